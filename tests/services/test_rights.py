"""Who may do what: every role × right in one's own area or unit, elsewhere and without one; in office and after."""

import itertools
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlmodel import col, select

from bot.config import Config
from bot.database import Database
from models import (
    Appointment,
    Area,
    Case,
    Chat,
    Level,
    Person,
    Purpose,
    Refusal,
    Refused,
    Right,
    Role,
    Sensitivity,
    State,
    Unit,
)
from services.access import access_case, require, standings, visible_cases
from services.act import Act
from services.roster import of_unit
from tests.conftest import NewDatabase

NOW = datetime(2026, 3, 3, 6, 5, tzinfo=UTC)
RULES = Config().town_rules()

ABOUT_NO_CASE = {
    Right.PASTE,
    Right.REPORT,
    Right.LOG,
    Right.LIST_WORK,
    Right.BIND,
    Right.APPOINT,
    Right.SET_UP,
    Right.INVITE,
    Right.RESTORE,
    Right.END_LINK,
    Right.EXPORT,
    Right.ROSTER,
    Right.AWARD,
    Right.APPROVE_RULE,
    Right.GIFTS,
    Right.KEEP_REPLIES,
    Right.ORGANISE,
    Right.LEAD,
    Right.SIGN_UP,
    Right.WISH,
    Right.WISH_FOR,
    Right.SPOT_CHECK,
    Right.RATES,
    Right.PUBLISH,
}
ABOUT_A_CLUE = {Right.CLUE, Right.PASS_CLUE}
ABOUT_A_CASE = set(Right) - ABOUT_NO_CASE - ABOUT_A_CLUE
UNIT_ROLES = {Role.OFFICER, Role.UNIT_HEAD}

ONES_OWN_REPORT = "see add confirm rate reopen answer cancel correct nudge"
"""What everybody may do about what they reported."""

HERE = {
    Role.RESIDENT: "",
    Role.VOLUNTEER: "",
    Role.BUILDING_LEADER: "see",
    Role.SUPERVISOR: "see",
    Role.COMMUNITY_POLICE: "",
    Role.CLUE_CONTACT: "",
    Role.OFFICER: "see note",
    Role.UNIT_HEAD: "see note transfer",
    Role.GRID_MEMBER: "arrive see note verify correct answer pass_on",
    Role.GRID_LEADER: "arrive see note verify correct answer pass_on mark_hard",
    Role.DESK: "see verify correct answer pass_on add dispatch decide_time pause close cancel reword see_reporter "
    "mark_hard issue call_units merge exempt nudge note reply transfer arrive",
    Role.STREET: "see verify correct answer pass_on dispatch decide_time pause close cancel reword see_reporter "
    "coordinate issue call_units merge exempt nudge note reply transfer arrive",
}
"""In one's own area, or of one's own unit, whoever's turn it is."""

ONES_TURN = {
    Role.OFFICER: "accept decline ask_time hand_in reply",
    Role.UNIT_HEAD: "accept decline ask_time hand_in reply",
    Role.GRID_MEMBER: "accept ask_time hand_in reply solve to_unit pass_up",
    Role.GRID_LEADER: "accept ask_time hand_in reply solve to_unit pass_up",
    Role.DESK: "accept ask_time hand_in reply solve to_unit pass_up",
    Role.STREET: "accept ask_time hand_in reply solve to_unit",
}
"""Besides, while it is one's turn there."""

HELPING = "see add do_part note"
"""What officers and heads of a unit may do that helps another with a hard case."""

ANYWHERE = {
    Right.REPORT: set(Role),
    Right.LOG: {Role.BUILDING_LEADER, Role.GRID_MEMBER, Role.GRID_LEADER},
    Right.LIST_WORK: set(ONES_TURN),
    Right.PASTE: {Role.GRID_MEMBER, Role.GRID_LEADER, Role.DESK, Role.STREET},
    Right.BIND: {Role.DESK, Role.STREET},
    Right.AWARD: {Role.DESK, Role.STREET},
    Right.GIFTS: {Role.DESK, Role.STREET},
    Right.KEEP_REPLIES: {Role.DESK, Role.STREET},
    Right.ROSTER: {Role.UNIT_HEAD, Role.GRID_LEADER, Role.DESK, Role.STREET},
}

MAY_SEE = {
    Sensitivity.OPEN: {*ONES_TURN, Role.BUILDING_LEADER, Role.SUPERVISOR},
    Sensitivity.PRIVATE: {Role.DESK, Role.STREET, Role.OFFICER, Role.UNIT_HEAD},
    Sensitivity.SEALED: {Role.DESK, Role.STREET},
}
"""Who may see a case of their area or unit while it is somebody else's turn."""


def rights(words: str) -> set[Right]:
    return set(map(Right, words.split()))


@dataclass
class Ground:
    """Two communities, two units, somebody who reports, and as many people and cases as a test wants."""

    act: Act
    here: Area
    there: Area
    ours: Unit
    theirs: Unit
    chat: Chat
    reporter: Person

    async def add(self, *rows: object) -> None:
        self.act.session.add_all(rows)
        await self.act.session.flush()

    async def person(self, role: Role, *, anywhere: bool = True, until: datetime | None = None) -> Person:
        """Somebody who holds ``role`` here or in our unit; for nothing at all when not ``anywhere``."""
        person = Person(name="甲", met_at=NOW)
        await self.add(person)
        area = self.here.id if anywhere and role not in UNIT_ROLES else None
        unit = self.ours.id if anywhere and role in UNIT_ROLES else None
        since = NOW - timedelta(days=9)
        if role is not Role.RESIDENT:
            await self.add(
                Appointment(person_id=person.id, role=role, area_id=area, unit_id=unit, since=since, until=until)
            )
        return person

    async def case(self, role: Role, *, near: bool, turn: bool, **more: Any) -> Case:
        """A case near to whoever holds ``role`` (their area, their unit) or far from them; their turn or not."""
        of_unit = role in UNIT_ROLES
        waits_for = (Role.OFFICER if of_unit else role) if turn and role in ONES_TURN else None
        number = (await self.act.session.execute(select(col(Case.id)))).scalars().all()
        values: dict[str, Any] = {
            "number": len(number) + 1,
            "reporter_id": self.reporter.id,
            "origin_chat_id": self.chat.id,
            "area_id": (self.here if near != of_unit else self.there).id,
            "unit_id": (self.ours if near else self.theirs).id if of_unit else None,
            "held_by": waits_for or (Role.SUPERVISOR if role is not Role.SUPERVISOR else Role.DESK),
            "filed_at": NOW,
            "changed_at": NOW,
        }
        case = Case(**(values | more))
        await self.add(case)
        return case

    async def granted(self, person: Person, case: Case) -> set[Right]:
        return {right for right in ABOUT_A_CASE if await self.refused(person, case, right) is None}

    async def refused(self, person: Person, case: Case, right: Right) -> Refusal | None:
        try:
            await access_case(self.act.by(person, None), case.id, right)
        except Refused as refused:
            return refused.refusal
        return None


@pytest.fixture
async def ground(sqlite_database: Database) -> AsyncIterator[Ground]:
    async with sqlite_database.transaction() as session:
        here, there = [Area(key=key, name=key, level=Level.COMMUNITY) for key in ("here", "there")]
        ours, theirs = [Unit(key=key, name=key) for key in ("ours", "theirs")]
        chat = Chat(platform="web", external_id="1", purpose=Purpose.DIRECT)
        reporter = Person(name="乙", met_at=NOW)
        session.add_all([here, there, ours, theirs, chat, reporter])
        await session.flush()
        here.path, there.path = f"/{here.id}/", f"/{there.id}/"
        await session.flush()
        yield Ground(Act(session, RULES, NOW), here, there, ours, theirs, chat, reporter)


def test_the_tables_name_every_role_and_right() -> None:
    named = rights(f"{ONES_OWN_REPORT} {HELPING}").union(*map(rights, (*HERE.values(), *ONES_TURN.values())))
    assert named == ABOUT_A_CASE
    assert set(HERE) == set(Role)


@pytest.mark.parametrize("role", Role)
async def test_ones_own_area_or_unit(ground: Ground, role: Role) -> None:
    person = await ground.person(role)
    waiting, other = [await ground.case(role, near=True, turn=turn) for turn in (True, False)]
    assert await ground.granted(person, waiting) == rights(HERE[role]) | rights(ONES_TURN.get(role, ""))
    assert await ground.granted(person, other) == rights(HERE[role])


@pytest.mark.parametrize("role", Role)
async def test_elsewhere_and_without_an_area_or_unit_nobody_may_anything(ground: Ground, role: Role) -> None:
    for person in (await ground.person(role), await ground.person(role, anywhere=False)):
        for turn in (True, False):
            far = await ground.case(role, near=False, turn=turn)
            assert await ground.granted(person, far) == set()
    unplaced = await ground.person(role, anywhere=False)
    assert await ground.granted(unplaced, await ground.case(role, near=True, turn=True)) == set()


@pytest.mark.parametrize("role", Role)
async def test_ones_own_report_wherever_it_is(ground: Ground, role: Role) -> None:
    person = await ground.person(role)
    own = await ground.case(role, near=False, turn=True, reporter_id=person.id, sensitivity=Sensitivity.SEALED)
    assert await ground.granted(person, own) == rights(ONES_OWN_REPORT)


@pytest.mark.parametrize("role", Role)
async def test_an_appointment_that_has_ended_gives_nothing_and_the_refusal_says_why(ground: Ground, role: Role) -> None:
    person = await ground.person(role, until=NOW)
    case = await ground.case(role, near=True, turn=True)
    had = rights(HERE[role]) | rights(ONES_TURN.get(role, ""))
    for right in ABOUT_A_CASE - {Right.SEE}:
        why = Refusal.NO_LONGER_APPOINTED if right in had else Refusal.NOT_YOURS
        assert await ground.refused(person, case, right) is why
    assert await ground.refused(person, case, Right.SEE) is Refusal.NO_SUCH_CASE


@pytest.mark.parametrize("role", Role)
async def test_what_needs_no_case(ground: Ground, role: Role) -> None:
    person = await ground.person(role)
    for right, holders in ANYWHERE.items():
        if role in holders:
            assert await require(ground.act.by(person, None), right)
        else:
            with pytest.raises(Refused, match="not-yours"):
                await require(ground.act.by(person, None), right)


@pytest.mark.parametrize("sensitivity", Sensitivity)
async def test_who_may_see_what_is_not_for_everybody(ground: Ground, sensitivity: Sensitivity) -> None:
    for role in Role:
        person = await ground.person(role)
        case = await ground.case(role, near=True, turn=False, sensitivity=sensitivity)
        assert (await ground.refused(person, case, Right.SEE) is None) == (role in MAY_SEE[sensitivity]), role


@pytest.mark.parametrize("role", [Role.GRID_MEMBER, Role.GRID_LEADER])
async def test_the_grid_handles_a_private_matter_while_it_is_its_turn(ground: Ground, role: Role) -> None:
    person = await ground.person(role)
    case = await ground.case(role, near=True, turn=True, sensitivity=Sensitivity.PRIVATE)
    assert await ground.granted(person, case) == rights("see arrive") | rights(ONES_TURN[role])


async def test_a_stranger_and_a_case_that_is_not_there(ground: Ground) -> None:
    case = await ground.case(Role.DESK, near=True, turn=True)
    with pytest.raises(Refused, match="not-for-strangers"):
        await access_case(ground.act, case.id, Right.SEE)
    with pytest.raises(Refused, match="no-such-case"):
        await access_case(ground.act, case.id + 1, Right.SEE)


async def test_lists_show_exactly_the_cases_that_may_be_seen_one_by_one(
    database_kind: str, database_url: NewDatabase
) -> None:
    database = Database(database_url(database_kind, template="town"))
    async with database.transaction() as session:
        people = (await session.execute(select(Person).order_by(col(Person.id)))).scalars().all()
        act = Act(session, RULES, NOW + timedelta(days=1))
        await dismiss_one_of_each(act)
        cases = await mixed_cases(act, people)
        seen = 0
        for person in people:
            found = visible_cases(person, await standings(session, person, act.now))
            query = select(Case.id).join(Area, col(Area.id) == col(Case.area_id)).where(found)
            listed = set((await session.execute(query)).scalars())
            assert listed == {case.id for case in cases if await may_see(act.by(person, None), case)}, person.key
            seen += len(listed)
        assert 0 < seen < len(people) * len(cases)
    await database.dispose()


async def may_see(act: Act, case: Case) -> bool:
    try:
        return bool(await access_case(act, case.id, Right.SEE))
    except Refused:
        return False


async def dismiss_one_of_each(act: Act) -> None:
    """One officer and one grid member are no longer in office."""
    for role in (Role.OFFICER, Role.GRID_MEMBER):
        query = select(Appointment).where(col(Appointment.role) == role).order_by(col(Appointment.id)).limit(1)
        (await act.session.execute(query)).scalar_one().until = act.now


async def mixed_cases(act: Act, people: Sequence[Person]) -> list[Case]:
    """Every sensitivity × whose turn it is, over places, units, reporters and states in turn."""
    keys = ("chunfengli-3-2", "chunfeng-g2", "qiushi", "liuan-6-1", "xinliu")
    areas = itertools.cycle((await act.session.execute(select(Area.id).where(col(Area.key).in_(keys)))).scalars().all())
    units = (await act.session.execute(select(Unit.id))).scalars().all()
    staffed = itertools.cycle([unit for unit in units if await of_unit(act.session, unit, UNIT_ROLES, act.now)])
    reporters, states = itertools.cycle(people), itertools.cycle(State)
    chat = (await act.session.execute(select(Chat.id).limit(1))).scalar_one()
    turns = (None, Role.OFFICER, Role.OFFICER, Role.GRID_MEMBER, Role.GRID_LEADER, Role.DESK, Role.STREET)
    cases = [
        Case(
            number=number,
            sensitivity=sensitivity,
            state=next(states),
            held_by=turn,
            unit_id=next(staffed) if turn in (None, Role.OFFICER) else None,
            area_id=next(areas),
            reporter_id=next(reporters).id,
            origin_chat_id=chat,
            filed_at=NOW,
            changed_at=NOW,
        )
        for number, (sensitivity, turn) in enumerate(itertools.product(Sensitivity, turns * 2), 1)
    ]
    act.session.add_all(cases)
    await act.session.flush()
    return cases
