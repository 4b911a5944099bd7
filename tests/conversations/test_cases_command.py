"""``python -m bot cases``: what 台账 导出 sends, from the command line, with somebody's rights and in their name."""

from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from sqlmodel import col, select

from bot.cases_export import export_cases
from bot.config import Config
from bot.stopped import Stopped
from models import LedgerFile
from tests.town import Town


def numbers(file: Path) -> list[Any]:
    return [row[0].value for row in load_workbook(file).worksheets[0].iter_rows(min_row=2)]


async def test_the_ledger_of_a_community_with_filters(one_town: Town, tmp_path: Path) -> None:
    town, config = one_town, one_town.app.config
    await town.says("wang", "3号楼2单元楼道灯坏了")
    await town.says("wang", "春风里垃圾桶满了")
    await town.says("zhao", "柳岸花园3号楼楼道灯坏了")

    async def export(name: str, words: str = "", who: str = "song", **more: Any) -> list[Any]:
        count = await export_cases(config, tmp_path / name, who, words, **more)
        found = numbers(tmp_path / name) if (tmp_path / name).exists() else []
        assert count == len(found)
        return found

    assert await export("all.xlsx") == [1, 2, 3]
    assert await export("some.xlsx", "楼道灯 2026年3月", community="chunfeng") == [1]
    assert await export("none.xlsx", "12月") == []
    assert (tmp_path / "all.xlsx").stat().st_mode & 0o077 == 0

    page = load_workbook(tmp_path / "all.xlsx").worksheets[0]
    assert "王秋月" not in str([[cell.value for cell in row] for row in page.iter_rows()])
    assert await export("who.xlsx", who="xu", reporters=True) == [1, 2]
    page = load_workbook(tmp_path / "who.xlsx").worksheets[0]
    assert "王秋月" in str([[cell.value for cell in row] for row in page.iter_rows()])
    await town.says("xu", "谁看过 1")
    assert "社区工作者" in (await town.last("xu")).text
    async with town.app.database.reading() as session:
        had = (await session.execute(select(LedgerFile).order_by(col(LedgerFile.id).desc()))).scalars().first()
    assert had is not None
    assert (had.person_id, had.reporters) == (town.person("xu").id, True)
    await town.settle()
    assert "台账 2 件" not in (await town.last("xu")).text  # the house that runs beside sends nothing


async def test_what_is_wrong_is_said_in_one_sentence(one_town: Town, tmp_path: Path) -> None:
    config: Config = one_town.app.config
    there = tmp_path / "there.xlsx"
    there.touch()
    table: list[tuple[Path, str, dict[str, Any], str]] = [
        (tmp_path / "a.csv", "xu", {}, "ends with .xlsx"),
        (there, "xu", {}, "is there already"),
        (tmp_path / "a.xlsx", "nobody", {}, "Nobody has the key nobody"),
        (tmp_path / "a.xlsx", "xu", {"community": "nowhere"}, "No area has the key nowhere"),
        (tmp_path / "a.xlsx", "wang", {}, "may not read the ledger of others"),
        (tmp_path / "a.xlsx", "zhang", {"reporters": True}, "may not read who reported"),
        (tmp_path / "no" / "a.xlsx", "xu", {}, "there is no such folder"),
    ]
    await one_town.says("wang", "3号楼2单元楼道灯坏了")
    for file, who, more, said in table:
        with pytest.raises(Stopped, match=said):
            await export_cases(config, file, who, "", **more)
        assert not file.exists() or file == there
