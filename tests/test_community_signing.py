"""Who signs, in the community file: read, kept, written back; a city's table leaves it; a mistake is one sentence."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from sqlmodel import col, select

from bot.database import Database
from models import Category, Condition
from services.community import (
    CommunityErrors,
    Wrong,
    apply_community,
    present_community,
    read_community,
    write_community,
)
from tests.small_community import SMALL

NOW = datetime(2026, 3, 3, 6, tzinfo=UTC)
SIGNED = (
    SMALL.replace('first = "unit"', 'first = "unit"\nsign_role = "street"', 1)
    + """
[[conditions]]
category = "lamp"
name = "整栋楼都不亮"
handle = "4h"
sign_person = "desk"
"""
)


async def test_it_comes_stays_and_goes_with_the_file(sqlite_database: Database) -> None:
    async with sqlite_database.transaction() as session:
        await apply_community(session, read_community(SIGNED), now=NOW)
    async with sqlite_database.reading() as session:
        category = (await session.execute(select(Category).where(col(Category.key) == "lamp"))).scalar_one()
        condition = (await session.execute(select(Condition))).scalar_one()
        assert (category.sign_role, category.sign_person_id, condition.sign_role) == ("street", None, "")
        assert condition.sign_person_id is not None
        written = write_community(await present_community(session, now=NOW, timezone=ZoneInfo("Asia/Shanghai")))
    assert 'sign_role = "street"' in written
    assert 'sign_person = "desk"' in written
    async with sqlite_database.transaction() as session:
        assert (await apply_community(session, read_community(written), now=NOW)).quiet
    async with sqlite_database.transaction() as session:
        await apply_community(session, read_community(SMALL), now=NOW)
        category = (await session.execute(select(Category).where(col(Category.key) == "lamp"))).scalar_one()
        assert category.sign_role == ""


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        (SIGNED.replace('sign_person = "desk"', 'sign_person = "nobody"'), Wrong.UNKNOWN_REFERENCE),
        (SIGNED.replace('sign_role = "street"', 'sign_role = "resident"'), Wrong.NOT_ONE_OF),
    ],
)
def test_a_mistake_is_named(text: str, wrong: Wrong) -> None:
    with pytest.raises(CommunityErrors) as errors:
        read_community(text)
    assert [problem.code for problem in errors.value.problems] == [wrong]
