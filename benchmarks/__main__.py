"""``python -m benchmarks [--quick]``: ratios to bare bots over the same loopback Bot API server, what points cost."""

import argparse
import asyncio
import importlib.util
import json
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from functools import cached_property
from pathlib import Path
from statistics import median
from typing import IO, Any

from benchmarks import points, rush
from benchmarks.table import growth, table

ENTRIES = 20_000
KINDS = ("aiogram", "ptb", "linli")
Measured = dict[str, dict[str, list[float]]]


class Contestant:
    """A bot in one process, its server and people in another."""

    def __init__(self, kind: str, folder: Path) -> None:
        self.kind = kind
        self.folder = folder
        town = [str(folder)] if kind == "linli" else []
        self.street = _python("benchmarks.street", *town, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self.bot: subprocess.Popen[str] | None = None

    @cached_property
    def url(self) -> str:
        """Where the server listens, once it does: it says so first."""
        return _pipe(self.street.stdout).readline().strip()

    def start(self) -> dict[str, float]:
        """Start the bot: seconds to its first answer, and MB of memory once it idles."""
        url, began = self.url, time.perf_counter()
        self._write({"measure": "first"})
        self.bot = _python("benchmarks.bots", self.kind, url, str(self.folder))
        self._read()
        first = time.perf_counter() - began
        time.sleep(0.4)
        status = Path(f"/proc/{self.bot.pid}/status").read_text("ascii")
        kilobytes = next(line.split()[1] for line in status.splitlines() if line.startswith("VmRSS"))
        return {"first": first, "memory": int(kilobytes) / 1024}

    def stop(self) -> None:
        """End the bot."""
        if self.bot is not None:
            self.bot.kill()
            self.bot.wait()
            self.bot = None

    def close(self) -> None:
        """End bot and server."""
        self.stop()
        self.street.kill()
        self.street.communicate()

    def ask(self, measure: str, **how: Any) -> dict[str, float]:
        """One measurement."""
        self._write({"measure": measure, **how})
        return self._read()

    def _write(self, asked: dict[str, Any]) -> None:
        pipe = _pipe(self.street.stdin)
        pipe.write(json.dumps(asked) + "\n")
        pipe.flush()

    def _read(self) -> dict[str, float]:
        found: dict[str, float] = json.loads(_pipe(self.street.stdout).readline())
        breaches = found.pop("breaches")
        if breaches:
            sys.stderr.write(f"{self.kind}: the server refused {breaches} calls\n")
        return found


def _python(module: str, *arguments: str, **pipes: Any) -> subprocess.Popen[str]:
    return subprocess.Popen([sys.executable, "-m", module, *arguments], text=True, **pipes)  # noqa: S603 - our own modules


def _pipe(pipe: IO[str] | None) -> IO[str]:
    assert pipe is not None
    return pipe


def measure(rounds: int, number: int, steady: int) -> Measured:
    """Everything, ``rounds`` times in turn, so that a noisy moment of the machine hits everybody."""
    kinds = [kind for kind in KINDS if kind != "ptb" or importlib.util.find_spec("telegram")]
    measured: Measured = defaultdict(lambda: defaultdict(list))
    with _everybody(kinds) as contestants:
        for _ in range(rounds):
            for one in contestants:
                one.stop()
                _note(measured, one.kind, one.start())
        for one in contestants:
            _note(measured, one.kind, one.ask("warm"))
            one.ask("burst", number=number)
        for _ in range(rounds):
            for one in contestants:
                _round(measured, one, number, steady)
    return measured


def _round(measured: Measured, one: Contestant, number: int, steady: int) -> None:
    _note(measured, one.kind, {"reports": one.ask("burst", number=number)["rate"]})
    _note(measured, one.kind, {"toasts": one.ask("presses", number=number)["rate"]})
    if one.kind != "ptb":
        _note(measured, one.kind, one.ask("steady", number=steady, each=0.05))
    if one.kind == "linli":
        _note(measured, one.kind, {"drain": one.ask("drain", number=4 * number)["rate"]})


def _note(measured: Measured, kind: str, found: dict[str, float]) -> None:
    for name, value in found.items():
        measured[kind][name].append(value)


@contextmanager
def _everybody(kinds: list[str]) -> Iterator[list[Contestant]]:
    with tempfile.TemporaryDirectory() as folder, ExitStack() as closing:
        contestants = [Contestant(kind, Path(folder) / kind) for kind in kinds]
        for one in contestants:
            closing.callback(one.close)
        yield contestants


def _what_grows() -> Iterator[str]:
    """What a longer ledger costs, and five hundred at once."""
    with tempfile.TemporaryDirectory() as folder:
        grown, proved = asyncio.run(points.measure(Path(folder), ENTRIES, 40))
    yield growth(grown, points.FEW, ENTRIES, proved)
    yield "sign-up for 50 seats, five hundred within a moment (python -m benchmarks.rush: a thousand)\n"
    yield from rush.rows(500)


def main() -> None:
    """Measure and print the table."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="one short run beside the bare bots, under a minute")
    quick = parser.parse_args().quick
    measured = measure(1, 30, 30) if quick else measure(5, 60, 60)
    medians = {kind: {name: median(values) for name, values in found.items()} for kind, found in measured.items()}
    sys.stdout.write(table(medians))
    if not quick:
        sys.stdout.writelines(_what_grows())


if __name__ == "__main__":
    main()
