"""``python -m benchmarks.torture``: the house is killed again and again while people report and press on two platforms.

Afterwards every acknowledged event has had its effect exactly once, every timeline is legal, every notice has
arrived, and a message stands twice only where its row says that it may.
"""

import argparse
import asyncio
import random
import sys
import tempfile
import time
import uuid
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import asdict
from pathlib import Path
from typing import Any

import aiohttp
from sqlmodel import col, func, select

from benchmarks.judgement import Result, Told, expect, judge
from benchmarks.victim import AimingServer, Victim, free_port
from bot.clock import real_now
from bot.config import Config
from bot.database import Database
from bot.demo.town import demo_config, prepare
from models import Account, Chat, Incoming, Outgoing, Person, Posting, Purpose
from tests.botapi.server import BotApiServer
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
        self.told = Told()
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
        self.told.reported.append(f"记号{self._count:04d}号")
        return f"{words}，{self.told.reported[-1]}"

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
        if verb != "accept" or int(case) in self.told.pressed:
            return False
        self.told.pressed.add(int(case))
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
        expect(result, code == 0, f"the house ended with {code}")
        await judge(people.database, server, people.told, result)
    result.seconds = round(time.monotonic() - began, 1)
    return result


@asynccontextmanager
async def set_up(folder: Path, server: BotApiServer, seed: int) -> AsyncIterator[tuple[Torture, Victim]]:
    port = free_port()
    config: Config = demo_config(folder, port)
    await prepare(config, real_now())
    people, victim = Torture(folder, server, port, seed), Victim(folder, port, server)
    await people.move_in()
    try:
        yield people, victim
    finally:
        await victim.kill()
        await people.close()


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
