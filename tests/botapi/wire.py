"""A request in any of the ways that clients send one: JSON, URL-encoded, query, multipart."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from aiohttp import BodyPartReader, web

from tests.botapi.rules import bad


@dataclass(frozen=True)
class Parameters:
    """What a method was called with, whatever the encoding was."""

    values: dict[str, Any]
    files: dict[str, bytes] = field(default_factory=dict)

    def text(self, name: str) -> str:
        """A string; empty when it wasn't given."""
        value = self.values.get(name)
        return "" if value is None else str(value)

    def number(self, name: str, default: int | None = None) -> int:
        """An integer; ``default`` when it wasn't given."""
        value = self.values.get(name)
        if value in (None, "") and default is not None:
            return default
        try:
            return int(str(value))
        except ValueError:
            raise bad(f'field "{name}" must be a Number') from None

    def flag(self, name: str) -> bool:
        """A boolean as clients write it."""
        return str(self.values.get(name, "")).lower() in ("true", "1")

    def object(self, name: str) -> Any:
        """A JSON value, given as such or as its text; ``None`` when it wasn't given."""
        value = self.values.get(name)
        if not isinstance(value, str) or value == "":
            return value or None
        try:
            return json.loads(value)
        except ValueError:
            raise bad(f"can't parse {name} JSON object") from None

    def file(self, value: str, name: str) -> bytes | str:
        """Uploaded bytes (``attach://part``, or a part named like the field), or the text for a file id or URL."""
        if value.startswith("attach://"):
            part = value.removeprefix("attach://")
            if part not in self.files:
                raise bad(f"can't find file part {part}")
            return self.files[part]
        return value or self.files.get(name, "")


async def read_parameters(request: web.Request) -> Parameters:
    """The query and the body of a request together."""
    values: dict[str, Any] = dict(request.query)
    if not request.can_read_body:
        return Parameters(values)
    if request.content_type == "application/json":
        return Parameters(values | _json(await request.read()))
    if request.content_type == "multipart/form-data":
        more, files = await _multipart(request)
        return Parameters(values | more, files)
    form: Mapping[str, Any] = await request.post()
    return Parameters(values | dict(form))


def _json(raw: bytes) -> dict[str, Any]:
    try:
        found = json.loads(raw or b"{}")
    except ValueError:
        raise bad("can't parse request body as JSON") from None
    if not isinstance(found, dict):
        raise bad("expected an object as request body")
    return found


async def _multipart(request: web.Request) -> tuple[dict[str, Any], dict[str, bytes]]:
    values: dict[str, Any] = {}
    files: dict[str, bytes] = {}
    async for part in await request.multipart():
        if not isinstance(part, BodyPartReader) or part.name is None:
            raise bad("can't parse multipart/form-data")
        data = bytes(await part.read())
        if part.filename is not None:
            files[part.name] = data
        else:
            values[part.name] = data.decode()
    return values, files
