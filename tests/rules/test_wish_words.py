"""What a wish says: for whom, how many, whether somebody's home is visited; and what it may not say."""

import pytest

from services.rules.wish_words import WishSaid, read_wanted, read_wish, unsaid


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("想要一副老花镜", WishSaid("想要一副老花镜")),
        ("想请人抬桌子,需要2人", WishSaid("想请人抬桌子", wanted=2)),
        ("想请人抬桌子 要两个人帮忙", WishSaid("想请人抬桌子", wanted=2)),
        ("想有人来家里聊聊天", WishSaid("想有人来家里聊聊天", visit=True)),
        ("想有人陪老人说说话", WishSaid("想有人陪老人说说话", visit=True)),
        ("替王奶奶 3号楼:想要老花镜", WishSaid("想要老花镜", "王奶奶 3号楼")),
        ("替王奶奶 3号楼\uff1a想要老花镜", WishSaid("想要老花镜", "王奶奶 3号楼")),
        ("for Mrs Li, building 3: reading glasses", WishSaid("reading glasses", "Mrs Li, building 3")),
        ("替王奶奶想要老花镜", WishSaid("替王奶奶想要老花镜", unread=True)),
        ("for Mrs Li reading glasses", WishSaid("for Mrs Li reading glasses", unread=True)),
        (
            "somebody to chat with at my home, needs 2 people",
            WishSaid("somebody to chat with at my home", "", 2, visit=True),
        ),
        ("想要一盏100瓦的台灯", WishSaid("想要一盏100瓦的台灯")),
    ],
)
def test_what_was_told(text: str, said: WishSaid) -> None:
    assert read_wish(text) == said


def test_how_many() -> None:
    assert read_wanted("抬桌子 三个人") == ("抬桌子", 3)
    assert read_wanted("每人一本书") == ("每人一本书", 1)
    assert read_wanted("需要0人帮忙抬桌子") == ("抬桌子", 0)


@pytest.mark.parametrize(
    "text",
    [
        "空巢老人想有人聊天", "我是失独家庭", "低保户", "残疾人想出门", "一个人独居", "得了病",
        "刚出院手术完", "家里穷", "没钱买米",
        "I live alone", "a disabled neighbour", "low-income family", "she has cancer",
    ],
)  # fmt: skip
def test_labels_illness_and_poverty_are_found(text: str) -> None:
    assert unsaid(text)


@pytest.mark.parametrize(
    "text",
    [
        "想要一副老花镜",
        "陪我去一趟医院门口",
        "抬一张桌子",
        "想学手机",
        "孩子想要一个书包",
        "无穷大的窗花",
        "I will be at home",
        "till noon",
    ],
)
def test_ordinary_wishes_say_nothing_of_the_kind(text: str) -> None:
    assert not unsaid(text)
