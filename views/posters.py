"""Pictures to be forwarded and hung up, as SVG: a group's QR code, somebody's contact card."""

import base64
from collections.abc import Mapping
from typing import Any
from xml.sax.saxutils import escape, quoteattr

import segno

from locales import say
from views.phrases import capital

_PAPER, _JADE, _INK, _SOFT = "#f5f3ec", "#0f766e", "#1d2826", "#56645f"
_FAMILY = "Noto Sans CJK SC"


def qr_path(text: str) -> tuple[int, str]:
    """How many squares a QR code of ``text`` has on a side (with its quiet zone), and the dark ones as an SVG path."""
    rows = list(segno.make(text, error="m", micro=False).matrix_iter(border=4))
    runs = (f"M{x} {y}h1v1h-1z" for y, row in enumerate(rows) for x, dark in enumerate(row) if dark)
    return len(rows), "".join(runs)


def qr_svg(text: str) -> str:
    """The QR code alone."""
    side, path = qr_path(text)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {side} {side}" shape-rendering="crispEdges">'
        f'<rect width="{side}" height="{side}" fill="#fff"/><path d="{path}" fill="#000"/></svg>'
    )


def join_poster(title: str, link: str, locale: str) -> str:
    """A group's name, its QR code, and what to do."""
    body = [
        _text(400, 130, 46, title, weight=700, widest=720),
        _qr(link, 130, 190, 540),
        _text(400, 800, 36, say("poster-scan", locale), fill=_SOFT, widest=720),
    ]
    return _sheet(800, 880, body)


def contact_poster(card: Mapping[str, Any], portrait: bytes | None, locale: str) -> str:
    """Name, phone, duties, face and QR code, as their owner chose."""
    left = 380 if portrait else 80
    role = capital(say(f"role-{card['role']}", locale))
    body = [
        f'<rect width="1000" height="150" fill="{_JADE}"/>',
        _text(80, 98, 48, f"{card['where']} · {role}", fill="#fff", anchor="start", widest=840),
        _face(portrait) if portrait else "",
        _text(left, 290, 84, card["name"], weight=700, anchor="start", widest=920 - left),
        _text(left, 400, 64, card["phone"], fill=_JADE, weight=700, anchor="start", widest=920 - left),
        *[
            _text(80, 560 + 52 * number, 38, line, fill=_SOFT, anchor="start", widest=840)
            for number, line in enumerate(_lines(card["duties"], 22, 4))
        ],
    ]
    if card["join"]:
        body += [
            _qr(card["join"], 320, 760, 360),
            _text(500, 1170, 36, say("poster-scan", locale), fill=_SOFT, widest=840),
        ]
    return _sheet(1000, 1230 if card["join"] else 800, body)


def _sheet(width: int, height: int, body: list[str]) -> str:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}">'
        f'<rect width="{width}" height="{height}" fill="{_PAPER}"/>{"".join(body)}</svg>'
    )


def _text(
    x: int, y: int, size: int, text: str, *, fill: str = _INK, weight: int = 400, anchor: str = "middle", widest: int
) -> str:
    """A line of text, made smaller when it would be wider than ``widest``."""
    wide = sum(1.0 if ord(sign) > 0x2E7F else 0.56 for sign in text) or 1
    fit = min(size, int(widest / wide))
    attributes = f'x="{x}" y="{y}" font-size="{fit}" font-weight="{weight}" fill="{fill}" text-anchor="{anchor}"'
    return f"<text {attributes} font-family={quoteattr(_FAMILY)}>{escape(text)}</text>"


def _qr(text: str, x: int, y: int, size: int) -> str:
    side, path = qr_path(text)
    scale = size / side
    return (
        f'<g transform="translate({x} {y}) scale({scale})" shape-rendering="crispEdges">'
        f'<rect width="{side}" height="{side}" fill="#fff"/><path d="{path}" fill="#000"/></g>'
    )


def _face(portrait: bytes) -> str:
    data = base64.b64encode(portrait).decode()
    return (
        '<clipPath id="face"><rect x="80" y="200" width="260" height="260" rx="32"/></clipPath>'
        '<image x="80" y="200" width="260" height="260" preserveAspectRatio="xMidYMid slice" clip-path="url(#face)" '
        f'href="data:image/jpeg;base64,{data}"/>'
    )


def _lines(text: str, width: int, most: int) -> list[str]:
    """The text on lines of ``width`` characters, at most so many."""
    found = [line[start : start + width] for line in text.splitlines() for start in range(0, len(line), width)]
    return [*found[: most - 1], found[most - 1] + "…"] if len(found) > most else found
