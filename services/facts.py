"""The facts of a case, cut to what each audience may see. The one place where a reader's view of a case is made."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select as choose
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col, select

from models import (
    OPEN,
    Area,
    Audience,
    Behalf,
    Case,
    CaseEvent,
    Category,
    Chat,
    Level,
    Medium,
    Move,
    Person,
    PhotoState,
    Purpose,
    Question,
    Role,
    Stage,
    Unit,
)
from models.moves import UNTAKEN
from services.act import Act
from services.deadlines import more_time
from services.directory import Directory, directory
from services.neighbourhood import full_name
from services.read_ahead import beside, like_ones, read_beside
from services.roster import of_area
from services.same_person import whoever
from services.stages import stage_facts
from services.together import parts_facts

_TIMES = (
    "filed_at", "assigned_at", "accepted_at", "accept_due_at", "due_at", "handled_at", "closed_at",
    "promised_at", "told_at", "paused_at",
)  # fmt: skip
_PUBLIC = frozenset({Audience.GROUP, Audience.TEAM})
_PERSONAL = frozenset({Audience.REPORTER, Audience.OUTCOME})
_RESIDENTS = _PERSONAL | {Audience.GROUP}
STAFF = frozenset({Audience.DESK, Audience.HOLDER, Audience.VERIFIER, Audience.JOINT})
"""Those who handle a case, and so read what they write for each other."""
HEARING = frozenset({Audience.REPORTER, Audience.DESK})
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
    facts = _plain(case) | await _dates(act, case, audience)
    facts |= {
        "audience": audience.value,
        "now": iso(act.now),
        "category": names(known.categories.get(case.category_id or 0)),
        "place": _place(known, case, levels, exact=audience not in _PUBLIC),
        "public_place": _place(known, case, levels, exact=False),
        "unit": names(known.units.get(case.unit_id or 0)),
        "contact": await contact_of(act, levels, but=case.reporter_id),
        "choices": _choices(known, case),
        "spots": _spots(known, case, exact=audience not in _PUBLIC),
        "condition": _condition(known, case),
        "needs": _needs(known, case),
        "danger": _danger(known, case),
        "conditions": len(known.conditions_of(case.category_id)),
        "has_home": await _has_home(session, case),
    } | _unseen()
    if audience in _PUBLIC:
        return facts
    facts |= await _inner(session, case, audience)
    return facts | await _whole(session, known, case, audience) if case.merged_into_id else facts


def _unseen() -> dict[str, Any]:
    """What readers beside the people concerned have instead of ``_inner``."""
    return {
        "officer": "",
        "words": "",
        "before": [],
        "after": [],
        "pair": [],
        "voices": [],
        "unwritten": 0,
        "pause_why": "",
        "last": None,
        "hard": None,
        "parts": [],
        "stages": [],
        "called": None,
        "joined": 0,
        "merged_into": 0,
        "alike": [],
        "also": [],
        "notes": [],
        "signer": None,
    }


async def _dates(act: Act, case: Case, audience: Audience) -> dict[str, Any]:
    """What was asked for and would follow, and the date that was told: residents read that one as the date."""
    asked = await _asked(act, case) if case.asked_days else None
    if audience in _RESIDENTS and case.told_at:
        return {"asked": asked, "due_at": iso(case.told_at)}
    return {"asked": asked}


async def _asked(act: Act, case: Case) -> dict[str, Any]:
    more = await more_time(act, case)
    due_at = iso(more.clock.due_at) if more.clock else None
    return {"days": case.asked_days, "why": case.asked_why, "due_at": due_at, "told_at": iso(more.told)}


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
        "confirmed": case.confirmed_at is not None,
        "satisfaction": case.satisfaction.value if case.satisfaction else None,
        "extensions": case.extensions,
        "reopened": case.reopened,
        "nudged": case.nudged,
        "exempt": case.exempt_at is not None,
        "second": {"since": iso(case.second_at), "until": iso(case.second_due_at)} if case.second_at else None,
        "returned": case.returned,
        "people": case.reported_by,
        "placed": case.placed,
        "shared": case.photos_shared,
        "logged": case.logged_at is not None,
        "gone": False,
    } | {name: iso(getattr(case, name)) for name in _TIMES}


async def _inner(session: AsyncSession, case: Case, audience: Audience) -> dict[str, Any]:
    """What only the people concerned see. A handler reads the words without names, phones and doors."""
    shown = await beside(session, case)
    personal = audience in _PERSONAL
    also = await _merged(session, case) if case.merged and not personal else []
    photos = _photos([*shown.sent, *(photo for one in also for photo in one.sent)])
    officer = await session.get(Person, case.officer_id) if case.officer_id and not personal else None
    return {
        "words": case.words if personal else case.shown_words,
        "before": photos[Stage.BEFORE],
        "after": photos[Stage.AFTER],
        "pair": [case.pair_sha] if case.pair_sha else [],
        "voices": _voices(shown.sent, case, audience),
        "unwritten": sum(one.kind is Medium.VOICE and one.written_at is None for one in shown.sent),
        "officer": officer.name if officer else "",
        "pause_why": case.pause_why,
        "last": None if personal else shown.last,
        "hard": None if personal or case.hard_at is None else {"since": iso(case.hard_at)},
        "parts": [] if personal else await parts_facts(session, case),
        "stages": await stage_facts(session, case) if audience is Audience.DESK else [],
        "joined": case.joined_id or 0 if audience is Audience.REPORTER and case.state in OPEN else 0,
        "called": await called_facts(session, case) if personal and case.on_behalf else None,
        "alike": await _alike(session, case) if audience is Audience.REPORTER and may_join(case) else [],
        "also": [{"number": one.number, "words": one.words} for one in also],
        "signer": await _signer(session, case) if case.sign_at and audience in STAFF else None,
        "notes": await _notes(session, case) if case.noted and audience in STAFF else [],
    }


def may_join(case: Case) -> bool:
    """Whether its reporter may still say that it is one of those that were found: nobody has taken it yet."""
    return bool(case.alike) and case.state in UNTAKEN


async def _alike(session: AsyncSession, case: Case) -> list[dict[str, Any]]:
    """What a reporter reads of others' cases: what, which building, since when, how it stands; never a word,
    and of photos what those took who handle it, or what its reporter lets neighbours see.
    """
    known = await directory(session)
    found = await like_ones(session, case.alike)
    return [_like(known, found[one]) for one in case.alike if one in found]


def _like(known: Directory, rows: Sequence[Any]) -> dict[str, Any]:
    case = rows[0]
    return {
        "case": case.id,
        "number": case.number,
        "state": case.state.value,
        "category": names(known.categories.get(case.category_id or 0)),
        "place": _place(known, case, known.around(known.areas[case.area_id]), exact=False),
        "filed_at": iso(case.filed_at),
        "photos": [row.sha for row in rows if row.sha][:1],
    }


async def _whole(session: AsyncSession, known: Directory, case: Case, audience: Audience) -> dict[str, Any]:
    """The course of the case that this one is handled with: its reporter follows that one, without a word of it."""
    whole = await session.get_one(Case, case.merged_into_id)
    if audience not in _PERSONAL:
        return {"merged_into": whole.number}
    course = _plain(whole)
    after = _photos((await read_beside(session, [whole.id]))[whole.id].sent)[Stage.AFTER]
    return {name: course[name] for name in (*_TIMES, *_COURSE)} | {
        "merged_into": whole.number,
        "due_at": iso(whole.told_at or whole.due_at),
        "unit": names(known.units.get(whole.unit_id or 0)),
        "after": after,
    }


_COURSE = ("state", "held_by", "reopened", "people")


async def _merged(session: AsyncSession, case: Case) -> list["_Merged"]:
    """What was merged into it: for those who handle it, as carefully cut as the case itself."""
    query = select(Case.id, Case.number, Case.shown_words).where(col(Case.merged_into_id) == case.id)
    rows = (await session.execute(query.order_by(col(Case.id)).limit(MOST_MERGED))).all()
    sent = await read_beside(session, [row.id for row in rows])
    return [_Merged(row.number, row.shown_words, sent[row.id].sent) for row in rows]


async def _signer(session: AsyncSession, case: Case) -> dict[str, str] | None:
    """Whose press it waits for."""
    known = await directory(session)
    for row in (known.conditions.get(case.condition_id or 0), known.categories.get(case.category_id or 0)):
        if row is not None and row.sign_person_id:
            return {"name": (await whoever(session, row.sign_person_id)).name, "role": ""}
        if row is not None and row.sign_role:
            return {"name": "", "role": row.sign_role}
    return None


async def _notes(session: AsyncSession, case: Case) -> list[dict[str, Any]]:
    """The newest notes of the staff, oldest first."""
    query = (
        choose(col(CaseEvent.at), col(CaseEvent.words), col(Person.name))
        .outerjoin(Person, col(Person.id) == col(CaseEvent.actor_id))
        .where(col(CaseEvent.case_id) == case.id, col(CaseEvent.move) == Move.NOTE)
    )
    rows = (await session.execute(query.order_by(col(CaseEvent.id).desc()).limit(MOST_NOTES))).all()
    return [{"at": iso(row.at), "by": row.name or "", "words": row.words} for row in reversed(rows)]


MOST_NOTES = 3
"""So many stand on a card; the timeline has all."""
MOST_MERGED = 20
"""So many of those who reported the same are shown with their words; all of them count."""


async def called_facts(session: AsyncSession, case: Case) -> dict[str, str]:
    """What whoever a case was filed for is called, and their phone: for the desk, and for who filed it."""
    behalf = await session.get_one(Behalf, case.id)
    return {"name": behalf.name, "phone": behalf.phone}


def _place(known: Directory, case: Case, levels: dict[Level, Area], *, exact: bool) -> str:
    compound = known.compounds.get(case.compound_id or 0)
    steps = [Level.BUILDING, Level.STAIR] if exact else [Level.BUILDING]
    parts = [compound.name] if compound else []
    if case.placed:
        parts += [levels[level].name for level in steps if level in levels]
        if not parts and Level.GRID in levels:
            parts = [levels[Level.GRID].name]
    return " ".join(filter(None, [parts[0] if parts else "", "".join(parts[1:])]))


async def contact_of(act: Act, levels: dict[Level, Area], *, but: int = 0) -> dict[str, str] | None:
    """Name and phone of the grid member of a place (else its grid leader, else its desk): public by the plans.

    ``but``: nobody is told to call themselves.
    """
    for level, role in ((Level.GRID, Role.GRID_MEMBER), (Level.GRID, Role.GRID_LEADER), (Level.COMMUNITY, Role.DESK)):
        people = await of_area(act.session, levels[level], role, act.now) if level in levels else []
        person = await act.session.get(Person, people[0]) if people and people[0] != but else None
        if person is not None:
            return {"name": person.name, "phone": person.phone if person.phone_shown else "", "role": role.value}
    return None


def _choices(known: Directory, case: Case) -> list[dict[str, Any]]:
    """The likeliest categories, while the reporter is asked for one."""
    if case.question is not Question.CATEGORY:
        return []
    found = [(key, known.category(key)) for key in case.candidates]
    return [{"key": key, "names": names(category)} for key, category in found if category]


def _spots(known: Directory, case: Case, *, exact: bool) -> list[dict[str, Any]]:
    """The places of which it is one, while the reporter is asked for the place."""
    if case.question is not Question.PLACE:
        return []
    found = [known.areas[spot] for spot in case.spots if spot in known.areas]
    return [{"id": area.id, "name": full_name(known, area, exact=exact)} for area in found]


def _condition(known: Directory, case: Case) -> dict[str, str] | None:
    found = known.conditions.get(case.condition_id or 0)
    return {"name": found.name, "closing": found.closing} if found else None


def _needs(known: Directory, case: Case) -> list[str]:
    """What the category demands before it may be closed, beyond the usual: photo, words, visit."""
    category = known.categories.get(case.category_id or 0)
    wanted = {
        "photo": category is not None and category.needs_photo,
        "words": category is not None and category.needs_words,
        "visit": category is not None and category.needs_visit,
    }
    return [what for what, needed in wanted.items() if needed]


def _danger(known: Directory, case: Case) -> bool:
    """Whether it is of a kind that nobody waits with."""
    category = known.categories.get(case.category_id or 0)
    return category is not None and bool(category.emergency)


async def _has_home(session: AsyncSession, case: Case) -> bool:
    if case.question is None or case.on_behalf:
        return False
    return (await whoever(session, case.reporter_id)).home_area_id is not None


def _photos(sent: Iterable[Any]) -> dict[Stage, list[str]]:
    found: dict[Stage, list[str]] = {Stage.BEFORE: [], Stage.AFTER: []}
    for photo in sent:
        if photo.sha and photo.kind is Medium.PHOTO and photo.state is PhotoState.KEPT:
            found[photo.stage].append(photo.sha)
    return found


def _voices(sent: Iterable[Any], case: Case, audience: Audience) -> list[dict[str, Any]]:
    """The voices for this reader: all for the desk, their own for whoever reported, none for anybody else."""
    if audience not in HEARING:
        return []
    mine = audience is Audience.REPORTER
    spoken = [one for one in sent if one.kept and one.kind is Medium.VOICE]
    heard = [one for one in spoken if not (mine and one.person_id != case.reporter_id)]
    return [{"sha": one.kept, "seconds": one.seconds or 0} for one in heard]


@dataclass(frozen=True)
class _Merged:
    """A report that was merged into a case: its number, what handlers read of it, what was sent along."""

    number: int
    words: str
    sent: list[Any]
