"""How a town is built: the demo community once per test run as a template, a copy for every test."""

import uuid
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from pydantic import SecretStr
from sqlalchemy import delete
from sqlmodel import select

from bot.app import App
from bot.config import BulletinsSection, Config, DatabaseSection, DaySection, TelegramSection, WebSection
from bot.database import Database
from bot.demo.town import fill
from models import Account, Chat, Person, Purpose, Standby
from tests.botapi.server import BotApiServer
from tests.town.streets import Street, TelegramStreet, WebStreet, telegram_id
from tests.town.town import START, StandingClock, Town


async def populate(url: str) -> None:
    """Bring the demo community into a migrated database; stories put people on duty themselves."""
    database = Database(url)
    async with database.transaction() as session:
        await fill(session, Config(), START)
        await session.execute(delete(Standby))
    await database.dispose()


async def move_to_telegram(url: str, server: BotApiServer) -> None:
    """Let everybody talk on the test's Telegram instead of the chat page."""
    database = Database(url)
    async with database.transaction() as session:
        people = {person.id: person for person in (await session.execute(select(Person))).scalars()}
        for account in (await session.execute(select(Account))).scalars():
            person = people[account.person_id]
            account.platform, account.external_id = "telegram", str(telegram_id(person))
            server.add_person(telegram_id(person), person.name, "en" if person.language == "en" else "zh-hans")
        everybody = tuple(telegram_id(person) for person in people.values())
        for chat in (await session.execute(select(Chat))).scalars():
            chat.platform = "telegram"
            if chat.purpose is Purpose.DIRECT:
                chat.external_id = str(telegram_id(people[chat.person_id or 0]))
            else:
                chat.external_id = str(-5000 - chat.id)
                server.add_group(-5000 - chat.id, chat.title, everybody)
    await database.dispose()


@asynccontextmanager
async def web_town(url: str, folder: Path, *, day: bool = False) -> AsyncIterator[Town]:
    """A town on the chat page; with ``day`` people get the cards of the day, which most stories are not about."""
    config = Config(data=folder, database=_database(url), web=WebSection(port=0), **_quiet(day))
    app = App(config, StandingClock(), demo=True)
    await app.open()
    street = WebStreet(app)
    async with _lived_in(app, street) as town:
        yield town
    await street.close()
    await app.close()


@asynccontextmanager
async def telegram_town(url: str, folder: Path, *, day: bool = False) -> AsyncIterator[Town]:
    """The same town on Telegram."""
    clock = StandingClock()
    async with BotApiServer(f"42:{uuid.uuid4().hex}", seconds=clock.steady) as server:
        await move_to_telegram(url, server)
        telegram = TelegramSection(enabled=True, token=SecretStr(server.token), base_url=server.url, poll_seconds=5)
        config = Config(
            data=folder,
            database=_database(url),
            web=WebSection(enabled=False),
            telegram=telegram,
            **_quiet(day),
        )
        app = App(config, clock)
        await app.open()
        async with _lived_in(app, TelegramStreet(app, server)) as town:
            yield town
        await app.close()
        assert server.limits.broken == 0


def _quiet(day: bool) -> Any:
    """Without ``day`` neither cards nor bulletins come by themselves."""
    return {"day": DaySection(cards=day), "bulletins": BulletinsSection(weekly=day, monthly=day, quarterly=day)}


def _database(url: str) -> DatabaseSection:
    return DatabaseSection(url=SecretStr(url))


@asynccontextmanager
async def _lived_in(app: App, street: Street) -> AsyncIterator[Town]:
    town = Town(app, street)
    await town.learn()
    yield town
