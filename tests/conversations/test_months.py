"""A month of points: posted on the first working day, open to objections, then closed for good."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from sqlmodel import col, select, update

from models import Area, ClosedMonth, Entry, Marker, Objection, Person, PointRule, Shown
from services.act import Act
from services.points import Award, record_one, rule_for
from services.points.months import MARKER
from tests.town import Town

VOLUNTEERS = "xinliu-volunteers"
ZONE = ZoneInfo("Asia/Shanghai")


def at(month: int, day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, month, day, hour, minute, tzinfo=ZONE)


async def until(town: Town, moment: datetime) -> None:
    wait = moment - town.app.clock.now()
    if wait > timedelta():
        await town.passes(seconds=wait.total_seconds())


DEEDS = (("tang", "矛盾调解"), ("wang", "环境清洁"), ("chen", "治安巡逻"))
LISTED = {"tang": Shown.FULL, "wang": Shown.AUNTIE}


async def a_month(
    town: Town, month: int = 2, *, deeds: Sequence[tuple[str, str]] = DEEDS, listed: Mapping[str, Shown] = LISTED
) -> None:
    """Deeds of February or of December, who chose to be on lists, and today is the day on which it is posted."""
    deed = date(2026 if month == 2 else 2025, month, 27)
    async with town.app.database.transaction() as session:
        people = {one.key: one for one in (await session.execute(select(Person))).scalars()}
        for who, how in listed.items():
            people[who].shown = how
        act = Act(session, town.app.town, town.app.clock.now(), people["xu"])
        place = (await session.execute(select(Area.id).where(col(Area.key) == "chunfeng"))).scalar_one()
        await session.execute(update(PointRule).values(since=date(2025, 1, 1)))
        for who, what in deeds:
            rule = await rule_for(session, place, deed, what)
            await record_one(act, place, Award(people[who].id, f"test:{who}", deed, rule.points, rule))
        await session.merge(Marker(name=MARKER, next_due=act.now))
    await town.settle()


async def closed(town: Town) -> list[ClosedMonth]:
    async with town.app.database.reading() as session:
        return list((await session.execute(select(ClosedMonth))).scalars())


async def group(town: Town, words: str) -> list[str]:
    return [text for text in await town.shown("tang", where=VOLUNTEERS) if words in text]


async def pressed(town: Town, who: str, button: str) -> str:
    await town.says(who, "你好")
    return await town.presses_old(who, await town.last(who), button)


async def test_a_month_is_posted_objected_to_corrected_and_closed(town: Town) -> None:
    assert await group(town, "公示") == []
    await a_month(town)
    (posted,) = await group(town, "2026年2月志愿积分公示")
    for words in ("3 人,共 7 分", "🥇 唐春分 · 3", "王阿姨 · 2", "另有 1 位", "存证:第 3 笔"):
        assert words in posted
    assert "陈" not in posted
    assert "请打印张贴" in (await town.last("xu")).text

    card = next(card for card in await town.cards("tang", where=VOLUNTEERS) if "志愿积分公示" in card.text)
    assert card.photos == 1

    await town.says("tang", "积分")
    assert "分数不对" in (await town.last("tang")).buttons
    await town.says("tang", "分数不对")
    await town.presses("tang", "2月27日 · 矛盾调解 · +3")
    await town.says("tang", "只来了半天,应该是 2 分")
    assert "收到。" in (await town.last("tang")).text
    desk = (await town.last("xu")).text
    assert "有人说分数不对" in desk
    assert "只来了半天" in desk
    await until(town, at(3, 10, 12))
    assert await closed(town) == []
    assert await group(town, "公示结束") == []

    await town.presses("xu", "属实,要改")
    await town.says("xu", "改2分 只来了半天")
    await town.presses("song", "确认更正")
    assert "您说得对,已经更正" in "".join(await town.shown("tang"))
    assert "tang" not in (await town.last("song")).text
    await town.passes(minutes=1)
    (ended,) = await group(town, "公示结束,已确认,不再改动")
    assert "更正 1 笔" in ended
    assert "存证:第 5 笔" in ended
    (month,) = await closed(town)
    assert (month.month, month.number) == ("2026-02", 5)
    async with town.app.database.reading() as session:
        months = [(entry.points, entry.month) for entry in (await session.execute(select(Entry))).scalars()]
    assert sorted(months) == [(-3, "2026-02"), (2, "2026-02"), (2, "2026-02"), (2, "2026-02"), (3, "2026-02")]
    assert "公示期已过" in await pressed(town, "tang", "object:1:0:")
    await until(town, at(3, 12, 12))
    assert len(await group(town, "公示结束")) == 1


async def test_what_is_missing_what_is_right_and_what_is_somebody_elses(one_town: Town) -> None:
    town = one_town
    await a_month(town)
    await pressed(town, "wang", "object:1:0:")
    await town.presses("wang", "少记了我的")
    await town.says("wang", "2月9日也巡逻了")
    await town.presses("xu", "属实,要改")
    for words in ("巡逻", "巡逻 3月1日 去了", "打麻将 2月9日 去了", "巡逻 上个月 去了"):
        await town.says("xu", words)
        answer = (await town.last("xu")).text
        assert "请写项目、日期" in answer or "没有“打麻将”" in answer, words
    await pressed(town, "song", "objection-yes:1:0:")
    await town.says("xu", "巡逻 2月9日 一起去的")
    await town.says("song", "巡逻 2月9日 我也看到了")
    assert "等另一位确认" in (await town.last("song")).text
    assert "等另一位确认" in await pressed(town, "song", "objection-no:1:0:")
    await town.says("song", "3号楼路灯坏了")
    assert "收到,编号" in (await town.last("song")).text
    await town.presses("song", "确认更正")
    assert "已经更正并答复了(宋立冬确认)" in await pressed(town, "xu", "objection-yes:1:0:")
    assert "您说得对" in (await town.last("wang")).text

    await pressed(town, "chen", "object:1:0:")
    await town.presses("chen", "别人的不对")
    await town.says("chen", "唐春分那天没来")
    assert "陈" not in (await town.last("xu")).text
    await town.presses("xu", "没错")
    await town.says("xu", "来了,有签到")
    answer = (await town.last("chen")).text
    assert all(said in answer for said in ("核对过了,没有改", "来了,有签到"))
    await town.presses("chen", "别人的不对")
    await town.says("chen", "王阿姨那次是别人扫的")
    await town.presses("xu", "属实,要改")
    await town.says("xu", "王秋月")
    await town.passes(minutes=15)
    await town.presses("xu", "环境清洁 · +2")
    await town.says("xu", "是别人扫的")
    assert "等另一位确认" in await pressed(town, "song", "objection-no:3:0:")
    await town.presses("song", "不同意")
    assert "没有同意" in (await town.last("xu")).text
    await until(town, at(3, 6, 15))
    assert "已过答复时限" in (await town.last("song")).text
    assert await closed(town) == []
    await town.presses("xu", "没错", on="王阿姨那次")
    await town.says("xu", "核对过,是本人")
    await town.passes(minutes=1)
    (month,) = await closed(town)
    assert month.number == 4
    await town.says("xu", "记分 唐春分 巡逻")
    async with town.app.database.reading() as session:
        last = (await session.execute(select(Entry).order_by(col(Entry.id).desc()).limit(1))).scalar_one()
    assert (last.month, last.late) == ("2026-03", False)
    await what_is_late(town)


async def what_is_late(town: Town) -> None:
    """Deeds of other days, recorded by hand after their month was closed."""
    for words, answer in (
        ("记分 唐春分 巡逻 2月20日 那天也来了", "做在 2月20日,那个月的名单已经公示,算在本月,注明补记 · 那天也来了"),
        ("记分 唐春分 清洁 昨天 扫雪", "3月5日 · 扫雪"),
        ("记分 唐春分 巡逻 8月30日 去年的事", "能补记的日子从 9月"),
        ("记分 唐春分 巡逻 2026年3月20日 还没到", "这一天还没到"),
    ):
        await town.says("xu", words)
        assert answer in (await town.last("xu")).text, words
    await town.says("tang", "积分")
    assert "2月20日 · 治安巡逻 · +2 · 那天也来了 · 补记" in (await town.last("tang")).text


async def test_what_is_refused_changes_nothing(one_town: Town) -> None:
    town = one_town
    assert "没有这份公示" in await pressed(town, "tang", "object:1:0:")
    await a_month(town)
    for who, button, answer in (
        ("zhao", "object:1:0:", "没有这份公示"),
        ("tang", "object:99:0:", "没有这份公示"),
        ("tang", "object-entry:1:0:2", "按钮"),
        ("tang", "object-entry:1:0:x", "按钮"),
        ("tang", "object-entry:1:0:", "按钮"),
        ("tang", "objection-yes:1:0:", "不由您"),
        ("xu", "objection-no:1:0:", "不在您"),
    ):
        assert answer in await pressed(town, who, button), (who, button)
    for _ in range(2):
        await town.presses("tang", "分数不对", where=VOLUNTEERS)
        await town.presses("tang", "矛盾调解 · +3")
        await town.says("tang", "不对")
    assert "已经提过了" in (await town.last("tang")).text
    await town.says("tang", "算了")
    for who, button, answer in (("fang", "objection-yes:1:0:", "不在您"), ("wang", "objection-no:1:0:", "不由您")):
        assert answer in await pressed(town, who, button), (who, button)
    async with town.app.database.reading() as session:
        assert len((await session.execute(select(Objection))).scalars().all()) == 1
    await town.presses("xu", "没错")
    await town.says("xu", "核对过")
    assert "许清明已经答复了:没有改" in await pressed(town, "xu", "objection-yes:1:0:")


async def test_a_month_in_which_nobody_is_listed_is_posted_in_words_without_a_picture(one_town: Town) -> None:
    await a_month(one_town, listed={})
    (posted,) = [
        card for card in await one_town.cards("tang", where=VOLUNTEERS) if "2026年2月志愿积分公示" in card.text
    ]
    assert posted.photos == 0
    for words in ("3 人,共 7 分", "存证:第 3 笔"):
        assert words in posted.text
    for name in ("唐", "王", "陈", "🥇"):
        assert name not in posted.text
