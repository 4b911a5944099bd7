"""The picture of a bulletin: whole sentences on a phone, rare characters drawn, nothing told by colour alone."""

from io import BytesIO
from xml.etree import ElementTree as ET

import pytest
from PIL import Image, ImageChops

from locales import LOCALES
from services.rules.drawing import draw_svg
from tests.views.facts.ledgers import BULLETIN
from views.bulletin_poster import WIDTH, bulletin_poster

RARE = "㛃䶮𠮷犇鱻龘喆堃"
SVG = "{http://www.w3.org/2000/svg}"


def drawn(sign: str) -> Image.Image:
    svg = (
        '<svg xmlns="http://www.w3.org/2000/svg" width="80" height="80"><rect width="80" height="80" fill="#fff"/>'
        f'<text x="8" y="60" font-size="60" font-family="Noto Sans CJK SC">{sign}</text></svg>'
    )
    return Image.open(BytesIO(draw_svg(svg.encode()).content)).convert("L")


@pytest.mark.parametrize("sign", RARE)
def test_rare_characters_are_no_boxes(sign: str) -> None:
    """Neither empty nor what the font draws for a character that nobody has."""
    found = drawn(sign)
    assert found.getextrema()[0] < 100
    assert ImageChops.difference(found, drawn("\U000f0000")).getbbox() is not None
    assert ImageChops.difference(found, drawn("木")).getbbox() is not None


@pytest.mark.parametrize("locale", LOCALES)
def test_it_is_a_phones_width_and_nothing_is_too_small_or_runs_out(locale: str) -> None:
    units = [{**one, "names": {"zh_CN": "䶮水镇" * 12, "en": "Rare Water & <Sons> " * 6}} for one in BULLETIN["units"]]
    svg = bulletin_poster({**BULLETIN, "units": units}, locale)
    texts = ET.fromstring(svg).iter(f"{SVG}text")
    assert all(int(text.attrib["font-size"]) >= 24 for text in texts)
    picture = draw_svg(svg.encode())
    assert picture.width == WIDTH
    image = Image.open(BytesIO(picture.content)).convert("L")
    edges = (image.crop((0, 20, 40, image.height)), image.crop((WIDTH - 40, 20, WIDTH, image.height)))
    assert all(edge.getextrema()[0] > 240 for edge in edges)


def test_what_is_low_says_so_in_words_and_in_hatching() -> None:
    svg = bulletin_poster(BULLETIN, "zh_CN")
    words = "".join(ET.fromstring(svg).itertext())
    assert "▲ 待改进" in words
    assert "按期办结率 80%,标准 85%" in words
    assert "★ 红榜" in words
    assert svg.count("url(#low)") == 1
    assert "辛苦" not in words


def test_what_was_excused_is_shown_as_such() -> None:
    unit = BULLETIN["units"][0]
    excused = unit | {"tally": unit["tally"] | {"overdue": 2, "exempt": 1}}
    words = "".join(ET.fromstring(bulletin_poster({**BULLETIN, "units": [excused]}, "zh_CN")).itertext())
    assert "现在还超期 2 件 · 免考核 1 件(仍记超期)" in words


def test_nobody_reads_nought_percent_of_one_case() -> None:
    unit = BULLETIN["units"][0] | {"low": [], "rates": {code: [0, 1] for code in BULLETIN["units"][0]["rates"]}}
    words = "".join(ET.fromstring(bulletin_poster({**BULLETIN, "units": [unit]}, "zh_CN")).itertext())
    assert "按期办结率 0/1 件" in words
    assert "%" not in words


def test_a_town_where_little_happened_has_a_small_picture() -> None:
    bare = {**BULLETIN, "units": [], "kinds": [], "oldest": []}
    assert draw_svg(bulletin_poster(bare, "zh_CN").encode()).height < 900
