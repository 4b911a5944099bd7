"""Who hears a clue: role × here, elsewhere, in the unit it was given to, on leave; and whose the points are."""

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta

import pytest
from sqlmodel import col, select

from bot.config import Config
from bot.database import Database
from models import (
    Appointment,
    Area,
    Chat,
    Clue,
    ClueKind,
    ClueState,
    Entry,
    Leave,
    Level,
    Person,
    Purpose,
    Refused,
    Right,
    Role,
    SealedCredit,
    Unit,
)
from services.act import Act
from services.clues import access_clue, clue_facts, credited_to, open_clues
from services.clues.credits import credit
from services.doors import Doors
from services.points import balance_of

NOW = datetime(2026, 3, 3, 6, 5, tzinfo=UTC)
RULES = replace(Config().town_rules(), doors=Doors(secret="s"))
HEARS = {Role.COMMUNITY_POLICE, Role.CLUE_CONTACT}
UNIT_ROLES = {Role.OFFICER, Role.UNIT_HEAD}


async def may(act: Act, clue: Clue, right: Right = Right.CLUE) -> bool:
    try:
        return bool(await access_clue(act, clue.id, right))
    except Refused:
        return False


async def test_every_role_here_elsewhere_and_no_longer(database: Database) -> None:
    async with database.transaction() as session:
        street, ours, theirs = (
            Area(key="s", name="街", level=Level.STREET),
            Unit(key="o", name="甲"),
            Unit(key="t", name="乙"),
        )
        session.add_all([street, ours, theirs])
        await session.flush()
        street.path = f"/{street.id}/"
        here, there = [Area(key=key, name=key, level=Level.COMMUNITY, parent_id=street.id) for key in ("here", "there")]
        session.add_all([here, there])
        await session.flush()
        for area in (here, there):
            area.path = f"{street.path}{area.id}/"
        given = Clue(
            kind=ClueKind.HAZARD,
            community_id=here.id,
            unit_id=ours.id,
            words="通道堵了",
            code_mark="a",
            day="2026-03-03",
        )
        kept = Clue(kind=ClueKind.STALL, community_id=here.id, words="摆摊", code_mark="b", day="2026-03-03")
        session.add_all([given, kept])
        await session.flush()
        act = Act(session, RULES, NOW)
        for role in Role:
            for place, area, unit, until in (
                ("here", here, ours, None), ("street", street, ours, None), ("there", there, theirs, None),
                ("gone", here, ours, NOW),
            ):  # fmt: skip
                person = Person(name="甲", met_at=NOW)
                session.add(person)
                await session.flush()
                of_unit = role in UNIT_ROLES
                since = NOW - timedelta(days=1)
                held = Appointment(person_id=person.id, role=role, since=since, until=until)
                held.area_id, held.unit_id = (None, unit.id) if of_unit else (area.id, None)
                chat = Chat(platform="web", external_id=f"{role}-{place}", purpose=Purpose.DIRECT, person_id=person.id)
                session.add_all([held, chat])
                await session.flush()
                mine = act.by(person, chat)
                near = place in ("here", "street")
                hears, works = role in HEARS and near, of_unit and near
                assert await may(mine, kept) == hears, (role, place)
                assert await may(mine, given) == (hears or works), (role, place)
                assert await may(mine, kept, Right.PASS_CLUE) == hears
                assert not (works and await may(mine, given, Right.PASS_CLUE))
                listed = {line["clue"] for line in await open_clues(mine)}
                assert listed == {clue.id for clue, seen in ((given, hears or works), (kept, hears)) if seen}
                assert (await clue_facts(mine, kept.id)).get("words") == ("摆摊" if hears else None)
                if not hears and not works:
                    assert await clue_facts(mine, given.id) == {"gone": True}


async def test_whoever_stands_in_hears_nothing(database: Database) -> None:
    async with database.transaction() as session:
        here = Area(key="here", name="here", level=Level.COMMUNITY)
        away, stand_in = Person(name="甲", met_at=NOW), Person(name="乙", met_at=NOW)
        session.add_all([here, away, stand_in])
        await session.flush()
        here.path = f"/{here.id}/"
        day = timedelta(days=1)
        session.add_all(
            [
                Appointment(person_id=away.id, role=Role.CLUE_CONTACT, area_id=here.id, since=NOW - day),
                Leave(person_id=away.id, stand_in_id=stand_in.id, since=NOW - day, until=NOW + day),
            ]
        )
        clue = Clue(kind=ClueKind.OTHER, community_id=here.id, words="渣土", code_mark="c", day="2026-03-03")
        session.add(clue)
        await session.flush()
        act = Act(session, RULES, NOW)
        assert await may(act.by(away, None), clue)
        assert not await may(act.by(stand_in, None), clue)
        assert not await may(act, clue)
        with pytest.raises(Refused, match="clue-gone"):
            await access_clue(act.by(away, None), clue.id + 1)


async def test_points_are_found_by_their_owner_alone(database: Database) -> None:
    async with database.transaction() as session:
        area, one, other = (
            Area(key="a", name="a", level=Level.COMMUNITY),
            Person(name="甲", met_at=NOW),
            Person(name="乙", met_at=NOW),
        )
        session.add_all([area, one, other])
        await session.flush()
        mine = Act(session, RULES, NOW).by(one, None)
        for number in range(3):
            clue = Clue(kind=ClueKind.OTHER, community_id=area.id, words="x", code_mark=f"{number}", day="2026-03-03")
            clue.state = ClueState.VERIFIED
            session.add(clue)
            await credit(mine, clue)
            assert clue.credited
        await session.flush()
        assert await credited_to(mine) == 15
        assert await credited_to(mine.by(other, None)) == 0
        rows = (await session.execute(select(SealedCredit))).scalars().all()
        entries = (await session.execute(select(Entry).order_by(col(Entry.number)))).scalars().all()
        assert len({row.deed for row in rows}) == 3  # and none says for which clue
        assert {(entry.person_id, entry.points, entry.recorded_by_id) for entry in entries} == {(None, 0, None)}
        assert {entry.at.astimezone(RULES.timezone).time() for entry in entries} == {time()}  # nor when
        assert (await balance_of(session, area.id, one.id, NOW.date())).spendable == 15
