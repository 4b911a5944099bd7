"""What a post carries, read with bounds: words, photos, a voice, a file, a place, what it answers to."""

import asyncio
import json
import math
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from aiohttp import BodyPartReader, web

from models import Refusal, Refused
from services.rules import sounds
from services.rules.numbers import without_numbers
from services.rules.pictures import MOST_BYTES, Picture
from services.rules.sounds import Sound
from services.uploads import LARGEST_BOOK, STANDARDS, TABLES
from web.keys import HOUSE, STORE

MOST_WORDS = 20_000
"""A stretch of a group that somebody pastes; a report may have far fewer, which its own verb says."""
MOST_PHOTOS = 9
MOST_BODY = 256 * 1024
_MOST_FIELD = 64 * 1024
_MOST_PARTS = 40
_SECONDS = 180.0
_FIELDS = ("text", "lat", "lon", "reply_to", "place")


@dataclass
class Sent:
    """What a post brought along, in the store already, by its hash."""

    photos: list[tuple[str, Picture]] = field(default_factory=list)
    voice: tuple[str, Sound] | None = None
    file: tuple[str, bytes] | None = None
    """Name and content; it is in no store."""

    def all(self) -> Iterator[tuple[str, Picture | Sound]]:
        """Photos, then the voice."""
        yield from self.photos
        if self.voice is not None:
            yield self.voice


@dataclass
class Draft:
    """A message before it is posted; its photos and its voice are in the store already."""

    text: str = ""
    lat: float | None = None
    lon: float | None = None
    reply_to: int | None = None
    place: int | None = None
    sent: Sent = field(default_factory=Sent)


async def read_draft(request: web.Request) -> Draft:
    """The message in a multipart, JSON or urlencoded body. Raises ``Refused`` or a 4xx."""
    sent = Sent()
    try:
        async with asyncio.timeout(_SECONDS):
            fields = await _fields(request, sent)
    except TimeoutError as error:
        raise web.HTTPRequestTimeout from error
    draft = _draft(fields, sent)
    if not (draft.text or sent.photos or sent.voice or sent.file or draft.place or draft.lat is not None):
        raise Refused(Refusal.NOTHING_SAID)
    return draft


async def _fields(request: web.Request, sent: Sent) -> dict[str, str]:
    if request.content_type == "multipart/form-data":
        return await _multipart(request, sent)
    if request.content_type == "application/json":
        return _plain(await json_body(request))
    if request.content_type == "application/x-www-form-urlencoded":
        return {key: value for key, value in (await request.post()).items() if isinstance(value, str)}
    raise web.HTTPUnsupportedMediaType


def _plain(body: dict[str, Any]) -> dict[str, str]:
    return {key: str(value) for key, value in body.items() if isinstance(value, str | int | float)}


async def json_body(request: web.Request) -> dict[str, Any]:
    """The JSON object in the body; 400 for anything else."""
    if request.content_type != "application/json":
        raise web.HTTPUnsupportedMediaType
    try:
        body = json.loads(await request.read())
    except (ValueError, RecursionError) as error:
        raise web.HTTPBadRequest from error
    if not isinstance(body, dict):
        raise web.HTTPBadRequest
    return body


async def _multipart(request: web.Request, sent: Sent) -> dict[str, str]:
    fields: dict[str, str] = {}
    try:
        parts = await request.multipart()
        for _ in range(_MOST_PARTS):
            part = await parts.next()
            if part is None:
                return fields
            await _take(request, part, fields, sent)
    except (ValueError, AssertionError, LookupError) as error:  # how the parser fails on what is no form
        raise web.HTTPBadRequest from error
    raise web.HTTPBadRequest


async def _take(request: web.Request, part: Any, fields: dict[str, str], sent: Sent) -> None:
    if not isinstance(part, BodyPartReader):
        raise web.HTTPBadRequest
    if part.name == "photo":
        await _take_photo(request, part, sent.photos)
    elif part.name == "voice":
        await _take_voice(request, part, sent)
    elif part.name == "file":
        await _take_file(part, sent)
    elif part.name in _FIELDS:
        content = await _limited(part, _MOST_FIELD, Refused(Refusal.MESSAGE_TOO_LONG, most=MOST_WORDS))
        fields[part.name] = content.decode("utf-8", "replace")
    else:
        await _limited(part, _MOST_FIELD, web.HTTPBadRequest())


async def _take_photo(request: web.Request, part: BodyPartReader, photos: list[tuple[str, Picture]]) -> None:
    too_large = Refused(Refusal.PHOTO_TOO_LARGE, most=MOST_BYTES // 1024 // 1024)
    content = await _limited(part, MOST_BYTES, too_large)
    if not content and not part.filename:
        return  # a browser's file field that nothing was chosen in
    if len(photos) == MOST_PHOTOS:
        raise Refused(Refusal.TOO_MANY_PHOTOS, most=MOST_PHOTOS)
    picture = await request.app[HOUSE].darkroom.read(content)
    photos.append((await asyncio.to_thread(request.app[STORE].keep, picture), picture))


async def _take_voice(request: web.Request, part: BodyPartReader, sent: Sent) -> None:
    content = await _limited(part, sounds.MOST_BYTES, Refused(Refusal.VOICE_TOO_LONG))
    if sent.voice is not None:
        raise Refused(Refusal.ONE_VOICE)
    sound = await request.app[HOUSE].darkroom.hear(content)
    sent.voice = (await asyncio.to_thread(request.app[STORE].keep, sound), sound)


async def _take_file(part: BodyPartReader, sent: Sent) -> None:
    name = words(part.filename or "")[-100:].replace("\n", " ")
    content = await _limited(part, LARGEST_BOOK, Refused(Refusal.NOT_A_FILE))
    if not content and not name:
        return  # a browser's file field that nothing was chosen in
    if sent.file is not None or not name.lower().endswith((".toml", STANDARDS, *TABLES)):
        raise Refused(Refusal.NOT_A_FILE)
    sent.file = name, content


async def _limited(part: BodyPartReader, most: int, otherwise: Exception) -> bytes:
    content = bytearray()
    while chunk := await part.read_chunk(_MOST_FIELD):
        content += chunk
        if len(content) > most:
            raise otherwise
    return bytes(content)


def _draft(fields: dict[str, str], sent: Sent) -> Draft:
    lat, lon = _degrees(fields.get("lat", ""), 90), _degrees(fields.get("lon", ""), 180)
    if (lat is None) != (lon is None):
        raise Refused(Refusal.UNKNOWN_PLACE)
    reply_to = number(fields["reply_to"]) if fields.get("reply_to") else None
    place = _place(fields.get("place", ""))
    return Draft(words(fields.get("text", "")), lat, lon, reply_to, place, sent)


def _degrees(value: str, most: float) -> float | None:
    if not value.strip():
        return None
    try:
        degrees = float(value)
    except ValueError:
        degrees = math.nan
    if not abs(degrees) <= most:
        raise Refused(Refusal.UNKNOWN_PLACE)
    return degrees


def _place(value: str) -> int | None:
    if not value:
        return None
    if not (value.isascii() and value.isdigit() and len(value) < 10):
        raise Refused(Refusal.UNKNOWN_PLACE)
    return int(value)


def number(text: str, digits: int = 18) -> int:
    """An id in digits; 404 for anything else."""
    if not (text.isascii() and text.isdigit() and len(text) <= digits):
        raise web.HTTPNotFound
    return int(text)


def words(text: str) -> str:
    """Text as it may be stored: no control characters, no identity or bank card numbers, nothing that can't be seen."""
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    if len(plain.strip()) > MOST_WORDS:
        raise Refused(Refusal.MESSAGE_TOO_LONG, most=MOST_WORDS)
    kept = "".join(char for char in plain if char in "\n\t" or unicodedata.category(char) not in {"Cc", "Cs"}).strip()
    seen = any(unicodedata.category(char) not in {"Cf", "Zs", "Zl", "Zp", "Mn", "Cc"} for char in kept)
    return without_numbers(kept) if seen else ""
