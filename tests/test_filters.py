"""What a message is meant by is found in no time, whatever is written again and again."""

import time
from datetime import UTC, datetime

import pytest
from aiogram.types import Chat, Message

from handlers.filters import Polite, heard
from services.rules.more_days import read_more_days


def said(text: str) -> Message:
    return Message(message_id=1, date=datetime(2026, 3, 2, tzinfo=UTC), chat=Chat(id=1, type="private"), text=text)


@pytest.mark.parametrize("text", ["好的谢谢啊", "谢谢你啊!", "哦哦哦", "嗯嗯,好嘞", "好 哦 谢谢"])
async def test_kind_words_and_nothing_else_are_polite(text: str) -> None:
    assert await Polite()(said(text))


@pytest.mark.parametrize("text", ["谢谢,3号楼灯坏了", "啊", "哦哦灯坏了", ""])
async def test_whatever_says_more_is_not(text: str) -> None:
    assert not await Polite()(said(text))


async def test_a_kind_word_said_again_and_again_keeps_nobody_waiting() -> None:
    began = time.process_time()
    for word in heard("heard-polite"):
        assert not await Polite()(said(f"{word * 24}灯坏了"))
    assert read_more_days("再还要得晚延长延期需要" * 350 + "q 3天") is not None
    assert time.process_time() - began < 1
