"""A card as Telegram takes it: HTML text within its limits, and an inline keyboard. Lengths are UTF-16 units."""

from html import escape
from typing import Any
from urllib.parse import urlsplit

from models import Button, Card, Kind, Press

TEXT = 4096
CAPTION = 1024
COPY = 256
TOAST = 200
ROW = 8
BUTTONS = 100

Keyboard = list[list[dict[str, Any]]]


def units(text: str) -> int:
    """How long Telegram finds a text."""
    return len(text.encode("utf-16-le", "replace")) // 2


def fit(text: str, room: int) -> str:
    """The text, cut to ``room`` units with an ellipsis at its end when it is longer."""
    if units(text) <= room:
        return text
    kept = text.encode("utf-16-le", "replace")[: 2 * max(room - 1, 0)]
    return kept.decode("utf-16-le", "ignore").rstrip() + "…" if room > 0 else ""


def fits(card: Card, language: str, room: int) -> bool:
    """Whether nothing of the card's text must be cut."""
    return units("\n".join((card.title, _middle(card, language), card.block, _tail(card, language)))) <= room


def draw_text(card: Card, language: str, room: int = TEXT) -> str:
    """The card's text as Telegram's HTML: title, fields and body are cut before phone numbers are."""
    title = fit(_clean(card.title), room // 4)
    tail = fit(_tail(card, language), room // 4)
    block = fit(_clean(card.block.strip()), room // 3)
    middle = fit(_middle(card, language), room - units(title) - units(tail) - units(block) - 4)
    head = f"<b>{escape(title, quote=False)}</b>" if title.strip() else ""
    copied = f"<pre>{_html(block)}</pre>" if block else ""
    return "\n".join(part for part in (head, _html(middle), copied, _html(tail)) if part)


def draw_keyboard(card: Card) -> Keyboard:
    """Inline keyboard rows of those buttons that Telegram takes; the others stand in the text."""
    keyboard: Keyboard = []
    left = BUTTONS
    for row in card.buttons:
        drawn = [_draw_button(button) for button in row if _is_key(button)][:left]
        left -= len(drawn)
        keyboard += [drawn[start : start + ROW] for start in range(0, len(drawn), ROW)]
    return keyboard


def _draw_button(button: Button) -> dict[str, Any]:
    key: dict[str, Any] = {"text": _clean(button.label)}
    if button.kind is Kind.LINK:
        return key | {"url": button.value}
    if button.kind is Kind.COPY and _is_short(button):
        return key | {"copy_text": {"text": button.value}}
    return key | {"callback_data": button.id}


def _is_key(button: Button) -> bool:
    """Telegram refuses ``tel:``, hosts without a dot, and long texts to copy: these are asked for by a press."""
    if not button.label.strip() or button.kind is Kind.CALL:
        return False
    if button.kind is Kind.LINK:
        parts = urlsplit(button.value)
        return parts.scheme in ("http", "https") and "." in (parts.hostname or "")
    if button.kind is Kind.COPY:
        return _is_short(button) or Press.parse(button.id) is not None
    return bool(button.id)


def _is_short(button: Button) -> bool:
    return 0 < units(button.value) <= COPY


def _middle(card: Card, language: str) -> str:
    fields = "\n".join(_line(label, text, language) for label, text in card.fields)
    return _clean("\n\n".join(part for part in (fields, card.body.strip()) if part))


def _tail(card: Card, language: str) -> str:
    aside = [button for row in card.buttons for button in row if button.value and not _is_key(button)]
    return _clean("\n".join(_line(button.label, button.value, language) for button in aside))


def _line(label: str, text: str, language: str) -> str:
    if not label or text in label:
        return label or text
    return f"{label}：{text}" if language.startswith("zh") else f"{label}: {text}"


def _clean(text: str) -> str:
    """The text without half characters, which no request can carry."""
    return text.encode(errors="replace").decode()


def _html(text: str) -> str:
    return escape(text, quote=False)
