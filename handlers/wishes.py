"""心愿, 求助, 我能, 屏蔽, 我的志愿 in words: told in a direct chat, claimed in the group, answered when asked."""

from collections.abc import Awaitable, Callable
from typing import Any

from aiogram import Router
from aiogram.filters import StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import Message

from handlers.filters import Asked, Direct, Ordered, words_of
from handlers.patience import until
from handlers.planning import Answers
from handlers.talk import Talk
from locales import say
from models import Answer, Lane, Notice, Refusal, Refused, Verb, Wish
from services.act import Act
from services.cases import Draft, file_case
from services.clues import forget
from services.rules.skills import SKILLS
from services.rules.wish_orders import WishOrder, read_wish_order
from services.rules.words import clean
from services.understanding import tells_danger, understanding
from services.wishes import claiming, ending, helpers, making
from services.wishes.asking import answer_asked
from services.wishes.lists import wishes_around
from services.wishes.loading import access_wish, posted_wish, wishers
from services.wishes.service import own_service
from services.wishes.telling import DESK, GROUP, OWN, show_wish

UNSAID = "***"
"""What stays of a message that said who somebody is or what ails them."""


class Wishing(StatesGroup):
    """A question is open: which step, about which wish, with what skill."""

    step = State()


class Spoken(Ordered):
    """A command with its words, in a direct chat; in a group, where neighbours just talk, only with a number."""

    def __init__(self, name: str, *, anywhere: bool = False) -> None:
        super().__init__(name)
        self.anywhere = anywhere

    async def __call__(self, message: Message, talk: Talk) -> bool | dict[str, Any]:
        found = await super().__call__(message, talk)
        if not isinstance(found, dict) or talk.direct:
            return found
        here = self.anywhere and (not found["rest"] or read_wish_order(found["rest"]) is not None)
        return found if here else False


def router() -> Router:
    """By word."""
    here = Router(name="wishes")
    here.message.register(wish, Spoken("wish", anywhere=True))
    here.message.register(need, Spoken("need"))
    here.message.register(can, Spoken("ican"))
    here.message.register(block, Spoken("block"))
    here.message.register(service, Asked("service"))
    return here


def answers_router() -> Router:
    """What is said to an open question, behind commands."""
    here = Router(name="wishes' answers")
    here.message.register(answer, StateFilter(Wishing.step), Direct(), Answers())
    return here


async def wish(message: Message, talk: Talk, state: FSMContext, rest: str) -> Answer | None:
    """心愿: what there is; 心愿 5: its card; 心愿 and words: told."""
    if not rest:
        return Answer(Notice.WISHES, await wishes_around(await talk.known()))
    order = read_wish_order(rest)
    if order is not None:
        return await _ordered(talk, state, order)
    return await _told(talk, state, rest, _tell)


async def _ordered(talk: Talk, state: FSMContext, order: WishOrder) -> Answer | None:
    """心愿 5 认领, 心愿 5 办好了: what the buttons do, for who would rather write."""
    if order.kind == "show":
        return await show_card(talk, order.number)
    if order.kind == "claim":
        found = await claiming.claim_wish(await talk.settled(), order.number)
        return _done(Verb.WISH_CLAIM, found)
    act = await talk.private()
    if order.kind in ("yes", "no"):
        return await answer_call(act, order.number, yes=order.kind == "yes")
    if order.kind in _WRITTEN:
        await _wait(act, state, order.kind, order.number)
        return await _told(talk, state, order.words, _written)
    return await _done_by_words(act, order)


async def _done_by_words(act: Act, order: WishOrder) -> Answer:
    if order.kind == "post":
        found = await access_wish(act, order.number)
        return _done(Verb.WISH_POST, await making.post_wish(act, found.id, found.version))
    if order.kind not in _BY_WORDS:
        raise Refused(Refusal.WISH_ORDER, number=order.number)
    verb = _BY_WORDS[order.kind]
    return _done(verb, await DEEDS[verb](act, order.number))


def _done(verb: Verb, found: Wish) -> Answer:
    return Answer(Notice.DONE_TOAST, {"verb": verb.value, "number": found.id})


async def show_card(talk: Talk, number: int) -> Answer | None:
    """The card that is the reader's: the desk's, one's own, or what everybody reads."""
    act = await talk.known()
    assert act.chat is not None
    more = {"lane": Lane.ANSWERS, "reply_to": "" if talk.direct else talk.message}
    for audience, load in ((DESK, access_wish), (OWN, wishers), (OWN, claiming.claimers)) if talk.direct else ():
        try:
            found = await load(act, number)
        except Refused:
            continue
        await show_wish(act, [act.chat], found, audience, **more)  # type: ignore[arg-type]
        return None
    await show_wish(act, [act.chat], await posted_wish(act, number), GROUP, **more)  # type: ignore[arg-type]
    return None


_Take = Callable[[Act, FSMContext, str], Awaitable[Answer | None]]


async def _told(talk: Talk, state: FSMContext, words: str, take: _Take) -> Answer | None:
    """What was told becomes a wish; danger is reported at once, and of what may not be kept nothing stays."""
    act = await talk.known()
    if tells_danger(await understanding(act.session), words):
        await state.clear()
        await file_case(act, Draft(words, talk.shots, message=talk.message))
        return None
    try:
        return await take(act, state, words)
    except Refused as refused:
        if refused.refusal is not Refusal.WISH_UNSAID:
            raise
        await forget(act, " ".join((say("wish-word", talk.language), UNSAID)))
        return Answer(Notice.REFUSAL, {"refusal": refused.refusal.value, **refused.facts})


async def _tell(act: Act, state: FSMContext, words: str) -> None:
    """The answer is the wish's own card."""
    await making.tell_wish(act, words)
    await state.clear()


async def need(message: Message, talk: Talk, state: FSMContext, rest: str) -> Answer | None:
    """求助 and words: asked around; alone: with what?"""
    if not rest:
        await talk.private()
        return Answer(Notice.NEED_KIND, {"options": list(SKILLS), "words": ""})
    order = read_wish_order(rest)
    if order is not None and order.kind:
        return await _ordered(talk, state, order)
    return await _told(talk, state, rest, _need)


async def _need(act: Act, state: FSMContext, words: str) -> Answer | None:
    kept = await said_before(state)
    found = await making.tell_help(act, words, kept.get("skill", ""))
    if found is None:
        await _wait(act, state, "need", words=words)
        return Answer(Notice.NEED_KIND, {"options": list(SKILLS), "words": clean(words)})
    await state.clear()
    return None


async def said_before(state: FSMContext) -> dict[str, Any]:
    """What is kept with the open question; nothing if none is open."""
    return await state.get_data() if await state.get_state() == Wishing.step.state else {}


async def _wait(act: Act, state: FSMContext, step: str, row: int = 0, **more: str) -> None:
    await state.set_state(Wishing.step)
    await state.set_data({"step": step, "row": row, "until": until(act), **more})


async def ask_for(act: Act, state: FSMContext, step: str, row: int = 0, **more: str) -> Answer:
    """Please write it: the next message is the answer."""
    await _wait(act, state, step, row, **more)
    return Answer(Notice.WISH_ASK, {"step": step, "wish": row})


async def answer(message: Message, talk: Talk, state: FSMContext) -> Answer | None:
    """The answer to the open question."""
    kept: dict[str, Any] = await state.get_data()
    if kept["step"] == "new":
        return await _told(talk, state, words_of(message), _tell)
    if kept["step"] == "need":
        return await _told(talk, state, words_of(message), _need)
    return await _told(talk, state, words_of(message), _written)


async def _written(act: Act, state: FSMContext, words: str) -> Answer:
    """Words about a wish that is there."""
    kept: dict[str, Any] = await state.get_data()
    verb, take = _WRITTEN[kept["step"]]
    found = await take(act, kept["row"], words)
    await state.clear()
    return _done(verb, found)


_WRITTEN: dict[str, tuple[Verb, Callable[[Act, int, str], Awaitable[Wish]]]] = {
    "words": (Verb.WISH_WORDS, making.reword_wish),
    "count": (Verb.WISH_COUNT, making.set_wanted),
    "reject": (Verb.WISH_REJECT, making.reject_wish),
    "thank": (Verb.WISH_THANK, ending.thank),
}


async def can(message: Message, talk: Talk, state: FSMContext, rest: str) -> Answer | None:
    """我能: what one can; 我能 理发 周末: one thing more."""
    if not rest:
        return Answer(Notice.CAN, await helpers.own_skills(await talk.private()))
    return await _told(talk, state, rest, _can)


async def _can(act: Act, state: FSMContext, words: str) -> Answer:
    return Answer(Notice.CAN, await helpers.say_can(act, words))


async def block(message: Message, talk: Talk, rest: str) -> Answer:
    """屏蔽: whom one has met; 屏蔽 唐春分: that one."""
    act = await talk.private()
    return Answer(Notice.BLOCKS, await (helpers.block_named(act, rest) if rest else helpers.blocks_of(act)))


async def service(message: Message, talk: Talk, rest: str) -> Answer:
    """A volunteer's own page."""
    return Answer(Notice.MY_SERVICE, await own_service(await talk.private()))


DEEDS: dict[Verb, Callable[[Act, int], Awaitable[Wish]]] = {
    Verb.WISH_ARRANGED: claiming.arrange,
    Verb.WISH_DID: claiming.finish,
    Verb.WISH_BACK: claiming.give_back,
    Verb.WISH_TRUE: ending.confirm_wish,
    Verb.WISH_NOT_YET: ending.not_yet,
    Verb.WISH_WITHDRAW: making.withdraw_wish,
}


_BY_WORDS = {
    "arranged": Verb.WISH_ARRANGED,
    "did": Verb.WISH_DID,
    "back": Verb.WISH_BACK,
    "true": Verb.WISH_TRUE,
    "not-yet": Verb.WISH_NOT_YET,
    "withdraw": Verb.WISH_WITHDRAW,
}


async def answer_call(act: Act, wish_id: int, *, yes: bool) -> Answer:
    """Somebody who was asked for help says whether they come."""
    found = await answer_asked(act, wish_id, yes=yes, holds=claiming.ACT_WITHIN)
    if yes:
        await claiming.say_claimed(act, found)
    return _done(Verb.NEED_YES if yes else Verb.NEED_NO, found)
