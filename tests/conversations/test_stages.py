"""Clocks that know work: what stops them, what goes on, what begins anew; and the desk's own beside them."""

from datetime import datetime, timedelta

from sqlmodel import select

from models import StageTime
from tests.conversations.test_time import at, it_is, until
from tests.town import Town
from tests.town.town import START
from web.samples import sample

LAMP = "3号楼2单元楼道灯坏了"
RATTLES = "3号楼门口井盖有响声"


async def stages(town: Town) -> list[tuple[str, timedelta, timedelta]]:
    """What each stage took, and by how much that was too long."""
    async with town.app.database.reading() as session:
        rows = (await session.execute(select(StageTime))).scalars().all()
    return [(row.stage.value, row.ended_at - row.since, row.ended_at - row.due_at) for row in rows]


def about(found: datetime | timedelta | None, wanted: datetime | timedelta) -> bool:
    """The same but for the seconds in which cards were drawn again."""
    assert found is not None
    return abs(found - wanted) < timedelta(seconds=20)  # type: ignore[operator]  # both are of one kind


async def opened(town: Town) -> None:
    await town.says("xu", "进度 1")
    await town.presses("xu", "看 1 号")


async def returned(town: Town) -> None:
    await town.presses("fan", "不归我们")
    await town.presses("fan", "该别的单位办")


async def put_off(town: Town) -> None:
    """The desk puts the case off for a month, and says why."""
    await town.presses("xu", "一时办不了")
    await town.presses("xu", "一个月")
    await town.says("xu", "要等厂家寄配件")


async def test_a_pause_leaves_the_working_time_that_was_left(one_town: Town) -> None:
    await one_town.says("wang", RATTLES)
    await one_town.passes(hours=1)
    await opened(one_town)
    await put_off(one_town)
    await until(one_town, at(7, 11))
    await one_town.presses("xu", "恢复办理")
    case = await one_town.case()
    assert about(case.due_at, at(10, 17))  # fifteen of sixteen working hours, from Monday eight o'clock
    assert case.seconds_left is None


async def test_the_same_unit_again_has_what_was_left_and_another_begins_anew(one_town: Town) -> None:
    await one_town.says("wang", RATTLES)
    await one_town.passes(hours=1)
    await returned(one_town)
    assert (await one_town.case()).due_at is None
    await one_town.passes(minutes=20)
    await one_town.presses("xu", "转给")
    await one_town.presses("xu", "云桥水务站")
    case = await one_town.case()
    assert about(case.due_at, START + timedelta(days=2, minutes=20))
    assert case.assigned_at == START
    ((stage, took, over),) = await stages(one_town)
    assert stage == "dispatch"
    assert about(took, timedelta(minutes=20))
    assert about(over, timedelta(minutes=5))
    await returned(one_town)
    await one_town.presses("xu", "转给")
    await one_town.presses("xu", "春风里物业")
    case = await one_town.case()
    assert case.assigned_at is not None
    assert about(case.assigned_at, START + timedelta(hours=1, minutes=20))
    assert case.due_at == case.assigned_at + timedelta(days=2)


async def test_another_limit_knows_the_pause(one_town: Town) -> None:
    await one_town.says("wang", RATTLES)
    await opened(one_town)
    await put_off(one_town)
    it_is(one_town, START + timedelta(days=1))
    await one_town.presses("xu", "恢复办理")
    await one_town.presses("xu", "具体情形")
    await one_town.presses("xu", "1 · 4 个工作小时")
    assert about((await one_town.case()).due_at, at(5, 8, 5))


async def test_the_desk_sees_its_own_clock_and_nothing_is_timed_where_nobody_waits(one_town: Town) -> None:
    await one_town.says("wang", LAMP)
    await one_town.presses("zhang", "办好了")
    assert await stages(one_town) == []
    await one_town.says("zhang", photos=[sample("lamp-lit")])
    await one_town.passes(minutes=39, seconds=30)
    await opened(one_town)
    assert "去看：已等 40 分钟 · 超过 10 分钟" in (await one_town.last("xu")).text
    await one_town.presses("li", "确实办好了")
    ((stage, took, over),) = await stages(one_town)
    assert stage == "check"
    assert about(took, over + timedelta(minutes=30))


async def test_what_nobody_understands_is_timed_until_the_desk_says_what_it_is(one_town: Town) -> None:
    await one_town.says("wang", "3号楼那个东西不对劲")
    await one_town.passes(minutes=5)
    assert (await one_town.case()).stage is not None
    await opened(one_town)
    assert "弄清情况：已等" in (await one_town.last("xu")).text
