"""What is wrong with a community file: where it stands, a code, and facts for the sentence.

CommunityErrors
└── everything found in one reading, so that it can be put right in one go
"""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from dataclasses import field as starts_as
from difflib import get_close_matches
from enum import StrEnum
from typing import Any


class Wrong(StrEnum):
    """Every way a community file can be wrong. Each has one sentence, with the fix, in each catalogue."""

    SYNTAX = "syntax"
    UNKNOWN_TABLE = "unknown-table"
    NOT_A_LIST = "not-a-list"
    NO_AREAS = "no-areas"
    UNKNOWN_FIELD = "unknown-field"
    MISSING_FIELD = "missing-field"
    WRONG_TYPE = "wrong-type"
    NOT_ONE_OF = "not-one-of"
    BAD_KEY = "bad-key"
    RESERVED_KEY = "reserved-key"
    EMPTY = "empty"
    TOO_LONG = "too-long"
    BAD_PHONE = "bad-phone"
    BAD_ACCOUNT = "bad-account"
    BAD_LIMIT = "bad-limit"
    LIMIT_NOT_POSITIVE = "limit-not-positive"
    LIMIT_TOO_LONG = "limit-too-long"
    UNKNOWN_MEASURE = "unknown-measure"
    NO_WORDS = "no-words"
    TWO_GAPS = "two-gaps"
    BAD_DATE = "bad-date"
    OUT_OF_RANGE = "out-of-range"
    NO_OUTLINE = "no-outline"
    OUTLINE_POSITION = "outline-position"
    OUTLINE_SWAPPED = "outline-swapped"
    OUTLINE_OPEN = "outline-open"
    OUTLINE_EMPTY = "outline-empty"
    OUTLINE_CROSSES = "outline-crosses"
    OUTLINE_POINTS = "outline-points"
    OUTLINE_LEVEL = "outline-level"
    BAD_NEAR = "bad-near"
    NO_MAP = "no-map"
    FEATURE_UNNAMED = "feature-unnamed"
    FEATURE_TWICE = "feature-twice"
    FEATURE_KIND = "feature-kind"
    NAME_TWICE = "name-twice"
    HALF_A_PLACE = "half-a-place"
    DUPLICATE_KEY = "duplicate-key"
    UNKNOWN_REFERENCE = "unknown-reference"
    CYCLE = "cycle"
    NEEDS_PARENT = "needs-parent"
    NO_PARENT = "no-parent"
    WRONG_LEVEL = "wrong-level"
    BUILDING_WITHOUT_COMPOUND = "building-without-compound"
    COMPOUND_NOT_HERE = "compound-not-here"
    SAME_NAME = "same-name"
    RULE_PLACE = "rule-place"
    GIFT_PLACE = "gift-place"
    GIFT_DAYS = "gift-days"
    OPENING_OTHERWISE = "opening-otherwise"
    ROLE_NEEDS_AREA = "role-needs-area"
    ROLE_NEEDS_UNIT = "role-needs-unit"
    ROLE_LEVEL = "role-level"
    TWICE_APPOINTED = "twice-appointed"
    COMMUNITY_WITHOUT_DESK = "community-without-desk"
    CHAT_PLACE = "chat-place"
    NEEDS_EXTERNAL_ID = "needs-external-id"
    EXTERNAL_ID_NOT_HERE = "external-id-not-here"
    MEMBERS_NOT_HERE = "members-not-here"
    SAME_ACCOUNT = "same-account"
    TWO_RESPONSIBILITIES = "two-responsibilities"
    CHAT_MOVED = "chat-moved"
    ACCOUNT_TAKEN = "account-taken"
    BAD_HOURS = "bad-hours"
    ROSTER_PLACE = "roster-place"
    ROSTER_TWICE = "roster-twice"
    ROSTER_GAP = "roster-gap"

    NOT_A_BOOK = "not-a-book"
    OLD_BOOK = "old-book"
    BOOK_TOO_LARGE = "book-too-large"
    BOMB = "bomb"
    MACROS = "macros"
    OUTSIDE_LINKS = "outside-links"
    TOO_SLOW = "too-slow"
    UNKNOWN_SHEET = "unknown-sheet"
    SHEET_TWICE = "sheet-twice"
    NO_SHEETS = "no-sheets"
    HIDDEN_SHEET = "hidden-sheet"
    MERGED = "merged"
    FORMULA = "formula"
    HIDDEN_ROW = "hidden-row"
    HIDDEN_COLUMN = "hidden-column"
    TOO_MANY_ROWS = "too-many-rows"
    UNKNOWN_COLUMN = "unknown-column"
    COLUMN_TWICE = "column-twice"
    MISSING_COLUMN = "missing-column"
    EXAMPLE_CHANGED = "example-changed"
    ERROR_CELL = "error-cell"
    LOST_DIGITS = "lost-digits"
    LOST_ZERO = "lost-zero"
    SAME_NAMES = "same-names"


@dataclass(frozen=True)
class Place:
    """Where something stands in a workbook: the sheet, and as far as they are known row, column and heading."""

    sheet: str
    row: int = 0
    column: str = ""
    heading: str = ""


@dataclass(frozen=True)
class Problem:
    """One mistake: ``table`` and ``entry`` (its key, or ``#3`` for the third) and ``field`` say where it stands.

    In a workbook ``place`` says it better.
    """

    table: str
    entry: str
    field: str
    code: Wrong
    facts: dict[str, Any] = starts_as(default_factory=dict)
    place: Place | None = None

    @property
    def where(self) -> str:
        """Table, entry and field as far as they are known; empty when the text is no TOML."""
        return " · ".join(part for part in (self.table, self.entry, self.field) if part)

    @property
    def told(self) -> dict[str, Any]:
        """Plain values, for a notice or another process."""
        place = asdict(self.place) if self.place else None
        return {"where": self.where, "code": self.code.value, "facts": self.facts, "place": place}


class CommunityErrors(Exception):
    """The file cannot be used; nothing was changed."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("; ".join(f"{problem.where}: {problem.code}" for problem in self.problems))


def nearest(word: str, known: Iterable[str]) -> str:
    """The known word that was probably meant, or ``none``."""
    return next(iter(get_close_matches(word, list(known), n=1, cutoff=0.6)), "none")
