"""What holds in this town: its clocks, quiet hours, ladder and limits, as the configuration says."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import time, timedelta
from zoneinfo import ZoneInfo

from models import CaseStage
from services.doors import Doors
from services.rules.bulletins import Schedule
from services.rules.calling_back import Quality
from services.rules.day_times import DayTimes
from services.rules.ladder import LadderSettings
from services.rules.point_settings import PointSettings
from services.rules.quiet import QuietHours
from services.rules.rates import Standards
from services.rules.reminding import Reminders
from services.rules.working_time import Calendar

NO_DOORS = Doors()
STAGES = {
    CaseStage.INTAKE: timedelta(minutes=15),
    CaseStage.DISPATCH: timedelta(minutes=15),
    CaseStage.CHECK: timedelta(minutes=30),
}


@dataclass(frozen=True)
class TownRules:
    """Settings that verbs and sweeps read; one object for the whole house."""

    timezone: ZoneInfo
    calendar: Calendar
    quiet: QuietHours
    ladder: LadderSettings
    verify_after: timedelta = timedelta(hours=24)
    """How long a handled case may wait for somebody to look."""
    intake_after: timedelta = timedelta(minutes=30)
    """How long a case may wait for the desk before it is reminded; the street hears after ``intake_climb``."""
    intake_climb: timedelta = timedelta(hours=24)
    question_after: timedelta = timedelta(minutes=10)
    """How long a question waits for its answer before the desk takes over."""
    reports_per_ten_minutes: int = 10
    reopen_within: timedelta = timedelta(days=7)
    extensions: int = 2
    stages: Mapping[CaseStage, timedelta] = field(default_factory=lambda: STAGES)
    """How long the desk may take to see what it is and to find a unit, and somebody to look; natural time."""
    daily_post: time = time(18, 0)
    doors: Doors = NO_DOORS
    day: DayTimes = field(default_factory=DayTimes)
    quality: Quality = field(default_factory=Quality)
    bulletins: Schedule = field(default_factory=Schedule)
    standards: Standards = field(default_factory=Standards)
    reminders: Reminders = field(default_factory=Reminders)
    points: PointSettings = field(default_factory=PointSettings)
    map_link: str = ""
    """What opens a place on a map, with ``{lat}``, ``{lon}`` and ``{name}``; "" for none."""
    no_shows: int = 2
    """After missing so many activities in a season without a word a captain is asked first; 0 is never."""
