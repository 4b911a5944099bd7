"""``python -m benchmarks.torture``: the house is killed again and again while people report and press on two platforms.

Afterwards every acknowledged event has had its effect exactly once, every timeline is legal, every notice has
arrived, and a message stands twice only where its row says that it may.
"""

import argparse
import asyncio
import os
import random
import socket
import sys
import tempfile
import time
import uuid
from collections import Counter
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

import aiohttp
from aiohttp import web
from sqlmodel import col, func, select

from bot.clock import real_now
from bot.config import Config
from bot.database import Database
from bot.demo.town import demo_config, prepare
from models import (
    Account,
    Case,
    CaseEvent,
    Chat,
    Incoming,
    Move,
    Outgoing,
    Person,
    Posting,
    Purpose,
    RoomMessage,
    RoomUser,
    State,
    after,
    allowed,
)  # fmt: skip
from tests.botapi.server import BOT, BotApiServer
from web.demo import demo_token

WEB_REPORTERS = ("wang", "chen", "tang", "sun", "he", "li", "hu", "guo")
WEB_OFFICER = "zhang"
TELEGRAM_REPORTERS = range(5001, 5011)
TELEGRAM_OFFICERS = {5000: "cao", 4999: "tian", 4998: "fan"}
"""Several, because a chat takes one message a second."""
CHUNFENG = "春风里3号楼2单元楼道灯坏了"
LIUAN = ("柳岸花园3号楼2单元楼道灯坏了", "柳岸花园3号楼门口路灯不亮", "柳岸花园3号楼门口井盖坏了")
PATIENCE = 60.0
PATIENCE_AT_THE_END = 300.0


@dataclass
class Result:
    """What was counted; ``wrong`` names every broken promise."""

    events: int = 0
    kills: int = 0
    reports: int = 0
    presses: int = 0
    notices: int = 0
    web_messages: int = 0
    web_doubles: int = 0
    telegram_messages: int = 0
    telegram_doubles: int = 0
    marked_doubtful: int = 0
    seconds: float = 0.0
    wrong: list[str] = field(default_factory=list)


class AimingServer(BotApiServer):
    """Holds back the answer to a message when asked to, so that a kill can fall between its answer and our mark."""

    def __init__(self) -> None:
        super().__init__()
        self.armed = False
        self.shown_unanswered = asyncio.Event()

    async def _handle(self, request: web.Request) -> web.StreamResponse:
        answer = await super()._handle(request)
        if self.armed and request.path.rpartition("/")[2] in {"sendMessage", "editMessageText"}:
            self.shown_unanswered.set()
            await asyncio.sleep(1)
        return answer

    async def aim(self, seconds: float) -> None:
        """Come back when something was shown and not yet answered, or after so many seconds."""
        self.armed = True
        self.shown_unanswered.clear()
        try:
            await asyncio.wait_for(self.shown_unanswered.wait(), seconds)
        except TimeoutError:
            pass
        finally:
            self.armed = False


class Victim:
    """``python -m bot run`` in a process of its own."""

    def __init__(self, folder: Path, port: int, server: BotApiServer) -> None:
        self.port = port
        self._config = folder / "config.toml"
        self._log = (folder / "log").open("ab")
        self._config.write_text(
            f'data = "{folder}"\n[database]\nurl = "sqlite:///{folder / "linli.db"}"\n[web]\nport = {port}\n'
            f'[telegram]\nenabled = true\nbase_url = "{server.url}"\npoll_seconds = 5\n'
            "[limits]\nreports_per_10_minutes = 1000\n",
            "utf-8",
        )
        self._environ = {"LINLI_TELEGRAM_TOKEN": server.token}
        self._process: asyncio.subprocess.Process | None = None

    async def start(self) -> None:
        """Start it; it is up when its page answers."""
        self._process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "bot", "run", "--config", str(self._config),
            env={**os.environ, **self._environ}, stdout=self._log, stderr=self._log,
        )  # fmt: skip

    async def kill(self) -> None:
        """SIGKILL, and nothing else."""
        assert self._process is not None
        if self._process.returncode is None:
            self._process.kill()
        await self._process.wait()

    async def stop(self) -> int:
        """SIGTERM; the exit code."""
        assert self._process is not None
        self._process.terminate()
        code = await self._process.wait()
        self._log.close()
        return code


class Torture:
    """People on two platforms, each sentence and press known by a mark of its own."""

    def __init__(self, folder: Path, server: BotApiServer, port: int, seed: int) -> None:
        self.url = f"http://127.0.0.1:{port}"
        self.folder = folder
        self.server = server
        self.random = random.Random(seed)  # noqa: S311  # a repeatable day, no secret
        self.database = Database(f"sqlite:///{folder / 'linli.db'}")
        self.session = aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=5))
        self.rooms: dict[str, str] = {}
        self.reported: list[str] = []
        self.pressed: set[int] = set()
        self._count = 0

    async def close(self) -> None:
        """Hang up."""
        await self.session.close()
        await self.database.dispose()

    async def move_in(self) -> None:
        """Ten residents and some officers live on Telegram, everybody else on the chat page."""
        async with self.database.transaction() as session:
            people = {one.key: one for one in (await session.execute(select(Person))).scalars()}
            numbers = dict.fromkeys(TELEGRAM_REPORTERS, people["zhao"]) | {
                one: people[key] for one, key in TELEGRAM_OFFICERS.items()
            }
            for number, model in numbers.items():
                self.server.add_person(number, f"居民{number}")
                person = model
                if number not in TELEGRAM_OFFICERS:
                    person = Person(name=f"居民{number}", home_area_id=model.home_area_id, met_at=model.met_at)
                    session.add(person)
                    await session.flush()
                else:
                    await self._leave_the_page(session, person)
                session.add(Account(platform="telegram", external_id=str(number), person_id=person.id))
                session.add(
                    Chat(platform="telegram", external_id=str(number), purpose=Purpose.DIRECT, person_id=person.id)
                )
            chats = (await session.execute(select(Chat).where(col(Chat.purpose) == Purpose.DIRECT))).scalars()
            keys = {one.id: one.key for one in people.values()}
            for chat in chats:
                if chat.platform == "web" and keys.get(chat.person_id or 0):
                    self.rooms[str(keys[chat.person_id or 0])] = chat.external_id

    async def _leave_the_page(self, session: Any, person: Person) -> None:
        for model in (Account, Chat):
            for row in (await session.execute(select(model).where(col(model.person_id) == person.id))).scalars():
                await session.delete(row)
        await session.flush()

    async def act(self) -> None:
        """One report or press on one of the platforms, insisting until it is acknowledged."""
        await self.random.choice((self._report_on_page, self._report_on_telegram, self._press_somewhere))()

    async def _press_somewhere(self) -> None:
        first, second = self.random.sample((self._press_on_page, self._press_on_telegram), 2)
        if not (await first() or await second()):
            await self._report_on_page()

    def _mark(self, words: str) -> str:
        self._count += 1
        self.reported.append(f"记号{self._count:04d}号")
        return f"{words}，{self.reported[-1]}"

    async def _report_on_page(self) -> None:
        who = self.random.choice(WEB_REPORTERS)
        url = f"{self.url}/chat/api/rooms/{self.rooms[who]}/messages"
        await self.insist(who, "POST", url, {"text": self._mark(CHUNFENG)})

    async def _report_on_telegram(self) -> None:
        who = self.random.choice(TELEGRAM_REPORTERS)
        self.server.says(who, who, self._mark(self.random.choice(LIUAN)))

    async def _press_on_page(self) -> bool:
        found = await self.insist(WEB_OFFICER, "GET", f"{self.url}/chat/api/rooms/{self.rooms[WEB_OFFICER]}/messages")
        for message in found:
            for button in (message["card"] or {"buttons": []})["buttons"]:
                if self._is_new(button["id"]):
                    url = f"{self.url}/chat/api/messages/{message['id']}/press"
                    await self.insist(WEB_OFFICER, "POST", url, {"button": button["id"]})
                    return True
        return False

    async def _press_on_telegram(self) -> bool:
        for officer in TELEGRAM_OFFICERS:
            for post in list(self.server.world.posts.get(officer, {}).values()):
                for data in [button.get("callback_data", "") for row in post.keyboard for button in row]:
                    if self._is_new(data):
                        self.server.begins_press(officer, officer, post.message_id, data, forged=True)
                        return True
        return False

    def _is_new(self, data: str) -> bool:
        """Whether nobody pressed this accept yet; then we do."""
        verb, _, rest = data.partition(":")
        case = rest.partition(":")[0]
        if verb != "accept" or int(case) in self.pressed:
            return False
        self.pressed.add(int(case))
        return True

    async def insist(self, who: str, verb: str, url: str, body: dict[str, str] | None = None) -> Any:
        """The same request with the same key until it is answered: what was acknowledged counts."""
        headers = {"Authorization": f"Bearer {demo_token(who)}", "Idempotency-Key": uuid.uuid4().hex}
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            try:
                async with self.session.request(verb, url, headers=headers, json=body) as answer:
                    if answer.status < 300:
                        return await answer.json()
                    if answer.status < 429:
                        raise RuntimeError(f"{verb} {url}: {answer.status} {await answer.text()}")
            except (aiohttp.ClientError, TimeoutError):
                pass
            await asyncio.sleep(0.1)
        raise TimeoutError(url)

    async def quiet(self) -> None:
        """Wait until everything is taken, handled, sent and drawn."""
        until = time.monotonic() + PATIENCE_AT_THE_END
        while time.monotonic() < until:
            if not self.server._updates.waiting and not await self._owed():
                return
            await asyncio.sleep(0.3)

    async def _owed(self) -> int:
        open_rows = (
            select(func.count()).select_from(Incoming).where(
                col(Incoming.handled_at).is_(None), col(Incoming.set_aside_at).is_(None)
            ),
            select(func.count()).select_from(Outgoing).where(
                col(Outgoing.sent_at).is_(None), col(Outgoing.failed_at).is_(None)
            ),
            select(func.count()).select_from(Posting).where(col(Posting.redraw_at).is_not(None)),
        )  # fmt: skip
        async with self.database.reading() as session:
            return sum([(await session.execute(query)).scalar_one() for query in open_rows])

    async def judge(self, result: Result) -> None:
        """Look at everything through a session of our own."""
        async with self.database.reading() as session:
            await self._judge_events(session, result)
            await self._judge_timelines(session, result)
            await self._judge_notices(session, result)
            await self._judge_messages(session, result)

    async def _judge_events(self, session: Any, result: Result) -> None:
        cases = list((await session.execute(select(Case))).scalars())
        for mark in self.reported:
            filed = sum(mark in case.words for case in cases)
            _expect(result, filed == 1, f"{mark} was filed {filed} times")
        _expect(result, len(cases) == len(self.reported), f"{len(cases)} cases of {len(self.reported)} reports")
        query = select(CaseEvent.case_id).where(col(CaseEvent.move) == Move.ACCEPT)
        accepted = Counter((await session.execute(query)).scalars())
        for case_id in self.pressed:
            times = accepted[case_id]
            _expect(result, times == 1, f"case {case_id} was accepted {times} times")
        left = await session.execute(select(Incoming).where(col(Incoming.handled_at).is_(None)))
        for row in left.scalars():
            result.wrong.append(f"event {row.id} is not handled: {row.error}")
        result.reports, result.presses = len(self.reported), len(self.pressed)

    async def _judge_timelines(self, session: Any, result: Result) -> None:
        events = list((await session.execute(select(CaseEvent).order_by(col(CaseEvent.id)))).scalars())
        for case in (await session.execute(select(Case))).scalars():
            line = [event for event in events if event.case_id == case.id]
            end = replay([event.move for event in line])
            _expect(result, end is case.state, f"the timeline of case {case.number} is not legal: {line}")
            repeated = [move for move, times in Counter(e.move for e in line if e.move in ONCE).items() if times > 1]
            _expect(result, not repeated, f"case {case.number} has twice {repeated}")

    async def _judge_notices(self, session: Any, result: Result) -> None:
        rows = list((await session.execute(select(Outgoing))).scalars())
        result.notices, result.marked_doubtful = len(rows), sum(row.doubtful for row in rows)
        for row in rows:
            _expect(result, row.sent_at is not None, f"notice {row.id} ({row.notice}) was not sent: {row.error}")

    async def _judge_messages(self, session: Any, result: Result) -> None:
        """In each chat as many messages of the bot's as rows were sent; more only where a row says so."""
        rows = list((await session.execute(select(Outgoing))).scalars())
        for chat in (await session.execute(select(Chat))).scalars():
            sent = [row for row in rows if row.chat_id == chat.id]
            if chat.platform == "web":
                seen = await _web_messages(session, chat)
                result.web_messages += seen
                result.web_doubles += seen - len(sent)
                _expect(result, seen == len(sent), f"{chat.external_id} on the page shows {seen} of {len(sent)}")
                continue
            posts = self.server.world.posts.get(int(chat.external_id), {}).values()
            seen = sum(post.sender["id"] == BOT["id"] for post in posts)
            doubtful = sum(row.doubtful for row in sent)
            result.telegram_messages += seen
            result.telegram_doubles += seen - len(sent)
            fits = len(sent) <= seen <= len(sent) + doubtful
            _expect(result, fits, f"{chat.external_id} on Telegram shows {seen} of {len(sent)}, {doubtful} doubtful")


ONCE = frozenset({Move.FILE, Move.ASSIGN, Move.ACCEPT})


def replay(moves: list[Move]) -> State | None:
    """The state that these moves lead to; none when one of them was not allowed."""
    if moves[:1] != [Move.FILE]:
        return None
    state = State.FILED
    for move in moves[1:]:
        if not allowed(move, state):
            return None
        state = after(move, state)
    return state


async def _web_messages(session: Any, chat: Chat) -> int:
    query = (
        select(func.count())
        .select_from(RoomMessage)
        .join(RoomUser, col(RoomUser.id) == col(RoomMessage.sender_id))
        .where(col(RoomMessage.room_id) == int(chat.external_id), col(RoomUser.is_bot))
    )
    return int((await session.execute(query)).scalar_one())


def _expect(result: Result, holds: bool, otherwise: str) -> None:
    if not holds:
        result.wrong.append(otherwise)


async def torture(folder: Path, *, events: int, kills: int, seed: int, say: Callable[[str], None]) -> Result:
    """Run it in ``folder``."""
    began, result = time.monotonic(), Result(events=events)
    async with AimingServer() as server, set_up(folder, server, seed) as (people, victim):
        every = events / (kills + 1)
        await victim.start()
        for number in range(events):
            await people.act()
            if number >= every * (result.kills + 1) and result.kills < kills:
                if result.kills % 2:
                    await server.aim(seconds=3)
                else:
                    await asyncio.sleep(people.random.uniform(0, 0.5))
                await victim.kill()
                result.kills += 1
                say(f"kill {result.kills} after {number + 1} events")
                await victim.start()
            await asyncio.sleep(people.random.uniform(0, 0.04))
        await people.quiet()
        code = await victim.stop()
        _expect(result, code == 0, f"the house ended with {code}")
        await people.judge(result)
    result.seconds = round(time.monotonic() - began, 1)
    return result


@asynccontextmanager
async def set_up(folder: Path, server: BotApiServer, seed: int) -> AsyncIterator[tuple[Torture, Victim]]:
    port = _free_port()
    config: Config = demo_config(folder, port)
    await prepare(config, real_now())
    people, victim = Torture(folder, server, port, seed), Victim(folder, port, server)
    await people.move_in()
    try:
        yield people, victim
    finally:
        await victim.kill()
        await people.close()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _say(line: str) -> None:
    print(line, flush=True)


def main() -> int:
    """Print what was counted; 1 when a promise was broken."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.torture", description=__doc__)
    parser.add_argument("--events", type=int, default=300)
    parser.add_argument("--kills", type=int, default=10)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="linli-torture-") as folder:
        result = asyncio.run(torture(Path(folder), events=asked.events, kills=asked.kills, seed=asked.seed, say=_say))
    for name, value in asdict(result).items():
        if name != "wrong":
            print(f"{name.replace('_', ' '):18} {value}")
    print(*(f"WRONG: {line}" for line in result.wrong), sep="\n")
    return 1 if result.wrong else 0


if __name__ == "__main__":
    sys.exit(main())
