"""The desk pauses, corrects and rewords; looks at reporters are written down."""

from sqlmodel import select

from models import Look
from tests.town import Town

LAMP = "3号楼2单元楼道灯坏了"


async def opened(town: Town) -> None:
    """The desk opens the live card of case 1."""
    await town.says("xu", "进度 1")
    await town.presses("xu", "看 1 号")


async def put_off(town: Town) -> None:
    """The desk puts the case off for a month, and says why."""
    await town.presses("xu", "一时办不了")
    await town.presses("xu", "一个月")
    await town.says("xu", "要等厂家寄配件")


async def test_a_paused_case_is_not_urged_and_goes_on_with_the_time_it_had(one_town: Town) -> None:
    await one_town.says("wang", LAMP)
    await one_town.presses("zhang", "我们来办")
    await opened(one_town)
    await put_off(one_town)
    seen = await one_town.shown("zhang")
    await one_town.passes(days=9)
    assert (await one_town.shown("zhang"))[1:] == seen[1:]
    await one_town.presses("xu", "恢复办理")
    case = await one_town.case()
    assert case.state == "accepted"
    assert "1 号接着办了,最晚" in (await one_town.last("wang")).text


async def test_a_paused_case_of_another_kind_goes_to_whom_it_belongs(one_town: Town) -> None:
    await one_town.says("wang", "3号楼灯坏了,垃圾也没人收")
    await opened(one_town)
    await put_off(one_town)
    await one_town.presses("xu", "改类别")
    await one_town.presses("xu", "楼道堆物")
    assert (await one_town.case()).paused_at is None
    assert "楼道堆物" in (await one_town.card("zhang", "我们来办")).text


async def test_the_handler_reads_the_words_of_the_desk(one_town: Town) -> None:
    await one_town.says("wang", LAMP)
    await opened(one_town)
    await one_town.presses("xu", "改写")
    await one_town.says("xu", "2单元三楼的灯不亮")
    assert "2单元三楼的灯不亮" in (await one_town.cards("zhang"))[0].text
    assert "2单元三楼的灯不亮" not in (await one_town.cards("wang"))[0].text


async def test_a_look_at_the_reporter_is_written_down(one_town: Town) -> None:
    await one_town.says("wang", LAMP)
    await opened(one_town)
    await one_town.presses("xu", "看反映人")
    assert "王秋月" in (await one_town.last("xu")).text
    async with one_town.app.database.reading() as session:
        (look,) = (await session.execute(select(Look))).scalars()
    assert look.person_id == one_town.person("xu").id
