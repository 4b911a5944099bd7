"""The buttons of wishes and of help: what the desk, the neighbours and whoever told it press."""

from collections.abc import Awaitable, Callable

from aiogram import Router
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery

from handlers.filters import Pressed
from handlers.talk import Talk
from handlers.wishes import DEEDS, answer_call, ask_for, said_before, show_card
from models import Answer, Notice, Press, Refusal, Refused, Verb
from services.cases import Draft, file_case
from services.rules.skills import SKILLS
from services.wishes import claiming, helpers, making
from services.wishes.loading import access_wish, wishers
from services.wishes.service import own_service


def router() -> Router:
    """By button."""
    here = Router(name="wishes' buttons")
    for verbs, handler in _BUTTONS:
        here.callback_query.register(handler, Pressed(*verbs))
    return here


def _toast(press: Press) -> Answer:
    return Answer(Notice.DONE_TOAST, {"verb": press.verb.value, "number": press.id}, toast=True)


async def show(query: CallbackQuery, talk: Talk, press: Press) -> Answer:
    """Its card."""
    return await show_card(talk, press.id) or _toast(press)


async def new(query: CallbackQuery, talk: Talk, press: Press, state: FSMContext) -> Answer:
    """我有个心愿."""
    return await ask_for(await talk.private(), state, "new")


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
    return await ask_for(act, state, step, press.id)


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


async def do(query: CallbackQuery, talk: Talk, press: Press) -> Answer:
    """What those who have it in hand, and those who told it, say."""
    await DEEDS[press.verb](await talk.private(), press.id)
    return _toast(press)


async def to_desk(query: CallbackQuery, talk: Talk, press: Press) -> Answer:
    """Let the community look at it and post it."""
    await making.hand_to_desk(await talk.private(), press.id, press.version)
    return _toast(press)


async def asked(query: CallbackQuery, talk: Talk, press: Press) -> Answer:
    """我来, or 这次不行."""
    await answer_call(await talk.private(), press.id, yes=press.verb is Verb.NEED_YES)
    return _toast(press)


async def need_new(query: CallbackQuery, talk: Talk, press: Press) -> Answer:
    """求助: with what?"""
    await talk.private()
    return Answer(Notice.NEED_KIND, {"options": list(SKILLS), "words": ""})


async def need_kind(query: CallbackQuery, talk: Talk, press: Press, state: FSMContext) -> Answer:
    """With this: asked around with the words that were said, else asked for them."""
    act = await talk.private()
    if press.argument not in SKILLS:
        raise Refused(Refusal.UNKNOWN_BUTTON)
    kept = await said_before(state)
    if not kept.get("words"):
        return await ask_for(act, state, "need", skill=press.argument)
    await making.tell_help(act, kept["words"], press.argument)
    await state.clear()
    return _toast(press)


async def need_report(query: CallbackQuery, talk: Talk, press: Press, state: FSMContext) -> Answer:
    """It is something to report after all."""
    act = await talk.private()
    kept = await said_before(state)
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
    (tuple(DEEDS), do),
    ((Verb.WISH_TO_DESK,), to_desk),
    ((Verb.NEED_YES, Verb.NEED_NO), asked),
    ((Verb.NEED_NEW,), need_new),
    ((Verb.NEED_KIND,), need_kind),
    ((Verb.NEED_REPORT,), need_report),
    ((Verb.CAN, Verb.CAN_SWITCH), can_press),
    ((Verb.BLOCKS, Verb.BLOCK), block_press),
    ((Verb.MY_SERVICE,), service_press),
)
