"""Telegram: long polling or a webhook in; text, photos, inline buttons and edits out."""

import asyncio
import time
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any
from weakref import WeakValueDictionary

import structlog
from aiogram.enums import ContentType
from aiogram.types import MaybeInaccessibleMessageUnion, Message, Update, User
from pydantic import ValidationError
from sqlalchemy.ext.asyncio import AsyncSession

from bot.gateways.contract import GatewayError, Received, Unreachable
from bot.gateways.telegram_calls import BotApi, CallRefused
from bot.gateways.telegram_drawing import CAPTION, TOAST, draw_keyboard, draw_text, fit, fits
from bot.gateways.telegram_menu import register_commands
from bot.gateways.telegram_pace import OVERALL, Pace
from bot.gateways.telegram_past import TelegramPast, earlier_of
from bot.gateways.telegram_pictures import Picture, Session, Uploads
from bot.gateways.telegram_polling import Polling, Raw, lane_of
from bot.gateways.telegram_shots import shots_of
from bot.gateways.telegram_webhook import Webhook
from models import Card, Chat, File, Incoming, Voice
from services.inbox import receive
from services.lanes import lane_of_press, lane_of_words
from services.rules import sounds
from services.rules.clues import event_at_the_door
from services.rules.numbers import without_numbers_inside

FILE_BYTES = 20_000_000
SENT_BYTES = 50_000_000
"""What a bot may send; more stays behind its link."""
ALERT = 60
"""A toast longer than this is shown in a box that waits for the reader."""
ALBUM = 10
SENDING = {"photo": "sendPhoto", "voice": "sendVoice", "audio": "sendAudio"}
FORBIDDEN = "VOICE_MESSAGES_FORBIDDEN"
DOOR = "https://t.me/"
SAID = frozenset({
    ContentType.TEXT, ContentType.PHOTO, ContentType.DOCUMENT, ContentType.LOCATION, ContentType.VENUE,
    ContentType.ANIMATION, ContentType.AUDIO, ContentType.VIDEO, ContentType.VIDEO_NOTE, ContentType.VOICE,
    ContentType.STICKER, ContentType.CONTACT, ContentType.DICE, ContentType.POLL, ContentType.STORY,
})  # fmt: skip
"""What people send; every other kind of message is Telegram's own notice."""
UNCHANGED = ("message is not modified", "message to edit not found", "message_id_invalid", "message can't be edited")
OTHER_KIND = ("there is no text in the message", "there is no caption in the message")

log = structlog.get_logger(__name__)


@dataclass(frozen=True)
class Called:
    """Where Telegram calls us, and the secret by which we know it."""

    url: str
    secret: str
    host: str = "127.0.0.1"
    port: int = 0


class TelegramGateway:
    """A bot of Telegram. ``media`` gives the file of a hash and kind; ``base_url`` a Bot API server of one's own."""

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
        local_files: bool = False,
    ) -> None:
        self.me: User | None = None
        """Who the bot is, known once it has started."""
        self._transaction = transaction
        self._real_now = real_now
        self._api = BotApi(token, base_url)
        self._polling = Polling(self._api, self._keep, seconds=poll_seconds, pause=pause)
        self._webhook = self._listener(called) if called else None
        self._pace = Pace(steady, pause, messages_per_second)
        self._uploads = Uploads(media, reading or transaction, transaction)
        self._local_files = local_files
        self._files = files
        self._turns: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()

    def _listener(self, called: Called) -> Webhook:
        where = {"host": called.host, "port": called.port}
        return Webhook(self._api, self._keep, url=called.url, secret=called.secret, **where)  # type: ignore[arg-type]

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
        """Ask who we are, and begin to poll or be called; raises ``GatewayError`` for a wrong token or network."""
        self.me = User.model_validate(await self._api.call("getMe"))
        await register_commands(self._api)
        if self._webhook is not None:
            await self._webhook.begin()
        else:
            await self._api.call("deleteWebhook")
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
        """Show the card: text with its first picture, or text alone when it is too long; pictures, voices follow."""
        async with self._turn(chat):
            pictures = await self._uploads.of(card.photos[:ALBUM])
            await self._pace.admit(chat.external_id, max(1, len(pictures)) + len(card.voices) + bool(card.file))
            where = _addressed(chat, reply_to, thread)
            message = await self._send_with_picture(chat, card, pictures, where)
            rest = pictures[1:]
            if message is None:
                message, rest = await self._send_text(chat, card, where), pictures
            await self._send_more(_addressed(chat, message, thread), rest)
            await self._send_voices(_addressed(chat, message, thread), card.voices)
            if card.file is not None:
                await self._send_file(_addressed(chat, message, thread), card.file)
        return message

    async def edit(self, chat: Chat, message: str, card: Card) -> None:
        """Draw the card's words and buttons anew; its pictures stay as they are."""
        async with self._turn(chat):
            await self._pace.admit(chat.external_id)
            kinds = [self._edit_text, self._edit_caption]
            if card.photos and fits(card, chat.language, CAPTION):
                kinds.reverse()
            if not await kinds[0](chat, message, card):
                self._pace.overdraw(chat.external_id)  # the message is of the other kind: a second call
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

    async def strip(self, chat: str, message: str) -> None:
        """Take the buttons off the card, if it is still there."""
        self._pace.overdraw(chat)
        try:
            await self._api.call("editMessageReplyMarkup", chat_id=int(chat), message_id=int(message))
        except CallRefused as error:
            log.info("card.not-stripped", error=str(error))

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
            return await asyncio.to_thread(_read_local, Path(path))
        return await self._api.download(path, FILE_BYTES)

    def _turn(self, chat: Chat) -> asyncio.Lock:
        """One send or edit at a time in a chat, so that they arrive in the order they were given."""
        return self._turns.setdefault(chat.external_id, asyncio.Lock())

    async def _send_with_picture(
        self, chat: Chat, card: Card, pictures: list[Picture], where: dict[str, Any]
    ) -> str | None:
        """The message's id, or ``None`` when the words must go without a picture."""
        if not pictures or not fits(card, chat.language, CAPTION):
            return None
        caption = draw_text(card, chat.language, CAPTION)
        try:
            sent = await self._send_kept("photo", pictures[0], caption=caption, **where, **_dressed(card))
        except CallRefused as error:
            log.warning("telegram.picture_refused", why=error.description)
            return None
        return str(sent["message_id"])

    async def _send_kept(self, what: str, picture: Picture, **more: Any) -> Any:
        """A photo or voice: by its id where Telegram has it, else (or when the id is refused) by its bytes."""
        if not picture.file_id:
            return await self._upload(what, picture, **more)
        try:
            return await self._api.call(SENDING[what], **more | {what: picture.file_id})
        except CallRefused as error:
            afresh = await self._uploads.afresh(picture.sha, picture.mime)
            if afresh is None or "file" not in error.description.lower():
                raise
        await self._uploads.forget([picture.sha])
        return await self._upload(what, afresh, **more)

    async def _upload(self, what: str, picture: Picture, **more: Any) -> Any:
        async with self._uploads.going_up([picture.sha]):
            for known in await self._uploads.of([picture.sha], picture.mime):
                if known.file_id:  # it went up for another chat while this one waited
                    return await self._api.call(SENDING[what], **more | {what: known.file_id})
            sent = await self._api.call(SENDING[what], files={what: picture.data}, **more)
            await self._uploads.went_up([picture], [sent])
            return sent

    async def _send_text(self, chat: Chat, card: Card, where: dict[str, Any]) -> str:
        sent = await self._api.call(
            "sendMessage",
            text=draw_text(card, chat.language),
            link_preview_options={"is_disabled": True},
            **where,
            **_dressed(card),
        )
        return str(sent["message_id"])

    async def _send_more(self, where: dict[str, Any], pictures: list[Picture]) -> None:
        """The card has been shown: failing here would only have it shown twice."""
        if not pictures:
            return
        try:
            if len(pictures) == 1:
                await self._send_kept("photo", pictures[0], **where)
            else:
                await self._send_album(pictures, where)
        except GatewayError as error:
            log.warning("telegram.pictures_lost", why=str(error), pictures=len(pictures))

    async def _send_voices(self, where: dict[str, Any], voices: Sequence[Voice]) -> None:
        """After the card, which has been shown: failing here must not repeat it."""
        try:
            seconds = {voice.sha: voice.seconds for voice in voices}
            for kept in await self._uploads.of(list(seconds), sounds.MIME):
                await self._send_voice(kept, where | {"duration": seconds[kept.sha]})
        except GatewayError as error:
            log.warning("telegram.voices_lost", why=str(error), voices=len(voices))

    async def _send_voice(self, kept: Picture, where: dict[str, Any]) -> None:
        """As a voice; as music to those who take no voices from bots."""
        try:
            await self._send_kept("voice", kept, **where)
        except CallRefused as error:
            if FORBIDDEN not in error.description:
                raise
            plain = await self._uploads.afresh(kept.sha, kept.mime)
            if plain is not None:
                await self._api.call(SENDING["audio"], files={"audio": plain.data}, **where)

    async def _send_file(self, where: dict[str, Any], file: File) -> None:
        """After the card, as the others; a file that is gone or too large for a bot stays behind its link."""
        try:
            data = await asyncio.to_thread(_read_local, self._files(file.id), SENT_BYTES)
            await self._api.call("sendDocument", files={"document": data}, names={"document": file.name}, **where)
        except GatewayError as error:
            log.warning("telegram.file_lost", why=str(error))

    async def _send_album(self, pictures: list[Picture], where: dict[str, Any]) -> None:
        shas = [picture.sha for picture in pictures]
        async with self._uploads.going_up(shas):
            pictures = await self._uploads.of(shas)
            names = [picture.file_id or f"attach://photo{number}" for number, picture in enumerate(pictures)]
            files = {f"photo{number}": picture.data for number, picture in enumerate(pictures) if picture.data}
            album = [{"type": "photo", "media": name} for name in names]
            sent = await self._api.call("sendMediaGroup", files=files, media=album, **where)
            await self._uploads.went_up(pictures, sent)

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


def _addressed(chat: Chat, reply_to: str, thread: str) -> dict[str, Any]:
    where: dict[str, Any] = {"chat_id": int(chat.external_id)}
    if thread:
        where["message_thread_id"] = int(thread)
    if reply_to.isascii() and reply_to.isdigit():
        where["reply_parameters"] = {"message_id": int(reply_to), "allow_sending_without_reply": True}
    return where


def _dressed(card: Card) -> dict[str, Any]:
    keyboard = draw_keyboard(card)
    return {"parse_mode": "HTML"} | ({"reply_markup": {"inline_keyboard": keyboard}} if keyboard else {})


def _read_local(path: Path, most: int = FILE_BYTES) -> bytes:
    """A file on this machine: our own, or one that a Bot API server of one's own has laid down."""
    try:
        if path.stat().st_size > most:
            raise Unreachable(f"file: over {most} bytes")
        return path.read_bytes()
    except OSError as error:
        raise Unreachable(f"file: {type(error).__name__}") from None


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
