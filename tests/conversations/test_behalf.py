"""代报: the desk or the grid files in one line for whoever called or came, and passes the answer on."""

import pytest
from sqlmodel import select

from models import Behalf, Look, Outgoing, Person, Press, Verb
from tests.town import Town
from tests.town.streets import TelegramStreet, telegram_id
from tests.town.town import DIRECT, HOME_GROUP
from web.samples import sample

LEAK = "3号楼2单元楼道灯坏了"
PHONE = "13800000000"
WORK = "chunfeng-work"


async def behalf(town: Town, number: int = 1) -> tuple[str, str, int]:
    case = await town.case(number)
    async with town.app.database.reading() as session:
        row = await session.get_one(Behalf, case.id)
        return row.name, row.phone, row.person_id


async def everywhere(town: Town, but: str) -> str:
    """All that is shown to others who have to do with it, and to the group."""
    found = [text for who in {"wang", "zhang", "yang", "li", "zhou", "xu"} - {but} for text in await town.shown(who)]
    return "\n".join([*found, *await town.shown("wang", where=HOME_GROUP), *await town.shown("xu", where=WORK)])


@pytest.mark.parametrize("line", [f"王奶奶 {PHONE} {LEAK}", f"{LEAK},{PHONE} 王奶奶", f"王奶奶{PHONE}{LEAK}"])
async def test_one_line_files_for_a_caller_and_only_who_filed_it_reads_name_and_phone(
    one_town: Town, line: str
) -> None:
    await one_town.says("li", f"代报 {line}")
    case = await one_town.case()
    assert (case.words, case.placed, case.reporter_id) == (LEAK, True, one_town.person("li").id)
    assert await behalf(one_town) == ("王奶奶", PHONE, one_town.person("li").id)
    assert f"王奶奶 · {PHONE}" in (await one_town.last("li")).text
    others = await everywhere(one_town, "li")
    assert "王奶奶" not in others
    assert PHONE not in others
    async with one_town.app.database.reading() as session:
        assert (await session.execute(select(Person).where(Person.name == "王奶奶"))).first() is None


async def test_the_desk_looks_and_the_look_is_written_down(town: Town) -> None:
    await town.says("li", f"代报 王奶奶 {PHONE} 楼道灯坏了", photos=[sample("lamp-dark")])
    assert "我家楼下" not in str(await town.cards("li"))
    await town.presses("li", "选楼栋")
    await town.says("li", "春风里3号楼2单元")
    assert (await town.case()).placed
    await town.says("xu", "进度 1")
    assert "王奶奶" not in (await town.last("xu")).text
    card = await town.last("xu")
    await town.presses_old("xu", card, Press(Verb.REPORTER, (await town.case()).id).pack())
    told = (await town.last("xu")).text
    assert "王奶奶" in told
    assert PHONE in told
    assert town.person("li").name in told
    async with town.app.database.reading() as session:
        assert [look.person_id for look in (await session.execute(select(Look))).scalars()] == [town.person("xu").id]
    card = await town.last("zhang")
    await town.presses_old("zhang", card, Press(Verb.REPORTER, (await town.case()).id).pack())
    assert PHONE not in "\n".join(await town.shown("zhang"))


async def test_the_answer_goes_to_who_filed_it_and_stands_on_their_list_until_it_is_told(town: Town) -> None:
    await town.says("li", f"代报 王奶奶 {PHONE} {LEAK}")
    await town.presses("zhang", "我们来办")
    await town.presses("zhang", "办好了")
    await town.says("zhang", "换了", photos=[sample("lamp-lit")])
    await town.presses("li", "确实办好了")
    assert any("请转告:王奶奶" in text or "请转告：王奶奶" in text for text in await town.shown("li"))
    await town.says("li", "请转告")
    listed = await town.last("li")
    assert "请告诉王奶奶" in listed.text
    assert PHONE in listed.text or any("☎ 王奶奶" in button for button in listed.buttons)
    async with town.app.database.reading() as session:
        assert [look.person_id for look in (await session.execute(select(Look))).scalars()] == [town.person("li").id]
    await town.passes(days=1)
    assert any("请转告:1 号" in text for text in await town.shown("li"))
    await town.presses("li", "已转告 1 号")
    await town.says("li", "请转告")
    assert (await town.last("li")).text == "没有要转告的。"


async def test_a_private_matter_is_told_by_who_filed_it_only(one_town: Town) -> None:
    await one_town.says("xu", f"代报 王奶奶 {PHONE} 3号楼2单元邻居半夜吵架打人")
    assert await one_town.cases() == 1
    assert (await one_town.case()).sensitivity != "open"
    others = await everywhere(one_town, "xu")
    assert PHONE not in others
    assert "王奶奶" not in others


async def test_name_and_phone_may_be_missing_and_the_desk_files_many(one_town: Town) -> None:
    for number in range(12):
        await one_town.says("xu", f"代报 {number + 1}号楼楼道灯坏了")
    assert await one_town.cases() == 12
    assert await behalf(one_town) == ("", "", one_town.person("xu").id)


@pytest.mark.parametrize(
    ("who", "line", "answer"),
    [
        ("li", "代报", "写一行就行"),
        ("li", f"代报 王奶奶 {PHONE}", "写一行就行"),
        ("li", f"代报 王奶奶 1380000000 {LEAK}", "电话好像不对"),
        ("wang", f"代报 王奶奶 {LEAK}", "网格员和社区用的"),
    ],
)
async def test_bad_lines_get_one_sentence_and_change_nothing(one_town: Town, who: str, line: str, answer: str) -> None:
    await one_town.says(who, line)
    assert answer in (await one_town.last(who)).text
    assert await one_town.cases() == 0


async def test_in_a_residents_group_it_is_asked_for_in_private_and_the_phone_is_not_repeated(town: Town) -> None:
    await town.says("li", f"代报 王奶奶 {PHONE} {LEAK}", where=HOME_GROUP)
    assert await town.cases() == 0
    told = (await town.last("wang", where=HOME_GROUP)).text
    assert "请在和我的私聊里发" in told
    assert PHONE not in told
    async with town.app.database.reading() as session:
        assert not [row for row in (await session.execute(select(Outgoing))).scalars() if PHONE in str(row.facts)]


async def test_in_the_work_group_the_card_tells_neither(one_town: Town) -> None:
    await one_town.says("xu", f"代报 王奶奶 {PHONE} {LEAK}", where=WORK)
    assert await one_town.cases() == 1
    (shown,) = await one_town.shown("xu", where=WORK)  # the team's card is the answer
    assert shown.startswith("交办单 1")
    assert "王奶奶" not in shown
    assert any(PHONE in text for text in await one_town.shown("xu", where=DIRECT))


async def test_the_line_written_anew_corrects_name_phone_and_words(telegram: Town) -> None:
    assert isinstance(telegram.street, TelegramStreet)
    said = await telegram.says("li", f"代报 王奶奶 {PHONE} {LEAK}")
    li = telegram_id(telegram.person("li"))
    telegram.street.server.rewords(li, li, int(said), f"代报 汪奶奶 13900000000 {LEAK},三天了")
    await telegram.street.server.taken()
    await telegram.settle()
    assert await behalf(telegram) == ("汪奶奶", "13900000000", telegram.person("li").id)
    case = await telegram.case()
    assert case.words == f"{LEAK},三天了"
    assert "汪" not in case.shown_words


async def test_the_answer_in_the_work_group_becomes_the_teams_card_once_somebody_has_it(one_town: Town) -> None:
    await one_town.says("li", "代报 李奶奶 5号楼门口有股怪味", where=WORK)
    assert (await one_town.last("li", where=WORK)).text.startswith("收到,编号 1")
    await one_town.presses("xu", "转给…")
    await one_town.presses("xu", "春风里物业")
    (card,) = await one_town.cards("li", where=WORK)
    assert card.text.startswith("交办单 1")
    await one_town.says("li", "上报 楼道灯坏了", where=WORK)
    await one_town.says("li", "5号楼2单元", where=WORK)
    titles = [text.split("\n")[0] for text in await one_town.shown("li", where=WORK)]
    assert titles == ["交办单 1", "交办单 2", "已补充到 2 号。"]
