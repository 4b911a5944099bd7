"""What stands behind an activity's links: calendar files, the whole list; and the compact card."""

import re

import aiohttp
from sqlmodel import col, select

from models import Chat, RoomMessage, Shown
from services.act import Act
from services.activities.calendar import roster_behind
from services.activities.facts import ROSTER
from tests import rfc5545
from tests.conversations.test_activities import GROUP, ORGANISER, STREET, SWEEP, announce, said
from tests.town import Town
from tests.town.rush import move_in, press


async def link(town: Town, kind: str, who: str | None = None) -> str:
    """The newest address of this kind on a card, in the group or in somebody's direct chat."""
    async with town.app.database.reading() as session:
        chat = town.chat(who, "direct") if who else town.chat("tang", GROUP)
        room = (await session.execute(select(Chat.external_id).where(col(Chat.id) == chat.id))).scalar_one()
        query = select(RoomMessage.card).where(col(RoomMessage.room_id) == int(room)).order_by(col(RoomMessage.id))
        found = [
            path
            for card in (await session.execute(query)).scalars()
            for path in re.findall(rf"/{kind}/[\w-]+", str(card))
        ]
    return town.app.url + found[-1]


async def opened(address: str) -> tuple[int, bytes, str]:
    async with aiohttp.ClientSession() as session, session.get(address) as response:
        return response.status, await response.read(), response.content_type


async def test_a_calendar_file_and_ones_own_calendar(one_town: Town) -> None:
    town = one_town
    await announce(town, "活动 周六上午9点 春风广场清扫,扫落叶;捡垃圾 需要1人 地点:3号楼门口 请自带手套")
    await town.presses("tang", "报名", where=GROUP)
    status, content, kind = await opened(await link(town, "ics"))
    assert (status, kind) == (200, "text/calendar")
    event = rfc5545.read(content).inside[0]
    assert (event.one("DTSTART"), event.one("DTEND")) == ("20260307T010000Z", "20260307T030000Z")
    assert event.one("SUMMARY").startswith("春风广场清扫")
    assert event.one("LOCATION") == "3号楼门口"
    assert "李小满 000-0000-0011" in event.one("DESCRIPTION")
    await town.presses("luo", "报名", where=GROUP)
    assert "您的活动日历" in await said(town, "luo", "我的日历")
    old = await link(town, "feed", "luo")
    waiting = rfc5545.read((await opened(old))[1]).inside[0]
    assert (waiting.one("STATUS"), waiting.one("SUMMARY")[:3]) == ("TENTATIVE", "候补:")
    await said(town, ORGANISER, "活动 1 改时间 周日上午10点")
    await said(town, "tang", "我的活动")
    feed = rfc5545.read((await opened(await link(town, "feed", "tang")))[1])
    assert feed.inside[0].one("DTSTART") == "20260308T020000Z"
    assert feed.inside[0].one("UID") == event.one("UID")
    assert int(feed.inside[0].one("SEQUENCE")) > int(event.one("SEQUENCE"))
    await said(town, ORGANISER, "活动 1 取消 下雨")
    assert rfc5545.read((await opened(old))[1]).inside[0].one("STATUS") == "CANCELLED"
    await town.presses("luo", "换新的")
    assert (await opened(old))[0] == 410
    assert (await opened(await link(town, "feed", "luo")))[0] == 200
    assert (await opened(town.app.url + "/feed/1-1-aaaa"))[0] == 410


async def test_over_forty_names_the_card_counts_and_the_list_is_a_page(one_town: Town) -> None:
    town = one_town
    async with town.app.database.transaction() as session:
        person = await session.merge(town.person("tang"))
        person.shown = Shown.FULL
    await announce(town, "活动 周六上午9点 春风广场清扫 需要40人 2分")
    await town.presses("tang", "报名", where=GROUP)
    users = await move_in(town.app, 40, GROUP)
    await press(town.app, 1, GROUP, users[:39])
    await town.passes(seconds=6)
    card = (await town.cards("tang", where=GROUP))[-1]
    assert "1. 唐春分" in card.text
    assert "40. " in card.text
    await press(town.app, 1, GROUP, users[39:])
    await town.passes(seconds=6)
    card = (await town.cards("tang", where=GROUP))[-1]
    assert "已报 40 人,候补 1 人" in card.text
    assert "唐春分" not in card.text
    assert "完整名单" in card.buttons
    status, content, _ = await opened(await link(town, "roster"))
    assert status == 200
    assert content.decode().count("<li>") == 41
    assert "唐*分" in content.decode()
    assert "唐春分" not in content.decode()
    await town.says("zhou", "活动 1", where=STREET)
    team = await town.last("zhou", where=STREET)
    assert "已报 40 人,候补 1 人" in team.text
    assert "唐春分" not in team.text
    assert "完整名单" in team.buttons
    assert [await first_name(town, who) for who in ("song", "tang", "luo")] == ["唐春分"] * 3
    async with town.app.database.transaction() as session:
        person = await session.merge(town.person("tang"))
        person.shown = Shown.AUNTIE
    assert await first_name(town, "song") == "唐春分", "the street reads real names"
    assert await first_name(town, "luo") == "唐"


async def first_name(town: Town, who: str) -> str:
    """The first of the whole list, as somebody who is signed in reads it."""
    async with town.app.database.reading() as session:
        act = Act(session, town.app.town, town.app.clock.now())
        token = town.app.town.doors.link(ROSTER, 1).rpartition("/")[2]
        name: str = (await roster_behind(act, token, town.person(who)))["seats"][0]["name"]
        return name


async def test_a_place_that_was_sent_opens_on_a_map(one_town: Town) -> None:
    town = one_town
    await town.says(ORGANISER, SWEEP)
    await town.presses(ORGANISER, "改地点")
    await town.says(ORGANISER, pin=(30.5, 124.5))
    await town.presses(ORGANISER, "发布")
    assert "地图" in (await town.last("tang", where=GROUP)).buttons
    async with town.app.database.reading() as session:
        cards = (await session.execute(select(RoomMessage.card))).scalars()
        assert any("position=124.500000,30.500000&name=" in str(card) for card in cards)
