"""One person with several accounts: who turned out to be somebody we knew points at them, and no row is rewritten.

Whoever looks by person looks here: ``own`` in a query, ``ids_of_person`` to compare, ``whoever`` for the person of a
row, ``everybody`` for those of many.
"""

from collections.abc import Collection
from typing import Any

from sqlalchemy import ColumnElement, func, or_, update
from sqlalchemy import select as choose
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col, select

from models import Person
from services.memo import once


def own(column: Any, person_id: int) -> ColumnElement[bool]:
    """The rows of a person (never of somebody merged), with those of everybody who turned out to be them."""
    same = choose(col(Person.id)).where(or_(col(Person.id) == person_id, col(Person.merged_into_id) == person_id))
    return col(column).in_(same)


def remaining(person: type[Person] = Person) -> ColumnElement[int]:
    """Whom a row of ``people`` stands for, in a query."""
    return func.coalesce(col(person.merged_into_id), col(person.id))


async def ids_of_person(session: AsyncSession, person: Person) -> frozenset[int]:
    """Every id that is this person: theirs, and those of everybody who turned out to be them."""
    if not person.linked:
        return frozenset({person.id})

    async def read() -> frozenset[int]:
        query = select(Person.id).where(col(Person.merged_into_id) == person.id)
        return frozenset({person.id, *(await session.execute(query)).scalars()})

    return await once(session, ("ids of", person.id), read)


async def whoever(session: AsyncSession, person_id: int) -> Person:
    """The person that a row names, as who they are today."""
    person = await session.get_one(Person, person_id)
    return person if person.merged_into_id is None else await session.get_one(Person, person.merged_into_id)


async def everybody(session: AsyncSession, person_ids: Collection[int]) -> list[Person]:
    """The people that many rows name, as who they are today; each once, in one statement."""
    there = choose(remaining()).where(col(Person.id).in_(person_ids))
    query = select(Person).where(col(Person.id).in_(there)).order_by(col(Person.id))
    return list((await session.execute(query)).scalars())


async def merge(session: AsyncSession, other: Person, remains: Person) -> None:
    """``other`` turned out to be ``remains``; who had turned out to be ``other`` is ``remains`` as well."""
    await session.execute(
        update(Person).where(col(Person.merged_into_id) == other.id).values(merged_into_id=remains.id)
    )
    other.merged_into_id, other.linked, remains.linked = remains.id, False, True
    remains.home_area_id = remains.home_area_id or other.home_area_id
    remains.shown = remains.shown or other.shown
    remains.asked_at = remains.asked_at or other.asked_at
    await session.flush()
    session.info.pop("memo", None)
