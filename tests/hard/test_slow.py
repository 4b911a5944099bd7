"""A slow or failing event holds up nobody else."""

import asyncio
import time
from typing import Any

from sqlmodel import col, select

from models import Incoming
from tests.town import Town
from tests.town.streets import TelegramStreet

LAMP = "3号楼2单元楼道灯坏了"
PRESSES = 120
EACH = 60
SLOW = 2.0
PER_SECOND = 25
TRIES = 3


async def press_all(town: Town, *, slow: bool, first: int) -> list[float]:
    """Seconds until each presser's toast, without those that were made slow."""
    gateway: Any = town.app.gateways["telegram"]
    assert isinstance(town.street, TelegramStreet)
    server, answer_press = town.street.server, gateway.answer_press

    async def answer(row: Incoming, text: str) -> None:
        if slow and (row.payload["update"]["callback_query"]["from"]["id"] - first) % EACH == 0:
            await asyncio.sleep(SLOW)
        await answer_press(row, text)

    gateway.answer_press = answer

    async def press(who: int) -> float:
        card = server.says(who, who, "你好")
        began = time.perf_counter()
        await server.presses(who, who, card, "nobody:knows", forged=True)
        return time.perf_counter() - began

    presses = []
    for who in range(first, first + PRESSES):
        server.add_person(who, f"居民{who}")
        presses.append(asyncio.create_task(press(who)))
        await asyncio.sleep(1 / PER_SECOND)
    took = await asyncio.gather(*presses)
    gateway.answer_press = answer_press
    return sorted(seconds for place, seconds in enumerate(took) if not slow or place % EACH)


def p99(took: list[float]) -> float:
    return took[int(len(took) * 0.99) - 1]


async def test_one_in_sixty_takes_two_seconds_and_the_others_do_not_feel_it(telegram: Town) -> None:
    running = asyncio.create_task(telegram.app.inbox.run())
    await press_all(telegram, slow=False, first=7000)
    more: list[float] = []
    while len(more) < TRIES and min(more, default=1.0) >= 0.1:  # other tests run on this machine
        first = 10_000 * (len(more) + 1)
        without = await press_all(telegram, slow=False, first=first)
        beside = await press_all(telegram, slow=True, first=first + 5000)
        more.append(p99(beside) - p99(without))
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)
    assert min(more) < 0.1


async def test_what_always_fails_is_set_aside_after_five_tries_and_its_sender_goes_on(page: Town) -> None:
    gateway: Any = page.app.gateways["web"]
    decode, tries = gateway.decode, 0

    async def broken_once(session: Any, row: Incoming) -> Any:
        nonlocal tries
        if row.payload["message"] == bad:
            tries += 1
            raise LookupError("a fault of ours")
        return await decode(session, row)

    gateway.decode = broken_once
    bad = int(await page.street.post(page.person("wang"), page.chat("wang", "direct"), "你好"))
    await page.street.post(page.person("wang"), page.chat("wang", "direct"), LAMP)
    await page.street.post(page.person("chen"), page.chat("chen", "direct"), LAMP)
    await page.settle()
    assert tries == 5
    assert await page.cases() == 2
    async with page.app.database.reading() as session:
        query = select(Incoming).where(col(Incoming.set_aside_at).is_not(None))
        aside = (await session.execute(query)).scalars().all()
    assert [(row.payload["message"], row.attempts, row.error) for row in aside] == [(bad, 5, "LookupError")]
