"""What the bot shows: a card with fields and buttons, drawn by each gateway in its native best way.

A platform's limits (text length, callback bytes, album size) never appear here; gateways know them.
"""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any


class Tone(StrEnum):
    """How urgent a card looks."""

    PLAIN = "plain"
    GOOD = "good"
    WARN = "warn"
    DANGER = "danger"


class Kind(StrEnum):
    """What a button does: press (tells the bot), link, call (dials), copy (to the clipboard), ask (opens an input)."""

    PRESS = "press"
    LINK = "link"
    CALL = "call"
    COPY = "copy"
    PHOTO = "photo"
    """Press that then asks for a photo: a phone may open its camera at once."""
    PLACE = "place"
    """Press that then asks for a place: a phone may open its place picker at once."""


@dataclass(frozen=True)
class Button:
    """A button: ``id`` is the packed press (see ``models.presses``), ``value`` a URL, phone number or text to copy.

    For a photo ``value`` may be ``camera``: it is taken there and then.
    """

    id: str
    label: str
    kind: Kind = Kind.PRESS
    value: str = ""
    primary: bool = False

    def as_dict(self) -> dict[str, Any]:
        """Plain JSON values. Written out, here and below: ``dataclasses.asdict`` copies every text."""
        return {
            "id": self.id,
            "label": self.label,
            "kind": self.kind.value,
            "value": self.value,
            "primary": self.primary,
        }


@dataclass(frozen=True)
class Voice:
    """A voice to be played, by content hash, with its length."""

    sha: str
    seconds: int

    def as_dict(self) -> dict[str, Any]:
        """Plain JSON values."""
        return {"sha": self.sha, "seconds": self.seconds}


@dataclass(frozen=True)
class File:
    """A workbook that goes with the card: the row it was made for, and what it is called."""

    id: int
    name: str

    def as_dict(self) -> dict[str, Any]:
        """Plain JSON values."""
        return {"id": self.id, "name": self.name}


@dataclass(frozen=True)
class Card:
    """Title, labelled fields, paragraphs, a text to copy, photos by hash, voices, a file, rows of buttons, tone."""

    title: str
    fields: tuple[tuple[str, str], ...] = ()
    body: str = ""
    block: str = ""
    """Text that is there to be copied: shown as it stands, line by line."""
    photos: tuple[str, ...] = ()
    buttons: tuple[tuple[Button, ...], ...] = ()
    tone: Tone = Tone.PLAIN
    voices: tuple[Voice, ...] = ()
    file: File | None = None
    poster: bool = False
    """Its one picture is there to be read and forwarded: it is shown whole."""
    apart: bool = field(default=False, compare=False)
    """Any of its pictures may be taken away later: where a picture is a message, each is one beside the words. It says
    how a card is sent, not what it shows, and is not stored."""

    def as_dict(self) -> dict[str, Any]:
        """Plain JSON values, for storage and for the chat API."""
        return {
            "title": self.title,
            "fields": [list(pair) for pair in self.fields],
            "body": self.body,
            "block": self.block,
            "photos": list(self.photos),
            "buttons": [[button.as_dict() for button in row] for row in self.buttons],
            "tone": self.tone.value,
            "voices": [voice.as_dict() for voice in self.voices],
            "file": self.file.as_dict() if self.file else None,
            "poster": self.poster,
        }

    @classmethod
    def of(cls, value: dict[str, Any]) -> "Card":
        """The card that ``as_dict`` gave."""
        rows = tuple(
            tuple(Button(**{**button, "kind": Kind(button["kind"])}) for button in row) for row in value["buttons"]
        )
        return cls(
            title=value["title"],
            fields=tuple((label, text) for label, text in value["fields"]),
            body=value["body"],
            block=value.get("block", ""),
            photos=tuple(value["photos"]),
            buttons=rows,
            tone=Tone(value["tone"]),
            voices=tuple(Voice(**voice) for voice in value.get("voices", ())),
            file=File(**value["file"]) if value.get("file") else None,
            poster=value.get("poster", False),
        )


@dataclass(frozen=True)
class Answer:
    """What a handler says back: a notice with facts; as a toast when ``toast`` is set, else as a card in the chat."""

    notice: str
    facts: dict[str, Any] = field(default_factory=dict)
    toast: bool = False
