"""The way out: the community as a workbook."""

from datetime import timedelta
from typing import Any

import aiohttp

from bot.workbook.reader import Reader
from models import Export
from services.community import read_community
from tests.doors.visitor import GROUP, Browser, path_in, rows
from tests.town import Town


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
