"""Who gets in: tokens, cookies, rooms, and floods."""

from datetime import timedelta
from pathlib import Path

import pytest

from bot.database import Database
from services import rooms
from tests.chat.door import CARD, Door, door_says, opened


async def test_strangers_and_wrong_tokens_stay_outside(door: Door) -> None:
    for headers in (
        {},
        {"Authorization": "Bearer nonsense"},
        {"Authorization": "Basic token-li"},
        {"Cookie": "linli=x"},
    ):
        for path in ("rooms", "me", "events", f"rooms/{door.room}/messages"):
            async with door.client.get(f"/chat/api/{path}", headers=headers) as response:
                assert (response.status, (await response.json())["error"]) == (401, "unauthorized")


async def test_a_foreign_room_is_not_there(door: Door) -> None:
    theirs = await door.shows(CARD, room=door.other)
    assert (await door.post("li", {"text": "x"}, room=door.other))[0] == 404
    assert (await door.post("li", {"text": "x", "reply_to": theirs}))[0] == 404
    assert (await door.press("li", theirs))[0] == 404
    for path in (f"rooms/{door.other}/messages", "rooms/999/messages"):
        assert (await door.client.get(f"/chat/api/{path}", headers=door.headers("li"))).status == 404
    async with door.client.post(f"/chat/api/rooms/{door.other}/read", json={}, headers=door.headers("li")) as response:
        assert response.status == 404
    assert await door.incoming() == []


@pytest.mark.parametrize("room", ["x", "-1", "1e3", "99999999999", "9" * 40, "%F0%9F", "１"])
async def test_a_malformed_id_is_not_there(door: Door, room: str) -> None:
    for path in (f"rooms/{room}/messages", f"rooms/{door.room}/messages?before={room}x", f"photos/{room}"):
        assert (await door.client.get(f"/chat/api/{path}", headers=door.headers("li"))).status == 404
    assert (await door.press("li", f"{room}x"))[0] == 404


async def test_a_personal_link_becomes_a_cookie_that_only_our_page_may_use(door: Door) -> None:
    ours = str(door.client.make_url("/")).rstrip("/")
    async with door.client.post("/chat/api/session", json={"token": "token-li"}, headers={"Origin": ours}) as response:
        cookie = response.headers["Set-Cookie"]
        assert (response.status, await response.json()) == (
            200,
            {"id": str(door.ids["li"]), "name": "li", "language": "en"},
        )
    assert all(part in cookie for part in ("HttpOnly", "SameSite=Strict", "Path=/"))
    assert "Secure" not in cookie
    headers = {"Cookie": cookie.partition(";")[0]}
    assert (await door.client.get("/chat/api/me", headers=headers)).status == 200
    path = f"/chat/api/rooms/{door.room}/messages"
    for more, status in [
        ({}, 403), ({"Origin": "https://elsewhere.example"}, 403), ({"Origin": "null"}, 403),
        ({"Sec-Fetch-Site": "cross-site"}, 403), ({"Sec-Fetch-Site": "same-site"}, 403),
        ({"Sec-Fetch-Site": "same-origin", "Origin": "https://elsewhere.example"}, 403),
        ({"Sec-Fetch-Site": "same-origin"}, 201), ({"Origin": ours}, 201),
    ]:  # fmt: skip
        assert (await door.client.post(path, json={"text": "x"}, headers=headers | more)).status == status


async def test_a_cookie_ends_with_its_token_and_cannot_be_forged(door: Door) -> None:
    async with door.client.post("/chat/api/session", json={"token": "token-li"}) as response:
        cookie = response.cookies["linli"].value
    door.client.session.cookie_jar.clear()
    for value in (cookie[:-2], cookie.replace("W", "X", 1), "W10.x.y", '"'):
        assert (await door.client.get("/chat/api/me", headers={"Cookie": f"linli={value}"})).status == 401
    assert (await door.client.get("/chat/api/me", headers={"Cookie": f"linli={cookie}"})).status == 200
    async with door.database.transaction() as session:
        await rooms.give_token(session, door.ids["li"], "another")
    assert (await door.client.get("/chat/api/me", headers={"Cookie": f"linli={cookie}"})).status == 401


async def test_a_session_needs_a_good_token_from_our_own_page(door: Door) -> None:
    for body, headers, status in [
        ({"token": "nonsense"}, {}, 401), ({"token": 7}, {}, 401), ({}, {}, 401), ({"token": ""}, {}, 401),
        ({"token": "token-li"}, {"Origin": "https://elsewhere.example"}, 403),
    ]:  # fmt: skip
        assert (await door.client.post("/chat/api/session", json=body, headers=headers)).status == status


async def test_behind_https_the_cookie_is_secure(sqlite_database: Database, tmp_path: Path) -> None:
    async with opened(sqlite_database, tmp_path, url="https://town.example") as door:
        headers = {"Origin": "https://town.example"}
        async with door.client.post("/chat/api/session", json={"token": "token-li"}, headers=headers) as response:
            assert "Secure" in response.headers["Set-Cookie"]


async def test_a_flood_is_slowed_down_and_told_when_to_go_on(door: Door) -> None:
    for _ in range(60):
        door.clock.real += timedelta(seconds=0.5)
        await door.says("li", "x")
    path = f"/chat/api/rooms/{door.room}/messages"
    async with door.client.post(path, json={"text": "x"}, headers=door.headers("li")) as response:
        assert (response.status, response.headers["Retry-After"]) == (429, "31")
        assert (await response.json()) == {"error": "too-fast", "message": door_says("too-fast")}
    await door.says("wang", "others may")
    door.clock.real += timedelta(seconds=31)
    await door.says("li", "again")
