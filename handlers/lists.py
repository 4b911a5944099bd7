"""How does it stand, what waits for me, what did I report."""

import re
from typing import Any

from aiogram import Router
from aiogram.filters import Filter
from aiogram.types import CallbackQuery, Message

from handlers.filters import Asked, Direct, Pressed, words_of
from handlers.talk import Talk
from models import Answer, Audience, Case, CaseEvent, Move, Notice, Press, Purpose, Refusal, Refused, Right, Verb
from models.moves import UNSAID
from services.access import access_case, access_number
from services.act import Act
from services.cases import Page, mine, note_opened, timeline, to_do
from services.cases.standing import audience_for
from services.facts import STAFF, case_facts, iso
from services.outbox import show_case
from services.passing_on import how_many
from services.rules.words import case_number, clean

_ONLY_NUMBER = re.compile(r"(?:编号|no\.?|#)?\s*\d{1,9}\s*号?", re.I)


def router() -> Router:
    """Lists and single looks, by word and by button."""
    here = Router(name="lists")
    here.message.register(status, Asked("case", rest=True))
    here.message.register(todo, Asked("todo"))
    here.message.register(my_reports, Asked("mine"))
    here.message.register(my_reports, Asked("mine-how"), Direct())
    here.callback_query.register(show, Pressed(Verb.SHOW))
    here.callback_query.register(todo_page, Pressed(Verb.TODO))
    here.callback_query.register(mine_page, Pressed(Verb.MINE))
    return here


class OnlyNumber(Filter):
    """A number and nothing else; hands it on as ``rest``."""

    async def __call__(self, message: Message, talk: Talk) -> bool | dict[str, str]:
        said = clean(words_of(message))
        return {"rest": said} if not talk.shots and _ONLY_NUMBER.fullmatch(said) else False


def number_router() -> Router:
    """128: in front of what a direct chat takes for a new report."""
    here = Router(name="numbers")
    here.message.register(status, Direct(), OnlyNumber())
    return here


async def status(message: Message, talk: Talk, rest: str) -> Answer:
    """The case's state and timeline, cut to what this person may see here."""
    act = await talk.settled()
    number = case_number(rest)
    if number is None and any(map(str.isdecimal, rest)):
        raise Refused(Refusal.NO_SUCH_CASE, number=0)
    if number is None:
        return await _my_reports(talk, 1)
    return await _status(act, talk, await access_number(act, number))


async def _status(act: Act, talk: Talk, case: Case) -> Answer:
    audience = await audience_for(act, case) if talk.direct else Audience.GROUP
    if talk.direct:
        await note_opened(act, case, audience)
    lines = [
        _line(event, audience) for event in await timeline(act, case) if audience in STAFF or event.move not in UNSAID
    ]
    return Answer(Notice.STATUS, {**await case_facts(act, case, audience), "timeline": lines})


def _line(event: CaseEvent, audience: Audience) -> dict[str, Any]:
    """One line of the timeline; staff read who called it hard, which units were asked, what a leader said of a look."""
    line = {"at": iso(event.at), "move": event.move.value, "reason": event.reason, "missed": event.missed}
    told = {"names": list(event.facts.get("names", ())) if audience in STAFF else []}
    return line | told | {"words": event.words if event.move in _spoken(audience) else ""}


def _spoken(audience: Audience) -> frozenset[Move]:
    """Whose words this reader reads in the timeline."""
    if audience is Audience.LOGGER:
        return frozenset({Move.DRAW})
    return frozenset({Move.NOTE, Move.REPLY}) if audience in STAFF else frozenset()


async def show(query: CallbackQuery, talk: Talk, press: Press) -> Answer:
    """The case's live card, with the buttons that are this person's; in a group only how it stands."""
    act = await talk.known()
    case = await access_case(act, press.id, Right.SEE)
    if act.chat is None or act.chat.purpose is not Purpose.DIRECT:
        return await _status(act, talk, case)
    audience = await audience_for(act, case)
    await note_opened(act, case, audience)
    await show_case(act, [act.chat], case, audience)
    return Answer(Notice.DONE_TOAST, {"verb": Verb.SHOW.value, "number": case.number}, toast=True)


async def todo(message: Message, talk: Talk, rest: str) -> Answer:
    """What waits for me, most urgent first."""
    return await _todo(talk, int(rest) if rest.isascii() and rest.isdigit() and len(rest) < 6 else 1)


async def todo_page(query: CallbackQuery, talk: Talk, press: Press) -> Answer:
    """Another page of it."""
    return await _todo(talk, press.id)


async def _todo(talk: Talk, page: int) -> Answer:
    act = await talk.known()
    found = await to_do(act, page)
    answer = await _listed(act, talk, Notice.TODO, found, Audience.HOLDER)
    answer.facts["to_tell"] = await how_many(act) if talk.direct else 0
    return answer


async def my_reports(message: Message, talk: Talk, rest: str) -> Answer:
    """What I reported, newest first."""
    return await _my_reports(talk, 1)


async def mine_page(query: CallbackQuery, talk: Talk, press: Press) -> Answer:
    """Another page of it."""
    return await _my_reports(talk, press.id)


async def _my_reports(talk: Talk, page: int) -> Answer:
    act = await talk.settled()
    if not talk.direct:
        raise Refused(Refusal.NOT_HERE)
    return await _listed(act, talk, Notice.MINE, await mine(act, page), Audience.REPORTER)


async def _listed(act: Act, talk: Talk, notice: Notice, page: Page, audience: Audience) -> Answer:
    lines: list[dict[str, Any]] = [await _listed_line(act, talk, case, audience) for case in page.cases]
    return Answer(notice, {"lines": lines, "page": page.number, "pages": page.pages, "total": page.total})


async def _listed_line(act: Act, talk: Talk, case: Case, audience: Audience) -> dict[str, Any]:
    """One case as this reader may see it here; with which the reader's unit only helps, the line says so."""
    helps = case.together and await audience_for(act, case) is Audience.JOINT
    fit = (Audience.JOINT if helps else audience) if talk.direct else Audience.TEAM
    return {**await case_facts(act, case, fit), "why": "help" if helps else ""}
