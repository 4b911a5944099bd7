"""What was logged on the spot: its missing categories in the evening, and the leader's one list a day."""

from typing import Any

from sqlalchemy import ColumnElement, and_, exists, false, func, not_, or_
from sqlalchemy.orm import aliased
from sqlmodel import col, select

from models import Appointment, Area, Case, Category, DayCard, First, Right, Role
from services.access import Standing, standings, visible_cases
from services.act import Act
from services.day.lines import Line, lines_where, local_midnight, pages_of
from services.facts import iso, names
from services.understanding import understanding

PAGE_OF_KINDS = 5
PAGE = 8
CHOICES = 3
DAYS_BACK = 14
"""So long a missing category is asked for."""


def without_kind(act: Act) -> tuple[ColumnElement[bool], ...]:
    """What was logged lately and has no category yet."""
    return (col(Case.logged_at) > local_midnight(act, -DAYS_BACK), col(Case.category_id).is_(None))


async def kinds_facts(act: Act, card: DayCard) -> dict[str, Any]:
    """The lines that lack a category, each with the three likeliest."""
    mine = col(Case.reporter_id) == act.somebody.id
    lines = await lines_where(act, mine, *without_kind(act), order=[col(Case.id)])
    page, pages = pages_of(len(lines), PAGE_OF_KINDS, card.page)
    shown = lines[(page - 1) * PAGE_OF_KINDS : page * PAGE_OF_KINDS]
    usual = await _usual(act) if shown else []
    known = (await understanding(act.session)).categories
    return {
        "card": card.id,
        "page": page,
        "pages": pages,
        "total": len(lines),
        "lines": [_with_choices(act, line, usual, known) for line in shown],
        "now": iso(act.now),
    }


def _with_choices(act: Act, line: Line, usual: list[str], known: dict[str, Category]) -> dict[str, Any]:
    likely = [key for key in dict.fromkeys([*line.case.candidates, *usual]) if key in known][:CHOICES]
    choices = [{"key": key, "names": names(known[key])} for key in likely]
    return line.facts(act) | {"words": line.case.shown_words, "choices": choices}


async def _usual(act: Act) -> list[str]:
    """What this person logs most, then what is the grid's own."""
    query = (
        select(Category.key)
        .join(Case, col(Case.category_id) == col(Category.id))
        .where(col(Case.reporter_id) == act.somebody.id, col(Case.logged_at).is_not(None))
        .group_by(col(Category.key))
        .order_by(func.count().desc(), col(Category.key))
        .limit(CHOICES)
    )
    often = list((await act.session.execute(query)).scalars())
    known = (await understanding(act.session)).categories.values()
    own = [row.key for row in known if row.first is First.GRID and not row.emergency and not row.against_unit]
    return [*often, *own]


async def facts(act: Act, card: DayCard) -> dict[str, Any]:
    """Everything that others logged in the leader's area since the last list, with what was drawn from it."""
    lines = await logged_lines(act, card)
    page, pages = pages_of(len(lines), PAGE, card.page)
    shown = lines[(page - 1) * PAGE : page * PAGE]
    draws = card.draft.get("draws", [])
    looked = {number: "" for draw in draws for number in draw.get("opened", draw["numbers"])}
    looked |= {int(number): said for draw in draws for number, said in draw.get("said", {}).items()}
    return {
        "card": card.id,
        "page": page,
        "pages": pages,
        "total": len(lines),
        "lines": [line.facts(act) | _looked(line, looked) for line in shown],
        "draws": [{"seed": draw["seed"], "numbers": draw["numbers"]} for draw in draws],
        "now": iso(act.now),
    }


def _looked(line: Line, looked: dict[int, str]) -> dict[str, Any]:
    return {"looked": line.case.number in looked, "said": looked.get(line.case.number, "")}


async def logged_lines(act: Act, card: DayCard) -> list[Line]:
    found = await standings(act.session, act.somebody, act.now)
    span = and_(col(Case.logged_at) > card.since, col(Case.logged_at) <= card.until)
    others = col(Case.reporter_id) != act.somebody.id
    seen = visible_cases(act.somebody, found, Right.SEE)
    return await lines_where(act, span, others, seen, _led(act, found), order=[col(Case.id)])


def _led(act: Act, found: list[Standing]) -> ColumnElement[bool]:
    """Of a leader's grid; the desk's only where no leader leads."""
    held = [one for one in found if not one.over and one.path]
    led = [col(Area.path).startswith(one.path) for one in held if one.role is Role.GRID_LEADER]
    leading, around = aliased(Appointment), aliased(Area)
    leader = exists().where(
        col(leading.area_id) == col(around.id),
        col(leading.role) == Role.GRID_LEADER,
        col(leading.since) <= act.now,
        or_(col(leading.until).is_(None), col(leading.until) > act.now),
        col(Area.path).startswith(col(around.path)),
    )
    desks = [and_(col(Area.path).startswith(one.path), not_(leader)) for one in held if one.role is Role.DESK]
    return or_(false(), *led, *desks)
