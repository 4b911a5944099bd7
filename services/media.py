"""Pictures and voices that are kept: bytes in a folder by the hash of their content, a row for each in the database."""

import os
import re
import tempfile
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncSession

from models import Media
from services.rules import sounds
from services.rules.pictures import Picture
from services.rules.sounds import Sound

_SHA = re.compile(r"[0-9a-f]{64}")
JPEG = "image/jpeg"
PNG = "image/png"
"""What we drew ourselves: it is to be forwarded and printed, and has sharp edges."""
_ENDINGS = {JPEG: ".jpg", PNG: ".png", sounds.MIME: ".m4a"}
KINDS = {ending: mime for mime, ending in _ENDINGS.items()}


class MediaStore:
    """A folder, ``ab/abcdef….jpg``. What is in it is whole, and never changes."""

    def __init__(self, folder: Path | str) -> None:
        self._folder = Path(folder)

    def path(self, sha: str, mime: str = JPEG) -> Path:
        """Where the picture (or voice) with this hash lies, or would. Raises ``ValueError`` for what is no hash."""
        if not _SHA.fullmatch(sha):
            raise ValueError("not the SHA-256 of a picture")
        return self._folder / sha[:2] / f"{sha}{_ENDINGS[mime]}"

    def kept(self, sha: str, mime: str = JPEG) -> Path:
        """The file of this hash for whoever only knows that it is a picture: drawn ones lie there as PNG."""
        drawn = self.path(sha, PNG)
        return drawn if mime == JPEG and drawn.is_file() else self.path(sha, mime)

    def keep(self, made: Picture | Sound) -> str:
        """Write it to disk, once, so that a crash leaves it whole or not at all; its hash."""
        sha = sha256(made.content).hexdigest()
        place = self.path(sha, made.mime)
        if not place.exists():
            _write_whole(place, made.content)
        return sha


def _write_whole(place: Path, content: bytes) -> None:
    place.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=place.parent, suffix=".part")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(place)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    _sync_folder(place.parent)


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


async def remember(session: AsyncSession, made: Picture | Sound, sha: str, now: datetime) -> None:
    """Add the row of a picture or voice unless it is there. ``now`` is real time."""
    insert = postgresql.insert if session.get_bind().dialect.name == "postgresql" else sqlite.insert
    row = _measures(made) | {"sha": sha, "mime": made.mime, "size": len(made.content), "at": now}
    await session.execute(insert(Media).values(**row).on_conflict_do_nothing())


def _measures(made: Picture | Sound) -> dict[str, Any]:
    if isinstance(made, Sound):
        return {"width": 0, "height": 0, "seconds": made.seconds}
    return {"width": made.width, "height": made.height, "lat": made.lat, "lon": made.lon}
