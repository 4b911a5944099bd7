"""A month's whole list and a quarter's sum: pages to be printed, workbooks, and who may read names."""

import re
from io import BytesIO

import aiohttp
from openpyxl import load_workbook
from sqlmodel import col, select

from models import RoomMessage
from tests.conversations.test_months import DEEDS, a_month, at, closed, until
from tests.town import Town


async def links(town: Town, kind: str) -> list[str]:
    """The addresses that cards open, each once."""
    async with town.app.database.reading() as session:
        cards = (await session.execute(select(RoomMessage.card).order_by(col(RoomMessage.id)))).scalars()
        found = [path for card in cards if card for path in re.findall(rf"/{kind}/[\w-]+", str(card))]
    return [town.app.url + path for path in dict.fromkeys(found)]


async def opened(address: str) -> tuple[int, str]:
    async with aiohttp.ClientSession() as session, session.get(address) as response:
        return response.status, re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", await response.text()))


async def book(address: str) -> list[list[object]]:
    async with aiohttp.ClientSession() as session, session.get(f"{address}/xlsx") as response:
        assert response.status == 200
        page = load_workbook(BytesIO(await response.read())).worksheets[0]
    return [[cell.value for cell in row] for row in page.iter_rows()]


async def test_a_months_list_is_printed_and_taken_as_a_workbook(one_town: Town) -> None:
    await a_month(one_town)
    for_all, for_the_desk = sorted(await links(one_town, "points"), key=lambda link: "/points/1-0-" not in link)
    status, text = await opened(for_all)
    assert status == 200
    assert "唐*分 3" in text
    assert "王*月 2" in text
    assert "唐春分" not in text
    status, text = await opened(for_the_desk)
    for words in ("2026年2月志愿积分公示", "唐春分 3", "王阿姨 2", "另有 1 位不愿留名", "第 3 笔", "张贴:社区公告栏"):
        assert words in text
    assert "张贴:春风里3号楼" in (await opened(f"{for_the_desk}?each=1"))[1]
    rows = await book(for_the_desk)
    assert rows[1] == ["名次", "姓名", "积分"]
    assert rows[2:5] == [[1, "唐春分", 3], [2, "王阿姨", 2], ["", "不愿留名 1 人", 2]] or rows[4][1] == "不愿留名 1 人"
    assert "ledger verify" in str(rows[-1][0])
    assert (await opened(for_all.replace("/points/", "/points/9")))[0] == 410
    assert (await opened(for_all.replace("/points/", "/quarter/")))[0] == 410
    await until(one_town, at(3, 9, 9))
    assert len(await closed(one_town)) == 1
    assert "已确认,不再改动" in (await opened(for_all))[1]


async def test_a_quarter_of_closed_months_goes_to_the_street(one_town: Town) -> None:
    town = one_town
    await a_month(town, month=12)
    await until(town, at(3, 9, 9))
    assert [month.month for month in await closed(town)] == ["2025-12", "2026-01", "2026-02"]
    (told,) = [text for text in await town.shown("song") if "季度志愿积分汇总表" in text]
    assert "春风社区2025年第4季度" in told
    (address,) = await links(town, "quarter")
    status, text = await opened(address)
    assert status == 200
    for words in ("唐春分", "陈谷雨", "2025-12", "3 人,共 7 分", "制表人", "审核人", "第 1 页 共 1 页"):
        assert words in text
    rows = await book(address)
    assert rows[1] == ["序号", "姓名", "网格", "2025-10", "2025-11", "2025-12", "合计"]
    assert rows[2][1:2] + rows[2][3:] == ["唐春分", 0, 0, 3, 3]
    assert [text for text in await town.shown("tang") if "季度" in text] == []


async def test_the_years_ranking_and_who_is_named(one_town: Town) -> None:
    town = one_town
    await a_month(town, month=12)
    await until(town, at(3, 9, 9))
    (told,) = [text for text in await town.shown("song") if "2025年度志愿积分排名" in text]
    assert "最后一名同分的都算" in told
    (address,) = await links(town, "year")
    status, text = await opened(address)
    assert status == 200
    for words in ("1 唐春分 春风社区 3 免费体检", "2 王秋月", "制表人"):
        assert words in text
    assert "陈谷雨" not in text
    certificates = (await opened(f"{address}?certificates=1"))[1]
    assert "荣誉证书 唐春分:您2025年度志愿服务得 3 分,列新柳街道第 1 名,享一次免费体检。" in certificates
    assert (await book(address))[2] == [1, "唐春分", "春风社区", 3, "免费体检"]
    assert (await opened(address.replace("/year/", "/year/9")))[0] == 410


async def test_a_leader_on_no_list_is_asked_and_named_only_when_they_want_to(one_town: Town) -> None:
    town = one_town
    await a_month(town, month=12, deeds=[*DEEDS, ("sun", "关爱陪护")])
    await until(town, at(3, 9, 9))
    asked = await town.card("sun", "名字怎么写", on="够评优秀")
    assert asked.text.startswith("新柳街道2025年度:您得了 3 分")
    assert not any("够评优秀楼栋(单元)长,谢谢" in text for text in await town.shown("ma"))
    (told,) = [text for text in await town.shown("song") if "2025年度志愿积分排名" in text]
    assert "另有 1 位楼栋长、单元长" in told
    (address,) = await links(town, "year")
    before = (await opened(address))[1]
    assert "另有 1 位楼栋长、单元长" in before
    assert "孙芒种" not in told + before
    await town.presses("sun", "名字怎么写", on="够评优秀")
    await town.presses("sun", "孙芒种")
    after = (await opened(address))[1]
    assert "1 孙芒种 春风社区 3 优秀楼栋(单元)长、免费体检" in after
    assert "另有" not in after
