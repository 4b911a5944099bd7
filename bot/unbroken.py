"""A step that must not be left half-way, whoever cancels the task around it; and tasks that must end."""

import asyncio
from collections.abc import Coroutine, Iterable
from typing import Any, TypeVar

Result = TypeVar("Result")

AGAIN = 0.5
"""Seconds after which a task that still runs is cancelled again."""


async def to_the_end(step: "Coroutine[Any, Any, Result] | asyncio.Future[Result]") -> Result:
    """What ``step`` returns or raises; cancelled meanwhile, however often, only once ``step`` has ended."""
    task = asyncio.ensure_future(step)
    cancelled: asyncio.CancelledError | None = None
    while not task.done():
        try:
            await asyncio.wait({task})
        except asyncio.CancelledError as error:
            cancelled = error
    if cancelled is not None:
        if not task.cancelled():
            task.exception()  # looked at, so that nobody warns of it
        raise cancelled
    return task.result()


async def ended(tasks: Iterable["asyncio.Task[Any]"]) -> None:
    """Cancel ``tasks`` until they have ended: a cancellation is lost where an error is raised in its place.

    A ``TaskGroup`` does so when one of its own fails while all are cancelled, and a loop that goes on after errors
    would go on for ever.
    """
    running = set(tasks)
    while running:
        for task in running:
            task.cancel()
        over, running = await asyncio.wait(running, timeout=AGAIN)
        for task in over:
            _ = task.cancelled() or task.exception()  # looked at, so that nobody warns of it
