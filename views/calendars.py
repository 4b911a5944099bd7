"""Activities as iCalendar (RFC 5545): facts and a language in, bytes out."""

from collections.abc import Iterable, Mapping
from datetime import UTC, timedelta
from typing import Any

from icalendar import Calendar, Event

import locales
from models.activities import ActivityState
from models.sign_ups import SeatState
from views import phrases

PRODUCT = "-//Linli//Activities//ZH"
_OFF = {ActivityState.CANCELLED.value: "CANCELLED", ActivityState.POSTPONED.value: "TENTATIVE"}
_REFRESH = timedelta(hours=2)


def calendar(events: Iterable[Mapping[str, Any]], locale: str, *, feed: bool = False) -> bytes:
    """A calendar with these events; a ``feed`` has a name and says how often to look again."""
    found = Calendar()
    found.add("prodid", PRODUCT)
    found.add("version", "2.0")
    found.add("method", "PUBLISH")
    if feed:
        found.add("x-wr-calname", locales.say("activity-feed", locale))
        found.add("refresh-interval", _REFRESH, parameters={"VALUE": "DURATION"})
    for one in events:
        found.add_component(_event(one, locale))
    return bytes(found.to_ical())


def _event(one: Mapping[str, Any], locale: str) -> Event:
    event = Event()
    event.add("uid", f"activity-{one['activity']}@linli")
    event.add("dtstamp", phrases.moment(one["now"]).astimezone(UTC))
    event.add("sequence", one["version"])
    event.add("dtstart", phrases.moment(one["starts_at"]).astimezone(UTC))
    event.add("dtend", phrases.moment(one["ends_at"]).astimezone(UTC))
    event.add("summary", _summary(one, locale))
    event.add("status", _status(one))
    if one["place"]:
        event.add("location", one["place"])
    if one.get("lat") is not None and one.get("lon") is not None:
        event.add("geo", (one["lat"], one["lon"]))
    event.add("description", "\n".join(_lines(one, locale)))
    return event


def _summary(one: Mapping[str, Any], locale: str) -> str:
    waits = one["mine"] == SeatState.QUEUED.value
    return locales.say("calendar-queued", locale, title=one["title"]) if waits else str(one["title"])


def _status(one: Mapping[str, Any]) -> str:
    if one["state"] in _OFF:
        return _OFF[one["state"]]
    return "TENTATIVE" if one["mine"] in {SeatState.QUEUED.value, SeatState.OFFERED.value} else "CONFIRMED"


def _lines(one: Mapping[str, Any], locale: str) -> list[str]:
    leader = " ".join(filter(None, [one["leader"]["name"], one["leader"]["phone"]]))
    told = {"activity-what": one["what"], "activity-bring": one["bring"], "activity-leader": leader}
    return [f"{locales.say(key, locale)}: {text}" for key, text in told.items() if text]
