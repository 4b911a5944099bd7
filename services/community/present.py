"""From rows back to a community: the town as it stands now, so that bringing it in again changes nothing."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col, select

from models import (
    Account,
    Appointment,
    Area,
    Category,
    Chat,
    Compound,
    Condition,
    Level,
    Outline,
    Person,
    Purpose,
    Responsibility,
    TimeLimit,
    Unit,
)
from services import rooms
from services.community.duties import present_roster
from services.community.gifts import present_gifts, present_openings
from services.community.groups import WEB, belonging
from services.community.limits import Limit
from services.community.outlines import presented
from services.community.point_rules import present_point_rules
from services.community.schema import (
    PROPERTY,
    AppointmentEntry,
    AreaEntry,
    CategoryEntry,
    ChatEntry,
    Community,
    CompoundEntry,
    ConditionEntry,
    PersonEntry,
    ResponsibilityEntry,
    SignRole,
    UnitEntry,
)
from services.community.staff import held_now
from services.community.work import Work, day_of
from services.community.writing import written_limit

TELEGRAM = "telegram"


async def present_community(
    session: AsyncSession, *, now: datetime, timezone: ZoneInfo, phones: bool = True
) -> Community:
    """Everything that a community file has said and that still holds; no tokens, nothing of any case.

    Without people's ``phones`` it may be brought in again all the same: an empty phone changes none.
    """
    work = Work(session, now, timezone)
    work.units, work.compounds = await work.keyed(Unit), await work.keyed(Compound)
    work.areas, work.people = await work.keyed(Area), await work.keyed(Person)
    work.categories = {key: row for key, row in (await work.keyed(Category)).items() if row.retired_at is None}
    held = await held_now(work)
    return Community(
        areas=tuple(await _areas(work)),
        compounds=tuple(_compounds(work)),
        units=tuple(_units(work)),
        people=tuple(await _people(work, held, phones=phones)),
        chats=tuple(await _chats(work, held)),
        categories=tuple(await _categories(work)),
        conditions=tuple(await _conditions(work)),
        responsibilities=tuple(await _responsibilities(work)),
        roster=tuple(await present_roster(work)),
        point_rules=tuple(await present_point_rules(work)),
        gifts=tuple(await present_gifts(work)),
        openings=tuple(await present_openings(work)),
    )


def _keys(rows: dict[str, Area] | dict[str, Compound] | dict[str, Unit] | dict[str, Person]) -> dict[int | None, str]:
    return {row.id: key for key, row in rows.items()}


async def _areas(work: Work) -> list[AreaEntry]:
    areas, compounds = _keys(work.areas), _keys(work.compounds)
    outlines = {row.area_id: presented(row.shape) for row in (await work.session.execute(select(Outline))).scalars()}
    return [
        AreaEntry(
            key=key,
            name=row.name,
            level=row.level,
            parent=areas.get(row.parent_id),
            compound=compounds.get(row.compound_id) if row.level is Level.BUILDING else None,
            aliases=row.aliases,
            lat=row.lat,
            lon=row.lon,
            outline=outlines.get(row.id),
        )
        for key, row in work.areas.items()
    ]


def _compounds(work: Work) -> Iterator[CompoundEntry]:
    units = _keys(work.units)
    for key, row in work.compounds.items():
        yield CompoundEntry(
            key=key,
            name=row.name,
            aliases=row.aliases,
            property=units.get(row.property_unit_id),
            linked=units.get(row.linked_unit_id),
            lat=row.lat,
            lon=row.lon,
        )


def _units(work: Work) -> Iterator[UnitEntry]:
    for key, row in work.units.items():
        yield UnitEntry(key=key, name=row.name, name_en=row.name_en, phone=row.phone)


async def _people(work: Work, held: Sequence[Appointment], *, phones: bool) -> list[PersonEntry]:
    areas, units = _keys(work.areas), _keys(work.units)
    on_telegram = await work.all(Account, col(Account.platform) == TELEGRAM)
    accounts = {row.person_id: row.external_id for row in on_telegram}
    posts: dict[int, list[AppointmentEntry]] = defaultdict(list)
    for row in held:
        until = day_of(row.until, work.timezone)
        post = AppointmentEntry(role=row.role, area=areas.get(row.area_id), unit=units.get(row.unit_id), until=until)
        posts[row.person_id].append(post)
    return [
        PersonEntry(
            key=key,
            name=row.name,
            phone=row.phone if phones else "",
            language=row.language,
            home=areas.get(row.home_area_id),
            telegram=accounts.get(row.id),
            appointments=posts[row.id],
        )
        for key, row in work.people.items()
    ]


async def _chats(work: Work, held: Sequence[Appointment]) -> list[ChatEntry]:
    areas, compounds, units = _keys(work.areas), _keys(work.compounds), _keys(work.units)
    found = await work.all(Chat, col(Chat.key).is_not(None), col(Chat.purpose).is_not(None))
    return [
        ChatEntry(
            key=str(row.key),
            title=row.title,
            purpose=row.purpose or Purpose.WORK,
            area=areas.get(row.area_id),
            compound=compounds.get(row.compound_id),
            unit=units.get(row.unit_id),
            language=row.language,
            platform=row.platform,
            external_id=None if row.platform == WEB else row.external_id,
            members=await _members(work, row, held) if row.platform == WEB else None,
        )
        for row in found
    ]


async def _members(work: Work, chat: Chat, held: Sequence[Appointment]) -> list[str] | None:
    """Who of the file is in the group; ``None`` when that is just who belongs there."""
    assert chat.purpose is not None
    inside = await rooms.members(work.session, int(chat.external_id))
    of_web = col(Account.platform) == WEB, col(Account.external_id).in_([str(user) for user in inside])
    people = {row.person_id for row in await work.all(Account, *of_web)}
    named = {row.id: key for key, row in work.people.items() if row.id in people}
    return None if named.keys() == belonging(work, chat, chat.purpose, held) else list(named.values())


async def _categories(work: Work) -> list[CategoryEntry]:
    of_no_condition = await work.all(TimeLimit, col(TimeLimit.condition_id).is_(None))
    limits = {row.category_id: row for row in sorted(of_no_condition, key=lambda row: row.version)}
    people = _keys(work.people)
    return [
        CategoryEntry.model_validate(
            row.model_dump(include=_OF_A_CATEGORY)
            | {
                "sign_role": row.sign_role or None,
                "sign_person": people.get(row.sign_person_id),
                "accept": written_limit(Limit(limits[row.id].accept_amount, limits[row.id].accept_measure)),
                "handle": written_limit(Limit(limits[row.id].handle_amount, limits[row.id].handle_measure)),
            }
        )
        for row in work.categories.values()
    ]


async def _conditions(work: Work) -> list[ConditionEntry]:
    categories, units = {row.id: key for key, row in work.categories.items()}, _keys(work.units)
    people = _keys(work.people)
    found = sorted(await work.all(TimeLimit, col(TimeLimit.condition_id).is_not(None)), key=lambda row: row.version)
    limits = {row.condition_id: Limit(row.handle_amount, row.handle_measure) for row in found}
    return [
        ConditionEntry(
            category=categories[row.category_id],
            name=row.name,
            handle=written_limit(limits[row.id]),
            closing=row.closing,
            unit=units.get(row.unit_id),
            units=row.units,
            sign_role=SignRole(row.sign_role) if row.sign_role else None,
            sign_person=people.get(row.sign_person_id),
        )
        for row in await work.all(Condition, col(Condition.retired_at).is_(None))
        if row.category_id in categories
    ]


_OF_A_CATEGORY = set(CategoryEntry.model_fields) - {"accept", "handle", "sign_role", "sign_person"}


async def _responsibilities(work: Work) -> list[ResponsibilityEntry]:
    """One entry for all categories that one unit answers for in one area."""
    categories = {row.id: key for key, row in work.categories.items()}
    areas, units = _keys(work.areas), _keys(work.units)
    found: dict[tuple[str, str], list[str]] = defaultdict(list)
    for row in await work.all(Responsibility):
        if row.category_id in categories and row.area_id in areas:
            unit = PROPERTY if row.unit_id is None else units[row.unit_id]
            found[areas[row.area_id], unit].append(categories[row.category_id])
    return [ResponsibilityEntry(category=named, area=area, unit=unit) for (area, unit), named in found.items()]
