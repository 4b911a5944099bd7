"""接龙 both ways, with a plain WeChat group that no bot can enter."""

from tests.conversations.test_activities import GROUP, ORGANISER, announce, said
from tests.conversations.test_sign_up import states
from tests.town import Town


async def block(town: Town, who: str = ORGANISER) -> str:
    """The text to copy on somebody's newest card."""
    found = await town.street._raw(town.person(who), town.chat(who, "direct"))  # type: ignore[attr-defined]
    return str([one["card"]["block"] for one in found if one["card"]][-1])


async def test_the_roster_goes_out_comes_back_and_is_one_however_often(one_town: Town) -> None:
    town = one_town
    await announce(town, "活动 周六上午9点 春风广场清扫 需要6人 2分 请带手套")
    await town.presses("tang", "报名", where=GROUP)
    await said(town, ORGANISER, "接龙 1")
    text = await block(town)
    assert text.startswith("#接龙\n活动 1 · 春风广场清扫\n3月7日 周六 9:00-11:00\n需要 6 人,每人 2 分\n请带:手套\n")
    assert text.endswith("1. 唐*分\n2. ")
    answer = await said(town, ORGANISER, text + "快乐老家\n3. 罗冬至 +1\n4. 王五 代 王奶奶")
    assert "新报上 3 位,1 位已经在名单上" in answer
    assert "不认识：快乐老家、王五" in answer
    assert list(await states(town)) == ["tang", "快乐老家", "luo", "罗冬至+1", "王五", "王奶奶"]
    other = "#接龙\n春风广场清扫\n1. 快乐老家\n2. 平安是福\n3. 罗冬至"
    answer = await said(town, ORGANISER, other)
    assert "新报上 1 位(其中 1 位候补),2 位已经在名单上" in answer
    assert "不认识：平安是福" in answer
    now = await states(town)
    assert (now["平安是福"], now["王奶奶"]) == ("queued", "seated"), "a missing line is no withdrawal"
    assert "记住了" in await said(town, ORGANISER, "快乐老家=谢处暑")
    assert (await states(town))["xie"] == "seated"
    again = await _again(town)
    assert "快乐老家" in again
    assert "\n3. 罗*至\n4. 罗*至+1(罗*至代报)\n5. 王五\n6. 王奶奶(李*满代报)\n7. 平安是福\n8. " in again
    assert "没有新的" in await said(town, ORGANISER, again)
    assert "新报上 1 位(其中 1 位候补),5 位" in await said(town, ORGANISER, again.replace("5. 王五", "5. 王五 +1"))
    await said(town, "tang", "取消报名 1")
    await said(town, "tang", "取消报名 1")
    assert "没有新的" in await said(town, ORGANISER, again), "whoever has left does not come back by our own line"
    assert "说不来了" in await said(
        town, ORGANISER, "#接龙\n春风广场清扫\n1. 谢处暑\n2. 平安是福 去不了\n3. 张三 去不了"
    )
    assert "不归您管" in await said(town, "wang", other.replace("春风广场清扫", "活动 1"))


async def _again(town: Town) -> str:
    await said(town, ORGANISER, "接龙 1")
    return await block(town)
