"""A report becomes a case with a number in the first second; what is missing is asked afterwards."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

from sqlalchemy import bindparam, func, update
from sqlmodel import col, select

from models import (
    Area,
    Audience,
    Case,
    Chat,
    Counter,
    Lane,
    Level,
    Notice,
    Person,
    Purpose,
    Refusal,
    Refused,
    Sensitivity,
    Shot,
    Stage,
)
from services.act import Act
from services.cases.called import note_called, where_called
from services.cases.danger import answer_danger, ask_danger
from services.cases.gathering import begin_gathering
from services.cases.parties import answered_there, reporters_chat, team_chats
from services.cases.photos import any_spoken, attach, spoken, take_over, where_taken
from services.cases.questions import ask_or_route, leave_to_desk
from services.cases.timeline import open_timeline
from services.cases.voices import ask_to_write_out
from services.directory import directory
from services.once import insert_each_once
from services.outbox import show_case, tell
from services.routing import limit_of
from services.rules.called import Called
from services.rules.matching import Match
from services.rules.privacy import redact
from services.rules.words import clean, is_nothing
from services.same_person import ids_of_person
from services.understanding import Understanding, Where, find_place, match_category, touches_private, understanding

LONGEST = 4000
MOST_CALLED = 30
"""So many may be filed for callers within ten minutes: a desk has busy mornings."""


@dataclass(frozen=True)
class Draft:
    """What somebody reports: words, photos, a pin, a picked place; any of them is enough."""

    words: str = ""
    shots: Sequence[Shot] = ()
    pin: tuple[float, float] | None = None
    area_id: int | None = None
    message: str = ""
    """The platform's id of the message, for the answer to point at."""
    behalf: Person | None = None
    """Whose report it is when somebody else tells it (代报); the one who tells it acts."""
    compound_id: int | None = None
    """The compound in whose group it was said."""
    photos: tuple[int, ...] = ()
    """Photos that were sent to another report: they move over to this one."""
    key: str = ""
    """The kind that was chosen by a button."""
    called: Called | None = None
    """Whom it is for when we don't know them: whoever tells it is the reporter and takes the answers."""


async def file_case(act: Act, draft: Draft) -> Case:
    """Give a report a number, understand it as far as its words go, and set it on its way."""
    words = _checked(draft)
    draft = replace(draft, pin=draft.pin or await where_taken(act, draft.shots))
    if draft.compound_id is None:
        await _check_pace(act, act.town.reports_per_ten_minutes if draft.called is None else MOST_CALLED)
    known = await understanding(act.session)
    match = _match(known, draft, words)
    case = await _write_down(act, draft, words, known, match)
    with act.session.no_autoflush:  # it is written with its timeline and its route, not once for each
        await _set_out(act, case, draft)
        await ask_danger(act, case, match.asks)
    return case


async def _set_out(act: Act, case: Case, draft: Draft) -> None:
    await answer_danger(act, case, reply_to=draft.message)
    teller = act.by(draft.behalf, act.chat) if draft.behalf else act
    photos = await attach(teller, case, draft.shots, Stage.BEFORE) + await take_over(act, case, draft.photos)
    await open_timeline(act, case, photos)
    if draft.compound_id is None or case.placed:
        await ask_or_route(act, case)
    else:
        await leave_to_desk(act, case, "no-place")
    await _answer_reporter(act, case, draft)
    if draft.compound_id is None:
        await begin_gathering(teller, case)
    if spoken(draft.shots) or await any_spoken(act, draft.photos):
        await ask_to_write_out(act, case)


def _match(known: Understanding, draft: Draft, words: str) -> Match:
    """What the words say; a chosen kind counts before them, but never before words that tell of danger."""
    said = match_category(known, words)
    if draft.key not in known.categories or (said.clear and known.categories[said.clear].emergency):
        return said
    return Match(draft.key, (draft.key, *(key for key in said.likely if key != draft.key)), said.asks)


def _checked(draft: Draft) -> str:
    words = clean(draft.words)
    if len(words) > LONGEST:
        raise Refused(Refusal.TOO_LONG, most=LONGEST)
    if (
        is_nothing(words)
        and not draft.shots
        and draft.pin is None
        and draft.area_id is None
        and not draft.photos
        and not draft.key
    ):
        raise Refused(Refusal.NOTHING_SAID)
    return words


_FILED_SINCE = select(func.count()).where(
    col(Case.reporter_id).in_(bindparam("reporters", expanding=True)), col(Case.filed_at) > bindparam("since")
)


async def _check_pace(act: Act, most: int) -> None:
    people = await ids_of_person(act.session, act.somebody)
    lately = {"reporters": list(people), "since": act.now - timedelta(minutes=10)}
    if (await act.session.execute(_FILED_SINCE, lately)).scalar_one() >= most:
        raise Refused(Refusal.TOO_FAST)


async def _write_down(act: Act, draft: Draft, words: str, known: Understanding, match: Match) -> Case:
    where = await _where(act, known, draft, words)
    category = known.categories[match.clear] if match.clear else None
    if category is not None and category.emergency and draft.called is None:
        where = await _nearest(act, where, draft.behalf or act.somebody)
    possible = (match.clear,) if match.clear and not draft.key else match.likely
    case = Case(
        number=await next_number(act),
        sensitivity=touches_private(known, possible),
        reporter_id=(draft.behalf or act.somebody).id,
        origin_chat_id=_here(act).id,
        origin_thread=act.thread,
        words=words,
        on_behalf=draft.called is not None,
        shown_words=redact(words, [(draft.behalf or act.somebody).name, draft.called.name if draft.called else ""]),
        category_id=category.id if category else None,
        limit_id=await limit_of(act, category, words),
        candidates=list(match.likely),
        area_id=where.area_id,
        compound_id=where.compound_id,
        placed=where.placed,
        spots=list(where.spots),
        lat=draft.pin[0] if draft.pin else None,
        lon=draft.pin[1] if draft.pin else None,
        filed_at=act.now,
        changed_at=act.now,
    )
    act.session.add(case)
    await act.session.flush()
    if draft.called is not None:
        await note_called(act, case, draft.called)
    return case


async def _nearest(act: Act, where: Where, teller: Person) -> Where:
    """Danger that has no place yet: the grid of whoever tells it is in charge, so its leader hears at once."""
    rows = await directory(act.session)
    home = rows.areas.get(teller.home_area_id or 0)
    grid = rows.around(home).get(Level.GRID) if home else None
    if where.placed or where.spots or grid is None or not grid.path.startswith(rows.path_of(where.area_id)):
        return where
    return replace(where, area_id=grid.id)


async def _where(act: Act, known: Understanding, draft: Draft, words: str) -> Where:
    if draft.area_id is not None:
        return await picked(act, draft.area_id)
    if draft.called is not None and draft.compound_id is None:
        return await where_called(act, known, words, draft.pin)
    person = draft.behalf or act.somebody
    group = draft.compound_id
    where = await find_place(act.session, known, words, chat=act.chat, person=person, pin=draft.pin, group=group)
    if where is None:
        raise Refused(Refusal.NOT_SET_UP)
    return where


async def picked(act: Act, area_id: int, among: Collection[int] = ()) -> Where:
    """A place that somebody chose from a list: a building, a stair, or one of those they were asked about."""
    area = await act.session.get(Area, area_id)
    if area is None or (area.level not in (Level.BUILDING, Level.STAIR) and area.id not in among):
        raise Refused(Refusal.UNKNOWN_PLACE)
    return Where(area.id, area.compound_id, placed=True)


_COUNTERS: Any = Counter.__table__  # type: ignore[attr-defined]
_NEXT_NUMBER = (
    update(_COUNTERS)
    .where(_COUNTERS.c.name == "cases")
    .values(value=_COUNTERS.c.value + 1)
    .returning(_COUNTERS.c.value)
)


async def next_number(act: Act) -> int:
    """The next number that people read: without gaps."""
    number: int | None = (await act.session.execute(_NEXT_NUMBER)).scalar_one_or_none()
    if number is None:
        await insert_each_once(act.session, Counter, [{"name": "cases", "value": 0}])  # two may both be the first
        number = (await act.session.execute(_NEXT_NUMBER)).scalar_one()
    return number


def _here(act: Act) -> Chat:
    assert act.chat is not None
    return act.chat


async def _answer_reporter(act: Act, case: Case, draft: Draft) -> None:
    """The number, at once: in the group that was addressed, and in the reporter's own chat."""
    here = _here(act)
    if here.purpose is not Purpose.DIRECT:
        await _answer_group(act, case, draft, here)
    if draft.called is not None and draft.compound_id is not None:
        return  # the summary of what was pasted says the numbers
    direct = [chat for chat in await reporters_chat(act, case) if chat.purpose is Purpose.DIRECT]
    await show_case(act, direct, case, Audience.REPORTER, lane=Lane.ANSWERS)


async def _is_the_teams(act: Act, case: Case, here: Chat) -> bool:
    return answered_there(case, here) and any(chat.id == here.id for chat in await team_chats(act, case))


async def _answer_group(act: Act, case: Case, draft: Draft, here: Chat) -> None:
    if case.sensitivity is Sensitivity.OPEN:
        fit = Audience.TEAM if await _is_the_teams(act, case, here) else Audience.GROUP
        await show_case(act, [here], case, fit, lane=Lane.ANSWERS, reply_to=draft.message)
    else:
        await tell(act, [here], Notice.PRIVATE_RECEIPT, {}, lane=Lane.ANSWERS, reply_to=draft.message)
