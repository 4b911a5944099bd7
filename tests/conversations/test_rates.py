"""双向考核: what desk, street and units read of a period; late for a good reason; nobody else reads anything."""

from tests.conversations.test_hard import said
from tests.conversations.test_quality import ASKED
from tests.conversations.test_reporter import LAMP, solve, struck_off
from tests.conversations.test_time import at, until
from tests.town import Town


async def test_a_unit_is_counted_and_so_is_the_desk(town: Town) -> None:
    await struck_off(town)
    await until(town, at(4, 10, 1))
    await town.presses("wang", "解决了,满意", on=ASKED)
    await town.says("wang", "3号楼门口井盖有响声")
    await town.presses("fan", "不归我们")
    await town.presses("fan", "该别的单位办")
    await town.passes(minutes=10)
    await town.presses("xu", "转给")
    await town.presses("xu", "春风里物业")
    await until(town, at(5, 15))
    told = await said(town, "xu", "考核 本月")
    assert told.startswith("考核 · 3月1日到3月5日")
    assert "分钟 定下(共 1 件,按时 100%)" in told
    assert "派错 1 件(共 2 件)" in told
    assert "春风里物业(不排)" in told
    assert "按期办结率 100%(1/1)" in told
    assert "解决率 100%(1/1)" in told
    assert "满意率 100%(1/1)" in told
    assert "王" not in told
    assert "张大暑" not in told
    assert "春风里物业" in await said(town, "song", "考核")
    assert "没有可以算的事" in await said(town, "fang", "考核 本月")


async def test_a_unit_reads_its_own_line_and_what_was_late_stays_late(one_town: Town) -> None:
    await one_town.says("wang", LAMP)
    await until(one_town, at(9, 9))
    own = await said(one_town, "zhang", "考核")
    assert own.startswith("本单位 · ")
    assert "按期办结率 0%(0/1)" in own
    assert "第 1" not in own
    assert "没有可以算的事" in await said(one_town, "fan", "考核")
    assert "请写清为什么" in await said(one_town, "xu", "免考核 1")
    answer = await said(one_town, "xu", "免考核 1 等厂家寄配件,打了13800000000")
    assert answer.startswith("1 号不计入按期办结率,仍记超期。")
    assert "13800000000" not in answer
    assert "已经不计入考核" in await said(one_town, "song", "免考核 1 同上")
    own = await said(one_town, "zhang", "考核")
    assert "没有可算的:按期办结率、解决率、满意率、返工率" in own
    assert "(0/0)" not in own
    assert "免考核 1 件(仍记超期)" in own
    assert "现在还超期 1 件" in own
    await solve(one_town)
    await one_town.presses("li", "确实办好了")
    assert "免考核 1 件" in await said(one_town, "xu", "考核 本月")
    toast = await one_town.presses("xu", "上月")
    assert toast is not None
    assert "2月1日到2月28日" in (await one_town.last("xu")).text


async def test_who_may_not_and_what_cannot_be_asked(one_town: Town) -> None:
    await one_town.says("wang", LAMP)
    for who, words, sentence in (
        ("wang", "考核", "不"),
        ("li", "考核 本月", "不"),
        ("xu", "考核 春风里物业", "请写一个时段"),
        ("xu", "考核 2026年13月", "请写一个时段"),
        ("xu", "免考核 1 没超期", "没有超期"),
        ("xu", "免考核 99 没这件", "没找到"),
        ("zhang", "免考核 1 不怪我们", "不"),
        ("wang", "免考核 1 不怪他们", "不"),
    ):
        answer = await said(one_town, who, words)
        assert sentence in answer, (who, words, answer)
        assert "按期办结率" not in answer
