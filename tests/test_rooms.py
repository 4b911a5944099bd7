"""The chat platform itself, on both databases: posting, unread counts, numbered events, who gets in."""

import asyncio
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from bot.database import Database
from models import Button, Card, RoomMessage, RoomUser
from services import rooms
from services.room_news import events_after
from services.wakes import take_wakes

NOW = datetime(2026, 3, 4, 9, 30, tzinfo=UTC)


@dataclass
class Yard:
    """A room with three people and the bot, and one outside."""

    database: Database
    room: int
    li: int
    wang: int
    zhao: int
    stranger: int
    bot: int

    async def says(self, who: int, text: str, **more: Any) -> int:
        async with self.database.transaction() as session:
            values = {"room_id": self.room, "sender_id": who, "text": text, "now": NOW} | more
            message_id, _ = await rooms.post(session, **values)
        return message_id

    async def news(self, who: int, after: int = 0) -> list[tuple[int, str, int | None]]:
        async with self.database.reading() as session:
            return [(news.number, news.kind, news.message_id) for news in await events_after(session, {who: after})]

    async def entrance(self, who: int) -> rooms.Entrance:
        async with self.database.reading() as session:
            (entrance,) = await rooms.rooms_of(session, who)
        return entrance


@pytest.fixture
async def yard(database: Database) -> Yard:
    async with database.transaction() as session:
        people = [await rooms.add_user(session, name, language="zh_CN") for name in ("li", "wang", "zhao", "stranger")]
        bot = await rooms.bot_user(session)
        ids = [user.id for user in people]
        room = await rooms.open_room(session, "The yard", "residents", [*ids[:3], bot.id])
    return Yard(database, room.id, *ids, bot.id)


async def test_a_post_reaches_every_member_once(yard: Yard) -> None:
    first = await yard.says(yard.li, "hello")
    second = await yard.says(yard.wang, "hi")
    for who in (yard.li, yard.wang, yard.zhao):
        assert await yard.news(who) == [(1, "message", first), (2, "message", second)]
    assert await yard.news(yard.stranger) == await yard.news(yard.bot) == []


async def test_whoever_sleeps_is_woken_after_the_commit(yard: Yard) -> None:
    async with yard.database.transaction() as session:
        await rooms.post(session, room_id=yard.room, sender_id=yard.li, text="hello", now=NOW)
        assert take_wakes(session) == {"events", *(f"events:{who}" for who in (yard.li, yard.wang, yard.zhao))}


async def test_the_same_key_is_the_same_message(yard: Yard) -> None:
    assert await yard.says(yard.li, "hello", client_key="k") == await yard.says(yard.li, "hello again", client_key="k")
    assert await yard.says(yard.wang, "hello", client_key="k") != await yard.says(yard.li, "hello", client_key="k2")
    assert len(await yard.news(yard.zhao)) == 3


async def test_unread_counts_what_others_said_since_the_mark(yard: Yard) -> None:
    ids = [await yard.says(yard.li, str(n)) for n in range(4)]
    await yard.says(yard.wang, "mine")
    assert [(await yard.entrance(who)).unread for who in (yard.li, yard.wang, yard.zhao)] == [1, 4, 5]
    async with yard.database.transaction() as session:
        assert await rooms.mark_read(session, user_id=yard.zhao, room_id=yard.room, upto=ids[2], now=NOW) == ids[2]
        assert await rooms.unread(session, yard.zhao, yard.room) == 2
        assert await rooms.mark_read(session, user_id=yard.zhao, room_id=yard.room, upto=ids[0], now=NOW) == ids[2]
    assert (await yard.news(yard.zhao, after=5)) == [(6, "read", ids[2])]


async def test_a_room_shows_its_last_message(yard: Yard) -> None:
    assert (await yard.entrance(yard.zhao)).last is None
    await yard.says(yard.li, "hello")
    last = (await yard.entrance(yard.zhao)).last
    assert last is not None
    assert (last.message.text, last.sender.name, last.message.at) == ("hello", "li", NOW)


async def test_pages_are_oldest_first(yard: Yard) -> None:
    ids = [await yard.says(yard.li, str(n)) for n in range(7)]
    async with yard.database.reading() as session:

        async def page(**bounds: int) -> list[int]:
            return [spoken.message.id for spoken in await rooms.messages(session, yard.room, limit=3, **bounds)]

        assert await page() == ids[4:]
        assert await page(before=ids[4]) == ids[1:4]
        assert await page(after=ids[0]) == ids[1:4]
        assert await page(after=ids[0], before=ids[2]) == ids[1:2]
        assert await page(after=ids[6]) == []


async def test_a_card_changes_in_place_and_only_when_it_differs(yard: Yard) -> None:
    card = Card("Assignment 1", buttons=((Button("accept:1:1:", "We'll do it"),),)).as_dict()
    message = await yard.says(yard.bot, "", card=card)
    async with yard.database.transaction() as session:
        await rooms.redraw(session, message, Card.of(card).as_dict(), NOW)
    async with yard.database.transaction() as session:
        await rooms.redraw(session, message, Card("Done").as_dict(), NOW + timedelta(minutes=1))
        await rooms.redraw(session, message + 99, card, NOW)
    assert [kind for _, kind, _ in await yard.news(yard.li)] == ["message", "card"]
    async with yard.database.reading() as session:
        (spoken,) = await rooms.messages(session, yard.room)
    assert spoken.message.card == Card("Done").as_dict() | {"fields": [], "photos": [], "voices": [], "buttons": []}


async def test_nobody_else_gets_in(yard: Yard) -> None:
    message = await yard.says(yard.li, "hello")
    async with yard.database.reading() as session:
        assert (await rooms.access_message(session, yard.wang, message)).message.text == "hello"
        for room in (yard.room, yard.room + 1):
            with pytest.raises(rooms.NotInRoom):
                await rooms.access_room(session, yard.stranger, room)
        with pytest.raises(rooms.NotInRoom):
            await rooms.access_message(session, yard.stranger, message)
        assert await rooms.rooms_of(session, yard.stranger) == []
    with pytest.raises(rooms.NotInRoom):
        await yard.says(yard.li, "hello", room_id=yard.room + 1)


async def test_who_joins_starts_without_unread_and_who_leaves_sees_nothing_more(yard: Yard) -> None:
    await yard.says(yard.li, "hello")
    async with yard.database.transaction() as session:
        assert await rooms.join(session, yard.room, yard.stranger)
        assert not await rooms.join(session, yard.room, yard.stranger)
        await rooms.leave(session, yard.room, yard.zhao)
        assert await rooms.members(session, yard.room) == {yard.li, yard.wang, yard.stranger, yard.bot}
    assert (await yard.entrance(yard.stranger)).unread == 0
    async with yard.database.reading() as session:
        (news,) = await events_after(session, {yard.zhao: 0})
    assert (news.number, news.spoken) == (1, None)


async def test_a_reply_stays_within_its_room(yard: Yard) -> None:
    first = await yard.says(yard.li, "hello")
    async with yard.database.transaction() as session:
        other = await rooms.open_room(session, "Elsewhere", "direct", [yard.li])
        said, _ = await rooms.post(session, room_id=other.id, sender_id=yard.li, reply_to_id=first, now=NOW)
        assert (await session.get_one(RoomMessage, said)).reply_to_id is None
    await yard.says(yard.wang, "hi", reply_to_id=first)
    assert (await yard.entrance(yard.zhao)).last.message.reply_to_id == first  # type: ignore[union-attr]


async def test_tokens_are_kept_as_hashes_and_replaced(yard: Yard) -> None:
    async with yard.database.transaction() as session:
        await rooms.give_token(session, yard.li, "old")
        await rooms.give_token(session, yard.li, "new")
    async with yard.database.reading() as session:
        user = await rooms.user_by_token(session, "new")
        assert user is not None
        assert (user.id, "new" in str(user.token_hash)) == (yard.li, False)
        for token in ("old", "", rooms.BOT_MARK, "\ud800"):
            assert await rooms.user_by_token(session, token) is None


async def test_there_is_one_bot(yard: Yard) -> None:
    async with yard.database.transaction() as session:
        assert (await rooms.bot_user(session)).id == yard.bot
        assert (await session.get_one(RoomUser, yard.bot)).is_bot


async def test_everybody_talks_at_once_and_no_number_is_lost_or_doubled(yard: Yard) -> None:
    async with yard.database.transaction() as session:
        other = await rooms.open_room(session, "Elsewhere", "direct", [yard.zhao, yard.li])
    said = [yard.says(who, "x", room_id=room) for who in (yard.li, yard.wang) for room in (yard.room, other.id)]
    said += [yard.says(yard.zhao, str(n), client_key=str(n % 3)) for n in range(9)]
    ids = set(await asyncio.gather(*said))
    assert len(ids) == 7
    for who, count in ((yard.li, 7), (yard.wang, 5), (yard.zhao, 7)):
        news = await yard.news(who)
        assert [number for number, _, _ in news] == list(range(1, count + 1))
        room_ids = [message for _, _, message in news]
        assert len(set(room_ids)) == count


async def test_a_reader_by_cursor_misses_nothing_while_others_write(yard: Yard) -> None:
    seen: list[int] = []

    async def follow() -> None:
        while len(seen) < 20:
            seen.extend(number for number, _, _ in await yard.news(yard.zhao, after=seen[-1] if seen else 0))
            await asyncio.sleep(0)

    async with asyncio.timeout(20):
        await asyncio.gather(follow(), *(yard.says((yard.li, yard.wang)[n % 2], str(n)) for n in range(20)))
    assert seen == list(range(1, 21))
