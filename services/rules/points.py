"""Points as arithmetic: spans of the calendar, the seal of an entry, places on a board."""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime
from typing import Any, NamedTuple

from models import EntryKind, Span

GENESIS = "linli points 1"
"""What the first entry of a chain stands on; another number when the canonical form changes."""
EARNED = frozenset({EntryKind.EARN, EntryKind.REVERSE})
"""What boards count. An opening counts for the lifetime only, what is spent for no board at all."""
SPENDABLE = EARNED | {EntryKind.SPEND, EntryKind.RETURN, EntryKind.EXPIRE}
"""What moves the purse. A sealed credit moves it too, from its own row."""

SEALED: tuple[str, ...] = (
    "community_id",
    "number",
    "kind",
    "person_id",
    "points",
    "rule_id",
    "deed",
    "on",
    "month",
    "late",
    "at",
    "recorded_by_id",
    "checked_by_id",
    "reverses_id",
    "why",
    "commitment",
)
"""The fields that the hash seals, in this order; ``previous`` goes in front of them."""


def month_of(day: date) -> str:
    """``2026-11``."""
    return f"{day:%Y-%m}"


def quarter_of(month: str) -> str:
    """``2026-11`` → ``2026-Q4``."""
    year, number = month.split("-")
    return f"{year}-Q{(int(number) + 2) // 3}"


def months_of_quarter(quarter: str) -> list[str]:
    """``2026-Q4`` → its three months."""
    year, number = quarter.split("-Q")
    return [f"{year}-{3 * int(number) - back:02}" for back in (2, 1, 0)]


def week_of(day: date) -> str:
    """``2026-W48``, by ISO 8601."""
    year, week, _ = day.isocalendar()
    return f"{year}-W{week:02}"


def keys_of(day: date, month: str) -> dict[Span, str]:
    """The spans that an entry of this day counts for when it counts for this month."""
    return {
        Span.DAY: day.isoformat(),
        Span.WEEK: week_of(day),
        Span.MONTH: month,
        Span.QUARTER: quarter_of(month),
        Span.YEAR: month[:4],
        Span.LIFE: "",
    }


def spans_of(kind: EntryKind, on: date, month: str, told: date, *, late: bool) -> dict[Span, str]:
    """Where an entry counts. What came late counts for the day on which it was ``told``: that of the deed is posted."""
    if kind is EntryKind.OPENING:
        return {Span.LIFE: ""}
    return keys_of(told if late else on, month) if kind in EARNED else {}


_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def canonical(values: Mapping[str, Any]) -> str:
    """An entry as one line of JSON: the fields of ``SEALED`` in their order, times in UTC with microseconds."""
    return canonical_of([values[name] for name in SEALED])


def canonical_of(values: Iterable[Any]) -> str:
    """The same of the values of ``SEALED``, for whoever has a million of them in that order."""
    return _encode([value if type(value) in _PLAIN else _plain(value) for value in values])


_PLAIN = frozenset({int, str, bool, type(None)})


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        if value.tzinfo is None:  # as SQLite keeps it: in UTC
            return f"{value.isoformat(timespec='microseconds')}+00:00"
        return value.astimezone(UTC).isoformat(timespec="microseconds")
    return value.isoformat() if isinstance(value, date) else value


def seal(previous: str, line: str) -> str:
    """The hash of an entry on top of the one before it: SHA-256, hexadecimal."""
    return hashlib.sha256(f"{previous}\n{line}".encode()).hexdigest()


def first_of(community_id: int) -> str:
    """What the first entry of a community stands on."""
    return seal(GENESIS, str(community_id))


def commit_to(salt: str, person_id: int, points: int, deed: str) -> str:
    """The commitment to a sealed credit: nobody learns from it whose it is, and nobody can change it afterwards."""
    return seal(salt, json.dumps([person_id, points, deed], ensure_ascii=False, separators=(",", ":")))


class Broken(NamedTuple):
    """The first entry that does not fit, and why.

    ``gap``: it is not there. ``previous``: it stands on another one. ``hash``: its seal is not that of its content.
    ``posted``: it is well sealed, and not what a notice said. ``credit``: a clue's credit is not what it commits to.
    """

    number: int
    why: str


class Link(NamedTuple):
    """An entry for the check: its number, the hashes it claims, and its canonical line."""

    number: int
    previous: str
    hash: str
    line: str


class Proof:
    """Goes along a community's chain, link by link, in flat memory however long it is.

    ``posted``: number → hash, or its beginning, as it stood on a notice.
    """

    def __init__(self, community_id: int, posted: Mapping[int, str]) -> None:
        self.number = 0
        self.hash = first_of(community_id)
        self._posted = posted

    def broken_by(self, link: Link) -> Broken | None:
        """Take the next link; why it does not fit, if it does not."""
        wanted = self.number + 1
        if link.number != wanted:
            return Broken(wanted, "gap")
        if link.previous != self.hash:
            return Broken(wanted, "previous")
        if seal(self.hash, link.line) != link.hash:
            return Broken(wanted, "hash")
        if not link.hash.startswith(self._posted.get(wanted, "")):
            return Broken(wanted, "posted")
        self.number, self.hash = wanted, link.hash
        return None

    def missing(self) -> Broken | None:
        """At the end: an entry that a notice has posted and the chain has not."""
        beyond = min((one for one in self._posted if one > self.number), default=None)
        return None if beyond is None else Broken(beyond, "gap")


def places(points: Sequence[int], before: int = 0) -> Iterator[int]:
    """Competition places 1, 2, 2, 4 for points in falling order; ``before`` people stand above the first of them."""
    place = before + 1
    for index, value in enumerate(points):
        if index and value != points[index - 1]:
            place = before + index + 1
        yield place
