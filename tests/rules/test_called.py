"""代报 in one line: name and phone in any order, and what is neither stays what was said."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.rules.called import read_called

LEAK = "3号楼2单元水管漏水"


@pytest.mark.parametrize(
    ("text", "name", "phone", "words"),
    [
        (f"王奶奶 13800000000 {LEAK}", "王奶奶", "13800000000", LEAK),
        (f"13800000000 {LEAK} 王奶奶", "王奶奶", "13800000000", LEAK),
        (f"{LEAK},王奶奶,13800000000", "王奶奶", "13800000000", LEAK),
        (f"王奶奶13800000000{LEAK}", "王奶奶", "13800000000", LEAK),
        (f"王秋月 138 0000 0000 {LEAK}", "王秋月", "13800000000", LEAK),
        (f"李大爷,电话:0755-12345678,{LEAK}", "李大爷", "0755-12345678", LEAK),
        (f"老张 000-0000-0077\n{LEAK}", "老张", "000-0000-0077", LEAK),
        (f"欧阳阿姨 {LEAK}", "欧阳阿姨", "", LEAK),
        (f"13800000000 {LEAK}", "", "13800000000", LEAK),
        (LEAK, "", "", LEAK),
        ("3号楼2单元 水管漏水", "", "", "3号楼2单元 水管漏水"),
        ("王奶奶家水管漏水 3号楼", "", "", "王奶奶家水管漏水 3号楼"),
        ("高空抛物 5号楼", "", "", "高空抛物 5号楼"),
        ("路灯 坏了", "", "", "路灯 坏了"),
        ("Mrs Wang 13800000000 leak in building 3", "Mrs Wang", "13800000000", "leak in building 3"),
        ("", "", "", ""),
    ],
)
def test_a_line_is_taken_apart(text, name, phone, words):
    told = read_called(text)
    assert (told.called.name, told.called.phone, told.words, told.doubtful) == (name, phone, words, False)


@pytest.mark.parametrize(
    "text", [f"王奶奶 1380000000 {LEAK}", f"王奶奶 138000000001 {LEAK}", "13800000000 13900000000 灯坏"]
)
def test_what_may_be_half_a_phone_number_is_asked_about(text):
    assert read_called(text).doubtful


@given(st.text(max_size=60))
def test_nothing_is_invented(text):
    told = read_called(text)
    assert len(told.words) + len(told.called.name) <= len(text) + 1
