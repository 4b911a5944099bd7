"""通知单 128 and 催办单 128: a draft, a press that issues it, a page to print."""

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from handlers.filters import Ordered, Pressed, longest_first
from handlers.talk import Talk
from models import Answer, Audience, Notice, PaperKind, Press, Refusal, Refused, Right, Verb
from services.access import access_case
from services.cases.papers import draft_paper, issue_paper, issued_papers, paper_facts
from services.facts import case_facts
from services.rules.words import number_and_words


def router() -> Router:
    """By word, and the press."""
    here = Router(name="papers")
    here.message.register(notice, Ordered("paper"))
    here.message.register(urge, Ordered("urge-paper"))
    here.callback_query.register(issue, Pressed(Verb.PAPER))
    return here


async def notice(message: Message, talk: Talk, rest: str) -> Answer:
    """To put it right by a date."""
    return await _draft(talk, PaperKind.RECTIFY, rest)


async def urge(message: Message, talk: Talk, rest: str) -> Answer:
    """To urge the unit in writing."""
    return await _draft(talk, PaperKind.URGE, rest)


async def _draft(talk: Talk, kind: PaperKind, rest: str) -> Answer:
    act = await talk.private()
    number, basis = number_and_words(rest)
    if number is None:
        raise Refused(Refusal.NO_SUCH_CASE, number=0)
    paper = await draft_paper(act, number, kind, _without_label(basis))
    case = await access_case(act, paper.case_id, Right.ISSUE)
    shown = {
        **await case_facts(act, case, Audience.HOLDER),
        **await paper_facts(act, paper),
        "out": await issued_papers(act, case.id),
    }
    return Answer(Notice.PAPER_DRAFT, shown)


def _without_label(basis: str) -> str:
    """依据物业管理条例 → 物业管理条例: the paper says 依据 itself."""
    label = next((one for one in longest_first("heard-basis") if basis.startswith(one)), "")
    return basis.removeprefix(label).lstrip(" :：")


async def issue(query: CallbackQuery, talk: Talk, press: Press) -> Answer:
    """Out it goes; the answer is what the unit got, to be printed."""
    act = await talk.private()
    paper = await issue_paper(act, press.id, press.version, press.number)
    case = await access_case(act, paper.case_id, Right.ISSUE)
    return Answer(Notice.PAPER, {**await case_facts(act, case, Audience.DESK), **await paper_facts(act, paper)})
