"""A city's table of standards: every row accounted for, twice is once, in a file, a workbook or a message."""

from datetime import UTC, datetime, timedelta
from io import BytesIO

import openpyxl
import pytest
from sqlmodel import col

from bot.database import Database
from bot.workbook.reader import Reader
from models import Category, Condition, Measure, TimeLimit, Unit
from services.community import Outcome, apply_community, apply_standards, present_community, read_community
from services.community.apply import CHINA
from services.rules.standards import NotRead, looks_like_table, read_table, table_text, tsv_rows
from tests.city_table import A_CATEGORY, HEADINGS, ROWS, as_text, city_table
from tests.small_community import SMALL
from tests.test_community_import import everything, rows_of

NOW = datetime(2027, 3, 2, 2, 0, tzinfo=UTC)
LAMP = ["部件", "01", "公用设施", "09", "楼道灯", "灯杆歪斜", "扶正", "2紧急工作时", "不认识的单位、甲院物业", "管理局"]


async def bring_in(database: Database, rows: list[list[str]], now: datetime = NOW) -> Outcome:
    async with database.transaction() as session:
        return await apply_standards(session, rows, now=now, timezone=CHINA)


async def test_every_row_of_a_whole_city_is_accounted_for(sqlite_database: Database) -> None:
    done = await bring_in(sqlite_database, city_table())
    assert (done.rows, done.imported, done.changed, done.known) == (ROWS, ROWS - 1, 0, 0)
    assert done.unread == [NotRead(ROWS + 1, "1紧急工作时制止", "says-more")]
    assert done.categories.created == ROWS // A_CATEGORY
    assert len(await rows_of(sqlite_database, Condition)) == ROWS - 1
    before = await everything(sqlite_database)
    again = await bring_in(sqlite_database, city_table(), NOW + timedelta(days=1))
    assert again.quiet
    assert (again.known, len(again.unread)) == (ROWS - 1, 1)
    assert await everything(sqlite_database) == before


async def test_a_changed_limit_is_a_new_version(sqlite_database: Database) -> None:
    await bring_in(sqlite_database, [[*HEADINGS], LAMP])
    changed = [*LAMP[:7], "3天", *LAMP[8:]]
    done = await bring_in(sqlite_database, [[*HEADINGS], changed], NOW + timedelta(days=1))
    assert (done.imported, done.changed, done.known) == (0, 1, 0)
    limits = await rows_of(sqlite_database, TimeLimit, col(TimeLimit.condition_id).is_not(None))
    assert [(row.handle_amount, row.handle_measure) for row in limits] == [
        (2, Measure.NATURAL_HOURS),
        (3, Measure.WORKING_DAYS),
    ]


async def test_a_category_of_that_name_gets_the_conditions_and_the_unit_we_have(database: Database) -> None:
    async with database.transaction() as session:
        await apply_community(session, read_community(SMALL), now=NOW)
    done = await bring_in(database, [[*HEADINGS], LAMP])
    assert done.categories.created == 0
    (category,), (condition,), (unit,) = [await rows_of(database, kind) for kind in (Category, Condition, Unit)]
    assert (category.key, category.code) == ("lamp", "部件-01-09")
    assert (condition.category_id, condition.closing, condition.unit_id) == (category.id, "扶正", unit.id)


async def test_a_community_file_that_knows_no_codes_leaves_the_table_alone(database: Database) -> None:
    async with database.transaction() as session:
        await apply_community(session, read_community(SMALL), now=NOW)
    await bring_in(database, [[*HEADINGS], LAMP])
    async with database.transaction() as session:
        summary = await apply_community(session, read_community(SMALL), now=NOW + timedelta(days=1))
    assert summary.quiet
    async with database.transaction() as session:
        community = await present_community(session, now=NOW, timezone=CHINA)
        assert [entry.code for entry in community.categories] == ["部件-01-09"]
        assert [entry.name for entry in community.conditions] == ["灯杆歪斜"]
        assert (await apply_community(session, community, now=NOW)).quiet


@pytest.mark.parametrize(
    ("cells", "why"),
    [
        ([*LAMP[:3], "", *LAMP[4:]], "no-matter-code"),
        ([*LAMP[:5], "", *LAMP[6:]], "no-condition"),
        ([*LAMP[:7], "", *LAMP[8:]], "no-limit"),
        ([*LAMP[:7], "立即", *LAMP[8:]], "no-number"),
        ([*LAMP[:3], "第九", *LAMP[4:]], "bad-code"),
        ([*LAMP[:5], "歪" * 201, *LAMP[6:]], "too-long-text"),
        (LAMP[:5], "no-condition"),
        (LAMP, "twice"),
    ],
)
def test_a_row_that_says_nothing_usable_says_why(cells: list[str], why: str) -> None:
    *_, last = read_table([["运城市标准"], [*HEADINGS], LAMP, [""], cells])
    assert isinstance(last, NotRead)
    assert (last.row, last.why) == (5, why)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
def test_a_file_is_read_as_spreadsheet_programs_save_it(encoding: str) -> None:
    text = table_text(as_text(city_table()).encode(encoding))
    assert looks_like_table(text)
    assert len(list(read_table(tsv_rows(text)))) == ROWS


async def test_the_same_as_a_workbook(sqlite_database: Database) -> None:
    book = openpyxl.Workbook()
    for row in city_table():
        book.active.append(row)
    out = BytesIO()
    book.save(out)
    found = await Reader().text(out.getvalue())
    done = await bring_in(sqlite_database, tsv_rows(found.text))
    assert (done.rows, done.imported) == (ROWS, ROWS - 1)
    assert done.unread[0].row == ROWS + 1
