"""Groups come and go: the bot is added, thrown out, blocked; a group moves to another number."""

from sqlalchemy import delete, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from models import Case, Chat, Lane, Notice, Outgoing, Posting, Purpose
from services.act import Act
from services.outbox import tell
from services.people import chat_of, direct_chats


async def arrive(act: Act, chat: Chat) -> None:
    """The bot is in a group (again): it says hello once for ever, and that somebody has to bind it."""
    chat.unreachable_at = None
    await tell(act, [chat], Notice.WELCOME, {"title": chat.title}, dedupe="welcome")


def depart(act: Act, chat: Chat) -> None:
    """The bot was thrown out or blocked: nothing more is sent until somebody speaks to it there."""
    chat.unreachable_at = act.now


async def invite(act: Act, link: str, *, reply_to: str) -> None:
    """Tell somebody who reported in a group, and whom the bot can't write to, how that is changed; once there."""
    if not link or act.chat is None or act.chat.purpose is Purpose.DIRECT:
        return
    if await direct_chats(act.session, [act.somebody.id]):
        return
    once = f"how-private:{act.somebody.id}"
    await tell(act, [act.chat], Notice.HOW_PRIVATE, {"link": link}, lane=Lane.ANSWERS, reply_to=reply_to, dedupe=once)


async def follow(session: AsyncSession, platform: str, old: str, new: str) -> None:
    """The group ``old`` lives on as ``new``: its row follows, and what is owed goes on; twice changes nothing.

    Its messages stay behind, and their numbers mean other messages now: live cards and replies let go of them.
    """
    chat = await chat_of(session, platform, old)
    if chat is None:
        return
    newcomer = await chat_of(session, platform, new)
    await session.execute(delete(Posting).where(col(Posting.chat_id) == chat.id))
    await session.execute(
        update(Outgoing).where(col(Outgoing.chat_id) == chat.id, col(Outgoing.sent_at).is_(None)).values(reply_to="")
    )
    if newcomer is not None:
        await _unite(session, newcomer, chat, parked=f"{old}/left")
    chat.external_id, chat.unreachable_at, chat.quiet_until = new, None, None
    await session.flush()


async def _unite(session: AsyncSession, newcomer: Chat, chat: Chat, *, parked: str) -> None:
    """Somebody spoke in the new group before we knew that it is the old one: what came of it is the old one's."""
    newcomer.external_id, newcomer.unreachable_at = parked, chat.unreachable_at
    if chat.purpose is None and newcomer.purpose is not None:
        chat.purpose, chat.thread = newcomer.purpose, newcomer.thread
        chat.digest_at, chat.board_at = newcomer.digest_at, newcomer.board_at
        chat.area_id, chat.compound_id, chat.unit_id = newcomer.area_id, newcomer.compound_id, newcomer.unit_id
    newcomer.digest_at = newcomer.board_at = None
    newcomer.purpose = newcomer.area_id = newcomer.compound_id = newcomer.unit_id = None
    for row, column in ((Outgoing, Outgoing.chat_id), (Posting, Posting.chat_id), (Case, Case.origin_chat_id)):
        await session.execute(update(row).where(col(column) == newcomer.id).values({column.key: chat.id}))  # type: ignore[attr-defined]
    await session.flush()
