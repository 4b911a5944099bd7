"""Time deals the cards of the day: once a day who may need one, then one person at a time."""

from datetime import datetime, time, timedelta
from typing import Any

from sqlalchemy import ColumnElement, exists, or_
from sqlmodel import col, select
from sqlmodel.sql.expression import SelectOfScalar

from models import Appointment, Case, DayCard, DayCardKind, Lane, Marker, Role
from models.moves import HELD
from services.act import Act
from services.day.logged import without_kind
from services.day.telling import NOTICES, day_facts
from services.day.work import works_for
from services.directory import directory
from services.earliest import earliest
from services.markers import next_marked
from services.once import insert_each_once
from services.outbox import Live, tell
from services.people import active, direct_chats
from services.rules.day_times import evening_holds, last_moment, morning_holds
from services.rules.posts import next_post
from services.rules.roster import present
from services.together import helped_by

_NAMES = {kind: f"day card {kind.value}" for kind in DayCardKind}
_MORNING = frozenset({DayCardKind.WORK, DayCardKind.OVERVIEW})
_LEADERS = (Role.DESK, Role.STREET, Role.GRID_LEADER, Role.UNIT_HEAD)


def next_dealing() -> ColumnElement[datetime]:
    """When cards of some kind are next dealt; long ago in a house that has no dates for them yet."""
    return next_marked(list(_NAMES.values()))


def next_card() -> ColumnElement[datetime]:
    """When the next card that was dealt is due."""
    return earliest(DayCard.due_at)


async def deal_one(act: Act, skip: int = 0) -> bool:
    """Deal the cards of one kind whose time has come; ``False`` when none is due."""
    for kind in DayCardKind:
        marker = await act.session.get(Marker, _NAMES[kind])
        if marker is None:
            act.session.add(Marker(name=_NAMES[kind], next_due=_next(act, kind)))
        elif marker.next_due <= act.now:
            await _deal(act, kind, marker)
            return True
    return False


def _at(act: Act, kind: DayCardKind) -> time:
    day = act.town.day
    return {DayCardKind.WORK: day.work_card, DayCardKind.OVERVIEW: day.overview_card}.get(kind, day.evening_card)


def _next(act: Act, kind: DayCardKind) -> datetime:
    return next_post(act.now, act.town.timezone, _at(act, kind))


async def _deal(act: Act, kind: DayCardKind, marker: Marker) -> None:
    """A card for each who may need one, or who stands in for them, once a person and day; late while it makes sense."""
    missed, marker.next_due = marker.next_due, _next(act, kind)
    moment = last_moment(act.town.calendar, act.now, _at(act, kind))
    if not act.town.day.cards or not _holds(act, kind, moment):
        return
    since = missed - timedelta(days=1)
    people = list((await act.session.execute(_people(act, kind, since))).scalars())
    if kind is not DayCardKind.KINDS:
        people = list(present(people, (await directory(act.session)).away, act.now))
    await insert_each_once(act.session, DayCard, [_row(act, kind, moment, since, person) for person in people])


def _holds(act: Act, kind: DayCardKind, moment: datetime) -> bool:
    if kind in _MORNING:
        return morning_holds(act.town.calendar, act.now, _at(act, kind))
    return kind is DayCardKind.LOGGED or evening_holds(act.town.quiet, act.now, moment)


def _row(act: Act, kind: DayCardKind, moment: datetime, since: datetime, person: int) -> dict[str, Any]:
    return {
        "person_id": person,
        "kind": kind,
        "day": moment.astimezone(act.town.timezone).date().isoformat(),
        "due_at": act.town.quiet.next_loud(act.now),
        "since": since,
        "until": act.now,
        "page": 1,
        "lines": [],
        "draft": {},
    }


def _people(act: Act, kind: DayCardKind, since: datetime) -> SelectOfScalar[int]:
    """Whoever may need a card of this kind; whether they do is seen when it is written."""
    held = select(Appointment.person_id).where(*active(act.now)).distinct()  # type: ignore[arg-type]
    match kind:
        case DayCardKind.WORK:
            waits = col(Case.closed_at).is_(None), col(Case.held_by) == Role.OFFICER, col(Case.state).in_(HELD)
            some = exists().where(col(Case.unit_id) == col(Appointment.unit_id), *waits)
            helps = exists().where(helped_by([col(Appointment.unit_id)]))
            return held.where(works_for(), or_(some, helps))
        case DayCardKind.OVERVIEW:
            return held.where(col(Appointment.role).in_(_LEADERS))
        case DayCardKind.KINDS:
            return select(Case.reporter_id).where(*without_kind(act)).distinct()
        case _:
            some = exists().where(col(Case.logged_at) > since)
            return held.where(col(Appointment.role).in_((Role.GRID_LEADER, Role.DESK)), some)


async def write_card_one(act: Act, skip: int = 0) -> bool:
    """Write one card that is due, if there is anything on it; ``False`` when none is due."""
    query = select(DayCard).where(col(DayCard.due_at) <= act.now).order_by(col(DayCard.due_at), col(DayCard.id))
    taken = query.offset(skip).limit(1).with_for_update(skip_locked=True)
    card = (await act.session.execute(taken)).scalar_one_or_none()
    if card is None:
        return False
    card.due_at = None
    if not await _has_work_card(act, card) and (await day_facts(act, card))["total"]:
        chats = (await direct_chats(act.session, [card.person_id])).values()
        await tell(
            act,
            chats,
            NOTICES[card.kind],
            {},
            lane=Lane.BULK,
            dedupe=f"day card {card.id}",
            live=Live(day_card_id=card.id),
        )
    return True


async def _has_work_card(act: Act, card: DayCard) -> bool:
    """Whether this is the overview of somebody who works through the unit's lines themselves."""
    if card.kind is not DayCardKind.OVERVIEW:
        return False
    query = select(Appointment.role).where(
        col(Appointment.person_id) == card.person_id,
        *active(act.now),  # type: ignore[arg-type]
    )
    roles = set((await act.session.execute(query)).scalars())
    if roles & {Role.DESK, Role.STREET, Role.GRID_LEADER}:
        return False
    other = select(DayCard.id).where(
        col(DayCard.person_id) == card.person_id, col(DayCard.day) == card.day, col(DayCard.kind) == DayCardKind.WORK
    )
    return (await act.session.execute(other)).first() is not None
