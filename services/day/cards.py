"""One person's card of one day: loaded by its owner only, turned, and drawn again."""

from sqlalchemy import update
from sqlmodel import col, select

from models import Chat, DayCard, DayCardKind, Posting, Refusal, Refused
from services.act import Act
from services.wakes import wake


async def access_day_card(act: Act, card_id: int, *kinds: DayCardKind) -> DayCard:
    """The card, locked, for the person it belongs to; refuses everybody else."""
    query = select(DayCard).where(col(DayCard.id) == card_id).with_for_update()
    card = (await act.session.execute(query.execution_options(populate_existing=True))).scalar_one_or_none()
    if card is None or (kinds and card.kind not in kinds):
        raise Refused(Refusal.CARD_OVER)
    if card.person_id != act.somebody.id:
        raise Refused(Refusal.NOT_YOURS)
    return card


async def turn(act: Act, card_id: int, page: int) -> None:
    """Another page of the same card."""
    card = await access_day_card(act, card_id)
    card.page = max(page, 1)
    await redraw_card(act, card)


async def never_mind(act: Act, card_id: int) -> None:
    """Back to the card as it was: nothing is asked for."""
    card = await access_day_card(act, card_id)
    card.draft = {}
    await redraw_card(act, card)


async def redraw_card(act: Act, card: DayCard) -> None:
    """Let the card be drawn again at once: somebody has just pressed on it."""
    change = update(Posting).where(col(Posting.day_card_id) == card.id).values(redraw_at=act.now)
    await act.session.execute(change.execution_options(synchronize_session=False))
    wake(act.session, "outgoing")


async def day_card_of(act: Act, chat: Chat, message: str) -> int | None:
    """The id of the card of the day that a message in this chat is."""
    query = select(Posting.day_card_id).where(col(Posting.chat_id) == chat.id, col(Posting.message) == message)
    found: int | None = (await act.session.execute(query)).scalar_one_or_none()
    return found
