"""A question that has been answered keeps no buttons: whoever scrolls back finds nothing to press."""

from tests.conversations.test_moves import LAMP, opened
from tests.town import Town
from web.samples import sample


async def buttons_of(town: Town, who: str, on: str) -> tuple[str, ...]:
    """The buttons of the newest card that holds ``on``."""
    return next(card.buttons for card in reversed(await town.cards(who)) if on in card.text)


async def test_a_press_takes_the_buttons_off_what_it_answers(one_town: Town) -> None:
    town = one_town
    await town.says("wang", LAMP)
    await opened(town)
    await town.presses("xu", "转给")
    question = (await town.last("xu")).text
    await town.presses("xu", "新柳城管中队")
    assert await buttons_of(town, "xu", question) == ()
    await opened(town)
    await town.presses("xu", "一时办不了")
    question = (await town.last("xu")).text
    await town.presses("xu", "一个月")
    assert await buttons_of(town, "xu", question) == ()
    await town.says("song", "任命 陈谷雨")
    question = (await town.last("song")).text
    await town.presses("song", (await town.last("song")).buttons[0])
    assert await buttons_of(town, "song", question) == ()
    assert (await town.last("song")).buttons


async def test_so_does_what_is_written(town: Town) -> None:
    await town.says("wang", LAMP)
    await town.says("sun", "5号楼1单元楼道灯坏了")
    await town.says("zhang", photos=[sample("lamp-lit")])
    await town.settle()
    assert "办好了哪一件" in (await town.last("zhang")).text
    await town.says("zhang", "换好了")  # asked once more
    await town.says("zhang", "2")
    await town.settle()
    assert (await town.case(2)).state == "handled"
    asked = [card.buttons for card in await town.cards("zhang") if "办好了哪一件" in card.text]
    assert asked == [(), ()]

    await town.says("xu", "常用语 答复 已联系物业,明天来人")
    await town.says("xu", "进度 1")
    await town.presses("xu", "看 1 号")
    await town.presses("xu", "答复反映人")
    await town.settle()
    question = (await town.card("xu", "已联系物业")).text
    await town.says("xu", "灯具在路上了")
    await town.settle()
    assert await buttons_of(town, "xu", question) == ()
