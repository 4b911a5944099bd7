"""Telegram: long polling or a webhook in, cards out (``telegram_cards``)."""

import asyncio
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import structlog
from aiogram.enums import ContentType
from aiogram.types import MaybeInaccessibleMessageUnion, Message, Update, User
from pydantic import ValidationError
from sqlalchemy.ext.asyncio import AsyncSession

from bot.gateways.contract import GatewayError, Received, Unreachable
from bot.gateways.telegram_calls import BotApi, CallRefused, read_local
from bot.gateways.telegram_cards import Cards
from bot.gateways.telegram_claim import Claim
from bot.gateways.telegram_menu import register_commands
from bot.gateways.telegram_pace import OVERALL, Pace
from bot.gateways.telegram_past import TelegramPast, earlier_of
from bot.gateways.telegram_pictures import Session, Uploads
from bot.gateways.telegram_polling import Polling, Raw, lane_of
from bot.gateways.telegram_shots import shots_of
from bot.gateways.telegram_webhook import Webhook
from models import Card, Chat, Incoming
from services.inbox import receive
from services.lanes import lane_of_press, lane_of_words
from services.rules.clues import event_at_the_door
from services.rules.numbers import without_numbers_inside

FILE_BYTES = 20_000_000
DOOR = "https://t.me/"
SAID = frozenset({
    ContentType.TEXT, ContentType.PHOTO, ContentType.DOCUMENT, ContentType.LOCATION, ContentType.VENUE,
    ContentType.ANIMATION, ContentType.AUDIO, ContentType.VIDEO, ContentType.VIDEO_NOTE, ContentType.VOICE,
    ContentType.STICKER, ContentType.CONTACT, ContentType.DICE, ContentType.POLL, ContentType.STORY,
})  # fmt: skip
"""What people send; every other kind of message is Telegram's own notice."""

log = structlog.get_logger(__name__)


@dataclass(frozen=True)
class Called:
    """Where Telegram calls us, and the secret by which we know it."""

    url: str
    secret: str
    host: str = "127.0.0.1"
    port: int = 0


class TelegramGateway:
    """A bot of Telegram. ``media`` gives the file of a hash and kind; ``base_url`` a Bot API server of one's own.

    ``claim`` is the file that remembers its webhook.
    """

    platform = "telegram"

    def __init__(
        self,
        token: str,
        *,
        transaction: Session,
        reading: Session | None = None,
        real_now: Callable[[], datetime],
        media: Callable[[str, str], Path],
        files: Callable[[int], Path] = lambda number: Path(f"{number}.xlsx"),
        base_url: str | None = None,
        poll_seconds: int = 25,
        pause: Callable[[float], Awaitable[None]] = asyncio.sleep,
        steady: Callable[[], float] = time.monotonic,
        messages_per_second: int = OVERALL,
        called: Called | None = None,
        claim: Path,
        take_over: bool = False,
        local_files: bool = False,
    ) -> None:
        self.me: User | None = None
        """Who the bot is, known once it has started."""
        self._transaction = transaction
        self._real_now = real_now
        self._api = BotApi(token, base_url)
        self._polling = Polling(self._api, self._keep, seconds=poll_seconds, pause=pause)
        self._claim = Claim(self._api, claim, take_over=take_over)
        self._webhook = self._listener(called) if called else None
        self._cards = Cards(
            self._api,
            Pace(steady, pause, messages_per_second),
            Uploads(media, reading or transaction, transaction),
            files,
        )
        self._local_files = local_files

    def _listener(self, called: Called) -> Webhook:
        where = {"host": called.host, "port": called.port}
        return Webhook(self._api, self._claim, self._keep, url=called.url, secret=called.secret, **where)  # type: ignore[arg-type]

    @property
    def webhook_port(self) -> int:
        """The port on which Telegram's calls are taken."""
        assert self._webhook is not None
        return self._webhook.port

    @property
    def listening(self) -> bool:
        """Whether updates are being taken; false when polling gave up."""
        return self._webhook.running if self._webhook else self._polling.running

    @property
    def gave_up(self) -> str:
        """Why it will never take updates again, as a sentence; empty while it will."""
        return self._polling.gave_up

    async def start(self) -> None:
        """Ask who we are, and begin to poll or be called.

        Raises ``GatewayError`` for a wrong token or network, ``Stopped`` where another house has the messages.
        """
        self.me = User.model_validate(await self._api.call("getMe"))
        await register_commands(self._api)
        if self._webhook is not None:
            await self._webhook.begin()
        else:
            await self._claim.check()
            await self._api.call("deleteWebhook")
            self._claim.forget()
            self._polling.begin()

    async def stop(self) -> None:
        """Stop taking updates after the one that is being stored, and close the connections."""
        if self._webhook is not None:
            await self._hang_up(self._webhook)
        await self._polling.end()
        await self._api.close()

    async def _hang_up(self, webhook: Webhook) -> None:
        try:
            await webhook.end()
        except GatewayError as error:
            log.warning("telegram.webhook_stays", why=str(error))

    async def _keep(self, updates: list[Raw]) -> None:
        async with self._transaction() as session:
            for update in updates:
                await receive(
                    session,
                    platform=self.platform,
                    external_id=str(update["update_id"]),
                    lane=await _lane(session, update),
                    payload={"update": event_at_the_door(without_numbers_inside(update))},
                    now=self._real_now(),
                )

    async def decode(self, session: AsyncSession, incoming: Incoming) -> Received | None:
        """The stored update; ``None`` for bots, anonymous speakers and service messages. Raises when unreadable."""
        update = _read_update(incoming)
        if update.callback_query is not None:
            pressed = update.callback_query
            if pressed.message is None or pressed.data is None:
                return None
            return Received(update, thread=_topic(pressed.message))
        message = update.message or update.edited_message
        if message is None:
            return Received(update) if update.my_chat_member is not None else None
        if message.migrate_to_chat_id or message.migrate_from_chat_id:
            return Received(update)
        return await self._said(session, incoming, update, message) if _is_said(message) else None

    async def _said(self, session: AsyncSession, incoming: Incoming, update: Update, message: Message) -> Received:
        rows = await earlier_of(session, incoming, message)
        parts = [_read_update(row).message for row in rows]
        before = () if update.edited_message else tuple(shot for part in parts if part for shot in shots_of(part))
        past = TelegramPast(session, incoming, message)
        return Received(update, shots_of(message), _topic(message), tuple(row.id for row in rows), before, DOOR, past)

    async def send(self, chat: Chat, card: Card, *, reply_to: str, thread: str = "") -> str:
        """Show the card; the message's id."""
        return await self._cards.send(chat, card, reply_to=reply_to, thread=thread)

    async def edit(self, chat: Chat, message: str, card: Card) -> None:
        """Draw the card's words and buttons anew."""
        await self._cards.edit(chat, message, card)

    async def strip(self, chat: str, message: str) -> None:
        """Take the buttons off the card, if it is still there."""
        await self._cards.strip(chat, message)

    async def answer_press(self, incoming: Incoming, text: str) -> None:
        """Show a toast to whoever pressed."""
        await self._cards.toast(incoming.payload["update"]["callback_query"]["id"], text)

    async def fetch(self, file_id: str) -> bytes:
        """The bytes of a picture, at most 20 MB. Raises ``RetryLater``, or ``Unreachable`` when it cannot be had."""
        try:
            found = await self._api.call("getFile", file_id=file_id)
        except CallRefused as error:
            raise Unreachable(str(error)) from None
        if found.get("file_size", 0) > FILE_BYTES or "file_path" not in found:
            raise Unreachable(f"getFile: over {FILE_BYTES} bytes")
        path: str = found["file_path"]
        if self._local_files and Path(path).is_absolute():
            return await asyncio.to_thread(read_local, Path(path), FILE_BYTES)
        return await self._api.download(path, FILE_BYTES)


def _read_update(incoming: Incoming) -> Update:
    try:
        return Update.model_validate(incoming.payload["update"])
    except ValidationError as error:
        where = ", ".join(".".join(map(str, found["loc"])) for found in error.errors()[:3])
    raise GatewayError(f"update {incoming.external_id} is unreadable at {where}")  # its values are people's words


def _topic(message: MaybeInaccessibleMessageUnion) -> str:
    """The forum topic of a message; a reply in an ordinary group has a thread, but no topic."""
    topical = isinstance(message, Message) and message.is_topic_message
    return str(message.message_thread_id or "") if isinstance(message, Message) and topical else ""


def _is_said(message: Message) -> bool:
    """Whether a person said it: not a bot, a channel, an anonymous administrator or Telegram itself."""
    person = message.from_user
    return person is not None and not person.is_bot and message.sender_chat is None and message.content_type in SAID


async def _lane(session: AsyncSession, update: Raw) -> str:
    """The sender's lane, or the activity's that the update is about."""
    sender, press, message = lane_of(update), update.get("callback_query"), update.get("message")
    if isinstance(press, dict):
        return await lane_of_press(session, str(press.get("data") or ""), sender)
    if not isinstance(message, dict):
        return sender
    chat, answered = (message.get(part) or {} for part in ("chat", "reply_to_message"))
    where = {"chat": str(chat.get("id")), "reply_to": str(answered.get("message_id") or "")}
    return await lane_of_words(
        session, str(message.get("text") or ""), sender, platform=TelegramGateway.platform, **where
    )
