"""What a workbook of a community looks like: its sheets, their columns, and what stands in a cell of each."""

from dataclasses import dataclass
from enum import StrEnum

from models import Days, First, Level, Role, RuleGroup, Sensitivity
from services.community.checks import PLACES
from services.community.schema import LANGUAGES, PLATFORMS, SignRole


class Kind(StrEnum):
    """How a cell is read and written."""

    KEY = "key"
    TEXT = "text"
    LIST = "list"
    PHONE = "phone"
    PHONES = "phones"
    DIGITS = "digits"
    NUMBER = "number"
    YES_NO = "yes-no"
    DATE = "date"
    LIMIT = "limit"
    CHOICE = "choice"
    REFERENCE = "reference"
    REFERENCES = "references"


@dataclass(frozen=True)
class Column:
    """One column; ``family`` names the words of its ``choices``, ``targets`` the sheets whose keys it names."""

    field: str
    kind: Kind = Kind.TEXT
    needed: bool = False
    width: int = 14
    family: str = ""
    choices: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    word: str = ""
    """A code that may stand here besides keys: it has a word, and means something else than an entry."""


@dataclass(frozen=True)
class Sheet:
    """One sheet: where its rows go in a community file. ``level`` is what every row of it is."""

    name: str
    table: str
    columns: tuple[Column, ...]
    level: Level | None = None

    def column(self, field: str) -> Column:
        """The column of ``field``."""
        return next(column for column in self.columns if column.field == field)


def _key() -> Column:
    return Column("key", Kind.KEY, needed=True, width=20)


def _name(field: str = "name") -> Column:
    return Column(field, needed=True, width=20)


def _one(field: str, *targets: str, needed: bool = False, word: str = "") -> Column:
    return Column(field, Kind.REFERENCE, needed=needed, width=20, targets=targets, word=word)


def _choice(field: str, family: str, choices: tuple[str, ...], *, needed: bool = False) -> Column:
    return Column(field, Kind.CHOICE, needed=needed, width=16, family=family, choices=choices)


def _place() -> tuple[Column, Column]:
    return Column("lat", Kind.NUMBER, width=12), Column("lon", Kind.NUMBER, width=12)


OUTLINE = Column("outline", Kind.TEXT, width=28)
ALIASES = Column("aliases", Kind.LIST, width=28)
AREAS = ("areas", "buildings", "stairs")
TOP = tuple(level.value for level in (Level.STREET, Level.COMMUNITY, Level.GRID))
ROLES = tuple(role.value for role in Role if role is not Role.RESIDENT)
SIGN_ROLES = tuple(role.value for role in SignRole)
LANGUAGE = _choice("language", "language", LANGUAGES)

SHEETS = (
    Sheet("areas", "areas", (
        _key(), _name(), _choice("level", "level", TOP, needed=True), _one("parent", "areas"), ALIASES, *_place(),
        OUTLINE,
    )),
    Sheet("compounds", "compounds", (
        _key(), _name(), _one("property", "units"), _one("linked", "units"), ALIASES, *_place(),
    )),
    Sheet("buildings", "areas", (
        _key(), _name(), _one("parent", "areas", needed=True), _one("compound", "compounds", needed=True),
        ALIASES, *_place(), OUTLINE,
    ), Level.BUILDING),
    Sheet("stairs", "areas", (_key(), _name(), _one("parent", "buildings", needed=True), ALIASES, *_place()),
          Level.STAIR),
    Sheet("units", "units", (_key(), _name(), Column("name_en", width=24), Column("phone", Kind.PHONE, width=18))),
    Sheet("people", "people", (
        _key(), _name(), Column("phone", Kind.PHONE, width=18), _one("home", "stairs", "buildings", "areas"),
        LANGUAGE, Column("telegram", Kind.DIGITS, width=18),
    )),
    Sheet("appointments", "appointments", (
        _one("person", "people", needed=True), _choice("role", "role", ROLES, needed=True),
        _one("area", *AREAS), _one("unit", "units"), Column("until", Kind.DATE, width=14),
    )),
    Sheet("chats", "chats", (
        _key(), _name("title"), _choice("purpose", "purpose", tuple(purpose.value for purpose in PLACES), needed=True),
        _one("area", *AREAS), _one("compound", "compounds"), _one("unit", "units"), LANGUAGE,
        _choice("platform", "platform", PLATFORMS), Column("external_id", Kind.DIGITS, width=20),
        Column("members", Kind.REFERENCES, width=30, targets=("people",), word="auto"),
    )),
    Sheet("categories", "categories", (
        _key(), _name(), Column("name_en", needed=True, width=24), _choice("first", "first", tuple(First), needed=True),
        Column("words", Kind.LIST, needed=True, width=40), Column("accept", Kind.LIMIT, needed=True),
        Column("handle", Kind.LIMIT, needed=True), _choice("sensitivity", "sensitivity", tuple(Sensitivity)),
        Column("emergency", Kind.PHONES), Column("desk_closes", Kind.YES_NO), Column("against_unit", Kind.YES_NO),
        Column("near", Kind.NUMBER, width=12), Column("points", Kind.NUMBER, width=12),
        Column("work_points", Kind.NUMBER, width=12),
        *(Column(f"needs_{what}", Kind.YES_NO) for what in ("photo", "words", "visit")),
        _choice("sign_role", "role", SIGN_ROLES), _one("sign_person", "people"),
        Column("code", Kind.DIGITS, width=16), Column("national", Kind.DIGITS, width=16),
        Column("national_before", Kind.DIGITS, width=16),
    )),
    Sheet("conditions", "conditions", (
        _one("category", "categories", needed=True), Column("name", needed=True, width=48),
        Column("handle", Kind.LIMIT, needed=True), Column("closing", width=24), _one("unit", "units"),
        Column("units", width=48), _choice("sign_role", "role", SIGN_ROLES), _one("sign_person", "people"),
    )),
    Sheet("responsibilities", "responsibilities", (
        Column("category", Kind.REFERENCES, needed=True, width=34, targets=("categories",)),
        _one("area", *AREAS, needed=True), _one("unit", "units", needed=True, word="property"),
    )),
    Sheet("roster", "roster", (
        _one("person", "people", needed=True), _one("area", "areas"), _one("unit", "units"),
        _choice("role", "role", ROLES), _choice("days", "days", tuple(Days)), Column("hours", width=16),
        Column("since", Kind.DATE), Column("until", Kind.DATE),
    )),
    Sheet("point_rules", "point_rules", (
        _key(), _name(), Column("name_en", width=24), _choice("group", "rule-group", tuple(RuleGroup)),
        Column("points", Kind.NUMBER, needed=True), Column("daily_cap", Kind.NUMBER), _one("area", *AREAS, needed=True),
        Column("since", Kind.DATE),
    )),
    Sheet("gifts", "gifts", (
        _key(), _name(), Column("name_en", width=24), Column("points", Kind.NUMBER, needed=True),
        Column("stock", Kind.NUMBER, needed=True), Column("most", Kind.NUMBER), Column("since", Kind.DATE),
        Column("until", Kind.DATE), _one("area", "areas", needed=True),
    )),
    Sheet("openings", "openings", (
        _one("person", "people", needed=True), Column("points", Kind.NUMBER, needed=True),
        _one("area", "areas", needed=True),
    )),
)  # fmt: skip
"""In the order of the tabs: what is named stands before what names it."""

NAMED = {sheet.name: sheet for sheet in SHEETS}
NOTES = "notes"
"""The first sheet: how to fill in the others. Never read."""
