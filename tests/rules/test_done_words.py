"""Words under a photo: do they say that something has been done?"""

import pytest

from services.rules.done_words import tells_done

DONE = [
    "换好了井盖", "井盖换了", "已清理", "已经修好", "灯换了新的", "清走了", "处理完毕", "下水道通了", "搞定",
    "换了灯泡", "纸箱搬走了", "小广告铲掉了", "路灯亮了", "垃圾清运完了", "好了", "已处理,请看照片",
    "replaced the lamp",
    "Fixed.",
]  # fmt: skip
OPEN = [
    "3号楼楼道灯坏了", "垃圾桶满了", "井盖不见了", "楼道堆了纸箱", "修了三次又坏了", "还没修好", "换好的灯又灭了",
    "修不好", "什么时候能清理完?", "这个灯该修了吗", "the lamp is not fixed", "needs to be replaced",
    "违停挡住出口", "",
]  # fmt: skip


@pytest.mark.parametrize("words", DONE)
def test_it_is_done(words: str) -> None:
    assert tells_done(words)


@pytest.mark.parametrize("words", OPEN)
def test_it_is_not(words: str) -> None:
    assert not tells_done(words)
