"""Telegram: long polling in; text, photos, inline buttons and edits out."""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import AbstractAsyncContextManager
from datetime import datetime
from pathlib import Path
from typing import Any
from weakref import WeakValueDictionary

import structlog
from aiogram.enums import ContentType
from aiogram.types import Message, Update, User
from pydantic import ValidationError
from sqlalchemy.ext.asyncio import AsyncSession

from bot.gateways.contract import GatewayError, Received, Unreachable
from bot.gateways.telegram_calls import BotApi, CallRefused
from bot.gateways.telegram_drawing import CAPTION, TOAST, draw_keyboard, draw_text, fit, fits
from bot.gateways.telegram_polling import Polling, Raw, lane_of
from models import Card, Chat, Incoming, Shot
from services.inbox import receive

FILE_BYTES = 20_000_000
ALERT = 60
"""A toast longer than this is shown in a box that waits for the reader."""
ALBUM = 10
SAID = frozenset({
    ContentType.TEXT, ContentType.PHOTO, ContentType.DOCUMENT, ContentType.LOCATION, ContentType.VENUE,
    ContentType.ANIMATION, ContentType.AUDIO, ContentType.VIDEO, ContentType.VIDEO_NOTE, ContentType.VOICE,
    ContentType.STICKER, ContentType.CONTACT, ContentType.DICE, ContentType.POLL, ContentType.STORY,
})  # fmt: skip
"""What people send; every other kind of message is Telegram's own notice."""
UNCHANGED = ("message is not modified", "message to edit not found", "message_id_invalid", "message can't be edited")
OTHER_KIND = ("there is no text in the message", "there is no caption in the message")

log = structlog.get_logger(__name__)


class TelegramGateway:
    """A bot of Telegram. ``media`` gives the file of a content hash; ``base_url`` a Bot API server of one's own."""

    platform = "telegram"

    def __init__(
        self,
        token: str,
        *,
        transaction: Callable[[], AbstractAsyncContextManager[AsyncSession]],
        real_now: Callable[[], datetime],
        media: Callable[[str], Path],
        base_url: str | None = None,
        poll_seconds: int = 25,
        pause: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self.me: User | None = None
        """Who the bot is, known once it has started."""
        self._transaction = transaction
        self._real_now = real_now
        self._media = media
        self._api = BotApi(token, base_url)
        self._polling = Polling(self._api, self._keep, seconds=poll_seconds, pause=pause)
        self._turns: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()

    @property
    def listening(self) -> bool:
        """Whether updates are being taken; false when polling gave up."""
        return self._polling.running

    async def start(self) -> None:
        """Ask who we are and begin to poll; raises ``GatewayError`` when the token or the network is wrong."""
        self.me = User.model_validate(await self._api.call("getMe"))
        await self._api.call("deleteWebhook")
        self._polling.begin()

    async def stop(self) -> None:
        """Stop polling after the batch that is being stored, and close the connections."""
        await self._polling.end()
        await self._api.close()

    async def _keep(self, updates: list[Raw]) -> None:
        async with self._transaction() as session:
            for update in updates:
                await receive(
                    session,
                    platform=self.platform,
                    external_id=str(update["update_id"]),
                    lane=lane_of(update),
                    payload={"update": update},
                    now=self._real_now(),
                )

    async def decode(self, session: AsyncSession, incoming: Incoming) -> Received | None:
        """The stored update; ``None`` for bots, anonymous speakers and service messages. Raises when unreadable."""
        update = _read_update(incoming)
        if update.callback_query is not None:
            pressed = update.callback_query
            return Received(update) if pressed.message is not None and pressed.data is not None else None
        message = update.message or update.edited_message
        if message is None:
            return Received(update) if update.my_chat_member is not None else None
        return Received(update, _shots(message)) if _is_said(message) else None

    async def send(self, chat: Chat, card: Card, *, reply_to: str) -> str:
        """Show the card: text with its first picture, or text alone when it is too long; more pictures follow."""
        async with self._turn(chat):
            pictures = await asyncio.to_thread(self._pictures, card.photos)
            message = await self._send_with_picture(chat, card, pictures, reply_to)
            rest = pictures[1:]
            if message is None:
                message, rest = await self._send_text(chat, card, reply_to), pictures
            await self._send_more(chat, message, rest)
        return message

    async def edit(self, chat: Chat, message: str, card: Card) -> None:
        """Draw the card's words and buttons anew; its pictures stay as they are."""
        async with self._turn(chat):
            kinds = [self._edit_text, self._edit_caption]
            if card.photos and fits(card, chat.language, CAPTION):
                kinds.reverse()
            if not await kinds[0](chat, message, card):
                await kinds[1](chat, message, card)

    async def answer_press(self, incoming: Incoming, text: str) -> None:
        """Show a toast to whoever pressed; a press of too long ago is passed over."""
        query = incoming.payload["update"]["callback_query"]["id"]
        alert = len(text) > ALERT
        try:
            await self._api.call(
                "answerCallbackQuery", callback_query_id=query, text=fit(text, TOAST), show_alert=alert
            )
        except CallRefused as error:
            if "query is too old" not in error.description:
                raise

    async def fetch(self, file_id: str) -> bytes:
        """The bytes of a picture, at most 20 MB. Raises ``RetryLater``, or ``Unreachable`` when it cannot be had."""
        try:
            found = await self._api.call("getFile", file_id=file_id)
        except CallRefused as error:
            raise Unreachable(str(error)) from None
        if found.get("file_size", 0) > FILE_BYTES or "file_path" not in found:
            raise Unreachable(f"getFile: over {FILE_BYTES} bytes")
        return await self._api.download(found["file_path"], FILE_BYTES)

    def _turn(self, chat: Chat) -> asyncio.Lock:
        """One send or edit at a time in a chat, so that they arrive in the order they were given."""
        return self._turns.setdefault(chat.external_id, asyncio.Lock())

    def _pictures(self, shas: tuple[str, ...]) -> list[bytes]:
        paths = [self._media(sha) for sha in shas[:ALBUM]]
        return [path.read_bytes() for path in paths if path.is_file()]

    async def _send_with_picture(self, chat: Chat, card: Card, pictures: list[bytes], reply_to: str) -> str | None:
        """The message's id, or ``None`` when the words must go without a picture."""
        if not pictures or not fits(card, chat.language, CAPTION):
            return None
        try:
            sent = await self._api.call(
                "sendPhoto",
                files={"photo": pictures[0]},
                caption=draw_text(card, chat.language, CAPTION),
                **_addressed(chat, reply_to),
                **_dressed(card),
            )
        except CallRefused as error:
            log.warning("telegram.picture_refused", why=error.description)
            return None
        return str(sent["message_id"])

    async def _send_text(self, chat: Chat, card: Card, reply_to: str) -> str:
        sent = await self._api.call(
            "sendMessage",
            text=draw_text(card, chat.language),
            link_preview_options={"is_disabled": True},
            **_addressed(chat, reply_to),
            **_dressed(card),
        )
        return str(sent["message_id"])

    async def _send_more(self, chat: Chat, message: str, pictures: list[bytes]) -> None:
        """The card has been shown: failing here would only have it shown twice."""
        if not pictures:
            return
        files = {f"photo{number}": data for number, data in enumerate(pictures)}
        where = _addressed(chat, message)
        try:
            if len(pictures) == 1:
                await self._api.call("sendPhoto", files={"photo": pictures[0]}, **where)
            else:
                album = [{"type": "photo", "media": f"attach://{name}"} for name in files]
                await self._api.call("sendMediaGroup", files=files, media=album, **where)
        except GatewayError as error:
            log.warning("telegram.pictures_lost", why=str(error), pictures=len(pictures))

    async def _edit_text(self, chat: Chat, message: str, card: Card) -> bool:
        text = draw_text(card, chat.language)
        return await self._edit(
            "editMessageText", chat, message, card, text=text, link_preview_options={"is_disabled": True}
        )

    async def _edit_caption(self, chat: Chat, message: str, card: Card) -> bool:
        caption = draw_text(card, chat.language, CAPTION)
        return await self._edit("editMessageCaption", chat, message, card, caption=caption)

    async def _edit(self, method: str, chat: Chat, message: str, card: Card, **words: Any) -> bool:
        """Whether the message is of this method's kind."""
        where: dict[str, Any] = {"chat_id": int(chat.external_id), "message_id": int(message)}
        try:
            await self._api.call(method, **where, **words, **_dressed(card))
        except CallRefused as error:
            why = error.description.lower()
            if any(known in why for known in OTHER_KIND):
                return False
            if not any(known in why for known in UNCHANGED):
                raise
        return True


def _addressed(chat: Chat, reply_to: str) -> dict[str, Any]:
    where: dict[str, Any] = {"chat_id": int(chat.external_id)}
    if reply_to.isascii() and reply_to.isdigit():
        where["reply_parameters"] = {"message_id": int(reply_to), "allow_sending_without_reply": True}
    return where


def _dressed(card: Card) -> dict[str, Any]:
    keyboard = draw_keyboard(card)
    return {"parse_mode": "HTML"} | ({"reply_markup": {"inline_keyboard": keyboard}} if keyboard else {})


def _read_update(incoming: Incoming) -> Update:
    try:
        return Update.model_validate(incoming.payload["update"])
    except ValidationError as error:
        where = ", ".join(".".join(map(str, found["loc"])) for found in error.errors()[:3])
    raise GatewayError(f"update {incoming.external_id} is unreadable at {where}")  # its values are people's words


def _is_said(message: Message) -> bool:
    """Whether a person said it: not a bot, a channel, an anonymous administrator or Telegram itself."""
    person = message.from_user
    return person is not None and not person.is_bot and message.sender_chat is None and message.content_type in SAID


def _shots(message: Message) -> tuple[Shot, ...]:
    if message.photo:
        return (Shot("telegram", file_id=max(message.photo, key=lambda size: size.width * size.height).file_id),)
    if message.document and (message.document.mime_type or "").startswith("image/"):
        return (Shot("telegram", file_id=message.document.file_id),)
    return ()
