"""The demo: its settings, its community on the first start, and the afternoon at which its clock begins."""

from datetime import datetime, time, timedelta
from pathlib import Path

from pydantic import SecretStr
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col, select

from bot.clock import store_ahead
from bot.config import Config, DatabaseSection, WebSection
from bot.database import Database
from bot.demo import demo_text
from bot.demo.history import WEEKS, Progress, live_through
from bot.migrate import upgrade
from locales import say
from models import Appointment, Person, Role, Shown
from services.act import Act
from services.community import apply_community, read_community
from services.community.apply import give_tokens
from services.daily import schedule_posts
from services.points.weekly import schedule_boards
from web.demo import demo_token

FILE = "linli.db"
AFTERNOON = time(14, 5)
"""From here 43 hours lead to a morning, when a reminder may be heard."""


def demo_config(data: Path, port: int) -> Config:
    """The embedded defaults: SQLite and the web gateway."""
    return Config(data=data, database=_at(data / FILE), web=WebSection(port=port))


def _at(file: Path) -> DatabaseSection:
    return DatabaseSection(url=SecretStr(f"sqlite:///{file}"))


def first_afternoon(config: Config, now: datetime) -> datetime:
    """Five past two on the next working day that has not passed it yet."""
    rules = config.town_rules()
    local = now.astimezone(rules.timezone)
    day = local.date()
    if local.time() > AFTERNOON:
        day += timedelta(days=1)
    while not rules.calendar.is_workday(day):
        day += timedelta(days=1)
    return datetime.combine(day, AFTERNOON, rules.timezone).astimezone(now.tzinfo)


async def prepare(config: Config, now: datetime) -> bool:
    """Bring the database up to date, and fill an empty one; whether it was empty. ``now`` is real time."""
    start = first_afternoon(config, now)
    return await _fill_empty(config, start, start - now)


async def build(config: Config, now: datetime, tell: Progress, most: int | None = None) -> bool:
    """The same for the demo's own file, with three weeks of past; ``tell`` hears how far it is.

    It is built beside and put in place once it is whole: a start that was broken off leaves nothing half done.
    """
    file = config.data / FILE
    if file.exists():
        return await prepare(config, now)
    beside, start = file.with_name(f"building-{FILE}"), first_afternoon(config, now)
    for left in file.parent.glob(f"{beside.name}*"):
        left.unlink()
    there = config.model_copy(update={"database": _at(beside)})
    await _fill_empty(there, start - WEEKS, start - now)
    await _choose_names(there)
    await live_through(there, start, tell, most)
    beside.replace(file)
    return True


async def _choose_names(config: Config) -> None:
    """The demo's volunteers have said how lists show them: in full, so that boards have somebody on them."""
    database = Database(config.database.url.get_secret_value())
    volunteers = select(col(Appointment.person_id)).where(col(Appointment.role) == Role.VOLUNTEER)
    try:
        async with database.transaction() as session:
            for person in (await session.execute(select(Person).where(col(Person.id).in_(volunteers)))).scalars():
                person.shown = Shown.FULL
    finally:
        await database.dispose()


async def _fill_empty(config: Config, since: datetime, ahead: timedelta) -> bool:
    url = config.database.url.get_secret_value()
    await upgrade(url)
    database = Database(url)
    try:
        async with database.transaction() as session:
            if (await session.execute(select(col(Person.id)).limit(1))).first() is not None:
                return False
            await fill(session, config, since)
            await store_ahead(session, ahead)
        return True
    finally:
        await database.dispose()


async def fill(session: AsyncSession, config: Config, now: datetime) -> None:
    """Bring in the demo community, with tokens for everybody. ``now`` is town time."""
    community = read_community(demo_text())
    await apply_community(session, community, now=now, bot_name=say("bot-name", "zh_CN"))
    await give_tokens(session, {person.key: demo_token(person.key) for person in community.people})
    await schedule_posts(Act(session, config.town_rules(), now))
    await schedule_boards(Act(session, config.town_rules(), now))
