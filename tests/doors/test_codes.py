"""Six digits said on the phone bring somebody back."""

import re
from datetime import timedelta
from typing import Any

from sqlmodel import col

from models import Area, Code, Person, RoomSession
from tests.doors.visitor import Browser, came_in, direct_room, join_path, newest, rows
from tests.town import Town


async def test_a_lost_session_is_restored_with_a_code_said_on_the_phone(
    town: Town, browser: Browser, other: Browser
) -> None:
    (home,) = await rows(town, Area, col(Area.key) == "chunfengli-3")
    await came_in(town, browser, await join_path(town), name="高小满", home=str(home.id))
    await town.says("li", "找回 高阿姨")
    code = code_in((await town.last("li")).text)
    for _ in range(2):
        assert "六位数字" in (await other.get("/restore"))[1]
    wrong = f"{(int(code) + 1) % 1_000_000:06}"
    status, page = await other.post("/restore", code=wrong)
    assert (status, "数字不对" in page) == (400, True)
    assert (await other.post("/restore", code=f" {code[:3]} {code[3:]} "))[0] == 303
    assert await other.me() == "高小满"
    assert (await other.post("/restore", code=code))[0] == 400
    await town.settle()
    assert "高小满已用您念的数字重新进来了" in (await town.last("li")).text
    assert "您回来了" in (await newest(town, other, await direct_room(town, other)))["card"]["title"]
    (used,) = await rows(town, Code)
    assert (used.used_at is not None, used.made_by_id, used.person_id) == (
        True, town.person("li").id, (await rows(town, Person))[-1].id,
    )  # fmt: skip


def code_in(text: str) -> str:
    found = re.search(r"(\d{3}) (\d{3})", text)
    assert found, text
    return found[1] + found[2]


async def test_codes_end_after_ten_minutes_and_guessing_is_slowed_and_bounded(town: Town, browser: Browser) -> None:
    clock: Any = town.app.clock
    await town.says("li", "找回 王秋月")
    code = code_in((await town.last("li")).text)
    await town.says("li", "找回 王秋月")
    newer = code_in((await town.last("li")).text)
    assert (await browser.post("/restore", code=code))[0] == 400
    for _ in range(4):
        assert (await browser.post("/restore", code="x"))[0] == 400
    status, page = await browser.post("/restore", code=newer)
    assert (status, "试错的次数太多" in page) == (429, True)
    clock.skipped += timedelta(minutes=10, seconds=1)
    assert (await browser.post("/restore", code=newer))[0] == 400
    assert await rows(town, RoomSession) == []


async def test_who_may_let_whom_in_again(town: Town) -> None:
    for who, words, said in [
        ("wang", "找回 陈谷雨", "不由您办"),
        ("li", "找回 赵小雪", "没找到叫这个名字的人"),
        ("li", "找回 周立春", "不由您办"),
        ("xu", "找回 宋立冬", "请找街道或社区"),
        ("li", "找回", "请写上名字"),
    ]:
        await town.says(who, words)
        assert said in (await town.last(who)).text, (who, words)
    assert await rows(town, Code) == []
    await town.says("li", "找回 王秋月", where="chunfengli-residents")
    assert "这里用不了" in (await town.last("li", where="chunfengli-residents")).text


async def test_pages_of_the_doors_are_no_place_for_anybody_elses_frames_or_scripts(
    town: Town, browser: Browser
) -> None:
    path = await join_path(town)
    async with browser.session.get(town.app.url + path) as answer:
        policy = answer.headers["Content-Security-Policy"]
        assert all(part in policy for part in ("default-src 'none'", "frame-ancestors 'none'", "form-action 'self'"))
        assert (answer.headers["Referrer-Policy"], answer.headers["Cache-Control"]) == ("same-origin", "no-store")
    assert (await browser.get("/me/"))[0] in {404, 410}
