"""催一下: who reported asks how it stands, and those who have it and the desk hear it once."""

from tests.town import Town

LAMP = "3号楼2单元楼道灯坏了"
ASKED = "反映的人在问 1 号:现在什么情况?"


async def texts(town: Town, who: str) -> str:
    """Everything that somebody reads now."""
    return "\n".join(await town.shown(who))


async def test_who_reported_asks_and_unit_and_desk_hear_it(town: Town) -> None:
    await town.says("wang", LAMP)
    assert "催一下" not in (await town.last("wang")).buttons
    await town.says("wang", "进度 1")
    assert "催一下" not in (await town.last("wang")).buttons
    await town.passes(days=1)
    await town.says("wang", "进度 1")
    assert await town.presses("wang", "催一下") == "好的,1 号已经催了,单位和社区都会收到。"
    await town.passes(hours=1)  # it was in the noon break
    asked = await town.card("zhang", "今天办", on=ASKED)
    assert "王" not in asked.text
    assert "催过：1 次" in asked.text
    assert ASKED in await texts(town, "xu")
    assert "今天已经催过了" in await town.presses("wang", "催一下")
    await town.presses("zhang", "今天办", on=ASKED)
    assert (await town.moves()).count("nudge") == 1
    await town.says("wang", "进度 1")
    assert "催了一次" in (await town.last("wang")).text


async def test_once_in_a_working_day_by_word_and_only_while_somebody_works_on_it(one_town: Town) -> None:
    await one_town.says("wang", LAMP)
    for said, sentence in (
        ("催一下 1", "已经催了"),
        ("催一下1", "今天已经催过了"),
        ("催一下 1 号!", "今天已经催过了"),
        ("催一下", "今天已经催过了"),
        ("催一下 99", "没找到 99 号"),
    ):
        await one_town.says("wang", said)
        assert sentence in (await one_town.last("wang")).text, said
    await one_town.says("zhao", "催一下 1")
    assert (await one_town.case()).nudged == 1
    assert "没找到 1 号" in (await one_town.last("zhao")).text
    await one_town.passes(days=1)
    await one_town.says("wang", "再催一下 1")
    assert (await one_town.case()).nudged == 2
    await one_town.says("xu", "催一下 1")
    assert "社区在问 1 号" in await texts(one_town, "zhang")
    assert (await one_town.case()).nudged == 2

    await one_town.says("xu", "进度 1")
    await one_town.presses("xu", "看 1 号")
    await one_town.presses("xu", "一时办不了")
    await one_town.presses("xu", "一个月")
    await one_town.says("xu", "要等厂家寄配件")
    await one_town.passes(days=1)
    await one_town.says("wang", "催一下 1")
    assert "到日子会接着办" in (await one_town.last("wang")).text
    await one_town.says("wang", "催一下")
    assert "要催哪一件" in (await one_town.last("wang")).text
    assert await one_town.cases() == 1
    await one_town.says("wang", "进度 1")
    assert "催一下" not in (await one_town.last("wang")).buttons


async def test_at_night_it_waits_for_the_morning_and_a_group_is_no_place_for_it(one_town: Town) -> None:
    await one_town.says("wang", LAMP)
    await one_town.says("wang", "催一下 1", where="chunfengli-residents")
    assert (await one_town.case()).nudged == 0
    await one_town.passes(hours=8)
    await one_town.says("wang", "催一下 1")
    assert ASKED not in await texts(one_town, "zhang")
    await one_town.passes(hours=11)
    assert ASKED in await texts(one_town, "zhang")


async def test_whoever_joined_asks_about_the_whole(one_town: Town) -> None:
    await one_town.says("wang", LAMP)
    await one_town.says("chen", "3号楼2单元楼道灯不亮,晚上摔过人")
    await one_town.presses("chen", "我也遇到")
    await one_town.says("chen", "催一下 2")
    assert "2 号已经催了" in (await one_town.last("chen")).text
    assert ASKED in await texts(one_town, "zhang")
    assert [(await one_town.case(number)).nudged for number in (1, 2)] == [1, 0]
