"""Figures of units and desk, against a slow and obvious count, on both databases; and whose figures one reads."""

import random
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from bot.config import Config
from bot.database import Database
from models import (
    Area,
    Assignment,
    Case,
    CaseStage,
    Chat,
    Ended,
    Level,
    Person,
    Role,
    Sensitivity,
    StageTime,
    State,
    Unit,
)
from services.act import Act
from services.rating import DeskSide, Span, Whose, desk_sides, tallies
from services.rules.rates import Tally

START = datetime(2026, 3, 1, tzinfo=UTC)
NOW = START + timedelta(days=20)
HOUR = timedelta(hours=1)


async def _ground(session: AsyncSession) -> tuple[list[Area], list[Unit], Person, Chat]:
    street = Area(key="street", name="街道", level=Level.STREET, path="")
    session.add(street)
    await session.flush()
    street.path = f"/{street.id}/"
    areas = []
    for key, name in (("east", "东"), ("west", "西")):
        area = Area(key=key, name=name, level=Level.COMMUNITY, parent_id=street.id, path="")
        session.add(area)
        await session.flush()
        area.path = f"{street.path}{area.id}/"
        areas.append(area)
    units = [Unit(key=f"u{at}", name=f"单位{at}") for at in range(3)]
    person = Person(name="甲", met_at=START)
    chat = Chat(platform="web", external_id="1", title="群")
    session.add_all([*units, person, chat])
    await session.flush()
    return areas, units, person, chat


class Lives:
    """Random cases, and what a slow count says of them."""

    def __init__(self, seed: int, ground: Any) -> None:
        self.some = random.Random(seed)  # a seed that tells the same story again
        self.areas, self.units, self.person, self.chat = ground
        self.number = 0

    def moment(self, *, maybe: bool = False) -> Any:
        if maybe and self.some.random() < 0.3:
            return None
        return START + self.some.randrange(24 * 20) * HOUR

    def case(self, **more: Any) -> Case:
        self.number += 1
        sealed = self.some.random() < 0.1
        return Case(
            number=self.number,
            reporter_id=self.person.id,
            origin_chat_id=self.chat.id,
            area_id=self.some.choice(self.areas).id,
            sensitivity=Sensitivity.SEALED if sealed else Sensitivity.OPEN,
            exempt_at=NOW if self.some.random() < 0.2 else None,
            filed_at=START,
            changed_at=START,
            **more,
        )

    def assignment(self, case: Case) -> Assignment:
        given = self.moment()
        return Assignment(
            case_id=case.id,
            unit_id=self.some.choice(self.units).id,
            area_id=case.area_id,
            given_at=given,
            accept_due_at=self.moment(maybe=True),
            accepted_at=self.moment(maybe=True),
            due_at=self.moment(maybe=True),
            handled_at=self.moment(maybe=True),
            ended_at=max(given, self.moment()),
            ended=self.some.choice(list(Ended)),
            misdirected=self.some.random() < 0.2,
            reworked=self.some.random() < 0.2,
            people=self.some.randrange(4),
            solved=self.some.randrange(3),
            unsolved=self.some.randrange(2),
            satisfied=self.some.randrange(3),
            dissatisfied=self.some.randrange(2),
        )


def _slow(case: Case, one: Assignment, span: Span) -> Tally:
    """One that is over, question by question."""

    def inside(at: datetime | None) -> bool:
        return at is not None and span.start <= at < span.end

    counts: dict[str, int] = {"given": int(one.ended_at >= span.start and inside(one.given_at))}
    if inside(one.ended_at):
        counts |= {name: getattr(one, name) for name in ("people", "solved", "unsolved", "satisfied", "dissatisfied")}
        done = one.ended is Ended.DONE
        counts |= {"ended": 1, "closed": int(done), "reworked": int(done and one.reworked)}
        counts |= {"returned": int(one.ended is Ended.RETURNED), "misdirected": int(one.misdirected)}
    if inside(one.due_at) and one.due_at and (one.ended is Ended.DONE or one.due_at < one.ended_at):
        late = one.handled_at is None or one.handled_at > one.due_at
        spared = late and case.exempt_at is not None
        counts |= {"due": int(not spared), "in_time": int(not late), "exempt": int(spared)}
    said = one.accepted_at or (one.ended_at if one.ended is Ended.RETURNED else None)
    if inside(one.accept_due_at) and one.accept_due_at and (said or one.ended_at > one.accept_due_at):
        counts |= {"asked": 1, "answered": int(said is not None and said <= one.accept_due_at)}
    return Tally(**counts)


def _slow_open(case: Case, span: Span) -> Tally:
    def inside(at: datetime | None) -> bool:
        return at is not None and span.start <= at < span.end

    if case.state is State.FILED:
        return Tally()
    held = case.state is not State.HANDLED
    counts = {"given": int(inside(case.assigned_at)), "open": int(held)}
    counts["overdue"] = int(held and case.due_at is not None and case.due_at < NOW)
    if inside(case.accept_due_at) and case.accept_due_at:
        in_time = case.accepted_at is not None and case.accepted_at <= case.accept_due_at
        counts |= {"asked": 1, "answered": int(in_time)}
    if inside(case.due_at) and case.due_at:
        late = case.handled_at is None or case.handled_at > case.due_at
        spared = late and case.exempt_at is not None
        counts |= {"due": int(not spared), "in_time": int(not late), "exempt": int(spared)}
    return Tally(**counts)


async def test_figures_are_those_of_a_slow_count(database: Database) -> None:
    async with database.transaction() as session:
        lives = Lives(7, await _ground(session))
        past = [lives.case(state=State.CLOSED, closed_at=NOW) for _ in range(150)]
        states = (State.FILED, State.ASSIGNED, State.ACCEPTED, State.HANDLED, State.PAUSED)
        work = [
            lives.case(
                state=lives.some.choice(states),
                held_by=Role.OFFICER,
                unit_id=lives.some.choice(lives.units).id,
                assigned_at=lives.moment(),
                accept_due_at=lives.moment(maybe=True),
                accepted_at=lives.moment(maybe=True),
                due_at=lives.moment(maybe=True),
                handled_at=lives.moment(maybe=True),
            )
            for _ in range(80)
        ]
        session.add_all([*past, *work])
        await session.flush()
        over = [(case, lives.assignment(case)) for case in past]
        session.add_all([one for _, one in over])
        await session.flush()
        act = Act(session, Config().town_rules(), NOW)
        span = Span(START + timedelta(days=7), START + timedelta(days=14))
        for of, seen in ((Whose((lives.areas[0].path,)), lives.areas[0].id), (Whose((), (lives.units[1].id,)), 0)):
            found = await tallies(act, of, span)
            for unit in lives.units:
                wanted = sum(
                    [
                        _slow(case, one, span)
                        for case, one in over
                        if one.unit_id == unit.id and _mine(case, unit.id, seen, lives.units[1].id)
                    ]
                    + [
                        _slow_open(case, span)
                        for case in work
                        if case.unit_id == unit.id and _mine(case, unit.id, seen, lives.units[1].id)
                    ],
                    Tally(),
                )
                assert found.get(unit.id, Tally()) == wanted


def _mine(case: Case, unit: int, area: int, own: int) -> bool:
    if case.sensitivity is Sensitivity.SEALED:
        return False
    return case.area_id == area if area else unit == own


async def test_the_desks_side_is_by_community(database: Database) -> None:
    async with database.transaction() as session:
        lives = Lives(3, await _ground(session))
        here, sealed = lives.case(state=State.CLOSED), lives.case(state=State.CLOSED)
        here.area_id = sealed.area_id = lives.areas[0].id
        here.sensitivity, sealed.sensitivity = Sensitivity.OPEN, Sensitivity.SEALED
        session.add_all([here, sealed])
        await session.flush()
        for case, stage, minutes in (
            (here, CaseStage.DISPATCH, 10),
            (here, CaseStage.INTAKE, 30),
            (here, CaseStage.CHECK, 5),
            (sealed, CaseStage.DISPATCH, 500),
        ):
            since = START + timedelta(days=8)
            took = since + timedelta(minutes=minutes)
            session.add(
                StageTime(
                    case_id=case.id, stage=stage, since=since, due_at=since + timedelta(minutes=15), ended_at=took
                )
            )
        await session.flush()
        act = Act(session, Config().town_rules(), NOW)
        span = Span(START + timedelta(days=7), START + timedelta(days=14))
        street = Whose((lives.areas[0].path.rsplit("/", 2)[0] + "/",))
        found = await desk_sides(act, street, span)
        assert found == {lives.areas[0].id: DeskSide(2, 1, 1200.0, 0, 0)}
