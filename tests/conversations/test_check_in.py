"""签到: by the word that the captain says, by the code on the captain's phone, by the captain's ticks; and 签退."""

import aiohttp
from sqlmodel import col, select

from locales import say
from models import Person, Shown, SignUp
from tests.conversations.test_activities import GROUP, ORGANISER, activity, announce, said
from tests.conversations.test_activity_pages import link, opened
from tests.town import Town
from tests.town.rush import move_in, press

SWEEP = "活动 明天上午9点 春风广场清扫 需要3人 2分"
UNTIL_IT_BEGINS = {"hours": 18, "minutes": 40}
"""From five past two to a quarter to nine."""


async def held(town: Town, *who: str, words: str = SWEEP) -> str:
    """An activity that these people signed up for, a quarter of an hour before it begins; its code word."""
    async with town.app.database.transaction() as session:
        for person in (await session.execute(select(Person).where(col(Person.key).is_not(None)))).scalars():
            person.shown = Shown.FULL
    await announce(town, words)
    for one in who:
        await town.says(one, "报名 1")
    await town.passes(**UNTIL_IT_BEGINS)
    code = (await activity(town)).code_word
    return say("code-words", "zh_CN").split("|")[int(code.removeprefix("="))]


async def came(town: Town) -> dict[str, str]:
    """Name or guest → how they were there."""
    async with town.app.database.reading() as session:
        query = select(SignUp, Person.key).join(Person, col(Person.id) == col(SignUp.person_id))
        rows = (await session.execute(query.where(col(SignUp.state) == "seated").order_by(col(SignUp.id)))).all()
    return {row.guest or key: row.attendance.value if row.attendance else "" for row, key in rows}


async def test_the_word_on_the_spot_and_the_captains_ticks(town: Town) -> None:
    word = await held(town, "tang", "wang", "chen")
    captains = await town.last(ORGANISER)
    assert f"签到口令：{word}" in captains.text
    assert not any(word in text for text in await town.shown("tang", where=GROUP))
    assert "签到了,第 1 位" in await said(town, "tang", f"签到 1 {word}")
    assert "已经签到了,第 1 位" in await said(town, "tang", word)
    await town.presses(ORGANISER, "王秋月")
    await town.passes(seconds=6)
    assert "✓ 王秋月" in (await town.card(ORGANISER, "陈谷雨")).buttons
    assert "已签到：2" in (await town.card(ORGANISER, "陈谷雨")).text
    await town.presses(ORGANISER, "✓ 王秋月")
    await town.passes(hours=1)
    assert "签到了,第 2 位。来了就好" in await said(town, "wang", f"签到{word}")
    assert await came(town) == {"tang": "attended", "wang": "late", "chen": ""}
    await town.passes(hours=2)
    await town.presses(ORGANISER, "签到的 2 人来了,其余 1 人没来")
    assert "来了 2 人,没来 1 人" in (await town.last(ORGANISER)).text
    await town.passes(hours=9)
    for who in ("tang", "wang"):
        assert "今天 +2" in (await town.last(who)).text
    assert "今天 +2" not in (await town.last("chen")).text


async def test_a_word_is_not_guessed_and_not_said_in_the_group(one_town: Town) -> None:
    town = one_town
    word = await held(town, "tang")
    answers = {
        ("tang", "签到", "direct"): "请把口令也写上",
        ("tang", f"签到 {word}", GROUP): "签到请私聊我发",
        ("tang", f"签到 9 {word}", "direct"): "现在没有可以签到的活动",
        ("tang", "签退", "direct"): "现在没有要您签退的活动",
    }
    for (who, words, where), sentence in answers.items():
        await town.says(who, words, where=where)
        assert sentence in (await town.last(who, where=where)).text, words
    for guess in ("一", "二", "三", "四", "五"):
        assert "口令不对" in await said(town, "tang", f"签到 {guess}")
    assert "口令猜错太多次了" in await said(town, "tang", f"签到 {word}")
    assert await came(town) == {"tang": ""}
    assert "签到了" in await said(town, "luo", f"签到 {word}"), "others are not slowed by it"
    assert "换成“梧桐树”了" in await said(town, ORGANISER, "活动 1 口令 梧桐树")
    assert "口令要一个词" in await said(town, ORGANISER, "活动 1 口令 两个 词")
    assert "口令不对" in await said(town, "chen", f"签到 {word}")
    await town.says("daisy", "check in 梧桐树")
    assert "You are checked in" in (await town.last("daisy")).text
    await town.passes(hours=3)
    assert "现在没有可以签到的活动" in await said(town, "wang", "签到 梧桐树")
    assert "不归您管" in await said(town, "wang", "活动 1 口令 芝麻")


async def test_whoever_is_there_fits_in_and_how_is_written_down(one_town: Town) -> None:
    town = one_town
    word = await held(town, "tang", "wang", "chen", "luo")
    assert "排第 1" in (await town.last("luo")).text
    assert "签到了,第 4 位" in await said(town, "luo", f"签到 {word}"), "whoever waits and is there has a seat"
    assert "签到了" in await said(town, "gao", f"签到 {word}"), "and so has a walk-in"
    assert (await activity(town)).capacity == 5
    assert "加上了" in await said(town, ORGANISER, "活动 1 加 周奶奶")
    assert "请写一句原因" in await said(town, ORGANISER, "活动 1 请假 王秋月")
    assert "记下了" in await said(town, ORGANISER, "活动 1 请假 王秋月 孩子发烧")
    await town.presses(ORGANISER, "有人替班")
    assert "记下了" in await said(town, ORGANISER, "陈谷雨 谢处暑")
    assert "记下了" in await said(town, ORGANISER, "活动 1 迟到 唐春分")
    assert "没找到这个名字" in await said(town, ORGANISER, "活动 1 迟到 孙悟空")
    assert await came(town) == {
        "tang": "late", "wang": "excused", "chen": "excused", "luo": "attended", "gao": "attended",
        "周奶奶": "attended", "xie": "stood_in",
    }  # fmt: skip
    shown = await said(town, ORGANISER, "活动 1 管理")
    for part in ("唐春分 000-0000-0006(迟到)", "王秋月 000-0000-0001(请假)", "谢处暑 000-0000-0007(替班)"):
        assert part in shown
    assert not any("请假" in text for text in await town.shown("tang", where=GROUP))
    await town.passes(hours=4)
    for late in ("孙奶奶", "吴爷爷"):
        assert "加上了" in await said(town, ORGANISER, f"活动 1 加 {late}"), "the places of those who are excused"
    assert "记满" in await said(town, ORGANISER, "活动 1 加 郑奶奶"), "by hand no more than there are places"
    await town.presses(ORGANISER, "全到了")
    assert "来了 7 人,没来 0 人 · 请假 2 人" in (await town.last(ORGANISER)).text


async def test_who_checks_out_reads_how_long_it_was(one_town: Town) -> None:
    town = one_town
    await announce(town, SWEEP)
    await town.presses(ORGANISER, "更多")
    await town.presses(ORGANISER, "不用签退")
    assert "要签退" in (await town.last(ORGANISER)).buttons
    await town.says("tang", "报名 1")
    await town.passes(**UNTIL_IT_BEGINS)
    word = say("code-words", "en").split("|")[int((await activity(town)).code_word.removeprefix("="))]
    assert "走的时候发“签退”" in await said(town, "tang", f"签到 {word}")
    await town.passes(hours=1, minutes=45)
    assert "签退了,一共 1 小时 30 分" in await said(town, "tang", "签退")


async def test_the_code_changes_and_looking_uses_nothing_up(one_town: Town) -> None:
    town = one_town
    await held(town, "tang")
    page = await link(town, "qr", ORGANISER)
    status, content, _ = await opened(page)
    assert status == 200
    assert "口令:" in content.decode()
    status, content, kind = await opened(page + ".png")
    assert (status, kind, content[:4]) == (200, "image/png", b"\x89PNG")
    doors, slot = town.app.town.doors, int(town.app.clock.real_now().timestamp()) // 30
    code = f"{town.app.url}/here/{doors.seal('here', 1, slot)}"
    assert "还没有进邻里" in (await opened(code))[1].decode()
    async with aiohttp.ClientSession(cookie_jar=aiohttp.CookieJar(unsafe=True)) as browser:
        await sign_in(town, browser, "tang")
        async with browser.get(code) as response:
            assert "您是唐春分" in await response.text()
        assert await came(town) == {"tang": ""}
        async with browser.post(code, data={}, headers={"Origin": "https://elsewhere.example"}) as response:
            assert response.status == 403
        async with browser.post(code, data={}, headers={"Origin": town.app.url}) as response:
            assert "签到了,第 1 位" in await response.text()
        for old in (doors.seal("here", 1, slot - 7), doors.seal("here", 1, slot + 1), "1-1-forged"):
            async with browser.post(f"{town.app.url}/here/{old}", headers={"Origin": town.app.url}) as response:
                assert response.status in (410, 415)
    assert await came(town) == {"tang": "attended"}
    await town.passes(hours=4)
    assert (await opened(page))[0] == 410


async def test_a_scan_on_telegram_starts_the_bot_and_checks_in(telegram: Town) -> None:
    town = telegram
    await held(town, "tang")
    slot = int(town.app.clock.real_now().timestamp()) // 30
    code = f"here-{town.app.town.doors.seal('here', 1, slot)}"
    assert town.app.start_link(code).endswith(f"?start={code}")
    assert len(code) <= 64, "what Telegram takes"
    assert "签到了,第 1 位" in await said(town, "tang", f"/start {code}")
    old = f"here-{town.app.town.doors.seal('here', 1, slot - 9)}"
    assert "过时了" in await said(town, "wang", f"/start {old}")
    assert await came(town) == {"tang": "attended"}


async def sign_in(town: Town, browser: aiohttp.ClientSession, who: str) -> None:
    """Through the door of their personal link."""
    await town.says(who, "我的链接")
    async with browser.post(await link(town, "me", who), data={}, headers={"Origin": town.app.url}) as response:
        assert response.status == 200


async def test_over_forty_names_are_ticked_page_by_page(one_town: Town) -> None:
    town = one_town
    users = await move_in(town.app, 50, GROUP)
    await announce(town, "活动 明天上午9点 春风广场清扫 需要50人 2分")
    await press(town.app, 1, GROUP, users)
    await town.passes(**UNTIL_IT_BEGINS)
    first = await town.card(ORGANISER, "名字第 2 / 2 页")
    assert "1. " in first.text
    assert "30. " in first.text
    assert "31. " not in first.text
    await town.presses(ORGANISER, "名字第 2 / 2 页")
    second = await town.card(ORGANISER, "名字第 1 / 2 页")
    assert "31. " in second.text
    assert "50. " in second.text
    names = [label for label in second.buttons if label in second.text]
    await town.presses(ORGANISER, names[-1])
    await town.passes(seconds=6)
    assert any(label.startswith("✓") for label in (await town.card(ORGANISER, "名字第 1 / 2 页")).buttons)
    assert "用不了" not in await town.presses_old(ORGANISER, second, "names:1:0:99")
    assert "用不了" in await town.presses_old(ORGANISER, second, "mark-as:1:0:excused")
