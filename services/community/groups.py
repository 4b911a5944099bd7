"""Groups and direct chats: on our own chat page their rooms too, with whoever belongs there."""

from collections.abc import Iterable, Sequence

from sqlmodel import col

from models import Account, Appointment, Area, Chat, Person, Purpose, Role, Room, RoomUser
from services import rooms
from services.community.problems import CommunityErrors, Problem, Wrong
from services.community.schema import ChatEntry, Community
from services.community.work import Work, id_of

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
    bot = await rooms.bot_user(work.session, bot_name)
    found = {row.person_id: row for row in await work.all(Account, col(Account.platform) == WEB)}
    direct = await work.all(Chat, col(Chat.platform) == WEB, col(Chat.purpose) == Purpose.DIRECT)
    reached = {row.person_id for row in direct}
    for person in work.people.values():
        user_id = await _put_user(work, person, found.get(person.id))
        if person.id not in reached:
            await _open_direct(work, person, user_id, bot)
    await work.session.flush()
    named = {person.id for person in (await work.keyed(Person)).values()}
    accounts = await work.all(Account, col(Account.platform) == WEB)
    return {row.person_id: int(row.external_id) for row in accounts if row.person_id in named}


async def _put_user(work: Work, person: Person, account: Account | None) -> int:
    if account is None:
        user = await rooms.add_user(work.session, person.name, language=person.language)
        work.put("accounts", Account, None, platform=WEB, external_id=str(user.id), person_id=person.id)
        return user.id
    user = await work.session.get_one(RoomUser, int(account.external_id))
    work.put("accounts", RoomUser, user, name=person.name)
    return user.id


async def _open_direct(work: Work, person: Person, user_id: int, bot: RoomUser) -> None:
    room = await rooms.open_room(work.session, bot.name, Purpose.DIRECT.value, (user_id, bot.id))
    work.session.add(
        Chat(
            platform=WEB,
            external_id=str(room.id),
            purpose=Purpose.DIRECT,
            title=bot.name,
            language=person.language,
            person_id=person.id,
        )
    )


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
        row.digest_at = None
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
    for user in sorted(wanted - inside):
        await rooms.join(work.session, room, user)
    for user in sorted(inside & set(users.values()) - wanted):
        await rooms.leave(work.session, room, user)
    tally.created += len(wanted - inside)
    tally.unchanged += len(wanted & inside)
    tally.ended += len(inside & set(users.values()) - wanted)
    await rooms.join(work.session, room, (await rooms.bot_user(work.session)).id)


async def _close(work: Work, chat: Chat, users: dict[int, int]) -> None:
    chat.purpose = chat.area_id = chat.compound_id = chat.unit_id = chat.digest_at = None
    work.summary.of("chats").ended += 1
    if chat.platform == WEB:
        await _put_members(work, chat, set(), users)
