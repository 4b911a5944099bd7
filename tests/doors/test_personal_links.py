"""The personal link opens again and again, until somebody ends it."""

import json

from tests.doors.test_codes import code_in
from tests.doors.visitor import Browser, came_in, counts, direct_room, join_path, links, path_in, press, say
from tests.town import Town


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
