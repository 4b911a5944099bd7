"""Groups and direct chats: on our own chat page their rooms too, with whoever belongs there."""

from collections.abc import Iterable, Sequence

from sqlmodel import col, select

from models import Account, Appointment, Area, Chat, Person, Purpose, Role, Room, RoomUser
from services import rooms
from services.community.problems import CommunityErrors, Problem, Wrong
from services.community.schema import ChatEntry, Community
from services.community.work import Work, id_of
from services.directory import directory
from services.once import insert_many

WEB = "web"
GRID_STAFF = frozenset({Role.GRID_MEMBER, Role.GRID_LEADER, Role.BUILDING_LEADER})
BELONG: dict[Purpose, frozenset[Role]] = {
    Purpose.RESIDENTS: GRID_STAFF,
    Purpose.VOLUNTEERS: frozenset({Role.VOLUNTEER, Role.DESK}),
    Purpose.WORK: frozenset({Role.GRID_MEMBER, Role.GRID_LEADER, Role.DESK}),
    Purpose.UNIT: frozenset({Role.OFFICER, Role.UNIT_HEAD}),
}
"""The roles that make somebody a member of a group, where the role touches the group's place."""


async def put_web_people(work: Work, bot_name: str) -> dict[int, int]:
    """Give everybody of the file a user and a direct room on the chat page; person id → user id, for all named."""
    found = {row.person_id: row for row in await work.all(Account, col(Account.platform) == WEB)}
    await _rename(work, found)
    await _let_in(work, [person for person in work.people.values() if person.id not in found])
    named = {person.id for person in (await work.keyed(Person)).values()}
    accounts = await work.all(Account, col(Account.platform) == WEB)
    users = {row.person_id: int(row.external_id) for row in accounts if row.person_id in named}
    await _open_direct(work, users, await rooms.bot_user(work.session, bot_name))
    return users


async def _rename(work: Work, found: dict[int, Account]) -> None:
    """Who has a user already is called there as in the file."""
    names = dict(list((await work.session.execute(select(RoomUser.id, RoomUser.name))).all()))
    users = {int(found[person.id].external_id): person.name for person in work.people.values() if person.id in found}
    others = [user for user, name in users.items() if names[user] != name]
    for user in others:
        (await work.session.get_one(RoomUser, user)).name = users[user]
    work.summary.of("accounts").changed += len(others)
    work.summary.of("accounts").unchanged += len(users) - len(others)


async def _let_in(work: Work, people: Sequence[Person]) -> None:
    users = await rooms.add_users(work.session, [(person.name, person.language) for person in people])
    pairs = zip(people, users, strict=True)
    rows = [{"platform": WEB, "external_id": str(user), "person_id": person.id} for person, user in pairs]
    await insert_many(work.session, Account, rows)
    work.summary.of("accounts").created += len(rows)


async def _open_direct(work: Work, users: dict[int, int], bot: RoomUser) -> None:
    """A room with the bot for everybody of the file who has none.

    Whoever talks with us elsewhere is not reached in it before they say something there.
    """
    direct = select(Chat.person_id, Chat.platform).where(col(Chat.purpose) == Purpose.DIRECT)
    known = await directory(work.session)
    found = [(known.today(person or 0), platform) for person, platform in await work.session.execute(direct)]
    reached = {person for person, platform in found if platform == WEB}
    elsewhere = {person for person, _ in found}
    people = [person for person in work.people.values() if person.id not in reached]
    pairs = [(users[person.id], bot.id) for person in people]
    opened = await rooms.open_rooms(work.session, bot.name, Purpose.DIRECT.value, pairs)
    chat = {"platform": WEB, "purpose": Purpose.DIRECT, "title": bot.name}
    rows = [
        chat
        | {"external_id": str(room), "language": person.language, "person_id": person.id}
        | {"unreachable_at": work.now if person.id in elsewhere else None}
        for person, room in zip(people, opened, strict=True)
    ]
    await insert_many(work.session, Chat, rows)


async def put_chats(work: Work, community: Community, users: dict[int, int], held: Sequence[Appointment]) -> None:
    """Write the groups and who is in them; a group that left the file loses its purpose, not its history."""
    found = await work.all(Chat, col(Chat.person_id).is_(None))
    for entry in community.chats:
        chat = await _put_chat(work, entry, _same(entry, found))
        if entry.platform == WEB:
            await _put_members(work, chat, _members(work, entry, chat, held), users)
    kept = {entry.key for entry in community.chats}
    for row in found:
        if row.key is not None and row.key not in kept and row.purpose is not None:
            await _close(work, row, users)
    await work.session.flush()


def _same(entry: ChatEntry, found: Iterable[Chat]) -> Chat | None:
    """The row of this group: by its key, or a group of this id that the bot has met already."""
    met = None
    for row in found:
        if row.key == entry.key:
            return row
        if row.key is None and (row.platform, row.external_id) == (entry.platform, entry.external_id):
            met = row
    return met


async def _put_chat(work: Work, entry: ChatEntry, row: Chat | None) -> Chat:
    external_id = await _place(work, entry, row)
    values = entry.model_dump(include={"key", "title", "purpose", "language", "platform"})
    places = {
        "area_id": id_of(work.areas, entry.area),
        "compound_id": id_of(work.compounds, entry.compound),
        "unit_id": id_of(work.units, entry.unit),
    }
    if row is not None and row.purpose is not entry.purpose:
        row.digest_at = row.board_at = None
    chat = work.put("chats", Chat, row, **values, **places, external_id=external_id)
    await work.session.flush()
    return chat


async def _place(work: Work, entry: ChatEntry, row: Chat | None) -> str:
    """The group's id on its platform; on the chat page its room, opened or renamed."""
    if row is not None and (row.platform != entry.platform or entry.external_id not in (None, row.external_id)):
        facts = {"given": entry.external_id or entry.platform, "holds": f"{row.platform} {row.external_id}"}
        raise CommunityErrors([Problem("chats", entry.key, "external_id", Wrong.CHAT_MOVED, facts)])
    if entry.external_id is not None:
        return entry.external_id
    if row is None:
        return str((await rooms.open_room(work.session, entry.title, entry.purpose.value, ())).id)
    room = await work.session.get_one(Room, int(row.external_id))
    room.title, room.kind = entry.title, entry.purpose.value
    return row.external_id


def _members(work: Work, entry: ChatEntry, chat: Chat, held: Sequence[Appointment]) -> set[int]:
    """Ids of the people who belong in the group."""
    if entry.members is not None:
        return {work.people[key].id for key in entry.members}
    return belonging(work, chat, entry.purpose, held)


def belonging(work: Work, chat: Chat, purpose: Purpose, held: Sequence[Appointment]) -> set[int]:
    """Ids of the people who belong in a group of this purpose by home and appointment."""
    areas = _areas(work, chat)
    by_role = {row.person_id for row in held if row.role in BELONG[purpose] and _touches(work, row, chat, areas)}
    return by_role | (_at_home(work, areas) if purpose is Purpose.RESIDENTS else set())


def _areas(work: Work, chat: Chat) -> list[Area]:
    if chat.compound_id is not None:
        return [area for area in work.areas.values() if area.compound_id == chat.compound_id]
    return [area for area in work.areas.values() if area.id == chat.area_id]


def _touches(work: Work, row: Appointment, chat: Chat, areas: list[Area]) -> bool:
    if row.unit_id is not None:
        return row.unit_id == chat.unit_id
    over = next((area.path for area in work.areas.values() if area.id == row.area_id), None)
    return over is not None and any(area.path.startswith(over) or over.startswith(area.path) for area in areas)


def _at_home(work: Work, areas: list[Area]) -> set[int]:
    paths = {area.id: area.path for area in work.areas.values()}
    homes = {person.id: paths.get(person.home_area_id or 0, "") for person in work.people.values()}
    return {person for person, home in homes.items() if any(home.startswith(area.path) for area in areas)}


async def _put_members(work: Work, chat: Chat, people: set[int], users: dict[int, int]) -> None:
    """Bring in who belongs and take out who no longer does; who came by another way than a file stays."""
    tally = work.summary.of("members")
    room = int(chat.external_id)
    inside = await rooms.members(work.session, room)
    wanted = {users[person] for person in people}
    gone = inside & set(users.values()) - wanted
    bot = await rooms.bot_user(work.session)
    await rooms.join_all(work.session, room, (wanted | {bot.id}) - inside)
    if gone:
        await rooms.leave(work.session, room, *gone)
    tally.created += len(wanted - inside)
    tally.unchanged += len(wanted & inside)
    tally.ended += len(gone)


async def _close(work: Work, chat: Chat, users: dict[int, int]) -> None:
    chat.purpose = chat.area_id = chat.compound_id = chat.unit_id = chat.digest_at = chat.board_at = None
    work.summary.of("chats").ended += 1
    if chat.platform == WEB:
        await _put_members(work, chat, set(), users)
