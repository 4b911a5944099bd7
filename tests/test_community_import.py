"""An import: what a community file does to the rows, the first time, again, and when it has changed."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from sqlmodel import SQLModel, col, func, select

from bot.database import Database
from bot.workbook.reading import read_book
from bot.workbook.writing import write_book
from locales import LOCALES
from models import (
    Account,
    Appointment,
    Area,
    Category,
    Chat,
    Compound,
    Measure,
    Person,
    Purpose,
    Responsibility,
    Role,
    Room,
    RoomUser,
    TimeLimit,
    Unit,
    metadata,
)
from services import rooms
from services.community import (
    CommunityErrors,
    Summary,
    Wrong,
    apply_community,
    give_tokens,
    present_community,
    read_community,
)
from services.community.apply import CHINA
from services.people import direct_chats, every_chat
from tests.small_community import SMALL, assert_said

NOW = datetime(2027, 3, 2, 2, 0, tzinfo=UTC)
LATER = NOW + timedelta(days=7)


async def bring_in(database: Database, text: str, now: datetime = NOW) -> Summary:
    async with database.transaction() as session:
        return await apply_community(session, read_community(text), now=now)


async def rows_of(database: Database, table: type[SQLModel], *conditions: Any) -> list[Any]:
    async with database.reading() as session:
        query = select(table).where(*conditions).order_by(col(table.id))  # type: ignore[attr-defined]
        return list((await session.execute(query)).scalars())


async def member_names(database: Database, key: str) -> set[str]:
    async with database.reading() as session:
        chat = (await session.execute(select(Chat).where(col(Chat.key) == key))).scalar_one()
        inside = await rooms.members(session, int(chat.external_id))
        users = await session.execute(select(RoomUser).where(col(RoomUser.id).in_(inside)))
        return {user.name for user in users.scalars()}


async def everything(database: Database) -> dict[str, list[Any]]:
    async with database.reading() as session:
        return {
            table.name: [tuple(row) for row in await session.execute(table.select().order_by(*table.primary_key))]
            for table in metadata.sorted_tables
        }


async def test_a_file_becomes_rows(database: Database) -> None:
    summary = await bring_in(database, SMALL)
    assert summary.of("areas").created == 5
    (stair,) = await rows_of(database, Area, col(Area.key) == "b1-1")
    (yard,) = await rows_of(database, Compound)
    (unit,) = await rows_of(database, Unit)
    assert stair.compound_id == yard.id
    assert len(stair.path.strip("/").split("/")) == 5
    assert yard.property_unit_id == unit.id
    (limit,) = await rows_of(database, TimeLimit)
    assert (limit.version, limit.handle_amount, limit.handle_measure) == (1, 2, Measure.WORKING_DAYS)
    (responsibility,) = await rows_of(database, Responsibility)
    assert responsibility.unit_id is None
    assert {row.role for row in await rows_of(database, Appointment)} == {Role.GRID_MEMBER, Role.DESK, Role.OFFICER}


async def test_everybody_gets_a_user_and_a_direct_room(database: Database) -> None:
    await bring_in(database, SMALL)
    people = {person.id: person for person in await rows_of(database, Person)}
    accounts = await rows_of(database, Account)
    assert {account.person_id for account in accounts} == set(people)
    direct = await rows_of(database, Chat, col(Chat.purpose) == Purpose.DIRECT)
    assert {chat.person_id for chat in direct} == set(people)
    async with database.reading() as session:
        bot = (await session.execute(select(RoomUser).where(col(RoomUser.is_bot)))).scalar_one()
        for chat in direct:
            user = next(int(account.external_id) for account in accounts if account.person_id == chat.person_id)
            assert await rooms.members(session, int(chat.external_id)) == {user, bot.id}


async def test_groups_gather_whoever_belongs_there(database: Database) -> None:
    await bring_in(database, SMALL)
    assert await member_names(database, "residents") == {"安", "李", "Linli"}
    assert await member_names(database, "work") == {"李", "台", "Linli"}
    assert await member_names(database, "team") == {"张", "Linli"}


async def test_the_same_file_twice_changes_nothing(database: Database) -> None:
    await bring_in(database, SMALL)
    before = await everything(database)
    assert (await bring_in(database, SMALL, LATER)).quiet
    assert await everything(database) == before


class EnoughError(Exception):
    """Ends a dry run."""


async def test_a_dry_run_leaves_nothing(database: Database) -> None:
    before = await everything(database)
    with pytest.raises(EnoughError):
        async with database.transaction() as session:
            assert not (await apply_community(session, read_community(SMALL), now=NOW)).quiet
            raise EnoughError
    assert await everything(database) == before


async def test_a_changed_limit_is_a_new_version(database: Database) -> None:
    await bring_in(database, SMALL)
    summary = await bring_in(database, SMALL.replace('"2wd"', '"3wd"'), LATER)
    assert (summary.of("limits").created, summary.of("categories").unchanged) == (1, 1)
    versions = [(row.version, row.handle_amount, row.since) for row in await rows_of(database, TimeLimit)]
    assert versions == [(1, 2, NOW), (2, 3, LATER)]
    await bring_in(database, SMALL, LATER)
    assert [row.version for row in await rows_of(database, TimeLimit)] == [1, 2, 3]


def without(text: str, start: str) -> str:
    """``text`` without the entry that has the line ``start``."""
    entries = text.split("\n\n")
    return "\n\n".join(entry for entry in entries if start not in entry.splitlines())


async def test_who_leaves_the_file_is_no_longer_appointed_but_stays(database: Database) -> None:
    await bring_in(database, SMALL)
    summary = await bring_in(database, without(SMALL, 'key = "li"'), LATER)
    assert summary.of("appointments").ended == 1
    ended = await rows_of(database, Appointment, col(Appointment.until).is_not(None))
    assert [(row.role, row.until) for row in ended] == [(Role.GRID_MEMBER, LATER)]
    assert len(await rows_of(database, Person)) == 4
    assert await member_names(database, "residents") == {"安", "Linli"}
    assert await member_names(database, "work") == {"台", "Linli"}


async def test_who_comes_back_is_appointed_anew(database: Database) -> None:
    await bring_in(database, SMALL)
    await bring_in(database, without(SMALL, 'key = "li"'), LATER)
    again = LATER + timedelta(days=1)
    await bring_in(database, SMALL, again)
    terms = [(row.since, row.until) for row in await rows_of(database, Appointment) if row.role is Role.GRID_MEMBER]
    assert terms == [(NOW, LATER), (again, None)]
    assert await member_names(database, "residents") == {"安", "李", "Linli"}


async def test_an_appointment_may_have_its_last_day(database: Database) -> None:
    dated = SMALL.replace('area = "grid" }', 'area = "grid", until = 2027-03-31 }')
    await bring_in(database, dated)
    (row,) = [row for row in await rows_of(database, Appointment) if row.role is Role.GRID_MEMBER]
    assert row.until == datetime(2027, 3, 31, 16, 0, tzinfo=UTC)
    assert (await bring_in(database, dated)).quiet
    after = datetime(2027, 4, 2, tzinfo=UTC)
    assert (await bring_in(database, dated, after)).of("appointments").created == 0
    assert await member_names(database, "residents") == {"安", "Linli"}


async def test_categories_that_leave_retire_and_may_return(database: Database) -> None:
    more = SMALL.replace('["lamp"]', '["lamp", "bin"]') + (
        '\n\n[[categories]]\nkey = "bin"\nname = "桶"\nname_en = "Bin"\nfirst = "grid"\n'
        'words = ["垃圾桶"]\naccept = "1h"\nhandle = "4wh"\n'
    )
    await bring_in(database, more)
    summary = await bring_in(database, SMALL, LATER)
    assert (summary.of("categories").ended, summary.of("responsibilities").ended) == (1, 1)
    (retired,) = await rows_of(database, Category, col(Category.key) == "bin")
    assert retired.retired_at == LATER
    assert (await bring_in(database, SMALL, LATER)).quiet
    await bring_in(database, more, LATER)
    (back,) = await rows_of(database, Category, col(Category.key) == "bin")
    assert back.retired_at is None


async def test_a_group_that_leaves_the_file_falls_silent_and_keeps_its_room(database: Database) -> None:
    await bring_in(database, SMALL)
    silent = without(SMALL, 'key = "work"')
    assert (await bring_in(database, silent, LATER)).of("chats").ended == 1
    (chat,) = await rows_of(database, Chat, col(Chat.key) == "work")
    assert (chat.purpose, chat.area_id) == (None, None)
    assert await member_names(database, "work") == {"Linli"}
    assert (await bring_in(database, silent, LATER)).quiet
    room = chat.external_id
    await bring_in(database, SMALL, LATER)
    (chat,) = await rows_of(database, Chat, col(Chat.key) == "work")
    assert (chat.purpose, chat.external_id) == (Purpose.WORK, room)
    assert await member_names(database, "work") == {"李", "台", "Linli"}


async def test_who_joined_a_group_by_themselves_is_not_put_out(database: Database) -> None:
    await bring_in(database, SMALL)
    async with database.transaction() as session:
        chat = (await session.execute(select(Chat).where(col(Chat.key) == "residents"))).scalar_one()
        guest = await rooms.add_user(session, "新邻居", language="zh_CN")
        await rooms.join(session, int(chat.external_id), guest.id)
    assert (await bring_in(database, SMALL, LATER)).quiet
    assert "新邻居" in await member_names(database, "residents")


async def test_names_follow_the_file_and_what_people_chose_stays(database: Database) -> None:
    await bring_in(database, SMALL)
    async with database.transaction() as session:
        ann = (await session.execute(select(Person).where(col(Person.key) == "ann"))).scalar_one()
        ann.language = "en"
    renamed = SMALL.replace('name = "安"', 'name = "安安"').replace("甲院群", "甲院邻里群")
    summary = await bring_in(database, renamed.replace('home = "b1-1"\n', ""), LATER)
    assert (summary.of("people").changed, summary.of("chats").changed) == (1, 1)
    (ann,) = await rows_of(database, Person, col(Person.key) == "ann")
    assert (ann.name, ann.language, ann.home_area_id is None) == ("安安", "en", False)
    assert len(await rows_of(database, Room, col(Room.title) == "甲院邻里群")) == 1
    assert await member_names(database, "residents") == {"安安", "李", "Linli"}


async def test_a_moved_area_takes_everything_in_it_along(database: Database) -> None:
    await bring_in(database, SMALL)
    west = (
        '\n\n[[areas]]\nkey = "west"\nname = "西社区"\nlevel = "community"\nparent = "street"\n\n'
        '[[people]]\nkey = "desk2"\nname = "西台"\nappointments = [{ role = "desk", area = "west" }]\n'
    )
    await bring_in(database, SMALL.replace('level = "grid"\nparent = "east"', 'level = "grid"\nparent = "west"') + west)
    areas = {area.key: area for area in await rows_of(database, Area)}
    assert areas["b1-1"].path.startswith(areas["west"].path)


TELEGRAM = SMALL.replace('purpose = "work"', 'purpose = "work"\nplatform = "telegram"\nexternal_id = "-500"').replace(
    'name = "李"', 'name = "李"\ntelegram = "77"'
)


@pytest.fixture
def met() -> dict[str, Any]:
    return {"platform": "telegram", "external_id": "77"}


async def test_a_telegram_group_that_was_met_before_is_taken_over(database: Database) -> None:
    async with database.transaction() as session:
        session.add(Chat(platform="telegram", external_id="-500", title="old"))
    await bring_in(database, TELEGRAM)
    (chat,) = await rows_of(database, Chat, col(Chat.platform) == "telegram")
    assert (chat.key, chat.purpose, chat.title) == ("work", Purpose.WORK, "东社区工作群")
    assert (await bring_in(database, TELEGRAM)).quiet


async def test_who_talks_on_telegram_is_still_reached_there(database: Database) -> None:
    async with database.transaction() as session:
        session.add(li := Person(key="li", name="李", met_at=NOW))
        await session.flush()
        session.add(Account(platform="telegram", external_id="77", person_id=li.id))
        session.add(Chat(platform="telegram", external_id="77", purpose=Purpose.DIRECT, person_id=li.id))
    await bring_in(database, TELEGRAM)
    async with database.reading() as session:
        (chat,) = (await direct_chats(session, [li.id])).values()
        assert chat.platform == "telegram"
        assert len(await every_chat(session, [li.id])) == 1


async def test_a_group_that_moved_is_not_moved_back_silently(database: Database) -> None:
    await bring_in(database, TELEGRAM)
    async with database.transaction() as session:
        chat = (await session.execute(select(Chat).where(col(Chat.key) == "work"))).scalar_one()
        chat.external_id = "-100500"
    with pytest.raises(CommunityErrors) as caught:
        await bring_in(database, TELEGRAM, LATER)
    (problem,) = caught.value.problems
    assert problem.code is Wrong.CHAT_MOVED
    assert_said(problem)
    assert (await bring_in(database, TELEGRAM.replace('"-500"', '"-100500"'), LATER)).quiet


async def test_somebody_met_before_becomes_the_person_of_the_file(database: Database, met: dict[str, Any]) -> None:
    async with database.transaction() as session:
        stranger = Person(name="L", met_at=NOW)
        session.add(stranger)
        await session.flush()
        session.add(Account(**met, person_id=stranger.id))
    await bring_in(database, TELEGRAM)
    (li,) = await rows_of(database, Person, col(Person.key) == "li")
    assert (li.id, li.name) == (stranger.id, "李")
    assert (await bring_in(database, TELEGRAM)).quiet


async def test_somebody_met_after_the_first_import_is_merged(database: Database, met: dict[str, Any]) -> None:
    await bring_in(database, SMALL)
    async with database.transaction() as session:
        stranger = Person(name="L", met_at=NOW)
        session.add(stranger)
        await session.flush()
        session.add(Account(**met, person_id=stranger.id))
    await bring_in(database, TELEGRAM.replace('platform = "telegram"\nexternal_id = "-500"', ""))
    (li,) = await rows_of(database, Person, col(Person.key) == "li")
    (merged,) = await rows_of(database, Person, col(Person.id) == stranger.id)
    assert merged.merged_into_id == li.id


async def test_an_account_of_somebody_else_is_not_taken(database: Database) -> None:
    text = SMALL.replace('name = "李"', 'name = "李"\ntelegram = "77"')
    await bring_in(database, text)
    with pytest.raises(CommunityErrors) as caught:
        await bring_in(database, SMALL.replace('name = "安"', 'name = "安"\ntelegram = "77"'), LATER)
    (problem,) = caught.value.problems
    assert (problem.code, problem.facts["other"]) == (Wrong.ACCOUNT_TAKEN, "li")
    assert_said(problem)


async def test_a_new_telegram_account_ends_the_old_one(database: Database) -> None:
    text = SMALL.replace('name = "李"', 'name = "李"\ntelegram = "77"')
    await bring_in(database, text)
    await bring_in(database, text.replace('"77"', '"78"'), LATER)
    accounts = await rows_of(database, Account, col(Account.platform) == "telegram")
    assert [account.external_id for account in accounts] == ["78"]


async def test_tokens_open_the_door_for_their_person(database: Database) -> None:
    await bring_in(database, SMALL)
    async with database.transaction() as session:
        await give_tokens(session, {"ann": "demo-ann"})
    async with database.reading() as session:
        user = await rooms.user_by_token(session, "demo-ann")
        assert user is not None
        assert user.name == "安"
    with pytest.raises(KeyError):
        async with database.transaction() as session:
            await give_tokens(session, {"nobody": "x"})


async def test_rooms_are_opened_once(database: Database) -> None:
    for now in (NOW, LATER):
        await bring_in(database, SMALL, now)
    async with database.reading() as session:
        opened = await session.scalar(select(func.count()).select_from(Room))
    assert opened == 4 + 3


FULL = SMALL.replace('role = "desk", area = "east" }', 'role = "desk", area = "east", until = 2027-06-30 }').replace(
    'role = "officer", unit = "wuye" }', 'role = "officer", unit = "wuye", until = 2027-06-30T18:00:00+08:00 }'
)


@pytest.mark.parametrize("language", LOCALES)
async def test_the_town_as_a_workbook_brought_in_again_changes_nothing(database: Database, language: str) -> None:
    await bring_in(database, FULL)
    async with database.transaction() as session:
        await give_tokens(session, {"ann": "a-token-of-ann"})
    before = await everything(database)
    async with database.reading() as session:
        community = await present_community(session, now=NOW, timezone=CHINA)
    assert {one.key: one.members for one in community.chats} == {"residents": None, "work": None, "team": None}
    assert community.people[2].appointments[0].until == date(2027, 6, 30)
    book = write_book(community, language)
    assert b"a-token-of-ann" not in book
    read, _ = read_book(book)
    async with database.transaction() as session:
        assert (await apply_community(session, read, now=LATER)).quiet
    assert await everything(database) == before


async def test_members_who_were_named_stay_named(database: Database) -> None:
    await bring_in(database, SMALL.replace('members = ["zhang"]', 'members = ["zhang", "li"]'))
    async with database.reading() as session:
        community = await present_community(session, now=NOW, timezone=CHINA)
    assert {one.key: one.members for one in community.chats}["team"] == ["li", "zhang"]
