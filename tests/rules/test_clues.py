"""What a clue is about: a place, or a person; and what the door lets in."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models import ClueKind
from services.rules.clues import (
    ALPHABET,
    GROUP,
    PERSON,
    UNCLEAR,
    at_the_door,
    clue_words,
    code_of,
    event_at_the_door,
    new_code,
    read_clue,
)

ABOUT_A_PERSON = [
    "老王在3号楼摆摊骗人", "王建国家里违建", "3号楼2单元502违建", "楼上那户在砸承重墙", "对门邻居养了一屋子煤气罐",
    "他在楼顶加盖房子", "有个男的在发小广告", "书记收钱让人违建", "有人在地下室聚赌", "有人贩毒", "有人吸毒",
    "3栋有个搞传销的", "骗子又来了", "电话13900000000在卖假药", "业主把消防通道堵了", "摊主姓刘", "姓王的那家在搭房子",
    "一个叫阿强的在收药", "那个人在卖保健品", "某某在私拉电线", "my neighbour is building a shed on the roof",
    "he sells fake medicine at a stall", "Mr Brook blocked the fire exit", "drug dealer at building 3",
    "a man keeps petrol in the basement",
]  # fmt: skip
ABOUT_A_PLACE = {
    "3号楼楼顶有人在搭房子": ClueKind.BUILDING,
    "春风里5号楼一层在砸承重墙": ClueKind.BUILDING,
    "柳岸花园6号楼地下室隔断出租,像群租": ClueKind.BUILDING,
    "3号楼楼下的消防通道堵死了": ClueKind.HAZARD,
    "有一家作坊存着油漆": ClueKind.HAZARD,
    "井盖松动,孩子容易掉下去": ClueKind.HAZARD,
    "车棚里私拉电线给电动车充电": ClueKind.HAZARD,
    "菜场门口有摊子叫卖的是假药": ClueKind.STALL,
    "活动室有讲座,免费领鸡蛋,骗老人买保健品": ClueKind.STALL,
    "小区门口那家店在收药": ClueKind.STALL,
    "a shed on the roof of building 3": ClueKind.BUILDING,
    "the fire exit of building 6 is blocked": ClueKind.HAZARD,
    "a stall at the gate gives free eggs": ClueKind.STALL,
}
NEITHER = ["不知道怎么说", "其他地方", "3号楼", "hello there", ""]


@pytest.mark.parametrize("words", ABOUT_A_PERSON)
def test_about_a_person(words: str) -> None:
    assert read_clue(words).person
    assert at_the_door(f"线索 {words}", direct=True) == f"线索 {PERSON}"


@pytest.mark.parametrize(("words", "kind"), ABOUT_A_PLACE.items())
def test_about_a_place(words: str, kind: ClueKind) -> None:
    assert read_clue(words).kind is kind
    assert not read_clue(words).person
    assert at_the_door(f"线索:{words}", direct=True) == f"线索:{words}"
    assert at_the_door(f"线索:{words}", direct=False) == f"线索 {GROUP}"


@pytest.mark.parametrize("words", NEITHER)
def test_about_neither(words: str) -> None:
    read = read_clue(words)
    assert read.kind is None
    assert not read.person


def test_what_is_no_clue_passes_the_door_as_it_is() -> None:
    for text in (
        "上报 3号楼楼道灯坏了",
        "线索",
        "线索 ABCD-EFGH-JK23",
        "clueless",
        "王阿姨的线索",
        "进度 128",
        "",
        "/clue",
    ):
        assert at_the_door(text, direct=True) == text
    for chat in ("线索越来越多了", "线索我已经交给民警了", "cluelessly", "大家有线索吗"):
        assert at_the_door(chat, direct=False) == chat
    assert at_the_door("线索 不知道怎么说", direct=True) == f"线索 {UNCLEAR}"
    assert at_the_door("/clue@linli_bot 老王摆摊", direct=True) == f"/clue@linli_bot {PERSON}"
    assert at_the_door("我要举报线索,老王摆摊", direct=True) == f"我要举报线索 {PERSON}"


def test_the_words_behind_the_keyword() -> None:
    assert clue_words("【线索】3号楼违建", direct=True) == "3号楼违建"
    assert clue_words("线索3号楼违建", direct=True) == "3号楼违建"
    assert clue_words("线索3号楼违建", direct=False) is None
    assert clue_words("Clue: a shed", direct=False) == "a shed"
    assert clue_words("有线索", direct=True) is None


def test_of_an_event_neither_words_nor_pictures_get_in() -> None:
    said = {"message_id": 7, "chat": {"id": 1, "type": "private"}, "from": {"id": 1}, "caption": "线索 老王摆摊骗人"}
    for name in ("message", "edited_message"):
        event = {"update_id": 9, name: {**said, "photo": [{"file_id": "x"}], "caption_entities": []}}
        assert event_at_the_door(event) == {
            "update_id": 9,
            name: {"message_id": 7, "chat": said["chat"], "from": {"id": 1}, "text": f"线索 {PERSON}"},
        }
    other = {"update_id": 9, "message": {**said, "caption": "上报 灯坏了", "photo": []}}
    assert event_at_the_door(other) is other
    assert event_at_the_door({"update_id": 9, "callback_query": {}}) == {"update_id": 9, "callback_query": {}}


@given(st.text())
def test_the_door_never_stumbles_and_asked_twice_says_the_same(text: str) -> None:
    for direct in (True, False):
        once = at_the_door(f"线索 {text}", direct=direct)
        assert at_the_door(once, direct=direct) == once


def test_codes() -> None:
    made = {new_code() for _ in range(200)}
    assert len(made) == 200
    for code in made:
        plain = code.replace("-", "")
        assert code_of(code) == code_of(code.lower()) == code_of(f" {code.replace('-', ' ')} ") == plain
        assert set(plain) <= set(ALPHABET)
    for wrong in ("ABCD-EFGH-JK2", "ABCD-EFGH-JK2O", "128", "", "ABCDEFGHJK234"):
        assert code_of(wrong) is None
