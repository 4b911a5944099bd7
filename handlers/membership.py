"""The bot is added to a group, thrown out of it, or blocked by somebody."""

from aiogram import Router
from aiogram.enums import ChatMemberStatus
from aiogram.types import ChatMemberUpdated

from handlers.talk import Talk
from services.chats import arrive, depart

GONE = (ChatMemberStatus.LEFT, ChatMemberStatus.KICKED)


def router() -> Router:
    """Telegram's news about the bot's own place."""
    here = Router(name="membership")
    here.my_chat_member.register(membership)
    return here


async def membership(event: ChatMemberUpdated, talk: Talk) -> None:
    """Whoever moved the bot stays unknown: pressing a button of Telegram's is not talking to us."""
    gone = event.new_chat_member.status in GONE
    if gone and talk.act.chat is not None:
        depart(talk.act, talk.act.chat)
    elif not gone and not talk.direct:
        await arrive(talk.act, await talk.group())
    elif not gone and talk.act.chat is not None:
        talk.act.chat.unreachable_at = None
