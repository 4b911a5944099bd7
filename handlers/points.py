"""积分, 排行榜, 记分 王秋月 调解: what one has, who has most, points by hand."""

from aiogram import Router
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message

from handlers.filters import Asked, Ordered, Pressed
from handlers.talk import Talk
from models import Answer, Notice, Press, Refusal, Refused, Span, Verb
from models.presses import DIGITS
from services.points.asking import award_by_hand, my_points, read_award, show_board

WHOM, WHY = "award:whom", "award"
"""While the bot asks whose deed it was, it keeps what was said of it."""


def router() -> Router:
    """By word and by button."""
    here = Router(name="points")
    here.message.register(mine, Asked("points"))
    here.message.register(leaders, Asked("board"))
    here.message.register(award, Ordered("award"))
    here.callback_query.register(mine_again, Pressed(Verb.POINTS))
    here.callback_query.register(leaders_page, Pressed(Verb.BOARD))
    here.callback_query.register(awarded, Pressed(Verb.AWARD))
    return here


async def mine(message: Message, talk: Talk) -> Answer:
    """One's own, and nobody else's business."""
    return Answer(Notice.POINTS_MINE, await my_points(await talk.private()))


async def mine_again(query: CallbackQuery, talk: Talk, press: Press) -> Answer:
    """The same by button."""
    return Answer(Notice.POINTS_MINE, await my_points(await talk.private()))


async def leaders(message: Message, talk: Talk) -> Answer:
    """This month's board of the community that is meant."""
    return Answer(Notice.BOARD, await show_board(await talk.known(), Span.MONTH))


async def leaders_page(query: CallbackQuery, talk: Talk, press: Press) -> Answer:
    """Another span, or the next lines; ``month.20`` as the button carries it."""
    span, _, offset = press.argument.partition(".")
    if span not in set(Span) or not (offset.isdecimal() and offset.isascii() and len(offset) <= DIGITS):
        raise Refused(Refusal.UNKNOWN_BUTTON)
    return Answer(Notice.BOARD, await show_board(await talk.known(), Span(span), int(offset), press.id))


async def award(message: Message, talk: Talk, state: FSMContext, rest: str) -> Answer:
    """Recorded at once; where several are called so, a button for each."""
    act = await talk.private()
    asked = await read_award(act, rest)
    deed = str(act.incoming_id)
    if len(asked["people"]) == 1:
        given = await award_by_hand(act, asked["people"][0]["id"], asked["rule"], deed, asked["why"])
        return Answer(Notice.AWARDED, given)
    await state.set_state(WHOM)
    await state.set_data({WHY: {"deed": deed, "rule": asked["rule"], "why": asked["why"]}})
    return Answer(Notice.AWARD_ASK, asked | {"deed": deed})


async def awarded(query: CallbackQuery, talk: Talk, press: Press, state: FSMContext) -> Answer:
    """Whom it was about. The same card pressed twice records once."""
    act = await talk.private()
    asked = (await state.get_data()).get(WHY) or {}
    if asked.get("deed") != press.argument:
        raise Refused(Refusal.AWARD_HOW)
    return Answer(Notice.AWARDED, await award_by_hand(act, press.id, asked["rule"], asked["deed"], asked["why"]))
