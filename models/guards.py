"""Triggers that keep the ledger of points append-only, on SQLite and PostgreSQL, also against ourselves.

They refuse UPDATE, DELETE, TRUNCATE, SQLite's ``INSERT OR REPLACE`` (which passes the first two), and an entry for a
closed month. Whoever drops one by hand is found by the posted hash of the chain. SQLite drops the triggers of a
table that a batch migration makes anew: ``bot.migrate`` sets them again at the end of each run.
"""

from collections.abc import Iterator

from sqlalchemy import DDL, Connection, event, inspect

from models.points import ClosedMonth, Entry, SealedCredit
from models.triggers import trigger_function

GUARDED: dict[str, str] = {
    "point_entries": "id = NEW.id OR deed = NEW.deed AND community_id = NEW.community_id"
    " OR number = NEW.number AND community_id = NEW.community_id OR reverses_id = NEW.reverses_id",
    "sealed_credits": "entry_id = NEW.entry_id OR deed = NEW.deed",
    "closed_months": "community_id = NEW.community_id AND month = NEW.month",
}
"""table → which row a new one would replace."""
APPEND_ONLY = "the ledger is append-only"
CLOSED = "this month is closed"
_OPEN = "EXISTS (SELECT 1 FROM closed_months WHERE community_id = NEW.community_id AND month = NEW.month)"


def guards(dialect: str, table: str) -> Iterator[str]:
    """The statements that guard one table; they may be run again."""
    yield from _for_postgresql(table) if dialect == "postgresql" else _for_sqlite(table)


def _for_sqlite(table: str) -> Iterator[str]:
    refuse = f"BEGIN SELECT RAISE(ABORT, '{APPEND_ONLY}'); END"
    for what in ("UPDATE", "DELETE"):
        yield f"CREATE TRIGGER IF NOT EXISTS {table}_no_{what.lower()} BEFORE {what} ON {table} {refuse}"
    there = f"EXISTS (SELECT 1 FROM {table} WHERE {GUARDED[table]})"  # noqa: S608  # nothing of it comes from outside
    yield f"CREATE TRIGGER IF NOT EXISTS {table}_no_replace BEFORE INSERT ON {table} WHEN {there} {refuse}"
    if table == "point_entries":
        closed = f"BEGIN SELECT RAISE(ABORT, '{CLOSED}'); END"
        yield f"CREATE TRIGGER IF NOT EXISTS {table}_open BEFORE INSERT ON {table} WHEN {_OPEN} {closed}"


def _for_postgresql(table: str) -> Iterator[str]:
    yield trigger_function("refuse_change", f"RAISE EXCEPTION '{APPEND_ONLY}';")
    each = "EXECUTE FUNCTION refuse_change()"
    yield f"CREATE OR REPLACE TRIGGER {table}_no_change BEFORE UPDATE OR DELETE ON {table} FOR EACH ROW {each}"
    yield f"CREATE OR REPLACE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table} FOR EACH STATEMENT {each}"
    if table == "point_entries":
        yield trigger_function("refuse_closed", f"IF {_OPEN} THEN RAISE EXCEPTION '{CLOSED}'; END IF; RETURN NEW;")
        open_only = "FOR EACH ROW EXECUTE FUNCTION refuse_closed()"
        yield f"CREATE OR REPLACE TRIGGER {table}_open BEFORE INSERT ON {table} {open_only}"


def set_guards(connection: Connection) -> None:
    """Set what is missing, on the tables that are there."""
    there = set(inspect(connection).get_table_names())
    for table in GUARDED:
        if table in there and "closed_months" in there:
            for statement in guards(connection.dialect.name, table):
                connection.exec_driver_sql(statement)


def _after_creation() -> None:
    for model in (Entry, SealedCredit, ClosedMonth):
        table = model.__table__  # type: ignore[union-attr]
        for dialect in ("sqlite", "postgresql"):
            for statement in guards(dialect, table.name):
                ddl = DDL(statement)  # type: ignore[no-untyped-call]
                event.listen(table, "after_create", ddl.execute_if(dialect=dialect))


_after_creation()
