"""A month in which anybody says and presses anything; afterwards nothing is wrong, and nobody knows too much.

Every report carries a word of its own and a door, so that whoever reads one of them is found out: who reported may,
desk and street may, those who handle it may read the word; nobody else, and no group, ever. Who that is is told by the
posts of the community file, not by the rights that are tried here.
"""

import json
import random
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from itertools import pairwise
from typing import Any

from sqlmodel import col, func, select

from models import (
    Appointment,
    Area,
    Case,
    CaseEvent,
    CaseUnit,
    Chat,
    Incoming,
    Outgoing,
    Person,
    Purpose,
    Role,
    RoomMessage,
    RoomUser,
    Sensitivity,
    State,
    Verb,
    Wish,
    WishClaim,
    allowed,
)
from models.moves import OPEN, OVER
from models.wishes import IN_HAND, WISH_LIVES
from tests.town import Town
from tests.town.streets import Seen
from web.samples import sample

MONTH = timedelta(days=30)
MATTERS = (
    "楼道灯坏了", "楼道里堆满杂物", "电梯坏了", "下水道堵了", "闻到煤气味", "有人想跳楼", "楼上半夜吵", "垃圾没人收",
    "上次着火以后灯没修", "物业态度差", "老人走失了", "路灯不亮", "有人打老婆", "书记贪污", "井盖没了",
)  # fmt: skip
PLACES = (
    "3号楼2单元{door}",
    "5号楼{door}室",
    "4号楼",
    "柳岸花园6号楼1单元{door}",
    "红砖厂1号楼",
    "",
    "1号楼",
    "三号楼{door}",
)
SAID = (
    "待办", "我反映的", "我的网格员", "进度 1", "进度 2", "进度 3", "进度 999", "台账", "台账 3号楼", "台账 逾期",
    "合并 1 2", "合并 2 3 1", "拆开 2", "撤回", "谁看过 1", "谁看过 3", "等配件", "已经修好了", "我来看看", "今天几件",
    "疑难 2", "催一下 1", "催一下 2", "导出", "值班", "请假 明天", "帮助", "引导上报", "我的", "任命 王秋月", "线索",
    "代报 陈阿姨 3号楼灯坏了", "记一笔 3号楼扫了", "粘贴群消息",
    "求助 帮忙搬桌子", "我能 搬东西", "我能 搬东西 周末", "求助 1 我来", "求助 2 收回", "屏蔽 罗冬至", "我的志愿",
    "心愿", "心愿 1 认领", "心愿 2 认领", "心愿 1 约好了", "心愿 1 办好了", "心愿 1 圆了", "心愿 2 发布", "心愿 1 收回",
    "贴完了", "", "???", "a" * 300, "/start", "English", "中文",
)  # fmt: skip
ARGUMENTS = (
    "", "1", "2", "3", "=1", "30", "400", "1.2", "3.parts", "lamp", "fire", "home", "skip", "x" * 20, "-1", "...",
)  # fmt: skip
_IS_DIRECT = col(Chat.purpose) == Purpose.DIRECT
_BY_BOT = col(RoomMessage.sender_id).in_(select(RoomUser.id).where(col(RoomUser.is_bot)))
DANGEROUS = frozenset({Verb.IMPORT})
STAFF_OF_ALL = (Role.DESK, Role.STREET)
HANDLING = (Role.GRID_MEMBER, Role.GRID_LEADER, Role.BUILDING_LEADER, Role.VOLUNTEER, Role.SUPERVISOR)


@dataclass
class Told:
    """A report as it was told: who told it, and what gives it away."""

    who: str
    number: int
    word: str
    door: str


@dataclass
class Month:
    """One month with one seed; ``wrong`` says what was found."""

    town: Town
    seed: int
    steps: int
    tell: Callable[[int], None] = lambda step: None
    told: list[Told] = field(default_factory=list)
    wishes: dict[str, str] = field(default_factory=dict)
    """The word that gives a wish away → who told it."""
    wrong: list[str] = field(default_factory=list)
    pressed: Counter[str] = field(default_factory=Counter)

    async def live(self) -> None:
        """Live it through."""
        self.chance = random.Random(self.seed)  # a repeatable month, no secret
        await self._learn()
        for step in range(self.steps):
            self.tell(step)
            await self._step()
        await self.town.passes(days=3)
        self.wrong += [wrong async for wrong in self._of_cases()]
        self.wrong += [wrong async for wrong in self._of_mail()]
        self.wrong += [wrong async for wrong in self._of_secrets()]
        self.wrong += [wrong async for wrong in self._of_wishes()]

    async def _learn(self) -> None:
        async with self.town.app.database.reading() as session:
            people = (await session.execute(select(Person))).scalars().all()
            chats = (await session.execute(select(Chat))).scalars().all()
        keys = {person.id: str(person.key) for person in people}
        self.people = [keys[chat.person_id] for chat in chats if chat.person_id in keys]
        self.groups = [str(chat.key) for chat in chats if chat.purpose is not Purpose.DIRECT]

    async def _step(self) -> None:
        who = self.chance.choice(self.people)
        match self.chance.randrange(13):
            case 0 | 1 | 2:
                await self._reports(who)
            case 12:
                await self._wishes(who)
            case 3:
                await self.town.says(who, self.chance.choice(SAID))
            case 4 | 5 | 6 | 7:
                await self._presses_what_stands_there(who)
            case 8 | 9:
                await self._presses_what_others_see(who)
            case 10:
                await self._presses_a_forgery(who)
            case _:
                await self.town.passes(seconds=2 * MONTH.total_seconds() / self.steps * 6 * self.chance.random())

    async def _reports(self, who: str) -> None:
        mark = len(self.told) + 1
        told = Told(who, 0, f"记号{mark:03d}号", f"{self.chance.randint(3, 29)}{self.chance.randint(1, 9):02d}")
        place = self.chance.choice(PLACES).format(door=told.door)
        before = await self._newest()
        where = self.chance.choice(("direct", "direct", "direct", "chunfengli-residents"))
        words = f"上报 {place}{self.chance.choice(MATTERS)},{told.word}"
        photos = [sample("bins-full")] if self.chance.random() < 0.1 else []
        pin = (30.4985 + self.chance.random() / 500, 124.499 + self.chance.random() / 150)
        await self.town.says(who, words, where=where, photos=photos)
        told.number = await self._newest()
        if told.number != before:
            self.told.append(told)
        if self.chance.random() < 0.15:
            await self.town.says(who, pin=pin)

    async def _wishes(self, who: str) -> None:
        """A wish with a word of its own, sent on by the desk more often than not."""
        word = f"心声{len(self.wishes) + 1:03d}号"
        self.wishes[word] = who
        await self.town.says(who, f"心愿 想要{self.chance.randint(1, 3)}本旧书,{word}")
        if self.chance.random() < 0.8:
            async with self.town.app.database.reading() as session:
                newest = (await session.execute(select(func.max(Wish.id)))).scalar_one() or 0
            await self.town.says(self.chance.choice(("xu", "fang")), f"心愿 {newest} 发布")

    async def _newest(self) -> int:
        async with self.town.app.database.reading() as session:
            query = select(Case.number).order_by(col(Case.number).desc()).limit(1)
            return (await session.execute(query)).scalar_one_or_none() or 0

    async def _cards(self, who: str | None) -> list[tuple[RoomMessage, list[str]]]:
        """The newest cards with buttons in somebody's chats; anybody's for ``None``."""
        newest = select(RoomMessage).where(_BY_BOT).order_by(col(RoomMessage.id).desc())
        if who is not None:
            newest = newest.where(col(RoomMessage.room_id) == int(self.town.chat(who, "direct").external_id))
        async with self.town.app.database.reading() as session:
            found = (await session.execute(newest.limit(8 if who else 60))).scalars().all()
        cards = [(one, _buttons(one.card or {})) for one in found]
        return [(one, buttons) for one, buttons in cards if buttons]

    async def _presses_what_stands_there(self, who: str) -> None:
        if cards := await self._cards(who):
            message, buttons = self.chance.choice(cards)
            await self._press(who, message, self.chance.choice(buttons))

    async def _presses_what_others_see(self, who: str) -> None:
        """A button of somebody else's card, on one's own: forged, but with everything right."""
        mine, others = await self._cards(who), await self._cards(None)
        if mine and others:
            await self._press(who, mine[0][0], self.chance.choice(self.chance.choice(others)[1]))

    async def _presses_a_forgery(self, who: str) -> None:
        if mine := await self._cards(who):
            row = self.chance.choice((0, 1, 2, 3, 5, 8, 13, 999_999_999))
            data = f"{self.chance.choice(list(Verb))}:{row}:{self.chance.randrange(12)}:{self.chance.choice(ARGUMENTS)}"
            await self._press(who, mine[0][0], data)

    async def _press(self, who: str, message: RoomMessage, data: str) -> None:
        verb = data.split(":", maxsplit=1)[0]
        if verb in DANGEROUS:
            return
        self.pressed[verb] += 1
        await self.town.presses_old(who, Seen(str(message.id), True, ""), data)

    async def _of_cases(self) -> Any:
        """States that their timelines don't lead to, and what should add up and does not."""
        async with self.town.app.database.reading() as session:
            cases = {case.id: case for case in (await session.execute(select(Case))).scalars()}
            events = (await session.execute(select(CaseEvent).order_by(col(CaseEvent.id)))).scalars().all()
        joined = Counter(case.merged_into_id for case in cases.values() if case.merged_into_id)
        for case in cases.values():
            for wrong in _of_case(case, [one for one in events if one.case_id == case.id], cases, joined):
                yield f"{case.number}: {wrong}"

    async def _of_wishes(self) -> Any:
        """More hands than are wanted, claims that outlive their wish, and a wisher's name in a group."""
        async with self.town.app.database.reading() as session:
            wishes = {wish.id: wish for wish in (await session.execute(select(Wish))).scalars()}
            claims = (await session.execute(select(WishClaim))).scalars().all()
            direct = set((await session.execute(select(Chat.external_id).where(_IS_DIRECT))).scalars())
            messages = (await session.execute(select(RoomMessage).where(_BY_BOT))).scalars().all()
        held = Counter(claim.wish_id for claim in claims if claim.state in IN_HAND)
        for wish in wishes.values():
            if held[wish.id] > (wish.wanted if wish.state in WISH_LIVES else 0):
                yield f"wish {wish.id} ({wish.state}): {held[wish.id]} have it in hand, {wish.wanted} are wanted"
        for message in messages:
            card = json.dumps(message.card or {}, ensure_ascii=False)
            for word, who in self.wishes.items():
                if str(message.room_id) not in direct and word in card and self.town.person(who).name in card:
                    yield f"{who} in a group, beside what they wish: {card[:600]}"

    async def _of_mail(self) -> Any:
        """What was not handled, or could not be drawn."""
        async with self.town.app.database.reading() as session:
            incoming = (await session.execute(select(Incoming).where(col(Incoming.error) != ""))).scalars().all()
            outgoing = (await session.execute(select(Outgoing).where(col(Outgoing.failed_at).is_not(None)))).scalars()
            for row in incoming:
                yield f"{row.payload}: {row.error}"
            for failed in outgoing:
                yield f"{failed.notice} in chat {failed.chat_id} failed"

    async def _of_secrets(self) -> Any:
        """Words and doors in chats whose people may not read them."""
        async with self.town.app.database.reading() as session:
            knowing = await _Knowing.read(session, self.told)
            for message in (await session.execute(select(RoomMessage).where(_BY_BOT))).scalars():
                shown = message.text + json.dumps(message.card or {}, ensure_ascii=False)
                for wrong in knowing.wrong(message.room_id, shown):
                    yield f"{wrong}: {shown[:600]}"


def _buttons(card: dict[str, Any]) -> list[str]:
    return [button["id"] for row in card.get("buttons", ()) for button in row if button["kind"] not in ("call", "link")]


def _of_case(case: Case, mine: list[CaseEvent], cases: dict[int, Case], joined: Counter[int]) -> Iterator[str]:
    for event in mine:
        if event.from_state is not None and not allowed(event.move, event.from_state):
            yield f"{event.move} from {event.from_state}"
    for before, event in pairwise(mine):
        if event.from_state != before.to_state:
            yield f"{event.move} from {event.from_state} after {before.move} to {before.to_state}"
    checks = {
        "the timeline ends elsewhere": mine[-1].to_state == case.state,
        "closed without a moment": (case.closed_at is not None) == (case.state in OVER),
        "merged without a whole": (case.state is State.DUPLICATE) == (case.merged_into_id is not None),
        "merged wrongly counted": case.merged == joined.get(case.id, 0),
        "merged into what is merged": case.merged_into_id is None or cases[case.merged_into_id].merged_into_id is None,
        "paused without a day": (case.wake_at is not None) == (case.state is State.PAUSED),
        "climbs though it is over": case.state in OPEN or case.climb_at is None,
        "asks though it is over": case.state in OPEN or case.question is None,
        "people wrongly counted": 1 <= case.reported_by <= case.merged + 1,
        "held by nobody": case.state not in (State.ASSIGNED, State.ACCEPTED) or case.held_by is not None,
    }
    yield from (wrong for wrong, right in checks.items() if not right)


@dataclass
class _Knowing:
    """Who may know of which report, by what they hold in the community file and which units ever had it."""

    told: list[Told]
    cases: dict[int, Case]
    paths: dict[int, str]
    keys: dict[int, str]
    direct: dict[int, int]
    """Room → the person whose direct chat it is."""
    posts: dict[int, list[Appointment]]
    units: dict[int, set[int]]
    """Case → units that ever had it."""

    @classmethod
    async def read(cls, session: Any, told: list[Told]) -> "_Knowing":
        """From the database as it is at the end."""
        cases = {case.number: case for case in (await session.execute(select(Case))).scalars()}
        posts: dict[int, list[Appointment]] = {}
        for post in (await session.execute(select(Appointment))).scalars():
            posts.setdefault(post.person_id, []).append(post)
        units: dict[int, set[int]] = {}
        for event in (await session.execute(select(CaseEvent))).scalars():
            units.setdefault(event.case_id, set()).add(event.facts.get("unit") or 0)
        for part in (await session.execute(select(CaseUnit))).scalars():
            units.setdefault(part.case_id, set()).add(part.unit_id)
        chats = (await session.execute(select(Chat).where(col(Chat.person_id).is_not(None)))).scalars()
        return cls(
            told=told,
            cases=cases,
            paths={area.id: area.path for area in (await session.execute(select(Area))).scalars()},
            keys={person.id: str(person.key) for person in (await session.execute(select(Person))).scalars()},
            direct={int(chat.external_id): chat.person_id for chat in chats},
            posts=posts,
            units=units,
        )

    def wrong(self, room: int, shown: str) -> Iterator[str]:
        """What of it this room's people may not read."""
        person = self.direct.get(room)
        for told in self.told:
            if told.word not in shown:
                continue
            case = self.cases[told.number]
            where = f"{told.word} of {told.number} ({case.sensitivity})"
            if person is None:
                yield f"{where} in a group"
            elif not self._may_read(person, told, case):
                yield f"{where} before {self.keys[person]}"
            elif told.door in shown and not (self.keys[person] == told.who or self._steers(person)):
                yield f"door {told.door} of {told.number} before {self.keys[person]}"

    def _may_read(self, person: int, told: Told, case: Case) -> bool:
        if self.keys[person] == told.who or self._steers(person):
            return True
        if case.sensitivity is Sensitivity.SEALED:
            return False
        return any(self._handles(post, case) for post in self.posts.get(person, ()))

    def _steers(self, person: int) -> bool:
        return any(post.role in STAFF_OF_ALL for post in self.posts.get(person, ()))

    def _handles(self, post: Appointment, case: Case) -> bool:
        """A unit that ever had it, or had what it was merged into; whoever looks after the ground that it is on."""
        if post.unit_id is not None:
            return post.unit_id in self.units.get(case.id, set()) | self.units.get(case.merged_into_id or 0, set())
        path = self.paths[case.area_id]
        return post.role in HANDLING and bool(post.area_id) and f"/{post.area_id}/" in path
