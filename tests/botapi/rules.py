"""What Telegram refuses in texts, buttons and pictures, with its own descriptions. Lengths are UTF-16 units."""

import io
from dataclasses import dataclass, field
from html import unescape
from html.parser import HTMLParser
from typing import Any
from urllib.parse import urlsplit

from PIL import Image, UnidentifiedImageError

TAGS = {
    "b": "bold", "strong": "bold", "i": "italic", "em": "italic", "u": "underline", "ins": "underline",
    "s": "strikethrough", "strike": "strikethrough", "del": "strikethrough", "tg-spoiler": "spoiler",
    "span": "spoiler", "a": "text_link", "tg-emoji": "custom_emoji", "code": "code", "pre": "pre",
    "blockquote": "blockquote",
}  # fmt: skip
NAMED = ("lt", "gt", "amp", "quot")
ACTIONS = ("url", "callback_data", "copy_text", "web_app", "login_url", "switch_inline_query",
           "switch_inline_query_current_chat", "switch_inline_query_chosen_chat", "pay", "callback_game")  # fmt: skip
PHOTO_BYTES = 10_000_000
SOUND_BYTES = 50_000_000


class Refusal(Exception):
    """An answer with ``ok`` false."""

    def __init__(
        self, code: int, description: str, *, retry_after: int | None = None, migrate_to: int | None = None
    ) -> None:
        super().__init__(description)
        self.code = code
        self.description = description
        found = {"retry_after": retry_after, "migrate_to_chat_id": migrate_to}
        self.parameters = {name: value for name, value in found.items() if value is not None}

    def as_answer(self) -> dict[str, Any]:
        """The JSON object that goes over the wire."""
        answer = {"ok": False, "error_code": self.code, "description": self.description}
        return answer | ({"parameters": self.parameters} if self.parameters else {})


def bad(description: str) -> Refusal:
    """A 400."""
    return Refusal(400, f"Bad Request: {description}")


def units(text: str) -> int:
    """Telegram's length of a text."""
    return len(text.encode("utf-16-le")) // 2


@dataclass(frozen=True)
class Words:
    """A text as people see it, and its entities as Telegram lists them."""

    text: str
    entities: list[dict[str, Any]] = field(default_factory=list)


class Markup(HTMLParser):
    """Telegram's HTML: only its tags, properly nested, every ``<`` that opens none escaped."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.text = ""
        self.entities: list[dict[str, Any]] = []
        self.open: list[tuple[str, dict[str, Any]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag not in TAGS or (tag == "span" and given.get("class") != "tg-spoiler"):
            raise self.wrong(f'Unsupported start tag "{tag}"')
        entity: dict[str, Any] = {"type": TAGS[tag], "offset": units(self.text)}
        if tag == "a":
            entity["url"] = given.get("href") or ""
        self.open.append((tag, entity))

    def handle_endtag(self, tag: str) -> None:
        if not self.open:
            raise self.wrong("Unexpected end tag")
        expected, entity = self.open.pop()
        if tag != expected:
            raise self.wrong(f'Unmatched end tag, expected "</{expected}>", found "</{tag}>"')
        length = units(self.text) - entity["offset"]
        if length and (entity["type"] != "text_link" or entity["url"]):
            self.entities.append(entity | {"length": length})

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        raise self.wrong(f'Unsupported start tag "{tag}/"')

    def handle_data(self, data: str) -> None:
        if "<" in data:
            raise self.wrong('Unsupported start tag ""')
        self.text += data

    def handle_entityref(self, name: str) -> None:
        self.text += unescape(f"&{name};") if name in NAMED else f"&{name};"

    def handle_charref(self, name: str) -> None:
        self.text += unescape(f"&#{name};")

    def handle_comment(self, data: str) -> None:
        raise self.wrong('Unsupported start tag "!--"')

    def handle_decl(self, decl: str) -> None:
        raise self.wrong('Unsupported start tag "!"')

    def handle_pi(self, data: str) -> None:
        raise self.wrong('Unsupported start tag "?"')

    def unknown_decl(self, data: str) -> None:
        raise self.wrong('Unsupported start tag "!["')

    def wrong(self, why: str) -> Refusal:
        """The refusal, at the place that was reached."""
        return bad(f"can't parse entities: {why} at byte offset {len(self.text.encode())}")

    def words(self, source: str) -> Words:
        """The text and its entities."""
        self.feed(source)
        self.close()
        if self.open:
            raise self.wrong(f'Can\'t find end tag corresponding to start tag "{self.open[-1][0]}"')
        return Words(self.text, sorted(self.entities, key=lambda entity: entity["offset"]))


def read_words(source: str, parse_mode: str, limit: int, too_long: str) -> Words:
    """A text or caption as it will be shown, with the white space around it gone."""
    if parse_mode and parse_mode.lower() != "html":
        raise bad("unsupported parse_mode (this server reads HTML only)")
    try:
        source.encode()
    except UnicodeEncodeError:
        raise bad("strings must be encoded in UTF-8") from None
    words = Markup().words(source) if parse_mode else Words(source)
    lead = units(words.text) - units(words.text.lstrip())
    moved = [entity | {"offset": max(0, entity["offset"] - lead)} for entity in words.entities]
    words = Words(words.text.strip(), moved)
    if units(words.text) > limit:
        raise bad(too_long)
    return words


def read_keyboard(markup: Any) -> list[list[dict[str, Any]]]:
    """The rows of an inline keyboard; empty without one."""
    if markup in (None, "", {}):
        return []
    if not isinstance(markup, dict):
        raise bad("object expected as reply markup")
    rows = markup.get("inline_keyboard")
    if rows is None:
        return []
    if not isinstance(rows, list) or not all(isinstance(row, list) for row in rows):
        raise bad('field "inline_keyboard" of the InlineKeyboardMarkup must be an Array of Arrays')
    if sum(map(len, rows)) > 100:
        raise bad("REPLY_MARKUP_TOO_LONG")
    return [[_button(button) for button in row] for row in rows if row]


def _button(button: Any) -> dict[str, Any]:
    if not isinstance(button, dict) or not isinstance(button.get("text"), str):
        raise bad("can't parse inline keyboard button: Can't find field \"text\"")
    if not button["text"].strip():
        raise bad("can't parse inline keyboard button: Button text must be non-empty")
    actions = [name for name in ACTIONS if button.get(name) is not None]
    if not actions:
        raise bad("can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard")
    if len(actions) > 1:
        raise bad("can't parse inline keyboard button: Exactly one optional field must be used")
    _check_action(button, actions[0])
    return {"text": button["text"], actions[0]: button[actions[0]]}


def _check_action(button: dict[str, Any], action: str) -> None:
    value = button[action]
    if action == "callback_data" and not 1 <= len(str(value).encode()) <= 64:
        raise bad("BUTTON_DATA_INVALID")
    if action == "copy_text" and not (isinstance(value, dict) and 1 <= units(str(value.get("text", ""))) <= 256):
        raise bad("BUTTON_COPY_TEXT_INVALID")
    if action == "url":
        _check_url(str(value))


def _check_url(url: str) -> None:
    refused = f"inline keyboard button URL '{url}' is invalid"
    parts = urlsplit(url if "://" in url or url.startswith(("tel:", "mailto:")) else f"http://{url}")
    if parts.scheme not in ("http", "https", "tg", "ton"):
        raise bad(f"{refused}: Unsupported URL protocol")
    if parts.scheme in ("http", "https") and "." not in (parts.hostname or ""):
        raise bad(f"{refused}: Wrong HTTP URL")


def check_photo(data: bytes) -> tuple[int, int]:
    """Width and height of an uploaded photo."""
    if not data:
        raise bad("file must be non-empty")
    if len(data) > PHOTO_BYTES:
        raise Refusal(413, "Request Entity Too Large")
    try:
        with Image.open(io.BytesIO(data), formats=("JPEG", "PNG", "WEBP", "GIF", "BMP")) as image:
            width, height = image.size
    except (UnidentifiedImageError, OSError):
        raise bad("IMAGE_PROCESS_FAILED") from None
    if width + height > 10_000 or max(width, height) > 20 * min(width, height):
        raise bad("PHOTO_INVALID_DIMENSIONS")
    return width, height


def check_sound(data: bytes) -> None:
    """An uploaded voice or piece of music: OGG, MP3 or M4A."""
    if not data:
        raise bad("file must be non-empty")
    if len(data) > SOUND_BYTES:
        raise Refusal(413, "Request Entity Too Large")
    mp3 = data[:3] == b"ID3" or (data[0] == 0xFF and data[1] & 0xE0 == 0xE0)
    if not (data[:4] == b"OggS" or data[4:11] == b"ftypM4A" or mp3):
        raise bad("wrong file type: a voice is OGG, MP3 or M4A")
