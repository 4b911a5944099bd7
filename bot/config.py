"""What the operator set: ``config.toml``, the environment over it, secrets only from the environment or files.

ConfigError
└── the one exception for a setting that is wrong or unknown: one sentence that names it and the fix
"""

import difflib
import re
import tomllib
from collections.abc import Mapping
from datetime import time, timedelta
from pathlib import Path
from typing import Any, Literal
from zoneinfo import ZoneInfo

from pydantic import BaseModel, ConfigDict, Field, SecretStr, ValidationError

from bot.config_values import (
    DatabaseUrl,
    Days,
    MapLink,
    MonthDay,
    Percent,
    Periods,
    Span,
    WebhookSecret,
    Zone,
)
from models import CaseStage
from services.rules.bulletins import Schedule
from services.rules.calling_back import Quality
from services.rules.day_times import DayTimes
from services.rules.ladder import LadderSettings
from services.rules.point_settings import PointSettings, YearPolicy
from services.rules.quiet import QuietHours
from services.rules.rates import Rate, Standards
from services.rules.reminding import Reminders
from services.rules.working_time import Calendar
from services.town import TownRules

PREFIX = "LINLI_"
FROM_FILE = "_FILE"
TOKEN = re.compile(r"\d{6,}:[A-Za-z0-9_-]{30,}")
WHOLE_TOKEN = re.compile(r"\d+:[\w-]+", re.ASCII)
"""What can stand in an address; how long a token is, its maker says."""
PASSWORD = re.compile(r"://[^/\s:@]*:[^/\s@]+@")
SECRETS = {("telegram", "token"), ("telegram", "webhook_secret"), ("secret",)}

Place = tuple[str, ...]


class ConfigError(Exception):
    """A setting is wrong or unknown; the message is one sentence for the operator."""


class Section(BaseModel):
    """Settings are read once, never changed, and never shown in an error."""

    model_config = ConfigDict(extra="forbid", frozen=True, hide_input_in_errors=True, validate_default=True)


class DatabaseSection(Section):
    """Where the rows are. The address may hold a password: it is a secret."""

    url: DatabaseUrl = SecretStr("sqlite:///data/linli.db")
    driver: Literal["here", "aiosqlite"] = "here"


class WebSection(Section):
    """The chat page."""

    enabled: bool = True
    host: str = "127.0.0.1"
    port: int = Field(default=8123, ge=0, le=65535)
    public_url: str = Field(default="", pattern=r"^$|^https?://\S+$")


class TelegramSection(Section):
    """The gateway to Telegram."""

    enabled: bool = False
    token: SecretStr = SecretStr("")
    base_url: str = Field(default="https://api.telegram.org", pattern=r"^https?://\S+$")
    poll_seconds: int = Field(default=30, ge=0, le=50)
    webhook_url: str = Field(default="", pattern=r"^$|^https?://\S+$")
    webhook_secret: WebhookSecret = SecretStr("")
    webhook_host: str = "127.0.0.1"
    webhook_port: int = Field(default=8124, ge=0, le=65535)
    take_over: bool = False
    messages_per_second: int = Field(default=28, ge=0, le=1000)
    local_files: bool = False


class TownSection(Section):
    """How the people of this town spend their days."""

    timezone: Zone = "Asia/Shanghai"
    working_periods: Periods = ((time(8), time(12)), (time(14), time(18)))
    quiet_hours: Periods = ((time(21), time(7, 30)), (time(12), time(14)))
    days_off: Days = frozenset()
    workdays: Days = frozenset()
    daily_post: time = time(18)


class DaySection(Section):
    """The cards of the day: one each for whom something is due."""

    cards: bool = True
    work_card: time = time(8)
    overview_card: time = time(8)
    evening_card: time = time(19, 30)


class QualitySection(Section):
    """How it is asked whether it is done well."""

    ask_at: time = time(10)
    second_days: int = Field(default=3, ge=1, le=30)
    check_hours: int = Field(default=4, ge=1, le=80)


class RatesSection(Section):
    """From how many cases on units are compared, what is too little, what is praised; in percent."""

    least: int = Field(default=5, ge=1, le=1000)
    floor_answered: Percent = 92
    floor_on_time: Percent = 85
    floor_satisfied: Percent = 85
    red_on_time: Percent = 98
    red_satisfied: Percent = 95

    def standards(self) -> Standards:
        """The same as rules read it."""
        floors = ((Rate.ANSWERED, self.floor_answered), (Rate.ON_TIME, self.floor_on_time))
        return Standards(
            self.least,
            (*floors, (Rate.SATISFIED, self.floor_satisfied)),
            ((Rate.ON_TIME, self.red_on_time), (Rate.SATISFIED, self.red_satisfied)),
        )


class BulletinsSection(Section):
    """Which bulletins are drafted; on which day of the week (1 is Monday) and when the weekly one may be posted."""

    weekly: bool = True
    monthly: bool = True
    quarterly: bool = True
    weekday: int = Field(default=1, ge=1, le=7)
    at: time = time(9)


class ActivitiesSection(Section):
    """When people are reminded the evening before; how often they may be missing before a captain is asked first; what
    opens a place on a map."""

    remind_evening: time = time(19)
    no_shows: int = Field(default=2, ge=0, le=20)
    map_link: MapLink = "https://uri.amap.com/marker?position={lon},{lat}&name={name}&coordinate=wgs84"


class PointsSection(Section):
    """When a month's points are posted, for how many working days somebody may say that they are wrong, and how many
    the desk has to answer; how long a reserved gift waits; when and how the week's
    board is posted (``board_weekday``: 1 is Monday)."""

    posted_at: time = time(9)
    objection_days: int = Field(default=3, ge=1, le=30)
    answer_days: int = Field(default=3, ge=1, le=30)
    fetch_days: int = Field(default=7, ge=1, le=60)
    office: str = ""
    top: int = Field(default=50, ge=1, le=1000)
    leaders_percent: int = Field(default=20, ge=0, le=100)
    year_policy: YearPolicy = YearPolicy.CARRY
    expire_on: MonthDay = (3, 31)
    board_weekday: int = Field(default=1, ge=1, le=7)
    board_at: time = time(9)
    board_area: Literal["street", "community", "grid"] = "community"
    board_length: int = Field(default=20, ge=3, le=20)
    second_above: int = Field(default=5, ge=0, le=100)
    day_cap: int = Field(default=0, ge=0, le=1000)
    case_cap: int = Field(default=6, ge=0, le=1000)


class LadderSection(Section):
    """When a limit is spoken of."""

    remind_fraction: float = Field(default=0.9, gt=0, lt=1)
    first_after: Span = timedelta(hours=24)
    second_after: Span = timedelta(hours=72)
    third_after: Span = timedelta(hours=120)
    verify_after: Span = timedelta(hours=24)


class LimitsSection(Section):
    """How long a question, the desk and the check may take, and how much one person may send."""

    question_minutes: int = Field(default=10, ge=1, le=1440)
    intake_minutes: int = Field(default=15, ge=1, le=10080)
    dispatch_minutes: int = Field(default=15, ge=1, le=10080)
    check_minutes: int = Field(default=30, ge=1, le=10080)
    reports_per_10_minutes: int = Field(default=10, ge=1, le=1000)


class LogsSection(Section):
    """What is written about the house's own work."""

    level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = "INFO"
    format: Literal["text", "json"] = "text"


class Config(Section):
    """Every setting of one house. ``secret`` signs cookies; without one the house makes its own in ``data``."""

    data: Path = Path("data")
    secret: SecretStr = SecretStr("")
    database: DatabaseSection = DatabaseSection()
    web: WebSection = WebSection()
    telegram: TelegramSection = TelegramSection()
    town: TownSection = TownSection()
    day: DaySection = DaySection()
    quality: QualitySection = QualitySection()
    rates: RatesSection = RatesSection()
    bulletins: BulletinsSection = BulletinsSection()
    activities: ActivitiesSection = ActivitiesSection()
    points: PointsSection = PointsSection()
    ladder: LadderSection = LadderSection()
    limits: LimitsSection = LimitsSection()
    logs: LogsSection = LogsSection()

    def town_rules(self) -> TownRules:
        """The same as services read it; raises ``ConfigError`` for settings that contradict each other."""
        zone = ZoneInfo(self.town.timezone)
        ladder = self.ladder.model_dump(exclude={"verify_after"})
        try:
            return TownRules(
                timezone=zone,
                calendar=Calendar(zone, self.town.working_periods, self.town.days_off, self.town.workdays),
                quiet=QuietHours(zone, self.town.quiet_hours),
                ladder=LadderSettings(**ladder),
                verify_after=self.ladder.verify_after,
                question_after=timedelta(minutes=self.limits.question_minutes),
                stages={stage: timedelta(minutes=getattr(self.limits, f"{stage}_minutes")) for stage in CaseStage},
                reports_per_ten_minutes=self.limits.reports_per_10_minutes,
                daily_post=self.town.daily_post,
                day=DayTimes(**self.day.model_dump()),
                bulletins=Schedule(**self.bulletins.model_dump()),
                points=PointSettings(**self.points.model_dump()),
                standards=self.rates.standards(),
                reminders=Reminders(evening=self.activities.remind_evening),
                no_shows=self.activities.no_shows,
                map_link=self.activities.map_link,
                quality=Quality(**self.quality.model_dump()),
            )
        except ValueError as error:
            raise ConfigError(f"[town] and [ladder]: {error}.") from None


def load_config(path: Path | None, environ: Mapping[str, str]) -> Config:
    """The settings of ``path`` (none: the defaults) with those of ``environ`` over them; raises ``ConfigError``."""
    settings = _read(path) if path else {}
    _refuse_secrets(settings)
    for name, value in environ.items():
        if name.startswith(PREFIX):
            _put(settings, _place(name), _value(name, value), name)
    _connect_by_token(settings)
    config = _validated(settings)
    if config.telegram.enabled and not config.telegram.token.get_secret_value():
        raise ConfigError("telegram.enabled is set but there is no token: put it in LINLI_TELEGRAM_TOKEN.")
    if config.telegram.enabled and not WHOLE_TOKEN.fullmatch(config.telegram.token.get_secret_value()):
        raise ConfigError("LINLI_TELEGRAM_TOKEN is no token: it looks like 123456:ABC-DEF, as @BotFather gave it.")
    config.town_rules()
    return config


def _connect_by_token(settings: dict[str, Any]) -> None:
    """A token is enough: it says that Telegram is wanted, unless ``enabled`` says something else."""
    telegram = settings.get("telegram")
    if isinstance(telegram, dict) and telegram.get("token"):
        telegram.setdefault("enabled", True)


def _read(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text("utf-8"))
    except FileNotFoundError:
        raise ConfigError(f"There is no {path}: copy config.example.toml to it.") from None
    except OSError as error:
        raise ConfigError(f"{path}: {error.strerror}.") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigError(f"{path} is not TOML: {error}.") from None


def _refuse_secrets(settings: Mapping[str, Any], place: Place = ()) -> None:
    for name, value in settings.items():
        here = (*place, name)
        if isinstance(value, dict):
            _refuse_secrets(value, here)
        elif variable := _belongs_in(here, str(value)):
            raise ConfigError(f"{'.'.join(here)} is a secret and may not stand in the file: put it in {variable}.")


def _belongs_in(place: Place, value: str) -> str | None:
    """The variable for a value that may not stand in the file."""
    if TOKEN.search(value):
        return _variable(("telegram", "token"))
    if place in SECRETS or PASSWORD.search(value):
        return _variable(place)
    return None


def _place(name: str) -> Place:
    """Where a variable belongs: ``LINLI_WEB_PORT`` → ``("web", "port")``."""
    known = {_variable(place): place for place in _places()}
    for candidate in (name, name.removesuffix(FROM_FILE)):
        if candidate in known:
            return known[candidate]
    raise ConfigError(f"{name} is no setting{_nearest(name, known)}")


def _value(name: str, value: str) -> str:
    if not name.endswith(FROM_FILE):
        return value
    try:
        return Path(value).read_text("utf-8").strip()
    except (OSError, UnicodeDecodeError):
        raise ConfigError(f"{name} names the file {value}, which cannot be read: correct the path.") from None


def _put(settings: dict[str, Any], place: Place, value: str, name: str) -> None:
    *sections, field = place
    for section in sections:
        settings = settings.setdefault(section, {})
        if not isinstance(settings, dict):
            raise ConfigError(f"{name} cannot be set: {section} must be a table, [{section}].")
    settings[field] = value


def _validated(settings: Mapping[str, Any]) -> Config:
    try:
        return Config.model_validate(settings)
    except ValidationError as error:
        first = error.errors(include_url=False, include_context=False, include_input=False)[0]
        raise ConfigError(_sentence(first["type"], tuple(map(str, first["loc"])), first["msg"])) from None


def _sentence(kind: str, place: Place, message: str) -> str:
    name = ".".join(place)
    if kind == "extra_forbidden":
        known = [known[len(place) - 1] for known in _places() if known[: len(place) - 1] == place[:-1]]
        return f"{name} is no setting{_nearest(place[-1], known)}"
    if kind == "model_type":
        return f"{name} is no single setting: write a table, [{name}]."
    reason = message.removeprefix("Value error, ").replace("Input should", "it should")
    return f"{name} is wrong: {reason}; correct it in config.toml or {_variable(place[:2])}."


def _nearest(name: str, known: Mapping[str, Place] | list[str]) -> str:
    close = difflib.get_close_matches(name, sorted(set(known)), n=1, cutoff=0.4)
    return f": did you mean {close[0]}?" if close else "; config.example.toml lists them all."


def _places() -> list[Place]:
    """Every setting there is."""
    places: list[Place] = []
    for name, field in Config.model_fields.items():
        section = field.annotation
        if isinstance(section, type) and issubclass(section, Section):
            places += [(name, inner) for inner in section.model_fields]
        else:
            places.append((name,))
    return places


def _variable(place: Place) -> str:
    return PREFIX + "_".join(place).upper()
