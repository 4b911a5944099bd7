"""备注: those who handle a case write for each other, and whoever reported it never reads that there is a note."""

from openpyxl import load_workbook

from tests.town import Town
from tests.town.town import HOME_GROUP

LAMP = "3号楼2单元楼道灯坏了"
KEY = "钥匙在门卫那里"


async def everything(town: Town, who: str, where: str = "direct") -> str:
    """Cards with their buttons, and what is copied."""
    return "\n".join(str(card) for card in await town.cards(who, where=where))


async def test_staff_write_for_each_other_and_no_resident_reads_it(town: Town) -> None:
    await town.says("wang", LAMP)
    await town.says("xu", f"备注 1 {KEY},王小芳手机13900000001")
    assert "只有办 1 号的人看得到" in (await town.last("xu")).text
    card = await town.card("zhang", "我们来办", on="交办单 1")
    assert f"备注：{KEY}" in card.text
    assert "许清明" in card.text
    assert "13900000001" not in card.text
    assert "王小芳" not in card.text.split("备注：")[1]
    await town.presses("zhang", "我们来办", on="交办单 1")
    await town.presses("zhang", "备注", on="交办单 1")
    assert "反映人看不到" in (await town.last("zhang")).text
    await town.says("zhang", "已约周五上门")
    await town.says("xu", "进度 1")
    told = (await town.last("xu")).text
    assert told.count("内部备注") == 2
    assert "已约周五上门" in told
    assert (await town.moves()).count("note") == 2

    for said in ("进度 1", "我反映的"):
        await town.says("wang", said)
    await town.says("wang", "进度 1", where=HOME_GROUP)
    for where in ("direct", HOME_GROUP):
        seen = await everything(town, "wang", where)
        assert "备注" not in seen
        assert KEY not in seen


async def test_what_does_not_become_a_note(one_town: Town) -> None:
    await one_town.says("wang", LAMP)
    for who, said, sentence in (
        ("wang", "备注 1 我家晚上才有人", "不由您办"),
        ("tian", "备注 1 不是我们的", "没找到 1 号"),
        ("xu", "备注", "备注要有编号和内容"),
        ("xu", f"备注 {KEY}", "备注要有编号和内容"),
        ("xu", f"备注 99 {KEY}", "没找到 99 号"),
        ("xu", f"备注 1 {'长' * 501}", "500"),
        ("xu", f"备注 1 {KEY}", "记下了"),
    ):
        await one_town.says(who, said)
        assert sentence in (await one_town.last(who)).text, said
    assert (await one_town.case()).noted == 1
    assert await one_town.cases() == 1
    card = await one_town.card("zhang", "我们来办", on="交办单 1")
    await one_town.says("zhang", "备注 要带梯子", reply_to=card.id)
    assert (await one_town.case()).noted == 2
    assert (await one_town.case()).state == "assigned"


async def test_the_timeline_of_a_workbook_has_notes_for_those_who_handle_the_case_only(one_town: Town) -> None:
    """An officer exports a matter that is their own report somewhere else: of it they read what residents read."""
    await one_town.says("tian", f"春风里{LAMP}")
    await one_town.says("xu", f"备注 1 {KEY}")
    assert KEY in (await one_town.card("zhang", "我们来办", on="交办单 1")).text
    seen = {}
    for who in ("xu", "tian"):
        await one_town.says(who, "台账 导出")
        newest = max(one_town.app.ledger_files.folder.glob("*.xlsx"), key=lambda file: int(file.stem))
        rows = load_workbook(newest)["流转记录"].iter_rows(values_only=True)
        seen[who] = [[str(cell or "") for cell in row] for row in rows]
    assert any(KEY in row for row in seen["xu"])
    assert len(seen["tian"]) > 1
    assert not any("内部备注" in row for row in seen["tian"])
