"""接龙 as it comes from WeChat."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.rules.solitaire import Entry, asked_for, is_roster, read_roster

OWN_FORM = """#接龙
活动 3 · 春风广场清扫
3月7日 周六 9:00-11:00

1. 快乐老家
2. 平安是福 带手套
3. 王五 +2
4. 李阿姨🌸 代 王奶奶
5. """


def names(text: str) -> list[str]:
    return [entry.nickname for entry in read_roster(text).entries]


def test_wechats_own_form() -> None:
    roster = read_roster(OWN_FORM)
    assert roster.number == 3
    assert "春风广场清扫" in roster.title
    assert names(OWN_FORM) == ["快乐老家", "平安是福", "王五", "李阿姨🌸"]
    assert roster.entries[2].more == 2
    assert roster.entries[3].guests == ("王奶奶",)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("#接龙\n清扫\n1. 张三 2. 李四(+1) 3. 王五 代 王奶奶", ["张三", "李四", "王五"]),
        ("#Group Note\nSweep\n\n1. Daisy\n2. Tom +1", ["Daisy", "Tom"]),
        ("接龙 3\n1、张三\n2,\n3)李四\n 4． 王五", ["张三", "李四", "王五"]),
        ("#接龙\n清扫\n1. 张三\n1. 李四\n2. 张三", ["张三", "李四"]),
        ("#接龙\n清扫\n1. 13号楼张三\n2. 2单元李四", ["13号楼张三", "2单元李四"]),
    ],
)
def test_free_forms(text: str, expected: list[str]) -> None:
    assert is_roster(text)
    assert names(text) == expected


def test_what_stands_behind_a_name() -> None:
    entries = read_roster("#接龙\n清扫\n1. 李四(+1)\n2. 王五代王奶奶\n3. 张三(取消)\n4. 赵六 替孙爷爷、周奶奶").entries
    assert [(entry.guests, entry.more, entry.off) for entry in entries] == [
        ((), 1, False),
        (("王奶奶",), 0, False),
        ((), 0, True),
        (("孙爷爷", "周奶奶"), 0, False),
    ]


@pytest.mark.parametrize("text", ["", "接龙", "1. 灯坏了\n2. 水管漏水", "接龙怎么弄", "你好"])
def test_what_is_none(text: str) -> None:
    assert not is_roster(text)


@pytest.mark.parametrize("text", ["#接龙", "#接龙\n清扫"])
def test_wechats_own_mark_without_a_name_is_one_with_nobody_on_it(text: str) -> None:
    assert is_roster(text)
    assert not read_roster(text).entries


@pytest.mark.parametrize(("text", "number"), [("接龙 3", 3), ("接龙3号", 3), ("roster 12", 12), ("接龙 3 张三", None)])
def test_asking_for_it(text: str, number: int | None) -> None:
    assert asked_for(text) == number


@given(st.text(max_size=400))
def test_nothing_breaks_it(text: str) -> None:
    found = read_roster(f"#接龙\n{text}")
    assert all(isinstance(entry, Entry) and entry.nickname for entry in found.entries)
