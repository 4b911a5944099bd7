"""One person with two accounts: a code made on one side and said on the other; two histories, none rewritten."""

import re
import uuid
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from pydantic import SecretStr
from sqlmodel import col, select

from bot.app import App
from bot.config import Config, DatabaseSection, TelegramSection, WebSection
from models import Account, Case, Person
from tests.botapi.server import BotApiServer
from tests.conftest import NewDatabase
from tests.town import Town
from tests.town.streets import WebStreet
from tests.town.town import StandingClock

STRANGER = 9001


class TwoStreets:
    """The demo community on the chat page, and somebody on Telegram whom nobody knows yet."""

    def __init__(self, town: Town, server: BotApiServer) -> None:
        self.town = town
        self.server = server

    async def says(self, text: str) -> str:
        """The stranger says something; the newest thing that the bot said to them."""
        self.server.says(STRANGER, STRANGER, text)
        await self.server.taken()
        await self.town.settle()
        await self.town.redraw()
        return self.server.shown(STRANGER)[-1].text

    async def presses(self, label: str) -> str:
        card = next(
            one
            for one in reversed(self.server.shown(STRANGER))
            if any(label in key for row in one.buttons for key in row)
        )
        full = next(key for row in card.buttons for key in row if label in key)
        self.server.begins_press(STRANGER, STRANGER, card.message_id, full)
        await self.server.taken()
        await self.town.settle()
        return self.server.shown(STRANGER)[-1].text

    async def people(self) -> list[Person]:
        async with self.town.app.database.reading() as session:
            query = (
                select(Person)
                .join(Account, col(Account.person_id) == col(Person.id))
                .where(col(Account.external_id) == str(STRANGER))
            )
            return list((await session.execute(query)).scalars())


@pytest.fixture(params=["sqlite", "postgresql"])
async def streets(
    request: pytest.FixtureRequest, database_url: NewDatabase, tmp_path: Path
) -> AsyncIterator[TwoStreets]:
    """Both gateways on one house."""
    clock = StandingClock()
    async with BotApiServer(f"42:{uuid.uuid4().hex}", seconds=clock.steady) as server:
        server.add_person(STRANGER, "Autumn", "zh-hans")
        telegram = TelegramSection(enabled=True, token=SecretStr(server.token), base_url=server.url, poll_seconds=5)
        database = DatabaseSection(url=SecretStr(database_url(request.param, template="town")))
        config = Config(data=tmp_path, database=database, web=WebSection(port=0), telegram=telegram)
        app = App(config, clock, demo=True)
        await app.open()
        street = WebStreet(app)
        town = Town(app, street)
        await town.learn()
        yield TwoStreets(town, server)
        await street.close()
        await app.close()


async def code_of(streets: TwoStreets, who: str) -> str:
    await streets.town.says(who, "绑定账号")
    found = re.search(r"绑定 (\d{6})", (await streets.town.last(who)).text)
    assert found
    return found[1]


async def test_two_histories_become_one_person_and_no_row_is_rewritten(streets: TwoStreets) -> None:
    town = streets.town
    await town.says("wang", "3号楼楼道灯坏了")
    await streets.says("春风里5号楼垃圾没人收")
    (before,) = await streets.people()
    code = await code_of(streets, "wang")
    assert "数字不对" in await streets.says(f"绑定 {(int(code) + 1) % 1_000_000:06}")
    assert "同一个人" in await streets.says(f"绑定 {code}")
    (after,) = await streets.people()
    wang = town.person("wang")
    assert (before.id, after.id, after.merged_into_id) == (before.id, before.id, wang.id)
    async with town.app.database.reading() as session:
        assert set((await session.execute(select(Case.reporter_id))).scalars()) == {wang.id, before.id}

    for mine in (await streets.says("我反映的"), await shown_to(streets, "wang", "我反映的")):
        assert "2 件" in mine
    assert "1 号" in await streets.says("进度 1")
    await town.says("wang", "进度 2")
    assert "2 号" in (await town.last("wang")).text
    assert "王秋月" in await streets.says("我的身份")

    assert "本来就是同一个人" in await streets.says(f"绑定 {await code_of(streets, 'wang')}")


async def shown_to(streets: TwoStreets, who: str, words: str) -> str:
    await streets.town.says(who, words)
    return (await streets.town.last(who)).text


async def test_a_new_account_joins_and_staff_are_reached_wherever_they_are(streets: TwoStreets) -> None:
    town = streets.town
    assert "同一个人" in await streets.says(f"绑定 {await code_of(streets, 'zhang')}")
    assert [person.id for person in await streets.people()] == [town.person("zhang").id]
    assert "现在没有要办的事" in await streets.says("待办")
    await town.says("wang", "3号楼楼道灯坏了")
    cards = [one.text for one in streets.server.shown(STRANGER) if "交办单" in one.text]
    direct = [text for text in await town.shown("zhang") if "交办单" in text]
    assert len(cards) + len(direct) == 1


async def test_news_of_a_report_come_where_it_was_told(streets: TwoStreets) -> None:
    town = streets.town
    assert "同一个人" in await streets.says(f"绑定 {await code_of(streets, 'wang')}")
    await town.says("wang", "春风里5号楼垃圾没人收")
    await streets.says("春风里3号楼2单元楼道灯坏了")
    await town.says("xu", "答复 1 明天上午来收")
    await town.says("xu", "答复 2 下午来修")
    assert [text for text in await town.shown("wang") if "明天上午来收" in text]
    assert not [one.text for one in streets.server.shown(STRANGER) if "明天上午来收" in one.text]
    assert [one.text for one in streets.server.shown(STRANGER) if "下午来修" in one.text]


async def test_who_talks_on_telegram_is_not_looked_for_on_a_page_that_nobody_used(streets: TwoStreets) -> None:
    town = streets.town
    await streets.says("春风里5号楼垃圾没人收")
    assert "您的专属入口" in await streets.says("我的链接")
    await town.says("xu", "答复 1 明天上午来收")
    assert [one.text for one in streets.server.shown(STRANGER) if "明天上午来收" in one.text]


async def test_two_whom_the_community_registered_are_not_joined_and_guessing_ends(streets: TwoStreets) -> None:
    town = streets.town
    code = await code_of(streets, "wang")
    await town.says("chen", f"绑定 {code}")
    assert "请找社区核对" in (await town.last("chen")).text
    for _ in range(5):
        assert "数字不对" in await streets.says("绑定 x")
    assert "试错的次数太多" in await streets.says(f"绑定 {code}")
    assert [(person.key, person.merged_into_id) for person in await streets.people()] == [(None, None)]


async def test_who_comes_by_telegram_is_asked_once_and_may_leave_it_out(streets: TwoStreets) -> None:
    await streets.says("/start")
    asked = [one.text for one in streets.server.shown(STRANGER)]
    assert len([text for text in asked if "告诉我怎么称呼您" in text]) == 1
    await streets.presses("名字怎么写")
    await streets.presses("Autumn")
    await streets.presses("选住处")
    await streets.presses("春风里")
    assert "3号楼" in await streets.presses("3号楼")
    await streets.presses("改称呼")
    assert "高小满" in await streets.says("高小满")
    (person,) = await streets.people()
    assert (person.name, person.home_area_id is not None, person.shown is not None) == ("高小满", True, True)
    await streets.says("/start")
    again = [one.text for one in streets.server.shown(STRANGER) if "只问这一次" in one.text]
    await streets.says("/start")
    assert [one.text for one in streets.server.shown(STRANGER) if "只问这一次" in one.text] == again
    assert (await streets.says("我的资料")).startswith("您的资料\n称呼：高小满")
