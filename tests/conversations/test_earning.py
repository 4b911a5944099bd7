"""Points that come by themselves: true reports, handled matters, a day's patrol; each deed once, nothing private."""

from sqlmodel import col, select

from models import Category, Entry, Person, Sensitivity, Shown
from tests.town import Town

QUILTS = "3号楼树上拉绳晒被子"


async def begin(town: Town, **more: object) -> None:
    """What this category gives, and who has said how lists show them."""
    async with town.app.database.transaction() as session:
        category = (await session.execute(select(Category).where(col(Category.key) == "drying"))).scalar_one()
        category.points, category.work_points = 1, 2
        for name, value in more.items():
            setattr(category, name, value)
        for person in (await session.execute(select(Person).where(col(Person.key).in_(["wang", "li"])))).scalars():
            person.shown = Shown.MASKED


async def handled(town: Town, number: int, *, looks: str = "zhou") -> None:
    """Li solves it, somebody else has looked."""
    await town.presses("li", "已解决", on=f" {number}")
    await town.says("li", "劝收了,绳子拆了")
    await town.presses(looks, "确实办好了", on=f"{number} 号")


async def deeds(town: Town) -> list[tuple[str, int]]:
    """Whose points, and how many, in the order of the ledger."""
    async with town.app.database.reading() as session:
        query = select(Person.key, Entry.points).join(Person, col(Person.id) == col(Entry.person_id))
        return [(str(key), points) for key, points in await session.execute(query.order_by(col(Entry.number)))]


async def test_a_true_report_and_its_handling_earn_once_each(one_town: Town) -> None:
    town = one_town
    await begin(town)
    await town.says("wang", QUILTS)
    await handled(town, 1)
    assert await deeds(town) == [("wang", 1), ("li", 2)]
    await town.says("wang", "积分")
    assert "+1 · #1" in (await town.last("wang")).text

    await town.says("li", f"上报 {QUILTS}")  # one's own report, handled by oneself: one deed
    await handled(town, 2)
    assert await deeds(town) == [("wang", 1), ("li", 2), ("li", 1)]
    await town.says("chen", QUILTS)  # never asked how lists show them: no volunteer
    await handled(town, 3)
    assert (await deeds(town))[3:] == [("li", 2)]
    for number in (4, 5):
        await town.says("chen", QUILTS)
        await handled(town, number)
    assert [points for who, points in await deeds(town) if who == "li"] == [2, 1, 2]  # no more than six a day


async def test_what_is_private_earns_nothing_and_a_patrol_counts_once_a_day(one_town: Town) -> None:
    town = one_town
    await begin(town, sensitivity=Sensitivity.PRIVATE)
    await town.says("wang", QUILTS)
    await handled(town, 1, looks="xu")
    assert await deeds(town) == []
    await town.says("li", "已办 3号楼2单元 楼道堆物清走了")
    await town.says("li", "已办 3号楼1单元 小广告撕了")
    assert await deeds(town) == [("li", 2)]
    await town.passes(hours=6)
    assert [text for text in await town.shown("li") if "今天 +2(治安巡逻)" in text]
    await town.passes(days=1)
    await town.says("li", "已办 3号楼2单元 楼道堆物清走了")
    assert await deeds(town) == [("li", 2), ("li", 2)]
