"""The demo community on the bench's Telegram, with two hundred more residents at home in one building."""

import asyncio
import json
import shutil
import sqlite3
from collections.abc import Iterable
from pathlib import Path

from sqlmodel import col, select

from bot.database import Database
from bot.migrate import upgrade
from models import Account, Chat, Person, Purpose
from tests.botapi.server import BotApiServer
from tests.town.building import move_to_telegram, populate
from tests.town.town import START

FILE = "linli.db"
FACTS = {"refusal": "nothing-said"}


async def settle_in(folder: Path, server: BotApiServer, people: Iterable[int]) -> None:
    """Build the town in ``folder`` and let these account numbers live where 王 does."""
    shutil.rmtree(folder, ignore_errors=True)
    await asyncio.to_thread(folder.mkdir, parents=True)
    url = f"sqlite:///{folder / FILE}"
    await upgrade(url)
    await populate(url)
    await move_to_telegram(url, server)
    database = Database(url)
    async with database.transaction() as session:
        wang = (await session.execute(select(Person).where(col(Person.key) == "wang"))).scalar_one()
        for number in people:
            person = Person(name=f"居民{number}", home_area_id=wang.home_area_id, met_at=wang.met_at)
            session.add(person)
            await session.flush()
            session.add(Account(platform="telegram", external_id=str(number), person_id=person.id))
            session.add(Chat(platform="telegram", external_id=str(number), purpose=Purpose.DIRECT, person_id=person.id))
    await database.dispose()


def owe(folder: Path, number: int, people: Iterable[int]) -> None:
    """Put so many notices into the outbox of the running house, all due now."""
    due = f"{START:%Y-%m-%d %H:%M:%S}.000000"
    with sqlite3.connect(folder / FILE, timeout=30) as rows:
        known = dict(rows.execute("SELECT external_id, id FROM chats").fetchall())
        chats = [known[str(person)] for person in people]
        rows.executemany(
            "INSERT INTO outgoing (chat_id, lane, notice, facts, send_after, gather, reply_to, thread, audience,"
            " attempts, error, doubtful) VALUES (?, 'notices', 'refusal', ?, ?, '', '', '', '', 0, '', 0)",
            [(chats[place % len(chats)], json.dumps(FACTS), due) for place in range(number)],
        )
    rows.close()
