"""What was settled long ago leaves, what is open stays, and the house does not grow with its past."""

from datetime import UTC, datetime, timedelta

from sqlalchemy import func
from sqlmodel import SQLModel, col, select

from bot.config import Config
from bot.database import Database
from models import CardJob, CardJobKind, DayCard, DayCardKind, Incoming, Lane, Marker, Notice, Outgoing, Person
from services.act import Act
from services.people import enter_chat
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


async def test_what_was_given_up_leaves_and_what_was_never_sent_of_a_day_goes_with_its_card(database: Database) -> None:
    async with database.transaction() as session:
        session.add(Marker(name="pruning", next_due=NOW))
        chat = await enter_chat(session, "web", "1", direct_to=None, title="", language="zh_CN")
        person = Person(name="小杨", met_at=OLD)
        session.add(person)
        await session.flush()
        card = DayCard(person_id=person.id, kind=DayCardKind.OVERVIEW, day="2026-02-16", since=OLD, until=OLD)
        session.add(card)
        await session.flush()
        same = {"chat_id": chat.id, "lane": Lane.NOTICES, "notice": Notice.DAY_OVERVIEW.value, "send_after": OLD}
        picture = {"kind": CardJobKind.CARD, "chat_id": chat.id, "person_id": person.id, "at": OLD}
        session.add_all([CardJob(**picture, done_at=OLD), CardJob(**picture)])
        session.add_all([Outgoing(**same, day_card_id=card.id), Outgoing(**same, failed_at=OLD), Outgoing(**same)])
    await swept(database)
    async with database.reading() as session:
        left = (await session.execute(select(Outgoing.day_card_id, Outgoing.failed_at))).one()
        assert tuple(left) == (None, None)
        assert (await session.execute(select(DayCard.id))).first() is None
        assert (await session.execute(select(CardJob.done_at))).scalars().all() == [None]


def test_rows_that_point_at_what_leaves_are_found_by_an_index() -> None:
    """Else each row that leaves is looked for in all of theirs: 500 of them took six seconds."""
    unfound = [
        f"{table.name}.{key.parent.name}"
        for table in SQLModel.metadata.tables.values()
        for key in table.foreign_keys
        if key.ondelete and key.parent.name not in {next(iter(index.columns)).name for index in table.indexes}
    ]
    assert unfound == []
