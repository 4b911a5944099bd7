"""Insert a row unless its unique key is there already: the one guard against doing a thing twice."""

from typing import Any

from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import SQLModel


async def insert_once(session: AsyncSession, table: type[SQLModel], **values: Any) -> int | None:
    """Insert a row and return its id; ``None`` when a unique key was taken, and nothing changed."""
    columns = table.__table__  # type: ignore[attr-defined]
    dialect = session.get_bind().dialect.name
    insert = postgresql.insert if dialect == "postgresql" else sqlite.insert
    statement = insert(columns).values(**values).on_conflict_do_nothing().returning(columns.c.id)
    found: int | None = (await session.execute(statement)).scalar_one_or_none()
    return found
