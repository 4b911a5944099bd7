"""Cookies: only our own pages may use them, each sign-in opens a new session."""

from datetime import timedelta
from typing import Any

import aiohttp
from yarl import URL

from models import RoomSession
from services.sessions import MOST
from tests.doors.visitor import Browser, came_in, counts, join_path, rows
from tests.town import Town


async def test_a_press_must_come_from_our_own_page(town: Town, browser: Browser) -> None:
    path = await came_in(town, browser, await join_path(town))
    before = await counts(town)
    foreign: list[dict[str, str]] = [
        {}, {"Origin": "https://elsewhere.example"}, {"Origin": "null"}, {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"}, {"Sec-Fetch-Site": "none"},
        {"Origin": "https://elsewhere.example", "Sec-Fetch-Site": "same-origin"},
    ]  # fmt: skip
    for headers in foreign:
        for door in (path, "/restore", await join_path(town)):
            status, page = await browser.post(
                door, headers={**headers, "Accept-Language": "zh-CN"}, name="王", code="1"
            )
            assert (status, "从别处打开的" in page) == (403, True)
    assert await counts(town) == before
    assert (await browser.post(path, headers={"Sec-Fetch-Site": "same-origin"}))[0] == 303


async def test_signing_in_makes_a_new_session_whatever_the_browser_brought(
    town: Town, browser: Browser, other: Browser
) -> None:
    """A cookie that somebody else planted is never taken over, and one's own earlier session ends."""
    path = await came_in(town, browser, await join_path(town))
    planted = browser.cookie
    other.session.cookie_jar.update_cookies({"linli": planted}, URL(town.app.url))
    assert (await other.post(path))[0] == 303
    assert other.cookie != planted
    thief = {"Cookie": f"linli={planted}"}
    browser.session.cookie_jar.clear()
    assert (await browser.get("/chat/api/me", **thief))[0] == 401
    assert await other.me() == "王阿姨"
    other.session.cookie_jar.clear()
    for made_up in ("linli=1", "linli=W10.a.b", f"linli={planted[:-3]}abc", 'linli="'):
        assert (await other.get("/chat/api/me", Cookie=made_up))[0] == 401


async def test_the_cookie_is_changed_daily_and_the_old_one_dies_once_the_new_one_was_seen(
    town: Town, browser: Browser
) -> None:
    await came_in(town, browser, await join_path(town))
    clock: Any = town.app.clock
    first = browser.cookie
    assert await browser.me() == "王阿姨"
    assert browser.cookie == first
    clock.skipped += timedelta(days=1, minutes=1)
    assert await browser.me() == "王阿姨"
    second = browser.cookie
    assert second != first

    async def with_cookie(value: str) -> int:
        async with aiohttp.ClientSession() as bare:
            headers = {"Cookie": f"linli={value}"}
            async with bare.get(f"{town.app.url}/chat/api/me", headers=headers) as answer:
                return answer.status

    assert await with_cookie(first) == 200  # the new one may have been lost on the way: it is given again
    assert await with_cookie(second) == 200
    assert await with_cookie(first) == 200
    clock.skipped += timedelta(minutes=2)
    assert (await with_cookie(first), await with_cookie(second)) == (401, 200)
    clock.skipped += timedelta(days=181)
    assert await with_cookie(second) == 401


async def test_signing_out_and_too_many_browsers_end_sessions(town: Town, browser: Browser, other: Browser) -> None:
    path = await came_in(town, browser, await join_path(town))
    kept = browser.cookie
    async with browser.session.delete(f"{town.app.url}/chat/api/session", headers=browser.ours) as answer:
        assert answer.status == 200
    assert (await other.get("/chat/api/me", Cookie=f"linli={kept}"))[0] == 401
    for _ in range(MOST + 3):
        other.session.cookie_jar.clear()
        clock: Any = town.app.clock
        clock.skipped += timedelta(seconds=10)
        assert (await other.post(path))[0] == 303
    assert len(await rows(town, RoomSession)) == MOST
