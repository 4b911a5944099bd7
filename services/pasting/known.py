"""What is remembered of a compound's group: who is behind a nickname, which lines were reported before."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col, select

from models import Area, Case, Nickname, Paste, PastedLine, Person
from services.act import Act
from services.once import insert_each_once
from services.rules.called import Called

SAME_WITHIN = timedelta(days=7)


async def days_reported(act: Act, paste: Paste, matters: list[dict[str, Any]]) -> dict[str, list[date]]:
    """Mark of a line → the days on which it was said and became a case."""
    marks = {mark for matter in matters for mark, _ in matter["marks"]}
    query = select(col(PastedLine.mark), col(PastedLine.day))
    query = query.where(col(PastedLine.compound_id) == paste.compound_id, col(PastedLine.mark).in_(marks))
    days: dict[str, list[date]] = {}
    for mark, day in await act.session.execute(query):
        days.setdefault(mark, []).append(date.fromisoformat(day))
    return days


def is_reported(matter: dict[str, Any], days: dict[str, list[date]]) -> bool:
    """Whether one of its lines became a case within a week of the day on which it was said."""
    return any(
        abs(before - date.fromisoformat(day)) < SAME_WITHIN
        for mark, day in matter["marks"]
        for before in days.get(mark, ())
    )


async def remember_lines(act: Act, paste: Paste, case: Case, marks: Iterable[list[str]]) -> None:
    """These lines became this case."""
    line = {"compound_id": paste.compound_id, "case_id": case.id, "at": act.now}
    lines = [line | {"mark": mark, "day": day} for mark, day in marks]
    await insert_each_once(act.session, PastedLine, lines)


async def nicknames_of(session: AsyncSession, compound_id: int) -> frozenset[str]:
    """Every nickname that is remembered of a compound's group."""
    query = select(Nickname.nickname).where(col(Nickname.compound_id) == compound_id)
    return frozenset((await session.execute(query)).scalars())


async def people_behind(act: Act, paste: Paste, who: str) -> list[Person]:
    """Whom a nickname stands for: as remembered, else the compound's people of exactly this name."""
    if not who:
        return []
    remembered = (
        select(Person)
        .join(Nickname, col(Nickname.person_id) == col(Person.id))
        .where(col(Nickname.compound_id) == paste.compound_id, col(Nickname.nickname) == who)
        .order_by(col(Person.id))
    )
    found = list((await act.session.execute(remembered)).scalars())
    if found:
        return found
    return await people_named(act, paste, who)


async def people_named(act: Act, paste: Paste, name: str) -> list[Person]:
    """The people of the compound who have this name."""
    named = (
        select(Person)
        .join(Area, col(Area.id) == col(Person.home_area_id))
        .where(col(Person.name) == name, col(Area.compound_id) == paste.compound_id)
        .order_by(col(Person.id))
    )
    return list((await act.session.execute(named)).scalars())


async def called_behind(act: Act, paste: Paste, who: str) -> Nickname | None:
    """What is remembered of a nickname behind which is nobody we know."""
    query = select(Nickname).where(
        col(Nickname.compound_id) == paste.compound_id,
        col(Nickname.nickname) == who,
        col(Nickname.person_id).is_(None),
    )
    return (await act.session.execute(query)).scalar_one_or_none()


async def remember_called(act: Act, paste: Paste, who: str, called: Called) -> None:
    """One row a nickname: whoever reports for a compound holds its row."""
    row = await called_behind(act, paste, who)
    assert paste.compound_id is not None
    if row is None:
        act.session.add(Nickname(compound_id=paste.compound_id, nickname=who, name=called.name, phone=called.phone))
        await act.session.flush()
    else:
        row.name, row.phone = called.name, called.phone
