"""Who is concerned with a case, and the chats in which to tell them."""

from collections.abc import Iterable

from sqlmodel import col, select

from models import Area, Audience, Case, Chat, Lane, Level, Posting, Purpose, Role, Sensitivity
from services.act import Act
from services.directory import directory, ids_of
from services.outbox import show_case
from services.people import around, direct_chats, of_area, of_unit
from services.same_person import whoever


async def area_of(act: Act, case: Case) -> Area:
    """Where the case is, or the area in charge of it."""
    return (await directory(act.session)).areas[case.area_id]


async def holders(act: Act, case: Case) -> list[int]:
    """Whose turn it is: the unit's officers (its head where there are none), or the nearest of that role."""
    if case.held_by is Role.OFFICER and case.unit_id is not None:
        officers = await of_unit(act.session, case.unit_id, [Role.OFFICER], act.now)
        return officers or await heads(act, case)
    if case.held_by is None:
        return []
    return await in_charge(act, case, case.held_by)


async def heads(act: Act, case: Case) -> list[int]:
    """The heads of the case's unit."""
    return await of_unit(act.session, case.unit_id, [Role.UNIT_HEAD], act.now) if case.unit_id else []


async def in_charge(act: Act, case: Case, *roles: Role) -> list[int]:
    """Everybody who holds one of ``roles`` over the case's place."""
    area = await area_of(act, case)
    found: list[int] = []
    for role in roles:
        found += await of_area(act.session, area, role, act.now)
    return list(dict.fromkeys(found))


async def verifiers(act: Act, case: Case) -> list[int]:
    """Who may look whether it is done: the grid member nearby who did not handle it, else leader, else desk."""
    handler = (await whoever(act.session, case.handler_id)).id if case.handler_id else None
    for role in (Role.GRID_MEMBER, Role.GRID_LEADER, Role.DESK):
        found = [person for person in await in_charge(act, case, role) if person != handler]
        if found and (case.sensitivity is Sensitivity.OPEN or role is Role.DESK):
            return found
    return []


async def reporters_chat(act: Act, case: Case) -> list[Chat]:
    """The reporter's direct chat; the group they reported in when they have none and the matter is open.

    Nobody's, where somebody else told it in a chat of their own.
    """
    if act.chat is not None and act.chat.person_id == case.reporter_id and not act.chat.unreachable_at:
        return [act.chat]
    direct = await direct_chats(act.session, [case.reporter_id])
    if direct:
        return list(direct.values())
    origin = await act.session.get(Chat, case.origin_chat_id)
    if origin is None or origin.unreachable_at or case.sensitivity is not Sensitivity.OPEN:
        return []
    if origin.purpose is Purpose.DIRECT:
        return []
    return [origin]


async def team_chats(act: Act, case: Case) -> list[Chat]:
    """Groups of the staff concerned: the unit's, and the work group of the nearest area. None for private matters."""
    if case.sensitivity is not Sensitivity.OPEN:
        return []
    area = await area_of(act, case)
    query = select(Chat).where(
        col(Chat.unreachable_at).is_(None),
        ((col(Chat.purpose) == Purpose.UNIT) & (col(Chat.unit_id) == (case.unit_id or 0)))
        | ((col(Chat.purpose) == Purpose.WORK) & col(Chat.area_id).in_(ids_of(area))),
    )
    found = list((await act.session.execute(query)).scalars())
    work = [chat for chat in found if chat.purpose is Purpose.WORK]
    nearest = max(work, key=lambda chat: ids_of(area).index(chat.area_id or 0), default=None)
    return [chat for chat in found if chat.purpose is Purpose.UNIT] + ([nearest] if nearest else [])


async def chats_for(act: Act, people: Iterable[int]) -> list[Chat]:
    """The direct chats of these people."""
    return list((await direct_chats(act.session, list(people))).values())


async def show_holders(act: Act, case: Case) -> None:
    """Owe the card to whoever has to act now, and a short one to the groups of their team."""
    await show_case(act, await chats_for(act, await holders(act, case)), case, Audience.HOLDER)
    await show_case(act, await _without_card(act, case, await team_chats(act, case)), case, Audience.TEAM)


async def _without_card(act: Act, case: Case, chats: Iterable[Chat]) -> list[Chat]:
    """The groups that have no live card of the case yet: the others see theirs change."""
    query = select(Posting.chat_id).where(col(Posting.case_id) == case.id, col(Posting.audience) == Audience.TEAM)
    shown = set((await act.session.execute(query)).scalars())
    return [chat for chat in chats if chat.id not in shown]


async def show_desk(act: Act, case: Case, *, lane: Lane = Lane.NOTICES) -> None:
    """Owe the steering card to the desk in charge; to the street where there is no desk."""
    people = await in_charge(act, case, Role.DESK) or await in_charge(act, case, Role.STREET)
    await show_case(act, await chats_for(act, people), case, Audience.DESK, lane=lane)


async def grid_of(act: Act, case: Case) -> Area | None:
    """The grid in which the case lies, if that is known."""
    return (await around(act.session, await area_of(act, case))).get(Level.GRID)
