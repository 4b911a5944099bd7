"""The demo community: sound, fictional, whole, and quickly imported."""

import re
import time
from collections import Counter
from datetime import UTC, datetime, timedelta

import pytest
from sqlmodel import col, select

from bot.database import Database
from bot.demo import demo_text
from models import Area, Chat, Level, Person, Purpose, Role, Sensitivity, Unit
from services import rooms
from services.community import Community, apply_community, give_tokens, read_community
from services.roster import of_area, of_unit
from services.rules.matching import Matcher, Subject
from web.demo import demo_token

NOW = datetime(2027, 3, 2, 2, 0, tzinfo=UTC)
FAKE_PHONE = re.compile(r"000-0000-00\d\d")
REAL_LINES = {"110", "119", "120", "12356"}


@pytest.fixture(scope="module")
def demo() -> Community:
    return read_community(demo_text())


def test_it_has_one_street_and_everything_in_it(demo: Community) -> None:
    levels = Counter(area.level for area in demo.areas)
    assert levels[Level.STREET] == 1
    assert levels[Level.COMMUNITY] == 2
    assert levels[Level.GRID] == 5
    assert levels[Level.BUILDING] == 13  # one of them is the market
    assert len(demo.compounds) == 3
    assert len(demo.units) == 8
    assert 40 <= len(demo.categories) <= 55


def test_the_same_building_number_stands_in_two_compounds(demo: Community) -> None:
    third = {area.compound for area in demo.areas if area.name == "3号楼"}
    assert {"chunfengli", "liuan"} <= third


def test_a_compound_is_cut_by_two_grids(demo: Community) -> None:
    grids = {area.parent for area in demo.areas if area.compound == "chunfengli"}
    assert len(grids) == 2


def test_one_compound_has_no_property_company_but_a_linked_unit(demo: Community) -> None:
    without = [compound for compound in demo.compounds if compound.property is None]
    assert [(compound.key, compound.linked is not None) for compound in without] == [("hongzhuan", True)]


def test_every_role_is_held_and_every_unit_and_grid_has_somebody(demo: Community) -> None:
    held = [appointment for person in demo.people for appointment in person.appointments]
    assert {appointment.role for appointment in held} == set(Role) - {Role.RESIDENT}
    staffed = {appointment.unit for appointment in held if appointment.role is Role.OFFICER}
    headed = {appointment.unit for appointment in held if appointment.role is Role.UNIT_HEAD}
    assert staffed == headed == {unit.key for unit in demo.units}
    grids = {area.key for area in demo.areas if area.level is Level.GRID}
    for role in (Role.GRID_MEMBER, Role.GRID_LEADER):
        assert {appointment.area for appointment in held if appointment.role is role} == grids
    team = [a for a in held if a.role is Role.OFFICER and a.unit == "chunfengli-wuye"]
    assert len(team) >= 2


def test_no_phone_number_could_ring(demo: Community) -> None:
    phones = [entry.phone for entry in (*demo.people, *demo.units)]
    assert all(FAKE_PHONE.fullmatch(phone) for phone in phones)
    assert len(set(phones)) == len(phones)
    lines = {number for category in demo.categories for number in category.emergency}
    assert all(number in REAL_LINES or FAKE_PHONE.fullmatch(number) for number in lines)


def test_what_concerns_persons_is_private_and_danger_to_them_is_sealed(demo: Community) -> None:
    kinds = {category.key: category.sensitivity for category in demo.categories}
    for key in ("neighbour-noise", "dispute", "illegal-building", "complaint", "hardship"):
        assert kinds[key] is Sensitivity.PRIVATE
    for category in demo.categories:
        if category.sensitivity is Sensitivity.SEALED:
            assert category.emergency
    assert [category.key for category in demo.categories if category.against_unit] == ["complaint"]


def test_what_units_handle_first_has_a_unit(demo: Community) -> None:
    answered = {key for entry in demo.responsibilities for key in entry.category}
    for category in demo.categories:
        if category.first == "unit" and not category.against_unit:
            assert category.key in answered, category.key


def test_words_are_many_and_each_says_something(demo: Community) -> None:
    for category in demo.categories:
        assert 10 <= len(category.words) <= 60, category.key
        assert len(set(category.words)) == len(category.words), category.key
    short = [word for category in demo.categories for word in category.words if len(word) < 2]
    assert short == ["晾"]


async def test_it_comes_in_within_two_seconds_and_once(database: Database, demo: Community) -> None:
    began = time.perf_counter()
    async with database.transaction() as session:
        summary = await apply_community(session, demo, now=NOW)
    assert time.perf_counter() - began < 2
    assert summary.of("areas").created == len(demo.areas)
    async with database.transaction() as session:
        assert (await apply_community(session, demo, now=NOW + timedelta(days=1))).quiet


async def test_groups_hold_those_who_belong_there(sqlite_database: Database, demo: Community) -> None:
    async with sqlite_database.transaction() as session:
        await apply_community(session, demo, now=NOW)
        await give_tokens(session, {person.key: demo_token(person.key) for person in demo.people})
    keys = {demo_token(person.key): person.key for person in demo.people}
    async with sqlite_database.reading() as session:
        users = {}
        for token, key in keys.items():
            user = await rooms.user_by_token(session, token)
            assert user is not None
            users[user.id] = key
        groups = {}
        for chat in (await session.execute(select(Chat).where(col(Chat.key).is_not(None)))).scalars():
            inside = await rooms.members(session, int(chat.external_id))
            groups[chat.key] = {users[user] for user in inside if user in users}
    assert groups["chunfengli-residents"] == {"wang", "chen", "tang", "sun", "li", "hu", "zhou", "liang", "luo"}
    assert groups["hongzhuan-residents"] == {"he", "guo", "zhou", "gao"}
    assert groups["liuan-english"] == {"daisy", "zhao", "ma", "deng"}
    assert groups["chunfeng-work"] == {"li", "hu", "guo", "zhou", "xu"}
    assert groups["chunfengli-wuye-team"] == {"zhang", "yang", "qian"}
    assert groups["xinliu-volunteers"] == {"tang", "xie", "xu", "fang", "liang", "luo", "gao", "lin", "jiang"}


async def test_everybody_can_be_reached_directly_in_their_language(sqlite_database: Database, demo: Community) -> None:
    async with sqlite_database.transaction() as session:
        await apply_community(session, demo, now=NOW)
    async with sqlite_database.reading() as session:
        query = select(Person.key, Chat.language).join(Chat, col(Chat.person_id) == col(Person.id))
        languages = {row[0]: row[1] for row in await session.execute(query.where(col(Chat.purpose) == Purpose.DIRECT))}
    assert len(languages) == len(demo.people)
    assert {key for key, language in languages.items() if language == "en"} == {"daisy"}


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("3号楼2单元楼道堆满纸箱,消防通道堵了", "stairwell-clutter"),
        ("3号楼楼道灯坏了", "stairwell-lamp"),
        ("私家车占用消防通道,消防车进不来", "fire-lane"),
        ("路上一个井盖没了", "manhole-missing"),
        ("楼上天天吵得睡不着", "neighbour-noise"),
        ("有人困在电梯里了", "lift-trapped"),
        ("楼道里有煤气味", "gas"),
        ("投诉物业,收了钱什么都不管", "complaint"),
        ("The stairwell light in building 6 is broken", "stairwell-lamp"),
    ],
)
def test_its_words_are_those_that_people_use(demo: Community, said: str, meant: str) -> None:
    subjects = [Subject(entry.key, tuple(entry.words), bool(entry.emergency)) for entry in demo.categories]
    assert Matcher(subjects).match(said).clear == meant


async def test_its_roster_says_who_is_on_at_night_and_on_weekends(sqlite_database: Database, demo: Community) -> None:
    people = {person.key for person in demo.people}
    assert {entry.person for entry in demo.roster} <= people
    async with sqlite_database.transaction() as session:
        await apply_community(session, demo, now=NOW)
    async with sqlite_database.reading() as session:
        keys = {row.id: row.key for row in (await session.execute(select(Person))).scalars()}
        units = (await session.execute(select(Unit).where(col(Unit.key) == "chunfengli-wuye"))).scalar_one()
        desk = (await session.execute(select(Area).where(col(Area.key) == "chunfeng"))).scalar_one()
        told = {}
        for name, moment in {
            "day": NOW,
            "night": NOW + timedelta(hours=13),
            "sunday": NOW + timedelta(days=5, hours=13),
        }.items():
            officers = await of_unit(session, units.id, (Role.OFFICER,), moment)
            told[name] = [keys[one] for one in officers + await of_area(session, desk, Role.DESK, moment)]
    assert told == {
        "day": ["zhang", "yang", "xu"],
        "night": ["yang", "zhou"],
        "sunday": ["yang", "guo"],
    }
