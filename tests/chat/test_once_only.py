"""What is sent twice counts once; what is pressed is handled and answered."""

import asyncio
from typing import Any

import pytest

from tests.chat.door import CARD, Door, door_says, form, picture


async def test_the_same_key_is_the_same_message(door: Door) -> None:
    first = await door.post("li", form(picture(), text="x"), Idempotency_Key="k1")
    assert await door.post("li", form(picture(), text="x"), Idempotency_Key="k1") == first
    assert (await door.post("wang", {"text": "x"}, Idempotency_Key="k1"))[1]["id"] != first[1]["id"]
    assert len(await door.incoming()) == 2


async def test_a_key_sent_twice_at_once_is_one_message(door: Door) -> None:
    answers = await asyncio.gather(*(door.post("li", {"text": "x"}, Idempotency_Key="k") for _ in range(5)))
    assert {(status, message["id"]) for status, message in answers} == {(201, answers[0][1]["id"])}
    assert len(await door.incoming()) == 1


@pytest.mark.parametrize("key", ["x" * 129, "ключ"])
async def test_a_strange_key_is_turned_away(door: Door, key: str) -> None:
    assert (await door.post("li", {"text": "x"}, Idempotency_Key=key))[0] == 400


async def test_a_press_is_stored_handled_and_answered_with_its_toast(door: Door) -> None:
    card = await door.shows(CARD)
    first = await door.press("li", card, Idempotency_Key="k")
    assert first == (200, {"toast": door_says("stale")})
    assert await door.press("li", card, Idempotency_Key="k") == first
    (row,) = await door.incoming()
    assert row.external_id == f"press:{door.ids['li']}:k"
    assert row.payload == {
        "kind": "press", "message": card, "room": door.room, "user": door.ids["li"], "button": "accept:1:1:",
    }  # fmt: skip
    await door.press("li", card)
    assert len(await door.incoming()) == 2


@pytest.mark.parametrize("button", ["", "x" * 65, "好" * 22, 7, None, ["a"], "a\x00", "\ud800"])
async def test_a_forged_button_is_refused_kindly(door: Door, button: Any) -> None:
    status, told = await door.press("li", await door.shows(CARD), button)
    assert (status, told["error"]) == (400, "unknown-button")
    assert await door.incoming() == []


async def test_only_cards_have_buttons(door: Door) -> None:
    assert (await door.press("wang", (await door.says("li", "x"))["id"]))[0] == 400
