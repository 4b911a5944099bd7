"""Insert a row unless its unique key is there already: the one guard against doing a thing twice; or write over it."""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from sqlalchemy import insert
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import SQLModel


async def insert_once(session: AsyncSession, table: type[SQLModel], **values: Any) -> int | None:
    """Insert a row and return its id; ``None`` when a unique key was taken, and nothing changed."""
    statement = _insert_one(session.get_bind().dialect.name, table)
    found: int | None = (await session.execute(statement, values)).scalar_one_or_none()
    return found


async def insert_many(session: AsyncSession, table: type[SQLModel], rows: Sequence[Mapping[str, Any]]) -> list[int]:
    """Insert rows with the same columns in few statements, with no object for any of them; their ids in this order."""
    if not rows:
        return []
    columns = table.__table__  # type: ignore[attr-defined]
    statement = insert(columns).returning(columns.c.id, sort_by_parameter_order=True)
    return list((await session.execute(statement, rows)).scalars())


async def insert_each_once(session: AsyncSession, table: type[SQLModel], rows: Sequence[Mapping[str, Any]]) -> None:
    """Insert rows with the same columns in one statement; those whose unique key was taken are left out."""
    if rows:
        await session.execute(_insert(session, table), rows)


async def write_over(
    session: AsyncSession, table: type[SQLModel], key: Mapping[str, Any], values: Mapping[str, Any]
) -> None:
    """Write the one row with this unique key, whether it is there already or not; no object of it hears of it."""
    statement = _write_over(session.get_bind().dialect.name, table, tuple(key), tuple(values))
    await session.execute(statement, {**key, **values})


def _insert(session: AsyncSession, table: type[SQLModel]) -> Any:
    return _insert_into(session.get_bind().dialect.name, table)


@cache
def _insert_one(dialect: str, table: type[SQLModel]) -> Any:
    return _insert_into(dialect, table).returning(table.__table__.c.id)  # type: ignore[attr-defined]


@cache
def _insert_into(dialect: str, table: type[SQLModel]) -> Any:
    into = postgresql.insert if dialect == "postgresql" else sqlite.insert
    return into(table.__table__).on_conflict_do_nothing()  # type: ignore[attr-defined]


@cache
def _write_over(dialect: str, table: type[SQLModel], key: tuple[str, ...], columns: tuple[str, ...]) -> Any:
    into = (postgresql.insert if dialect == "postgresql" else sqlite.insert)(table.__table__)  # type: ignore[attr-defined]
    fresh = into.excluded
    return into.on_conflict_do_update(index_elements=key, set_={name: fresh[name] for name in columns})
