"""Column types as migrations write them: frozen here, so that an old migration never changes with the models."""

from collections.abc import Iterable

import sqlalchemy as sa
from alembic import op


def one_of(*words: str) -> sa.Enum:
    """Text that takes only ``words``, with a CHECK that is named after its table and column."""
    return sa.Enum(*words, name=None, native_enum=False, create_constraint=True, length=32)


def growing() -> sa.types.TypeEngine[int]:
    """64 bits on PostgreSQL, SQLite's own row number there."""
    return sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def allow(table: str, column: str, words: Iterable[str]) -> None:
    """Recreate the CHECK of a ``one_of`` column with these words; the column stays the text it is."""
    name = op.f(f"ck_{table}_{column}")
    listed = ", ".join(f"'{word}'" for word in words)
    with op.batch_alter_table(table) as changed:
        changed.drop_constraint(name, type_="check")
        changed.create_check_constraint(name, sa.text(f"{column} IN ({listed})"))
