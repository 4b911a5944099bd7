"""Who sees what: the names, phones, doors and words of a report stay with the reporter and the desk."""

import json
from typing import Any

import pytest
from sqlmodel import col, select

from models import Chat, Look, Outgoing, Person, Purpose
from tests.town import Town
from tests.town.town import DIRECT, HOME_GROUP
from web.samples import sample

TEAM = "chunfengli-wuye-team"
WORK = "chunfeng-work"
NOT_YOURS = "这件事不由您办。有疑问请找社区。"

OPEN = "我是王秋月,13800000000,3号楼2单元502室门口楼道堆满纸箱"
NOISE = "我是王秋月,电话000-0000-0001,3号楼2单元602室楼上半夜吵得睡不着"
SHED = "我叫王秋月,3号楼2单元602室在阳台违章搭建,000-0000-0001"
COMPLAINT = "我是3号楼2单元502室的王秋月,投诉物业不管事,保安态度恶劣,电话000-0000-0001"
VIOLENCE = "我是3号楼2单元502室王秋月,602室天天打孩子,电话13800000000"
SECRETS = ("王秋月", "13800000000", "000-0000-0001", "502", "602", OPEN, NOISE, SHED, COMPLAINT, VIOLENCE)
UNIT_PEOPLE = ("zhang", "yang", "qian")


async def bots_words(town: Town) -> dict[str, list[str]]:
    """What the bot has said, by chat: a person's key for a direct chat, the group's key for a group."""
    found = {who: await town.shown(who) for who in await keys(town, Purpose.DIRECT)}
    for group, member in GROUPS.items():
        found[group] = await town.shown(member, where=group)
    return {chat: texts for chat, texts in found.items() if texts}


GROUPS = {
    HOME_GROUP: "wang",
    "liuan-residents": "zhao",
    "hongzhuan-residents": "he",
    "xinliu-volunteers": "tang",
    WORK: "li",
    "qiushi-work": "zhu",
    TEAM: "zhang",
    "liuan-wuye-team": "cao",
    "huanwei-team": "peng",
    "chengguan-team": "zeng",
}


async def keys(town: Town, purpose: Purpose) -> list[str]:
    async with town.app.database.reading() as session:
        query = select(Person.key).join(Chat, col(Chat.person_id) == col(Person.id)).where(col(Chat.purpose) == purpose)
        return [key for key in (await session.execute(query)).scalars() if key]


async def owed(town: Town) -> dict[str, str]:
    """The facts of everything that was owed, as one text by chat: what lies in the outbox can leak as well."""
    async with town.app.database.reading() as session:
        query = (
            select(Outgoing.facts, Chat.key, Person.key)
            .join(Chat, col(Chat.id) == col(Outgoing.chat_id))
            .join(Person, col(Person.id) == col(Chat.person_id), isouter=True)
        )
        found: dict[str, str] = {}
        for facts, group, person in (await session.execute(query)).all():
            name = str(group or person)
            found[name] = found.get(name, "") + json.dumps(facts, ensure_ascii=False)
    return found


async def assert_nothing_leaks(town: Town) -> None:
    told = {chat: "\n".join(texts) for chat, texts in (await bots_words(town)).items()}
    for said in (told, await owed(town)):
        for chat in set(said) - {"wang"}:
            assert [secret for secret in SECRETS if secret in said[chat]] == [], chat


async def forged(town: Town, verb: str) -> str:
    case = await town.case()
    return f"{verb}:{case.id}:{case.version}:"


async def test_names_phones_doors_and_words_stay_with_the_reporter(one_town: Town) -> None:
    for words in (OPEN, NOISE, VIOLENCE):
        await one_town.says("wang", words, photos=[sample("stairwell-boxes")])
    for words in (OPEN, SHED, COMPLAINT):
        await one_town.says("wang", f"上报 {words}", where=HOME_GROUP)
    await one_town.passes(days=6)
    for who in ("xu", "li", "zhou", "song", "shen", "zeng", "zhang", "sun", "chen"):
        for asked in ("进度 1", "待办"):
            await one_town.says(who, asked)
    await one_town.says("wang", "进度 1", where=HOME_GROUP)
    await assert_nothing_leaks(one_town)


@pytest.mark.parametrize("words", [OPEN, NOISE])
async def test_nothing_leaks_until_it_is_struck_off(one_town: Town, words: str) -> None:
    await one_town.says("wang", words, photos=[sample("stairwell-boxes")])
    holder = "zhang" if words == OPEN else "li"
    await one_town.presses(holder, "我来")
    card = next(card for card in await one_town.cards("wang") if "编号 1" in card.text or "1 号" in card.text)
    await one_town.says("wang", "还是我王秋月,502室,13800000000", reply_to=card.id)
    await one_town.presses(holder, "办好了" if holder == "zhang" else "已解决")
    await one_town.says(holder, "办好了", photos=[sample("stairwell-clear")])
    await one_town.presses("wang", "没解决")
    await one_town.presses(holder, "办好了" if holder == "zhang" else "已解决")
    await one_town.says(holder, "这回真办好了", photos=[sample("stairwell-clear")])
    await one_town.presses("wang", "解决了")
    await one_town.presses("wang", "基本满意")
    await one_town.passes(hours=8)
    assert (await one_town.case()).state == "closed"
    await assert_nothing_leaks(one_town)


async def test_group_cards_say_number_kind_building_state_and_date_only(town: Town) -> None:
    await town.says("wang", f"上报 {OPEN}", where=HOME_GROUP, photos=[sample("stairwell-boxes")])
    for who, group in (("chen", HOME_GROUP), ("li", WORK), ("zhang", TEAM)):
        card = await town.last(who, where=group)
        assert card.photos == 0
        assert "楼道堆物" in card.text
        assert "春风里 3号楼" in card.text
        for hidden in ("2单元", "纸箱", "***", "张大暑"):
            assert hidden not in card.text
    await town.presses("zhang", "我来")
    assert "张大暑" not in (await town.last("chen", where=HOME_GROUP)).text


async def test_a_group_reads_of_a_private_matter_only_that_it_came(one_town: Town) -> None:
    for words in (NOISE, SHED, COMPLAINT, VIOLENCE):
        await one_town.says("wang", f"上报 {words}", where=HOME_GROUP)
    await one_town.passes(days=3)
    said = await bots_words(one_town)
    assert said[HOME_GROUP] == ["收到,已私下处理。"] * 4
    assert set(said) & set(GROUPS) == {HOME_GROUP}


async def test_a_private_matter_stays_private_in_a_group_that_asks(one_town: Town) -> None:
    await one_town.says("wang", NOISE)
    await one_town.says("wang", "进度 1", where=HOME_GROUP)
    assert (await one_town.last("wang", where=HOME_GROUP)).text == "1 号不公开,请私聊问我。"
    await one_town.says("li", "待办", where=WORK)
    listed = (await one_town.last("li", where=WORK)).text
    assert "不公开的事" in listed
    assert "噪音" not in listed


async def test_whoever_handles_a_private_matter_finds_it_in_their_own_list(one_town: Town) -> None:
    await one_town.says("wang", NOISE)
    await one_town.says("li", "待办")
    assert "邻里噪音" in (await one_town.last("li")).text
    assert await one_town.presses("li", "看 1 号") == "1 号在下面。"
    await one_town.says("hu", "进度 1")
    assert (await one_town.last("hu")).text.startswith("没找到 1 号。")


async def test_an_open_matter_that_turns_private_disappears_from_the_groups(town: Town) -> None:
    await town.says("wang", f"上报 {OPEN}", where=HOME_GROUP)
    case = await town.case()
    await town.says("xu", "进度 1")
    card = await town.last("xu")
    assert await town.presses_old("xu", card, f"category:{case.id}:{case.version}:dispute") == "好的,记下了。"
    assert await town.shown("chen", where=HOME_GROUP) == ["收到,已私下处理。"]
    for who, group in (("li", WORK), ("zhang", TEAM)):
        assert all("楼道堆物" not in text and "3号楼" not in text for text in await town.shown(who, where=group))
    assert "纸箱" not in "".join(await town.shown("zhang"))


async def test_a_complaint_about_a_unit_never_reaches_it(one_town: Town) -> None:
    await one_town.says("wang", COMPLAINT, photos=[sample("stairwell-boxes")])
    case = await one_town.case()
    unit = await own_unit(one_town)
    assert {"转给…", "转责任单位"}.isdisjoint((await one_town.card("xu", "已解决")).buttons)
    await one_town.says("xu", "/help")
    toast = await one_town.presses_old("xu", await one_town.last("xu"), f"unit:{case.id}:{case.version}:{unit}")
    assert toast == "这件只由社区和街道来办,不转给单位。类别不对的话,请先改类别。"
    await one_town.passes(days=9)
    said = await bots_words(one_town)
    assert set(said) == {"wang", "xu", "song"}
    for who in UNIT_PEOPLE:
        await one_town.says(who, "待办")
        assert await one_town.shown(who) == ["现在没有要办的事。"]


async def own_unit(town: Town) -> int:
    """The property company's id."""
    async with town.app.database.reading() as session:
        query = select(Chat.unit_id).where(col(Chat.key) == TEAM)
        return int((await session.execute(query)).scalar_one() or 0)


async def test_what_is_sealed_reaches_desk_and_street_and_the_leader_reads_only_what_and_where(town: Town) -> None:
    await town.says("wang", VIOLENCE)
    await town.passes(days=3)
    await town.presses("xu", "已解决")
    await town.says("xu", "已联系民警上门")
    await town.passes(days=2)
    heard = await bots_words(town)
    assert set(heard) == {"wang", "xu", "song", "zhou"}
    for word in ("打孩子", "王秋月", "13800000000"):
        assert word not in "\n".join(heard["zhou"])
    assert "110" in (await town.shown("wang"))[0]


async def test_a_stranger_in_a_group_gets_the_result_there_without_photos_or_stair(telegram: Town) -> None:
    await no_direct_chat(telegram, "wang")
    await telegram.says("wang", f"上报 {OPEN}", where=HOME_GROUP, photos=[sample("stairwell-boxes")])
    await telegram.presses("zhang", "办好了")
    await telegram.says("zhang", "办好了", photos=[sample("stairwell-clear")])
    await telegram.presses("li", "确实办好了")
    result = await telegram.card("wang", "没解决", where=HOME_GROUP)
    assert result.text.startswith("1 号办好了。")
    assert result.photos == 0
    assert "2单元" not in result.text
    assert await telegram.presses("chen", "没解决", where=HOME_GROUP) == NOT_YOURS
    await assert_nothing_leaks(telegram)


async def no_direct_chat(town: Town, who: str) -> None:
    async with town.app.database.transaction() as session:
        chat = await session.get_one(Chat, town.chat(who, DIRECT).id)
        chat.unreachable_at = town.app.clock.now()


# Who reported


async def looks(town: Town) -> list[tuple[int, int]]:
    async with town.app.database.reading() as session:
        rows = (await session.execute(select(Look).order_by(col(Look.id)))).scalars()
        return [(look.case_id, look.person_id) for look in rows]


async def test_desk_and_street_may_look_who_reported_and_every_look_is_logged(town: Town) -> None:
    await town.says("wang", COMPLAINT)
    await town.presses("xu", "看反映人")
    seen = (await town.last("xu")).text
    for told in ("1 号的反映人", "王秋月", "000-0000-0001", "春风里3号楼2单元", "这次查看已经记录"):
        assert told in seen
    await town.says("song", "/help")
    await town.presses_old("song", await town.last("song"), await forged(town, "reporter"))
    assert "王秋月" in (await town.last("song")).text
    case = await town.case()
    assert await looks(town) == [(case.id, town.person(who).id) for who in ("xu", "song")]


async def test_nobody_else_may_look(one_town: Town) -> None:
    await one_town.says("wang", OPEN)
    for who in ("fang", "li", "zhou", "zhang", "qian", "sun", "shen", "tang", "chen", "wang"):
        await one_town.says(who, "/help")
        card = await one_town.last(who)
        assert await one_town.presses_old(who, card, await forged(one_town, "reporter")) == NOT_YOURS
    assert await looks(one_town) == []
    await assert_nothing_leaks(one_town)


async def test_in_a_group_nobody_looks(town: Town) -> None:
    await town.says("wang", OPEN)
    card = await town.last("xu", where=WORK)
    toast = await town.presses_old("xu", card, await forged(town, "reporter"), where=WORK)
    assert toast == "这里用不了。群的事请在群里发,自己的事请私聊我。"
    assert await looks(town) == []


# Help


HELP: dict[str, tuple[Any, ...]] = {
    "wang": (),
    "tang": (),
    "sun": (),
    "shen": (),
    "zhang": ("看要办的", "来了事就按"),
    "qian": ("看要办的", "来了事就按"),
    "li": ("看要办的", "当场能办的", "别人办的去看一眼"),
    "zhou": ("看要办的", "当场能办的", "别人办的去看一眼"),
    "xu": ("看要办的", "当场能办的", "别人办的去看一眼", "改类别、换单位", "把一个群接进来"),
    "song": ("看要办的", "当场能办的", "别人办的去看一眼", "改类别、换单位", "把一个群接进来"),
}


async def test_help_shows_what_ones_role_may_do(one_town: Town) -> None:
    every = {line for lines in HELP.values() for line in lines}
    for who, lines in HELP.items():
        await one_town.says(who, "/help")
        card = await one_town.last(who)
        shown = card.text
        while "下一页" in card.buttons:
            await one_town.presses(who, "下一页")
            card = await one_town.last(who)
            shown += card.text
        assert all(len(page.splitlines()) <= 13 for page in shown.split("您可以这样用")), who
        assert {line for line in every if line in shown} == set(lines), who
        assert "反映问题" in shown
