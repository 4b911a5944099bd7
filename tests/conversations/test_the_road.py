"""One report from a chat message to struck off."""

import pytest

from tests.town import Town
from tests.town.town import HOME_GROUP
from web.samples import sample

pytestmark = pytest.mark.everywhere

REPORT = "上报 3号楼2单元楼道堆满纸箱,消防通道堵了"


async def test_a_report_is_routed_reminded_done_verified_and_answered(town: Town) -> None:
    await town.says("wang", REPORT, where=HOME_GROUP, photos=[sample("stairwell-boxes")])
    assert "编号 1" in (await town.last("wang", where=HOME_GROUP)).text
    card = await town.card("zhang", "我们来办")
    assert "楼道堆物" in card.text
    assert "3号楼2单元" in card.text
    assert card.photos == 1

    await town.presses("zhang", "我们来办")
    await town.passes(hours=43)
    await town.passes(minutes=1)
    assert "还剩 5 小时" in (await town.last("zhang")).text

    await town.presses("zhang", "办好了")
    await town.says("zhang", "清走了", photos=[sample("stairwell-clear")])
    await town.presses("li", "确实办好了")
    done = await town.last("wang")
    assert "1 号办好了" in done.text
    await town.presses("wang", "解决了")
    await town.presses("wang", "基本满意")
    case = await town.case()
    assert case.state == "closed"
    assert case.satisfaction == "mostly"
    assert await town.moves() == [
        "file", "assign", "accept", "remind", "hand_in", "verify", "close", "rate", "rate"
    ]  # fmt: skip
