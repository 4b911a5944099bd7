"""The demo's three weeks of past: lived through as in life, and no list is empty when the first visitor comes."""

import re
import shutil
import sqlite3
from collections import Counter
from collections.abc import AsyncIterator
from itertools import pairwise
from pathlib import Path
from random import Random

import pytest
from sqlmodel import col, select

from bot.database import Database
from bot.demo.history import NEXT_NUMBER
from bot.demo.town import FILE, build, demo_config
from models import (
    Appointment,
    Case,
    CaseEvent,
    Chat,
    Look,
    Outgoing,
    Person,
    Purpose,
    Role,
    RoomMessage,
    State,
    allowed,
)
from models.moves import OPEN
from services.act import Act
from services.cases import mine, to_do
from services.rooms import rooms_of
from tests.town.town import START

WORKING = (Role.GRID_MEMBER, Role.GRID_LEADER, Role.DESK, Role.STREET, Role.OFFICER, Role.UNIT_HEAD)


@pytest.fixture
async def lived(past: Path, tmp_path: Path) -> AsyncIterator[Database]:
    """A copy of the town with its past."""
    shutil.copyfile(past / FILE, tmp_path / FILE)
    database = Database(f"sqlite:///{tmp_path / FILE}")
    yield database
    await database.dispose()


async def test_no_list_is_empty(lived: Database, tmp_path: Path) -> None:
    rules = demo_config(tmp_path, 0).town_rules()
    async with lived.reading() as session:
        people = {person.id: person for person in (await session.execute(select(Person))).scalars()}
        working = select(Appointment.person_id).where(col(Appointment.role).in_(WORKING)).distinct()
        for worker in (await session.execute(working)).scalars():
            assert (await to_do(Act(session, rules, START, people[worker]), 1)).total, people[worker].name
        for key in ("wang", "chen", "zhao", "daisy", "he", "tang", "xie", "sun", "ma"):
            person = next(one for one in people.values() if one.key == key)
            assert (await mine(Act(session, rules, START, person), 1)).total >= 3, person.name
        for chat in (await session.execute(select(Chat).where(col(Chat.purpose) != Purpose.DIRECT))).scalars():
            said = select(RoomMessage.id).where(col(RoomMessage.room_id) == int(chat.external_id))
            assert len((await session.execute(said)).all()) >= 2, chat.title
        states = Counter((await session.execute(select(Case.state))).scalars())
        assert {state for state in OPEN | {State.CLOSED, State.CANCELLED} if not states[state]} == set()
        assert (await session.execute(select(Look))).all()


async def test_the_past_is_legal_and_whole(lived: Database) -> None:
    async with lived.reading() as session:
        cases = list((await session.execute(select(Case).order_by(col(Case.id)))).scalars())
        events = list((await session.execute(select(CaseEvent).order_by(col(CaseEvent.id)))).scalars())
        failed = select(Outgoing).where(col(Outgoing.failed_at).is_not(None) | col(Outgoing.sent_at).is_(None))
        assert [row.notice for row in (await session.execute(failed)).scalars() if row.send_after <= START] == []
    assert [case.number for case in cases] == list(range(NEXT_NUMBER - len(cases), NEXT_NUMBER))
    for case in cases:
        own = [event for event in events if event.case_id == case.id]
        assert all(allowed(event.move, event.from_state) for event in own if event.from_state)
        assert all(first.to_state is then.from_state for first, then in pairwise(own))
        assert all(first.at <= then.at <= START for first, then in pairwise(own))
        assert own[-1].to_state is case.state
        assert (case.closed_at is None) == (case.state in OPEN)


async def test_only_today_is_unread(lived: Database) -> None:
    async with lived.reading() as session:
        user = (
            (await session.execute(select(RoomMessage.sender_id).where(col(RoomMessage.text) != ""))).scalars().first()
        )
        assert user is not None
        for entrance in await rooms_of(session, user):
            after = select(RoomMessage).where(
                col(RoomMessage.room_id) == entrance.room.id, col(RoomMessage.id) > entrance.read
            )
            days = {message.at.date() for message in (await session.execute(after)).scalars()}
            assert days <= {START.date()}, entrance.room.title


SEAL = re.compile(r"(?<=-)[a-z2-7]{24}")
"""The seal of a link, which each house makes by a secret of its own."""


async def test_the_same_start_gives_the_same_past(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told = []
    for name in ("one", "two"):
        monkeypatch.setattr("secrets.randbelow", Random(7).randrange)  # the street's lot falls alike
        await build(demo_config(tmp_path / name, 0), START, lambda done, of: None, 2)
        with sqlite3.connect(tmp_path / name / FILE) as file:
            said = file.execute("SELECT room_id, at, text, photos, card FROM room_messages ORDER BY id").fetchall()
            told.append(
                [
                    [(*one[:4], SEAL.sub("", one[4])) for one in said],
                    file.execute("SELECT case_id, at, move, to_state FROM case_events ORDER BY id").fetchall(),
                ]
            )
        file.close()
        assert {path.name for path in (tmp_path / name).glob("*.db*")} == {FILE}
    assert told[0] == told[1]
