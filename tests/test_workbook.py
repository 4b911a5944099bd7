"""The community as a workbook: the same both ways, kind to what people write, and closed to what does harm."""

import asyncio
import time
import zipfile
from collections.abc import Callable
from datetime import date, datetime
from io import BytesIO
from typing import Any

import openpyxl
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from bot.demo import demo_text
from bot.workbook import package
from bot.workbook.cells import join, split
from bot.workbook.layout import NAMED, SHEETS
from bot.workbook.reader import Reader, is_book
from bot.workbook.reading import read_book
from bot.workbook.words import choices, fold, sheet_label, titles
from bot.workbook.writer import Writer
from bot.workbook.writing import write_book
from locales import LOCALES
from services.community import Community, CommunityErrors, Problem, Wrong, read_community, write_community
from services.community.schema import TABLES, AppointmentEntry
from tests.small_community import OF_BOOKS, SMALL
from views.mistakes import told_mistake

Book = Any
QUICK = (Phase.explicit, Phase.reuse, Phase.generate)
"""Shrinking would draw hundreds of workbooks."""


def same(community: Community) -> dict[str, Any]:
    """What two descriptions of one community share: the order of rows means nothing."""
    keyed = {
        table: sorted(getattr(community, table), key=lambda entry: entry.key) for table in TABLES if table in KEYED
    }
    pairs = sorted((key, one.area, one.unit) for one in community.responsibilities for key in one.category)
    return keyed | {"responsibilities": pairs}


KEYED = ("areas", "compounds", "units", "people", "chats", "categories")


def filled(text: str = SMALL, language: str = "zh_CN") -> Book:
    return openpyxl.load_workbook(BytesIO(write_book(read_community(text), language)))


def saved(book: Book) -> bytes:
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def wrongs(content: bytes, language: str = "zh_CN") -> list[tuple[Wrong, str]]:
    with pytest.raises(CommunityErrors) as caught:
        read_book(content)
    for locale in LOCALES:
        for problem in caught.value.problems:
            sentence = told_mistake(problem.told, locale)
            assert "{" not in sentence
            assert "[[" not in sentence
    return [(problem.code, told_mistake(problem.told, language)) for problem in caught.value.problems]


@pytest.mark.parametrize("language", LOCALES)
def test_the_demo_town_is_the_same_both_ways(language: str) -> None:
    community = read_community(demo_text())
    read, _ = read_book(write_book(community, language))
    assert same(read) == same(community)
    assert read_community(write_community(community)) == community


LETTERS = st.characters(exclude_categories=["C", "Z"], exclude_characters="…") | st.sampled_from('、,;"= 0é灯\n')
WORDS = st.text(LETTERS, min_size=1, max_size=9).map(str.strip).filter(bool)


@st.composite
def communities(draw: Any) -> Community:
    """Small sound towns with odd names."""
    entries: dict[str, list[dict[str, Any]]] = {table: [] for table in TABLES}
    entries["areas"] += [
        {"key": "s", "name": draw(WORDS), "level": "street", "aliases": draw(st.lists(WORDS, max_size=3))},
        {"key": "c", "name": draw(WORDS), "level": "community", "parent": "s"},
        {"key": "g", "name": draw(WORDS), "level": "grid", "parent": "c"},
    ]
    entries["units"].append(
        {"key": "u", "name": draw(WORDS), "phone": draw(st.sampled_from(["", "0571-110", "+86 1"]))}
    )
    entries["compounds"].append({"key": "y", "name": draw(WORDS), "property": draw(st.sampled_from([None, "u"]))})
    for number in range(draw(st.integers(0, 3))):
        lat = draw(st.none() | st.floats(-90, 90, allow_subnormal=False))
        building = {"key": f"b{number}", "name": f"{number}{draw(WORDS)}", "level": "building", "parent": "g"}
        entries["areas"].append(building | {"compound": "y", "lat": lat, "lon": None if lat is None else 1.5})
    until = draw(st.none() | st.dates(date(2000, 1, 1), date(2100, 1, 1)))
    posts = [{"role": "desk", "area": "c", "until": until}, {"role": "officer", "unit": "u"}]
    entries["people"].append({"key": "p", "name": draw(WORDS), "appointments": posts, "home": "g", "telegram": "0123"})
    chat = {
        "key": "q",
        "title": draw(WORDS),
        "purpose": "unit",
        "unit": "u",
        "language": draw(st.sampled_from(LOCALES)),
    }
    entries["chats"].append(chat | {"members": draw(st.sampled_from([None, ["p"]]))})
    limits = {"accept": draw(st.sampled_from(["30min", "4wh"])), "handle": draw(st.sampled_from(["2wd", "7d", "1h"]))}
    words = draw(st.lists(WORDS, min_size=1, max_size=4))
    category = {"key": "k", "name": draw(WORDS), "name_en": draw(WORDS), "words": words, "first": "unit"}
    entries["categories"].append(
        category | limits | {"desk_closes": draw(st.booleans()), "emergency": ["119", "0571-1"]}
    )
    condition = {"category": "k", "handle": "2h", "closing": draw(st.just("") | WORDS), "unit": "u"}
    entries["conditions"] += [condition | {"name": f"{at}{draw(WORDS)}"} for at in range(draw(st.integers(0, 2)))]
    entries["responsibilities"].append(
        {"category": ["k"], "area": "s", "unit": draw(st.sampled_from(["u", "property"]))}
    )
    rule = {"key": "r", "name": draw(WORDS), "points": draw(st.integers(1, 100)), "area": "c", "group": "culture"}
    entries["point_rules"] = [rule | {"daily_cap": draw(st.none() | st.integers(1, 9))}]
    gift = {"key": "g", "name": draw(WORDS), "points": draw(st.integers(1, 99)), "stock": draw(st.integers(0, 99))}
    entries["gifts"] = [gift | {"area": "c", "most": draw(st.none() | st.integers(1, 9)), "until": date(2026, 12, 31)}]
    entries["openings"] = [{"person": "p", "points": draw(st.integers(1, 999)), "area": "c"}]
    return Community.model_validate(entries)


@given(communities(), st.sampled_from(LOCALES))
@settings(max_examples=8, phases=QUICK, suppress_health_check=[HealthCheck.too_slow])
def test_every_town_is_the_same_both_ways(community: Community, language: str) -> None:
    read, _ = read_book(write_book(community, language))
    assert same(read) == same(community)
    assert read_community(write_community(community)) == community


@given(st.lists(WORDS, max_size=6))
def test_a_list_in_a_cell_is_the_same_both_ways(parts: list[str]) -> None:
    assert split(join(parts)) == parts


def test_every_field_has_its_column() -> None:
    columns: dict[str, set[str]] = {}
    for sheet in SHEETS:
        columns.setdefault(sheet.table, set()).update(column.field for column in sheet.columns)
    columns["areas"].add("level")
    columns["people"].add("appointments")
    fields = {table: set(entry.model_fields) for table, entry in TABLES.items()}
    assert columns == fields | {"appointments": {"person", *AppointmentEntry.model_fields}}


@pytest.mark.parametrize("language", LOCALES)
def test_the_template_is_ready_to_be_filled_in(language: str) -> None:
    book = openpyxl.load_workbook(BytesIO(write_book(Community(), language)))
    assert [titles()[title.casefold().replace(" ", "")] for title in book.sheetnames] == ["notes", *NAMED]
    for sheet in SHEETS:
        page = book[sheet_label(sheet.name, language).heading]
        assert page.freeze_panes == "C2"
        assert page.print_title_rows == "$1:$1"
        for at, column in enumerate(sheet.columns, start=1):
            head = page.cell(1, at)
            assert head.comment is not None
            assert head.value.endswith("*") is column.needed
            assert page.column_dimensions[head.column_letter].width >= 12
        offered = {
            str(one.sqref).split(":", maxsplit=1)[0]: one.formula1 for one in page.data_validations.dataValidation
        }
        wanted = [column for column in sheet.columns if column.choices or column.targets or column.kind == "yes-no"]
        assert len(offered) == len(wanted)
        assert all(len(formula) <= 255 for formula in offered.values())
    ((code, sentence),) = wrongs(saved(book))
    assert code is Wrong.NO_AREAS
    assert sentence.startswith(f"表“{sheet_label('areas', language).heading}”")


def until_of(town: Community) -> date | None:
    return town.people[1].appointments[0].until


def names_of(town: Community) -> list[str]:
    return next(area.aliases for area in town.areas if area.key == "b1")


CHANGES: list[tuple[str, str, Any, Callable[[Community], Any], Any]] = [
    ("人员", "C3", 13800000000, lambda town: town.people[0].phone, "13800000000"),
    ("人员", "C3", 13800000000.0, lambda town: town.people[0].phone, "13800000000"),
    ("人员", "C3", " 1380000 0000 ", lambda town: town.people[0].phone, "1380000 0000"),
    ("人员", "D3", "1单元", lambda town: town.people[0].home, "b1-1"),
    ("人员", "E3", "en", lambda town: town.people[0].language, "en"),
    ("任职", "E3", datetime(2027, 6, 30), until_of, date(2027, 6, 30)),  # noqa: DTZ001 - as Excel has it
    ("任职", "E3", "2027/6/30", until_of, date(2027, 6, 30)),
    ("任职", "E3", "2027年6月30日", until_of, date(2027, 6, 30)),
    ("任职", "C3", "一网格", lambda town: town.people[1].appointments[0].area, "grid"),
    ("楼栋", "E3", "东楼,快递柜那栋;\n幼儿园对面、", names_of, ["东楼", "快递柜那栋", "幼儿园对面"]),
    ("楼栋", "F3", "30.25", lambda town: town.areas[3].lat, 30.25),
    ("楼栋", "B3", 3, lambda town: town.areas[3].name, "3"),
    ("事项类别", "F3", "4 个工作小时", lambda town: town.categories[0].accept.amount, 4),
    ("事项类别", "G3", "2 working days", lambda town: town.categories[0].handle.amount, 2),
    ("事项类别", "I3", 119, lambda town: town.categories[0].emergency, ["119"]),
    ("事项类别", "J3", "√", lambda town: town.categories[0].desk_closes, True),
    ("群", "J5", "自动", lambda town: town.chats[2].members, None),
    ("责任分工", "C3", "甲院物业", lambda town: town.responsibilities[0].unit, "wuye"),
]


@pytest.mark.parametrize(("sheet", "cell", "value", "found", "wanted"), CHANGES)
def test_what_people_write_is_understood(sheet: str, cell: str, value: Any, found: Any, wanted: Any) -> None:
    book = filled()
    book[sheet][cell] = value
    read, _ = read_book(saved(book))
    assert found(read) == wanted


def test_headings_and_sheets_may_be_english_moved_or_spaced() -> None:
    book = filled()
    book["人员"].title = " people "
    book["楼栋"]["B1"] = "Name"
    book["单元"]["B1"] = "名 称*"
    book.move_sheet("区域", 5)
    book["区域"].insert_rows(4, 3)
    del book["说明"]
    read, _ = read_book(saved(book))
    assert same(read) == same(read_community(SMALL))


MISTAKES: list[tuple[str, str, Any, Wrong, str]] = [
    ("楼栋", "B3", "", Wrong.MISSING_FIELD, "表“楼栋”第 3 行 B 列“名称”:“名称”空着,请填上。"),
    ("楼栋", "C3", "网格九", Wrong.UNKNOWN_REFERENCE, "表“楼栋”第 3 行 C 列“所在网格”:“区域”"),
    ("楼栋", "C3", "gridd", Wrong.UNKNOWN_REFERENCE, "应该是“grid”吧?"),
    ("区域", "C3", "大街", Wrong.NOT_ONE_OF, "请从这些里选:街道、社区、网格。"),
    ("人员", "C3", "1.38E+10", Wrong.LOST_DIGITS, "设为文本"),
    ("人员", "C3", 5711234567, Wrong.LOST_ZERO, "前面的 0"),
    ("人员", "C3", "打给我", Wrong.BAD_PHONE, "表“人员”第 3 行 C 列“电话”:"),
    ("人员", "F3", 1234567890123456789, Wrong.LOST_DIGITS, "设为文本"),
    ("人员", "A3", "Ann B", Wrong.BAD_KEY, "表“人员”第 3 行 A 列"),
    ("任职", "E3", "明天", Wrong.BAD_DATE, "表“任职”第 3 行 E 列“到哪天为止”:"),
    ("任职", "B3", "居民", Wrong.NOT_ONE_OF, "网格长、社区工作者、街道工作人员、单位经办人"),
    ("事项类别", "D3", "谁", Wrong.NOT_ONE_OF, "请从这些里选:单位、网格。"),
    ("值班", "F3", "25点", Wrong.BAD_HOURS, "请写成 18:00-08:00(过夜的也这样写)或 00:00-24:00。"),
    ("任职", "C3", "b1", Wrong.ROLE_LEVEL, "网格员不能管楼栋这一级,请写网格一级的区域。"),
    ("任职", "A3", "", Wrong.MISSING_FIELD, "表“任职”第 3 行 A 列“谁”"),
    ("楼栋", "F3", "北", Wrong.WRONG_TYPE, "30.5"),
    ("楼栋", "F3", 95, Wrong.OUT_OF_RANGE, "纬度"),
    ("事项类别", "F3", "半天", Wrong.BAD_LIMIT, "4个工作小时"),
    ("事项类别", "E3", "灯…坏…了", Wrong.TWO_GAPS, "表“事项类别”第 3 行 E 列"),
    ("事项类别", "J3", "也许", Wrong.NOT_ONE_OF, "是、否"),
    ("群", "D3", "street", Wrong.CHAT_PLACE, "居民群要写清属于哪里"),
    ("区域", "A2", "例:renmin", Wrong.EXAMPLE_CHANGED, "表“区域”第 2 行"),
    ("楼栋", "B3", "=A3", Wrong.FORMULA, "B3 是公式"),
    ("楼栋", "B3", "#REF!", Wrong.ERROR_CELL, "#REF!"),
    ("楼栋", "B1", "名子", Wrong.UNKNOWN_COLUMN, "应该是“名称”吧?"),
    ("楼栋", "K3", "旁注", Wrong.UNKNOWN_COLUMN, "K 列"),
    ("楼栋", "E1", "名称", Wrong.COLUMN_TWICE, "只留一列"),
    ("楼栋", "B1", None, Wrong.MISSING_COLUMN, "少了“名称”这一列"),
]


@pytest.mark.parametrize(("sheet", "cell", "value", "code", "said"), MISTAKES)
def test_mistakes_are_named_with_sheet_row_column_and_fix(
    sheet: str, cell: str, value: Any, code: Wrong, said: str
) -> None:
    book = filled()
    book[sheet][cell] = value
    found = dict(wrongs(saved(book)))
    assert code in found
    assert said in found[code]
    assert found[code].startswith(f"表“{sheet}”")


def test_what_only_the_database_knows_has_its_place_too() -> None:
    read, places = read_book(saved(filled()))
    problem = places.located(Problem("chats", read.chats[1].key, "external_id", Wrong.CHAT_MOVED, {}))
    assert problem.place is not None
    assert (problem.place.sheet, problem.place.row, problem.place.column) == ("群", 4, "I")


def merge(book: Book) -> None:
    book["楼栋"].merge_cells("C3:D4")


def hide_row(book: Book) -> None:
    book["人员"].row_dimensions[4].hidden = True


def hide_column(book: Book) -> None:
    book["人员"].column_dimensions["B"].hidden = True


def hide_sheet(book: Book) -> None:
    book["单元"].sheet_state = "hidden"


def add_sheet(book: Book) -> None:
    book.create_sheet("人员名单")["A1"] = "甲"


def copy_sheet(book: Book) -> None:
    book["楼栋"].title, book["单元"].title = "Buildings", "楼栋"


def keep_notes(book: Book) -> None:
    for name in book.sheetnames[1:]:
        del book[name]


STRUCTURES = [
    (merge, Wrong.MERGED, "表“楼栋”:C3:D4 是合并的单元格"),
    (hide_row, Wrong.HIDDEN_ROW, "表“人员”第 4 行:第 4 行藏起来了"),
    (hide_column, Wrong.HIDDEN_COLUMN, "B 列藏起来了"),
    (hide_sheet, Wrong.HIDDEN_SHEET, "取消隐藏"),
    (add_sheet, Wrong.UNKNOWN_SHEET, "应该是“人员”吧?"),
    (copy_sheet, Wrong.SHEET_TWICE, "合成一张"),
    (keep_notes, Wrong.NO_SHEETS, "可用的表:区域、小区"),
]


@pytest.mark.parametrize(("change", "code", "said"), STRUCTURES)
def test_nothing_is_read_that_nobody_can_see(change: Callable[[Book], None], code: Wrong, said: str) -> None:
    book = filled()
    change(book)
    ((found, sentence),) = wrongs(saved(book))
    assert found is code
    assert said in sentence


def with_parts(content: bytes, **parts: bytes) -> bytes:
    """The same zip with some parts put in or in place of others; names with ``__`` for ``/`` and ``_`` for ``.``."""
    named = {name.replace("__", "/").replace("_DOT_", "."): part for name, part in parts.items()}
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            if name not in named:
                new.writestr(name, old.read(name))
        for name, part in named.items():
            new.writestr(name, part)
    return out.getvalue()


BILLION = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "ha"><!ENTITY c "&b;&b;&b;&b;">]><sst>&c;</sst>'
SOUND = saved(filled())
HARMS = [
    (b"\xd0\xcf\x11\xe0" + bytes(600), Wrong.OLD_BOOK),
    (b"PK\x03\x04 and nothing else", Wrong.NOT_A_BOOK),
    (SOUND[: len(SOUND) // 2], Wrong.NOT_A_BOOK),
    (with_parts(SOUND, xl__workbook_DOT_xml=b"<workbook"), Wrong.NOT_A_BOOK),
    (with_parts(SOUND, xl__vbaProject_DOT_bin=b"x"), Wrong.MACROS),
    (with_parts(SOUND, xl__externalLinks__externalLink1_DOT_xml=b"<x/>"), Wrong.OUTSIDE_LINKS),
    (with_parts(SOUND, xl__sharedStrings_DOT_xml=BILLION), Wrong.BOMB),
    (with_parts(SOUND, xl__worksheets__sheet2_DOT_xml=BILLION), Wrong.BOMB),
    (with_parts(SOUND, xl__bomb_DOT_xml=bytes(20_000_000)), Wrong.BOMB),
    (bytes(package.MOST_BYTES + 1), Wrong.BOOK_TOO_LARGE),
]


@pytest.mark.parametrize(("content", "code"), HARMS, ids=[str(code) for _, code in HARMS])
def test_what_does_harm_is_not_opened(content: bytes, code: Wrong) -> None:
    started = time.perf_counter()
    assert [found for found, _ in wrongs(content)] == [code]
    assert time.perf_counter() - started < 5


def test_fifty_thousand_rows_are_refused_with_the_number_that_is_possible() -> None:
    rows = "".join(f"<row><c><v>{number}</v></c></row>" for number in range(50_000))
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    page = f'<worksheet xmlns="{main}"><sheetData>{rows}</sheetData></worksheet>'
    ((code, sentence),) = wrongs(with_parts(SOUND, xl__worksheets__sheet4_DOT_xml=page.encode()))
    assert code is Wrong.TOO_MANY_ROWS
    assert "行,最多 10000 行" in sentence


def test_a_name_that_several_have_is_asked_for_its_key() -> None:
    book = filled()
    book["区域"]["B5"] = "东社区"
    book["任职"]["C3"] = "东社区"
    ((code, sentence),) = wrongs(saved(book))
    assert code is Wrong.SAME_NAMES
    assert sentence == "表“任职”第 3 行 C 列“管哪片”:有好几个都叫“东社区”,请写代号。"


def test_every_mistake_of_workbooks_is_provoked_somewhere() -> None:
    single = {Wrong.TOO_MANY_ROWS, Wrong.TOO_SLOW, Wrong.SAME_NAMES}
    provoked = {one[3] for one in MISTAKES} | {one[1] for one in STRUCTURES} | {one[1] for one in HARMS} | single
    assert provoked >= OF_BOOKS


async def test_a_child_process_reads_it_while_everything_else_goes_on() -> None:
    reader, beats = Reader(), 0

    async def beat() -> None:
        nonlocal beats
        while True:
            await asyncio.sleep(0.01)
            beats += 1

    heart = asyncio.create_task(beat())
    found = await reader.text(SOUND)
    heart.cancel()
    assert same(read_community(found.text)) == same(read_community(SMALL))
    assert beats > 10
    with pytest.raises(CommunityErrors) as caught:
        await reader.text(with_parts(SOUND, xl__bomb_DOT_xml=bytes(20_000_000)))
    assert caught.value.problems[0].code is Wrong.BOMB
    with pytest.raises(CommunityErrors) as caught:
        await Reader(seconds=0.05).text(SOUND)
    assert caught.value.problems[0].code is Wrong.TOO_SLOW
    assert is_book(SOUND)
    assert not is_book(SMALL.encode())


@pytest.mark.parametrize(("said", "role"), [("受理台", "desk"), ("经办人", "officer"), (" 单位负责人 ", "unit_head")])
def test_posts_may_be_written_as_people_say_them(said: str, role: str) -> None:
    column = next(column for sheet in SHEETS for column in sheet.columns if column.family == "role")
    assert choices(column)[fold(said)] == role


async def test_a_town_that_lacks_somebody_is_written_and_what_is_missing_is_said_when_it_comes_back() -> None:
    town = read_community(demo_text())
    ended = [one.model_copy(update={"appointments": ()}) if one.key == "li" else one for one in town.people]
    book = await Writer().book(town.model_copy(update={"people": tuple(ended)}), "zh_CN")
    assert is_book(book)
    with pytest.raises(CommunityErrors) as caught:
        await Reader().text(book)
    (problem,) = caught.value.problems
    assert problem.code is Wrong.ROSTER_GAP
    assert "在 周一 06:00 到 周六 22:00 没有人" in told_mistake(problem.told, "zh_CN")
