"""When an activity is over its captain says who came; who did has points the same evening, who didn't is not shamed."""

from sqlmodel import col, select

from models import Activity, ActivityState, Person, Shown, SignUp
from tests.town import Town

GROUP = "xinliu-volunteers"
STREET = "chunfeng-work"
SWEEP = "活动 明天上午9点 春风广场清扫 需要12人 2分"


async def held(town: Town, *who: str) -> None:
    """An activity that these people signed up for, until its end."""
    async with town.app.database.transaction() as session:
        for person in (await session.execute(select(Person).where(col(Person.key).in_(who)))).scalars():
            person.shown = Shown.FULL
    await town.says("li", SWEEP)
    await town.presses("li", "发布")
    for one in who:
        await town.says(one, "报名 1")
    await town.passes(hours=22)


async def state(town: Town) -> ActivityState:
    async with town.app.database.reading() as session:
        return (await session.get_one(Activity, 1)).state


async def test_who_came_has_points_in_the_evening_and_who_was_missing_is_on_no_public_card(town: Town) -> None:
    await held(town, "tang", "wang", "chen")
    card = await town.card("li", "全到了")
    assert "结束了,谁来了?" in card.text
    assert "没来" in await town.presses("li", "陈谷雨", on="谁来了")
    await town.passes(seconds=6)
    assert "1 人没来" in "".join((await town.card("li", "就这些")).buttons)
    await town.presses("li", "✗ 陈谷雨")
    await town.passes(seconds=6)
    await town.presses("li", "陈谷雨", on="谁来了")
    await town.passes(seconds=6)
    await town.presses("li", "就这些")
    assert "来了 2 人,没来 1 人" in (await town.last("li")).text
    assert await state(town) is ActivityState.SETTLED

    await town.passes(hours=8)
    assert "今天 +2(环境清洁)" in (await town.last("tang")).text
    assert "今天 +" not in (await town.last("chen")).text
    assert not any("没来" in text for text in await town.shown("tang", where=GROUP))
    await town.says("zhou", "活动 1", where=STREET)
    assert "没来" in (await town.last("zhou", where=STREET)).text
    day = (await town.last("tang", where=GROUP)).text
    assert "唐春分 · +2" in day
    assert "陈谷雨" not in day


async def test_it_is_asked_three_times_then_stands_on_the_desks_morning_card_and_counts_once(
    one_day_town: Town,
) -> None:
    one_town = one_day_town
    await held(one_town, "tang", "li")
    asked = [len([text for text in await one_town.shown("li") if "谁来了" in text])]
    for days in (1, 2, 1, 10):
        await one_town.passes(days=days)
        asked.append(len([text for text in await one_town.shown("li") if "谁来了" in text]) - asked[0])
    assert asked[1:] == [1, 1, 2, 2]
    brief = await one_town.last("xu")
    assert brief.text.startswith("今天有 1 件要看")
    assert "活动没记谁来了：1 场" in brief.text
    await one_town.presses("xu", "春风广场清扫")
    assert "全到了" in (await one_town.last("xu")).buttons
    await one_town.passes(days=3)
    card = await one_town.card("li", "全到了")
    await one_town.presses("li", "全到了")
    assert "您自己的分不能自己记" in (await one_town.last("li")).text
    assert "已经记过" in await one_town.presses_old("li", card, "all-came:1:0:")
    await one_town.passes(days=1)
    assert len([text for text in await one_town.shown("tang") if "今天 +2" in text]) == 1


async def test_a_captain_of_the_desk_reads_it_in_the_morning_and_is_asked_twice(one_day_town: Town) -> None:
    town = one_day_town
    await town.says("xu", SWEEP)
    await town.presses("xu", "发布")
    await town.says("tang", "报名 1")
    await town.passes(days=2)
    asked = len([text for text in await town.shown("xu") if "谁来了" in text and not text.startswith("今天有")])
    await town.passes(days=6)
    cards = await town.shown("xu")
    assert len([text for text in cards if "谁来了" in text and not text.startswith("今天有")]) == asked
    assert len([text for text in cards if "活动没记谁来了" in text]) > 1


async def test_only_its_captain_and_only_when_it_is_over(one_town: Town) -> None:
    await one_town.says("li", SWEEP)
    await one_town.presses("li", "发布")
    await one_town.says("tang", "报名 1")
    card = await one_town.last("li")
    assert "还没结束" in await one_town.presses_old("li", card, "all-came:1:0:")
    mine = await one_town.last("tang")
    await one_town.passes(hours=22)
    for forged in ("all-came:1:0:", "mark:1:0:1", "all-came:99:0:"):
        assert "记" not in await one_town.presses_old("tang", mine, forged)
    assert await state(one_town) is ActivityState.UNDER_WAY
    assert "已经更新" in await one_town.presses_old("li", card, "mark:1:0:999")
    async with one_town.app.database.reading() as session:
        assert [seat.attendance for seat in (await session.execute(select(SignUp))).scalars()] == [None]
