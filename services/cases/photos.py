"""Photos of a case: known at once, fetched afterwards where a platform still has the bytes."""

from collections.abc import Sequence

from models import Case, Photo, PhotoState, Refusal, Refused, Shot, Stage
from services.act import Act
from services.wakes import wake

MOST = 9


async def attach(act: Act, case: Case, shots: Sequence[Shot], stage: Stage) -> list[int]:
    """Write down what these shots show of the case; ids of the photos."""
    if len(shots) > MOST:
        raise Refused(Refusal.TOO_MANY_PHOTOS, most=MOST)
    photos = [
        Photo(
            case_id=case.id,
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
