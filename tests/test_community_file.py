"""The community file: what it may say, and how each mistake is named with its fix."""

import pytest

from locales import say
from models import Measure
from services.community import CommunityErrors, Problem, Wrong, read_community
from tests.small_community import OF_BOOKS, SMALL, assert_said
from tests.test_maps import OF_MAPS

MISTAKES: list[tuple[Wrong, str, str, str]] = [
    (Wrong.UNKNOWN_TABLE, "[[units]]", "[[unitz]]", "unitz"),
    (Wrong.NOT_A_LIST, "[[units]]", "[units]", "units"),
    (Wrong.UNKNOWN_FIELD, 'compound = "yard"\nlat', 'compoud = "yard"\nlat', "areas · b1 · compoud"),
    (Wrong.UNKNOWN_FIELD, 'role = "desk", area', 'role = "desk", aria', "people · desk · appointments[1].aria"),
    (Wrong.MISSING_FIELD, 'title = "物业群"\n', "", "chats · team · title"),
    (Wrong.WRONG_TYPE, 'name = "甲院物业"', "name = 7", "units · wuye · name"),
    (Wrong.WRONG_TYPE, "lat = 30.5", 'lat = "north"', "areas · b1 · lat"),
    (Wrong.WRONG_TYPE, 'members = ["zhang"]', 'members = "some"', "chats · team · members"),
    (Wrong.WRONG_TYPE, 'accept = "30min"', 'accept = "30min"\ndesk_closes = "yes"', "categories · lamp · desk_closes"),
    (Wrong.BAD_NEAR, 'accept = "30min"', 'accept = "30min"\nnear = -1', "categories · lamp · near"),
    (Wrong.BAD_NEAR, 'accept = "30min"', 'accept = "30min"\nnear = 2.5', "categories · lamp · near"),
    (Wrong.NOT_ONE_OF, 'first = "unit"', 'first = "anybody"', "categories · lamp · first"),
    (Wrong.NOT_ONE_OF, 'role = "desk"', 'role = "resident"', "people · desk · appointments[1].role"),
    (Wrong.NOT_ONE_OF, 'purpose = "unit"', 'purpose = "direct"', "chats · team · purpose"),
    (Wrong.NOT_ONE_OF, 'home = "b1-1"', 'home = "b1-1"\nlanguage = "tlh"', "people · ann · language"),
    (Wrong.BAD_KEY, 'key = "ann"', 'key = "Ann B"', "people · Ann B · key"),
    (Wrong.RESERVED_KEY, 'key = "wuye"', 'key = "property"', "units · property · key"),
    (Wrong.EMPTY, 'name = "安"', 'name = " "', "people · ann · name"),
    (Wrong.EMPTY, 'category = ["lamp"]', "category = []", "responsibilities · #1 · category"),
    (Wrong.TOO_LONG, 'name = "安"', f'name = "{"安" * 65}"', "people · ann · name"),
    (Wrong.BAD_PHONE, 'name = "安"', 'name = "安"\nphone = "call me"', "people · ann · phone"),
    (Wrong.BAD_PHONE, 'first = "unit"', 'first = "unit"\nemergency = ["火警"]', "categories · lamp · emergency[1]"),
    (Wrong.BAD_ACCOUNT, 'name = "安"', 'name = "安"\ntelegram = "@ann"', "people · ann · telegram"),
    (Wrong.BAD_LIMIT, '"30min"', '"半天"', "categories · lamp · accept"),
    (Wrong.BAD_LIMIT, '"30min"', "30", "categories · lamp · accept"),
    (Wrong.LIMIT_NOT_POSITIVE, '"2wd"', '"0wd"', "categories · lamp · handle"),
    (Wrong.LIMIT_NOT_POSITIVE, '"2wd"', '"-2wd"', "categories · lamp · handle"),
    (Wrong.LIMIT_TOO_LONG, '"2wd"', '"999wd"', "categories · lamp · handle"),
    (Wrong.UNKNOWN_MEASURE, '"2wd"', '"2wdd"', "categories · lamp · handle"),
    (Wrong.NO_WORDS, '["楼道灯", "灯…坏"]', "[]", "categories · lamp · words"),
    (Wrong.TWO_GAPS, '"灯…坏"', '"灯…坏…了"', "categories · lamp · words[2]"),
    (Wrong.BAD_DATE, 'area = "east" }', 'area = "east", until = "soon" }', "people · desk · appointments[1].until"),
    (
        Wrong.BAD_DATE,
        'area = "east" }',
        'area = "east", until = 2027-06-30T18:00:00 }',
        "people · desk · appointments[1].until",
    ),
    (Wrong.OUT_OF_RANGE, "lat = 30.5", "lat = 130.5", "areas · b1 · lat"),
    (Wrong.OUT_OF_RANGE, "lat = 30.5", "lat = nan", "areas · b1 · lat"),
    (Wrong.HALF_A_PLACE, "lon = 124.5\n", "", "areas · b1 · lon"),
    (Wrong.DUPLICATE_KEY, 'key = "li"', 'key = "ann"', "people · ann · key"),
    (Wrong.UNKNOWN_REFERENCE, 'home = "b1-1"', 'home = "b1-9"', "people · ann · home"),
    (Wrong.UNKNOWN_REFERENCE, 'unit = "wuye" }', 'unit = "wuyee" }', "people · zhang · appointments[1].unit"),
    (Wrong.UNKNOWN_REFERENCE, 'members = ["zhang"]', 'members = ["zang"]', "chats · team · members"),
    (Wrong.UNKNOWN_REFERENCE, 'category = ["lamp"]', 'category = "lamps"', "responsibilities · #1 · category"),
    (Wrong.CYCLE, 'level = "grid"\nparent = "east"', 'level = "grid"\nparent = "b1-1"', "areas · b1 · parent"),
    (Wrong.NEEDS_PARENT, 'level = "grid"\nparent = "east"', 'level = "grid"', "areas · grid · parent"),
    (
        Wrong.NO_PARENT,
        "[[compounds]]",
        '[[areas]]\nkey = "s2"\nname = "乙街道"\nlevel = "street"\nparent = "street"\n[[compounds]]',
        "areas · s2 · parent",
    ),
    (
        Wrong.WRONG_LEVEL,
        'level = "stair"\nparent = "b1"',
        'level = "stair"\nparent = "street"',
        "areas · b1-1 · parent",
    ),
    (Wrong.BUILDING_WITHOUT_COMPOUND, 'compound = "yard"\nlat', "lat", "areas · b1 · compound"),
    (Wrong.COMPOUND_NOT_HERE, 'parent = "b1"', 'parent = "b1"\ncompound = "yard"', "areas · b1-1 · compound"),
    (Wrong.ROLE_NEEDS_AREA, 'area = "grid" }', 'unit = "wuye" }', "people · li · appointments[1]"),
    (Wrong.ROLE_NEEDS_UNIT, 'unit = "wuye" }', 'area = "grid" }', "people · zhang · appointments[1]"),
    (
        Wrong.ROLE_LEVEL,
        '"grid_member", area = "grid"',
        '"grid_member", area = "b1"',
        "people · li · appointments[1].area",
    ),
    (
        Wrong.TWICE_APPOINTED,
        '[{ role = "officer", unit = "wuye" }]',
        '[{ role = "officer", unit = "wuye" }, { role = "officer", unit = "wuye" }]',
        "people · zhang · appointments[2]",
    ),
    (Wrong.COMMUNITY_WITHOUT_DESK, 'role = "desk"', 'role = "volunteer"', "areas · east"),
    (Wrong.CHAT_PLACE, 'unit = "wuye"\nmembers', 'area = "east"\nmembers', "chats · team · area"),
    (Wrong.CHAT_PLACE, 'purpose = "work"\narea = "east"', 'purpose = "work"', "chats · work"),
    (
        Wrong.NEEDS_EXTERNAL_ID,
        'purpose = "work"',
        'purpose = "work"\nplatform = "telegram"',
        "chats · work · external_id",
    ),
    (
        Wrong.EXTERNAL_ID_NOT_HERE,
        'purpose = "work"',
        'purpose = "work"\nexternal_id = "-5"',
        "chats · work · external_id",
    ),
    (
        Wrong.MEMBERS_NOT_HERE,
        'members = ["zhang"]',
        'members = ["zhang"]\nplatform = "telegram"\nexternal_id = "-5"',
        "chats · team · members",
    ),
]


def wrong_with(text: str) -> tuple[Problem, ...]:
    with pytest.raises(CommunityErrors) as caught:
        read_community(text)
    return caught.value.problems


@pytest.mark.parametrize(("code", "old", "new", "where"), MISTAKES)
def test_a_mistake_is_named_with_table_entry_and_field(code: Wrong, old: str, new: str, where: str) -> None:
    assert old in SMALL
    found = wrong_with(SMALL.replace(old, new, 1))
    assert (code, where) in [(problem.code, problem.where) for problem in found]
    for problem in found:
        assert_said(problem)


@pytest.mark.parametrize(
    ("code", "added", "where"),
    [
        (
            Wrong.SAME_NAME,
            '[[areas]]\nkey="b2"\nname="1号楼"\nlevel="building"\nparent="grid"\ncompound="yard"',
            "areas · b2 · name",
        ),
        (
            Wrong.RULE_PLACE,
            '[[point_rules]]\nkey="patrol"\nname="治安巡逻"\npoints=2\narea="grid"',
            "point_rules · #1 · area",
        ),
        (
            Wrong.GIFT_PLACE,
            '[[gifts]]\nkey="soap"\nname="洗衣液"\npoints=2\nstock=3\narea="grid"',
            "gifts · #1 · area",
        ),
        (
            Wrong.GIFT_DAYS,
            '[[gifts]]\nkey="soap"\nname="洗衣液"\npoints=2\nstock=3\narea="east"\nsince=2026-12-31\nuntil=2026-12-01',
            "gifts · #1 · until",
        ),
        (Wrong.SAME_NAME, '[[compounds]]\nkey="other"\nname="甲院"', "compounds · other · name"),
        (
            Wrong.SAME_ACCOUNT,
            '[[people]]\nkey="x"\nname="X"\ntelegram="5"\n[[people]]\nkey="y"\nname="Y"\ntelegram="5"',
            "people · y · telegram",
        ),
        (
            Wrong.TWO_RESPONSIBILITIES,
            '[[responsibilities]]\ncategory="lamp"\narea="street"\nunit="wuye"',
            "responsibilities · #2 · category",
        ),
    ],
)
def test_two_entries_that_exclude_each_other(code: Wrong, added: str, where: str) -> None:
    (problem,) = wrong_with(f"{SMALL}\n{added}\n")
    assert (problem.code, problem.where) == (code, where)
    assert_said(problem)


def test_every_problem_is_provoked_somewhere() -> None:
    elsewhere = {
        Wrong.SYNTAX,
        Wrong.BAD_HOURS,
        Wrong.ROSTER_PLACE,
        Wrong.ROSTER_TWICE,
        Wrong.ROSTER_GAP,
        Wrong.NO_AREAS,
        Wrong.SAME_NAME,
        Wrong.RULE_PLACE,
        Wrong.SAME_ACCOUNT,
        Wrong.TWO_RESPONSIBILITIES,
        Wrong.CHAT_MOVED,
        Wrong.ACCOUNT_TAKEN,
        Wrong.GIFT_PLACE,
        Wrong.GIFT_DAYS,
        Wrong.OPENING_OTHERWISE,
    }
    assert {mistake[0] for mistake in MISTAKES} | elsewhere | OF_MAPS == set(Wrong) - OF_BOOKS


def test_broken_toml_is_named_by_line_and_column() -> None:
    (problem,) = wrong_with('[[areas]]\nkey = "a\nname = 1')
    assert problem.code is Wrong.SYNTAX
    assert (problem.facts["line"], problem.where) == ("2", "")
    assert_said(problem)
    (unclosed,) = wrong_with('areas = [{ key = "a" },\n')
    assert unclosed.facts["line"] == "2"


def test_a_file_without_areas_would_end_everything_and_is_refused() -> None:
    (problem,) = wrong_with("")
    assert problem.code is Wrong.NO_AREAS
    assert_said(problem)


def test_all_mistakes_are_told_at_once_with_the_likely_fix() -> None:
    broken = SMALL.replace('compound = "yard"\nlat', 'compoud = "yard"\nlat').replace('"2wd"', '"2wdd"')
    found = {problem.code: problem for problem in wrong_with(broken)}
    assert found[Wrong.UNKNOWN_FIELD].facts["near"] == "compound"
    assert "wd" in say("import-unknown-measure", "en", **found[Wrong.UNKNOWN_MEASURE].facts)
    (typo,) = wrong_with(SMALL.replace('home = "b1-1"', 'home = "b1-l"'))
    assert typo.facts["near"] == "b1-1"


@pytest.mark.parametrize(
    ("written", "amount", "measure"),
    [
        ("30min", 30, Measure.NATURAL_MINUTES),
        ("4h", 4, Measure.NATURAL_HOURS),
        ("2d", 2, Measure.NATURAL_DAYS),
        ("4wh", 4, Measure.WORKING_HOURS),
        (" 15 wd ", 15, Measure.WORKING_DAYS),
    ],
)
def test_limits_are_read(written: str, amount: int, measure: Measure) -> None:
    community = read_community(SMALL.replace('"2wd"', f'"{written}"'))
    assert community.categories[0].handle == (amount, measure)


def test_a_byte_order_mark_is_no_mistake() -> None:
    assert read_community("\ufeff" + SMALL).areas
