"""Triggers that keep ``point_tallies`` with each change of ``point_totals``, on SQLite and PostgreSQL.

The database counts, because it alone knows what a total was before: whoever writes totals (a new entry, a choice to
be on no list, two people who are one) cannot forget it. On PostgreSQL all who write totals wait for each other from the
first statement on: they change the same few tallies, in whatever order. SQLite drops the triggers of a table that a
batch migration makes anew: ``bot.migrate`` sets them again at the end of each run.
"""

from collections.abc import Iterator

from sqlalchemy import DDL, Connection, event, inspect

from models.points import TALLIED, PointTally, PointTotal
from models.triggers import trigger_function

_LOCK = 0x74616C6C79
"""PostgreSQL's advisory lock of whoever writes totals."""
_ON = PointTotal.__tablename__
_LEAVE = (
    "UPDATE point_tallies SET ranked = ranked - CASE WHEN OLD.ranked THEN 1 ELSE 0 END,"
    " people = people - 1, earned = earned - OLD.points"
    " WHERE area_id = OLD.area_id AND span = OLD.span AND key = OLD.key AND wide = {wide} AND points = {at}"
    " AND OLD.points > 0;"
)
_COME = (
    "INSERT INTO point_tallies (area_id, span, key, wide, points, ranked, people, earned)"
    " SELECT NEW.area_id, NEW.span, NEW.key, {wide}, {at}, CASE WHEN NEW.ranked THEN 1 ELSE 0 END, 1, NEW.points"
    " WHERE NEW.points > 0"
    " ON CONFLICT (area_id, span, key, wide, points) DO UPDATE SET ranked = point_tallies.ranked + excluded.ranked,"
    " people = point_tallies.people + 1, earned = point_tallies.earned + excluded.earned;"
)


def _each(statement: str, row: str) -> str:
    """For the tally of just so many points, and for the wide one around it."""
    exact, wide = f"{row}.points", f"{row}.points - {row}.points % {TALLIED}"
    return " ".join(statement.format(wide=said, at=at) for said, at in (("FALSE", exact), ("TRUE", wide)))


_CHANGES = {
    "insert": ("INSERT", _each(_COME, "NEW")),
    "update": ("UPDATE OF points, ranked", f"{_each(_LEAVE, 'OLD')} {_each(_COME, 'NEW')}"),
    "delete": ("DELETE", _each(_LEAVE, "OLD")),
}


def tallying(dialect: str) -> Iterator[str]:
    """The statements that set the triggers; they may be run again."""
    lite = dialect == "sqlite"
    if not lite:
        yield trigger_function("hold_tallies", f"PERFORM pg_advisory_xact_lock({_LOCK}); RETURN NULL;")
        yield (
            f"CREATE OR REPLACE TRIGGER {_ON}_held BEFORE INSERT OR UPDATE OR DELETE ON {_ON}"
            " FOR EACH STATEMENT EXECUTE FUNCTION hold_tallies()"
        )
    for name, (change, does) in _CHANGES.items():
        if lite:
            yield f"CREATE TRIGGER IF NOT EXISTS {_ON}_{name} AFTER {change} ON {_ON} BEGIN {does} END"
        else:
            yield trigger_function(f"tally_{name}", f"{does} RETURN NULL;")
            each = f"FOR EACH ROW EXECUTE FUNCTION tally_{name}()"
            yield f"CREATE OR REPLACE TRIGGER {_ON}_{name} AFTER {change} ON {_ON} {each}"


def set_tallying(connection: Connection) -> None:
    """Set what is missing, where both tables are there."""
    if {_ON, PointTally.__tablename__} <= set(inspect(connection).get_table_names()):
        for statement in tallying(connection.dialect.name):
            connection.exec_driver_sql(statement)


def _after_creation() -> None:
    for dialect in ("sqlite", "postgresql"):
        for statement in tallying(dialect):
            ddl = DDL(statement.replace("%", "%%"))  # type: ignore[no-untyped-call]
            event.listen(PointTotal.__table__, "after_create", ddl.execute_if(dialect=dialect))  # type: ignore[attr-defined]


_after_creation()
