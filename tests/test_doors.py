"""The ways in over real HTTP: links that looking does not use up, codes, cookies, and who is kept out."""

import json
import re
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import aiohttp
import pytest
from sqlmodel import col, select
from yarl import URL

from bot.workbook.reader import Reader
from models import Account, Area, Code, Export, Person, RoomMember, RoomSession, RoomUser, Shown
from services.community import read_community
from services.sessions import MOST
from tests.conftest import NewDatabase
from tests.town import Town
from tests.town.building import web_town

GROUP = "chunfengli-residents"


class Browser:
    """Somebody's browser: keeps cookies, follows nothing by itself, says where it comes from."""

    def __init__(self, town: Town, **headers: str) -> None:
        self.town = town
        self.ours = {"Origin": town.app.url, "Accept-Language": "zh-CN"} | headers
        self.session = aiohttp.ClientSession(cookie_jar=aiohttp.CookieJar(unsafe=True))

    async def get(self, path: str, **headers: str) -> tuple[int, str]:
        told = {"Accept-Language": "zh-CN"} | headers
        async with self.session.get(self.town.app.url + path, headers=told, allow_redirects=False) as answer:
            return answer.status, await answer.text()

    async def post(self, path: str, headers: dict[str, str] | None = None, **form: str) -> tuple[int, str]:
        told = self.ours if headers is None else headers
        url = self.town.app.url + path
        async with self.session.post(url, data=form or {"x": ""}, headers=told, allow_redirects=False) as answer:
            return answer.status, await answer.text()

    async def me(self) -> Any:
        status, body = await self.get("/chat/api/me")
        return json.loads(body)["name"] if status == 200 else status

    @property
    def cookie(self) -> str:
        return next((one.value for one in self.session.cookie_jar if one.key == "linli"), "")


@pytest.fixture
async def town(database_url: NewDatabase, tmp_path: Path) -> AsyncIterator[Town]:
    async with web_town(database_url("sqlite", template="town"), tmp_path) as town:
        yield town


@pytest.fixture
async def browser(town: Town) -> AsyncIterator[Browser]:
    browser = Browser(town)
    yield browser
    await browser.session.close()


@pytest.fixture
async def other(town: Town) -> AsyncIterator[Browser]:
    browser = Browser(town)
    yield browser
    await browser.session.close()


def path_in(text: str, kind: str) -> str:
    found = re.search(rf"/{kind}/[\w-]+", text)
    assert found, text
    return found.group()


async def rows(town: Town, table: Any, *where: Any) -> list[Any]:
    async with town.app.database.reading() as session:
        return list((await session.execute(select(table).where(*where).order_by(table.id))).scalars())


async def counts(town: Town) -> tuple[int, ...]:
    return tuple([len(await rows(town, table)) for table in (Person, Account, RoomUser, RoomMember, RoomSession, Code)])


async def join_path(town: Town, who: str = "xu") -> str:
    """The link into the residents' group, as its desk shows it."""
    await town.says(who, "入群码")
    if who == "xu":
        await town.presses(who, "春风里邻里群")
    return path_in((await town.card(who, "停用")).text, "join")


async def came_in(town: Town, browser: Browser, path: str, name: str = "王阿姨", **more: str) -> str:
    """Join as somebody new; the personal link that waits for them."""
    status, _ = await browser.post(path, name=name, shown="auntie", **more)
    assert status == 303
    await town.settle()
    async with browser.session.get(f"{town.app.url}/chat/api/rooms") as answer:
        room = next(room for room in await answer.json() if room["kind"] == "direct")
    (link,) = [button["value"] for button in room["last"]["card"]["buttons"] if button["kind"] == "link"]
    return path_in(link, "me")


# A group's link


async def test_a_stranger_comes_in_by_a_groups_link_and_looking_uses_nothing_up(town: Town, browser: Browser) -> None:
    path = await join_path(town)
    before = await counts(town)
    for _ in range(3):
        status, page = await browser.get(path)
        assert (status, "欢迎来到春风里邻里群" in page, "3号楼" in page, "王阿姨" in page) == (200, True, True, True)
    assert "Welcome to" in (await browser.get(f"{path}?lang=en"))[1]
    assert await counts(town) == before
    (home,) = await rows(town, Area, col(Area.key) == "chunfengli-3")
    await came_in(town, browser, path, name=" 高<b>小满 ", home=str(home.id))
    person = (await rows(town, Person))[-1]
    assert (person.name, person.home_area_id, person.shown, person.asked_at is not None) == (
        "高<b>小满", home.id, Shown.AUNTIE, True,
    )  # fmt: skip
    async with browser.session.get(f"{town.app.url}/chat/api/rooms") as answer:
        assert {room["title"] for room in await answer.json()} >= {"春风里邻里群"}
    status, page = await browser.get(path)
    assert "高&lt;b&gt;小满,您已经登录" in page
    again = await counts(town)
    assert (await browser.post(path))[0] == 303
    assert await counts(town) == again


async def test_a_revoked_a_renewed_and_a_forged_group_link_say_so_kindly(town: Town, browser: Browser) -> None:
    path = await join_path(town)
    await town.presses("xu", "换新的")
    fresh = path_in((await town.card("xu", "停用")).text, "join")
    assert fresh != path
    await town.presses("xu", "停用")
    assert "已停用" in (await town.last("xu")).text
    before = await counts(town)
    for gone in (path, fresh, path[:-1] + ("a" if path[-1] != "a" else "b"), "/join/1", "/join/x-y-z", "/join/%F0%9F"):
        for status, page in (await browser.get(gone), await browser.post(gone, name="王", shown="full")):
            assert status == 410
            assert "这个入群码已经换了新的" in page
            assert "door.css" in page
    assert "renewed or ended" in (await browser.get(path, **{"Accept-Language": "en"}))[1]
    assert await counts(town) == before


@pytest.mark.parametrize(
    ("form", "said"),
    [
        ({"name": "", "shown": "full"}, "还没看到名字"),
        ({"name": "\u200b \u202e", "shown": "full"}, "还没看到名字"),
        ({"name": "王" * 33, "shown": "full"}, "太长了"),
        ({"name": "王", "home": "99999", "shown": "full"}, "没找到这个地方"),
        ({"name": "王", "home": "-1", "shown": "full"}, "没找到这个地方"),
    ],
)
async def test_a_form_that_says_nothing_usable_changes_nothing(
    town: Town, browser: Browser, form: dict[str, str], said: str
) -> None:
    path = await join_path(town)
    before = await counts(town)
    status, page = await browser.post(path, **form)
    assert (status, said in page) == (400, True)
    assert await counts(town) == before


async def test_presses_from_one_address_are_bounded(town: Town, browser: Browser) -> None:
    for _ in range(30):
        assert (await browser.post("/join/1-x", name="王", shown="full"))[0] == 410
    status, page = await browser.post("/join/1-x", name="王", shown="full")
    assert (status, "过一会儿" in page) == (429, True)


async def test_who_may_let_people_in(town: Town) -> None:
    await town.says("li", "入群码")
    assert "春风里邻里群" in (await town.last("li")).text
    await town.says("wang", "入群码")
    assert "请邻居进来" in (await town.last("wang")).text
    await town.says("li", "入群码", where="chunfengli-residents")
    group = await town.card("wang", "复制链接", where="chunfengli-residents")
    assert ("/join/" in group.text, [label for label in group.buttons if "停用" in label]) == (True, [])
    await town.says("xu", "入群码", where="chunfeng-work")
    assert "不能用入群码" in (await town.last("xu", where="chunfeng-work")).text


# The personal link


async def test_the_personal_link_opens_again_and_again_until_it_is_renewed(
    town: Town, browser: Browser, other: Browser
) -> None:
    path = await came_in(town, browser, await join_path(town))
    before = await counts(town)
    for _ in range(3):
        status, page = await other.get(path)
        assert (status, "王阿姨,您好" in page, 'method="post"' in page) == (200, True, True)
    assert await counts(town) == before
    for _ in range(2):
        assert (await other.post(path))[0] == 303
        assert await other.me() == "王阿姨"
    assert (await other.get(path))[0] == 303
    status, _ = await other.get("/chat/api/me", Authorization=f"Bearer {path.removeprefix('/me/')}")
    assert status == 200
    told = json.loads((await other.get("/chat/api/me"))[1])["now"]
    assert told == town.app.clock.now().isoformat(), "a device's clock may be off: the page goes by the house's"

    room = await direct_room(town, browser)
    await say(town, browser, room, "我的链接")
    assert (await press(town, browser, room, "换新的"))["toast"] == ""
    assert await browser.me() == "王阿姨"
    assert await other.me() == 401
    status, page = await other.get(path)
    assert (status, "这个链接已经换了新的" in page, "/restore" in page) == (410, True, True)
    assert (await other.post(path))[0] == 410
    (link,) = await links(town, browser, room)
    assert (await other.post(path_in(link, "me")))[0] == 303


async def test_the_desk_ends_somebodys_link_and_they_read_how_to_come_back(
    town: Town, browser: Browser, other: Browser
) -> None:
    path = await came_in(town, browser, await join_path(town))
    assert (await other.post(path))[0] == 303
    await town.says("xu", "停用入口")
    assert "春风里邻里群:1 人用它进了群" in (await town.last("xu")).text
    await town.says("xu", "停用入口 王阿姨")
    card = await town.last("xu")
    assert ("王阿姨的专属入口" in card.text, "2 个浏览器登录着" in card.text) == (True, True)
    await town.presses("xu", "停用", on="王阿姨的专属入口")
    assert "王阿姨的专属入口停用了。" in (await town.last("xu")).text
    assert (await browser.me(), await other.me()) == (401, 401)
    before = await counts(town)
    for status, page in (await other.get(path), await other.post(path)):
        assert (status, "这个链接已经换了新的" in page, "/restore" in page) == (410, True, True)
        assert "用六位数字进来" in page
    assert await counts(town) == before
    await town.says("xu", "找回 王阿姨")
    assert (await other.post("/restore", code=code_in((await town.last("xu")).text)))[0] == 303
    async with other.session.get(f"{town.app.url}/chat/api/rooms/{await direct_room(town, other)}/messages") as answer:
        told = [message["card"]["body"] for message in await answer.json() if message["card"]]
    assert any("是许清明停用的" in body for body in told)


async def test_who_may_end_whose_link(town: Town) -> None:
    for who, words, said in [
        ("wang", "停用入口 陈谷雨", "不由您办"),
        ("li", "停用入口 王秋月", "不由您办"),
        ("li", "停用入口", "不由您办"),
        ("xu", "停用入口 宋立冬", "请找街道或社区"),
        ("xu", "停用入口 没有这个人", "没找到叫这个名字的人"),
    ]:
        await town.says(who, words)
        assert said in (await town.last(who)).text, (who, words)
    await town.says("xu", "end link 王秋月")
    card = await town.last("xu")
    assert "现在没有浏览器登录" in card.text
    person = town.person("wang").id
    assert "不由您办" in await town.presses_old("li", await town.last("li"), f"link-end:{person}:0:")
    song = town.person("song").id
    assert "街道" in await town.presses_old("xu", card, f"link-end:{song}:0:")
    assert "用不了" in await town.presses_old("xu", card, "link-end:99999:0:")


async def direct_room(town: Town, browser: Browser) -> str:
    async with browser.session.get(f"{town.app.url}/chat/api/rooms") as answer:
        return next(str(room["id"]) for room in await answer.json() if room["kind"] == "direct")


async def say(town: Town, browser: Browser, room: str, text: str) -> None:
    url = f"{town.app.url}/chat/api/rooms/{room}/messages"
    async with browser.session.post(url, json={"text": text}, headers=browser.ours) as answer:
        assert answer.status == 201
    await town.settle()


async def newest(town: Town, browser: Browser, room: str) -> dict[str, Any]:
    async with browser.session.get(f"{town.app.url}/chat/api/rooms/{room}/messages") as answer:
        return dict((await answer.json())[-1])


async def press(town: Town, browser: Browser, room: str, label: str) -> Any:
    message = await newest(town, browser, room)
    (button,) = [one["id"] for one in message["card"]["buttons"] if one["label"] == label]
    url = f"{town.app.url}/chat/api/messages/{message['id']}/press"
    async with browser.session.post(url, json={"button": button}, headers=browser.ours) as answer:
        body = await answer.json()
    await town.settle()
    return body


async def links(town: Town, browser: Browser, room: str) -> list[str]:
    card = (await newest(town, browser, room))["card"]
    return [button["value"] for button in card["buttons"] if button["kind"] == "link"]


# Cookies


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


# A code said on the phone


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


# The way out


async def linked(town: Town, who: str, kind: str = "export") -> str:
    """The link on somebody's newest card."""
    person, room = town.person(who), town.chat(who, "direct").external_id
    url, token = f"{town.app.url}/chat/api/rooms/{room}/messages", {"Authorization": f"Bearer demo-{person.key}"}
    async with aiohttp.ClientSession() as session, session.get(url, headers=token) as answer:
        card = (await answer.json())[-1]["card"]
    return path_in(str([button["value"] for button in card["buttons"] if button["kind"] == "link"]), kind)


async def downloaded(browser: Browser, path: str) -> list[tuple[str, str]]:
    """Name and phone of everybody in the workbook behind a link."""
    async with browser.session.get(browser.town.app.url + path) as answer:
        assert (answer.status, "linli.xlsx" in answer.headers["Content-Disposition"]) == (200, True)
        community = read_community((await Reader().text(await answer.read())).text)
    return [(person.name, person.phone) for person in community.people]


async def test_the_desk_gets_the_community_as_a_workbook_without_phones(town: Town, browser: Browser) -> None:
    await town.says("xu", "导出")
    card, path = await town.last("xu"), await linked(town, "xu")
    assert "没有个人电话" in card.text
    assert [label for label in card.buttons if "电话" in label] == []
    people = await downloaded(browser, path)
    assert ("李小满" in dict(people), {phone for _, phone in people}) == (True, {""})
    (asked,) = await rows(town, Export)
    assert (asked.person_id, asked.phones) == (town.person("xu").id, False)
    assert "不由您办" in await town.presses_old("xu", card, "export-phones:0:0:")


async def test_phones_are_for_whoever_sets_the_town_up_and_is_signed_in(
    town: Town, browser: Browser, other: Browser
) -> None:
    await town.says("song", "我的链接")
    mine = await linked(town, "song", "me")
    await town.says("song", "export workbook")
    await town.presses("song", "要带电话的")
    path = await linked(town, "song")
    assert [row.phones for row in await rows(town, Export)] == [False, True]
    status, page = await other.get(path)
    assert (status, "只给要它的人" in page) == (403, True)
    assert (await browser.post(mine))[0] == 303
    people = dict(await downloaded(browser, path))
    assert people["李小满"] == town.person("li").phone != ""
    clock: Any = town.app.clock
    clock.skipped += timedelta(minutes=11)
    for gone in (path, path[:-1] + ("a" if path[-1] != "a" else "b"), "/export/1-x", "/export/x"):
        status, page = await browser.get(gone)
        assert (status, "请再发一次“导出”" in page) == (410, True)


async def test_nobody_else_gets_the_workbook(town: Town) -> None:
    for who in ("wang", "li", "zhang"):
        await town.says(who, "导出")
        assert "不由您办" in (await town.last(who)).text
    await town.says("li", "导出", where=GROUP)
    assert "这里用不了" in (await town.last("li", where=GROUP)).text
    assert await rows(town, Export) == []
