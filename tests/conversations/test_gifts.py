"""Points become gifts: the desk puts them up, people reserve and fetch them, and what is not fetched returns."""

import re

import aiohttp
import pytest
from openpyxl import load_workbook
from sqlmodel import select

from models import Gift
from tests.conversations.test_activity_pages import link
from tests.town import Town
from web.samples import sample

CODE = re.compile(r"兑换码 (\d{3}) (\d{3})")


async def earns(town: Town, name: str, *deeds: str) -> None:
    """The desk records what somebody did."""
    for deed in deeds:
        await town.says("xu", f"记分 {name} {deed}")


def code_on(text: str) -> str:
    """The code as its owner reads it out."""
    found = CODE.search(text)
    assert found, text
    return found[1] + found[2]


@pytest.mark.everywhere
async def test_a_gift_is_put_up_reserved_and_handed_over_once(town: Town) -> None:
    await town.says("xu", "礼品 洗衣液 3分 2件 每人1件 到12月31日", photos=[sample("bins-full")])
    assert [text for text in await town.shown("xu") if "上架了:洗衣液" in text]
    assert (await town.last("xu")).photos == 1
    assert not [text for text in await town.shown("xu") if "还没有照片" in text]
    await town.says("xu", "礼品 大米 50分 5袋")
    await earns(town, "唐春分", "矛盾调解 说和了两家")

    await town.says("tang", "兑换")
    card = await town.last("tang")
    assert "可兑换 3 分" in card.text
    assert "洗衣液 3 分 · 还有 2 件 · 每人限 1 件" in card.text
    assert "大米 50 分 · 还差 47 分" in card.text
    await town.presses("tang", "洗衣液 3 分")
    await town.says("tang", "兑换 洗衣液")
    gift = await town.card("tang", "兑换,用 3 分")
    await town.presses("tang", "兑换,用 3 分")
    code = code_on((await town.last("tang")).text)
    await town.presses_old("tang", gift, next(one for one in gift.buttons if "兑换,用" in one))
    assert code_on((await town.last("tang")).text) == code
    await town.says("tang", "积分")
    assert "可兑换 0 分" in (await town.last("tang")).text

    await town.says("xu", f"核销 {code[:3]} {code[3:]}")
    assert "唐春分 领 洗衣液" in (await town.last("xu")).text
    await town.says("song", f"核销 {code}")
    await town.presses("xu", "已交给本人")
    assert "发好了:唐春分,洗衣液" in (await town.last("xu")).text
    assert "洗衣液领到了" in (await town.last("tang")).text
    assert "已经由许清明发给本人了" in await town.presses("song", "已交给本人")
    await town.says("xu", f"核销 {code}")
    assert "已经由许清明发给本人了" in (await town.last("xu")).text
    await town.says("tang", "积分")
    mine = (await town.last("tang")).text
    assert "今年：3" in mine  # as the page writes it
    assert "兑换 · −3 · 洗衣液" in mine

    await town.says("xu", "冲正 唐春分")
    await town.presses("xu", "矛盾调解 · +3")
    await town.says("xu", "没去成")
    await town.presses("song", "确认更正")
    await town.says("tang", "积分")
    assert "可兑换 0 分(更正后还差 3 分,以后的积分先补上)" in (await town.last("tang")).text
    await town.says("tang", "兑换")
    assert "大米 50 分 · 还差 53 分" in (await town.last("tang")).text
    await earns(town, "唐春分", "清洁")
    await town.passes(hours=6)
    assert "可兑换 0(更正后还差 1 分,以后的积分先补上)" in (await town.last("tang")).text


async def test_what_is_not_fetched_or_not_wanted_returns(one_town: Town) -> None:
    town = one_town
    await town.says("xu", "礼品 洗衣液 3分 1件")
    await earns(town, "唐春分", "矛盾调解")
    await earns(town, "王秋月", "矛盾调解")
    await town.says("tang", "兑换")
    await town.presses("tang", "洗衣液 3 分")
    await town.presses("tang", "兑换,用 3 分")
    assert "兑换码" in (await town.last("tang")).text

    await town.says("wang", "兑换")
    assert "洗衣液 3 分 · 兑完了" in (await town.last("wang")).text
    await town.presses("tang", "不要了")
    assert "3 分已退回,可兑换 3 分" in (await town.last("tang")).text
    await town.presses("tang", "不要了", on="兑换码")
    assert "可兑换 3 分" in (await town.last("tang")).text

    await town.says("wang", "兑换")
    await town.presses("wang", "洗衣液 3 分")
    await town.presses("wang", "兑换,用 3 分")
    code = code_on((await town.last("wang")).text)
    await town.passes(days=6)
    reminded = [text for text in await town.shown("wang") if "洗衣液还等您来领" in text]
    assert [f"{code[:3]} {code[3:]}" in text for text in reminded] == [True]
    await town.passes(days=2)
    assert [text for text in await town.shown("wang") if "洗衣液没来得及领,先退回了" in text]
    assert [text for text in await town.shown("wang") if "洗衣液还等您来领" in text] == reminded
    await town.says("xu", f"核销 {code}")
    assert "已经取消或过期" in (await town.last("xu")).text
    await town.says("wang", "兑换")
    assert "洗衣液 3 分 · 还有 1 件" in (await town.last("wang")).text


async def test_two_at_the_last_one_and_what_makes_no_sense(one_town: Town) -> None:
    town = one_town
    for words in ("礼品 洗衣液 3分 1件", "礼品 毛巾 2分 9条 每人1件", "礼品 春联 1分 9件 12月20日到12月31日"):
        await town.says("xu", words)
    await earns(town, "唐春分", "矛盾调解", "清洁", "巡逻")
    await earns(town, "王秋月", "矛盾调解")
    for who in ("tang", "wang"):
        await town.says(who, "兑换")
        await town.presses(who, "洗衣液 3 分")
    stale = await town.card("wang", "兑换,用 3 分")
    await town.presses("tang", "兑换,用 3 分")
    code = code_on((await town.last("tang")).text)
    assert "“洗衣液”刚刚兑完了,您的积分没有动" in await town.presses("wang", "兑换,用 3 分")
    await town.says("tang", "兑换")
    await town.presses("tang", "毛巾 2 分")
    first = await town.card("tang", "兑换,用 2 分")
    await town.presses("tang", "兑换,用 2 分")
    async with town.app.database.reading() as session:
        gifts = {gift.name: gift.id for gift in (await session.execute(select(Gift))).scalars()}
    forged = (
        ("tang", first, f"gift-take:{gifts['毛巾']}:0:1", "每人限 1 件,您已经兑过了"),
        ("wang", stale, f"gift-take:{gifts['春联']}:0:0", "12 月 20 日起才能兑"),
        ("wang", stale, "gift-take:999:0:0", "没有找到这件礼品"),
        ("wang", stale, "gift-hand:1:0:", "不由您"),
        ("wang", stale, "gift-cancel:1:0:", "没有这个兑换码"),
        ("wang", stale, "gift-code:1:0:", "没有这个兑换码"),
        ("wang", stale, f"gift-end:{gifts['毛巾']}:0:", "不由您"),
    )
    for who, card, data, answer in forged:
        assert answer in await town.presses_old(who, card, data), data
    for who, words, answer in (
        ("wang", f"核销 {code}", "不由您"),
        ("wang", "盘点 毛巾 3", "不由您"),
        ("wang", "礼品 毛巾 1分", "不由您"),
        ("xu", "核销", "请写 6 位兑换码"),
        ("xu", "核销 12345", "请写 6 位兑换码"),
        ("xu", "核销 000000" if code != "000000" else "核销 111111", "没有这个兑换码"),
        ("xu", "盘点 毛巾", "请写礼品名称和实际有几件"),
        ("xu", "盘点 金条 3", "没有找到这件礼品"),
        ("xu", "礼品 金条", "请写礼品名称、要几分、有几件"),
        ("xu", "礼品 金条 0分 3件", "“0分”看不懂"),
        ("xu", "礼品 金条 -2分 3件", "“-2分”看不懂"),
        ("xu", "礼品 金条 2.5分 3件", "“2.5分”看不懂"),
        ("xu", "礼品 金条 99999999分 3件", "看不懂"),
        ("xu", "礼品 金条 2分 3件 12月31日到2026年1月1日", "看不懂"),
        ("xu", "礼品 金条 2分 3件 到2月30日", "看不懂"),
    ):
        await town.says(who, words)
        assert answer in (await town.last(who)).text, words
    await town.says("xu", "礼品")
    shelf = (await town.last("xu")).text
    assert "洗衣液 3 分 · 可兑 0,待领 1,已领 0" in shelf
    assert "金条" not in shelf


async def test_the_desk_counts_changes_and_fetches_nothing_for_itself(one_town: Town) -> None:
    town = one_town
    await town.says("xu", "礼品 洗衣液 2分 9件")
    await earns(town, "唐春分", "清洁")
    await town.says("song", "记分 许清明 清洁")
    await town.says("tang", "兑换")
    await town.presses("tang", "洗衣液 2 分")
    await town.presses("tang", "兑换,用 2 分")
    await town.says("xu", "盘点 洗衣液 7")
    told = (await town.last("xu")).text
    assert "应有 9 件(含待领的),实有 7 件" in told
    assert "相差 -2 件" in told
    assert "可兑 6,待领 1,已领 0" in told
    await town.says("xu", "礼品 洗衣液 进10件 5分")
    assert "可兑 16,待领 1,已领 0" in (await town.last("xu")).text
    await town.says("xu", "礼品 洗衣液 2分")
    await town.says("xu", "兑换")
    await town.presses("xu", "洗衣液 2 分")
    await town.presses("xu", "兑换,用 2 分")
    code = code_on((await town.last("xu")).text)
    await town.says("xu", f"核销 {code}")
    assert "请另一位同事来发" in await town.presses("xu", "已交给本人")
    await town.says("xu", "礼品")
    await town.presses("xu", "下架 洗衣液")
    assert "下架了:洗衣液" in (await town.last("xu")).text
    await town.says("tang", "兑换")
    mine = (await town.last("tang")).text
    assert "等您来领:洗衣液" in mine
    assert "洗衣液 2 分" not in mine


async def test_a_scanned_code_is_handed_over_by_the_desk_alone_and_the_report_tells_all(one_town: Town) -> None:
    town = one_town
    await town.says("xu", "礼品 洗衣液 3分 5件")
    await town.says("xu", "礼品 =SUM(1) 900分 5件")
    await earns(town, "唐春分", "矛盾调解")
    await town.says("tang", "兑换")
    await town.presses("tang", "洗衣液 3 分")
    await town.presses("tang", "兑换,用 3 分")
    code = code_on((await town.last("tang")).text)
    address = await link(town, "gift", "tang")
    ours = {"Sec-Fetch-Site": "same-origin"}
    async with aiohttp.ClientSession() as anybody:
        page = await (await anybody.get(address)).text()
        assert f"{code[:3]} {code[3:]}" in page
        assert "data:image/svg+xml" in page
        assert "唐春分" not in page
        assert "已交给本人" not in page
        refused = await anybody.post(address, headers=ours)
        assert refused.status >= 400
        assert (await anybody.get(f"{address}x")).status >= 400
    async with aiohttp.ClientSession(cookie_jar=aiohttp.CookieJar(unsafe=True)) as desk:
        assert (await desk.post(f"{town.app.url}/chat/api/session", json={"token": "demo-xu"})).ok
        assert "唐春分 领 洗衣液" in await (await desk.get(address)).text()
        assert (await desk.post(address)).status == 403  # not from our page
        assert "发好了:唐春分,洗衣液" in await (await desk.post(address, headers=ours)).text()
        assert "已经由许清明发给本人了" in await (await desk.post(address, headers=ours)).text()
    await town.settle()
    assert "洗衣液领到了" in (await town.last("tang")).text

    await town.says("xu", "盘点 洗衣液 3")
    await town.says("xu", "礼品")
    await town.presses("xu", "导出表格")
    assert "礼品和兑换,一共 8 行" in (await town.last("xu")).text
    book = load_workbook(town.app.ledger_files.path(1))
    told = {page.title: [[cell.value for cell in row] for row in page.iter_rows(min_row=3)] for page in book}
    assert told["兑换明细"][0][2:6] == ["洗衣液", "唐春分", 3, "已领"]
    assert told["库存"][-2:] == [["洗衣液", 3, 4, 3, 0, 1, "是"], ["=SUM(1)", 900, 5, 5, 0, 0, "是"]]
    assert told["盘点"][0][1:] == ["洗衣液", 4, 3, -1, "许清明"]
    assert book["库存"].cell(book["库存"].max_row, 1).data_type == "s"
