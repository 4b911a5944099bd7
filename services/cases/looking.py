"""Who looked at what only staff may see: written down as they look, and told to whom it concerns."""

from datetime import datetime
from typing import Any

from sqlmodel import col, select

from models import Audience, Case, Look, Looked, Medium, Person, Photo, Right, Role, Sensitivity
from services.access import Standing, access_case, access_number, standings
from services.act import Act
from services.cases.parties import area_of
from services.facts import HEARING, iso
from services.once import insert_once
from services.same_person import ids_of_person

MOST = 20
_UNLESS_OPEN = (Looked.MATTER, Looked.PHOTO)
_ORDER = (
    Role.DESK, Role.STREET, Role.OFFICER, Role.UNIT_HEAD, Role.GRID_MEMBER, Role.GRID_LEADER, Role.BUILDING_LEADER,
    Role.SUPERVISOR,
)  # fmt: skip


async def note_look(act: Act, case: Case, what: Looked) -> None:
    """Write down that the acting person looks, once an hour; whoever reported may look at their own at any time."""
    if what in _UNLESS_OPEN and case.sensitivity is Sensitivity.OPEN:
        return
    if what is not Looked.REPORTER and await _is_own(act, case):
        return
    await insert_once(
        act.session,
        Look,
        case_id=case.id,
        person_id=act.somebody.id,
        role=await _as_what(act, case),
        what=what,
        at=act.now,
        hour=_hour(act.now),
    )


async def note_opened(act: Act, case: Case, audience: Audience) -> None:
    """Somebody opens a case: the matter itself, and the voices that come with it."""
    await note_look(act, case, Looked.MATTER)
    if audience in HEARING:
        voices = col(Photo.case_id) == case.id, col(Photo.kind) == Medium.VOICE, col(Photo.sha).is_not(None)
        if await act.session.scalar(select(Photo.id).where(*voices).limit(1)):
            await note_look(act, case, Looked.VOICE)


async def note_fetched(act: Act, sha: str, kind: Medium) -> None:
    """Somebody plays a voice or opens a photo large: those who handle such a case are written down."""
    shown = select(Case).join(Photo, col(Photo.case_id) == col(Case.id))
    shown = shown.where(col(Photo.sha) == sha, col(Photo.kind) == kind).distinct()
    for case in (await act.session.execute(shown)).scalars().all():
        if await _as_what(act, case) is not None:
            await note_look(act, case, Looked.VOICE if kind is Medium.VOICE else Looked.PHOTO)


def _hour(at: datetime) -> datetime:
    return at.replace(minute=0, second=0, microsecond=0)


async def _is_own(act: Act, case: Case) -> bool:
    return case.reporter_id in await ids_of_person(act.session, act.somebody)


async def _as_what(act: Act, case: Case) -> Role | None:
    """The role in which this person has to do with the case."""
    path = (await area_of(act, case)).path
    found = await standings(act.session, act.somebody, act.now)
    held = {standing.role for standing in found if not standing.over and _concerns(standing, case, path)}
    return next((role for role in _ORDER if role in held), None)


def _concerns(standing: Standing, case: Case, path: str) -> bool:
    if standing.unit_id is not None:
        return standing.unit_id == case.unit_id
    return standing.covers(path)


async def looks_at(act: Act, number: int) -> tuple[Case, list[dict[str, Any]], bool]:
    """The latest looks at a case, and whether there were more: to desk and street by name, to the reporter by role.

    Whoever may see the case and is neither is refused.
    """
    case = await access_number(act, number, Right.SEE)
    named = not await _is_own(act, case)
    if named:
        await access_case(act, case.id, Right.SEE_REPORTER)
    query = (
        select(Look, Person.name)
        .join(Person, col(Person.id) == col(Look.person_id))
        .where(col(Look.case_id) == case.id)
        .order_by(col(Look.id).desc())
        .limit(MOST + 1)
    )
    rows = (await act.session.execute(query)).all()
    lines = [
        {
            "at": iso(look.at),
            "role": look.role.value if look.role else "",
            "what": look.what.value,
            "name": name if named else "",
        }
        for look, name in rows[:MOST]
    ]
    return case, lines, len(rows) > MOST
