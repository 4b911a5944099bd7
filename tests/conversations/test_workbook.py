"""The street sends the town as a workbook: it is tried, named where it is wrong, and brought in by a press."""

import asyncio
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
from sqlmodel import col, select

from bot.importing import export_file
from bot.workbook.writing import write_book
from models import Account, Appointment, Area, Export, Person, RoomFile
from services import rooms
from services.community import present_community, read_community
from services.uploads import LARGEST_BOOK
from tests.test_workbook import SOUND, with_parts
from tests.town import Town


async def the_town(town: Town) -> Any:
    app = town.app
    async with app.database.reading() as session:
        community = await present_community(session, now=app.clock.now(), timezone=app.town.timezone)
    return openpyxl.load_workbook(BytesIO(write_book(community, "zh_CN")))


def sent(book: Any) -> tuple[str, bytes]:
    out = BytesIO()
    book.save(out)
    return "新柳街道.xlsx", out.getvalue()


async def name_of(town: Town, key: str) -> str:
    async with town.app.database.reading() as session:
        return str((await session.execute(select(Area.name).where(col(Area.key) == key))).scalar_one())


def row_of(page: Any, key: str) -> int:
    return next(cell.row for cell in page["A"] if cell.value == key)


async def test_the_street_sends_the_town_as_a_workbook(town: Town) -> None:
    book = await the_town(town)
    await town.says("song", file=sent(book))
    said = (await town.last("song")).text
    assert not any(table in said for table in ("区域", "人员", "任职", "群", "时限"))

    page = book["楼栋"]
    row = row_of(page, "chunfengli-3")
    page.cell(row, 2).value, page.cell(row, 3).value = "三号楼", "九网格"
    await town.says("song", file=sent(book))
    said = (await town.last("song")).text
    assert "有 1 处要改,什么都没有变" in said
    assert f"表“楼栋”第 {row} 行 C 列“所在网格”:“区域”“楼栋”“单元”这些表里没有“九网格”。" in said

    page.cell(row, 3).value = "春风一网格"
    await town.says("song", file=sent(book))
    assert "要导入吗" in (await town.last("song")).text
    assert await name_of(town, "chunfengli-3") == "3号楼"
    await town.presses("song", "确定导入")
    assert await name_of(town, "chunfengli-3") == "三号楼"


async def test_a_workbook_without_phones_changes_none(town: Town) -> None:
    app = town.app
    async with app.database.reading() as session:
        community = await present_community(session, now=app.clock.now(), timezone=app.town.timezone, phones=False)
    await town.says("song", file=("社区.xlsx", write_book(community, "zh_CN")))
    assert "人员" not in (await town.last("song")).text
    assert {person.phone for person in await rows(town, Person)} != {""}


async def test_without_a_page_the_workbook_is_asked_of_whoever_runs_the_machine(telegram: Town) -> None:
    await telegram.says("xu", "导出")
    assert "请管机器的人运行 python -m bot export" in (await telegram.last("xu")).text
    await telegram.says("wang", "/export")
    assert "不由您办" in (await telegram.last("wang")).text
    assert not await rows(telegram, Export)


async def test_a_workbook_of_anybody_else_changes_nothing(town: Town) -> None:
    book = await the_town(town)
    book["楼栋"].cell(row_of(book["楼栋"], "chunfengli-3"), 2).value = "三号楼"
    await town.says("li", file=sent(book))
    assert "要导入吗" not in "".join(await town.shown("li"))
    assert await name_of(town, "chunfengli-3") == "3号楼"


def _merged(book: Any) -> None:
    book["楼栋"].merge_cells("C3:D4")


def _formula(book: Any) -> None:
    book["楼栋"]["B3"] = "=A3"


def _hidden(book: Any) -> None:
    book["人员"].row_dimensions[4].hidden = True


def _other_sheet(book: Any) -> None:
    book.create_sheet("人员名单")["A1"] = "甲"


BAD = {
    "C3:D4 是合并的单元格": _merged,
    "B3 是公式": _formula,
    "第 4 行藏起来了": _hidden,
    "应该是“人员”吧?": _other_sheet,
}


def fifty_thousand_rows() -> bytes:
    rows = "".join(f"<row><c><v>{number}</v></c></row>" for number in range(50_000))
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    page = f'<worksheet xmlns="{main}"><sheetData>{rows}</sheetData></worksheet>'
    return with_parts(SOUND, xl__worksheets__sheet4_DOT_xml=page.encode())


async def test_every_kind_of_bad_workbook_changes_nothing_and_says_what_to_do(town: Town) -> None:
    async def tables() -> list[Any]:
        return [[row.model_dump() for row in await rows(town, table)] for table in (Area, Person, Appointment)]

    before = await tables()
    sent_in: list[tuple[str, bytes]] = []
    for said, spoil in BAD.items():
        book = await the_town(town)
        spoil(book)
        sent_in.append((said, sent(book)[1]))
    sent_in.append(("行,最多 10000 行", fifty_thousand_rows()))
    sent_in.append(("展开以后太大", with_parts(SOUND, xl__bomb_DOT_xml=bytes(20_000_000))))
    for said, content in sent_in:
        await town.says("song", file=("新柳街道.xlsx", content))
        told = await town.last("song")
        assert said in told.text
        assert "确定导入" not in told.buttons
    assert await tables() == before


async def test_a_bad_file_on_the_page_is_refused_in_one_sentence(one_town: Town) -> None:
    assert "not-a-file" in await one_town.says("song", file=("照片.exe", b"x"))
    assert "not-a-file" in await one_town.says("song", file=("大.xlsx", bytes(LARGEST_BOOK + 1)))
    assert "not-yours" in await one_town.says("li", file=("a.xlsx", b"x"))
    await joins(one_town, "song", "chunfeng-work")
    assert "file-in-direct" in await one_town.says("song", file=("a.xlsx", b"PK"), where="chunfeng-work")
    assert not await rows(one_town, RoomFile)
    await one_town.says("song", file=("人员.csv", b"a,b"))
    assert "另存为 .xlsx" in (await one_town.last("song")).text
    await one_town.says("song", file=("torn.xlsx", b"PK\x03\x04"))
    assert "打不开" in (await one_town.last("song")).text
    await one_town.passes(days=15)
    assert not await rows(one_town, RoomFile)


async def joins(town: Town, who: str, where: str) -> None:
    """Somebody comes into a group by another way than the community file."""
    account = col(Account.platform) == "web", col(Account.person_id) == town.person(who).id
    async with town.app.database.transaction() as session:
        user = (await session.execute(select(Account.external_id).where(*account))).scalar_one()
        await rooms.join(session, int(town.chat(who, where).external_id), int(user))


async def rows(town: Town, table: Any) -> list[Any]:
    async with town.app.database.reading() as session:
        return list((await session.execute(select(table))).scalars())


async def test_the_command_writes_phones_only_when_it_is_told_to(one_town: Town, tmp_path: Path) -> None:
    for phones in (False, True):
        file = tmp_path / f"{phones}.toml"
        assert await export_file(one_town.app.config, file, "zh_CN", phones=phones) == 0
        people = read_community(await asyncio.to_thread(file.read_text)).people
        assert any(person.phone for person in people) is phones
