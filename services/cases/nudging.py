"""催一下: whoever reported asks how it stands, and the desk reminds; once in a working day each, never at night."""

from typing import Any

from sqlmodel import col, select

from models import Audience, Case, CaseEvent, Move, Notice, Refusal, Refused, Right, State
from models.moves import WAITING
from services.access import access_case
from services.act import Act
from services.cases.joined import whole_of
from services.cases.parties import chats_for, deciders, present_holders
from services.cases.timeline import move_case
from services.outbox import tell_case
from services.rules.nudges import again_from
from services.same_person import ids_of_person, own

RESIDENT, DESK = "resident", "desk"
GATHER = "nudged"


async def nudge(act: Act, case_id: int) -> Case:
    """Ask those who have it how it stands; of what was merged, those who have the whole."""
    mine = await access_case(act, case_id, Right.NUDGE)
    whose = await _whose(act, mine)
    case = await whole_of(act, mine)
    _refuse_idle(case)
    await _refuse_often(act, case, whose)
    await move_case(act, case, Move.NUDGE, reason=whose)
    case.nudged += whose == RESIDENT
    await _tell(act, case, whose)
    return mine


async def only_open(act: Act) -> int | None:
    """The one report of this person that somebody still works on; ``None`` for none and for several."""
    mine = own(Case.reporter_id, act.somebody.id), col(Case.state).in_(WAITING), col(Case.logged_at).is_(None)
    found = list((await act.session.execute(select(Case.id).where(*mine).limit(2))).scalars())
    return found[0] if len(found) == 1 else None


async def _whose(act: Act, case: Case) -> str:
    """On whose behalf it is asked: of one's own report always as whoever reported."""
    if case.reporter_id in await ids_of_person(act.session, act.somebody):
        return RESIDENT
    return DESK


def _refuse_idle(case: Case) -> None:
    if case.state is State.PAUSED:
        raise Refused(Refusal.NUDGE_PAUSED, number=case.number)
    if case.state not in WAITING:
        raise Refused(Refusal.NUDGE_OVER, number=case.number)


async def _refuse_often(act: Act, case: Case, whose: str) -> None:
    asked = col(CaseEvent.case_id) == case.id, col(CaseEvent.move) == Move.NUDGE, col(CaseEvent.reason) == whose
    last = await act.session.scalar(select(CaseEvent.at).where(*asked).order_by(col(CaseEvent.id).desc()).limit(1))
    if last is None:
        return
    if act.now.astimezone(act.town.timezone).date() < again_from(act.town.calendar, last):
        raise Refused(Refusal.NUDGED_TODAY, number=case.number)


async def _tell(act: Act, case: Case, whose: str) -> None:
    """Whoever has it, and the desk where that is somebody else; nobody is woken for it."""
    have = await present_holders(act, case)
    desk = [one for one in await deciders(act, case) if one not in have]
    said: dict[str, Any] = {"asked_by": whose, "gather": GATHER, "send_after": act.town.quiet.next_loud(act.now)}
    if whose == RESIDENT or not have:
        await tell_case(act, await chats_for(act, desk), Notice.NUDGED, case, Audience.DESK, **said)
    await tell_case(act, await chats_for(act, have), Notice.NUDGED, case, Audience.HOLDER, **said)
