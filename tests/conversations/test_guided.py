"""引导上报: what, where, photos, check, send; a button, a photo or a voice says it all."""

from pathlib import Path

import pytest
from sqlmodel import select

from models import Conversation, Photo, Press, Verb
from tests.conftest import NewDatabase
from tests.sounds import tone
from tests.town import Town
from tests.town.building import web_town
from tests.town.streets import TelegramStreet
from tests.town.town import HOME_GROUP
from web.samples import NAMES, sample

DARK = sample("lamp-dark")
BOXES = sample("stairwell-boxes")


async def photos(town: Town) -> int:
    async with town.app.database.reading() as session:
        return len((await session.execute(select(Photo.id))).scalars().all())


async def waits(town: Town) -> bool:
    async with town.app.database.reading() as session:
        return (await session.execute(select(Conversation.key))).first() is not None


async def test_buttons_and_a_photo_say_it_all(town: Town) -> None:
    await town.says("wang", "引导上报")
    assert "1/4 是什么事" in (await town.last("wang")).text
    await town.presses("wang", "楼道灯")
    assert "2/4 在哪儿" in (await town.last("wang")).text
    await town.presses("wang", "我家楼下")
    assert "3/4 有照片吗" in (await town.last("wang")).text
    await town.says("wang", photos=[DARK])
    await town.says("wang", photos=[BOXES])
    await town.presses("wang", "够了,下一步")
    check = await town.last("wang")
    assert "4/4 这样报,对吗" in check.text
    assert "春风里 3号楼" in check.text
    assert "2 张" in check.text
    assert await town.cases() == 0
    assert "报上了,编号 1" in await town.presses("wang", "提交")
    case = await town.case()
    assert (case.placed, case.words, await photos(town)) == (True, "", 2)
    assert "楼道灯" in (await town.card("zhang", "我们来办")).text
    assert not await waits(town)


async def test_a_building_and_a_stair_are_chosen_and_changed(town: Town) -> None:
    await town.says("wang", "/start")
    await town.presses("wang", "一步一步报")
    await town.presses("wang", "说不准")
    await town.presses("wang", "选楼栋")
    if "哪个小区" in (await town.last("wang")).text:
        await town.presses("wang", "春风里")
    await town.presses("wang", "5号楼")
    if "几单元" in (await town.last("wang")).text:
        await town.presses("wang", "1单元")
    await town.presses("wang", "没有照片")
    assert "春风里 5号楼" in (await town.last("wang")).text
    assert "还没看到内容" in await town.presses("wang", "提交")
    await town.presses("wang", "改什么事")
    await town.says("wang", "门口的垃圾没人收")
    check = await town.last("wang")
    assert "4/4" in check.text
    assert "门口的垃圾没人收" in check.text
    await town.presses("wang", "改地方")
    await town.presses("wang", "我家楼下")
    assert "春风里 3号楼" in (await town.last("wang")).text
    await town.presses("wang", "提交")
    assert (await town.case()).words == "门口的垃圾没人收"


async def test_words_may_tell_the_place_and_a_voice_the_matter(town: Town) -> None:
    await town.says("wang", "引导上报")
    await town.says("wang", "5号楼1单元的灯不亮")
    assert "3/4" in (await town.last("wang")).text
    await town.presses("wang", "没有照片")
    await town.presses("wang", "提交")
    await town.passes(minutes=6)
    await town.says("wang", "引导上报")
    await town.says("wang", voice=tone(2))
    await town.says("wang", pin=(30.5, 124.504))
    await town.presses("wang", "没有照片")
    assert "有语音" in (await town.last("wang")).text
    await town.presses("wang", "提交")
    assert (await town.cases(), (await town.case(2)).placed) == (2, True)
    assert await town.voices("xu") == 1


@pytest.mark.parametrize(
    "presses", [[], ["楼道灯"], ["楼道灯", "选楼栋"], ["楼道灯", "我家楼下"], ["楼道灯", "我家楼下", "没有照片"]]
)
async def test_it_is_called_off_at_each_step(one_town: Town, presses: list[str]) -> None:
    await one_town.says("wang", "一步一步")
    for label in presses:
        await one_town.presses("wang", label)
    await one_town.presses("wang", "取消")
    assert "没有上报" in (await one_town.last("wang")).text
    assert await one_town.cases() == 0
    assert not await waits(one_town)
    await one_town.says("wang", "3号楼2单元楼道灯坏了")
    assert await one_town.cases() == 1


async def test_the_button_of_a_step_that_is_over_is_refused(town: Town) -> None:
    await town.says("wang", "引导上报")
    first = await town.last("wang")
    await town.presses("wang", "楼道灯")
    old = Press(Verb.GUIDE_KIND, 0, 1, "").pack()
    assert "已经过去了" in await town.presses_old("wang", first, old)
    assert "2/4" in (await town.last("wang")).text
    early = Press(Verb.GUIDE_SEND, 0, 2).pack()
    assert "已经过去了" in await town.presses_old("wang", first, early)
    for forged in ("y999999", "a999999", "=x", "z1", ""):
        told = await town.presses_old("wang", first, Press(Verb.GUIDE_PLACE, 0, 2, forged).pack())
        if forged != "y999999":
            assert "没找到" in told or "用不了" in told
        else:
            await town.says("wang", "引导上报")
            await town.presses("wang", "楼道灯")
    assert await town.cases() == 0
    await town.presses("wang", "取消")
    assert "已经过去了" in await town.presses_old("wang", first, Press(Verb.GUIDE_STOP, 0, 2).pack())


async def test_bad_answers_get_one_sentence_and_keep_the_step(one_town: Town) -> None:
    await one_town.says("wang", "引导上报")
    await one_town.says("wang", "……")
    assert "还没看到内容" in (await one_town.last("wang")).text
    await one_town.presses("wang", "楼道灯")
    await one_town.says("wang", "月亮背面")
    assert "没找到这个地方" in (await one_town.last("wang")).text
    await one_town.presses("wang", "我家楼下")
    await one_town.says("wang", photos=[sample(name) for name in NAMES[:9]])
    await one_town.says("wang", photos=[sample(NAMES[9])])
    assert "照片够 9 张了" in (await one_town.last("wang")).text
    await one_town.presses("wang", "够了,下一步")
    await one_town.presses("wang", "提交")
    assert (await one_town.cases(), await photos(one_town)) == (1, 9)


async def test_danger_is_not_asked_about(one_town: Town) -> None:
    await one_town.says("wang", "引导上报")
    await one_town.says("wang", "3号楼2单元着火了")
    assert await one_town.cases() == 1
    assert any("119" in text for text in await one_town.shown("wang"))
    assert not await waits(one_town)


async def test_from_a_group_it_leads_to_the_direct_chat(town: Town) -> None:
    await town.says("wang", "引导上报", where=HOME_GROUP)
    assert "到和我的私聊里" in (await town.last("wang", where=HOME_GROUP)).text
    await town.presses("wang", "一步一步报")
    assert "1/4" in (await town.last("wang")).text


async def test_the_link_from_a_group_begins_at_once(telegram: Town) -> None:
    assert isinstance(telegram.street, TelegramStreet)
    await telegram.says("wang", "/start guide")
    assert "1/4" in (await telegram.last("wang")).text


async def test_it_goes_on_after_the_house_fell_down(database_url: NewDatabase, tmp_path: Path) -> None:
    url = database_url("sqlite", template="town")
    async with web_town(url, tmp_path) as town:
        await town.says("wang", "引导上报")
        await town.presses("wang", "楼道灯")
        await town.says("wang", photos=[DARK])
    async with web_town(url, tmp_path) as town:
        await town.settle()
        await town.presses("wang", "我家楼下")
        await town.presses("wang", "够了,下一步")
        await town.presses("wang", "提交")
        assert (await town.cases(), await photos(town)) == (1, 1)


async def test_commands_thanks_and_two_hours_are_no_answers(one_town: Town) -> None:
    await one_town.says("wang", "引导上报")
    await one_town.says("wang", "我反映的")
    await one_town.says("wang", "谢谢")
    await one_town.presses("wang", "楼道灯")
    await one_town.passes(hours=3)
    await one_town.says("wang", "3号楼2单元楼道灯坏了")
    assert (await one_town.cases(), await waits(one_town)) == (1, False)
