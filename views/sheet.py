"""A sheet: the facts of one notice together with how its reader reads them. Every view starts from one."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import locales
from models.cards import Voice
from models.cases import Question
from models.moves import State
from models.notices import Audience
from models.people import Role
from views import phrases

UNIT_ROLES = frozenset({Role.OFFICER, Role.UNIT_HEAD})
PUBLIC = frozenset({Audience.GROUP, Audience.TEAM})
GRID_ROLES = frozenset({Role.GRID_MEMBER, Role.GRID_LEADER})
DOT = " · "
REASONS = ("decline", "time", "routed", "satisfaction", "drawn", "nudge")
"""Families of reason codes in the catalogue."""
Field = tuple[str, str]


def joined(*parts: str) -> str:
    """The parts that say something, with dots between."""
    return DOT.join(part for part in parts if part)


def lines(*parts: str) -> str:
    """The parts that say something, each on its own line."""
    return "\n".join(part for part in parts if part)


@dataclass(frozen=True)
class Sheet:
    """``facts`` as told by ``models.notices``, the reader's ``locale``, the town's ``timezone``."""

    facts: Mapping[str, Any]
    locale: str
    timezone: ZoneInfo
    dated: bool = False
    """Days are written as dates: what is copied away is read on another day."""

    def __getitem__(self, name: str) -> Any:
        return self.facts[name]

    def get(self, name: str) -> Any:
        """A fact, or ``None`` where it was cut away."""
        return self.facts.get(name)

    def of(self, facts: Mapping[str, Any]) -> "Sheet":
        """The same reader with other facts."""
        return replace(self, facts=facts)

    def in_dates(self) -> "Sheet":
        """The same with every day as a date."""
        return replace(self, dated=True)

    def say(self, key: str, **facts: Any) -> str:
        """The words for ``key`` in the reader's language."""
        return locales.say(key, self.locale, **facts)

    def fields(self, *pairs: tuple[str, str]) -> tuple[Field, ...]:
        """(label key, text) pairs as labelled fields; empty texts are left out."""
        return tuple((self.say(key), text) for key, text in pairs if text)

    @property
    def number(self) -> int:
        """The case's number."""
        return int(self["number"])

    @property
    def state(self) -> State:
        """The case's state."""
        return State(self["state"])

    @property
    def held_by(self) -> Role | None:
        """The role whose turn it is."""
        return Role(self["held_by"]) if self.get("held_by") else None

    @property
    def question(self) -> Question | None:
        """What is being asked."""
        return Question(self["question"]) if self.get("question") else None

    @property
    def now(self) -> datetime:
        """When the facts were true."""
        return phrases.moment(self["now"])

    @property
    def category(self) -> str:
        """The category's name, "" when open."""
        return phrases.names(self.get("category"), self.locale)

    def found(self, part: str) -> str:
        """What was found, its ``name`` or what it takes to be done (``closing``); "" while nobody has said."""
        return str((self.get("condition") or {}).get(part) or "")

    @property
    def unit(self) -> str:
        """The responsible unit's name, "" when there is none."""
        return phrases.names(self.get("unit"), self.locale)

    @property
    def place(self) -> str:
        """Where, "" when unknown."""
        return str(self.get("place") or "")

    @property
    def public_place(self) -> str:
        """Where, as a group may read it: never the stair."""
        return self.text("public_place")

    @property
    def is_open_matter(self) -> bool:
        """Whether anybody may know of it."""
        return bool(self["sensitivity"] == "open")

    @property
    def is_hidden(self) -> bool:
        """Whether a group would read it that must not know what it is about."""
        return not self.is_open_matter and self.get("audience") in PUBLIC

    @property
    def is_late(self) -> bool:
        """Whether the handling limit has passed."""
        return bool(self.get("due_at")) and phrases.moment(self["due_at"]) < self.now

    def text(self, name: str) -> str:
        """A text fact, "" when it was cut away."""
        return str(self.get(name) or "")

    def last(self, name: str) -> str:
        """What the latest move said: its ``move``, ``reason`` or ``words``."""
        return str((self.get("last") or {}).get(name) or "")

    def photos(self, *names: str) -> tuple[str, ...]:
        """The photo hashes under these facts, in order."""
        return tuple(photo for name in names for photo in self.get(name) or ())

    def voices(self) -> tuple[Voice, ...]:
        """The voices that this reader may hear, in order."""
        return tuple(Voice(**one) for one in self.get("voices") or ())

    def spoken(self) -> str:
        """How many seconds were spoken, "" when nothing was, or when the reader may not hear it."""
        seconds = sum(voice.seconds for voice in self.voices())
        return self.say("spoken", seconds=seconds) if seconds else ""

    def when(self, name: str) -> str:
        """A time fact with day and hour, "" when it isn't set."""
        tell = phrases.dated if self.dated else phrases.when
        return tell(self[name], self.locale, self.now, self.timezone) if self.get(name) else ""

    def day(self, name: str) -> str:
        """A time fact's day, "" when it isn't set."""
        tell = phrases.dated_day if self.dated else phrases.day
        return tell(self[name], self.locale, self.now, self.timezone) if self.get(name) else ""

    def by_when(self, name: str) -> str:
        """A time fact as a resident needs it, "" when it isn't set."""
        return phrases.by_when(self[name], self.locale, self.now, self.timezone) if self.get(name) else ""

    def before(self, name: str) -> str:
        """A time fact as a limit (周三 18:00 前), "" when it isn't set."""
        return self.say("before", when=self.when(name)) if self.get(name) else ""

    def span(self, seconds: float) -> str:
        """How long, rounded up."""
        return phrases.span(seconds, self.locale)

    def left(self) -> str:
        """How much is left until the limit, or how late it is; "" without a limit."""
        if not self.get("due_at"):
            return ""
        seconds = (phrases.moment(self["due_at"]) - self.now).total_seconds()
        key = "left" if seconds > 0 else "late"
        return self.say(key, span=self.span(abs(seconds)))

    def matter(self) -> str:
        """What it is about in one phrase: the category, else the place, else that it isn't decided."""
        if self.is_hidden:
            return self.say("matter-private")
        return self.category or self.place or self.say("category-unknown")

    def what_and_where(self) -> str:
        """Category and place with a dot between, as far as they are known."""
        if self.is_hidden:
            return self.say("matter-private")
        return joined(self.category, self.place) or self.say("category-unknown")

    def first_words(self, keys: Iterable[str]) -> str:
        """The words of the first of ``keys`` that the catalogue knows, else ""."""
        return next((self.say(key) for key in keys if locales.knows(key)), "")

    def reason(self, code: str | None) -> str:
        """A reason code in words; "" for none and for codes that are only for the record."""
        return self.first_words(f"{family}-{code}" for family in REASONS) if code else ""

    def why(self, reason: str) -> str:
        """A reason as somebody chose it, or as they wrote it."""
        return self.reason(reason) or reason

    def asked(self) -> str:
        """How many days more were asked for, and why; "" when none."""
        request = self.get("asked")
        return self.say("asked", days=request["days"], why=self.why(request["why"])) if request else ""

    def second(self) -> str:
        """That it is handled a second time, and by when; "" when it isn't."""
        told = self.get("second")
        if not told:
            return ""
        if not told["until"]:
            return self.say("second-was", day=phrases.day(told["since"], self.locale, self.now, self.timezone))
        return self.say("second-until", when=phrases.when(told["until"], self.locale, self.now, self.timezone))

    def hard_since(self) -> str:
        """The day on which it came onto the street's list, "" for any other case."""
        since = (self.get("hard") or {}).get("since")
        return phrases.day(since, self.locale, self.now, self.timezone) if since else ""

    def together(self) -> tuple[Field, ...]:
        """Which units work on it, as (label key, text); empty for a case that one alone has."""
        units = self.get("parts") or ()
        return tuple(
            (f"part-{part}", self.say("and").join(self._part(one) for one in units if one["part"] == part))
            for part in ("lead", "joint")
        )

    def _part(self, one: Mapping[str, Any]) -> str:
        name = phrases.names(one["names"], self.locale)
        return self.say("part-done", name=name) if one["done"] else name

    def people(self) -> str:
        """How many people reported it, "" for one alone."""
        count = self.get("people") or 1
        return self.say("people", count=count) if count > 1 else ""

    def also(self) -> str:
        """What the others wrote who reported the same, with their numbers."""
        told = [one for one in self.get("also") or () if one["words"]]
        return lines(*(self.say("also-line", number=one["number"], words=one["words"]) for one in told))

    def signer(self, who: Mapping[str, str]) -> str:
        """Whose press closes it: a name, or a post."""
        return who["name"] or phrases.capital(self.say(f"role-{who['role']}"))

    def notes(self) -> Field:
        """What staff wrote for each other, the newest last, as a field."""
        told = (
            self.say("note-line", words=one["words"], by=one["by"], when=self.of(one | {"now": self["now"]}).when("at"))
            for one in self.get("notes") or ()
        )
        return ("staff-notes", lines(*told))

    def progress(self) -> str:
        """The state in a resident's words."""
        if self.state is State.ASSIGNED:
            return self.say("progress-assigned", by=self._hands(), unit=self.unit)
        if self.state is State.PAUSED and self.get("promised_at"):
            return self.say("progress-paused-until", day=self.day("promised_at"))
        return self.say(f"progress-{self.state}")

    def progress_and_date(self) -> str:
        """The state in a resident's words, with the latest date while somebody works on it."""
        if self.state in {State.ASSIGNED, State.ACCEPTED} and self.get("due_at") and not self.is_late:
            return self.say("progress-until", progress=self.progress(), when=self.when("due_at"))
        return self.progress()

    def _hands(self) -> str:
        if self.held_by in UNIT_ROLES:
            return "unit" if self.unit else "desk"
        return self.held_by or "desk"
