"""常用语 and 答复: what the desk keeps is offered where a text is asked; who reported reads it in private."""

from tests.town import Town
from tests.town.town import HOME_GROUP

LAMP = "3号楼2单元楼道灯坏了"
PART = "配件已经订了,周五到,到了就上门来换"


async def test_the_desk_keeps_texts_and_everybody_answers_with_a_press(town: Town) -> None:
    await town.says("xu", f"常用语 答复 楼道灯 {PART}")
    await town.says("xu", "常用语 答复 待接办 楼道灯 已经转给物业")
    assert "已经转给物业 · 答复 · 楼道灯 · 待接办" in (await town.last("xu")).text
    await town.says("xu", "常用语 退回 这盏灯是路灯")
    await town.says("xu", "常用语 延期 等厂家发货")
    listed = (await town.last("xu")).text
    assert "常用语,共 4 条" in listed
    assert f"{PART} · 答复 · 楼道灯" in listed

    await town.says("wang", LAMP)
    heard = len(await town.shown("wang"))
    await town.presses("zhang", "我们来办", on="交办单 1")
    await town.presses("zhang", "答复反映人", on="交办单 1")
    assert PART in (await town.last("zhang")).text
    assert "已经转给物业" not in (await town.last("zhang")).text  # it is in hand by now
    await town.presses("zhang", "1. 配件已经订了")
    assert "已答复 1 号的反映人" in (await town.last("zhang")).text
    told = (await town.shown("wang"))[heard:]
    assert len(told) == 1
    assert "1 号的答复" in told[0]
    assert PART in told[0]
    assert "张大暑" not in told[0]

    await town.presses("zhang", "要晚几天", on="交办单 1")
    await town.presses("zhang", "1 天")
    await town.presses("zhang", "别的原因")
    await town.presses("zhang", "等厂家发货")
    assert "晚 1 天:等厂家发货" in (await town.card("xu", "同意")).text
    await town.presses("xu", "同意")
    assert "1 号要晚几天:等厂家发货" in (await town.last("wang")).text

    await town.presses("zhang", "不归我们", on="交办单 1")
    await town.presses("zhang", "别的原因")
    await town.presses("zhang", "这盏灯是路灯")
    assert "原因：这盏灯是路灯" in (await town.card("xu", "转给…", on="不归他们")).text
    assert (await town.case()).state == "filed"
    await town.says("xu", "进度 1")
    assert PART in (await town.last("xu")).text

    await town.says("xu", "常用语")
    await town.presses("xu", "去掉 1")
    assert "共 3 条" in (await town.last("xu")).text


async def test_what_is_refused(one_town: Town) -> None:
    town = one_town
    await town.says("wang", "上报 " + LAMP, where=HOME_GROUP)
    for who, said, sentence in (
        ("zhang", "常用语", "不由您办"),
        ("xu", "常用语 随便 写点", "请写明用在哪儿"),
        ("xu", "常用语 答复", "请写明用在哪儿"),
        ("xu", f"常用语 答复 {'长' * 101}", "100"),
        ("xu", "答复", "请写上编号"),
        ("xu", "答复 9 好的", "没找到 9 号"),
        ("xu", f"答复 1 {'长' * 301}", "300"),
        ("tian", "答复 1 好的", "没找到 1 号"),
        ("wang", "答复 1 好的", "不由您办"),
    ):
        await town.says(who, said)
        assert sentence in (await town.last(who)).text, said
    assert "reply" not in await town.moves()
    await town.says("xu", "常用语 备注 钥匙在门卫")
    await town.presses("zhang", "我们来办", on="交办单 1")
    await town.presses("zhang", "备注", on="交办单 1")
    card = await town.card("zhang", "钥匙在门卫")
    case = await town.case()
    assert "按钮用不了" in await town.presses_old("zhang", card, f"canned:{case.id}:0:99")
    await town.presses("zhang", "钥匙在门卫")
    assert (await town.case()).noted == 1
    assert "已经过去了" in await town.presses_old("zhang", card, f"canned:{case.id}:0:4")
    assert "不由您办" in await town.presses_old("zhang", card, "canned-drop:1:0:")
