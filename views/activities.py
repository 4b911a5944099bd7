"""An activity: the live card with its seats and its queue, the organiser's card, the steps of making one."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from models.activities import OFF_REASONS, ActivityState, Attendance
from models.cards import Button, Card, Kind, Tone
from models.presses import Verb
from views import buttons, phrases
from views.buttons import press
from views.naming import called
from views.sheet import Field, Sheet, joined, lines

TAKING = frozenset({ActivityState.OPEN.value, ActivityState.FULL.value})
_ENDS_SAID = TAKING | {ActivityState.DRAFT.value, ActivityState.PUBLISHED.value}
"""Where it is said until when one may sign up and leave: on the check before it is announced, too."""
OFF = frozenset({ActivityState.CANCELLED.value, ActivityState.POSTPONED.value})
STEPS = ("title", "when", "place", "count", "points")
MORE = ("photo", "what", "bring", "opens", "closes", "leave", "who")
SWITCHES = ("strict", "hard", "locals_only", "guardian", "checks_out")
_ORDER = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_RULE = re.compile(r"FREQ=(?P<freq>\w+)(?:;INTERVAL=(?P<every>\d+))?;BYDAY=(?P<nth>\d?)(?P<day>\w\w)")


def activity(sheet: Sheet) -> Card:
    """What it is, who is in, who waits, and the buttons of whoever reads it."""
    whole = sheet["audience"] in {"team", "organiser"}
    return Card(
        title=heading(sheet),
        fields=_fields(sheet, whole=whole),
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


def _fields(sheet: Sheet, *, whole: bool) -> tuple[Field, ...]:
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
        return _steering(sheet)
    calendar = link(sheet, "calendar", "activity-calendar")
    roster = link(sheet, "roster", "activity-roster") if sheet["compact"] else ()
    place = link(sheet, "map", "activity-map")
    if sheet["audience"] == "team":
        return buttons.rows((*roster, *place))
    if sheet["state"] not in TAKING:
        return buttons.rows((*calendar, *place) if sheet["state"] not in OFF else (), roster)
    return buttons.rows(
        (_press(sheet, Verb.SIGN_UP, primary=True), _press(sheet, Verb.SIGN_OTHER)),
        (_press(sheet, Verb.SIGN_OFF), *calendar, *place),
        roster,
    )


def link(sheet: Sheet, name: str, label: str) -> buttons.Row:
    """A way out to one of its pages, where it has that."""
    address = sheet.text(name)
    return (Button(f"{name}-{sheet['activity']}", sheet.say(label), Kind.LINK, address),) if address else ()


def _press(sheet: Sheet, verb: Verb, argument: object = "", *, label: str = "", primary: bool = False) -> Button:
    return press(sheet, verb, argument, label=label, row=sheet["activity"], primary=primary)


def _steering(sheet: Sheet) -> buttons.Rows:
    """What its organiser can do with it."""
    if sheet["state"] in {"cancelled", "results_in", "settled"}:
        return _afterwards(sheet)
    if sheet["phase"] != "before":
        return _results(sheet) if sheet["over"] else _ticking(sheet)
    return buttons.rows(
        *_pages(sheet),
        (edit(sheet, "when"), edit(sheet, "count")),
        (edit(sheet, "add"), edit(sheet, "remove"), edit(sheet, "move-up")),
        (edit(sheet, "postpone"), edit(sheet, "cancel")),
        (edit(sheet, "copy"), edit(sheet, "captain"), _press(sheet, Verb.PLAN_MORE)),
        (_press(sheet, Verb.ROSTER_TEXT), *((edit(sheet, "stop"),) if sheet["series"] else ())),
    )


def _afterwards(sheet: Sheet) -> buttons.Rows:
    """The closing post with its photos, and who was forgotten."""
    copy = (edit(sheet, "copy"),)
    if sheet["state"] == "cancelled":
        return (copy,)
    post = (_press(sheet, Verb.CLOSING, primary=True), _press(sheet, Verb.ACTIVITY_PHOTO))
    return (post, (edit(sheet, "enter-late"), *copy))


def _ticking(sheet: Sheet) -> buttons.Rows:
    """Who is there, a press each; the code's page and the word do it by themselves."""
    return buttons.rows(
        (*link(sheet, "qr", "activity-qr"), _press(sheet, Verb.ACTIVITY_PHOTO)),
        *_names(sheet),
        (edit(sheet, "add"), edit(sheet, "word")),
        (edit(sheet, "excuse"), edit(sheet, "stand-in")),
        (edit(sheet, "postpone"), edit(sheet, "cancel")),
    )


def _results(sheet: Sheet) -> buttons.Rows:
    """Who was missing or late, a press each, and the press that ends it."""
    missing = sum(one["attendance"] == Attendance.ABSENT for one in sheet["seats"])
    label = sheet.say("results-but", count=missing) if missing else ""
    checked = sheet.say("results-checked", count=sheet["checked"], open=sheet["open"])
    only = (_press(sheet, Verb.ALL_CAME, "checked", label=checked),) if sheet["checked"] and sheet["open"] else ()
    other = Attendance.LATE if sheet["ticks"] == Attendance.ABSENT else Attendance.ABSENT
    return buttons.rows(
        (_press(sheet, Verb.ALL_CAME, label=label, primary=True),),
        only,
        (_press(sheet, Verb.MARK_AS, other, label=sheet.say("ticks", now=sheet["ticks"])),),
        *_names(sheet),
        (edit(sheet, "add"), edit(sheet, "excuse"), edit(sheet, "stand-in")),
        (_press(sheet, Verb.ACTIVITY_PHOTO),),
    )


def _names(sheet: Sheet) -> buttons.Rows:
    """A button for each name, and the way to others."""
    expected = [one for one in sheet["seats"] if one["seated"]]
    names = (_press(sheet, Verb.MARK, one["row"], label=_ticked(sheet, one)) for one in expected)
    return (*buttons.in_rows(names), *_pages(sheet))


def _pages(sheet: Sheet) -> buttons.Rows:
    page, pages = sheet["page"], sheet["pages"]
    if pages == 1:
        return ()
    there = ((page - 1) % pages, (page + 1) % pages)
    back, on = (_press(sheet, Verb.NAMES, to, label=sheet.say("names-page", page=to + 1, pages=pages)) for to in there)
    return ((on,) if there[0] == there[1] else (back, on),)


def _ticked(sheet: Sheet, one: Mapping[str, Any]) -> str:
    name = str(one["guest"] or one["name"])
    return sheet.say(f"tick-{one['attendance']}", name=name) if one["attendance"] else name


def results_in(sheet: Sheet) -> Card:
    """What was written down, and when it is told."""
    excused = sheet.say("results-excused", count=sheet["excused"]) if sheet["excused"] else ""
    return Card(
        title=joined(
            sheet.say("results-in", number=sheet["number"], came=sheet["came"], missing=sheet["missing"]), excused
        ),
        body=lines(
            sheet.say("results-held" if sheet.get("held") else "results-told") if sheet["came"] else "",
            sheet.say("results-own") if sheet["own"] else "",
        ),
        buttons=((press(sheet, Verb.CLOSING, row=sheet["number"]),),) if sheet["came"] else (),
    )


def marked(sheet: Sheet) -> Card:
    """Noted how they were there, or not any more."""
    return Card(title=sheet.say(f"marked-{sheet['attendance']}" if sheet["attendance"] else "marked-open"))


def edit(sheet: Sheet, step: str) -> Button:
    """Says one thing anew, or does something that takes words."""
    return _press(sheet, Verb.PLAN_EDIT, step, label=sheet.say(f"plan-edit-{step}"))


def check(sheet: Sheet) -> Card:
    """Everything it will say, before anybody else reads it."""
    return Card(
        title=sheet.say("plan-check", title=sheet["title"]),
        fields=(
            *_fields(sheet, whole=True),
            *sheet.fields(
                ("plan-repeat", repeated(sheet, sheet.text("repeat"))),
                ("activity-opens-at", sheet.when("opens_at")),
                ("plan-groups", sheet.say("and").join(sheet["groups"])),
                ("plan-street", sheet.say("plan-street-list")),
            ),
        ),
        body=sheet.say("plan-check-body"),
        buttons=buttons.rows(
            (_press(sheet, Verb.PLAN_OUT, primary=True),),
            *buttons.in_rows([edit(sheet, step) for step in STEPS], 3),
            (_press(sheet, Verb.PLAN_MORE), _press(sheet, Verb.PLAN_DROP)),
        ),
    )


def repeated(sheet: Sheet, rule: str) -> str:
    """How often, in words; "" for once."""
    found = _RULE.match(rule)
    if found is None:
        return ""
    day = sheet.say("weekday", day=_ORDER.index(found["day"]) + 1)
    if found["freq"] == "MONTHLY":
        return sheet.say("repeat-monthly", nth=int(found["nth"]), day=day)
    return sheet.say("repeat-other" if found["every"] else "repeat-weekly", day=day)


def more(sheet: Sheet) -> Card:
    """What else can be said of it, and the settings that are yes or no."""
    switches = (_press(sheet, Verb.PLAN_SWITCH, name, label=_switch(sheet, name)) for name in SWITCHES)
    return Card(
        title=sheet.say("plan-more", title=sheet["title"]),
        fields=_fields(sheet, whole=True),
        buttons=buttons.rows(
            *buttons.in_rows([edit(sheet, step) for step in MORE], 3), *buttons.in_rows(switches), _back(sheet)
        ),
    )


def _switch(sheet: Sheet, name: str) -> str:
    return sheet.say(f"switch-{name.replace('_', '-')}", on="yes" if sheet[name] else "no")


def _back(sheet: Sheet) -> buttons.Row:
    return (_press(sheet, Verb.MANAGE),)


def ask(sheet: Sheet) -> Card:
    """One question, with an example of an answer."""
    step = sheet["step"]
    return Card(
        title=sheet.say(f"plan-ask-{step}"),
        body=sheet.first_words([f"plan-example-{step}"]),
        buttons=buttons.rows(*_ready(sheet), (press(sheet, Verb.PLAN_DROP, row=0),)),
    )


PUT_OFF_BY = (0, 1, 7)
"""Days later that are one press: at a time still to be found, the next day, in a week."""


def _ready(sheet: Sheet) -> buttons.Rows:
    """Reasons that come again and again: one press, and it is done."""
    if not sheet["row"]:
        return ()
    if sheet["step"] == "cancel":
        return buttons.in_rows(
            press(sheet, Verb.CALL_OFF, why, label=sheet.say(f"off-{why}"), row=sheet["row"]) for why in OFF_REASONS
        )
    if sheet["step"] == "postpone":
        return tuple(
            (press(sheet, Verb.PUT_OFF, days, label=sheet.say("off-later", days=days), row=sheet["row"]),)
            for days in PUT_OFF_BY
        )
    return ()


def templates(sheet: Sheet) -> Card:
    """The plans that are kept; one press begins with one of them."""
    options = (press(sheet, Verb.PLAN_FROM, one["id"], label=one["name"], row=one["id"]) for one in sheet["options"])
    found = buttons.in_rows(options)
    return Card(title=sheet.say("templates-title"), body="" if found else sheet.say("templates-none"), buttons=found)


def done(sheet: Sheet) -> Card:
    """Something was done with it, in one sentence."""
    return Card(title=sheet.say(f"activity-done-{sheet['what']}", number=sheet["number"], name=sheet["name"]))


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
    return (_press(sheet, Verb.STILL_COMING, primary=True), _press(sheet, Verb.NOT_COMING))


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
