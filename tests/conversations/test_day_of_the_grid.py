"""What was logged: in the evening one card asks for the categories, and the leader has one list."""

import re
from datetime import timedelta

from sqlalchemy import update
from sqlmodel import col, select

from models import Appointment, DayCard, DayCardKind, Role
from services.day.draws import drawn_by
from tests.conversations.test_day_of_a_worker import at, until
from tests.town import Town
from web.samples import sample

CLEARED = sample("bins-full")


async def test_one_card_in_the_evening_asks_for_the_categories_one_press_each(day_town: Town) -> None:
    town = day_town
    await town.says("li", "已办 3号楼2单元", photos=[CLEARED])
    await town.says("li", "已办 2号楼 楼道堆物清走了")
    await town.says("li", "已办 1号楼 弄好了")
    before = len(await town.shown("li"))
    await until(town, at(3, 19, 31))
    assert len(await town.shown("li")) == before + 1
    card = await town.last("li")
    assert card.text.startswith("您登记的,2 件还差类别")
    assert "1 · 春风里 3号楼2单元 · 照片 · 今天 14:05" in card.text
    assert "3 · 春风里 1号楼 · 弄好了 · 今天 14:05" in card.text
    assert sum(button.startswith("1 ") for button in card.buttons) == 4
    await town.presses("li", "1 楼道堆物")
    assert (await town.case(1)).category_id == (await town.case(2)).category_id
    assert (await town.last("li")).text.startswith("您登记的,1 件还差类别")
    await town.presses("li", "3 其他…")
    await town.presses("li", "下一页")
    chosen = (await town.last("li")).buttons[0]
    await town.presses("li", chosen)
    assert (await town.case(3)).category_id is not None
    assert any(text.startswith("类别都齐了") for text in await town.shown("li"))
    assert (await town.case(3)).state == "closed"
    assert await town.moves(3) == ["log", "categorise"]
    await until(town, at(4, 21))
    assert sum(text.startswith("您登记的") for text in await town.shown("li")) == 0


async def test_the_leader_has_one_list_a_day_and_draws_some_by_a_seed_that_is_shown(day_town: Town) -> None:
    town = day_town
    for number in range(5):
        await town.says("li", f"已办 {number % 3 + 1}号楼 楼道堆物清走了")
    await town.says("hu", "已办 4号楼 楼道堆物清走了", photos=[CLEARED])
    await until(town, at(3, 19, 31))
    card = await town.last("zhou")
    assert card.text.startswith("当场办好、登记 6 件")
    assert "6 号 · 楼道堆物 · 春风里 4号楼 · 胡雨水" in card.text
    assert await town.cards("xu") == []
    assert await town.cards("wu") == []
    await town.presses("zhou", "抽几件看看")
    listed = next(text for text in await town.shown("zhou") if text.startswith("当场办好"))
    told = re.search(r"抽签号 (\d+):抽到 ([\d、]+) 号", listed)
    assert told is not None
    drawn = [int(number) for number in told[2].split("、")]
    assert drawn == drawn_by(int(told[1]), [1, 2, 3, 4, 5, 6])
    assert len(drawn) == 3
    assert listed.count("看过") == 1
    assert "不打分,不排名" in listed
    for place, number in enumerate(drawn, start=1):
        opened = await town.last("zhou")
        assert opened.text.startswith(f"抽到第 {place}/3 件:{number} 号")
        assert "楼道堆物清走了" in opened.text
        await town.presses("zhou", "没问题")
    assert (await town.last("zhou")).text == opened.text
    for number in range(1, 7):
        assert await town.moves(number) == (["log", "draw", "draw"] if number in drawn else ["log"])
    listed = next(text for text in await town.shown("zhou") if text.startswith("当场办好"))
    assert listed.count("没问题") == 3
    await until(town, at(4, 21))
    assert sum(text.startswith("当场办好") for text in await town.shown("zhou")) == 1


async def test_nobody_draws_from_anothers_list_nor_looks_at_their_own_finds(one_day_town: Town) -> None:
    town = one_day_town
    await town.says("zhou", "已办 4号楼 楼道堆物清走了")
    await town.says("li", "已办 3号楼 楼道堆物清走了")
    await until(town, at(3, 19, 31))
    assert (await town.card("zhou", "抽几件看看")).text.startswith("当场办好、登记 1 件")
    assert await town.cards("xu") == []
    async with town.app.database.reading() as session:
        query = select(DayCard.id).where(
            col(DayCard.kind) == DayCardKind.LOGGED, col(DayCard.person_id) == town.person("zhou").id
        )
        theirs = (await session.execute(query)).scalar_one()
    assert "不由您办" in await town.presses_old("li", await town.last("li"), f"draw:{theirs}:0:")
    assert "过期了" in await town.presses_old("li", await town.last("li"), "draw:999:0:")
    assert "draw" not in await town.moves(2)


async def test_the_evening_card_is_not_made_up_for_at_night(one_day_town: Town) -> None:
    town = one_day_town
    await town.says("li", "已办 3号楼2单元", photos=[CLEARED])
    clock = town.app.clock
    clock.hold_at(at(3, 23))  # type: ignore[attr-defined]
    await town.settle()
    assert not any(text.startswith("您登记的") for text in await town.shown("li"))
    assert await town.cards("zhou") == []
    await until(town, at(4, 7, 31))
    assert "登记 1 件" in (await town.last("zhou")).text
    await until(town, at(4, 19, 31))
    assert (await town.last("li")).text.startswith("您登记的,1 件还差类别")


async def test_where_no_leader_leads_the_desk_has_the_list(one_day_town: Town) -> None:
    town = one_day_town
    async with town.app.database.transaction() as session:
        leads = col(Appointment.role) == Role.GRID_LEADER
        await session.execute(update(Appointment).where(leads).values(until=town.app.clock.now()))
    await town.says("li", "已办 3号楼 楼道堆物清走了")
    await until(town, at(3, 19, 31))
    assert (await town.last("xu")).text.startswith("当场办好、登记 1 件")
    assert await town.cards("zhou") == []
    assert await town.cards("fang") == []


async def test_what_the_leader_says_of_a_drawn_one_is_told_to_the_member_and_stands_in_the_timeline(town: Town) -> None:
    await town.says("li", "已办 3号楼 楼道堆物清走了", photos=[CLEARED])
    await town.says("li", "已办 2号楼 楼道堆物清走了", photos=[CLEARED])
    await _list_of(town, "zhou")
    await town.presses("zhou", "抽几件看看")
    first = await town.last("zhou")
    assert "李小满" in first.text
    assert first.photos == 1
    await town.presses("zhou", "有疑问")
    assert "1 号哪里有疑问" in (await town.last("zhou")).text
    await town.says("zhou", "照片里是哪一层?下次拍上楼层号")
    assert (await town.last("zhou")).text.startswith("抽到第 2/2 件:2 号")
    told = await town.last("li")
    assert told.text.startswith("周立春抽看了您登记的 1 号,有疑问")
    assert "下次拍上楼层号" in told.text
    assert await town.presses("zhou", "没问题") == "记下了,抽到的都看过了。"
    assert (await town.last("li")).text.startswith("周立春抽看了您登记的 2 号:没问题")
    for who in ("li", "zhou"):
        await town.says(who, "进度 1")
        assert "抽到看一看:有疑问:照片里是哪一层?下次拍上楼层号" in (await town.last(who)).text.replace(
            "(", ":"
        ).replace(")", "")
    listed = next(text for text in await town.shown("zhou") if text.startswith("当场办好"))
    assert "李小满 · 有疑问" in listed
    assert "李小满 · 没问题" in listed


async def _list_of(town: Town, who: str) -> None:
    """The evening's list of somebody who logs nothing themselves, in a town without cards of the day."""
    async with town.app.database.transaction() as session:
        now = town.app.clock.now()
        card = DayCard(person_id=town.person(who).id, kind=DayCardKind.LOGGED, day="2026-03-03", due_at=now, until=now)
        card.since = now - timedelta(days=1)
        session.add(card)
    await town.passes(minutes=1)


async def test_only_what_was_drawn_and_opened_can_be_judged_once_and_by_its_leader(one_day_town: Town) -> None:
    town = one_day_town
    for building in (1, 2):
        await town.says("li", f"已办 {building}号楼 楼道堆物清走了")
    await until(town, at(3, 19, 31))
    await town.presses("zhou", "抽几件看看")
    card = await town.last("zhou")
    theirs = next(button for button in card.buttons if "没问题" in button)
    async with town.app.database.reading() as session:
        query = select(DayCard.id).where(
            col(DayCard.kind) == DayCardKind.LOGGED, col(DayCard.person_id) == town.person("zhou").id
        )
        row = (await session.execute(query)).scalar_one()
    first, second = (await town.case(1)).id, (await town.case(2)).id
    assert theirs
    for who, data, sentence in (
        ("li", f"drawn-fine:{first}:0:{row}", "不由您办"),
        ("zhou", f"drawn-fine:{second}:0:{row}", "已经更新"),
        ("zhou", f"drawn-doubt:{second}:0:{row}", "已经更新"),
        ("zhou", f"drawn-fine:99:0:{row}", "用不了"),
        ("zhou", f"drawn-fine:{first}:0:999", "过期了"),
    ):
        await town.says(who, "帮助")
        assert sentence in await town.presses_old(who, await town.last(who), data), (who, data)
    await town.presses("zhou", "有疑问")
    await town.says("zhou", "。")
    assert "哪" in (await town.last("zhou")).text or "写" in (await town.last("zhou")).text
    assert (await town.moves(1)) == ["log", "draw"]
    await town.says("zhou", "请补一张照片")
    assert "已经更新" in await town.presses_old("zhou", card, f"drawn-fine:{first}:0:{row}")
    assert (await town.moves(1)) == ["log", "draw", "draw"]
