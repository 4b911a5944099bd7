"""台账: the desk finds matters by number, place, words, unit, standing and date; others find what they may see."""

import asyncio
import gc
import time
from datetime import timedelta
from typing import Any

import pytest
from openpyxl import load_workbook
from sqlalchemy import event, func
from sqlmodel import col, select, update

from models import Case, Ledger, LedgerFile, Look, Refused, Sensitivity
from services import ledger as ledgers
from services.act import Act
from services.ledger import ask
from services.ledger_files import file_behind, want_file
from tests.town import Town
from web.samples import sample

LAMP = "3号楼2单元楼道灯坏了"
QUILTS = "3号楼树上拉绳晒被子"


async def asked(town: Town, who: str, words: str) -> str:
    """What the ledger answers."""
    await town.says(who, words)
    return (await town.last(who)).text


async def many(town: Town, count: int) -> None:
    """So many more cases like the first, straight into the database."""
    async with town.app.database.transaction() as session:
        first = (await session.execute(select(Case).where(col(Case.number) == 1))).scalar_one()
        plain = first.model_dump(exclude={"id", "number", "joined_id"})
        session.add_all(Case(**plain, number=1000 + step) for step in range(count))


@pytest.mark.everywhere
async def test_the_desk_searches_and_each_line_opens_the_case(town: Town) -> None:
    await town.says("wang", LAMP)
    await town.says("wang", QUILTS)
    await town.says("wang", "5号楼楼道灯坏了")
    listed = await asked(town, "xu", "台账")
    assert listed.startswith("台账")
    assert listed.index("3 号 · ") < listed.index("2 号 · ") < listed.index("1 号 · ")
    assert "待接办" in listed

    found = await asked(town, "xu", "台账 3号楼 楼道灯 本月")
    assert found.splitlines()[0] == "台账 · 春风里 3号楼 · 楼道灯 · 本月"
    assert "1 号 · " in found
    assert "2 号 · " not in found
    assert "3 号 · " not in found
    await town.presses("xu", "看 1 号")
    assert "1" in (await town.last("xu")).text
    assert any("转给…" in button for button in (await town.last("xu")).buttons)

    assert "2 号 · 乱晾晒" in await asked(town, "xu", "台账 晒被子")
    assert "1 号 · " in await asked(town, "xu", "台账 1")
    assert "3 号 · " not in await asked(town, "xu", "台账 1")
    property_ = await asked(town, "xu", "台账 物业 本月")
    assert "2 号" not in property_
    assert "1 号" in property_
    nothing = await asked(town, "xu", "台账 12月 电梯")
    assert "没有这样的事项" in nothing
    assert "台账 超期" in nothing


async def test_buttons_ask_otherwise(town: Town) -> None:
    await town.says("wang", LAMP)
    await town.says("wang", QUILTS)
    await town.presses("li", "已解决")
    await town.says("li", "劝收了")
    await town.presses("zhou", "确实办好了")
    await town.says("xu", "台账 3号楼")
    await town.presses("xu", "已办结", on="台账")
    closed = await town.last("xu")
    assert closed.text.startswith("台账 · 春风里 3号楼 · 已办结")
    assert ("2 号 · " in closed.text, "1 号 · " in closed.text) == (True, False)
    assert "✓ 已办结" in closed.buttons
    await town.presses("xu", "上月", on="已办结")
    assert "没有这样的事项" in (await town.last("xu")).text
    await town.presses("xu", "不限时间", on="上月")
    await town.presses("xu", "超期", on="台账")
    assert "没有这样的事项" in (await town.last("xu")).text
    await town.passes(days=9)
    await town.presses("xu", "超期", on="超期")
    assert "1 号 · " in (await town.last("xu")).text
    assert "过期" in (await town.last("xu")).text


async def test_pages_go_on_and_back(town: Town) -> None:
    await town.says("wang", LAMP)
    await many(town, 20)
    first = await asked(town, "xu", "台账")
    assert "1019 号" in first
    assert "1011 号" not in first
    await town.presses("xu", "下一页", on="台账")
    second = (await town.last("xu")).text
    assert ("1011 号" in second, "1004 号" in second, "1003 号" in second) == (True, True, False)
    await town.presses("xu", "下一页", on="1011 号")
    third = await town.last("xu")
    assert ("1003 号" in third.text, "1 号 · " in third.text) == (True, True)
    assert not any("下一页" in button for button in third.buttons)
    await town.presses("xu", "上一页", on="1003 号")
    assert "1011 号" in (await town.last("xu")).text
    await town.presses("xu", "上一页", on="1011 号")
    back = await town.last("xu")
    assert "1019 号" in back.text
    assert not any("上一页" in button for button in back.buttons)


async def test_a_search_looks_at_a_stretch_and_says_so(one_town: Town, monkeypatch) -> None:
    monkeypatch.setattr(ledgers, "STRETCH", 10)
    await one_town.says("wang", QUILTS)
    await one_town.says("wang", LAMP)
    await many(one_town, 25)
    async with one_town.app.database.transaction() as session:
        await session.execute(
            update(Case).where(col(Case.number) > 999).values(shown_words="x", words="x", category_id=None)
        )
    assert "再往前找" in await asked(one_town, "xu", "台账 晒被子")
    for _ in range(2):
        await one_town.presses("xu", "再往前找")
    assert "1 号 · " in (await one_town.last("xu")).text
    assert "1 号 · " in await asked(one_town, "xu", "台账 没办完 晒被子")


async def test_everybody_finds_what_they_may_see_and_no_more(town: Town) -> None:
    await town.says("wang", LAMP)
    await town.says("wang", QUILTS)
    await town.says("wang", "3号楼楼上半夜吵")
    assert "3 号" in await asked(town, "xu", "台账 吵")
    assert "3 号" in await asked(town, "song", "台账")
    units = await asked(town, "zhang", "台账")
    assert ("1 号 · " in units, "2 号 · " in units, "3 号 · " in units) == (True, False, False)
    assert "没有这样的事项" in await asked(town, "zhang", "台账 吵")
    grids = await asked(town, "li", "台账")  # who holds a private matter sees it
    assert ("2 号 · " in grids, "3 号 · " in grids) == (True, True)
    own = await asked(town, "wang", "台账")
    assert "3 号 · " in own
    async with town.app.database.transaction() as session:
        await session.execute(update(Case).where(col(Case.number) == 1).values(sensitivity=Sensitivity.SEALED))
    assert "1 号 · " not in await asked(town, "zhang", "台账")
    assert "1 号 · " not in await asked(town, "zhang", "台账 1")


async def test_the_reporters_own_words_are_searched_for_the_desk_only(one_town: Town) -> None:
    await one_town.says("wang", "3号楼2单元楼道灯坏了,我是502王秋月")
    async with one_town.app.database.transaction() as session:
        await session.execute(update(Case).values(shown_words="楼道灯坏了", words="楼道灯坏了,我是502王秋月"))
    assert "1 号 · " in await asked(one_town, "xu", "台账 王秋月")
    assert "没有这样的事项" in await asked(one_town, "zhang", "台账 王秋月")


async def test_what_makes_no_sense(one_town: Town) -> None:
    await one_town.says("wang", LAMP)
    await one_town.says("xu", "台账", where="chunfeng-work")
    assert "私聊" in (await one_town.last("xu", where="chunfeng-work")).text
    await one_town.says("xu", "台账")
    card = await one_town.last("xu")
    async with one_town.app.database.reading() as session:
        row = (await session.execute(select(Ledger.id))).scalar_one()
    await one_town.says("song", "台账")
    other = await one_town.last("song")
    assert "太旧" in await one_town.presses_old("song", other, f"ledger:{row}:0:0")
    assert "太旧" in await one_town.presses_old("xu", card, f"ledger-only:{row + 9}:0:late")
    assert await one_town.presses_old("xu", card, f"ledger-only:{row}:0:whatever")
    assert "没有这样的事项" in await asked(one_town, "xu", "台账 %")
    assert "没有这样的事项" in await asked(one_town, "xu", "台账 999999999")
    assert (await asked(one_town, "xu", "台账 " + "长" * 3000)).startswith("台账")


async def test_in_english(one_town: Town) -> None:
    await one_town.says("wang", LAMP)
    await one_town.says("xu", "/lang")
    await one_town.presses("xu", "English")
    found = await asked(one_town, "xu", "ledger not done this month")
    assert found.startswith("Ledger · not done · this month")
    assert "1" in found


async def test_old_questions_are_forgotten(one_town: Town) -> None:
    await one_town.says("xu", "台账")
    await one_town.passes(hours=7)
    async with one_town.app.database.transaction() as session:
        await session.execute(update(Ledger).values(at=one_town.app.clock.now() - timedelta(days=15)))
    await one_town.passes(hours=7)
    async with one_town.app.database.reading() as session:
        assert (await session.execute(select(Ledger))).scalars().all() == []


async def test_a_page_reads_by_index_and_not_through_the_past(one_town: Town) -> None:
    """What is open by an index of open cases alone, anything else by id from the top down: no plan reads the past."""
    await one_town.says("wang", LAMP)
    asked_for = {
        "台账 没办完": ("INDEX ix_cases_open", "INDEX ix_cases_around", "INDEX ix_cases_closed_at (closed_at=?)"),
        "台账 晒被子 已办结": ("INTEGER PRIMARY KEY",),
    }
    for words, indexes in asked_for.items():
        plans: list[str] = []

        def explain(connection: Any, cursor: Any, statement: str, parameters: Any, *_: Any, plans=plans) -> None:
            if "JOIN areas" in statement and "LIMIT" in statement:
                told = connection.connection.cursor()
                told.execute(f"EXPLAIN QUERY PLAN {statement}", parameters)
                plans.append(" | ".join(row[3] for row in told.fetchall()))
                told.close()

        engine = one_town.app.database._write.sync_engine
        event.listen(engine, "before_cursor_execute", explain)
        await one_town.says("xu", words)
        event.remove(engine, "before_cursor_execute", explain)
        assert [plan for plan in plans if any(f"cases USING {index}" in plan for index in indexes)] == plans


async def book(town: Town) -> Any:
    """The newest workbook that was written."""
    return load_workbook(max(town.app.ledger_files.folder.glob("*.xlsx"), key=lambda file: int(file.stem)))


def column(page: Any, heading: str) -> list[Any]:
    """The cells below a heading."""
    at = next(cell.column for cell in page[1] if str(cell.value).split("\n")[0] == heading)
    return [row[at - 1].value for row in page.iter_rows(min_row=2)]


@pytest.mark.everywhere
async def test_the_ledger_comes_as_a_workbook(town: Town) -> None:
    await town.says("wang", '=HYPERLINK("x") 3号楼2单元楼道灯坏了', photos=[sample("bins-clean")])
    await town.says("wang", QUILTS)
    await town.says("xu", "台账 导出 3号楼")
    assert (await town.last("xu")).text.startswith("台账 2 件")
    found = await book(town)
    page, history = found.worksheets
    assert (page.title, history.title) == ("台账", "流转记录")
    assert column(page, "编号") == [1, 2]
    assert column(page, "类别")[1] == "乱晾晒"
    assert column(page, "二次办理") == [None, None]
    assert column(page, "反映时间")[0].date().isoformat() == "2026-03-03"
    assert page["B2"].number_format == "yyyy-mm-dd hh:mm"
    assert page["A1"].value == "编号\nNo."
    assert not any(cell.data_type == "f" for row in page.iter_rows() for cell in row)
    assert len(page._images) == 1
    assert page.cell(1, page._images[0].anchor._from.col + 1).value.startswith("办理前")
    assert column(history, "编号")[:2] == [1, 1]
    assert "反映人" in column(history, "谁")
    everything = str([[cell.value for cell in row] for sheet in found for row in sheet.iter_rows()])
    assert "王秋月" not in everything
    if town.app.gateways.get("telegram"):
        street: Any = town.street
        posts = [post for chat in street.server.world.posts.values() for post in chat.values()]
        sent = [post for post in posts if "document" in post.content]
        assert len(sent) == 1


async def test_whoever_joined_is_not_named_in_it_either(one_town: Town) -> None:
    await one_town.says("wang", "3号楼2单元楼道灯坏了")
    for who in ("chen", "sun"):  # a resident, and a building leader who joins as one
        await one_town.says(who, "3号楼2单元楼道灯坏了")
        await one_town.presses(who, "我也遇到")
    await one_town.says("li", "备注 1 去看过")
    await one_town.says("xu", "台账 导出")
    history = (await book(one_town)).worksheets[1]
    named = set(column(history, "谁"))
    assert "李小满" in named
    assert not named & {"王秋月", "陈谷雨", "孙芒种"}


async def test_reporters_stand_in_it_only_for_whoever_may_know_and_each_is_a_look(town: Town) -> None:
    await town.says("wang", LAMP)
    await town.says("xu", "台账 导出")
    await town.presses("xu", "要带反映人的")
    assert "每一件都记了您看过" in (await town.last("xu")).text
    page = (await book(town)).worksheets[0]
    assert column(page, "反映人") == ["王秋月"]
    assert "社区工作者" in await asked(town, "xu", "谁看过 1")
    await town.says("zhang", "台账 导出")
    card = await town.last("zhang")
    assert card.text.startswith("台账 1 件")
    assert not any("反映人" in button for button in card.buttons)
    async with town.app.database.reading() as session:
        row = (await session.execute(select(Ledger.id).order_by(col(Ledger.id).desc()))).scalars().first()
    assert "不由您办" in await town.presses_old("zhang", card, f"ledger-export:{row}:0:reporters")
    await town.says("wang", "台账 导出")
    assert "不由您办" in (await town.last("wang")).text


async def token_of(town: Town) -> str:
    """What stands in the link to the newest workbook."""
    async with town.app.database.reading() as session:
        return town.app.town.doors.seal("ledger", (await session.execute(select(func.max(LedgerFile.id)))).scalar_one())


async def test_a_link_to_it_is_for_a_day_and_with_reporters_for_whoever_asked(one_town: Town) -> None:
    await one_town.says("wang", LAMP)
    await one_town.says("xu", "台账 导出")
    street: Any = one_town.street
    day = timedelta(days=1)

    async def opened(who: str = "", later: timedelta = timedelta()) -> bool:
        async with one_town.app.database.reading() as session:
            file = (await session.execute(select(LedgerFile).order_by(col(LedgerFile.id).desc()))).scalars().first()
            assert file is not None
            act = Act(session, one_town.app.town, one_town.app.clock.now())
            token, now = act.town.doors.seal("ledger", file.id), one_town.app.clock.real_now() + later
            try:
                return bool(await file_behind(act, token, one_town.person(who) if who else None, now))
            except Refused:
                return False

    async with street._session.get(f"{one_town.app.url}/ledger/{await token_of(one_town)}") as answer:
        assert answer.status == 200
        assert (await answer.read()).startswith(b"PK")
    async with street._session.get(f"{one_town.app.url}/ledger/1-forged") as answer:
        assert answer.status >= 400
    assert [await opened(), await opened("", day * 2)] == [True, False]
    await one_town.presses("xu", "要带反映人的")
    assert [await opened(), await opened("song"), await opened("xu")] == [False, False, True]
    async with street._session.get(f"{one_town.app.url}/ledger/{await token_of(one_town)}") as answer:
        assert answer.status >= 400
    await one_town.says("xu", "台账 导出 12月")
    assert "没有这样的事项" in (await one_town.last("xu")).text


async def test_many_cases_are_written_without_holding_up_the_house(one_town: Town) -> None:
    """The loop's own work between two breaths, and the child's memory."""
    await one_town.says("wang", LAMP)
    await many(one_town, 1500)
    longest = 0.0

    async def breathe() -> None:
        nonlocal longest
        while True:
            before = time.thread_time()
            await asyncio.sleep(0)
            longest = max(longest, time.thread_time() - before)

    async with one_town.app.database.transaction() as session:
        act = Act(session, one_town.app.town, one_town.app.clock.now()).by(
            one_town.person("xu"), one_town.chat("xu", "direct")
        )
        await want_file(act, await ask(act, ""), one_town.app.clock.real_now(), reporters=True)
    gc.collect()
    gc.freeze()  # what a test run has in memory is not the house's to go through
    breathing = asyncio.create_task(breathe())
    assert await one_town.app.ledger_files.drain()
    breathing.cancel()
    gc.unfreeze()
    assert longest < 0.05
    assert 0 < one_town.app.ledger_files.kilobytes < 200 * 1024
    assert len(column((await book(one_town)).worksheets[0], "编号")) == 1501
    async with one_town.app.database.reading() as session:
        assert len((await session.execute(select(Look.id))).scalars().all()) == 1501
