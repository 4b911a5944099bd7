"""台账 导出: the filtered ledger as a workbook, some cases at a time; that they are looked at is written first."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import select as choose
from sqlmodel import col, select

from models import (
    Appointment,
    Area,
    Behalf,
    Case,
    CaseEvent,
    Chat,
    Ledger,
    LedgerFile,
    Level,
    Look,
    Looked,
    Medium,
    Move,
    Notice,
    Person,
    Photo,
    PhotoState,
    Reach,
    Refusal,
    Refused,
    Right,
    Role,
    Sensitivity,
    Stage,
    reaches,
)
from models.moves import UNSAID
from services.access import Standing, may, may_anywhere, require, standings
from services.act import Act
from services.directory import Directory, directory
from services.facts import names
from services.ledger import ledger_where
from services.once import insert_each_once
from services.outbox import tell
from services.same_person import ids_of_person, whoever
from services.wakes import wake

CHUNK = 50
"""Cases that are read at a time: the loop is not held longer than these take."""
KIND = "ledger"
GOOD_FOR = timedelta(days=1)
_COLUMNS: list[Any] = [
    Case.id, Case.number, Case.state, Case.sensitivity, Case.reporter_id, Case.on_behalf, Case.words,
    Case.shown_words, Case.category_id, Case.area_id, Case.placed, Case.compound_id, Case.unit_id, Case.closing_unit_id,
    Case.officer_id, Case.filed_at, Case.assigned_at, Case.due_at, Case.handled_at, Case.closed_at,
    Case.satisfaction, Case.reopened, Case.second_at, Case.exempt_at, Area.path,
]  # fmt: skip
_TIMES = ("filed_at", "assigned_at", "due_at", "handled_at", "closed_at", "second_at")
_STAFF_SAY = (
    frozenset({Move.RETURN, Move.PASS_UP, Move.HAND_IN, Move.SEND_BACK, Move.MARK_HARD, Move.SEND_DOWN, Move.REPLY})
    | UNSAID
)
"""Moves whose words staff have written; what the reporter says in others stays out of the timeline's sheet."""


async def want_file(act: Act, ledger: Ledger, real_now: datetime, *, reporters: bool) -> LedgerFile:
    """Ask for the workbook of what ``ledger`` shows; that it was asked for is written down."""
    await require(act, Right.SEE_REPORTER if reporters else Right.LIST_WORK)
    assert act.chat is not None
    row = LedgerFile(
        person_id=act.somebody.id,
        chat_id=act.chat.id,
        ledger_id=ledger.id,
        asked=ledger.asked,
        reporters=reporters,
        at=real_now,
    )
    act.session.add(row)
    await act.session.flush()
    wake(act.session, "ledger files")
    return row


async def next_wanted(act: Act) -> LedgerFile | None:
    """The file that waits longest."""
    query = select(LedgerFile).where(col(LedgerFile.made_at).is_(None)).order_by(col(LedgerFile.id)).limit(1)
    return (await act.session.execute(query)).scalar_one_or_none()


async def reader_of(act: Act, file: LedgerFile) -> Act:
    """The act of whoever asked for the file, as who they are today."""
    return act.by(await whoever(act.session, file.person_id), await act.session.get_one(Chat, file.chat_id))


async def settle_file(act: Act, file_id: int, real_now: datetime, count: int | None) -> None:
    """It is written (so many cases) and goes to the chat, or it could not be."""
    file = await act.session.get_one(LedgerFile, file_id)
    file.made_at = real_now
    reader = await reader_of(act, file)
    if is_book(file):
        told = {"file": file.id if count else 0, "link": act.town.doors.link(KIND, file.id), "count": count or 0}
        await tell(act, [await act.session.get_one(Chat, file.chat_id)], Notice.GIFT_BOOK, told)
        return
    may = not file.reporters and await may_anywhere(reader, Right.SEE_REPORTER)
    link = act.town.doors.link(KIND, file.id) if count else ""
    told = {"file": file.id if count else 0, "row": file.ledger_id, "count": count, "link": link}
    told |= {"reporters": file.reporters, "may": may}
    assert reader.chat is not None
    await tell(act, [reader.chat], Notice.LEDGER_FILE, told)


def is_book(file: LedgerFile) -> bool:
    """Whether it is the workbook of the exchange, and no ledger of cases."""
    return bool(file.asked.get("book"))


async def file_behind(act: Act, token: str, visitor: Person | None, real_now: datetime) -> LedgerFile:
    """What the link leads to; with reporters it is for whoever asked only, and they must still be who may have them."""
    numbers = act.town.doors.opened(KIND, token)
    file = await act.session.get(LedgerFile, numbers[0]) if numbers and len(numbers) == 1 else None
    if file is None or file.made_at is None or real_now - file.made_at > GOOD_FOR:
        raise Refused(Refusal.EXPORT_GONE)
    reader = await reader_of(act, file)
    await require(reader, Right.SEE_REPORTER if file.reporters else Right.LIST_WORK)
    if file.reporters and (visitor is None or visitor.id not in await ids_of_person(act.session, reader.somebody)):
        raise Refused(Refusal.EXPORT_SIGN_IN)
    return file


async def read_chunk(act: Act, file: LedgerFile, after: int) -> tuple[list[dict[str, Any]], int]:
    """The next cases (oldest first) as plain values with their timelines, and the id to go on from, 0 at the end."""
    found = [one for one in await standings(act.session, act.somebody, act.now) if not one.over]
    query = choose(*_COLUMNS).join(Area, col(Area.id) == col(Case.area_id)).where(await ledger_where(act, file.asked))
    rows = (await act.session.execute(query.where(col(Case.id) > after).order_by(col(Case.id)).limit(CHUNK))).all()
    known = await directory(act.session)
    mine = await ids_of_person(act.session, act.somebody)
    ids = [row.id for row in rows]
    photos, events = await _photos(act, ids), await _events(act, found, rows)
    officers = await _people(act, {row.officer_id for row in rows if row.officer_id})
    whose = await _reporters(act, [row for row in rows if file.reporters and _may_know(found, row)])
    told = [
        _plain(act, row, known)
        | {"officer": officers[row.officer_id].name if row.officer_id in officers else ""}
        | {"photos": photos.get(row.id, {}), "events": events.get(row.id, []), "reporter": whose.get(row.id)}
        | {"look": "" if row.reporter_id in mine else _look(found, row)}
        for row in rows
    ]
    return told, ids[-1] if len(ids) == CHUNK else 0


def _may_know(found: Sequence[Standing], row: Any) -> bool:
    return any(Reach.AREA in reaches(one.role, Right.SEE_REPORTER) and one.covers(row.path) for one in found)


def _look(found: Sequence[Standing], row: Any) -> str:
    """As what somebody looks at a case that they did not report."""
    for one in found:
        if one.unit_id is not None and one.unit_id == row.unit_id:
            return one.role.value
        if one.covers(row.path):
            return one.role.value
    return ""


def _local(act: Act, at: datetime | None) -> str:
    return at.astimezone(act.town.timezone).replace(tzinfo=None).isoformat(timespec="seconds") if at else ""


def _plain(act: Act, row: Any, known: Directory) -> dict[str, Any]:
    levels = known.around(known.areas[row.area_id])
    compound = known.compounds.get(row.compound_id or 0)
    home = [levels[level].name for level in (Level.BUILDING, Level.STAIR) if row.placed and level in levels]
    ended = row.handled_at or row.closed_at or act.now
    return {
        "number": row.number,
        "state": row.state.value,
        "sensitivity": row.sensitivity.value,
        "category": names(known.categories.get(row.category_id or 0)),
        "unit": names(known.units.get(row.unit_id or row.closing_unit_id or 0)),
        "place": " ".join(filter(None, [compound.name if compound else "", "".join(home)])),
        "grid": levels[Level.GRID].name if Level.GRID in levels else "",
        "words": row.shown_words,
        "late": bool(row.due_at and ended > row.due_at),
        "satisfaction": row.satisfaction.value if row.satisfaction else "",
        "reopened": row.reopened,
        "exempt": row.exempt_at is not None,
        "id": row.id,
    } | {name: _local(act, getattr(row, name)) for name in _TIMES}


async def _photos(act: Act, ids: Collection[int]) -> dict[int, dict[str, list[str]]]:
    query = choose(*_PHOTO).where(
        col(Photo.case_id).in_(ids), col(Photo.kind) == Medium.PHOTO, col(Photo.state) == PhotoState.KEPT
    )
    found: dict[int, dict[str, list[str]]] = {}
    for row in (await act.session.execute(query.order_by(col(Photo.id)))).all():
        found.setdefault(row.case_id, {stage.value: [] for stage in Stage})[row.stage.value].append(row.sha)
    return found


_PHOTO: list[Any] = [Photo.case_id, Photo.stage, Photo.sha]
_EVENT: list[Any] = [
    CaseEvent.case_id, CaseEvent.at, CaseEvent.move, CaseEvent.from_state, CaseEvent.to_state, CaseEvent.actor_id,
    CaseEvent.reason, CaseEvent.words, CaseEvent.missed, Person.name,
]  # fmt: skip


async def _events(act: Act, standing: Sequence[Standing], rows: Sequence[Any]) -> dict[int, list[dict[str, Any]]]:
    """The timelines: staff by name, who told it never; what staff noted for those only who handle the case."""
    staff = {row.id for row in rows if any(may(one, row, row.path, Right.NOTE) for one in standing)}
    reporters = {row.id: row.reporter_id for row in rows}
    joined, appointed = await _joined(act, reporters), await _appointed(act)
    query = choose(*_EVENT).outerjoin(Person, col(Person.id) == col(CaseEvent.actor_id))
    query = query.where(col(CaseEvent.case_id).in_(reporters)).order_by(col(CaseEvent.id))
    found: dict[int, list[dict[str, Any]]] = {}
    for row in (await act.session.execute(query)).all():
        if row.move in UNSAID and row.case_id not in staff:
            continue
        found.setdefault(row.case_id, []).append(
            {
                "at": _local(act, row.at),
                "move": row.move.value,
                "from": row.from_state.value if row.from_state else "",
                "to": row.to_state.value,
                "who": _who(row, {reporters[row.case_id], *joined.get(row.case_id, ())}, appointed),
                "reason": row.reason,
                "words": row.words if row.move in _STAFF_SAY else "",
                "missed": row.missed,
            }
        )
    return found


def _who(row: Any, told_it: Collection[int], appointed: Collection[int]) -> str:
    """The name of somebody appointed, ``*`` for whoever told it and any resident, nothing where time did it."""
    named = row.actor_id in appointed and row.actor_id not in told_it
    return "" if row.actor_id is None else row.name if named else "*"


_JOINED: list[Any] = [Case.merged_into_id, Case.reporter_id]


async def _joined(act: Act, cases: Collection[int]) -> dict[int, set[int]]:
    """Case → who reported what was merged into it."""
    query = choose(*_JOINED).where(col(Case.merged_into_id).in_(cases))
    found: dict[int, set[int]] = {}
    for row in (await act.session.execute(query)).all():
        found.setdefault(row.merged_into_id, set()).add(row.reporter_id)
    return found


async def _appointed(act: Act) -> frozenset[int]:
    """Everybody who was ever appointed to anything but volunteering."""
    query = choose(col(Appointment.person_id)).where(col(Appointment.role) != Role.VOLUNTEER).distinct()
    return frozenset((await act.session.execute(query)).scalars())


async def _people(act: Act, ids: Collection[int]) -> dict[int, Any]:
    query = choose(*_PERSON).where(col(Person.id).in_(ids))
    return {row.id: row for row in (await act.session.execute(query)).all()} if ids else {}


_PERSON: list[Any] = [Person.id, Person.name, Person.phone, Person.home_area_id, Person.merged_into_id]


async def _reporters(act: Act, rows: Sequence[Any]) -> dict[int, dict[str, str]]:
    """Case → name, phone, home and own words; of what was filed for somebody else, whom it was filed for."""
    people = await _people(act, {row.reporter_id for row in rows})
    people |= await _people(act, {one.merged_into_id for one in people.values() if one.merged_into_id})
    calls = select(Behalf).where(col(Behalf.case_id).in_([row.id for row in rows if row.on_behalf]))
    called = {row.case_id: row for row in (await act.session.execute(calls)).scalars()}
    known = await directory(act.session)
    told = {}
    for row in rows:
        person = people[people[row.reporter_id].merged_into_id or row.reporter_id]
        who: Any = called.get(row.id, person)
        home = "" if row.id in called else _home(known, person.home_area_id)
        told[row.id] = {"name": who.name, "phone": who.phone, "home": home, "own_words": row.words}
    return told


def _home(known: Directory, area_id: int | None) -> str:
    levels = known.around(known.areas[area_id]) if area_id in known.areas else {}
    compound = next((area.compound_id for area in levels.values() if area.compound_id), None)
    parts = [levels[level].name for level in (Level.BUILDING, Level.STAIR) if level in levels]
    return "".join([known.compounds[compound].name if compound in known.compounds else "", *parts])


async def note_looks(act: Act, cases: Sequence[Mapping[str, Any]]) -> None:
    """Write down what these cases of a file show: who reported, and matters that are not open; once an hour."""
    hour = act.now.replace(minute=0, second=0, microsecond=0)
    looks = [
        {"case_id": case["id"], "person_id": act.somebody.id, "role": Role(case["look"]), "what": what}
        | {"at": act.now, "hour": hour}
        for case in cases
        for what, shown in (
            (Looked.REPORTER, case["reporter"] is not None),
            (Looked.MATTER, case["sensitivity"] != Sensitivity.OPEN.value),
        )
        if shown and case["look"]
    ]
    await insert_each_once(act.session, Look, looks)
