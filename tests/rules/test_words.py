"""What people type: cleaned, keyword or none, number or none."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.rules.words import case_number, clean, is_nothing, without_keyword


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("  3号楼,灯坏了。 ", "3号楼,灯坏了。"),
        ("灯\u200b坏\u200d了\ufeff", "灯坏了"),
        ("\u202e了坏灯\u202c\u2066x\u2069", "了坏灯x"),
        ("一\r\n二\r三\u2028四", "一\n二\n三\n四"),
        ("一 \n \n\n\n 二", "一\n\n 二"),
        ("a\x00b\x07c\td", "abc d"),
        ("(1)!", "(1)!"),
        ("e\u0301", "é"),
        ("e\u200b\u0301", "é"),
        ("\u3164\u2800", ""),
        ("\ud800灯", "灯"),
    ],
)
def test_text_is_cleaned(text, cleaned):
    assert clean(text) == cleaned


@given(st.text(st.one_of(st.characters(codec="utf-8"), st.sampled_from("\n\r\t \u200b\u202e\u2028号楼")), max_size=60))
def test_cleaning_is_complete_and_done_once(text):
    cleaned = clean(text)
    assert clean(cleaned) == cleaned
    assert "\n\n\n" not in cleaned
    assert all(sign == "\n" or unicodedata.category(sign) not in {"Cc", "Cf", "Cs"} for sign in cleaned)


@pytest.mark.parametrize(
    "text", ["", "  ", "上报", "上报:", "反映一下,", "/report", "。。。", "👍", "#随手拍#", "\u200b"]
)
def test_nothing_is_nothing(text):
    assert is_nothing(text)


@pytest.mark.parametrize("text", ["灯", "上报 灯坏了", "3", "报修!水管", "lamp"])
def test_something_is_something(text):
    assert not is_nothing(text)


@pytest.mark.parametrize(
    ("text", "keyword", "rest"),
    [
        ("上报 3号楼灯坏了", "上报", "3号楼灯坏了"),
        ("上报3号楼灯坏了", "上报", "3号楼灯坏了"),
        ("报修:水管漏了", "报修", "水管漏了"),
        ("反映、垃圾没人收", "反映", "垃圾没人收"),
        ("反映一下,垃圾没人收", "反映", "垃圾没人收"),
        ("反映一个问题:垃圾没人收", "反映", "垃圾没人收"),
        ("我要反映 井盖没了", "反映", "井盖没了"),
        ("#随手拍# 井盖没了", "随手拍", "井盖没了"),
        ("【上报】井盖没了", "上报", "井盖没了"),
        ("上报\n井盖没了", "上报", "井盖没了"),
        ("/report lamp is out", "/report", "lamp is out"),
        ("/report@linli_bot lamp is out", "/report", "lamp is out"),
        ("/Report", "/report", ""),
        ("上报", "上报", ""),
    ],
)
def test_a_keyword_makes_a_report(text, keyword, rest):
    assert without_keyword(text) == (keyword, rest)


@pytest.mark.parametrize(
    "text",
    [
        "灯坏了,上报一下",
        "上报了三次没人管",
        "反映的问题怎么样了",
        "报修电话是多少",
        "上报怎么弄",
        "报修吗",
        "大家好",
        "/reporting x",
        "/case 12",
        "反映过好几回",
    ],
)
def test_talk_about_reports_is_no_report(text):
    assert without_keyword(text) == (None, text)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("进度 128", 128),
        ("进度128", 128),
        ("进度:128", 128),
        ("进度\u3000\uff11\uff12\uff18", 128),
        ("查进度128号", 128),
        ("查询进度 128", 128),
        ("编号128", 128),
        ("128", 128),
        (" #128 ", 128),
        ("128号进度", 128),
        ("128号的进度?", 128),
        ("/case 128", 128),
        ("/case@linli_bot 128", 128),
        ("status 128", 128),
        ("No.128", 128),
        ("进度", None),
        ("进度 0", None),
        ("3号", None),
        ("3号楼", None),
        ("128.5", None),
        ("进度 1234567890", None),
        ("灯坏了128", None),
        ("128路公交", None),
        ("٣", 3),
    ],
)
def test_a_number_is_read(text, number):
    assert case_number(text) == number
