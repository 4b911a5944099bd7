"""Missing twice in a season: the captain is asked first, in private; one word ends it. Late entries by hand."""

from datetime import timedelta

from models import Volunteer
from tests.conversations.test_activities import GROUP, ORGANISER, STREET, activity, announce, said
from tests.town import Town


async def missed(town: Town, number: int, *who: str, came: tuple[str, ...] = ()) -> None:
    """An activity of tomorrow that these people signed up for; those of ``who`` were missing."""
    await announce(town, f"活动 明天上午9点 第{number}场清扫 需要4人 2分")
    for one in (*who, *came):
        await town.says(one, f"报名 {number}")
    await town.passes(hours=24)
    for one in who:
        await town.presses(ORGANISER, town.person(one).name, on=f"第{number}场")
        await town.passes(seconds=6)
    await town.presses(ORGANISER, "就这些" if who else "全到了", on=f"第{number}场")
    await town.passes(seconds=6)


async def test_after_two_the_captain_is_asked_and_one_press_ends_it(town: Town) -> None:
    await missed(town, 1, "tang", "luo")
    assert not any("没等到您" in text for text in await town.shown("tang"))
    await missed(town, 2, "tang", came=("luo",))
    told = await town.last("tang")
    assert "没等到您,这个季度是第 2 次了" in told.text
    assert not any("没等到" in text for text in [*await town.shown("luo"), *await town.shown("luo", where=GROUP)])
    await announce(town, "活动 明天下午3点 第3场清扫 需要4人 2分")
    before = len(await town.shown("luo", where=GROUP))
    await town.says("tang", "报名 3", where=GROUP)
    assert len(await town.shown("luo", where=GROUP)) == before, "nobody else reads it"
    assert "这次请队长确认:已经告诉李小满了" in (await town.last("tang")).text
    assert "请队长确认" in await town.presses("tang", "报名", where=GROUP, on="第3场")
    asked = [text for text in await town.shown(ORGANISER) if "想报名活动 3" in text]
    assert len(asked) == 1, "asked once"
    forged = f"let-come:3:0:{town.person('tang').id}"
    assert "不归您管" in await town.presses_old("tang", await town.last("tang"), forged)
    await town.presses(ORGANISER, "可以来")
    assert "李小满给您报了名" in (await town.last("tang")).text
    assert (await activity(town, 3)).taken == 1
    assert "不用等队长确认" in await town.presses(ORGANISER, "可以来")
    await announce(town, "活动 后天下午3点 第4场清扫 需要4人 2分")
    assert "报上了" in await said(town, "tang", "报名 4")
    assert "报上了" in await said(town, "luo", "报名 4"), "one missed activity is nothing"


async def test_an_excuse_another_season_a_word_and_a_setting(one_town: Town) -> None:
    town = one_town
    await missed(town, 1, "tang", "luo", "gao", "liang")
    await missed(town, 2, "tang", "luo", "gao", came=())
    await announce(town, "活动 周六下午3点 第3场清扫 需要9人 2分")
    for who in ("tang", "luo", "gao"):
        assert "请队长确认" in await said(town, who, "报名 3")
    assert "报上了" in await said(town, "tang", "替人报名 3 王奶奶"), "whom they sign up is in"
    assert "可以来" in await said(town, ORGANISER, "活动 3 可以来 唐春分")
    assert "已经报上了" in await said(town, "tang", "报名 3")
    assert "加上了" in await said(town, ORGANISER, "活动 3 加 罗冬至")
    assert "补记上了" in await said(town, ORGANISER, "活动 2 补记 高大寒")
    assert "报上了" in await said(town, "gao", "报名 3"), "a mistake put right"
    await missed(town, 4, "liang")
    assert "请队长确认" in await said(town, "liang", "报名 3")
    object.__setattr__(town.app.town, "no_shows", 0)
    assert "报上了" in await said(town, "liang", "报名 3")
    object.__setattr__(town.app.town, "no_shows", 2)
    await announce(town, "活动 周日下午3点 第5场清扫 需要9人 2分")
    assert "请队长确认" in await said(town, "liang", "报名 5")
    async with town.app.database.transaction() as session:
        volunteer = await session.get_one(Volunteer, town.person("liang").id)
        volunteer.ask_captain_since = town.app.clock.now() - timedelta(days=90)
    assert "报上了" in await said(town, "liang", "报名 5"), "what was missed last season is forgotten"


async def test_who_was_forgotten_is_entered_later_and_marked_so(one_town: Town) -> None:
    town = one_town
    await missed(town, 1, "tang", came=("luo", "wang"))
    refused = {
        "活动 1 补记 罗冬至": "已经记过来了",
        "活动 1 补记": "补记谁",
        "活动 9 补记 罗冬至": "没找到活动 9",
    }
    for words, sentence in refused.items():
        assert sentence in await said(town, ORGANISER, words), words
    await town.says(ORGANISER, "算了")
    assert "补记上了" in await said(town, ORGANISER, "活动 1 补记 唐春分、高大寒")
    assert "只有 4 个名额" in await said(town, ORGANISER, "活动 1 补记 谢处暑")
    await town.passes(seconds=6)
    await town.says("zhou", "活动 1", where=STREET)
    street = (await town.last("zhou", where=STREET)).text
    assert "高大寒 ✓(补记)" in street
    assert "唐春分 ✓(补记)" in street
    await town.passes(days=1)
    assert "今天 +2" in (await town.last("gao")).text


async def test_a_stand_in_told_afterwards_has_the_seat_and_an_unanswered_new_time_is_no_absence(one_town: Town) -> None:
    town = one_town
    await missed(town, 1, "tang", came=("luo",))
    await announce(town, "活动 明天上午9点 第2场清扫 需要2人 2分")
    for who in ("tang", "luo"):
        await town.says(who, "报名 2")
    await said(town, ORGANISER, "活动 2 改时间 明天上午10点")
    await said(town, "luo", "还去")
    await town.passes(hours=25)
    assert "只有 2 个名额" in await said(town, ORGANISER, "活动 2 加 高大寒 来了")
    await town.presses(ORGANISER, "有人替班", on="第2场")
    assert "记下了" in await said(town, ORGANISER, "罗冬至 谢处暑")
    await town.passes(seconds=6)
    await town.presses(ORGANISER, "唐春分", on="第2场")
    await town.passes(seconds=6)
    assert "来了 1 人,没来 1 人" in await pressed_last(town, "就这些")
    assert not any("没等到您" in text for text in await town.shown("tang")), "asked about another time, and not heard"
    assert "补记上了" in await said(town, ORGANISER, "活动 2 补记 高大寒")
    assert "只有 2 个名额" in await said(town, ORGANISER, "活动 2 补记 梁立夏")


async def pressed_last(town: Town, button: str) -> str:
    await town.presses(ORGANISER, button, on="第2场")
    return (await town.last(ORGANISER)).text


async def test_it_is_asked_in_the_morning_of_what_ends_at_night(one_town: Town) -> None:
    town = one_town
    await announce(town, "活动 今天晚上8点到10点 夜巡 需要4人 2分")
    await town.says("tang", "报名 1")
    await town.passes(hours=7)
    before = len(await town.shown(ORGANISER))
    await town.passes(hours=8)
    assert len(await town.shown(ORGANISER)) == before, "at night nobody is asked"
    await town.passes(hours=3)
    assert len(await town.shown(ORGANISER)) == before + 1
    assert "谁来了" in (await town.last(ORGANISER)).text
    await town.passes(days=2)
    await town.presses(ORGANISER, "全到了")
    await town.passes(seconds=6)
    assert any("✓(补记)" in text for text in await town.shown(ORGANISER))
