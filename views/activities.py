"""An activity as people read it: the live card with its seats and its queue, and the news that it changed."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from models.activities import OFF_REASONS, ActivityState
from models.cards import Card, Tone
from models.presses import Verb
from views import buttons, phrases
from views.naming import called
from views.organising import link, press_it, steering
from views.sheet import Field, Sheet, joined, lines

TAKING = frozenset({ActivityState.OPEN.value, ActivityState.FULL.value})
_ENDS_SAID = TAKING | {ActivityState.DRAFT.value, ActivityState.PUBLISHED.value}
"""Where it is said until when one may sign up and leave: on the check before it is announced, too."""
OFF = frozenset({ActivityState.CANCELLED.value, ActivityState.POSTPONED.value})


def activity(sheet: Sheet) -> Card:
    """What it is, who is in, who waits, and the buttons of whoever reads it."""
    whole = sheet["audience"] in {"team", "organiser"}
    return Card(
        title=heading(sheet),
        fields=details(sheet, whole=whole),
        body=lines(_asked(sheet), _seats(sheet), _queue(sheet)),
        photos=sheet.photos("picture"),
        buttons=_buttons(sheet),
        tone=Tone.WARN if sheet["state"] in OFF else Tone.PLAIN,
    )


def _asked(sheet: Sheet) -> str:
    """What its captain is asked while people come, and when it is over; before, that a free seat helps nobody."""
    if sheet["audience"] != "organiser":
        return ""
    if sheet["phase"] == "before":
        left = sheet["capacity"] - sheet["taken"] if sheet["state"] == ActivityState.OPEN.value else 0
        return sheet.say("activity-stuck", left=left) if left and sheet["queued"] and sheet["strict"] else ""
    return sheet.say("check-in-ask" if sheet["phase"] == "on" else "results-ask")


def heading(sheet: Sheet) -> str:
    """Number and title, and how it stands."""
    return joined(sheet.say("activity-title", number=sheet["activity"], title=sheet["title"]), standing(sheet))


def standing(sheet: Sheet) -> str:
    """How it stands in a few words."""
    state = ActivityState.SETTLED.value if sheet.get("over") else sheet["state"]
    if state == ActivityState.OPEN.value:
        return sheet.say("activity-open", left=sheet["capacity"] - sheet["taken"])
    if state == ActivityState.PUBLISHED.value and sheet.get("opens_at"):
        return sheet.say("activity-opens", when=sheet.when("opens_at"))
    return sheet.say(f"activity-{state.replace('_', '-')}")


def why_off(sheet: Sheet, reason: str) -> str:
    """Why it is not held, or not then, in the reader's language where it was said by a press."""
    return sheet.say(f"off-{reason}") if reason in OFF_REASONS else reason


def details(sheet: Sheet, *, whole: bool) -> tuple[Field, ...]:
    """What it is, line by line; ``whole`` for those who run it."""
    return sheet.fields(
        ("activity-why", why_off(sheet, sheet["reason"]) if sheet["state"] in OFF else ""),
        ("activity-when", span(sheet)),
        ("activity-place", sheet.text("place")),
        ("activity-what", sheet.text("what")),
        ("activity-bring", sheet.text("bring")),
        ("activity-people", _people(sheet)),
        ("activity-points", _points(sheet)),
        ("activity-who", _who(sheet)),
        ("activity-closes", sheet.when("closes_at") if sheet["state"] in _ENDS_SAID else ""),
        ("activity-leave", sheet.when("leave_until") if sheet["state"] in _ENDS_SAID else ""),
        ("activity-leader", _leader(sheet)),
        ("activity-area", sheet["area"] if whole else ""),
        ("activity-word", word_of(sheet, sheet["word"]) if sheet.get("phase") == "on" else ""),
        ("activity-checked", str(sheet["checked"]) if sheet.get("phase") == "on" else ""),
    )


def word_of(sheet: Sheet, code: str) -> str:
    """A code word as it is said: the house's own in the reader's language, a captain's as it is."""
    if not code.startswith("="):
        return code
    return sheet.say("code-words").split("|")[int(code[1:])].strip()


def span(sheet: Sheet) -> str:
    """From when until when, with the day of the week: 3月7日 周六 9:00-11:00."""
    start, end = (phrases.moment(sheet[name]).astimezone(sheet.timezone) for name in ("starts_at", "ends_at"))
    first = phrases.in_full(start, sheet.locale, sheet.timezone)
    if start.date() != end.date():
        return sheet.say("activity-span", start=first, end=phrases.in_full(end, sheet.locale, sheet.timezone))
    return sheet.say("activity-span", start=first, end=f"{end.hour}:{end:%M}")


def _people(sheet: Sheet) -> str:
    least = sheet.say("activity-least", minimum=sheet["minimum"]) if sheet["minimum"] else ""
    return joined(sheet.say("activity-count", taken=sheet["taken"], capacity=sheet["capacity"]), least)


def _points(sheet: Sheet) -> str:
    return joined(sheet.say("activity-each", points=sheet["points"]), sheet.say(f"deed-{sheet['deed']}"))


def _who(sheet: Sheet) -> str:
    """Who may come, "" for everybody."""
    return joined(
        sheet.say("activity-age", age=sheet["min_age"]) if sheet["min_age"] else "",
        sheet.say("activity-guardian") if sheet["guardian"] else "",
        sheet.say("activity-skill", name=sheet["skill"]) if sheet["skill"] else "",
        sheet.say("activity-locals") if sheet["locals_only"] else "",
    )


def _leader(sheet: Sheet) -> str:
    return " ".join(filter(None, [sheet["leader"]["name"], sheet["leader"]["phone"]]))


def _seats(sheet: Sheet) -> str:
    counts = sheet.say("activity-compact", taken=sheet["taken"], queued=sheet["queued"]) if sheet["compact"] else ""
    return lines(counts, _numbered(sheet, sheet["seats"]))


def _queue(sheet: Sheet) -> str:
    if not sheet["queued"] or sheet["compact"]:
        return ""
    rule = sheet.say("activity-strict" if sheet["strict"] else "activity-fit-first")
    return sheet.say("activity-queue", names=_numbered(sheet, sheet["queue"]), rule=rule)


def _numbered(sheet: Sheet, names: Sequence[Mapping[str, Any]]) -> str:
    between = "\n" if sheet["audience"] in {"team", "organiser"} else "  "
    return between.join(f"{place}. {name_text(sheet, one)}" for place, one in enumerate(names, sheet.get("first") or 1))


def name_text(sheet: Sheet, one: Mapping[str, Any]) -> str:
    """Somebody on a list, as they chose to be called; a guest with whoever signed them up."""
    name = whose_name(sheet, one)
    if one.get("guest"):
        name = sheet.say("activity-guest", guest=_guest(sheet, one), by=name)
    marks = sheet.say(f"mark-{one['attendance']}") if one.get("attendance") else ""
    marks += sheet.say("mark-late-entry") if one.get("late_entry") else ""
    marks += (sheet.say("activity-offered") if one.get("offered") else "") + (
        sheet.say("activity-asked") if one.get("asked") else ""
    )
    return " ".join(filter(None, [name, one.get("phone") or ""])) + marks


def whose_name(sheet: Sheet, one: Mapping[str, Any]) -> str:
    """How somebody is called before others."""
    name = called((one["how"], one["name"]), sheet.locale, hidden=sheet.say("activity-neighbour"))
    return f"{name}({one['n']})" if one.get("n") else name


def _guest(sheet: Sheet, one: Mapping[str, Any]) -> str:
    age = sheet.say("activity-years", age=one["age"]) if one.get("age") is not None else ""
    guardian = sheet.say("activity-with", name=one["guardian"]) if one.get("guardian") else ""
    return " ".join(filter(None, [str(one["guest"]), age, guardian]))


def _buttons(sheet: Sheet) -> buttons.Rows:
    if sheet["audience"] == "organiser":
        return steering(sheet)
    calendar = link(sheet, "calendar", "activity-calendar")
    roster = link(sheet, "roster", "activity-roster") if sheet["compact"] else ()
    place = link(sheet, "map", "activity-map")
    if sheet["audience"] == "team":
        return buttons.rows((*roster, *place))
    if sheet["state"] not in TAKING:
        return buttons.rows((*calendar, *place) if sheet["state"] not in OFF else (), roster)
    return buttons.rows(
        (press_it(sheet, Verb.SIGN_UP, primary=True), press_it(sheet, Verb.SIGN_OTHER)),
        (press_it(sheet, Verb.SIGN_OFF), *calendar, *place),
        roster,
    )


def changed(sheet: Sheet) -> Card:
    """It is not as it was: to whoever is in or waits."""
    ask_again = sheet["ask"]
    told = ("starts_at" in sheet["changed"] or "ends_at" in sheet["changed"], *(n in sheet["changed"] for n in _OTHERS))
    leave = sheet.when("leave_until") if sheet.get("leave_until") else ""
    values = (span(sheet), *(sheet.text(name) for name in ("place", "what", "bring")), _points(sheet), leave)
    labels = ("activity-when", "activity-place", "activity-what", "activity-bring", "activity-points", "activity-leave")
    pairs = [pair for pair, is_new in zip(zip(labels, values, strict=True), told, strict=True) if is_new]
    return Card(
        title=for_whom(sheet, sheet.say("activity-changed", number=sheet["activity"], title=sheet["title"])),
        fields=sheet.fields(*pairs, ("activity-why", why_off(sheet, sheet.text("why")))),
        body=sheet.say("activity-changed-ask") if ask_again else "",
        buttons=buttons.rows(_still(sheet) if ask_again else ()),
        tone=Tone.WARN,
    )


_OTHERS = ("place", "what", "bring", "points", "leave_until")


def _still(sheet: Sheet) -> buttons.Row:
    return (press_it(sheet, Verb.STILL_COMING, primary=True), press_it(sheet, Verb.NOT_COMING))


def for_whom(sheet: Sheet, text: str) -> str:
    """In a group the names of those whom it concerns stand before it."""
    names: Iterable[Mapping[str, Any]] = sheet.get("to") or ()
    told = sheet.say("and").join(whose_name(sheet, one) for one in names)
    return sheet.say("activity-to", names=told, text=text) if told else text


def off(sheet: Sheet) -> Card:
    """It is not held, or not then."""
    key = "activity-off-later" if sheet["state"] == ActivityState.POSTPONED.value else "activity-off"
    title = sheet.say(key, number=sheet["activity"], title=sheet["title"])
    fields = sheet.fields(("activity-why", why_off(sheet, sheet.text("reason"))), ("activity-when", span(sheet)))
    return Card(title=for_whom(sheet, title), fields=fields, body=sheet.say(f"{key}-body"), tone=Tone.WARN)
