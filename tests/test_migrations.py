"""Migrations: up, down and up again on both databases, and at the end exactly what the models say."""

from collections.abc import Callable, Mapping
from typing import Any

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Connection, Inspector, inspect
from sqlalchemy.ext.asyncio import create_async_engine

from bot.database import Database, async_url
from bot.migrate import current, downgrade, head, upgrade
from models import metadata
from tests.conftest import NewDatabase

BOOKKEEPING = {"alembic_version"}


def tables(inspector: Inspector) -> set[str]:
    return set(inspector.get_table_names()) - BOOKKEEPING


def plain(found: Any) -> str:
    """Nested values as text that does not depend on where objects live."""
    if isinstance(found, Mapping):
        return str(sorted((name, plain(value)) for name, value in found.items()))
    return str(found)


def shape(inspector: Inspector) -> dict[str, Any]:
    """What ``compare_metadata`` doesn't look at: CHECKs, partial indexes, what a deletion does."""
    return {
        table: {
            "checks": sorted((check["name"], check["sqltext"]) for check in inspector.get_check_constraints(table)),
            "indexes": sorted(plain(index) for index in inspector.get_indexes(table)),
            "keys": sorted(plain(key) for key in inspector.get_foreign_keys(table)),
            "primary": inspector.get_pk_constraint(table),
        }
        for table in sorted(tables(inspector))
    }


async def look(url: str, at: Callable[[Connection], Any]) -> Any:
    engine = create_async_engine(async_url(url))
    try:
        async with engine.begin() as connection:
            return await connection.run_sync(at)
    finally:
        await engine.dispose()


async def test_up_down_and_up_again(database_kind: str, database_url: NewDatabase) -> None:
    url = database_url(database_kind, template=None)
    assert await current(url) is None
    await upgrade(url)
    assert await current(url) == head()
    await downgrade(url, "base")
    assert await look(url, lambda connection: tables(inspect(connection))) == set()
    await upgrade(url)
    assert await look(url, lambda connection: tables(inspect(connection))) == set(metadata.tables)


async def test_the_last_migration_is_what_the_models_say(database: Database) -> None:
    def difference(connection: Connection) -> list[Any]:
        context = MigrationContext.configure(connection, opts={"compare_type": True, "target_metadata": metadata})
        return list(compare_metadata(context, metadata))

    assert await look(database.url, difference) == []


async def test_checks_and_partial_indexes_are_those_of_the_models(
    database_kind: str, database_url: NewDatabase
) -> None:
    migrated, created = database_url(database_kind), database_url(database_kind, template=None)
    await look(created, metadata.create_all)

    def whole(connection: Connection) -> dict[str, Any]:
        return shape(inspect(connection))

    assert await look(migrated, whole) == await look(created, whole)
