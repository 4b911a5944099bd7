"""这是另一件事: what joined a report by the gathering becomes a report of its own, by one press of whoever sent it."""

from typing import Any

from models import Case, CaseEvent, Move, Refusal, Refused, Right, Sensitivity
from services.access import access_case
from services.act import Act
from services.cases.filing import Draft, file_case
from services.cases.gathering import JOINED
from services.cases.questions import go_on
from services.cases.retelling import untaken
from services.cases.timeline import move_case
from services.same_person import ids_of_person

SPLIT = "split"
"""In the facts of the line that joined: the number that it has now."""


async def split_off(act: Act, case_id: int, event_id: int) -> Case:
    """The new report; the earlier one is again what it was, as far as nobody has acted on it since."""
    case = await access_case(act, case_id, Right.ADD)
    event = await act.session.get(CaseEvent, event_id)
    if event is None or event.case_id != case.id or JOINED not in event.facts:
        raise Refused(Refusal.UNKNOWN_BUTTON)
    if event.actor_id not in await ids_of_person(act.session, act.somebody):
        raise Refused(Refusal.NOT_YOURS)
    if SPLIT in event.facts:
        raise Refused(Refusal.STALE, number=case.number)
    joined: dict[str, Any] = event.facts[JOINED]
    other = await file_case(act, Draft(joined["text"], photos=tuple(event.photos)))
    event.facts = event.facts | {SPLIT: other.number}
    await _take_back(act, case, event, joined, other)
    return other


async def _take_back(act: Act, case: Case, event: CaseEvent, joined: dict[str, Any], other: Case) -> None:
    await move_case(act, case, Move.SPLIT, facts={"number": other.number})
    case.words = _without(case.words, joined["text"])
    case.shown_words = _without(case.shown_words, event.words)
    newest, before = case.joined_id == event.id, joined["before"]
    case.joined_id = None if newest else case.joined_id
    logged = case.logged_at is not None
    changed = any(_plain(getattr(case, name)) != value for name, value in before.items())
    if newest and changed and (logged or untaken(case)):
        for name, value in before.items():
            setattr(case, name, value)
        case.sensitivity = Sensitivity(before["sensitivity"])
        if not logged:
            await go_on(act, case)


def _plain(value: Any) -> Any:
    return value.value if isinstance(value, Sensitivity) else value


def _without(words: str, text: str) -> str:
    """The words without these, where they still stand as they were added."""
    head, found, tail = words.rpartition(text) if text else (words, "", "")
    return "\n".join(filter(None, [head.strip("\n"), tail.strip("\n")])) if found else words
