"""Photos and voices of a case: known at once, fetched afterwards where a platform still has the bytes."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import update
from sqlmodel import col, select

from models import Case, Media, Medium, Notice, Photo, PhotoState, Refusal, Refused, Shot, Stage
from services.act import Act
from services.outbox import tell
from services.people import direct_chats
from services.rules import sounds
from services.wakes import wake

MOST = 9


async def attach(act: Act, case: Case, shots: Sequence[Shot], stage: Stage) -> list[int]:
    """Write down what these shots show or say of the case; ids of their rows."""
    if len(shots) > MOST:
        raise Refused(Refusal.TOO_MANY_PHOTOS, most=MOST)
    _check_length(shots)
    photos = [
        Photo(
            case_id=case.id,
            kind=shot.kind,
            stage=stage,
            state=PhotoState.KEPT if shot.sha else PhotoState.WANTED,
            sha=shot.sha,
            platform=shot.platform,
            source=shot.file_id,
            person_id=act.somebody.id,
            at=act.now,
        )
        for shot in shots
    ]
    act.session.add_all(photos)
    await act.session.flush()
    if any(photo.state is PhotoState.WANTED for photo in photos):
        wake(act.session, "photos")
    return [photo.id for photo in photos]


async def take_over(act: Act, case: Case, photos: Sequence[int]) -> list[int]:
    """These photos are of ``case``; those that are still being fetched come to it."""
    if photos:
        moved = update(Photo).where(col(Photo.id).in_(photos)).values(case_id=case.id)
        await act.session.execute(moved.execution_options(synchronize_session=False))
    return list(photos)


async def any_spoken(act: Act, photos: Sequence[int]) -> bool:
    """Whether one of these rows is a voice."""
    if not photos:
        return False
    query = select(Photo.id).where(col(Photo.id).in_(photos), col(Photo.kind) == Medium.VOICE).limit(1)
    return (await act.session.execute(query)).first() is not None


def seen(shots: Sequence[Shot]) -> list[Shot]:
    """The pictures among them."""
    return [shot for shot in shots if shot.kind is Medium.PHOTO]


def said_by(words: str, shots: Sequence[Shot]) -> dict[str, Any]:
    """What came with one message, as the facts of ADDED: ``words`` are those that handlers may read."""
    return {"words": words, "photos": [shot.sha for shot in seen(shots) if shot.sha], "spoken": spoken(shots)}


def spoken(shots: Sequence[Shot]) -> bool:
    """Whether one of them is a voice."""
    return any(shot.kind is Medium.VOICE for shot in shots)


def _check_length(shots: Sequence[Shot]) -> None:
    """What the platform says already is too long is not even asked for."""
    if any(shot.seconds > sounds.MOST_SECONDS or shot.size > sounds.MOST_BYTES for shot in shots):
        raise Refused(Refusal.VOICE_TOO_LONG)


async def lose_photo(act: Act, photo: Photo, refusal: Refusal) -> None:
    """A photo or voice never came or can't be opened: the case goes on without it, and whoever sent it reads why.

    A reply to that sentence belongs to the case.
    """
    photo.state = PhotoState.LOST
    case = await act.session.get_one(Case, photo.case_id)
    chats = (await direct_chats(act.session, [photo.person_id])).values()
    await tell(act, chats, Notice.PHOTO_LOST, {"number": case.number, "refusal": refusal.value}, case=case)


async def where_taken(act: Act, shots: Sequence[Shot]) -> tuple[float, float] | None:
    """The place that a photo was taken at, if one of them says so."""
    hashes = [shot.sha for shot in shots if shot.sha]
    if not hashes:
        return None
    query = select(Media.lat, Media.lon).where(col(Media.sha).in_(hashes), col(Media.lat).is_not(None)).limit(1)
    found = (await act.session.execute(query)).first()
    return (found[0], found[1]) if found else None


async def pair_of(act: Act, case: Case) -> tuple[str, str] | None:
    """The first photo of the matter and the last of its result, once the bytes of all are here."""
    query = select(Photo).where(col(Photo.case_id) == case.id, col(Photo.kind) == Medium.PHOTO).order_by(col(Photo.id))
    photos = list((await act.session.execute(query)).scalars())
    before = [photo.sha for photo in photos if photo.stage is Stage.BEFORE and photo.sha]
    after = [photo.sha for photo in photos if photo.stage is Stage.AFTER and photo.sha]
    return (before[0], after[-1]) if before and after else None
