"""What holds for every answer of the house."""

import asyncio

import pytest

from tests.chat.door import Door
from web.app import HEADERS


async def test_an_upload_that_breaks_off_is_nobodys_fault(door: Door, caplog: pytest.LogCaptureFixture) -> None:
    server = door.client.server
    _, writer = await asyncio.open_connection(server.host, server.port)
    writer.write(
        f"POST /chat/api/rooms/{door.room}/messages HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer token-li\r\n"
        "Content-Type: multipart/form-data; boundary=b\r\nContent-Length: 9999\r\n\r\n"
        '--b\r\nContent-Disposition: form-data; name="text"\r\n\r\nhalf a sen'.encode()
    )
    await writer.drain()
    await asyncio.sleep(0.1)
    writer.close()
    await writer.wait_closed()
    await asyncio.sleep(0.1)
    assert await door.incoming() == []
    assert not caplog.records


async def test_every_answer_is_guarded(door: Door) -> None:
    for path in ("/chat", "/healthz", "/chat/api/rooms", "/nowhere", "/static/chat.js"):
        async with door.client.get(path) as response:
            assert {name: response.headers[name] for name in HEADERS} == HEADERS
    async with door.client.get("/healthz") as response:
        assert (response.status, await response.json()) == (200, {"ok": True})
    assert (await door.client.get("/", allow_redirects=False)).headers["Location"] == "/chat"


async def test_an_unforeseen_error_tells_nothing(door: Door, caplog: pytest.LogCaptureFixture) -> None:
    async with door.database.transaction() as session:
        connection = await session.connection()
        await connection.exec_driver_sql("ALTER TABLE room_members RENAME TO gone")
    async with door.client.get("/chat/api/rooms", headers=door.headers("li")) as response:
        assert (response.status, await response.json()) == (500, {"error": "server-error", "message": ""})
    assert "a request failed: GET" in caplog.text
