"""线索: told in private by somebody unknown, heard by few, followed by a code; about persons nothing stays."""

import re
from typing import Any

import pytest
from sqlalchemy import MetaData, text
from sqlmodel import col, select
from structlog.testing import capture_logs

from models import Clue, ClueLook, ClueState, Outgoing, SealedCredit
from tests.town import Town

GROUP = "chunfengli-residents"
ROOF = "春风里3号楼楼顶有人在搭房子"
BEATS = "3号楼的老王天天打人"
CODE = re.compile(r"[A-Z2-9]{4}-[A-Z2-9]{4}-[A-Z2-9]{4}")


async def kept(town: Town, words: str) -> set[str]:
    """The tables in which something says ``words``; every cell of the database is read, JSON as people wrote it."""
    found: set[str] = set()
    async with town.app.database.reading() as session:
        connection = await session.connection()
        tables = MetaData()
        await connection.run_sync(tables.reflect)
        for table in tables.sorted_tables:
            if table.name == "categories":
                continue  # the words by which reports are understood
            for row in (await session.execute(text(f'SELECT * FROM "{table.name}"'))).all():
                said = repr(tuple(row)) + repr(tuple(_plain(cell) for cell in row))
                if words in said:
                    found.add(table.name)
    return found


def _plain(cell: Any) -> Any:
    """JSON is stored with its signs escaped on SQLite."""
    return cell.encode().decode("unicode_escape", "replace") if isinstance(cell, str) and "\\u" in cell else cell


async def clue(town: Town) -> Clue:
    async with town.app.database.reading() as session:
        return (await session.execute(select(Clue).order_by(col(Clue.id).desc()).limit(1))).scalar_one()


async def tell(town: Town, who: str = "wang", words: str = ROOF) -> str:
    """Somebody tells a clue; the code."""
    await town.says(who, f"线索 {words}")
    found = CODE.search((await town.last(who)).text)
    assert found is not None, await town.shown(who)
    return found[0]


@pytest.mark.everywhere
async def test_from_the_telling_to_the_points(town: Town) -> None:
    with capture_logs() as logs:
        before = len(await town.cards("wang", where=GROUP))
        await town.says("wang", f"线索 {ROOF}", where=GROUP)
        answer = (await town.cards("wang", where=GROUP))[before:]
        assert "私下" in answer[0].text
        assert await kept(town, "楼顶") == set()

        await town.says("wang", f"线索 {BEATS}")
        told = await town.last("wang")
        assert "没有保存" in told.text
        assert await kept(town, "打人") == set()

        code = await tell(town)
    assert await kept(town, "楼顶") == {"clues"}
    said = repr(logs)
    assert not [word for word in ("楼顶", "打人", "clue-taken", "clue-person", code) if word in said]
    assert await town.cases() == 0

    for who in ("kong", "ding"):
        await town.presses(who, "打开看")
        assert ROOF in (await town.last(who)).text
    assert "王秋月" not in "".join(await town.shown("kong"))
    with pytest.raises(LookupError):
        await town.card("xu", "打开看")

    await town.presses("kong", "转给…")
    await town.presses("kong", "新柳城管中队")
    await town.presses("zeng", "打开看")
    await town.presses("zeng", "我去核实")
    assert "正在核实" in (await town.card("ding", "属实")).text  # everybody's card shows it
    await town.says("wang", f"线索 {code.lower().replace('-', ' ')}")
    assert "有人在核实" in (await town.last("wang")).text
    await town.presses("zeng", "属实")

    await town.says("wang", f"线索 {code}")
    thanks = (await town.last("wang")).text
    assert "属实" in thanks
    assert "5 分" in thanks
    await town.says("wang", f"线索 {code}")
    again = (await town.last("wang")).text
    assert "给您记了" not in again
    assert "一共记过 5 分" in again
    async with town.app.database.reading() as session:
        given = list((await session.execute(select(SealedCredit.points))).scalars())
        looks = list((await session.execute(select(ClueLook.person_id))).scalars())
        owed = set((await session.execute(select(Outgoing.notice))).scalars())
    assert given == [5]
    await town.says("wang", "积分")
    assert "可兑换 5 分" in (await town.last("wang")).text
    assert sorted(looks) == sorted(town.person(who).id for who in ("kong", "ding", "zeng"))
    assert not {"clue-taken", "clue-person", "clue-followed"} & owed


async def test_step_by_step_with_buttons(one_town: Town) -> None:
    town = one_town
    await town.says("wang", "帮助")
    await town.presses("wang", "说一条线索")
    door = await town.last("wang")
    assert "社区民警、线索联系人" in door.text
    assert {"打 110", "打 96110(反诈)"} < set(door.buttons)
    assert any("孔白鹿" in button for button in door.buttons)
    await town.presses("wang", "说的是人")
    assert "请直接打电话" in (await town.last("wang")).text

    await town.presses("wang", "别的地方")
    await town.says("wang", "那个人我认识,是个赌博的")  # still waited for, so that it is no report
    assert "没有保存" in (await town.last("wang")).text
    await town.says("wang", photos=[await picture()])
    assert "照片和语音" in (await town.last("wang")).text
    await town.says("wang", "红砖厂院墙后面夜里有大车倒渣土")
    assert CODE.search((await town.last("wang")).text)
    assert await kept(town, "渣土") == {"clues"}
    assert await kept(town, "赌博") == set()
    assert await town.cases() == 0

    await town.presses("wang", "别的地方")
    assert "什么都没有保存" in await town.presses("wang", "算了")
    await town.says("wang", "3号楼楼道灯坏了")
    assert await town.cases() == 1  # a report again

    await town.says("wang", "线索 说不清楚")
    assert "先选一种" in (await town.last("wang")).text
    await town.says("daisy", "clue")
    assert "Only community police" in (await town.last("daisy")).text
    await town.says("daisy", "clue: a shed on the roof of building 6")
    assert "Nobody" not in (await town.last("daisy")).text


async def picture() -> bytes:
    from io import BytesIO

    from PIL import Image

    made = BytesIO()
    Image.new("RGB", (40, 30), "grey").save(made, "JPEG")
    return made.getvalue()


async def test_nobody_else_sees_anything_of_it(one_town: Town) -> None:
    town = one_town
    await tell(town)
    heard = await clue(town)
    await town.presses("kong", "打开看")
    open_card = await town.card("kong", "我去核实")
    for who in ("chen", "tang", "sun", "li", "zhou", "xu", "song", "shen", "zhang", "qian", "zeng"):
        await town.says(who, "帮助")
        assert "线索要核实" not in "".join(await town.shown(who)), who
        card = await town.last(who)
        for press in ("clue-open", "clue-erase"):
            assert "没有这条线索" in await town.presses_old(who, card, f"{press}:{heard.id}:1:"), (who, press)
    assert (await clue(town)).version == 1

    for asked in ("台账 搭房子", "台账 3号楼", "待办"):
        for who in ("xu", "song", "zeng"):
            await town.says(who, asked)
            assert "有人在搭" not in (await town.last(who)).text, (who, asked)
    await town.says("chen", "上报 3号楼楼顶漏水")
    assert "我也遇到" not in "".join((await town.last("chen")).buttons)  # compared with reports, never with clues
    await town.passes(hours=5)  # the post of the evening
    assert await kept(town, "有人在搭") == {"clues", "room_messages"}  # the card that kong opened
    assert "搭房子" in open_card.text


async def test_what_is_about_a_person_after_all_is_erased_from_every_card(one_town: Town) -> None:
    town = one_town
    code = await tell(town, words="春风里5号楼一层在砸承重墙,是开理发铺子的")
    for who in ("kong", "ding"):
        await town.presses(who, "打开看")
    assert await kept(town, "理发") == {"clues", "room_messages"}
    await town.presses("ding", "说的是人,删除")
    await town.redraw()
    assert await kept(town, "理发") == set()
    assert "已经删除" in (await town.last("kong")).text
    await town.says("wang", f"线索 {code}")
    assert "没有转给任何人" in (await town.last("wang")).text


async def test_a_unit_reads_only_what_it_was_given_and_whoever_leaves_reads_nothing(one_town: Town) -> None:
    town = one_town
    await tell(town)
    await town.presses("ding", "打开看")
    await town.presses("ding", "转给…")
    await town.presses("ding", "新柳城管中队")
    await town.presses("zeng", "打开看")
    await town.presses("ding", "转给…")
    await town.presses("ding", "新柳消防站")
    assert "不归您看" in (await town.last("zeng")).text
    await town.says("zeng", "线索")
    assert "只在这里说" in (await town.last("zeng")).text
    await town.says("shi", "线索")
    assert "有 1 条线索" in (await town.last("shi")).text
    await town.says("xu", "免去 丁知秋")
    await town.presses("xu", "免去")
    await town.says("kong", "线索")
    await town.presses("kong", "违法搭建")
    await town.presses("kong", "我去核实")
    assert "不归您看" in "".join(await town.shown("ding"))  # drawn again, the card shows nothing any more


async def test_kind_answers_to_what_is_wrong(one_town: Town) -> None:
    town = one_town
    code = await tell(town)
    wrong = "线索 " + ("A" if code[0] != "A" else "B") + code[1:]
    for _ in range(5):
        await town.says("chen", wrong)
        assert "没有这个查询码" in (await town.last("chen")).text
    await town.says("chen", f"线索 {code}")
    assert "试错的次数太多" in (await town.last("chen")).text
    assert await kept(town, code) == {"room_messages"}  # the card in the room of whoever told it

    table = {
        "线索 " + "井盖松动。" * 300: "1000",
        "线索 !!!": "只在这里说",
    }
    for said, answer in table.items():
        await town.says("chen", said)
        assert answer in (await town.last("chen")).text, said
    for number in range(5):
        await town.says("wang", f"线索 {number + 1}号楼楼顶搭房子")
    assert "发得有点快" in (await town.last("wang")).text
    assert await kept(town, "5号楼楼顶") == set()

    await town.presses("kong", "打开看")
    stale = await town.card("kong", "我去核实")
    said = await town.says("kong", "这个我知道,是老李干的", reply_to=stale.id)
    assert said
    assert "请按卡片上的按钮" in (await town.last("kong")).text
    assert await kept(town, "老李") == set()
    await town.presses("kong", "我去核实")
    toast = await town.presses_old("kong", stale, f"clue-take:{(await clue(town)).id}:1:")
    assert toast
    assert (await clue(town)).state is ClueState.TAKEN

    for name in ("孔白鹿", "丁知秋"):
        await town.says("xu", f"免去 {name}")
        await town.presses("xu", "免去")
    await town.says("chen", "线索")
    assert "还没有人接线索" in (await town.last("chen")).text
