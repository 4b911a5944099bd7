"""冲正 in the chat: one says that an entry is wrong and why, another confirms; it is told to whom it belongs."""

from tests.town import Town

WHOLE = "3月3日 · 矛盾调解 · +3"


async def test_an_entry_is_taken_back_by_two(town: Town) -> None:
    await town.says("xu", "记分 唐春分 矛盾调解 帮两家说和")
    await town.says("xu", "冲正 唐春分")
    await town.presses("xu", f"唐春分 · {WHOLE}")
    assert "请写一句" in (await town.last("xu")).text
    await town.says("xu", "记错了人")
    assert "已请另一位确认" in (await town.last("xu")).text
    asked = await town.last("song")
    assert "许清明提出更正" in asked.text
    assert "退回,不计分" in asked.text
    await town.presses("xu", "撤回")
    assert "撤回了,没有改" in (await town.last("xu")).text
    assert "许清明已经撤回了" in await town.presses("song", "确认更正")
    await town.says("xu", "冲正 唐春分")
    await town.presses("xu", f"唐春分 · {WHOLE}")
    await town.says("xu", "记错了人")
    await town.presses("song", "确认更正")
    assert "更正好了" in (await town.last("song")).text
    assert "宋立冬" in (await town.last("xu")).text
    await town.says("tang", "积分")
    assert "可兑换 0 分" in (await town.last("tang")).text
    await town.says("xu", "冲正 唐春分")
    assert "没有“唐春分”能冲正的积分" in (await town.last("xu")).text


async def pressed(town: Town, who: str, button: str) -> str:
    """What is answered to a press that no card offers."""
    await town.says(who, "你好")
    return await town.presses_old(who, await town.last(who), button)


async def test_another_value_and_what_is_refused(one_town: Town) -> None:
    town = one_town
    await town.says("xu", "记分 唐春分 矛盾调解 帮两家说和")
    await town.says("song", "记分 许清明 治安巡逻")
    for who, words, answer in (
        ("xu", "冲正", "请写姓名"),
        ("xu", "冲正 查无此人", "没"),
        ("xu", "冲正 王秋月", "没有“王秋月”能冲正的积分"),
        ("xu", "冲正 许清明", "没"),
        ("tang", "冲正 王秋月", "不由您"),
        ("fang", "冲正 唐春分", "没"),
    ):
        await town.says(who, words)
        assert answer in (await town.last(who)).text, words

    await town.says("xu", "冲正 唐春分")
    await town.presses("xu", f"唐春分 · {WHOLE}")
    for words, answer in (
        ("改2分", "请写一句为什么"),
        ("改2.5分 半天", "1 到 100"),
        ("改-1 错", "1 到 100"),
    ):
        await town.says("xu", words)
        assert answer in (await town.last("xu")).text, words
    await town.says("xu", "改2分 只来了半天")
    assert "应该是：3月3日 · 矛盾调解 · +2" in (await town.last("xu")).text
    await town.says("xu", "冲正 唐春分")
    await town.presses("xu", f"唐春分 · {WHOLE}")
    await town.says("xu", "再来一次")
    assert "等另一位确认" in (await town.last("xu")).text
    await town.says("xu", "4号楼1单元水管漏水")
    assert "收到,编号" in (await town.last("xu")).text

    for who, button, answer in (
        ("tang", "correction-yes:1:0:", "不由您"),
        ("fang", "correction-yes:1:0:", "不在您"),
        ("xu", "correction-yes:1:0:", "要两个人"),
        ("song", "correction-yes:99:0:", "不在您"),
        ("xu", "reverse:2:0:", "不能给自己"),
    ):
        assert answer in await pressed(town, who, button), (who, button)
    await town.presses("song", "确认更正")
    for who, button, answer in (
        ("song", "correction-no:1:0:", "宋立冬已经确认"),
        ("xu", "reverse:1:0:", "已经冲正过"),
        ("xu", "reverse:3:0:", "不能冲正"),
    ):
        assert answer in await pressed(town, who, button), (who, button)
    await town.passes(hours=6)
    assert "今天 +2" in (await town.last("tang")).text
    await town.says("tang", "积分")
    mine = (await town.last("tang")).text
    assert "可兑换 2 分" in mine
    assert "只来了半天" in mine


async def test_a_communitys_own_rule_holds_once_the_street_agrees(one_town: Town) -> None:
    town = one_town
    for who, words, answer in (
        ("xu", "加项目", "请写项目名称"),
        ("xu", "加项目 垃圾分类引导", "请写项目名称"),
        ("xu", "加项目 垃圾分类引导 0", "1 到 100"),
        ("xu", "加项目 垃圾分类引导 2.5", "1 到 100"),
        ("xu", "加项目 矛盾调解 2", "已经有了"),
        ("tang", "加项目 垃圾分类引导 2", "不由您"),
    ):
        await town.says(who, words)
        assert answer in (await town.last(who)).text, words
    await town.says("xu", "加项目 垃圾分类引导 2")
    assert "已报街道" in (await town.last("xu")).text
    await town.says("xu", "加项目 垃圾分类引导 3")
    assert "已经报给街道" in (await town.last("xu")).text
    await town.says("xu", "记分 唐春分 垃圾分类引导")
    assert "没有“垃圾分类引导”这一项" in (await town.last("xu")).text
    (rule,) = [one for one in (await town.last("song")).buttons if one == "同意"]
    assert "不由您" in await pressed(town, "xu", "rule-yes:99:0:")
    await town.presses("song", rule)
    assert "今天起可以记" in (await town.last("xu")).text
    await town.says("xu", "记分 唐春分 垃圾分类引导")
    assert "垃圾分类引导 +2" in (await town.last("xu")).text
    await town.says("xu", "加项目 楼道美化 3")
    await town.presses("song", "不同意")
    assert "街道没有同意" in (await town.last("xu")).text
    await town.says("xu", "加项目 楼道美化 2")
    assert "已报街道" in (await town.last("xu")).text
