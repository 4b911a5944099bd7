"""The picture of a week's board: whole, escaped, readable, whoever stands on it."""

import re
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from locales import LOCALES
from services.rules.drawing import draw_svg
from tests.views.facts.points import BOARD, WEEK
from views.board_poster import board_poster

FACTS: dict[str, Any] = BOARD | WEEK


def board_of(count: int) -> dict[str, Any]:
    """So many people, some with names that are hard to write."""
    names = ["<&>" * 4, "𬭎䶮㛃", "阿依古丽·买买提·热合曼江", "Anna-Katharina Schmidt-Wolkenstein"]
    line = {"tag": "", "moved": None}
    lines = [
        line | {"place": at + 1, "name": ["full", names[at % len(names)]], "points": 100 - at} for at in range(count)
    ]
    return FACTS | {"lines": lines, "people": count}


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("count", [1, 2, 3, 4, 20])
def test_it_is_whole_and_nothing_is_too_small_to_read(count: int, locale: str) -> None:
    svg = board_poster(board_of(count), locale)
    root = ET.fromstring(svg)  # our own
    assert root.get("width") == "1080"
    texts = [one for one in root.iter() if one.tag.endswith("text")]
    assert min(int(one.get("font-size", "0")) for one in texts) >= 24
    told = "".join(one.text or "" for one in texts)
    assert told.count("<&>") == (count + 3) // 4 * 4 or "…" in told


def test_places_movement_and_thanks_are_said_in_words_too() -> None:
    said = re.findall(r">([^<>]+)</text>", board_poster(FACTS, "zh_CN"))
    assert {"▲1", "▼1", "–", "新", "23", "+11", "6", "第一网格", "上周 · 11月23日–11月29日"} <= set(said)
    assert any("第一次参加:陈*雨,还有 1 位" in text for text in said)
    assert said.count("2") >= 2


def test_rare_characters_are_drawn() -> None:
    """What the font lacks would be the same empty box for each."""
    one, other = (draw_svg(_only(sign).encode()).content for sign in ("𬭎", "䶮"))
    missing = draw_svg(_only("\U000ffffd").encode()).content
    assert len({one, other, missing}) == 3


def _only(sign: str) -> str:
    text = f'<text x="10" y="80" font-size="80" font-family="Noto Sans CJK SC">{sign}</text>'
    return f'<svg xmlns="http://www.w3.org/2000/svg" width="100" height="100">{text}</svg>'
