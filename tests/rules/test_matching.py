"""Matching by words: the longest wins, a tie is asked, danger goes first unless it is only talked about."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.rules.matching import Match, Matcher, Subject

MATCHER = Matcher(
    (
        Subject("lamp", ("灯", "楼道灯", "灯…坏")),
        Subject("street-lamp", ("路灯", "Lamp Post")),
        Subject("bin", ("垃圾桶", "桶满")),
        Subject("rubbish", ("垃圾",)),
        Subject("clutter", ("杂物", "纸箱")),
        Subject("fire", ("着火", "冒烟", "烧…起来"), emergency=True),
        Subject("gas", ("煤气味",), emergency=True),
    )
)


@pytest.mark.parametrize(
    ("text", "clear"),
    [
        ("3号楼楼道灯坏了", "lamp"),
        ("灯总是一会儿就坏", "lamp"),
        ("灯。隔壁的门坏了", "lamp"),
        ("路灯不亮", "street-lamp"),
        ("the LAMP POST is bent", "street-lamp"),
        ("the lamp post is bent", "street-lamp"),
        ("垃圾桶满了", "bin"),
        ("垃圾", "rubbish"),
        ("你好", None),
        ("", None),
        ("路灯 杂物", None),
        ("纸箱都是杂物,路灯", "clutter"),
    ],
)
def test_the_longest_and_most_specific_word_wins(text, clear):
    assert MATCHER.match(text).clear == clear


def test_no_word_nothing_likely():
    assert MATCHER.match("今天天气不错") == Match(None, ())


def test_a_tie_is_offered_best_first_and_at_most_three():
    assert MATCHER.match("路灯 杂物").likely == ("street-lamp", "clutter", "lamp")
    assert len(MATCHER.match("路灯 杂物 垃圾桶 楼道灯").likely) == 3


def test_a_gap_has_at_most_eight_characters_and_stays_in_the_sentence():
    lamp = Matcher((Subject("lamp", ("灯…坏",)),))
    assert lamp.match("灯一二三四五六七八坏").clear == "lamp"
    assert lamp.match("灯一二三四五六七八九坏").clear is None
    assert lamp.match("有灯。门坏").clear is None


@pytest.mark.parametrize(
    "text",
    [
        "楼道灯坏了,路灯也坏了,垃圾桶满了,着火了",
        "闻到煤气味",
        "怕是着火了",
        "昨天消防演习。今天真的着火了",
        "上次没着火,这次真着火了",
        "纸箱烧了起来",
        "宣传栏着火了,路灯也坏了",
        "不是演习,真的着火了,纸箱杂物全烧了",
        "消防通道着火了,纸箱杂物",
        "杂物充电引起着火了",
        "别的楼着火了,纸箱杂物",
        "物业没来着火了,纸箱杂物",
        "太可怕着火了,纸箱杂物",
    ],
)
def test_danger_goes_first(text):
    assert MATCHER.match(text).clear in {"fire", "gas"}


@pytest.mark.parametrize(
    ("text", "clear"),
    [
        ("明天上午消防演习,楼道会冒烟", None),
        ("着火逃生讲座在哪里", None),
        ("着火怎么办的宣传,路灯照不到", "street-lamp"),
        ("楼道堆满纸箱和杂物,怕着火", "clutter"),
        ("纸箱和杂物堆着容易着火", "clutter"),
        ("纸箱和杂物堆着会引起着火", "clutter"),
        ("no 着火, 纸箱和杂物", "clutter"),
        ("没有着火,就是路灯、路灯下面的垃圾桶满了", "bin"),
    ],
)
def test_danger_that_is_only_talked_about_does_not(text, clear):
    assert MATCHER.match(text).clear == clear


def test_a_doubted_danger_stays_likely():
    assert "fire" in MATCHER.match("纸箱和杂物,怕着火").likely


@given(st.text(st.sampled_from("楼道灯坏路垃圾桶满杂物纸箱着火煤气味。,怕没演习 "), max_size=40))
def test_any_text_is_matched(text):
    match = MATCHER.match(text)
    assert len(set(match.likely)) == len(match.likely) <= 3
    assert match.clear is None or match.likely[0] == match.clear


def test_words_without_letters_match_nothing():
    assert Matcher((Subject("empty", ("", "…", " ")),)).match("灯 … 坏") == Match(None, ())
    assert Matcher(()).match("灯") == Match(None, ())


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("明天消防演练,会放烟,着火点在地下室", "fire"),
        ("上次着火以后灯没修", "fire"),
        ("去年那场火灾之后没人管", "fire"),
        ("上次着火的那家现在又着火了", None),
        ("之前没事,着火了", None),
        ("着火了", None),
        ("灯坏了", None),
        ("明天演练。三号楼着火了", None),
    ],
)
def test_what_may_be_a_drill_or_past_is_asked_about(text: str, asks: str | None) -> None:
    danger = Matcher((Subject("fire", ("着火", "火灾"), emergency=True), Subject("lamp", ("灯坏", "灯…修"))))
    found = danger.match(text)
    assert found.asks == asks
    assert (found.clear == "fire") is (asks is None and "着火了" in text)
