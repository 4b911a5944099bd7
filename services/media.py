"""Pictures that are kept: bytes in a folder by the hash of their content, one row for each in the database."""

import os
import re
import tempfile
from datetime import datetime
from hashlib import sha256
from pathlib import Path

from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncSession

from models import Media
from services.rules.pictures import Picture

_SHA = re.compile(r"[0-9a-f]{64}")


class MediaStore:
    """A folder of pictures, ``ab/abcdef….jpg``. What is in it is whole, and never changes."""

    def __init__(self, folder: Path | str) -> None:
        self._folder = Path(folder)

    def path(self, sha: str) -> Path:
        """Where the picture with this hash lies, or would. Raises ``ValueError`` for what is no hash."""
        if not _SHA.fullmatch(sha):
            raise ValueError("not the SHA-256 of a picture")
        return self._folder / sha[:2] / f"{sha}.jpg"

    def keep(self, picture: Picture) -> str:
        """Write the picture to disk, once, so that a crash leaves it whole or not at all; its hash."""
        sha = sha256(picture.content).hexdigest()
        place = self.path(sha)
        if not place.exists():
            _write_whole(place, picture.content)
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


async def remember(session: AsyncSession, picture: Picture, sha: str, now: datetime) -> None:
    """Add the picture's row unless it is there. ``now`` is real time."""
    insert = postgresql.insert if session.get_bind().dialect.name == "postgresql" else sqlite.insert
    row = {
        "sha": sha,
        "mime": picture.mime,
        "width": picture.width,
        "height": picture.height,
        "size": len(picture.content),
        "lat": picture.lat,
        "lon": picture.lon,
        "at": now,
    }
    await session.execute(insert(Media).values(**row).on_conflict_do_nothing())
