"""移交: what somebody has in hand goes to a colleague: one card, each case by its own right, live cards redrawn."""

from models import Person
from tests.town import Town
from web.samples import sample

LAMP = "3号楼2单元楼道灯坏了"
CLUTTER = "5号楼1单元楼道堆了纸箱"


def name(town: Town, key: str) -> str:
    """Somebody's name."""
    return town.person(key).name


async def test_the_desk_gives_all_of_an_officers_work_to_a_colleague_in_one_card(town: Town) -> None:
    for words in (LAMP, CLUTTER):
        await town.says("wang", words)
    for number in (1, 2):
        await town.presses("zhang", "我来", on=f"交办单 {number}")
    heard = len(await town.shown("yang"))
    await town.says("xu", f"移交 {name(town, 'zhang')} {name(town, 'yang')}")
    sure = await town.last("xu")
    assert "手上的 2 件事交给" in sure.text
    assert "2 件在办" in sure.text
    assert (await town.case()).officer_id == town.person("zhang").id
    await town.presses("xu", "移交")
    assert "2 件已交给" in (await town.last("xu")).text
    told = (await town.shown("yang"))[heard:]
    assert len(told) == 1
    assert "1 号" in told[0]
    assert "2 号" in told[0]
    assert "不用您再办" in (await town.last("zhang")).text
    assert {(await town.case(number)).officer_id for number in (1, 2)} == {town.person("yang").id}
    assert f"经办人：{name(town, 'yang')}" in (await town.card("zhang", "办好了", on="交办单 1")).text
    assert (await town.moves()).count("transfer") == 1
    await town.says("wang", "进度 1")
    assert "换了经办人" in (await town.last("wang")).text
    assert name(town, "zhang") not in (await town.last("wang")).text
    again = f"transfer:{town.person('zhang').id}:0:{town.person('yang').id}"
    assert "没有您能移交的事" in await town.presses_old("xu", sure, again)


async def test_who_is_dismissed_may_be_followed_at_once_and_checks_go_along(one_town: Town) -> None:
    town = one_town
    await town.says("wang", LAMP)
    await town.presses("zhang", "办好了", on="交办单 1")
    await town.says("zhang", photos=[sample("lamp-lit")])
    assert "去看过了吗" in (await town.last("li")).text
    await town.says("xu", "任命 唐春分 网格员 春风一网格")
    await town.presses("xu", "确定任命")
    await town.says("xu", f"免去 {name(town, 'li')} 网格员")
    await town.presses("xu", "确定免去")
    await town.presses("xu", "交给唐春分")
    assert "1 件要去核实" in (await town.last("xu")).text
    await town.presses("xu", "移交")
    assert "1 件要去核实" in (await town.last("tang")).text
    await town.presses("tang", "看 1 号")
    await town.presses("tang", "确实办好了")
    assert (await town.case()).state == "closed"


async def test_only_ones_own_people_and_only_what_they_may_have(one_town: Town) -> None:
    town = one_town
    await town.says("wang", LAMP)
    await town.presses("zhang", "我来", on="交办单 1")
    zhang, yang, tian = (name(town, key) for key in ("zhang", "yang", "tian"))
    for who, words, sentence in (
        ("wang", f"移交 {zhang} {yang}", "不由您办"),
        ("li", f"移交 {zhang} {yang}", "不由您办"),
        ("qian", f"移交 {tian} {yang}", "没找到"),
        ("xu", "移交", "请写清楚谁交给谁"),
        ("xu", f"移交 {zhang} {zhang}", "请写清楚谁交给谁"),
        ("xu", f"移交 {zhang} 没这人", "没找到"),
        ("xu", f"移交 {yang} {zhang}", "没有您能移交的事"),
        ("xu", f"移交 {zhang} {tian}", f"1 号{tian}接不了"),
    ):
        await town.says(who, words)
        assert sentence in (await town.last(who)).text, words
    assert (await town.case()).officer_id == town.person("zhang").id
    await town.says("qian", f"移交 {zhang}")
    await town.presses("qian", f"交给{yang}")
    card = await town.card("qian", "移交")
    forged = f"transfer:{town.person('zhang').id}:0:{town.person('wang').id}"
    assert "不由您办" in await town.presses_old("qian", card, forged)
    await town.presses("qian", "移交")
    assert (await town.case()).officer_id == town.person("yang").id


async def test_who_is_on_leave_is_said_to_be_before_the_work_goes_to_them(one_town: Town) -> None:
    town = one_town
    await town.says("wang", LAMP)
    await town.presses("zhang", "我来", on="交办单 1")
    await town.says("yang", "请假 今天到3月8日")
    await town.says("xu", f"移交 {name(town, 'zhang')} {name(town, 'yang')}")
    sure = await town.last("xu")
    assert f"{name(town, 'yang')}请假到" in sure.text
    assert "没有人代" in sure.text
    await town.says("qian", f"移交 {name(town, 'zhang')}")
    assert (await town.last("qian")).buttons  # they may still be chosen, behind whoever is there


async def test_a_name_that_several_have_is_asked_for_in_full(one_town: Town) -> None:
    town = one_town
    async with town.app.database.transaction() as session:
        (await session.get_one(Person, town.person("yang").id)).name = "张小寒"
    await town.says("xu", "移交 老张 小钱")
    assert (await town.last("xu")).text == "有好几位:张大暑、张小寒。请写全名再发一次。"
