"""The facts of a case, cut to what each audience may see. The one place where a reader's view of a case is made."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col, select

from models import (
    Area,
    Audience,
    Case,
    CaseEvent,
    Category,
    Chat,
    Level,
    Media,
    Medium,
    Person,
    Photo,
    PhotoState,
    Purpose,
    Question,
    Role,
    Stage,
    Unit,
)
from services.act import Act
from services.directory import Directory, directory
from services.people import of_area
from services.same_person import whoever

_TIMES = (
    "filed_at", "assigned_at", "accepted_at", "accept_due_at", "due_at", "handled_at", "closed_at",
    "promised_at", "paused_at",
)  # fmt: skip
_PUBLIC = frozenset({Audience.GROUP, Audience.TEAM})
_PERSONAL = frozenset({Audience.REPORTER, Audience.OUTCOME})
_HEARING = frozenset({Audience.REPORTER, Audience.DESK})
"""Who may hear a voice: it names its speaker to everybody who knows them."""


def iso(at: datetime | None) -> str | None:
    """A time as facts carry it."""
    return at.isoformat() if at else None


def names(row: Category | Unit | None) -> dict[str, str] | None:
    """Both names of a category or unit."""
    return {"zh_CN": row.name, "en": row.name_en or row.name} if row else None


async def case_facts(act: Act, case: Case, audience: Audience) -> dict[str, Any]:
    """Plain values about the case, true now, as ``models.notices`` lists them."""
    session = act.session
    known = await directory(session)
    levels = known.around(known.areas[case.area_id])
    facts = _plain(case) | {
        "audience": audience.value,
        "now": iso(act.now),
        "category": names(known.categories.get(case.category_id or 0)),
        "place": _place(known, case, levels, exact=audience not in _PUBLIC),
        "unit": names(known.units.get(case.unit_id or 0)),
        "contact": await contact_of(act, levels),
        "choices": _choices(known, case),
        "has_home": await _has_home(session, case),
        "officer": "",
        "words": "",
        "before": [],
        "after": [],
        "pair": [],
        "voices": [],
        "unwritten": 0,
        "last": None,
    }
    return facts if audience in _PUBLIC else facts | await _inner(session, case, audience)


async def facts_for(act: Act, case: Case, audience: Audience, chat: Chat) -> dict[str, Any]:
    """The same for one chat: a group never gets what is cut for one person."""
    fit = audience if chat.purpose is Purpose.DIRECT or audience in _PUBLIC else Audience.GROUP
    return await case_facts(act, case, fit) | {"audience": audience.value}


def _plain(case: Case) -> dict[str, Any]:
    return {
        "case": case.id,
        "number": case.number,
        "version": case.version,
        "state": case.state.value,
        "sensitivity": case.sensitivity.value,
        "held_by": case.held_by.value if case.held_by else None,
        "routed": case.routed,
        "question": case.question.value if case.question else None,
        "asked": {"days": case.asked_days, "why": case.asked_why} if case.asked_days else None,
        "confirmed": case.confirmed_at is not None,
        "satisfaction": case.satisfaction.value if case.satisfaction else None,
        "extensions": case.extensions,
        "reopened": case.reopened,
        "placed": case.placed,
        "logged": case.logged_at is not None,
        "gone": False,
    } | {name: iso(getattr(case, name)) for name in _TIMES}


async def _inner(session: AsyncSession, case: Case, audience: Audience) -> dict[str, Any]:
    """What only the people concerned see. A handler reads the words without names, phones and doors."""
    sent = await _sent(session, case)
    photos = _photos(sent)
    personal = audience in _PERSONAL
    officer = await session.get(Person, case.officer_id) if case.officer_id and not personal else None
    return {
        "words": case.words if personal else case.shown_words,
        "before": photos[Stage.BEFORE],
        "after": photos[Stage.AFTER],
        "pair": [case.pair_sha] if case.pair_sha else [],
        "voices": await _voices(session, _heard(sent, case, audience)),
        "unwritten": sum(one.kind is Medium.VOICE and one.written_at is None for one in sent),
        "officer": officer.name if officer else "",
        "last": await _last(session, case) if not personal else None,
    }


def _place(known: Directory, case: Case, levels: dict[Level, Area], *, exact: bool) -> str:
    compound = known.compounds.get(case.compound_id or 0)
    steps = [Level.BUILDING, Level.STAIR] if exact else [Level.BUILDING]
    parts = [compound.name] if compound else []
    if case.placed:
        parts += [levels[level].name for level in steps if level in levels]
        if not parts and Level.GRID in levels:
            parts = [levels[Level.GRID].name]
    return " ".join(filter(None, [parts[0] if parts else "", "".join(parts[1:])]))


async def contact_of(act: Act, levels: dict[Level, Area]) -> dict[str, str] | None:
    """Name and phone of the grid member of a place (else its grid leader, else its desk): public by the plans."""
    for level, role in ((Level.GRID, Role.GRID_MEMBER), (Level.GRID, Role.GRID_LEADER), (Level.COMMUNITY, Role.DESK)):
        people = await of_area(act.session, levels[level], role, act.now) if level in levels else []
        person = await act.session.get(Person, people[0]) if people else None
        if person is not None:
            return {"name": person.name, "phone": person.phone if person.phone_shown else "", "role": role.value}
    return None


def _choices(known: Directory, case: Case) -> list[dict[str, Any]]:
    """The likeliest categories, while the reporter is asked for one."""
    if case.question is not Question.CATEGORY:
        return []
    found = [(key, known.category(key)) for key in case.candidates]
    return [{"key": key, "names": names(category)} for key, category in found if category]


async def _has_home(session: AsyncSession, case: Case) -> bool:
    if case.question is None:
        return False
    return (await whoever(session, case.reporter_id)).home_area_id is not None


async def _sent(session: AsyncSession, case: Case) -> list[Photo]:
    """What was sent along, in order: voices that are still to come too, photos once they are here."""
    query = select(Photo).where(col(Photo.case_id) == case.id, col(Photo.state) != PhotoState.LOST)
    return list((await session.execute(query.order_by(col(Photo.id)))).scalars())


def _photos(sent: Iterable[Photo]) -> dict[Stage, list[str]]:
    found: dict[Stage, list[str]] = {Stage.BEFORE: [], Stage.AFTER: []}
    for photo in sent:
        if photo.sha and photo.kind is Medium.PHOTO and photo.state is PhotoState.KEPT:
            found[photo.stage].append(photo.sha)
    return found


def _heard(sent: Iterable[Photo], case: Case, audience: Audience) -> list[str]:
    """The voices for this reader: all for the desk, their own for whoever reported, none for anybody else."""
    if audience not in _HEARING:
        return []
    spoken = [one for one in sent if one.sha and one.kind is Medium.VOICE]
    mine = audience is Audience.REPORTER
    return [one.sha for one in spoken if one.sha and not (mine and one.person_id != case.reporter_id)]


async def _voices(session: AsyncSession, shas: Iterable[str]) -> list[dict[str, Any]]:
    kept = [await session.get(Media, sha) for sha in shas]
    return [{"sha": media.sha, "seconds": media.seconds or 0} for media in kept if media]


async def _last(session: AsyncSession, case: Case) -> dict[str, str] | None:
    query = select(CaseEvent).where(col(CaseEvent.case_id) == case.id).order_by(col(CaseEvent.id).desc()).limit(1)
    event = (await session.execute(query)).scalar_one_or_none()
    return {"move": event.move.value, "reason": event.reason, "words": event.words} if event else None
