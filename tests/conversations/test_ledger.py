"""台账: the desk finds matters by number, place, words, unit, standing and date; others find what they may see."""

from datetime import timedelta
from typing import Any

from sqlalchemy import event
from sqlmodel import col, select, update

from models import Case, Ledger, Sensitivity
from services import ledger as ledgers
from tests.town import Town

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
    """What is open by its own index, anything else by id from the top down: no plan scans the cases or sorts them."""
    await one_town.says("wang", LAMP)
    asked_for = {"台账 没办完": "ix_cases_open", "台账 晒被子 已办结": "INTEGER PRIMARY KEY"}
    for words, index in asked_for.items():
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
        assert [
            plan for plan in plans if f"cases USING {index}" in plan or f"cases USING INDEX {index}" in plan
        ] == plans
