"""How a child process that works on a workbook is started, and how it bounds itself. It imports nothing of ours."""

import asyncio
import os
import resource
import sys

MEMORY = 1024 * 1024 * 1024
SECONDS = 60.0


async def start(module: str) -> asyncio.subprocess.Process:
    """A child process that runs ``module``, with nothing of our environment."""
    paths = os.pathsep.join(path for path in sys.path if path)
    environment = {"PATH": os.environ.get("PATH", ""), "PYTHONPATH": paths}  # no secrets for a process that may fall
    return await asyncio.create_subprocess_exec(
        sys.executable, "-m", module,
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.DEVNULL,
        env=environment,
        start_new_session=True,
    )  # fmt: skip


def bounded() -> None:
    """In the child: little memory, no dumps, and everybody else first."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    os.nice(5)
