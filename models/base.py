"""What every table shares: constraint names, enum columns, JSON columns.

Times are aware UTC ``datetime``s everywhere. Enums are stored as their text values with a CHECK,
so that both databases hold the same words and a migration never needs ``ALTER TYPE``.
"""

from collections.abc import Callable
from enum import StrEnum
from functools import cache
from typing import Any, cast

from sqlalchemy import JSON, BigInteger, Enum, Integer, MetaData
from sqlmodel import Field, SQLModel

NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(column_0_N_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}

SQLModel.metadata.naming_convention = NAMES
metadata: MetaData = SQLModel.metadata


class Row(SQLModel):
    """A row of a table: its columns are set as SQLAlchemy sets them.

    SQLModel sets a column once for SQLAlchemy and once for pydantic, and asks pydantic anew for each default. Tables
    validate nothing, so that a case took 1 ms to be made where a tenth of it does; see decision 0013.
    """

    def __init__(self, **columns: Any) -> None:
        for name, default, makes in _beginnings(type(self)):
            object.__setattr__(self, name, columns[name] if name in columns else makes() if makes else default)

    def __setattr__(self, name: str, value: Any) -> None:
        object.__setattr__(self, name, value)


@cache
def _beginnings(table: type[Row]) -> list[tuple[str, Any, Callable[[], Any] | None]]:
    """Name, default and what makes the default of each column; one that must be given stays empty without it."""
    return [
        (name, None if field.is_required() else field.default, cast("Callable[[], Any] | None", field.default_factory))
        for name, field in table.model_fields.items()
    ]


def choice(of: type[StrEnum], **field: Any) -> Any:
    """A text column that takes only the values of ``of``; one CHECK per column, named after the column."""
    kind = Enum(
        of,
        native_enum=False,
        create_constraint=True,
        length=32,
        name=None,
        values_callable=lambda members: [member.value for member in members],
    )
    return Field(sa_type=cast("Any", kind), **field)


def json_list(**field: Any) -> Any:
    """A JSON column that starts as an empty list."""
    return Field(sa_type=JSON, default_factory=list, **field)


def json_object(**field: Any) -> Any:
    """A JSON column that starts as an empty object."""
    return Field(sa_type=JSON, default_factory=dict, **field)


def growing_id() -> Any:
    """The primary key of a table that grows with every message: 64 bits on PostgreSQL, rowid on SQLite."""
    kind = BigInteger().with_variant(Integer(), "sqlite")
    return Field(default=None, primary_key=True, sa_type=cast("Any", kind))


def reference(target: str, **field: Any) -> Any:
    """A 64-bit foreign key to a table whose key is ``growing_id``."""
    kind = BigInteger().with_variant(Integer(), "sqlite")
    return Field(foreign_key=target, sa_type=cast("Any", kind), **field)


def growing_number(**field: Any) -> Any:
    """The key of such a row where no foreign key can stand, because that row points back."""
    kind = BigInteger().with_variant(Integer(), "sqlite")
    return Field(default=None, nullable=True, sa_type=cast("Any", kind), **field)


def long_number(**field: Any) -> Any:
    """A number as large as such a key, that outlives the row it was the key of."""
    kind = BigInteger().with_variant(Integer(), "sqlite")
    return Field(sa_type=cast("Any", kind), **field)
