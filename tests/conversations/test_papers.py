"""限期整改通知单 and 催办单: drafted in the chat, issued by a press, told to the unit, opened to be printed."""

import re

import aiohttp
import pytest
from sqlmodel import col, select

from models import Paper, Press, RoomMessage, Verb
from tests.conversations.test_hard import said
from tests.town import Town

LAMP = "3号楼2单元楼道灯坏了"
FOR_THE_DESK = "xu"


async def papers(town: Town) -> list[Paper]:
    async with town.app.database.reading() as session:
        return list((await session.execute(select(Paper).order_by(Paper.id))).scalars())


async def link_to_the_paper(town: Town) -> str:
    """The address that the card's button opens."""
    async with town.app.database.reading() as session:
        cards = (await session.execute(select(RoomMessage.card).order_by(col(RoomMessage.id)))).scalars()
        found = [path for card in cards if card for path in re.findall(r"/paper/[\w-]+", str(card))]
    return town.app.url + found[-1]


async def opened(address: str) -> tuple[int, str]:
    """What the page says, without its markup."""
    async with aiohttp.ClientSession() as session, session.get(address) as response:
        return response.status, re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", await response.text()))


async def test_the_desk_issues_a_notice_the_unit_reads_it_and_it_stands_in_the_history(town: Town) -> None:
    await town.says("wang", LAMP)
    draft = await said(town, FOR_THE_DESK, "通知单 1 依据:消防车通道、楼道照明须完好,13800000000")
    assert draft.startswith("限期整改通知单(还没开) · 1 号")
    assert "依据：消防车通道、楼道照明须完好" in draft
    assert "13800000000" not in draft
    await town.presses(FOR_THE_DESK, "3个工作日内")
    mine = (await town.last(FOR_THE_DESK)).text
    assert mine.startswith("限期整改通知单 · 春风社区〔2026〕1号")
    told = [card.text for card in await town.cards("zhang")]
    assert any(text.startswith("限期整改通知单 · 春风社区〔2026〕1号") for text in told)
    assert "书面通知单位(春风社区〔2026〕1号)" in await said(town, FOR_THE_DESK, "进度 1")
    assert "王" not in mine


async def test_a_notice_is_read_by_its_unit_only_and_starts_the_rung_of_head_and_desk(one_town: Town) -> None:
    town = one_town
    await town.says("wang", LAMP)
    await town.says(FOR_THE_DESK, "通知单 1")
    await town.presses(FOR_THE_DESK, "7个工作日内")
    assert any("限期整改通知单" in text for text in await town.shown("zhang", where="chunfengli-wuye-team"))
    assert not any("限期整改通知单" in text for text in await town.shown("zhou", where="chunfeng-work"))
    assert not any("限期整改通知单" in text for text in await town.shown("zhou"))
    case, paper = await town.case(), (await papers(town))[0]
    assert (case.rung, case.climb_at >= paper.due_at) == (3, True)
    await town.passes(days=7)
    assert "climb" not in await town.moves()  # the rungs below have been passed by a person
    await town.passes(days=8)
    assert (await town.moves()).count("climb") == 1
    assert "1 号" in (await town.card("song", "看 1 号")).text


async def test_numbers_count_by_kind_and_a_draft_has_none(town: Town) -> None:
    await town.says("wang", LAMP)
    for words, button in (("通知单 1", "1个工作日内"), ("催办单 1", "开出"), ("通知单 1", "7个工作日内")):
        await town.says(FOR_THE_DESK, words)
        await town.presses(FOR_THE_DESK, button)
    await town.says(FOR_THE_DESK, "通知单 1")
    found = [(paper.kind.value, paper.number) for paper in await papers(town)]
    assert found == [("rectify", 1), ("urge", 1), ("rectify", 2), ("rectify", None)]


async def test_two_presses_issue_it_once(town: Town) -> None:
    await town.says("wang", LAMP)
    await town.says(FOR_THE_DESK, "通知单 1")
    draft, version = await town.last(FOR_THE_DESK), (await town.case()).version
    await town.presses(FOR_THE_DESK, "3个工作日内")
    pressed = Press(Verb.PAPER, (await papers(town))[0].id, version, "7").pack()
    assert "已经开出了" in await town.presses_old(FOR_THE_DESK, draft, pressed)
    assert [paper.number for paper in await papers(town)] == [1]


@pytest.mark.parametrize(
    ("who", "words", "sentence"),
    [
        (FOR_THE_DESK, "通知单 99", "没找到"),
        (FOR_THE_DESK, "通知单 去年的事", "没找到"),
        ("zhang", "通知单 1", "不"),
        ("wang", "通知单 1", "不"),
    ],
)
async def test_who_may_not_and_what_is_not_there(town: Town, who: str, words: str, sentence: str) -> None:
    await town.says("wang", LAMP)
    assert sentence in await said(town, who, words)
    assert await papers(town) == []


async def test_what_no_unit_has_and_what_is_over_gets_no_notice(town: Town) -> None:
    await town.says("wang", "3号楼树上拉绳晒被子")
    assert "没有交给单位" in await said(town, FOR_THE_DESK, "通知单 1")
    await town.says("wang", "不用办了")
    assert await papers(town) == []


async def test_the_page_is_one_sheet_and_its_link_ends(one_town: Town) -> None:
    await one_town.says("wang", LAMP)
    await one_town.says(FOR_THE_DESK, "通知单 1 楼道照明须完好")
    await one_town.presses(FOR_THE_DESK, "3个工作日内")
    assert "打开,打印盖章" in (await one_town.last(FOR_THE_DESK)).buttons
    address = await link_to_the_paper(one_town)
    status, text = await opened(address)
    assert status == 200
    for part in (
        "限期整改通知单",
        "春风社区〔2026〕1号",
        "春风里物业",
        "楼道灯",
        "依据:楼道照明须完好",
        "签收人",
        "盖章",
        "许清明",
    ):
        assert part in text
    assert "王秋月" not in text
    await one_town.passes(hours=26)
    assert (await opened(address))[0] == 410
    assert (await opened(address.replace("/paper/", "/paper/9")))[0] == 410
