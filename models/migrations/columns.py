"""Column types as migrations write them: frozen here, so that an old migration never changes with the models."""

import sqlalchemy as sa


def one_of(*words: str) -> sa.Enum:
    """Text that takes only ``words``, with a CHECK that is named after its table and column."""
    return sa.Enum(*words, name=None, native_enum=False, create_constraint=True, length=32)


def growing() -> sa.types.TypeEngine[int]:
    """64 bits on PostgreSQL, SQLite's own row number there."""
    return sa.BigInteger().with_variant(sa.Integer(), "sqlite")
