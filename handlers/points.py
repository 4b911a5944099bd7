"""积分, 排行榜, 记分 王秋月 调解: what one has, who has most, points by hand."""

import re
from collections.abc import Awaitable, Callable
from datetime import date
from typing import Any

from aiogram import Router
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message

from handlers.filters import Asked, Ordered, Pressed
from handlers.talk import Talk
from models import Answer, Lane, Notice, Press, Refusal, Refused, Span, Verb
from models.presses import DIGITS
from services.act import Act
from services.outbox import tell
from services.people import direct_chats
from services.points.asking import my_place, my_points, read_award, show_board
from services.points.awarding import award_by_hand
from services.points.weekly import show_grids

_KEY = re.compile(r"[0-9WQ-]{0,10}")
"""A period as its totals are kept under it: ``2026-W48``."""
Show = Callable[..., Awaitable[dict[str, Any]]]
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
    here.callback_query.register(my_own_place, Pressed(Verb.BOARD_MINE))
    here.callback_query.register(by_grid, Pressed(Verb.BOARD_GRIDS))
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
    """Another span, or the next lines; ``month.20`` or ``week.0.2026-W48`` as the button carries it."""
    span, _, rest = press.argument.partition(".")
    offset, _, key = rest.partition(".")
    if not (offset.isdecimal() and offset.isascii() and len(offset) <= DIGITS):
        raise Refused(Refusal.UNKNOWN_BUTTON)
    act, about = await talk.known(), _about(span, key)
    return await _privately(talk, act, Verb.BOARD, Notice.BOARD, show_board, about[0], int(offset), press.id, about[1])


def _about(span: str, key: str) -> tuple[Span, str]:
    if span not in set(Span) or not _KEY.fullmatch(key):
        raise Refused(Refusal.UNKNOWN_BUTTON)
    return Span(span), key


async def _privately(talk: Talk, act: Act, verb: Verb, notice: Notice, show: Show, *asked: Any) -> Answer:
    """In the direct chat of whoever pressed in a group: a group is not to read everybody's turning of pages."""
    own = None if talk.direct else (await direct_chats(act.session, [act.somebody.id])).get(act.somebody.id)
    if own is None:
        return Answer(notice, await show(act, *asked))
    await tell(act, [own], notice, await show(act.by(act.somebody, own), *asked), lane=Lane.ANSWERS)
    return Answer(Notice.DONE_TOAST, {"verb": verb.value, "number": 0}, toast=True)


async def my_own_place(query: CallbackQuery, talk: Talk, press: Press) -> Answer:
    """In a toast: nobody else reads it."""
    span, _, key = press.argument.partition(".")
    return Answer(Notice.BOARD_MINE, await my_place(await talk.known(), press.id, *_about(span, key)), toast=True)


async def by_grid(query: CallbackQuery, talk: Talk, press: Press) -> Answer:
    """What each grid earned together."""
    span, _, key = press.argument.partition(".")
    about = _about(span, key)
    return await _privately(
        talk, await talk.known(), Verb.BOARD_GRIDS, Notice.BOARD_GRIDS, show_grids, press.id, *about
    )


async def award(message: Message, talk: Talk, state: FSMContext, rest: str) -> Answer:
    """Recorded at once; where several are called so, a button for each."""
    act = await talk.private()
    asked = await read_award(act, rest)
    deed = str(act.incoming_id)
    if len(asked["people"]) == 1:
        return Answer(Notice.AWARDED, await _award(act, asked["people"][0]["id"], asked))
    await state.set_state(WHOM)
    await state.set_data({WHY: {"deed": deed, **{name: asked[name] for name in ("rule", "on", "why")}}})
    return Answer(Notice.AWARD_ASK, asked | {"deed": deed})


async def awarded(query: CallbackQuery, talk: Talk, press: Press, state: FSMContext) -> Answer:
    """Whom it was about. The same card pressed twice records once."""
    act = await talk.private()
    asked = (await state.get_data()).get(WHY) or {}
    if asked.get("deed") != press.argument:
        raise Refused(Refusal.AWARD_HOW)
    return Answer(Notice.AWARDED, await _award(act, press.id, asked))


async def _award(act: Act, person_id: int, asked: dict[str, Any]) -> dict[str, Any]:
    on = date.fromisoformat(asked["on"])
    return await award_by_hand(act, person_id, asked["rule"], on, asked["why"])
