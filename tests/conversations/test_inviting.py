"""Who wants to bring a neighbour in is helped, whatever the platform and whoever they are."""

import re

from tests.town import Town
from tests.town.town import HOME_GROUP


async def test_a_resident_asks_for_the_code_in_a_group_and_is_helped(town: Town) -> None:
    await town.says("wang", "入群码", where=HOME_GROUP)
    card = await town.last("wang", where=HOME_GROUP)
    assert "入群码由网格员和社区给" in card.text
    assert "☎ 网格员李小满" in f"{card.text} {card.buttons}"
    await town.says("daisy", "join link")
    assert "Grid members and the community hand out the link" in (await town.last("daisy")).text


async def test_a_link_that_stands_is_handed_on_without_its_buttons(one_town: Town) -> None:
    await one_town.says("li", "入群码")
    for where in ("direct", HOME_GROUP):
        await one_town.says("wang", "入群码", where=where)
        card = await one_town.last("wang", where=where)
        assert "进“春风里邻里群”" in card.text
        assert "/join/" in card.text
        assert [label for label in card.buttons if "停用" in label or "换新的" in label] == []


async def test_a_link_that_is_sent_to_the_bot_is_no_report(one_town: Town) -> None:
    await one_town.says("li", "入群码")
    link = re.search(r"http\S+/join/[\w-]+", (await one_town.card("li", "停用")).text)
    assert link
    await one_town.says("wang", f"群主发的 {link[0]}")
    assert "就进“春风里邻里群”" in (await one_town.last("wang")).text
    await one_town.presses("li", "停用")
    await one_town.says("wang", link[0])
    assert "这个入群码已经换了新的" in (await one_town.last("wang")).text
    assert await one_town.cases() == 0


async def test_in_a_telegram_group_staff_are_helped_too(telegram: Town) -> None:
    await telegram.says("li", "入群码", where=HOME_GROUP)
    card = await telegram.last("li", where=HOME_GROUP)
    assert "请邻居进来" in card.text
    assert "也可以直接找我说事:https://t.me/" in card.text


async def test_name_home_and_how_to_be_shown_are_changed_from_me(town: Town) -> None:
    await town.says("wang", "我的")
    assert "榜上名字：还没说" in (await town.last("wang")).text.replace(":", "：")
    await town.presses("wang", "名字怎么写")
    await town.presses("wang", "王阿姨")
    await town.says("wang", "/me")
    assert "榜上名字：王阿姨" in (await town.last("wang")).text.replace(":", "：")
