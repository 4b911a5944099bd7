"""A city's table of standards sent in a chat: tried, told row by row, brought in by a press."""

from sqlmodel import col, select

from models import Condition
from tests.city_table import HEADINGS, as_text
from tests.test_standards import LAMP
from tests.town import Town


async def test_the_street_sends_it_in_the_chat(town: Town) -> None:
    file = ("标准.tsv", as_text([[*HEADINGS], LAMP, [*LAMP[:5], "灯罩脱落", "修复", "尽快", "", ""]]).encode())
    await town.says("song", file=file)
    said = (await town.last("song")).text
    assert "标准表共 2 行:新增 1,改动 0,已有 0,没看懂 1" in said
    assert "第 3 行“尽快”:时限里没有数字" in said
    await town.presses("song", "确定导入")
    async with town.app.database.reading() as session:
        names = (await session.execute(select(Condition.name).order_by(col(Condition.id).desc()).limit(1))).scalar_one()
    assert names == "灯杆歪斜"
    await town.says("song", file=file)
    assert "没有变化" in (await town.last("song")).text


async def test_who_may_not_set_the_town_up_sends_it_in_vain(telegram: Town) -> None:
    await telegram.says("wang", file=("标准.tsv", as_text([[*HEADINGS], LAMP]).encode()))
    assert "不由您办" in (await telegram.last("wang")).text
