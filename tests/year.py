"""A community for a year or some weeks, stepping from due thing to due thing: nights, holidays, restarts, no power.

What each rung of the ladder should have done is worked out from the rules alone, and compared with the timeline and
with what is owed for it. Nothing is delivered: the outbox keeps the year, and a case costs a tenth of a second.
"""

import random
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import pairwise

from sqlmodel import col, select

from bot.agenda import REDRAW
from models import Case, CaseEvent, Move, Notice, Outgoing, Role
from services.act import Act
from services.cases import Draft, cancel_case, file_case
from services.rules.ladder import Rung, rungs
from tests.town.town import DIRECT, START, StandingClock, Town

TICK = timedelta(seconds=1)
HOURS_OF_CUT = 48
WORDS = ("3号楼2单元楼道灯坏了", "3号楼门口井盖有响声", "3号楼门口井盖坏了", "3号楼树上拉绳晒被子", "3号楼楼道堆满纸箱")
SAID = frozenset({Move.REMIND, Move.URGE, Move.CLIMB})
TOLD = (Notice.REMINDER, Notice.URGE, Notice.OVERDUE, Notice.VERIFY_REMINDER)
UNTOLD = frozenset({"delivery", "next delivery", "live cards", REDRAW, "pruning"})
"""What the timekeeper leaves for later."""
SLOWER = 4
"""Whoever wanted to say something without power says it afterwards, so many times closer together."""

House = Callable[[], AbstractAsyncContextManager[Town]]


@dataclass(frozen=True)
class Span:
    """How long it lasts, on which day the power goes for two days, on which days the house is started anew."""

    days: int
    cut: int
    restarts: tuple[int, ...]

    @property
    def dark(self) -> tuple[datetime, datetime]:
        """When there is no power."""
        begins = START + timedelta(days=self.cut, hours=3)
        return begins, begins + timedelta(hours=HOURS_OF_CUT)

    @property
    def lives(self) -> list[tuple[datetime, datetime]]:
        """From when till when each house runs."""
        moments = [START, *(START + timedelta(days=day, hours=5) for day in self.restarts), self.ends]
        return list(pairwise(moments))

    @property
    def ends(self) -> datetime:
        """When it is over."""
        return START + timedelta(days=self.days)


A_YEAR = Span(365, 200, (40, 120, 300))
SOME_WEEKS = Span(36, 20, (9,))
"""With a holiday and its make-up day in the middle."""


@dataclass(frozen=True)
class Deed:
    """Something that somebody does at a moment: files the n-th case, or withdraws it."""

    at: datetime
    case: int
    files: bool
    words: str = ""


@dataclass
class Year:
    """What was done and what came of it."""

    span: Span
    rungs: int = 0
    missed: int = 0
    wrong: list[str] = field(default_factory=list)
    numbers: dict[int, int] = field(default_factory=dict)
    told: dict[int, list[tuple[datetime, int]]] = field(default_factory=dict)
    """Case → when something was owed to which chat, for a rung."""
    heard: int = 0
    """The last row of the outbox that was read."""


async def live(house: House, span: Span, cases: int, tell: Callable[[int], None] = lambda _: None) -> Year:
    """Live it in this house, which is built anew at each restart; then look at every case."""
    year, deeds = Year(span), _deeds(span, cases, random.Random(1))
    for start, end in span.lives:
        async with house() as town:
            town.app.timekeeper.omitted = UNTOLD
            _stand_at(town, start)
            await _live(town, [deed for deed in deeds if start <= deed.at < end], end, year, tell)
            await _hear(town, year)
    async with house() as town:
        await _look(town, year)
    return year


def _deeds(span: Span, cases: int, dice: random.Random) -> list[Deed]:
    deeds = []
    for case in range(cases):
        filed = START + dice.random() * (span.ends - START - timedelta(days=1))
        ended = filed + dice.choice([0.5, 2, 4, 9, 20]) * dice.random() * timedelta(days=1)
        ended = min(ended, span.ends - timedelta(hours=1))
        filed = _after_the_cut(span, filed)
        deeds += [Deed(filed, case, files=True, words=dice.choice(WORDS))]
        deeds += [Deed(max(_after_the_cut(span, ended), filed) + TICK, case, files=False)]
    return sorted(deeds, key=lambda deed: deed.at)


def _after_the_cut(span: Span, at: datetime) -> datetime:
    """Nobody can say anything while there is no power; then they do, one after the other."""
    begins, ends = span.dark
    return ends + TICK + (at - begins) / SLOWER if begins <= at < ends else at


async def _live(town: Town, deeds: list[Deed], end: datetime, year: Year, tell: Callable[[int], None]) -> None:
    for deed in deeds:
        await _until(town, year.span, deed.at)
        await (_file if deed.files else _withdraw)(town, deed, year)
        tell(len(year.numbers))
    await _until(town, year.span, end)


async def _until(town: Town, span: Span, moment: datetime) -> None:
    """Time passes; through the power cut it jumps, and nobody is awake."""
    now, (begins, ends) = town.app.clock.now(), span.dark
    if now < begins <= moment:
        await town.app.timekeeper.hold_until(begins - TICK)
        _stand_at(town, ends)
        await town.app.timekeeper.settle()
    now = town.app.clock.now()
    if moment > now:
        await town.app.timekeeper.hold_until(moment)


def _stand_at(town: Town, at: datetime) -> None:
    clock = town.app.clock
    assert isinstance(clock, StandingClock)
    clock.hold_at(at)


async def _file(town: Town, deed: Deed, year: Year) -> None:
    async with town.app.database.transaction() as session:
        act = Act(session, town.app.town, town.app.clock.now(), town.person("wang"), town.chat("wang", DIRECT))
        year.numbers[deed.case] = (await file_case(act, Draft(deed.words))).id


async def _withdraw(town: Town, deed: Deed, year: Year) -> None:
    async with town.app.database.transaction() as session:
        act = Act(session, town.app.town, town.app.clock.now(), town.person("xu"), town.chat("xu", DIRECT))
        case = await session.get_one(Case, year.numbers[deed.case])
        await cancel_case(act, case.id, case.version)


async def _hear(town: Town, year: Year) -> None:
    """What this house owed for rungs: the next one's start would let it wait no longer, and forget when it was."""
    query = select(Outgoing).where(col(Outgoing.id) > year.heard).order_by(col(Outgoing.id))
    async with town.app.database.reading() as session:
        for row in (await session.execute(query)).scalars():
            year.heard = row.id
            if row.notice in TOLD and row.case_id is not None:
                year.told.setdefault(row.case_id, []).append((row.send_after, row.chat_id))


async def _look(town: Town, year: Year) -> None:
    async with town.app.database.reading() as session:
        cases = (await session.execute(select(Case).order_by(col(Case.id)))).scalars().all()
        for case in cases:
            query = select(CaseEvent).where(col(CaseEvent.case_id) == case.id).order_by(col(CaseEvent.id))
            events = (await session.execute(query)).scalars().all()
            wrong = [*_differences(town, case, list(events), year), *_mistold(events, year.told.get(case.id, []))]
            year.wrong += [f"no. {case.number}: {one}" for one in wrong]


def _differences(town: Town, case: Case, events: list[CaseEvent], year: Year) -> Iterator[str]:
    said = [(event.facts["rung"], event) for event in events if event.move in SAID and "rung" in event.facts]
    year.rungs += sum(not event.missed for _, event in said)
    year.missed += sum(event.missed for _, event in said)
    due = _due(town, year.span, case)
    if [rung for rung, _ in said] != [rung.name for rung, _, _ in due]:
        yield f"said {[rung for rung, _ in said]}, due were {[rung.name for rung, _, _ in due]}"
        return
    for (rung, event), (_, at, missed) in zip(said, due, strict=True):
        if event.missed is not missed:
            yield f"{rung} was {'missed' if event.missed else 'said'}"
        elif not at <= event.at <= at + TICK:
            yield f"{rung} at {event.at}, due at {at}"


def _mistold(events: Sequence[CaseEvent], told: list[tuple[datetime, int]]) -> Iterator[str]:
    """What is owed is what was said, each chat once: nothing for what was missed, nothing twice."""
    said = {event.at for event in events if event.move in SAID and "rung" in event.facts and not event.missed}
    if {at for at, _ in told} != said:
        yield f"told at {sorted(at for at, _ in told)}, said at {sorted(said)}"
    if len(set(told)) != len(told):
        yield f"told twice: {sorted(told)}"


def _due(town: Town, span: Span, case: Case) -> list[tuple[Rung, datetime, bool]]:
    """Every rung that was due before the case ended: when it is said, and whether it was passed without power."""
    assert case.assigned_at
    assert case.due_at
    assert case.closed_at
    rules, (begins, ends) = town.app.town, span.dark
    steps = rungs(case.assigned_at, case.due_at, to_unit=case.held_by is Role.OFFICER, settings=rules.ladder)
    due = [(rung, rules.quiet.next_loud(at)) for rung, at in steps]
    dark = [rung for rung, at in due if begins <= at <= ends and at < case.closed_at]
    together = {at: rung for rung, at in due}  # quiet hours may bring two to one morning: the higher one is said
    found = []
    for rung, at in due:
        if at >= case.closed_at:
            continue
        in_the_dark = rung in dark
        missed = (in_the_dark and rung is not dark[-1]) or together[at] is not rung
        found.append((rung, ends if in_the_dark else at, missed))
    return found
