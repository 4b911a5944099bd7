"""As the bot hears it, and what it posts."""

from typing import Any

import pytest
from sqlmodel import select

from bot.gateways.contract import Unreachable
from bot.gateways.web import WebGateway
from models import (
    Chat,
    RoomMessage,
    Shot,
)  # fmt: skip
from tests.chat.door import CARD, NOW, Door, form, picture


async def update_of(door: Door, nth: int = -1) -> Any:
    incoming = (await door.incoming())[nth]
    async with door.database.reading() as session:
        received = await WebGateway(lambda: NOW).decode(session, incoming)
    assert received is not None
    return received.update


async def test_a_message_becomes_an_update(door: Door) -> None:
    card = await door.shows(CARD)
    await door.post("li", form(picture(), picture((99, 99)), text="done", reply_to=str(card)))
    incoming = (await door.incoming())[0]
    async with door.database.reading() as session:
        received = await WebGateway(lambda: NOW).decode(session, incoming)
        message = (await session.execute(select(RoomMessage).order_by("id"))).scalars().all()[-1]
    assert received is not None
    heard = received.update.message
    assert heard is not None
    assert (heard.chat.id, heard.chat.type, heard.chat.title) == (door.room, "group", "The yard")
    assert (heard.from_user.id, heard.from_user.language_code, heard.from_user.is_bot) == (door.ids["li"], "en", False)
    assert (heard.text, heard.caption, heard.photo[0].width) == (None, "done", 320)
    assert (heard.reply_to_message.message_id, heard.reply_to_message.from_user.is_bot) == (card, True)
    assert received.shots == tuple(Shot("web", sha=sha) for sha in message.photos)


async def test_a_direct_room_is_a_private_chat_and_a_pin_a_location(door: Door) -> None:
    await door.post("zhao", {"lat": 31.25, "lon": 121.5}, room=door.other)
    heard = (await update_of(door)).message
    assert (heard.chat.type, heard.location.latitude, heard.location.longitude) == ("private", 31.25, 121.5)


async def test_a_press_becomes_a_callback(door: Door) -> None:
    card = await door.shows(CARD)
    await door.press("wang", card)
    query = (await update_of(door)).callback_query
    assert (query.data, query.from_user.id, query.message.message_id) == ("accept:1:1:", door.ids["wang"], card)
    assert (query.message.chat.id, query.message.from_user.is_bot) == (door.room, True)


async def test_the_bot_posts_cards_and_answers_to_messages(door: Door) -> None:
    said = await door.says("li", "hello")
    async with door.database.transaction() as session:
        chat = Chat(platform="web", external_id=str(door.room))
        await WebGateway(lambda: NOW).post(session, chat, CARD, reply_to=said["id"])
        with pytest.raises(Unreachable):
            await WebGateway(lambda: NOW).post(session, Chat(platform="web", external_id="77"), CARD, reply_to="")
    shown = (await door.get("li", f"rooms/{door.room}/messages"))[-1]
    assert (shown["reply_to"], shown["from"]["bot"]) == (said["id"], True)
    assert shown["card"] == {
        "title": "Assignment 1", "fields": [["Where", "Building 3"]], "body": "", "block": "",
        "photos": [], "voices": [], "tone": "plain", "poster": False,
        "buttons": [
            {"id": "accept:1:1:", "label": "We'll do it", "kind": "press", "value": "", "primary": False, "row": 0},
        ],
    }  # fmt: skip
    assert len(await door.incoming()) == 1
