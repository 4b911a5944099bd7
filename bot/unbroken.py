"""A step that must not be left half-way, whoever cancels the task around it."""

import asyncio
from collections.abc import Coroutine
from typing import Any, TypeVar

Result = TypeVar("Result")


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
