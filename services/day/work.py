"""A unit's worker in the morning: the open work by building; all of it taken at once, more time asked for several."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import ColumnElement, and_, exists, false, or_
from sqlalchemy.orm import aliased
from sqlmodel import col, select

from models import Appointment, Case, DayCard, DayCardKind, Refusal, Refused, Right, Role, State
from models.moves import HELD
from services.access import standings, visible_cases
from services.act import Act
from services.cases.handling import MORE_DAYS, TIME_REASONS, accept_case, ask_time
from services.day.cards import access_day_card, redraw_card
from services.day.lines import Line, in_walking_order, lines_where, pages_of
from services.directory import directory
from services.facts import iso
from services.people import active
from services.roster import acts_for
from services.together import helped_by

PAGE = 8
HANDS = frozenset({Role.OFFICER, Role.UNIT_HEAD, Role.GRID_MEMBER, Role.GRID_LEADER})
"""Who goes there and comes back with a photo."""


@dataclass
class Taken:
    """What became of several at once: how many went, which were somebody else's already, which are otherwise now."""

    went: int = 0
    others: dict[str, list[int]] = field(default_factory=dict)
    """Name → numbers."""
    refused: dict[str, list[int]] = field(default_factory=dict)
    """Refusal → numbers."""

    def refuse(self, why: Refused, number: int) -> None:
        """Keep the reason of one that did not go."""
        name = str(why.facts.get("name", ""))
        told = self.others if why.refusal is Refusal.TAKEN and name else self.refused
        told.setdefault(name if told is self.others else why.refusal.value, []).append(number)

    def facts(self) -> dict[str, Any]:
        """As ``models.notices`` lists them."""
        return {
            "went": self.went,
            "others": [{"name": name, "numbers": numbers} for name, numbers in self.others.items()],
            "refused": [{"refusal": code, "numbers": numbers} for code, numbers in self.refused.items()],
        }


def works_for() -> ColumnElement[bool]:
    """Whether an appointment makes somebody a unit's worker: an officer, or the head where there is no officer."""
    other = aliased(Appointment)
    staffed = exists().where(
        col(other.unit_id) == col(Appointment.unit_id),
        col(other.role) == Role.OFFICER,
        col(other.until).is_(None),
    )
    return or_(col(Appointment.role) == Role.OFFICER, and_(col(Appointment.role) == Role.UNIT_HEAD, ~staffed))


async def open_lines(act: Act) -> list[Line]:
    """The open work of this person's units, and what they help with, in walking order: one query for the lines."""
    me = act.somebody.id
    people = [me, *acts_for(await directory(act.session), {me}, act.now)]
    units = select(Appointment.unit_id).where(
        col(Appointment.person_id).in_(people),
        col(Appointment.unit_id).is_not(None),
        works_for(),
        *active(act.now),  # type: ignore[arg-type]
    )
    found = await standings(act.session, act.somebody, act.now)
    held = and_(
        col(Case.unit_id).in_(units),
        col(Case.held_by) == Role.OFFICER,
        col(Case.state).in_(HELD),
        visible_cases(act.somebody, found, Right.ACCEPT) if found else false(),
    )
    helped = and_(helped_by(units), visible_cases(act.somebody, found, Right.DO_PART))
    lines = await lines_where(act, col(Case.closed_at).is_(None), or_(held, helped), order=[col(Case.id)])
    return in_walking_order(lines)


async def _helping(act: Act, lines: Sequence[Line]) -> frozenset[int]:
    """The cases among these that another unit leads and the person's own only helps with."""
    if not any(line.case.together for line in lines):
        return frozenset()
    units = {held.unit_id for held in await standings(act.session, act.somebody, act.now) if not held.over}
    return frozenset(line.case.id for line in lines if line.case.together and line.case.unit_id not in units)


async def in_hand(act: Act) -> list[Line]:
    """What a worker of a unit, or somebody of the grid, has to hand in now; nothing is read for anybody else."""
    found = [one for one in await standings(act.session, act.somebody, act.now) if not one.over and one.role in HANDS]
    if not found:
        return []
    mine = visible_cases(act.somebody, found, Right.HAND_IN)
    lines = await lines_where(act, col(Case.closed_at).is_(None), col(Case.state).in_(HELD), mine, order=[col(Case.id)])
    return in_walking_order(lines)


async def facts(act: Act, card: DayCard) -> dict[str, Any]:
    """The card as it stands now; what it shows is remembered, so that a press on the whole is about that."""
    lines = await open_lines(act)
    helping = await _helping(act, lines)
    own = [line for line in lines if line.case.id not in helping]
    card.lines = [[line.case.id, line.case.version, int(line.case.state is State.ASSIGNED)] for line in own]
    page, pages = pages_of(len(lines), PAGE, card.page)
    shown = lines[(page - 1) * PAGE : page * PAGE]
    ticked = set(card.draft.get("ticked", []))
    return {
        "card": card.id,
        "page": page,
        "pages": pages,
        "total": len(lines),
        "fresh": sum(line.case.state is State.ASSIGNED for line in own),
        "own": len(own),
        "groups": _by_building(act, shown, ticked, helping),
        "step": card.draft.get("step", ""),
        "ticked": len(ticked & {line.case.id for line in lines}),
        "days": card.draft.get("days"),
        "options": list(TIME_REASONS if card.draft.get("step") == "why" else MORE_DAYS),
        "now": iso(act.now),
    }


def _by_building(act: Act, lines: Sequence[Line], ticked: set[int], helping: frozenset[int]) -> list[dict[str, Any]]:
    groups: list[dict[str, Any]] = []
    for line in lines:
        if not groups or groups[-1]["place"] != line.ground:
            groups.append({"place": line.ground, "lines": []})
        officer = line.case.officer_id
        more = {
            "mine": officer in (None, act.somebody.id),
            "ticked": line.case.id in ticked,
            "helps": line.case.id in helping,
        }
        groups[-1]["lines"].append(line.facts(act) | more)
    return groups


async def take_all(act: Act, card_id: int) -> Taken:
    """都接了: everything that the card showed as open, each by itself; what somebody else took meanwhile is said."""
    card = await access_day_card(act, card_id, DayCardKind.WORK)
    fresh = {case: version for case, version, open_ in card.lines if open_}
    numbers = await _lock(act, fresh)
    taken = Taken()
    for case_id, number in numbers.items():
        try:
            await accept_case(act, case_id, fresh[case_id])
            taken.went += 1
        except Refused as why:
            taken.refuse(why, number)
    await redraw_card(act, card)
    if not numbers:
        raise Refused(Refusal.STALE, number=0)
    return taken


async def _lock(act: Act, cases: Any) -> dict[int, int]:
    """Case → number, all locked in one order: two people who press at once wait for each other."""
    query = select(Case.id, Case.number).where(col(Case.id).in_(list(cases))).order_by(col(Case.id))
    rows = (await act.session.execute(query.with_for_update())).all()
    return {row[0]: row[1] for row in rows}


async def begin_ticking(act: Act, card_id: int) -> None:
    """今天办不完: which ones?"""
    await _draft(act, card_id, {"step": "tick", "ticked": []})


async def tick(act: Act, card_id: int, case_id: int) -> None:
    """This one; or not this one after all."""
    card = await _drafting(act, card_id)
    if case_id not in {line[0] for line in card.lines}:
        raise Refused(Refusal.STALE, number=0)
    ticked = [one for one in card.draft["ticked"] if one != case_id]
    more = [] if len(ticked) < len(card.draft["ticked"]) else [case_id]
    await _set(act, card, {"step": "tick", "ticked": [*ticked, *more]})


async def end_ticking(act: Act, card_id: int) -> None:
    """Those it is: how many days more?"""
    card = await _drafting(act, card_id)
    if not card.draft["ticked"]:
        raise Refused(Refusal.NONE_TICKED)
    await _set(act, card, card.draft | {"step": "days"})


async def choose_days(act: Act, card_id: int, days: int) -> None:
    """So many; and why?"""
    card = await _drafting(act, card_id)
    if days not in MORE_DAYS:
        raise Refused(Refusal.UNKNOWN_BUTTON)
    await _set(act, card, card.draft | {"step": "why", "days": days})


async def ask_for_ticked(act: Act, card_id: int, reason: str) -> Taken:
    """More time for all that were ticked, days and reason once; what can't be put off is said."""
    card = await _drafting(act, card_id)
    days = card.draft.get("days")
    if days not in MORE_DAYS or reason not in TIME_REASONS:
        raise Refused(Refusal.UNKNOWN_BUTTON)
    shown = {case: version for case, version, _ in card.lines}
    asked = Taken()
    for case_id, number in (await _lock(act, card.draft["ticked"])).items():
        try:
            await ask_time(act, case_id, shown.get(case_id, 0), days, reason)
            asked.went += 1
        except Refused as why:
            asked.refuse(why, number)
    await _set(act, card, {})
    return asked


async def _draft(act: Act, card_id: int, draft: dict[str, Any]) -> None:
    await _set(act, await access_day_card(act, card_id, DayCardKind.WORK), draft)


async def _drafting(act: Act, card_id: int) -> DayCard:
    card = await access_day_card(act, card_id, DayCardKind.WORK)
    if "ticked" not in card.draft:
        raise Refused(Refusal.STALE, number=0)
    return card


async def _set(act: Act, card: DayCard, draft: dict[str, Any]) -> None:
    card.draft = draft
    await redraw_card(act, card)
