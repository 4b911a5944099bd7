"""The demo's past as it is told in ``history.toml``: lines of who said or pressed what, when and where."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from importlib.resources import files
from itertools import count
from zoneinfo import ZoneInfo

DIRECT = "direct"
SAYS, ADDS = "says", "adds"
"""What somebody does without a button: say something, or reply to the card of their case."""

_TOLD = re.compile(
    r"-(?P<day>\d+) (?P<time>\d\d:\d\d) (?P<who>[\w-]+)(?: @(?P<where>[\w-]+))?"
    r"(?: \[(?P<photo>[\w-]+)\])? (?P<words>.+)"
)
_STEP = re.compile(
    r"\+(?P<day>\d+) (?P<time>\d\d:\d\d) (?P<who>[\w-]+) (?P<what>[a-z][a-z-]*)(?:=(?P<argument>[\w.-]+))?"
    r"(?: \[(?P<photo>[\w-]+)\])?(?: (?P<words>.+))?"
)


@dataclass(frozen=True)
class Deed:
    """One line of the story. ``what`` is ``says``, ``adds`` or a button's verb; ``matter`` numbers what it is about."""

    at: datetime
    who: str
    what: str
    where: str = DIRECT
    argument: str = ""
    photo: str = ""
    words: str = ""
    matter: int | None = None
    opens: bool = False
    """Whether these words report the matter."""


@dataclass(frozen=True)
class Story:
    """All that happened, in order of time."""

    deeds: tuple[Deed, ...]
    matters: int


def read_story(start: datetime, zone: ZoneInfo, most: int | None = None) -> Story:
    """The story that ends at ``start``; its first ``most`` matters only. Raises ``ValueError`` for an unclear line."""
    told = tomllib.loads(files("bot.demo").joinpath("history.toml").read_text(encoding="utf-8"))
    matters = told["matters"][:most]
    today = datetime.combine(start.astimezone(zone).date(), time(), zone)
    deeds = [_deed(today, line) for line in told["chatter"]]
    for number, matter in zip(count(), matters, strict=False):
        deeds += _matter(today, number, matter["told"], matter["then"])
    past = sorted((deed for deed in deeds if deed.at < start), key=lambda deed: deed.at)
    return Story(tuple(past), len(matters))


def _matter(today: datetime, number: int, told: str, then: list[str]) -> Iterator[Deed]:
    found = _parts(_TOLD, told)
    yield _deed(today, told, matter=number, opens=True)
    filed_on = today - timedelta(days=int(found["day"]))
    for line in then:
        step = _parts(_STEP, line)
        yield Deed(
            _at(filed_on + timedelta(days=int(step["day"])), step["time"]),
            step["who"],
            step["what"],
            argument=step["argument"],
            photo=step["photo"],
            words=step["words"],
            matter=number,
        )


def _deed(today: datetime, line: str, *, matter: int | None = None, opens: bool = False) -> Deed:
    found = _parts(_TOLD, line)
    at = _at(today - timedelta(days=int(found["day"])), found["time"])
    where = found["where"] or DIRECT
    return Deed(at, found["who"], SAYS, where, "", found["photo"], found["words"], matter, opens)


def _at(day: datetime, clock: str) -> datetime:
    hour, minute = map(int, clock.split(":"))
    return day.replace(hour=hour, minute=minute)


def _parts(pattern: re.Pattern[str], line: str) -> dict[str, str]:
    found = pattern.fullmatch(line)
    if found is None:
        raise ValueError(f"history.toml: {line!r}")
    return found.groupdict(default="")
