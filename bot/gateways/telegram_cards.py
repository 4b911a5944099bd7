"""Cards as Telegram shows them: text, photos, voices and files behind it, inline buttons; edits; toasts."""

import asyncio
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any
from weakref import WeakValueDictionary

import structlog

from bot.gateways.contract import GatewayError
from bot.gateways.telegram_calls import BotApi, CallRefused, read_local
from bot.gateways.telegram_drawing import CAPTION, TOAST, draw_keyboard, draw_text, fit, fits
from bot.gateways.telegram_pace import Pace
from bot.gateways.telegram_pictures import Picture, Uploads, blank
from models import Card, Chat, File, Voice
from services.rules import sounds

SENT_BYTES = 50_000_000
"""What a bot may send; more stays behind its link."""
ALERT = 60
"""A toast longer than this is shown in a box that waits for the reader."""
ALBUM = 10
SENDING = {"photo": "sendPhoto", "voice": "sendVoice", "audio": "sendAudio"}
FORBIDDEN = "VOICE_MESSAGES_FORBIDDEN"
UNCHANGED = ("message is not modified", "message to edit not found", "message_id_invalid", "message can't be edited")
OTHER_KIND = ("there is no text in the message", "there is no caption in the message")

log = structlog.get_logger(__name__)


class Cards:
    """The way of cards into a bot's chats, below Telegram's limits; ``files`` says where a file of a number lies."""

    def __init__(self, api: BotApi, pace: Pace, uploads: Uploads, files: Callable[[int], Path]) -> None:
        self._api = api
        self._pace = pace
        self._uploads = uploads
        self._files = files
        self._turns: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()

    async def send(self, chat: Chat, card: Card, *, reply_to: str, thread: str = "") -> str:
        """Show the card: text with its first picture, or text alone when it is too long; pictures, voices follow."""
        async with self._turn(chat):
            pictures = await self._uploads.of(card.photos[:ALBUM])
            await self._pace.admit(chat.external_id, max(1, len(pictures)) + len(card.voices) + bool(card.file))
            where = _addressed(chat, reply_to, thread)
            message = None if card.apart else await self._send_with_picture(chat, card, pictures, where)
            rest = pictures[1:]
            if message is None:
                message, rest = await self._send_text(chat, card, where), pictures
            beside = await self._send_more(_addressed(chat, message, thread), rest)
            if card.apart:
                await self._uploads.stand(chat.id, message, rest, beside)
            await self._send_voices(chat, message, thread, card.voices)
            if card.file is not None:
                await self._send_file(_addressed(chat, message, thread), card.file)
        return message

    async def edit(self, chat: Chat, message: str, card: Card) -> None:
        """Draw the card's words and buttons anew; its pictures stay as they are, but those that stand apart may go.

        A voice that this chat has not heard yet follows, as an answer to the card.
        """
        async with self._turn(chat):
            await self._pace.admit(chat.external_id)
            kinds = [self._edit_text, self._edit_caption]
            if card.photos and not card.apart and fits(card, chat.language, CAPTION):
                kinds.reverse()
            if not await kinds[0](chat, message, card):
                self._pace.overdraw(chat.external_id)  # the message is of the other kind: a second call
                await kinds[1](chat, message, card)
            if card.apart:
                await self._take_away(chat, message, card.photos)
            for voice in await self._unheard(chat, card.voices):
                self._pace.overdraw(chat.external_id)
                await self._play(chat, message, "", [voice])

    async def _take_away(self, chat: Chat, card: str, photos: Sequence[str]) -> None:
        """Pictures that the card has no more: their messages go; one too old for that becomes a grey picture."""
        for gone in await self._uploads.beside(chat.id, card, photos):
            self._pace.overdraw(chat.external_id)
            where: dict[str, Any] = {"chat_id": int(chat.external_id), "message_id": int(gone.message)}
            try:
                await self._api.call("deleteMessage", **where)
            except CallRefused as error:
                log.info("telegram.picture_stays", why=error.description)
                await self._blank(where)
            await self._uploads.gone(gone)

    async def _blank(self, where: dict[str, Any]) -> None:
        media, files = {"type": "photo", "media": "attach://blank"}, {"blank": await asyncio.to_thread(blank)}
        try:
            await self._api.call("editMessageMedia", files=files, media=media, **where)
        except CallRefused as error:  # somebody has deleted it already, or it was blank before
            log.info("telegram.picture_gone", why=error.description)

    async def toast(self, query: str, text: str) -> None:
        """Show a toast to whoever pressed; a press of too long ago is passed over."""
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

    async def _send_more(self, where: dict[str, Any], pictures: list[Picture]) -> list[dict[str, Any]]:
        """Their messages. The card has been shown: failing here would only have it shown twice."""
        if not pictures:
            return []
        try:
            if len(pictures) == 1:
                return [await self._send_kept("photo", pictures[0], **where)]
            return await self._send_album(pictures, where)
        except GatewayError as error:
            log.warning("telegram.pictures_lost", why=str(error), pictures=len(pictures))
            return []

    async def _send_voices(self, chat: Chat, card: str, thread: str, voices: Sequence[Voice]) -> None:
        """After the card, which has been shown: failing here must not repeat it."""
        try:
            await self._play(chat, card, thread, voices)
        except GatewayError as error:
            log.warning("telegram.voices_lost", why=str(error), voices=len(voices))

    async def _unheard(self, chat: Chat, voices: Sequence[Voice]) -> list[Voice]:
        """Those that were not played in this chat yet."""
        heard = await self._uploads.heard(chat.id, [voice.sha for voice in voices]) if voices else set()
        return [voice for voice in voices if voice.sha not in heard]

    async def _play(self, chat: Chat, card: str, thread: str, voices: Sequence[Voice]) -> None:
        """Each in a message of its own, in answer to the card; where it stands is remembered."""
        where = _addressed(chat, card, thread)
        seconds = {voice.sha: voice.seconds for voice in voices}
        for kept in await self._uploads.of(list(seconds), sounds.MIME) if voices else ():
            sent = await self._send_voice(kept, where | {"duration": seconds[kept.sha]})
            await self._uploads.stand(chat.id, card, [kept], [sent] if sent else [])

    async def _send_voice(self, kept: Picture, where: dict[str, Any]) -> Any:
        """As a voice; as music to those who take no voices from bots."""
        try:
            return await self._send_kept("voice", kept, **where)
        except CallRefused as error:
            if FORBIDDEN not in error.description:
                raise
            plain = await self._uploads.afresh(kept.sha, kept.mime)
            return await self._api.call(SENDING["audio"], files={"audio": plain.data}, **where) if plain else None

    async def _send_file(self, where: dict[str, Any], file: File) -> None:
        """After the card, as the others; a file that is gone or too large for a bot stays behind its link."""
        try:
            data = await asyncio.to_thread(read_local, self._files(file.id), SENT_BYTES)
            await self._api.call("sendDocument", files={"document": data}, names={"document": file.name}, **where)
        except GatewayError as error:
            log.warning("telegram.file_lost", why=str(error))

    async def _send_album(self, pictures: list[Picture], where: dict[str, Any]) -> list[dict[str, Any]]:
        shas = [picture.sha for picture in pictures]
        async with self._uploads.going_up(shas):
            pictures = await self._uploads.of(shas)
            names = [picture.file_id or f"attach://photo{number}" for number, picture in enumerate(pictures)]
            files = {f"photo{number}": picture.data for number, picture in enumerate(pictures) if picture.data}
            album = [{"type": "photo", "media": name} for name in names]
            sent: list[dict[str, Any]] = await self._api.call("sendMediaGroup", files=files, media=album, **where)
            await self._uploads.went_up(pictures, sent)
            return sent

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
