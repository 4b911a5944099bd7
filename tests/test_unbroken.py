"""Tasks that must end do, also where a cancellation is answered with an error."""

import asyncio
from typing import NoReturn

import structlog

from bot.app import _for_ever
from bot.unbroken import ended


async def sulk() -> NoReturn:
    """Answers its cancellation with an error of its own."""
    try:
        await asyncio.Event().wait()
    finally:
        raise OSError("undone with another transaction")


async def group() -> None:
    async with asyncio.TaskGroup() as tasks:
        tasks.create_task(sulk())
        await asyncio.Event().wait()


async def test_a_loop_whose_helpers_fail_while_all_are_cancelled_ends() -> None:
    looping = asyncio.create_task(_for_ever(group))
    await asyncio.sleep(0.01)
    with structlog.testing.capture_logs() as told:
        async with asyncio.timeout(5):
            await ended([looping])
    assert looping.cancelled()
    assert [entry["event"] for entry in told] == ["loop.stumbled"]  # the cancellation was lost once


async def test_what_has_ended_already_is_no_matter() -> None:
    async def fail() -> None:
        raise ValueError

    failed = asyncio.create_task(fail())
    await asyncio.wait([failed])
    await ended([failed])
    await ended([])
