"""What was settled long ago leaves, what is open stays, and the house does not grow with its past."""

from datetime import UTC, datetime, timedelta

from sqlalchemy import func
from sqlmodel import col, select

from bot.config import Config
from bot.database import Database
from models import Incoming, Marker
from services.act import Act
from services.pruning import BATCH, KEEP, prune_one

NOW = datetime(2026, 3, 3, 6, 0, tzinfo=UTC)
OLD = NOW - KEEP - timedelta(days=1)


async def stored(database: Database, count: int, handled_at: datetime | None) -> None:
    async with database.transaction() as session:
        session.add_all(
            Incoming(
                platform="web", external_id=f"{handled_at}-{place}", lane="a", received_at=OLD, handled_at=handled_at
            )
            for place in range(count)
        )
        session.add(await session.get(Marker, "pruning") or Marker(name="pruning", next_due=NOW))


async def swept(database: Database) -> int:
    """Prune until nothing is due; how many rows are left."""
    more = True
    while more:
        async with database.transaction() as session:
            more = await prune_one(Act(session, Config().town_rules(), NOW))
    async with database.reading() as session:
        return (await session.execute(select(func.count(col(Incoming.id))))).scalar_one()


async def test_everything_old_and_handled_leaves_in_batches_and_the_rest_stays(database: Database) -> None:
    await stored(database, BATCH + 7, OLD)
    await stored(database, 3, None)
    await stored(database, 2, NOW)
    assert await swept(database) == 5
