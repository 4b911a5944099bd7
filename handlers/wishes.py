"""心愿, 求助, 我能, 屏蔽, 我的志愿: told in a direct chat, claimed in the group, answered by buttons."""

from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Any

from aiogram import Router
from aiogram.filters import StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message

from handlers.filters import Asked, Direct, Ordered, Pressed, words_of
from handlers.planning import Answers
from handlers.talk import Talk
from locales import say
from models import Answer, Lane, Notice, Press, Refusal, Refused, Verb, Wish
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

PATIENCE = timedelta(hours=2)
"""How long the next message is taken for an answer; a restart in between changes nothing."""
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
    """By word and by button."""
    here = Router(name="wishes")
    here.message.register(wish, Spoken("wish", anywhere=True))
    here.message.register(need, Spoken("need"))
    here.message.register(can, Spoken("ican"))
    here.message.register(block, Spoken("block"))
    here.message.register(service, Asked("service"))
    for verbs, handler in _BUTTONS:
        here.callback_query.register(handler, Pressed(*verbs))
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
        return await _show(talk, order.number)
    if order.kind == "claim":
        found = await claiming.claim_wish(await talk.settled(), order.number)
        return _done(Verb.WISH_CLAIM, found)
    act = await talk.private()
    if order.kind in ("yes", "no"):
        return await _answered(act, order.number, yes=order.kind == "yes")
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
    return _done(verb, await _DEEDS[verb](act, order.number))


def _done(verb: Verb, found: Wish) -> Answer:
    return Answer(Notice.DONE_TOAST, {"verb": verb.value, "number": found.id})


async def _show(talk: Talk, number: int) -> Answer | None:
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
    kept = await state.get_data() if await state.get_state() == Wishing.step.state else {}
    found = await making.tell_help(act, words, kept.get("skill", ""))
    if found is None:
        await _wait(act, state, "need", words=words)
        return Answer(Notice.NEED_KIND, {"options": list(SKILLS), "words": clean(words)})
    await state.clear()
    return None


async def _wait(act: Act, state: FSMContext, step: str, row: int = 0, **more: str) -> None:
    await state.set_state(Wishing.step)
    await state.set_data({"step": step, "row": row, "until": (act.now + PATIENCE).isoformat(), **more})


async def _ask(act: Act, state: FSMContext, step: str, row: int = 0, **more: str) -> Answer:
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


def _toast(press: Press) -> Answer:
    return Answer(Notice.DONE_TOAST, {"verb": press.verb.value, "number": press.id}, toast=True)


async def show(query: CallbackQuery, talk: Talk, press: Press) -> Answer:
    """Its card."""
    return await _show(talk, press.id) or _toast(press)


async def new(query: CallbackQuery, talk: Talk, press: Press, state: FSMContext) -> Answer:
    """我有个心愿."""
    return await _ask(await talk.private(), state, "new")


_ASKS = {
    Verb.WISH_WORDS: ("words", access_wish),
    Verb.WISH_COUNT: ("count", access_wish),
    Verb.WISH_REJECT: ("reject", access_wish),
    Verb.WISH_THANK: ("thank", wishers),
}


async def write(query: CallbackQuery, talk: Talk, press: Press, state: FSMContext) -> Answer:
    """Words, how many, why not, thanks: the next message says it."""
    act = await talk.private()
    step, load = _ASKS[press.verb]
    await load(act, press.id)
    return await _ask(act, state, step, press.id)


async def which_rule(query: CallbackQuery, talk: Talk, press: Press) -> Answer:
    """What is it worth?"""
    return Answer(Notice.WISH_RULES, await making.rules_for(await talk.private(), press.id))


async def decide(query: CallbackQuery, talk: Talk, press: Press) -> Answer:
    """What the desk does before it is posted."""
    act = await talk.private()
    match press.verb:
        case Verb.WISH_POST:
            await making.post_wish(act, press.id, press.version)
        case Verb.WISH_VISIT:
            await making.switch_visit(act, press.id, press.version)
        case _:
            await making.set_rule(act, press.id, press.version, press.argument)
    return _toast(press)


async def who_goes(query: CallbackQuery, talk: Talk, press: Press) -> Answer:
    """请王芳去, or not this time."""
    yes = press.verb is Verb.WISH_GO
    await claiming.decide_claim(await talk.private(), press.id, press.number, yes=yes)
    return _toast(press)


async def claim(query: CallbackQuery, talk: Talk, press: Press) -> Answer:
    """我来认领, in the group."""
    await claiming.claim_wish(await talk.settled(), press.id)
    return _toast(press)


_DEEDS: dict[Verb, Callable[[Act, int], Awaitable[Wish]]] = {
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


async def do(query: CallbackQuery, talk: Talk, press: Press) -> Answer:
    """What those who have it in hand, and those who told it, say."""
    await _DEEDS[press.verb](await talk.private(), press.id)
    return _toast(press)


async def to_desk(query: CallbackQuery, talk: Talk, press: Press) -> Answer:
    """Let the community look at it and post it."""
    await making.hand_to_desk(await talk.private(), press.id, press.version)
    return _toast(press)


async def asked(query: CallbackQuery, talk: Talk, press: Press) -> Answer:
    """我来, or 这次不行."""
    await _answered(await talk.private(), press.id, yes=press.verb is Verb.NEED_YES)
    return _toast(press)


async def _answered(act: Act, wish_id: int, *, yes: bool) -> Answer:
    found = await answer_asked(act, wish_id, yes=yes, holds=claiming.ACT_WITHIN)
    if yes:
        await claiming.say_claimed(act, found)
    return _done(Verb.NEED_YES if yes else Verb.NEED_NO, found)


async def need_new(query: CallbackQuery, talk: Talk, press: Press) -> Answer:
    """求助: with what?"""
    await talk.private()
    return Answer(Notice.NEED_KIND, {"options": list(SKILLS), "words": ""})


async def need_kind(query: CallbackQuery, talk: Talk, press: Press, state: FSMContext) -> Answer:
    """With this: asked around with the words that were said, else asked for them."""
    act = await talk.private()
    if press.argument not in SKILLS:
        raise Refused(Refusal.UNKNOWN_BUTTON)
    kept = await state.get_data() if await state.get_state() == Wishing.step.state else {}
    if not kept.get("words"):
        return await _ask(act, state, "need", skill=press.argument)
    await making.tell_help(act, kept["words"], press.argument)
    await state.clear()
    return _toast(press)


async def need_report(query: CallbackQuery, talk: Talk, press: Press, state: FSMContext) -> Answer:
    """It is something to report after all."""
    act = await talk.private()
    kept = await state.get_data() if await state.get_state() == Wishing.step.state else {}
    if not kept.get("words"):
        raise Refused(Refusal.STEP_OVER)
    await file_case(act, Draft(kept["words"], message=talk.message))
    await state.clear()
    return _toast(press)


async def can_press(query: CallbackQuery, talk: Talk, press: Press) -> Answer:
    """我能帮忙, and one skill more or less."""
    act = await talk.private()
    if press.verb is Verb.CAN_SWITCH:
        return Answer(Notice.CAN, await helpers.switch_skill(act, press.argument))
    return Answer(Notice.CAN, await helpers.own_skills(act))


async def block_press(query: CallbackQuery, talk: Talk, press: Press) -> Answer:
    """屏蔽谁, and one more or less."""
    act = await talk.private()
    if press.verb is Verb.BLOCK:
        return Answer(Notice.BLOCKS, await helpers.switch_block(act, press.id))
    return Answer(Notice.BLOCKS, await helpers.blocks_of(act))


async def service_press(query: CallbackQuery, talk: Talk, press: Press) -> Answer:
    """我的志愿 by button."""
    return Answer(Notice.MY_SERVICE, await own_service(await talk.private()))


_BUTTONS: tuple[tuple[tuple[Verb, ...], Callable[..., Awaitable[Answer]]], ...] = (
    ((Verb.WISH,), show),
    ((Verb.WISH_NEW,), new),
    (tuple(_ASKS), write),
    ((Verb.WISH_RULES,), which_rule),
    ((Verb.WISH_POST, Verb.WISH_VISIT, Verb.WISH_RULE), decide),
    ((Verb.WISH_GO, Verb.WISH_STAY), who_goes),
    ((Verb.WISH_CLAIM,), claim),
    (tuple(_DEEDS), do),
    ((Verb.WISH_TO_DESK,), to_desk),
    ((Verb.NEED_YES, Verb.NEED_NO), asked),
    ((Verb.NEED_NEW,), need_new),
    ((Verb.NEED_KIND,), need_kind),
    ((Verb.NEED_REPORT,), need_report),
    ((Verb.CAN, Verb.CAN_SWITCH), can_press),
    ((Verb.BLOCKS, Verb.BLOCK), block_press),
    ((Verb.MY_SERVICE,), service_press),
)
