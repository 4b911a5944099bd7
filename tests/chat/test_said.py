"""What people say: words, photos, voices, places, and what is turned away."""

from datetime import timedelta
from io import BytesIO

import pytest
from PIL import Image
from sqlmodel import select

from models import (
    Area,
    Compound,
    Level,
    Media,
)  # fmt: skip
from services import rooms
from tests.chat.door import NOW, Door, door_says, form, picture, voices
from tests.chat.test_heard import update_of
from tests.sounds import tone


async def test_a_message_is_stored_for_the_bot_and_shown_to_everybody(door: Door) -> None:
    said = await door.says("li", "hello")
    assert said == {
        "id": said["id"], "room": str(door.room), "from": {"id": str(door.ids["li"]), "name": "li", "bot": False},
        "at": NOW.isoformat(), "text": "hello", "photos": [], "voice": None, "file": None,
            "place": None, "lat": None, "lon": None,
        "reply_to": None, "card": None,
    }  # fmt: skip
    assert await door.get("wang", f"rooms/{door.room}/messages") == [said]
    (row,) = await door.incoming()
    assert (row.platform, row.external_id, row.lane) == ("web", f"message:{said['id']}", f"web:{door.ids['li']}")
    assert row.payload == {
        "kind": "message", "message": int(said["id"]), "user": door.ids["li"], "room": door.room, "place": None,
    }  # fmt: skip


async def test_rooms_show_unread_counts_until_they_are_read(door: Door) -> None:
    said = [await door.says("li", str(n)) for n in range(3)]
    (room,) = await door.get("wang", "rooms")
    assert (room["id"], room["title"], room["kind"], room["unread"]) == (str(door.room), "The yard", "residents", 3)
    assert room["last"] == said[2]
    path, headers = f"/chat/api/rooms/{door.room}/read", door.headers("wang")
    async with door.client.post(path, json={"message": said[1]["id"]}, headers=headers) as response:
        assert await response.json() == {"read": said[1]["id"], "unread": 1}
    async with door.client.post(path, headers=headers) as response:
        assert await response.json() == {"read": said[2]["id"], "unread": 0}
    assert [room["unread"] for room in await door.get("wang", "rooms")] == [0]


async def test_pages_of_fifty_oldest_first(door: Door) -> None:
    async with door.database.transaction() as session:
        for n in range(120):
            await rooms.post(session, room_id=door.room, sender_id=door.ids["li"], text=str(n), now=NOW)
    page = await door.get("wang", f"rooms/{door.room}/messages")
    assert [message["text"] for message in page] == [str(n) for n in range(70, 120)]
    older = await door.get("wang", f"rooms/{door.room}/messages?before={page[0]['id']}")
    assert [message["text"] for message in older] == [str(n) for n in range(20, 70)]
    newer = await door.get("wang", f"rooms/{door.room}/messages?after={older[-1]['id']}")
    assert newer == page


async def test_photos_are_kept_stripped_and_served_by_signed_addresses(door: Door) -> None:
    status, said = await door.post(
        "li", form(picture(), picture((400, 300), "PNG"), text="look", lat="31.5", lon="121")
    )
    assert (status, said["text"], said["lat"], said["lon"], len(said["photos"])) == (201, "look", 31.5, 121.0, 2)
    async with door.client.get(said["photos"][1]) as response:
        assert (response.status, response.content_type) == (200, "image/jpeg")
        assert response.headers["Cache-Control"] == "private, max-age=86400, immutable"
        assert Image.open(BytesIO(await response.read())).size == (400, 300)
    async with door.database.reading() as session:
        assert {media.width for media in (await session.execute(select(Media))).scalars()} == {320, 400}


async def test_a_photo_address_is_stable_for_a_day_and_dies_after_two(door: Door) -> None:
    _, said = await door.post("li", form(picture()))
    (url,) = said["photos"]
    door.clock.real += timedelta(hours=14)
    assert (await door.get("li", f"rooms/{door.room}/messages"))[0]["photos"] == [url]
    door.clock.real += timedelta(hours=24)
    (fresh,) = (await door.get("li", f"rooms/{door.room}/messages"))[0]["photos"]
    assert (fresh != url, (await door.client.get(url)).status) == (True, 200)
    door.clock.real += timedelta(hours=24)
    assert ((await door.client.get(url)).status, (await door.client.get(fresh)).status) == (404, 200)


async def test_a_voice_is_kept_and_played_in_parts_and_is_no_photo(door: Door) -> None:
    status, said = await door.post("li", voices(tone(2, "webm")))
    assert (status, said["voice"]["seconds"], said["text"]) == (201, 2, "")
    url = said["voice"]["url"]
    async with door.client.get(url, headers={"Range": "bytes=4-10"}) as response:
        assert (response.status, response.content_type) == (206, "audio/mp4")
        assert await response.read() == b"ftypM4A"
    assert (await door.client.get(url.replace("voices", "photos"))).status == 404
    async with door.database.reading() as session:
        assert [media.seconds for media in (await session.execute(select(Media))).scalars()] == [2]


@pytest.mark.parametrize(
    ("sent", "status", "code"),
    [
        ([b""], 400, "not-a-voice"),
        ([picture()], 400, "not-a-voice"),
        ([tone(2)[:300]], 400, "broken-voice"),
        ([tone(1, loud=0.0)], 400, "silent-voice"),
        ([tone(1), tone(1)], 400, "one-voice"),
        ([tone(61)], 413, "voice-too-long"),
        ([b"OggS" + b"\0" * 9_000_000], 413, "voice-too-long"),
    ],
    ids=("empty", "jpeg", "truncated", "silence", "two", "long", "large"),
)
async def test_bad_voices_change_nothing(door: Door, sent: list[bytes], status: int, code: str) -> None:
    answered, told = await door.post("li", voices(*sent))
    assert (answered, told["error"]) == (status, code)
    assert told["message"]
    assert await door.get("wang", f"rooms/{door.room}/messages") == await door.incoming() == []


async def test_forged_photo_addresses_lead_nowhere(door: Door) -> None:
    _, said = await door.post("li", form(picture()))
    token = said["photos"][0].rpartition("/")[2]
    sha, day, mark = token.split(".")
    for forged in (
        sha,
        f"{sha}.{day}",
        f"{sha}.{int(day) + 1}.{mark}",
        f"{'0' * 64}.{day}.{mark}",
        token[:-1],
        "..%2f..",
        "%00",
    ):
        assert (await door.client.get(f"/chat/api/photos/{forged}")).status == 404


@pytest.mark.parametrize("kind", ["json", "urlencoded", "multipart"])
async def test_scripts_may_post_in_three_ways(door: Door, kind: str) -> None:
    data = {"json": {"text": "x", "lat": 1, "lon": 2.5}, "multipart": form(text="x", lat="1", lon="2.5", unknown="y"),
            "urlencoded": "text=x&lat=1&lon=2.5"}[kind]  # fmt: skip
    more = {"Content_Type": "application/x-www-form-urlencoded"} if kind == "urlencoded" else {}
    status, said = await door.post("li", data, **more)
    assert (status, said["text"], said["lat"], said["lon"]) == (201, "x", 1.0, 2.5)


async def test_invisible_and_broken_characters_are_cleaned(door: Door) -> None:
    _, said = await door.post("li", {"text": " a\x00b\r\nc\ud800\x1b[0m<b>\u202e "})
    assert said["text"] == "ab\nc[0m<b>\u202e"
    for nothing in ("", " \n", "\u200b\u200d\ufeff", "\u202e \x00"):
        assert await door.post("li", {"text": nothing}) == (
            400,
            {"error": "nothing-said", "message": door_says("nothing-said")},
        )


async def test_refusals_speak_the_readers_language(door: Door) -> None:
    long = {"text": "好" * 20_001}
    said = {"error": "message-too-long", "message": door_says("message-too-long", most=20_000)}
    assert await door.post("li", long) == (400, said)
    _, told = await door.post("li", long, Accept_Language="zh-CN,zh;q=0.9,en;q=0.8")
    assert told["message"] == door_says("message-too-long", "zh_CN", most=20_000)
    assert (await door.post("li", {"text": "好" * 20_000}))[0] == 201


@pytest.mark.parametrize(
    ("photos", "status", "code"),
    [
        ([picture()] * 10, 400, "too-many-photos"),
        ([b"%PDF-1.7"], 400, "not-a-photo"),
        ([picture()[:300]], 400, "broken-photo"),
        ([b"\xff\xd8\xff" + b"\0" * 15 * 1024 * 1024], 413, "photo-too-large"),
    ],
    ids=("ten", "pdf", "truncated", "large"),
)
async def test_bad_photos_change_nothing(door: Door, photos: list[bytes], status: int, code: str) -> None:
    answered, told = await door.post("li", form(*photos, text="look"))
    assert (answered, told["error"]) == (status, code)
    assert told["message"]
    assert await door.get("wang", f"rooms/{door.room}/messages") == await door.incoming() == []


@pytest.mark.parametrize(
    ("data", "status"),
    [
        (b"not json", 400),
        (b"[]", 400),
        (b'{"text":' + b"[" * 100_000, 400),
        (b'{"text": "x", "reply_to": "12x"}', 404),
        (b'{"text": "x", "reply_to": "999"}', 404),
        (b'{"lat": "91", "lon": "0"}', 400),
        (b'{"lat": "nan", "lon": "0"}', 400),
        (b'{"lat": "3"}', 400),
        (b'{"place": "777"}', 400),
        (b'{"place": "x"}', 400),
        (b'{"text": "' + b"x" * 300_000 + b'"}', 413),
    ],
    ids=lambda value: str(value)[:24],
)
async def test_malformed_posts_are_turned_away(door: Door, data: bytes, status: int) -> None:
    answered, told = await door.post("li", data, Content_Type="application/json")
    assert (answered, set(told)) == (status, {"error", "message"})
    assert await door.incoming() == []


@pytest.mark.parametrize(
    "kind", ["text/plain", "multipart/form-data", "multipart/form-data; boundary=x", "multipart/mixed"]
)
async def test_what_is_no_form_is_turned_away(door: Door, kind: str) -> None:
    status, _ = await door.post("li", b"--y\r\nnonsense", Content_Type=kind)
    assert status in {400, 415}


async def test_a_picked_place_goes_to_the_bot_by_its_id(door: Door) -> None:
    async with door.database.transaction() as session:
        compound = Compound(key="c", name="Spring Court")
        session.add(compound)
        await session.flush()
        building = Area(key="b", level=Level.BUILDING, name="No. 3", compound_id=compound.id, lat=1.5, lon=2.5)
        session.add(building)
        await session.flush()
        stair = Area(key="s", level=Level.STAIR, name="Stair 2", compound_id=compound.id, parent_id=building.id)
        session.add(stair)
    assert await door.get("li", "places") == {
        "compounds": [{"id": "1", "name": "Spring Court", "buildings": [
            {"id": "1", "name": "No. 3", "stairs": [{"id": "2", "name": "Stair 2"}]}]}]
    }  # fmt: skip
    _, said = await door.post("li", {"place": "2"})
    assert said["place"] == "Spring Court No. 3 Stair 2"
    assert (await door.incoming())[0].payload["place"] == 2
    venue = (await update_of(door)).message.venue
    assert (venue.title, venue.foursquare_id) == ("Spring Court No. 3 Stair 2", "area:2")
