"""One stored event through the handlers: who spoke and where, then aiogram, then what they answered."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache
from typing import Any

from aiogram import Bot, Dispatcher, Router
from aiogram.dispatcher.event.bases import UNHANDLED
from aiogram.dispatcher.event.handler import HandlerObject
from aiogram.types import CallbackQuery, ChatMemberUpdated, Message, Update
from aiogram.types import Chat as PlatformChat
from aiogram.types import User as PlatformUser

from bot.conversations import ConversationStorage, current
from bot.demo import starter
from bot.gateways.contract import Received
from bot.shortlist import Shortlist
from handlers import routers
from handlers.talk import Talk
from locales import language_of
from models import FINAL, Answer, Press, Refusal, Refused
from models.presses import DIGITS
from services.act import Act
from services.cases import told_by
from services.cases.photos import MOST
from services.chats import follow
from services.people import Sender, who_and_where

AREA = "area:"
"""What a picked place's venue carries in front of the area's id."""


def make_dispatcher(setup_code: str = "") -> Dispatcher:
    """Our routers, and aiogram's FSM behind a storage that lives in the transaction that is already open.

    ``setup_code`` makes the first one who sends it the administrator of a new house; without one nobody becomes it.
    """
    dispatcher = Dispatcher(storage=ConversationStorage(), disable_fsm=True, setup_code=setup_code, starter=starter())
    dispatcher.update.outer_middleware(dispatcher.fsm)
    dispatcher.include_router(_in_one())
    return dispatcher


def _in_one() -> Router:
    """All our handlers in one router, in their order of precedence.

    aiogram asks each router in turn and wraps its middlewares for it each time: sixty of them took a tenth of the time
    of a press. None of ours has filters or middlewares of its own.
    """
    one = Router(name="handlers")
    for kind, handlers in _handlers().items():
        one.observers[kind] = Shortlist(one, kind, handlers)
    return one


@cache
def _handlers() -> Mapping[str, Sequence[HandlerObject]]:
    """By kind of event. They hold no state, and it takes a while to look at the signatures of all."""
    several = routers()
    return {kind: [one for router in several for one in router.observers[kind].handlers] for kind in Router().observers}


Event = Message | CallbackQuery | ChatMemberUpdated
Said = tuple[Talk, Answer | None]


async def feed(dispatcher: Dispatcher, bot: Bot, received: Received, act: Act, platform: str) -> Said | None:
    """Let the handlers answer; ``None`` when nobody was meant. A refusal comes out as ``Refused``."""
    event = event_of(received.update)
    if isinstance(event, Message) and (moved := _moved(event)):
        await follow(act.session, platform, *moved)
        return None
    if event is None or event.from_user is None:
        return None
    talk = await _talk(event, received, act, platform, bot)
    if talk is None:
        return None
    token = current.set(talk.act)
    try:
        said = await dispatcher.feed_update(bot, received.update.as_(bot), talk=talk)
    except Refused as refused:
        refused.over = talk.answering and refused.refusal in FINAL
        raise
    finally:
        current.reset(token)
    if said is UNHANDLED:
        _refuse_unknown(event)
        return None
    return talk, said if isinstance(said, Answer) else None


async def stop_asking(dispatcher: Dispatcher, bot: Bot, message: Message, act: Act) -> None:
    """Nothing that its sender could write would be right any more: what they say next is about something else.

    The rest of an album still belongs to what was refused.
    """
    if message.from_user is None or message.media_group_id:
        return
    token = current.set(act)
    try:
        await dispatcher.fsm.get_context(bot, chat_id=message.chat.id, user_id=message.from_user.id).clear()
    finally:
        current.reset(token)


def event_of(update: Update) -> Event | None:
    """What happened: a message, the same with other words, a press, or news about the bot's own place."""
    return update.message or update.edited_message or update.callback_query or update.my_chat_member


def _moved(message: Message) -> tuple[str, str] | None:
    """The old and the new number of a group that became a supergroup; both of them say so."""
    here = str(message.chat.id)
    if message.migrate_to_chat_id:
        return here, str(message.migrate_to_chat_id)
    return (str(message.migrate_from_chat_id), here) if message.migrate_from_chat_id else None


def _refuse_unknown(event: Event) -> None:
    """Words that nobody was meant by are just chat; a button that nobody knows is forged or out of date."""
    if isinstance(event, CallbackQuery):
        known = Press.parse(event.data or "")
        raise Refused(Refusal.UNKNOWN_BUTTON if known is None else Refusal.STALE, number=0)


async def _talk(event: Event, received: Received, act: Act, platform: str, bot: Bot) -> Talk | None:
    where = event.message if isinstance(event, CallbackQuery) else event
    if where is None:
        return None
    sender = _sender(event.from_user, platform)
    chat_id = str(where.chat.id)
    person, chat = await who_and_where(act.session, platform, sender.external_id, chat_id)
    if chat is not None and not isinstance(event, ChatMemberUpdated):
        chat.unreachable_at = None
    act = replace(act, person=person, chat=chat, thread=received.thread)
    told = await told_by(act, received.earlier)
    name = (await bot.me()).username or ""
    return Talk(
        act=act,
        sender=sender,
        chat_external_id=chat_id,
        chat_title=_title(where.chat),
        direct=where.chat.type == "private",
        bot_name=name,
        shots=received.shots if told else (*received.before, *received.shots)[-MOST:],
        message="" if isinstance(where, ChatMemberUpdated) else str(where.message_id),
        area_id=_picked(received.update),
        told=told,
        past=received.past,
        invitation=f"{received.door}{name}" if received.door else "",
    )


def _sender(user: PlatformUser | None, platform: str) -> Sender:
    assert user is not None
    return Sender(platform, str(user.id), user.full_name, language_of(user.language_code))


def _title(chat: PlatformChat) -> str:
    return chat.title or chat.full_name


def _picked(update: Update) -> int | None:
    venue: Any = update.message.venue if update.message else None
    mark = (venue.foursquare_id or "") if venue else ""
    number = mark.removeprefix(AREA)
    return int(number) if mark.startswith(AREA) and number.isdecimal() and len(number) <= DIGITS else None
