"""Photos of an activity: whose they are is asked, only the captain sees them, one press posts what was done."""

from sqlmodel import col, select

from models import Activity, ActivityPhoto, Shown
from services.act import Act
from services.activities.history import drawn_month
from tests.conversations.test_activities import GROUP, ORGANISER, activity, announce, said
from tests.town import Town
from web.samples import sample

LAMP, CLUTTER = sample("lamp-dark"), sample("bins-full")
BIN = sample("bins-clean")


async def under_way(town: Town, *who: str) -> None:
    await announce(town, "活动 明天上午9点 春风广场清扫 需要9人 2分 地点:3号楼门口")
    for one in who:
        await town.says(one, "报名 1")
    await town.passes(hours=19, minutes=30)


async def kept(town: Town) -> int:
    async with town.app.database.reading() as session:
        query = select(ActivityPhoto.id).where(col(ActivityPhoto.dropped_at).is_(None))
        return len((await session.execute(query)).scalars().all())


async def test_photos_belong_to_it_and_make_its_closing_post(town: Town) -> None:
    await under_way(town, "tang", "chen")
    await town.says("tang", "替人报名 1 小明 8岁 监护人唐春分")
    await said(town, ORGANISER, "活动 1 加 小明 8岁 监护人唐春分")
    async with town.app.database.transaction() as session:
        person = await session.merge(town.person("chen"))
        person.shown = Shown.HIDDEN
    await town.says("tang", photos=[LAMP])
    asked = await town.last("tang")
    assert "这是哪一件" in asked.text
    assert {"活动 1 · 春风广场清扫", "新的反映"} <= set(asked.buttons)
    await town.presses("tang", "活动 1 · 春风广场清扫", on="哪一件")
    assert "现在有 1 张照片" in (await town.last("tang")).text
    await town.says("chen", "活动 1", photos=[CLUTTER])
    assert "现在有 2 张照片" in (await town.last("chen")).text
    await town.presses(ORGANISER, "发照片")
    await town.says(ORGANISER, photos=[BIN])
    assert "现在有 3 张照片" in (await town.last(ORGANISER)).text
    assert (await kept(town), await town.cases()) == (3, 0)
    await town.passes(hours=2)
    assert not any(card.photos for card in await town.cards("luo", where=GROUP))
    await town.presses(ORGANISER, "全到了")
    await town.presses(ORGANISER, "看总结")
    check = await town.last(ORGANISER)
    assert "3 人,一共 6 小时" in check.text
    assert "家长同意了才发" in check.text
    assert "这次有孩子参加:小明" in check.text
    assert "先问一声愿不愿意:陈谷雨。" in check.text
    await town.presses(ORGANISER, "去掉第 2 张")
    assert await kept(town) == 2
    await town.presses(ORGANISER, "发到志愿者群", on="家长同意")
    post = await town.last("luo", where=GROUP)
    assert "活动 1 · 春风广场清扫,办完了" in post.text
    assert "3 人,一共 6 小时" in post.text
    assert "小明" not in post.text
    assert "已经发过了" in await town.presses(ORGANISER, "发到志愿者群", on="家长同意")
    await a_photo_is_taken_out(town)


async def in_group(town: Town) -> int:
    """How many photos the group sees of its activities."""
    await town.passes(seconds=6)
    found = await town.street.messages(town.person("luo"), town.chat("luo", GROUP))
    return sum(seen.photos for seen in found if seen.by_bot)


async def a_photo_is_taken_out(town: Town) -> None:
    """By whoever is on it, alone and without a word; by the captain; until there is none."""
    assert await in_group(town) == 2
    await town.says("tang", "活动 1", photos=[CLUTTER])
    assert await in_group(town) == 2, "what comes afterwards is not posted"
    async with town.app.database.reading() as session:
        late = select(ActivityPhoto.sha).order_by(col(ActivityPhoto.id).desc()).limit(1)
        act = Act(session, town.app.town, town.app.clock.now(), person=town.person(ORGANISER))
        (drawn,) = (await drawn_month(act, "2026-03"))["photos"]
        assert drawn != (await session.execute(late)).scalar_one(), "nor is it on the month's picture"
    assert "在和我的私聊里" in await town.presses("luo", "照片里有我", where=GROUP)
    which = await town.last("luo")
    assert "撤下哪一张" in which.text
    assert which.buttons == ("撤下第 1 张", "撤下第 2 张")
    assert "撤下了" in await town.presses("luo", "撤下第 1 张")
    assert await in_group(town) == 1
    assert "已经更新" in await town.presses("luo", "撤下第 1 张")
    told = (await town.last(ORGANISER)).text
    assert "有一张照片按照片里的人的意思撤下了" in told
    assert "罗" not in told
    assert "请私聊我发:撤照片 1。" in await say_in_group(town, "luo", "撤照片 1")
    assert "请私聊我发:撤照片 加上" in await said(town, "luo", "撤照片")
    assert "撤下哪一张" in await said(town, "luo", "撤照片 1")
    await town.presses(ORGANISER, "看总结")
    await town.presses(ORGANISER, "去掉第 1 张")
    assert await in_group(town) == 0
    assert "没有照片" in await said(town, "luo", "撤照片 1")
    assert "没找到活动 9" in await said(town, "luo", "撤照片 9")
    assert (
        "照片里有我,想撤下"
        not in next(card for card in await town.cards("luo", where=GROUP) if "办完了" in card.text).buttons
    )


async def say_in_group(town: Town, who: str, words: str) -> str:
    await town.says(who, words, where=GROUP)
    return (await town.last(who, where=GROUP)).text


async def test_whose_photo_it_is_not_and_when(one_town: Town) -> None:
    town = one_town
    await announce(town, "活动 明天上午9点 春风广场清扫 需要9人 2分")
    await town.says("tang", "报名 1")
    await town.says("tang", "活动 1", photos=[LAMP])
    assert "还没开始" in (await town.last("tang")).text
    await town.says("tang", photos=[LAMP])
    assert await town.cases() == 1, "before it a bare photo is a report"
    await town.passes(hours=18, minutes=40)
    await town.says("luo", "活动 1", photos=[LAMP])
    assert "您没有报活动 1,照片请发给带队的" in (await town.last("luo")).text
    await town.says("luo", photos=[LAMP])
    assert await town.cases() == 2, "who is not in it reports"
    await said(town, "tang", "活动 1")
    await town.presses_old("tang", await town.last("tang"), "activity-photo:1:0:")
    for _ in range(3):
        await town.says("tang", photos=[LAMP] * 9)
    assert "27 张" in (await town.last("tang")).text
    await town.says("tang", photos=[LAMP] * 9)
    assert "照片够了" in (await town.last("tang")).text
    mine = await town.last("tang")
    for forged in ("closing:1:0:", "closing-drop:1:0:1", "closing-out:1:0:"):
        assert "不归您管" in await town.presses_old("tang", mine, forged)
    captains = await town.last(ORGANISER)
    assert "还没结束" in await town.presses_old(ORGANISER, captains, "closing:1:0:")
    assert await kept(town) == 27


async def test_the_card_has_a_picture_and_a_pin(one_town: Town) -> None:
    town = one_town
    await announce(town, "活动 明天上午9点 春风广场清扫 需要9人 2分")
    await town.presses(ORGANISER, "更多")
    await town.presses(ORGANISER, "配图")
    assert "请发一张照片" in (await town.last(ORGANISER)).text
    assert "照片" in await said(town, ORGANISER, "没有")
    await town.says(ORGANISER, photos=[LAMP])
    await town.passes(seconds=6)
    card = next(card for card in await town.cards("tang", where=GROUP) if card.text.startswith("活动 1"))
    assert card.photos == 1
    async with town.app.database.reading() as session:
        building = (await session.execute(select(Activity.place, Activity.lat))).one()
    assert building == ("", None)
    await said(town, ORGANISER, "活动 1 地点")
    await town.says(ORGANISER, pin=(31.2345, 121.4567))
    found = await activity(town)
    assert (found.lat, found.lon) == (31.2345, 121.4567)
    assert found.place
    assert await town.cases() == 0
