"""What the chat API shows: rooms, messages and cards as plain JSON; ids are strings, times ISO 8601."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from aiohttp import web

from models import RoomMessage
from services.picker import Spot
from services.room_news import Spoken
from services.rooms import Entrance
from web.keys import HOUSE, LINKS
from web.photo_links import PhotoLinks


@dataclass(frozen=True)
class Shown:
    """Draws JSON; addresses of photos and voices are signed for the day of ``now`` (real time)."""

    links: PhotoLinks
    now: datetime

    def room(self, entrance: Entrance) -> dict[str, Any]:
        """A room as its member sees it."""
        room = entrance.room
        return {
            "id": str(room.id),
            "title": room.title,
            "kind": room.kind,
            "unread": entrance.unread,
            "read": str(entrance.read),
            "last": self.message(entrance.last) if entrance.last else None,
        }

    def message(self, spoken: Spoken) -> dict[str, Any]:
        """A message with who said it."""
        message, sender = spoken.message, spoken.sender
        return {
            "id": str(message.id),
            "room": str(message.room_id),
            "from": {"id": str(sender.id), "name": sender.name, "bot": sender.is_bot},
            "at": message.at.isoformat(),
            "text": message.text,
            "photos": self._photos(message.photos),
            "voice": self._voice(message.voice) if message.voice else None,
            "file": message.file,
            "place": message.place or None,
            "lat": message.lat,
            "lon": message.lon,
            "reply_to": str(message.reply_to_id) if message.reply_to_id else None,
            "card": self._card(message),
        }

    def _photos(self, shas: Iterable[str]) -> list[str]:
        return [f"/chat/api/photos/{self.links.token(sha, self.now)}" for sha in shas]

    def _voice(self, voice: dict[str, Any]) -> dict[str, Any]:
        return {
            "url": f"/chat/api/voices/{self.links.token(voice['sha'], self.now)}",
            "seconds": voice["seconds"],
        }

    def _card(self, message: RoomMessage) -> dict[str, Any] | None:
        card = message.card
        if card is None:
            return None
        return {
            "title": card["title"],
            "fields": card["fields"],
            "body": card["body"],
            "block": card.get("block", ""),
            "photos": self._photos(card["photos"]),
            "voices": [self._voice(voice) for voice in card.get("voices", ())],
            "buttons": [_button(button, row) for row, buttons in enumerate(card["buttons"]) for button in buttons],
            "tone": card["tone"],
            "poster": card.get("poster", False),
        }


def _button(button: dict[str, Any], row: int) -> dict[str, Any]:
    shown = {key: button[key] for key in ("id", "label", "kind", "value", "primary")}
    return shown | {"row": row}


def shown(request: web.Request) -> Shown:
    """What draws the answers to this request."""
    return Shown(request.app[LINKS], request.app[HOUSE].real_now())


def places(compounds: Iterable[Spot]) -> dict[str, Any]:
    """The tree of the place picker."""
    return {"compounds": [_spot(compound, "buildings", "stairs") for compound in compounds]}


def _spot(spot: Spot, *inside: str) -> dict[str, Any]:
    plain: dict[str, Any] = {"id": str(spot.id), "name": spot.name}
    if inside:
        plain[inside[0]] = [_spot(part, *inside[1:]) for part in spot.inside]
    return plain
