"""Who is concerned with a case, and the chats in which to tell them."""

from collections.abc import Iterable, Sequence
from datetime import timedelta

from sqlalchemy import and_, bindparam, or_, union_all, update
from sqlmodel import col, select

from models import Area, Audience, Case, Chat, Lane, Move, Outgoing, Posting, Purpose, Role, Sensitivity
from models.moves import HELD
from services.act import Act
from services.cases.timeline import last_event, move_case
from services.directory import directory, ids_of
from services.outbox import is_newborn, show_case
from services.people import direct_chats, every_chat
from services.roster import of_area, of_unit
from services.same_person import whoever


async def area_of(act: Act, case: Case) -> Area:
    """Where the case is, or the area in charge of it."""
    return (await directory(act.session)).areas[case.area_id]


async def holders(act: Act, case: Case) -> list[int]:
    """Whose turn it is: the unit's officers on duty (its head where there are none), or the nearest of that role.

    Where nobody of them is there, desk or street: never nobody.
    """
    if case.held_by is None:
        return []
    return await present_holders(act, case) or await _above(act, case)


async def present_holders(act: Act, case: Case) -> list[int]:
    """The same, where nobody else is told when nobody is there."""
    if case.held_by is Role.OFFICER and case.unit_id is not None:
        return await officers(act, case) or await heads(act, case)
    return await in_charge(act, case, case.held_by, wide=await is_danger(act, case)) if case.held_by else []


async def _above(act: Act, case: Case) -> list[int]:
    """The nearest level above where somebody is; rather somebody on leave than nobody."""
    for role in (Role.DESK, Role.STREET):
        if found := await in_charge(act, case, role):
            return found
    return await appointed(act, case, Role.STREET, Role.DESK)


async def officers(act: Act, case: Case) -> list[int]:
    """The officers of the case's unit who are told now: in danger also those off duty."""
    wide = await is_danger(act, case)
    return await of_unit(act.session, case.unit_id or 0, [Role.OFFICER], act.now, wide=wide)


async def heads(act: Act, case: Case) -> list[int]:
    """The heads of the case's unit."""
    return await of_unit(act.session, case.unit_id, [Role.UNIT_HEAD], act.now) if case.unit_id else []


async def keepers(act: Act, case: Case) -> list[int]:
    """Everybody in whose chat the holder's card stays as it is: also those who are off duty or away for now."""
    if case.held_by is Role.OFFICER and case.unit_id is not None:
        known, both = await directory(act.session), (Role.OFFICER, Role.UNIT_HEAD)
        usual = known.of_unit(case.unit_id, both, act.now)
        return usual + await of_unit(act.session, case.unit_id, both, act.now)
    usual = await appointed(act, case, case.held_by) if case.held_by else []
    return usual + await present_holders(act, case)


async def is_danger(act: Act, case: Case) -> bool:
    """Whether people may be in danger: then those off duty are told as well."""
    category = (await directory(act.session)).categories.get(case.category_id or 0)
    return category is not None and bool(category.emergency)


async def in_charge(act: Act, case: Case, *roles: Role, wide: bool = False) -> list[int]:
    """Everybody who stands for one of ``roles`` over the case's place now; ``wide``: also those off duty."""
    area = await area_of(act, case)
    found: list[int] = []
    for role in roles:
        found += await of_area(act.session, area, role, act.now, wide=wide)
    return list(dict.fromkeys(found))


async def appointed(act: Act, case: Case, *roles: Role) -> list[int]:
    """Everybody who was appointed to one of ``roles`` there, on leave or not."""
    known, area = await directory(act.session), await area_of(act, case)
    return list(dict.fromkeys(person for role in roles for person in known.of_area(area, role, act.now)))


async def deciders(act: Act, case: Case) -> list[int]:
    """The desk in charge; the street where nobody is at the desk; and rather somebody on leave than nobody.

    That the street stands in is written into the timeline.
    """
    if not await in_charge(act, case, Role.DESK):
        street = await in_charge(act, case, Role.STREET)
        await note_stand_in(act, case, "street-stands-in" if street else "nobody-there")
    return await _above(act, case)


async def note_stand_in(act: Act, case: Case, why: str) -> None:
    """Write down, once in a row, that another level was told because nobody is there."""
    last = await last_event(act, case, Move.STAND_IN)
    if last is None or last.reason != why or last.at < (case.assigned_at or case.filed_at):
        await move_case(act, case, Move.STAND_IN, reason=why)


async def verifiers(act: Act, case: Case) -> list[list[int]]:
    """Who may look whether it is done, one turn after the other, never whoever handled it.

    Each grid member by themselves, the nearest first; then the leaders. The desk where there is none of them, and for
    what isn't open: of the rest it hears by the ladder.
    """
    handler = (await whoever(act.session, case.handler_id)).id if case.handler_id else None
    near = (Role.GRID_MEMBER, Role.GRID_LEADER) if case.sensitivity is Sensitivity.OPEN else ()
    found = [
        [person for person in await in_charge(act, case, role) if person != handler] for role in (*near, Role.DESK)
    ]
    *grid, desk = found
    members, leaders = grid or ([], [])
    turns = [*([person] for person in members), leaders]
    return [people for people in turns if people] or [desk]


async def own_chat(act: Act, case: Case) -> list[Chat]:
    """The reporter's direct chat, of several the one they told it in, else the newest; none for who has none."""
    chats = await every_chat(act.session, [case.reporter_id])
    return [next((chat for chat in chats if chat.id == case.origin_chat_id), chats[-1])] if chats else []


async def reporters_chat(act: Act, case: Case) -> list[Chat]:
    """The reporter's direct chat; the group they reported in when they have none and the matter is open.

    Nobody's, where somebody else told it in a chat of their own.
    """
    if act.chat is not None and act.chat.person_id == case.reporter_id and not act.chat.unreachable_at:
        return [act.chat]
    if direct := await own_chat(act, case):
        return direct
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
    where = {"unit": case.unit_id or 0, "areas": ids_of(area)}
    found = list((await act.session.execute(_TEAM, where)).scalars())
    work = [chat for chat in found if chat.purpose is Purpose.WORK]
    nearest = max(work, key=lambda chat: ids_of(area).index(chat.area_id or 0), default=None)
    return [chat for chat in found if chat.purpose is Purpose.UNIT] + ([nearest] if nearest else [])


_TEAM = select(Chat).where(
    col(Chat.unreachable_at).is_(None),
    or_(
        and_(col(Chat.purpose) == Purpose.UNIT, col(Chat.unit_id) == bindparam("unit")),
        and_(col(Chat.purpose) == Purpose.WORK, col(Chat.area_id).in_(bindparam("areas", expanding=True))),
    ),
)


async def chats_for(act: Act, people: Iterable[int]) -> list[Chat]:
    """The direct chats of these people."""
    return list((await direct_chats(act.session, list(people))).values())


async def show_holders(act: Act, case: Case) -> None:
    """Owe the card to whoever has to act now, and a short one to the groups of their team."""
    if case.held_by is Role.OFFICER and not await officers(act, case):
        await note_stand_in(act, case, "head-stands-in")
    await show_case(act, await chats_for(act, await holders(act, case)), case, Audience.HOLDER)
    await show_case(act, await _without_card(act, case, await team_chats(act, case)), case, Audience.TEAM)


def answered_there(case: Case, chat: Chat) -> bool:
    """Whether it was reported in this work group, where the answer is the team's card: one is enough."""
    return chat.purpose is Purpose.WORK and chat.id == case.origin_chat_id and case.state in HELD


async def _without_card(act: Act, case: Case, chats: Sequence[Chat]) -> Sequence[Chat]:
    """The groups that have no live card of the case yet: the others see theirs change.

    What a work group read as the answer to a report, while nobody had it, becomes the team's card.
    """
    if not chats or is_newborn(act, case):
        return [chat for chat in chats if not answered_there(case, chat)]
    if answered := [chat.id for chat in chats if answered_there(case, chat)]:
        await act.session.execute(_BECOME_TEAMS, {"case": case.id, "chats": answered, "now": act.now})
    shown = set((await act.session.execute(_TEAM_CARDS, {"case": case.id})).scalars())
    return [chat for chat in chats if chat.id not in shown]


_BECOME_TEAMS = (
    update(Posting)
    .where(
        col(Posting.case_id) == bindparam("case"),
        col(Posting.chat_id).in_(bindparam("chats", expanding=True)),
        col(Posting.audience) == Audience.GROUP,
    )
    .values(audience=Audience.TEAM.value, redraw_at=bindparam("now"))
    .execution_options(synchronize_session=False)
)
_TEAM_CARDS = select(Posting.chat_id).where(
    col(Posting.case_id) == bindparam("case"), col(Posting.audience) == Audience.TEAM
)


async def show_desk(act: Act, case: Case, *, lane: Lane = Lane.NOTICES) -> None:
    """Owe the steering card to the desk in charge; to the street where there is no desk."""
    chats = await chats_for(act, await deciders(act, case))
    await show_case(act, await without_fresh_card(act, case, chats, lane=lane), case, Audience.DESK, lane=lane)


WHILE_TOLD = timedelta(minutes=5)
"""For so long its reporter may still be telling it, in several messages."""


async def without_fresh_card(act: Act, case: Case, chats: list[Chat], *, lane: Lane = Lane.NOTICES) -> list[Chat]:
    """The chats to which the desk's card of what is still being told has not come: in the others it changes."""
    reporters = act.person is not None and act.person.id == case.reporter_id
    told = act.session.info.get(_TELLING) == case.id or (reporters and not is_late(act, case))
    if not told or is_newborn(act, case):
        return chats
    return await without_card(act, case, chats, lane=lane)


def is_late(act: Act, case: Case) -> bool:
    """Whether what comes now is news to whoever has read the card: it was filed a while ago."""
    return act.now - case.filed_at > WHILE_TOLD


def note_telling(act: Act, case: Case) -> None:
    """What this transaction does comes of a message that belongs to the report, however long that is told by now."""
    act.session.info[_TELLING] = case.id


_TELLING = "telling"


async def without_card(act: Act, case: Case, chats: list[Chat], *, lane: Lane = Lane.NOTICES) -> list[Chat]:
    """The chats that have no card of the desk's, and are owed none in this lane or before it."""
    about = {"case": case.id, "chats": [chat.id for chat in chats], "lanes": [lane.value, Lane.DANGER.value]}
    there = set((await act.session.execute(_DESK_CARDS, about)).scalars())
    return [chat for chat in chats if chat.id not in there]


_DESK_CARDS = union_all(
    select(Posting.chat_id).where(col(Posting.case_id) == bindparam("case"), col(Posting.audience) == Audience.DESK),
    select(Outgoing.chat_id).where(
        col(Outgoing.chat_id).in_(bindparam("chats", expanding=True)),
        col(Outgoing.case_id) == bindparam("case"),
        col(Outgoing.audience) == Audience.DESK,
        col(Outgoing.lane).in_(bindparam("lanes", expanding=True)),
        col(Outgoing.sent_at).is_(None),
        col(Outgoing.failed_at).is_(None),
    ),
)
