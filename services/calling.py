"""Whom somebody means by a name: 王秋月, 王阿姨, 小王."""

from collections.abc import Iterable

from sqlalchemy import ColumnElement, false, or_
from sqlmodel import col, select

from models import Appointment, Area, Person
from services.access import Standing
from services.act import Act
from services.people import active
from services.rules.naming import surname_called
from services.rules.words import one_line

MOST = 8


async def called(act: Act, words: str, found: Iterable[Standing], *, homeless: bool) -> list[Person]:
    """People of this name in the areas of ``found``, at most eight; ``homeless``: also those who never said where."""
    name = one_line(words)
    near = _near(act, [held.path for held in found if held.path], homeless=homeless)
    people = await _named(act, col(Person.name) == name, near)
    surname = surname_called(name)
    if people or not surname:
        return people
    return await _named(act, col(Person.name).startswith(surname, autoescape=True), near)


def _near(act: Act, paths: list[str], *, homeless: bool) -> ColumnElement[bool]:
    """Who lives or holds a post in one of these areas."""
    areas = select(col(Area.id)).where(or_(false(), *(col(Area.path).startswith(path) for path in paths)))
    holding = select(col(Appointment.person_id)).where(col(Appointment.area_id).in_(areas), *active(act.now))  # type: ignore[arg-type]
    near = or_(col(Person.home_area_id).in_(areas), col(Person.id).in_(holding))
    return or_(near, col(Person.home_area_id).is_(None)) if homeless else near


async def _named(act: Act, name: ColumnElement[bool], near: ColumnElement[bool]) -> list[Person]:
    query = select(Person).where(name, near, col(Person.merged_into_id).is_(None)).order_by(col(Person.id)).limit(MOST)
    return list((await act.session.execute(query)).scalars())
