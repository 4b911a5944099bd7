"""活动 历史: whoever runs activities sees what was done in a month, and takes it along as a workbook."""

from io import BytesIO
from typing import Any

from openpyxl import load_workbook
from sqlmodel import select

from models import Activity, SignUp
from services.activities.history import GOOD_FOR, MONTH
from tests.conversations.test_activity_pages import link, opened
from tests.conversations.test_results import held
from tests.town import Town


async def test_a_month_in_numbers_and_as_a_workbook(one_town: Town) -> None:
    town = one_town
    await held(town, "tang", "wang", "chen")
    await town.presses("li", "陈谷雨", on="谁来了")
    await town.passes(seconds=6)
    await town.presses("li", "就这些")

    await town.says("li", "活动 明天上午9点 想想再说 需要12人 2分")
    check = await town.last("li")
    await town.presses("li", "算了")
    more = next(button for button in check.buttons if button == "更多")
    assert "活动 2 不办了" in await town.presses("li", more, on="想想再说")

    await town.says("li", "活动 历史")
    card = await town.last("li")
    assert "没办成" not in card.text
    assert "春风一网格 2026 年 3 月 · 志愿活动" in card.text
    assert "2 / 3 人次,到场率 66.7%" in card.text
    assert "3月4日 春风广场清扫:2 / 3 人,4 小时" in card.text

    books = await book(await link(town, MONTH, "li"))
    assert [row[2] for row in books["2026 年 3 月 活动"]] == ["春风广场清扫"]
    assert books["2026 年 3 月 活动"][0][4:] == ("环境清洁", 3, 2, 4)
    assert {row[0]: row[1:] for row in books["2026 年 3 月 志愿者"]}["陈谷雨"] == (0, 1, 0)
    assert books["2026 年 3 月 片区"] == [("春风社区", 1, 3, 2, 4)]

    assert "在画" in await town.presses("li", "画成图")
    drawn = await town.last("li")
    assert drawn.photos == 1
    assert "1 场活动,2 位志愿者,2 人次,4 小时" in drawn.text

    await town.presses("li", "上个月")
    assert "2 月" in (await town.last("li")).text
    assert "还没有办过活动" in (await town.last("li")).text
    for said, told in (
        ("活动 历史 10月", "2025 年 10 月"),
        ("活动 历史 今年", "请说是哪个月"),
        ("活动 历史 王阿姨", "请说是哪个月"),
        ("活动 历史 2027年1月", "还没到"),
    ):
        await town.says("li", said)
        assert told in (await town.last("li")).text


async def test_it_is_for_those_who_run_activities_and_its_link_ends(one_town: Town) -> None:
    town = one_town
    await held(town, "tang")
    await town.presses("li", "全到了")
    await town.says("tang", "活动 历史")
    assert "春风广场清扫:" not in (await town.last("tang")).text
    await town.says("li", "活动 历史")
    address = await link(town, MONTH, "li")
    forged = address.replace("-202603-", "-202602-")
    assert forged != address
    assert (await opened(forged))[0] == 410
    head, _, minute = address.rpartition("-")[0].rpartition("-")
    numbers = [int(number) for number in head.rpartition("/")[2].split("-")]
    past = int(minute) - int(GOOD_FOR.total_seconds()) // 60 - 1
    old = town.app.town.doors.seal(MONTH, *numbers, past)
    assert (await opened(f"{town.app.url}/{MONTH}/{old}"))[0] == 410


async def test_where_people_check_out_their_own_time_counts(one_town: Town) -> None:
    await held(one_town, "tang")
    async with one_town.app.database.transaction() as session:
        activity = await session.get_one(Activity, 1)
        seat = (await session.execute(select(SignUp))).scalars().one()
        seat.came_at, seat.left_at = activity.starts_at, activity.starts_at.replace(minute=45)
    await one_town.presses("li", "全到了")
    await one_town.says("li", "活动 历史")
    assert "0.8 小时" in (await one_town.last("li")).text
    await one_town.says("tang", "我的志愿")
    own = (await one_town.last("tang")).text
    assert "45" in own or "0.8" in own
    assert "2 小时" not in own, "their own page counts as the month does"


async def book(address: str) -> dict[str, list[tuple[Any, ...]]]:
    """The sheets behind an address, by name, without their headings."""
    status, content, _ = await opened(address)
    assert status == 200
    pages = load_workbook(BytesIO(content)).worksheets
    return {page.title: list(page.iter_rows(min_row=3, values_only=True)) for page in pages}
