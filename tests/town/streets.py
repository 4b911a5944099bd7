"""The platforms on which the people of a test town talk: the chat page over HTTP, and Telegram."""

import asyncio
import uuid
from dataclasses import dataclass
from io import BytesIO
from typing import Any, Protocol

import aiohttp

from bot.app import App
from models import Chat, Person
from tests.botapi.server import BOT, BotApiServer
from tests.botapi.world import Document


@dataclass(frozen=True)
class Seen:
    """A message as it stands now: who said it, its text, its buttons' labels, how many pictures and voices."""

    id: str
    by_bot: bool
    text: str
    buttons: tuple[str, ...] = ()
    photos: int = 0
    voices: int = 0


class Street(Protocol):
    """How one platform is talked on."""

    async def post(self, person: Person, chat: Chat, text: str, **more: Any) -> str:
        """Say something; the message's id."""

    async def press(self, person: Person, chat: Chat, seen: Seen, label: str) -> str:
        """Press a button of a message by its label; the toast."""

    async def press_data(self, person: Person, chat: Chat, seen: Seen, data: str) -> str:
        """Press a button that may not be there."""

    async def messages(self, person: Person, chat: Chat) -> list[Seen]:
        """What stands in the chat, oldest first."""


class WebStreet:
    """People on the chat page: every word goes over HTTP."""

    def __init__(self, app: App) -> None:
        self.app = app
        self._session = aiohttp.ClientSession()

    async def close(self) -> None:
        """Hang up."""
        await self._session.close()

    def _as(self, person: Person) -> dict[str, str]:
        return {"Authorization": f"Bearer demo-{person.key}", "Idempotency-Key": uuid.uuid4().hex}

    async def post(self, person: Person, chat: Chat, text: str, **more: Any) -> str:
        """Say something; the message's id, or what the page was told instead."""
        form = aiohttp.FormData()
        form.add_field("text", BytesIO(text.encode()), content_type="text/plain")
        for photo in more.get("photos", ()):
            form.add_field("photo", BytesIO(photo), filename="photo.jpg", content_type="image/jpeg")
        if more.get("voice"):
            form.add_field("voice", BytesIO(more["voice"]), filename="voice.webm", content_type="audio/webm")
        if more.get("file"):
            name, content = more["file"]
            form.add_field("file", BytesIO(content), filename=name)
        pin = more.get("pin")
        if pin:
            form.add_field("lat", str(pin[0]))
            form.add_field("lon", str(pin[1]))
        if more.get("reply_to"):
            form.add_field("reply_to", more["reply_to"])
        url = f"{self.app.url}/chat/api/rooms/{chat.external_id}/messages"
        async with self._session.post(url, data=form, headers=self._as(person)) as answer:
            body = await answer.json()
        return str(body["id"]) if answer.status == 201 else f"{answer.status} {body['error']}: {body['message']}"

    async def press(self, person: Person, chat: Chat, seen: Seen, label: str) -> str:
        """Press by label."""
        found = await self._raw(person, chat)
        card = next(one["card"] for one in found if one["id"] == seen.id)
        return await self.press_data(person, chat, seen, _labelled(card, label))

    async def press_data(self, person: Person, chat: Chat, seen: Seen, data: str) -> str:
        """Press whatever."""
        url = f"{self.app.url}/chat/api/messages/{seen.id}/press"
        async with self._session.post(url, json={"button": data}, headers=self._as(person)) as answer:
            body = await answer.json()
        return str(body.get("toast", body.get("message", "")))

    async def _raw(self, person: Person, chat: Chat) -> list[dict[str, Any]]:
        url = f"{self.app.url}/chat/api/rooms/{chat.external_id}/messages"
        async with self._session.get(url, headers=self._as(person)) as answer:
            assert answer.status == 200, await answer.text()
            found: Any = await answer.json()
        return list(found["messages"] if isinstance(found, dict) else found)

    async def messages(self, person: Person, chat: Chat) -> list[Seen]:
        """What the page shows."""
        return [_page_message(one) for one in await self._raw(person, chat)]


def _labelled(card: dict[str, Any], label: str) -> str:
    for button in card["buttons"]:
        if label in button["label"]:
            return str(button["id"])
    raise LookupError(f"no button {label!r} among {[button['label'] for button in card['buttons']]}")


def _page_message(one: dict[str, Any]) -> Seen:
    card = one["card"]
    if card is None:
        return Seen(one["id"], one["from"]["bot"], one["text"], (), len(one["photos"]), int(bool(one["voice"])))
    lines = [card["title"], *(f"{label}：{value}" for label, value in card["fields"]), card["body"]]
    buttons = tuple(button["label"] for button in card["buttons"])
    text = "\n".join(filter(None, lines))
    return Seen(one["id"], one["from"]["bot"], text, buttons, len(card["photos"]), len(card["voices"]))


class TelegramStreet:
    """People in Telegram: a loopback Bot API server."""

    def __init__(self, app: App, server: BotApiServer) -> None:
        self.app = app
        self.server = server

    async def close(self) -> None:
        """Nothing was opened here."""

    async def post(self, person: Person, chat: Chat, text: str, **more: Any) -> str:
        """Say something, and wait until the bot has stored it."""
        who = telegram_id(person)
        reply = int(more["reply_to"]) if more.get("reply_to") else None
        photos = more.get("photos", ())
        photo = photos[0] if photos else None
        content: dict[str, Any] = {"photo": photo, "location": more.get("pin"), "voice": more.get("voice")}
        if more.get("file"):
            name, data = more["file"]
            content["document"] = Document(name, "application/octet-stream", data)
        said = self.server.says(who, int(chat.external_id), text, reply_to=reply, **content)
        await self.server.taken()
        return str(said)

    async def press(self, person: Person, chat: Chat, seen: Seen, label: str) -> str:
        """Press by label."""
        full = next((one for one in seen.buttons if label in one), None)
        if full is None:
            raise LookupError(f"no button {label!r} among {seen.buttons}")
        return await self._press(person, chat, seen, full, forged=False)

    async def press_data(self, person: Person, chat: Chat, seen: Seen, data: str) -> str:
        """Press whatever."""
        return await self._press(person, chat, seen, data, forged=True)

    async def _press(self, person: Person, chat: Chat, seen: Seen, what: str, *, forged: bool) -> str:
        toast = self.server.begins_press(telegram_id(person), int(chat.external_id), int(seen.id), what, forged=forged)
        await self.server.taken()
        await self.app.inbox.drain()
        async with asyncio.timeout(5):
            return await toast or ""

    async def messages(self, person: Person, chat: Chat) -> list[Seen]:
        """What Telegram shows."""
        found = self.server.shown(int(chat.external_id), everybody=True)
        return [
            Seen(
                str(one.message_id),
                one.sender == BOT["id"],
                one.text,
                tuple(label for row in one.buttons for label in row),
                int(bool(one.photo)),
                int(one.voice),
            )
            for one in found
        ]


def telegram_id(person: Person) -> int:
    """A person's account number on the test's Telegram."""
    return 1000 + person.id
