"""周报: drafted on Friday, read by the units it names, published by a press on Monday; and never without one."""

from datetime import timedelta

from sqlmodel import select

from models import Area, Assignment, Bulletin, Case, Chat, Ended, State, Unit
from tests.conversations.test_hard import said
from tests.conversations.test_reporter import LAMP, solve
from tests.conversations.test_time import at, it_is, until
from tests.town import Town

WORK = "chunfeng-work"


async def bulletins(town: Town) -> list[Bulletin]:
    async with town.app.database.reading() as session:
        return list((await session.execute(select(Bulletin).order_by(Bulletin.id))).scalars())


async def a_week(town: Town) -> None:
    """Two lamps: one mended, one not; a private matter; then Friday morning."""
    await town.passes(minutes=1)
    await town.says("wang", LAMP)
    await solve(town)
    await town.presses("li", "确实办好了")
    await town.presses("wang", "解决了")
    await town.presses("wang", "满意")
    await town.says("chen", "5号楼1单元楼道灯坏了")
    await town.says("wang", "3号楼楼上半夜吵")
    await until(town, at(6, 9, 1))


async def posted(town: Town) -> list[str]:
    return [text for text in await town.shown("li", where=WORK) if "周报" in text]


async def test_drafted_on_friday_seen_by_the_unit_posted_on_monday_by_a_press(one_day_town: Town) -> None:
    town = one_day_town
    await a_week(town)
    draft = await town.card("xu", "发到工作群")
    assert draft.text.startswith("草稿,最早周一 9:00 发 · 春风社区周报 · ")
    assert draft.photos == 1
    for part in ("收到：3 件,比上期 +3", "办结：1 件", "春风里物业", "满意率 1/1 件", "放得最久的：2 号"):
        assert part in draft.text
    for never in ("王", "陈谷雨", "张大暑", "1单元", "噪声", "半夜"):
        assert never not in draft.text
    line = await town.card("qian", "有异议")
    assert line.text.startswith("春风社区周报")
    assert "按期办结率" in line.text
    assert "新柳" not in line.text
    assert not any("周报" in text for text in await town.shown("fan"))
    await town.presses("xu", "写一句开头")
    await town.says("xu", "这周辛苦,有事打13800000000")
    assert "13800000000" not in (await town.last("xu")).text
    await town.presses("xu", "发到工作群")
    assert (await town.last("xu")).text.startswith("周一 9:00 发")
    await until(town, at(9, 8, 59))
    assert await posted(town) == []
    await until(town, at(9, 9, 1))
    (text,) = await posted(town)
    assert text.startswith("春风社区周报 · ")
    assert "这周辛苦" in text
    await nothing_is_asked_any_more(town, "周报")
    (week,) = [one for one in await bulletins(town) if one.published_at]
    unit = week.facts["units"][0]["unit"]
    assert "已经发了" in await town.presses_old("qian", line, f"bulletin-object:{week.id}:0:{unit}")
    assert "已经发了" in await town.presses_old("xu", draft, f"bulletin-drop:{week.id}:0:")
    await until(town, at(10, 12))
    assert len(await posted(town)) == 1


async def nothing_is_asked_any_more(town: Town, what: str) -> None:
    """Once it is out each card of the draft, and each unit's line, says so and has no buttons."""
    for who in ("xu", "qian"):
        cards = [card for card in await town.cards(who) if what in card.text and "您的意见" not in card.text]
        assert cards
        for card in cards:
            assert "已经发到工作群" in card.text
            assert "9:00" not in card.text
            assert card.buttons == ()


async def test_the_street_has_its_own_once_two_communities_have_something_to_tell(one_day_town: Town) -> None:
    town = one_day_town
    await town.passes(minutes=1)
    await town.says("wang", LAMP)
    await town.says("zhao", "柳岸花园1号楼楼道灯坏了")
    await until(town, at(6, 9, 1))
    draft = await town.card("song", "发到工作群")
    assert "新柳街道周报" in draft.text
    assert "由街道定" in (await town.card("qian", "有异议", on="新柳街道周报")).text
    assert "收到：2 件" in draft.text
    assert draft.photos == 1
    assert "新柳街道" not in (await town.card("xu", "发到工作群")).text
    assert "新柳街道周报" in await said(town, "song", "周报")
    await town.presses("song", "发到工作群")
    await until(town, at(9, 9, 1))
    (text,) = await posted(town)
    assert text.startswith("新柳街道周报 · ")


async def test_without_a_press_nothing_is_posted_and_an_objection_is_heard(one_day_town: Town) -> None:
    town = one_day_town
    await a_week(town)
    await town.presses("xu", "发到工作群")
    await town.presses("qian", "有异议")
    await town.says("qian", "5号楼那盏不是我们的灯")
    heard = await town.last("xu")
    assert heard.text.startswith("春风里物业 对春风社区周报")
    assert "不是我们的灯" in heard.text
    assert "钱秋分" not in heard.text
    await until(town, at(9, 9, 1))
    assert await posted(town) == []  # the press from before the objection does not count
    waits = await town.last("xu")
    assert waits.text.startswith("可以发了,还没有人按")
    assert "社区还没有发" in (await town.card("qian", "有异议")).text
    await town.presses("xu", "去掉/放回 春风里物业")
    again = await town.last("xu")
    assert "去掉的单位：春风里物业" in again.text
    assert again.photos == 1
    await town.presses("xu", "发到工作群")
    (text,) = await posted(town)
    assert "物业" not in text
    assert "春风社区周报 · 2月28日到3月5日,没有写你们那一行" in (await town.last("qian")).text
    assert any("已经发到工作群,没有写你们这一行" in text for text in await town.shown("qian"))
    (heard,) = [
        card for card in await town.cards("xu") if "不是我们的灯" in card.text and "对春风社区周报" in card.text
    ]
    assert "已经发到工作群" in heard.text
    assert heard.buttons == ()
    assert (await said(town, "xu", "周报")).startswith("已经发到工作群")
    (week,) = [one for one in await bulletins(town) if one.objections]
    assert week.objections[0]["why"] == "5号楼那盏不是我们的灯"


async def test_what_nobody_published_is_over_when_the_next_one_is_drafted(one_day_town: Town) -> None:
    town = one_day_town
    await a_week(town)
    draft, line = await town.card("xu", "发到工作群"), await town.card("qian", "有异议")
    await town.presses("qian", "有异议")
    await town.says("qian", "5号楼那盏不是我们的灯")
    (week,) = [one for one in await bulletins(town) if one.told_at]
    unit = week.facts["units"][0]["unit"]
    await until(town, at(13, 8, 59))
    assert "发到工作群" in (await town.card("xu", "发到工作群", on="3月5日")).buttons
    await until(town, at(13, 9, 1))
    for who, on in (("xu", "草稿,最早"), ("qian", "关于你们")):
        for card in await town.cards(who):
            if "3月5日" in card.text and "对春风社区周报" not in card.text:
                assert "这期没有发" in card.text or "到时没有人发,你们那一行" in card.text, (on, card)
                assert card.buttons == ()
    for who, card, data in (
        ("xu", draft, f"bulletin-send:{week.id}:0:"),
        ("xu", draft, f"bulletin-words:{week.id}:0:"),
        ("qian", line, f"bulletin-object:{week.id}:0:{unit}"),
    ):
        assert "这一期到时没有人发" in await town.presses_old(who, card, data)
    assert "3月6日到3月12日" in (await town.card("xu", "发到工作群")).text
    assert not any(one.published_at for one in await bulletins(town))


async def test_after_a_pause_there_is_one_with_the_right_week_and_a_working_day_for_the_units(
    one_day_town: Town,
) -> None:
    town = one_day_town
    await town.passes(minutes=1)
    await town.says("wang", LAMP)
    it_is(town, at(18, 22))  # two Fridays without power, and the last hours of a Wednesday
    await town.settle()
    assert not any("周报" in text for text in await town.shown("xu"))
    await until(town, at(19, 8, 30))
    found = [one for one in await bulletins(town) if one.kind == "week"]
    assert [(one.start, one.end) for one in found if one.facts] == [(at(6, 0), at(13, 0))]
    assert {one.key for one in found} == {"2026-03-16"}
    draft = await town.card("xu", "发到工作群")
    assert "草稿,最早明天 9:00 发" in draft.text
    await town.presses("xu", "这期不发")
    await until(town, at(20, 8, 59))
    assert await posted(town) == []


async def test_who_may_not_decide_and_what_is_not_there(one_day_town: Town) -> None:
    town = one_day_town
    assert "还没有您能看的" in await said(town, "xu", "周报")
    await a_week(town)
    draft, line = await town.card("xu", "发到工作群"), await town.card("qian", "有异议")
    for who, data in (
        ("wang", "bulletin-send:1:0:"),
        ("qian", "bulletin-send:1:0:"),
        ("fang", "bulletin-send:1:0:"),
        ("fan", "bulletin-object:1:0:1"),
        ("xu", "bulletin-out:1:0:99"),
        ("xu", "bulletin-send:99:0:"),
    ):
        card = line if who == "qian" else draft
        if who in ("xu", "qian"):
            await town.presses_old(who, card, data)
        else:
            await said(town, who, "你好")
            await town.presses_old(who, await town.last(who), data)
    (one,) = [one for one in await bulletins(town) if one.kind == "week" and one.told_at]
    assert (one.approved_at, one.objections, one.left_out) == (None, [], [])
    for who in ("wang", "li", "zhang"):
        assert "发到工作群" not in await said(town, who, "周报")
    await until(town, at(9, 12))
    assert await posted(town) == []


async def did(town: Town, unit: str, *, late: int = 0, excused: int = 0, fine: int = 0) -> None:
    """So many matters a unit had this week, each of them answered in time, and its reporter content."""
    async with town.app.database.transaction() as session:
        key = (await session.execute(select(Unit.id).where(Unit.key == unit))).scalar_one()
        area = (await session.execute(select(Area.id).where(Area.key == "chunfeng"))).scalar_one()
        chat = (await session.execute(select(Chat.id))).scalars().first()
        count = len((await session.execute(select(Case.id))).scalars().all())
        given, due = at(4, 8), at(4, 18)
        for place in range(late + excused + fine):
            done = due - timedelta(hours=2) if place >= late + excused else due + timedelta(hours=2)
            case = Case(
                number=count + place + 1, state=State.CLOSED, reporter_id=town.person("wang").id,
                origin_chat_id=chat or 0, area_id=area, closing_unit_id=key, filed_at=given, changed_at=done,
                closed_at=done,
                exempt_at=done if late <= place < late + excused else None,
            )  # fmt: skip
            session.add(case)
            await session.flush()
            times = {"given_at": given, "accept_due_at": due, "accepted_at": given, "due_at": due, "handled_at": done}
            how = {"ended_at": done, "ended": Ended.DONE, "people": 1, "solved": 1, "satisfied": 1}
            session.add(Assignment(case_id=case.id, unit_id=key, area_id=area, **times, **how))


async def test_red_list_and_to_improve_are_read_by_the_units_first_and_too_few_are_on_neither(
    one_day_town: Town,
) -> None:
    town = one_day_town
    await did(town, "chunfengli-wuye", fine=5)
    await did(town, "huanwei", late=2, excused=1, fine=3)
    await did(town, "shuiwu", late=4)
    await until(town, at(6, 9, 1))
    assert "红榜：有你们" in (await town.card("qian", "有异议", on="春风社区周报")).text
    line = (await town.card("peng", "有异议", on="春风社区周报")).text
    assert "待改进：按期办结率 60%,标准 85%" in line
    assert "免考核 1 件(仍记超期)" in line
    few = (await town.card("fan", "有异议", on="春风社区周报")).text
    assert "按期办结率 0/4 件" in few
    assert not any(word in few for word in ("红榜", "待改进", "%"))
    assert "第 1 名 春风里物业" in (await town.card("xu", "发到工作群")).text
    await town.presses("peng", "有异议", on="春风社区周报")
    await town.says("peng", "有一件等配件")
    await town.presses("xu", "去掉/放回 新柳环卫站")
    assert "春风里物业(不排)" in (await town.last("xu")).text
    await town.presses("xu", "去掉/放回 新柳环卫站")
    await town.presses("xu", "发到工作群")
    await until(town, at(9, 9, 1))
    (text,) = await posted(town)
    for part in (
        "红榜：春风里物业",
        "待改进：新柳环卫站:按期办结率 60%,标准 85%",
        "免考核 1 件(仍记超期)",
        "云桥水务站(不排)",
    ):
        assert part in text
