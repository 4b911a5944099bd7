"""How phones copy a group: nothing is lost, everything is read, in time that grows with the text only."""

import re
import time
from collections import Counter
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.rules.pasted import is_over, is_receipt, mark_of, read_stretch

TODAY = date(2026, 3, 3)
PIECES = st.sampled_from(
    ["张三 2026/3/3 14:05:11", "张三 昨天 14:05", "下午2:05", "—— 2026-03-03 ——", "「张三：好", "- - - - - -", "收到",
     "李四: 灯坏了",
     "王五:", "[图片]", "", "星期二 14:05", "赵六@微信 3月3日 14:05", "2月30日", "群聊的聊天记录", "👌", "0号楼 99:99"]
)  # fmt: skip
LINES = st.lists(PIECES | st.text(max_size=40), max_size=30)


@given(LINES)
def test_no_line_is_lost(lines):
    text = "\n".join(lines)
    found = read_stretch(text, TODAY)
    kept = Counter(found.marks)
    for said in found.said:
        named = said.head and said.lines and re.search(rf"[:：] {{0,4}}{re.escape(said.lines[0])}$", said.head)
        named = named and not re.search(r"\d[:：]\d\d$", said.head)
        kept.update([said.head] if said.head else [])
        kept.update(said.lines[1:] if named and ":" in said.head.replace("：", ":") else said.lines)
    wanted = Counter(line for raw in text.splitlines() if (line := " ".join(raw.split())))
    assert not wanted - kept


@pytest.mark.parametrize(
    ("text", "who", "day", "words"),
    [
        ("张三 2026/3/3 14:05:11\n楼道灯坏了", "张三", "2026-03-03", "楼道灯坏了"),
        ("张三 2026年3月2日 下午2:05\n楼道灯坏了", "张三", "2026-03-02", "楼道灯坏了"),
        ("张三@微信 昨天 14:05\n楼道灯坏了", "张三", "2026-03-02", "楼道灯坏了"),
        ("张三 星期一 14:05\n楼道灯坏了", "张三", "2026-03-02", "楼道灯坏了"),
        ("张三 下午2:05\n[图片]\n楼道灯坏了", "张三", "2026-03-03", "楼道灯坏了"),
        ("张三:\n楼道灯坏了", "张三", None, "楼道灯坏了"),
        ("张三：楼道灯坏了", "张三", None, "楼道灯坏了"),
    ],
)
def test_the_forms_in_which_phones_copy(text, who, day, words):
    (said,) = read_stretch(text, TODAY).said
    assert (said.who, said.day and said.day.isoformat(), said.text) == (who, day, words)


@pytest.mark.parametrize("text", ["收到", "收到👌", "1", "已阅", "[OK]", "好的收到", "3-2-501 收到", "收到,谢谢", "ok"])
def test_receipts(text):
    assert is_receipt(read_stretch(f"张三 14:05\n{text}", TODAY).said[0])


@pytest.mark.parametrize("text", ["灯坏了", "收到的快递丢了", "[图片]", "1号楼停水"])
def test_no_receipts(text):
    assert not is_receipt(read_stretch(f"张三 14:05\n{text}", TODAY).said[0])


def test_what_is_done_is_no_matter_and_the_same_words_have_one_mark():
    assert is_over("灯修好了,谢谢")
    assert not is_over("修好了又坏了")
    one, two = (read_stretch(text, TODAY).said[0] for text in ("张三 14:05\n灯 坏了!", "张三: 灯坏了"))
    assert mark_of(one) == mark_of(two)


@pytest.mark.parametrize("piece", ["收到\n", "张三 14:05\n灯坏了\n", "a: ", "- ", "「", "1 ", "张三: x\n", "收到"])
def test_the_longest_paste_is_read_soon(piece):
    text = (piece * 40_000)[:40_000]
    before = time.perf_counter()
    for said in read_stretch(text, TODAY).said:
        is_receipt(said)
    assert time.perf_counter() - before < 3


@pytest.mark.parametrize(
    ("written", "today", "day"),
    [
        ("老韩 3月4日 上午9:00", date(2026, 3, 3), date(2026, 3, 4)),
        ("老韩 1月1日 0:20", date(2026, 12, 31), date(2027, 1, 1)),
        ("老韩 12月31日 23:50", date(2027, 1, 1), date(2026, 12, 31)),
        ("老韩 3月20日 9:00", date(2026, 3, 3), date(2025, 3, 20)),
        ("老韩 2月29日 9:00", date(2028, 3, 3), date(2028, 2, 29)),
        ("老韩 2月29日 9:00", date(2027, 3, 3), TODAY),
        ("老韩 明天 9:00", date(2026, 3, 3), date(2026, 3, 4)),
        ("老韩 1970年1月1日 08:00", date(2026, 3, 3), date(1970, 1, 1)),
        ("老韩 2099-12-31 23:59:59", date(2026, 3, 3), date(2099, 12, 31)),
    ],
)
def test_a_phone_whose_clock_is_wrong_changes_no_name(written: str, today: date, day: date) -> None:
    (said,) = read_stretch(f"{written}\n3号楼2单元楼道灯坏了", today).said
    assert (said.who, said.text) == ("老韩", "3号楼2单元楼道灯坏了")
    assert said.day == (day if day != TODAY else today), "a day that is none is today's"


def test_day_time_name_and_words_may_stand_in_one_line() -> None:
    told = "2026-11-27 14:00 王阿姨: 3号楼2单元下水道又堵了\n[2026/11/27 14:02:05] 小雨:收到"
    first, second = read_stretch(told, date(2026, 11, 28)).said
    assert (first.who, first.day, first.text) == ("王阿姨", date(2026, 11, 27), "3号楼2单元下水道又堵了")
    assert (second.who, second.lines[0]) == ("小雨", "收到")


@pytest.mark.parametrize("nonsense", ["2026-13-45", "2026/2/30", "0000年99月99日", "13月45日"])
def test_a_day_that_no_calendar_has_is_no_part_of_the_name(nonsense: str) -> None:
    told = f"王阿姨 {nonsense} 14:00\n楼道灯坏了\n{nonsense} 14:02 小雨:收到\n— {nonsense} —\n小雨 14:03\n水管漏了"
    assert [(said.who, said.day, said.text) for said in read_stretch(told, TODAY).said] == [
        ("王阿姨", TODAY, "楼道灯坏了"), ("小雨", TODAY, "收到"), ("小雨", TODAY, "水管漏了"),
    ]  # fmt: skip


MIXED = """李四: 3号楼楼道灯坏了
快乐老家: 我家也是
张三 10:23
5号楼水管漏了
王阿姨: 垃圾满了
李四: 好几天了
小雨 10:25
通知如下:
停水时间: 8点
停水范围: 5号楼
张三: 知道
"""


def test_names_before_a_colon_are_read_among_heads_with_times() -> None:
    assert [(said.who, said.text) for said in read_stretch(MIXED, TODAY).said] == [
        ("李四", "3号楼楼道灯坏了"), ("快乐老家", "我家也是"), ("张三", "5号楼水管漏了"), ("王阿姨", "垃圾满了"),
        ("李四", "好几天了"), ("小雨", "通知如下:\n停水时间: 8点\n停水范围: 5号楼"), ("张三", "知道"),
    ]  # fmt: skip


def test_a_nickname_that_the_group_knows_begins_its_own_words_among_heads_with_times() -> None:
    told = "张三 10:23\n灯坏了\n快乐老家:\n电梯也坏了"
    assert [(one.who, one.text) for one in read_stretch(told, TODAY, ["快乐老家"]).said] == [
        ("张三", "灯坏了"), ("快乐老家", "电梯也坏了"),
    ]  # fmt: skip
    assert [one.who for one in read_stretch(told, TODAY).said] == ["张三"]  # a notice has such lines, too


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ("张三 10:23\n灯坏了\n李四 25:71\n水管漏了", [("张三", "灯坏了"), ("李四", "水管漏了")]),
        ("张三 昨天 10:23\n灯坏了\n李四 昨天 99:99\n水管漏了", [("张三", "灯坏了"), ("李四", "水管漏了")]),
        ("10:23 张三\n灯坏了\n25:71 李四\n水管漏了", [("张三", "灯坏了"), ("李四", "水管漏了")]),
        ("张三 昨天 10:23\n昨晚比分\n主队 88:76", [("张三", "昨晚比分\n主队 88:76")]),
        ("张三: 昨晚比分 88:76", [("张三", "昨晚比分 88:76")]),
    ],
)
def test_a_clock_that_no_day_has_is_a_head_where_others_have_its_shape(told: str, said: list[tuple[str, str]]) -> None:
    assert [(one.who, one.text) for one in read_stretch(told, TODAY).said] == said
