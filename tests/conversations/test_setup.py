"""An empty house and a token: the first administrator's walk, appointments, a community file sent in the chat."""

import uuid
from collections.abc import AsyncIterator
from datetime import timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from pydantic import SecretStr
from sqlmodel import col, select

from bot.app import App, setup_code
from bot.config import Config, DatabaseSection, TelegramSection, WebSection, load_config
from bot.demo import demo_text
from bot.workbook.writing import write_book
from models import Account, Appointment, Area, Case, Category, Chat, Level, Person, Purpose, Role
from services.community import read_community
from services.uploads import LARGEST, LARGEST_BOOK
from tests.botapi.server import BotApiServer
from tests.botapi.world import DATE, Document, Shown
from tests.conftest import NewDatabase
from tests.town.town import StandingClock

NOTHING = Shown(0, 0, "", [], photo=False, reply_to=None)
MEI, LI, WANG = 501, 502, 503
GROUP = -77


class Street:
    """A bot that nobody set up yet, and three people."""

    def __init__(self, app: App, clock: StandingClock, server: BotApiServer, code: str) -> None:
        self.app = app
        self.clock = clock
        self.server = server
        self.code = code

    async def settle(self) -> None:
        await self.server.taken()
        for _ in range(4):
            await self.app.timekeeper.settle()
            self.clock.skipped += timedelta(seconds=3)
            self.clock.hold_at(self.clock.now() + timedelta(seconds=3))

    async def says(self, who: int, text: str = "", where: int = 0, **more: Any) -> Shown:
        """Somebody says something in their direct chat (or ``where``); what stands last in their direct chat."""
        self.server.says(who, where or who, text, **more)
        await self.settle()
        return self.last(who)

    async def gives(self, who: int, **content: Any) -> Shown:
        """A message of another kind."""
        person = self.server.world.people[who].as_json()
        chat = {"id": who, "type": "private", "first_name": "x"}
        self.server.gives("message", {"message_id": 9000, "date": DATE, "chat": chat, "from": person, **content})
        await self.settle()
        return self.last(who)

    async def presses(self, who: int, label: str, where: int = 0) -> Shown:
        """The newest button with this label."""
        chat = where or who
        card = next(
            one
            for one in reversed(self.server.shown(chat))
            if label in [button for row in one.buttons for button in row]
        )
        self.server.begins_press(who, chat, card.message_id, label)
        await self.settle()
        return self.last(chat)

    def offers(self, chat: int, label: str) -> bool:
        """Whether any card still has such a button."""
        return any(label in row for one in self.server.shown(chat) for row in one.buttons)

    def last(self, chat: int) -> Shown:
        return (self.server.shown(chat) or [NOTHING])[-1]

    async def rows(self, table: Any, *where: Any) -> list[Any]:
        async with self.app.database.reading() as session:
            return list((await session.execute(select(table).where(*where).order_by(table.id))).scalars())

    async def posts(self, who: int) -> set[tuple[Role, str]]:
        """What somebody is, and where."""
        async with self.app.database.reading() as session:
            query = (
                select(Appointment.role, Area.name)
                .join(Account, col(Account.person_id) == col(Appointment.person_id))
                .join(Area, col(Area.id) == col(Appointment.area_id), isouter=True)
                .where(col(Account.external_id) == str(who))
            )
            return {(row[0], row[1] or "") for row in (await session.execute(query)).all()}


@pytest.fixture(params=["sqlite", "postgresql"])
async def street(request: pytest.FixtureRequest, database_url: NewDatabase, tmp_path: Path) -> AsyncIterator[Street]:
    """The bot with an empty database, on both databases."""
    clock = StandingClock()
    async with BotApiServer(f"42:{uuid.uuid4().hex}", seconds=clock.steady) as server:
        for number, name in ((MEI, "林小梅"), (LI, "李小满"), (WANG, "王秋月")):
            server.add_person(number, name)
        server.add_group(GROUP, "春风社区居民群", (MEI, LI, WANG))
        telegram = TelegramSection(enabled=True, token=SecretStr(server.token), base_url=server.url, poll_seconds=5)
        database = DatabaseSection(url=SecretStr(database_url(request.param)))
        config = Config(data=tmp_path, database=database, web=WebSection(enabled=False), telegram=telegram)
        app = App(config, clock)
        await app.open()
        yield Street(app, clock, server, setup_code(config))
        await app.close()


async def walk(street: Street) -> Shown:
    await street.says(MEI, f"/start {street.code}")
    await street.says(MEI, "春风街道")
    return await street.says(MEI, "春风社区\n\n夏雨社区\n春风社区")


async def test_the_walk_from_the_code_to_the_first_report(street: Street) -> None:
    assert "街道叫什么" in (await street.says(MEI, f"/start {street.code}")).text
    assert "春风街道有哪些社区" in (await street.says(MEI, "春风街道")).text
    assert "可以开始反映问题" in (await street.says(MEI, "春风社区\n\n夏雨社区\n春风社区")).text
    assert [area.name for area in await street.rows(Area)] == ["春风街道", "春风社区", "夏雨社区"]
    assert await street.posts(MEI) == {(Role.STREET, "春风街道"), (Role.DESK, "春风街道")}
    assert len(await street.rows(Category)) > 5

    await street.says(MEI, "/bind", GROUP)
    await street.presses(MEI, "居民群", GROUP)
    assert "春风社区" in (await street.presses(MEI, "春风社区", GROUP)).text
    (group,) = await street.rows(Chat, col(Chat.external_id) == str(GROUP))
    assert group.purpose is Purpose.RESIDENTS
    await street.says(WANG, "上报 路灯不亮", GROUP)
    assert "编号 1" in "".join(one.text for one in street.server.shown(GROUP))
    await street.app.timekeeper.advance(timedelta(minutes=11))
    await street.settle()
    (case,) = await street.rows(Case)
    assert case.held_by is Role.DESK
    assert "1 号" in "".join(one.text for one in street.server.shown(MEI))


async def test_without_the_code_nobody_becomes_administrator(street: Street) -> None:
    for said in ("/start", "/start AAAAAAAAAA", "/start x"):
        assert "这里还没有管理员" in (await street.says(MEI, said)).text
    for said in ("路灯不亮", "上报 3号楼着火了"):
        assert "急事请直接拨打 110、119、120" in (await street.says(MEI, said)).text
    assert await street.rows(Appointment) == []


async def test_the_code_alone_is_enough_and_names_may_stand_in_one_line(street: Street) -> None:
    assert "街道叫什么" in (await street.says(MEI, street.code)).text
    assert (await street.says(MEI, "名" * 65)).text == "太长了,请写在 64 字以内。"
    await street.says(MEI, "春风街道")
    await street.says(MEI, "春风社区、夏雨社区, 秋实社区")
    assert [area.name for area in await street.rows(Area)] == ["春风街道", "春风社区", "夏雨社区", "秋实社区"]


async def test_the_code_is_good_for_one_person_in_a_direct_chat(street: Street) -> None:
    await street.says(WANG, f"/start@linli_test_bot {street.code}", GROUP)
    assert await street.rows(Appointment) == []
    await street.says(MEI, f"/start {street.code.lower()}")
    await street.says(WANG, f"/start {street.code}")
    assert await street.posts(WANG) == set()
    assert len(await street.posts(MEI)) == 2


async def test_people_are_appointed_by_forwarding_by_contact_and_by_reply(street: Street) -> None:
    await walk(street)
    origin = {"type": "user", "date": DATE, "sender_user": street.server.world.people[LI].as_json()}
    assert "李小满担任什么" in (await street.gives(MEI, text="在的", forward_origin=origin)).text
    await street.presses(MEI, "网格员")
    assert "任命李小满,对吗" in (await street.presses(MEI, "夏雨社区")).text
    assert await street.posts(LI) == set()
    assert "任命好了:李小满" in (await street.presses(MEI, "确定任命")).text
    assert not street.offers(MEI, "确定任命")
    assert await street.posts(LI) == {(Role.GRID_MEMBER, "夏雨社区")}
    assert len(await street.rows(Appointment, col(Appointment.role) == Role.GRID_MEMBER)) == 1

    contact = {"phone_number": "000", "first_name": "王秋月", "user_id": WANG}
    assert "王秋月担任什么" in (await street.gives(MEI, contact=contact)).text
    said = street.server.says(LI, GROUP, "大家好")
    await street.settle()
    await street.says(MEI, "/appoint", GROUP, reply_to=said)
    assert "李小满担任什么" in street.last(MEI).text
    assert not [one for one in street.server.shown(GROUP) if "担任" in one.text]
    await street.presses(MEI, "社区工作者")
    await street.presses(MEI, "春风社区")
    await street.presses(MEI, "确定任命")
    assert await street.posts(LI) == {(Role.GRID_MEMBER, "夏雨社区"), (Role.DESK, "春风社区")}


async def test_only_the_street_appoints_and_hidden_people_cannot_be_named(street: Street) -> None:
    await walk(street)
    hidden = {"type": "hidden_user", "date": DATE, "sender_user_name": "某人"}
    assert "没看出是谁" in (await street.gives(MEI, text="在的", forward_origin=hidden)).text
    origin = {"type": "user", "date": DATE, "sender_user": street.server.world.people[WANG].as_json()}
    assert "担任" not in (await street.gives(WANG, text="路灯不亮", forward_origin=origin)).text
    await street.gives(MEI, text="在的", forward_origin=origin)
    await street.presses(MEI, "网格员")
    card = next(one for one in reversed(street.server.shown(MEI)) if one.buttons)
    data = street.server.world.posts[MEI][card.message_id].keyboard[0][0]["callback_data"]
    other = await street.says(WANG, "/start")
    street.server.begins_press(WANG, WANG, other.message_id, data, forged=True)
    await street.settle()
    assert await street.posts(WANG) == set()


def toml(text: str, name: str = "community.toml") -> Document:
    return Document(name, "application/toml", text.encode())


async def test_a_community_file_is_tried_and_brought_in_by_a_press(street: Street) -> None:
    await street.says(MEI, f"/start {street.code}")
    card = await street.says(MEI, document=toml(demo_text()))
    assert "要导入吗" in card.text
    assert "区域:新增" in card.text
    assert await street.rows(Area) == []
    assert "导入好了" in (await street.presses(MEI, "确定导入")).text
    people = await street.rows(Person, col(Person.key).is_not(None))
    assert len(people) > 10
    assert {role for role, _ in await street.posts(MEI)} == {Role.STREET, Role.DESK}
    assert "" not in {where for _, where in await street.posts(MEI)}
    before = len(await street.rows(Area))
    assert not street.offers(MEI, "确定导入")
    assert len(await street.rows(Area)) == before
    assert "没有变化" in (await street.says(MEI, document=toml(demo_text()))).text


async def test_a_file_after_the_walk_is_about_the_same_street_and_communities(street: Street) -> None:
    await street.says(MEI, f"/start {street.code}")
    await street.says(MEI, "云桥街道")
    await street.says(MEI, "春风社区、夏雨社区")
    walked = {area.name: area.id for area in await street.rows(Area)}
    await street.says(MEI, document=toml(demo_text()))
    await street.presses(MEI, "确定导入")
    rows = await street.rows(Area, col(Area.level).in_((Level.STREET, Level.COMMUNITY)))
    found = {area.name: (area.id, area.key) for area in rows}
    assert found["新柳街道"] == (walked["云桥街道"], "xinliu")
    assert found["春风社区"] == (walked["春风社区"], "chunfeng")
    assert found["夏雨社区"] == (walked["夏雨社区"], "community-2"), "what the file does not name stays"
    assert len(rows) == len(found) == 4
    assert await street.posts(MEI) == {(Role.STREET, "新柳街道"), (Role.DESK, "新柳街道")}
    assert "没有变化" in (await street.says(MEI, document=toml(demo_text()))).text


async def test_a_file_with_mistakes_changes_nothing_and_names_them(street: Street) -> None:
    await walk(street)
    areas = len(await street.rows(Area))
    card = await street.says(MEI, document=toml(demo_text().replace('level = "street"', 'level = "strasse"')))
    assert "处要改" in card.text
    assert "strasse" in card.text
    assert "不是正确的 TOML" in (await street.says(MEI, document=toml("[[areas"))).text
    assert "1 MB" in (await street.says(MEI, document=Document("a.toml", "text/plain", b"\xff\xfe\x00"))).text
    assert "1 MB" in (await street.says(MEI, document=toml("#" * (LARGEST + 1)))).text
    assert len(await street.rows(Area)) == areas


def book(content: bytes, name: str = "社区.xlsx") -> Document:
    return Document(name, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", content)


async def test_a_workbook_is_tried_and_brought_in_by_a_press(street: Street) -> None:
    await street.says(MEI, f"/start {street.code}")
    town = write_book(read_community(demo_text()), "zh_CN")
    card = await street.says(MEI, document=book(town))
    assert "要导入吗" in card.text
    assert await street.rows(Area) == []
    assert "导入好了" in (await street.presses(MEI, "确定导入")).text
    assert len(await street.rows(Person, col(Person.key).is_not(None))) > 10
    assert "没有变化" in (await street.says(MEI, document=book(town))).text


async def test_a_bad_workbook_changes_nothing_and_says_where(street: Street) -> None:
    await walk(street)
    areas = len(await street.rows(Area))
    town = openpyxl.load_workbook(BytesIO(write_book(read_community(demo_text()), "zh_CN")))
    town["楼栋"]["C7"] = "九网格"
    out = BytesIO()
    town.save(out)
    said = (await street.says(MEI, document=book(out.getvalue()))).text
    assert "有 1 处要改" in said
    assert "表“楼栋”第 7 行 C 列“所在网格”" in said
    said = (await street.says(MEI, document=book(b"PK\x03\x04 torn"))).text
    assert "打不开" in said
    assert "另存为 .xlsx" in (await street.says(MEI, document=book(b"a,b", "人员.csv"))).text
    assert "另存为 .xlsx" in (await street.says(MEI, document=book(b"x", "人员.xlsm"))).text
    assert "5 MB" in (await street.says(MEI, document=book(b"x" * (LARGEST_BOOK + 1)))).text
    assert len(await street.rows(Area)) == areas


async def test_a_file_of_somebody_else_is_refused(street: Street) -> None:
    await walk(street)
    said = await street.says(WANG, document=toml(demo_text()))
    assert "要导入吗" not in said.text
    assert len(await street.rows(Area)) == 3


async def test_a_file_survives_a_platform_that_is_away(street: Street) -> None:
    await walk(street)
    street.server.say_next("getFile", 429, retry_after=60)
    await street.says(MEI, document=toml(demo_text()))
    assert "要导入吗" not in street.last(MEI).text
    street.clock.skipped += timedelta(minutes=5)
    await street.settle()
    assert "要导入吗" in street.last(MEI).text


def test_a_token_is_enough() -> None:
    token = "123456789:" + "a" * 35
    assert load_config(None, {"LINLI_TELEGRAM_TOKEN": token}).telegram.enabled
    assert not load_config(None, {"LINLI_TELEGRAM_TOKEN": token, "LINLI_TELEGRAM_ENABLED": "no"}).telegram.enabled
    assert not load_config(None, {}).telegram.enabled
