"""What was done (活动 历史): a month's activities, who came to them and for how long; for those who run them there."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import Any

from sqlalchemy import Select, func
from sqlalchemy import select as choose
from sqlmodel import col, select

from models import (
    Activity,
    ActivityPhoto,
    ActivityState,
    Area,
    CardJobKind,
    Level,
    Person,
    Refusal,
    Refused,
    SeatState,
    SignUp,
)
from models.sign_ups import CAME
from services.act import Act
from services.activities.loading import organising
from services.codes import heard_at
from services.contact_cards import want
from services.directory import directory
from services.rules.hours import minutes_there
from services.rules.months import after

MONTH = "months-work"
GOOD_FOR = timedelta(minutes=10)
MOST = 12
MOST_DRAWN = 6
MOST_PHOTOS = 4
OVER = frozenset({ActivityState.RESULTS_IN, ActivityState.SETTLED})


@dataclass
class Done:
    """Somebody's or some place's part in a month. ``minutes`` of all who came, guests among them."""

    name: str
    times: int = 0
    came: int = 0
    seats: int = 0
    absent: int = 0
    minutes: int = 0


@dataclass
class Month:
    """A month in an area. ``heads``: different people with an account who came at least once."""

    area: Area
    month: str
    activities: list[Activity]
    off: int
    by_activity: Mapping[int, Done]
    by_area: Mapping[int, Done]
    by_person: Mapping[int, Done]
    whole: Done = field(default_factory=lambda: Done(""))

    @property
    def heads(self) -> int:
        """How many came at all."""
        return sum(one.came > 0 for one in self.by_person.values())


async def month_facts(act: Act, month: str) -> dict[str, Any]:
    """The month as ``models.notices`` tells it, for whoever runs activities in the area."""
    found = await read_month(act, await organising(act), month)
    return {
        **_totals(found),
        "areas": [_part(one) for one in found.by_area.values()] if len(found.by_area) > 1 else [],
        "lines": [_line(one, found.by_activity[one.id]) for one in found.activities[:MOST]],
        "more": max(0, len(found.activities) - MOST),
        "before": _before(month),
        "next": after(month) if after(month) <= f"{act.today:%Y-%m}" else "",
        "link": act.town.doors.link(MONTH, act.somebody.id, *_numbers(month, await heard_at(act))),
        "now": act.now.isoformat(),
    }


def _totals(found: Month) -> dict[str, Any]:
    return {
        "area": found.area.name,
        "month": found.month,
        "count": len(found.activities),
        "off": found.off,
        "heads": found.heads,
        "came": found.whole.came,
        "seats": found.whole.seats,
        "minutes": found.whole.minutes,
    }


def _part(one: Done) -> dict[str, Any]:
    return {name: getattr(one, name) for name in ("name", "times", "seats", "came", "absent", "minutes")}


def _line(activity: Activity, done: Done) -> dict[str, Any]:
    return {
        "activity": activity.id,
        "title": activity.title,
        "starts_at": activity.starts_at.isoformat(),
        "deed": activity.deed.value,
        "came": done.came,
        "seats": done.seats,
        "minutes": done.minutes,
    }


def _before(month: str) -> str:
    return f"{date.fromisoformat(f'{month}-01') - timedelta(days=1):%Y-%m}"


def _numbers(month: str, at: datetime) -> tuple[int, int]:
    """What a link holds: the month, and the minute in which it was asked for."""
    return int(month.replace("-", "")), int(at.timestamp()) // 60


def _minute(number: int) -> datetime:
    return datetime.fromtimestamp(number * 60, UTC)


async def want_month(act: Act, month: str) -> None:
    """Let the month be drawn after the commit, for this chat; for whoever runs activities."""
    await organising(act)
    await want(act, CardJobKind.MONTH, source=month)


async def drawn_month(act: Act, month: str) -> dict[str, Any]:
    """What its picture shows; ``photos`` (hashes) are of those that the volunteers' groups have seen."""
    found = await read_month(act, await organising(act), month)
    lines = sorted(found.activities, key=lambda one: -found.by_activity[one.id].came)[:MOST_DRAWN]
    return {
        **_totals(found),
        "lines": [_line(one, found.by_activity[one.id]) for one in lines],
        "photos": await _posted_photos(act, found.activities),
        "now": act.now.isoformat(),
    }


async def _posted_photos(act: Act, activities: Sequence[Activity]) -> list[str]:
    """The newest photo that still stands in each closing post: none that came later, or was taken out."""
    stands = col(ActivityPhoto.shown_at).is_not(None), col(ActivityPhoto.dropped_at).is_(None)
    newest = (
        select(func.max(col(ActivityPhoto.id)))
        .where(col(ActivityPhoto.activity_id).in_([one.id for one in activities]), *stands)
        .group_by(col(ActivityPhoto.activity_id))
    )
    query = select(ActivityPhoto.sha).where(col(ActivityPhoto.id).in_(newest)).order_by(col(ActivityPhoto.id).desc())
    return list((await act.session.execute(query.limit(MOST_PHOTOS))).scalars())


async def read_month(act: Act, area: Area, month: str) -> Month:
    """Everything of a month in two statements."""
    begins, ends = (_midnight(act, one) for one in (month, after(month)))
    query = (
        select(Activity)
        .join(Area, col(Area.id) == col(Activity.area_id))
        .where(
            col(Activity.starts_at) >= begins,
            col(Activity.starts_at) < ends,
            col(Activity.state).in_({*OVER, ActivityState.CANCELLED}),
            col(Activity.published_at).is_not(None),
            col(Area.path).startswith(area.path),
        )
    )
    rows = (await act.session.execute(query.order_by(col(Activity.starts_at), col(Activity.id)))).scalars().all()
    over = [row for row in rows if row.state in OVER]
    found = await _counted(act, over)
    return Month(area, month, over, len(rows) - len(over), *found)


def _midnight(act: Act, month: str) -> datetime:
    return act.midnight(date.fromisoformat(f"{month}-01"))


def _seats_of(activities: Sequence[Activity]) -> Select[Any]:
    columns: list[Any] = [SignUp, Person.name]
    return (
        choose(*columns)
        .join(Person, col(Person.id) == col(SignUp.person_id))
        .where(
            col(SignUp.activity_id).in_([one.id for one in activities]),
            col(SignUp.state) == SeatState.SEATED,
            col(SignUp.attendance).is_not(None),
        )
        .order_by(col(SignUp.id))
    )


async def _counted(
    act: Act, activities: Sequence[Activity]
) -> tuple[dict[int, Done], dict[int, Done], dict[int, Done], Done]:
    """By activity, by community (a street's own by the street), by person, and all of it."""
    known = await directory(act.session)
    of_row = {one.id: one for one in activities}
    by_activity = {one.id: Done(one.title, times=1) for one in activities}
    areas = {one.id: _community(known.around(known.areas[one.area_id]), known.areas[one.area_id]) for one in activities}
    by_area = {area.id: Done(area.name) for area in areas.values()}
    by_person: dict[int, Done] = {}
    whole = Done("", times=len(activities))
    for area, times in Counter(area.id for area in areas.values()).items():
        by_area[area].times = times
    for seat, name in (await act.session.execute(_seats_of(activities))).all() if activities else ():
        activity = of_row[seat.activity_id]
        parts = [by_activity[activity.id], by_area[areas[activity.id].id], whole]
        if not seat.guest:
            parts.append(by_person.setdefault(known.today(seat.person_id), Done(name)))
        _count(parts, seat, activity)
    return by_activity, by_area, by_person, whole


def _community(levels: Mapping[Level, Area], own: Area) -> Area:
    return levels.get(Level.COMMUNITY, own)


def _count(parts: Sequence[Done], seat: SignUp, activity: Activity) -> None:
    minutes = minutes_there(activity, seat)
    for one in parts:
        one.seats += 1
        one.came += seat.attendance in CAME
        one.absent += seat.attendance not in CAME
        one.minutes += minutes


async def book_behind(act: Act, token: str, real_now: datetime) -> tuple[dict[str, Any], Person]:
    """The whole month, and for whom, if they still run activities there; refuses an old link."""
    numbers = act.town.doors.opened(MONTH, token)
    person = await act.session.get(Person, numbers[0]) if numbers and len(numbers) == 3 else None
    if person is None or numbers is None or real_now - _minute(numbers[2]) > GOOD_FOR:
        raise Refused(Refusal.LIST_GONE)
    found = await read_month(act, await organising(act.by(person, None)), f"{numbers[1] // 100}-{numbers[1] % 100:02}")
    people = sorted(found.by_person.values(), key=lambda one: (-one.minutes, one.name))
    lines = (_line(one, found.by_activity[one.id]) | {"place": one.place} for one in found.activities)
    facts = {
        **_totals(found),
        "areas": [_part(one) for one in found.by_area.values()],
        "people": [_part(one) for one in people],
        "lines": list(lines),
        "now": act.now.isoformat(),
    }
    return facts, person
