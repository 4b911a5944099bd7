"""What whoever runs an activity can press on its card: before it, while people come, and once it is over."""

from collections.abc import Mapping
from typing import Any

from models.cards import Button, Card, Kind
from models.presses import Verb
from models.sign_ups import Attendance
from views import buttons
from views.buttons import press
from views.sheet import Sheet, joined, lines


def link(sheet: Sheet, name: str, label: str) -> buttons.Row:
    """A way out to one of its pages, where it has that."""
    address = sheet.text(name)
    return (Button(f"{name}-{sheet['activity']}", sheet.say(label), Kind.LINK, address),) if address else ()


def press_it(sheet: Sheet, verb: Verb, argument: object = "", *, label: str = "", primary: bool = False) -> Button:
    """A button about this activity."""
    return press(sheet, verb, argument, label=label, row=sheet["activity"], primary=primary)


def steering(sheet: Sheet) -> buttons.Rows:
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
        (edit(sheet, "copy"), edit(sheet, "captain"), press_it(sheet, Verb.PLAN_MORE)),
        (press_it(sheet, Verb.ROSTER_TEXT), *((edit(sheet, "stop"),) if sheet["series"] else ())),
    )


def _afterwards(sheet: Sheet) -> buttons.Rows:
    """The closing post with its photos, and who was forgotten."""
    copy = (edit(sheet, "copy"),)
    if sheet["state"] == "cancelled":
        return (copy,)
    post = (press_it(sheet, Verb.CLOSING, primary=True), press_it(sheet, Verb.ACTIVITY_PHOTO))
    return (post, (edit(sheet, "enter-late"), *copy))


def _ticking(sheet: Sheet) -> buttons.Rows:
    """Who is there, a press each; the code's page and the word do it by themselves."""
    return buttons.rows(
        (*link(sheet, "qr", "activity-qr"), press_it(sheet, Verb.ACTIVITY_PHOTO)),
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
    only = (press_it(sheet, Verb.ALL_CAME, "checked", label=checked),) if sheet["checked"] and sheet["open"] else ()
    other = Attendance.LATE if sheet["ticks"] == Attendance.ABSENT else Attendance.ABSENT
    return buttons.rows(
        (press_it(sheet, Verb.ALL_CAME, label=label, primary=True),),
        only,
        (press_it(sheet, Verb.MARK_AS, other, label=sheet.say("ticks", now=sheet["ticks"])),),
        *_names(sheet),
        (edit(sheet, "add"), edit(sheet, "excuse"), edit(sheet, "stand-in")),
        (press_it(sheet, Verb.ACTIVITY_PHOTO),),
    )


def _names(sheet: Sheet) -> buttons.Rows:
    """A button for each name, and the way to others."""
    expected = [one for one in sheet["seats"] if one["seated"]]
    names = (press_it(sheet, Verb.MARK, one["row"], label=_ticked(sheet, one)) for one in expected)
    return (*buttons.in_rows(names), *_pages(sheet))


def _pages(sheet: Sheet) -> buttons.Rows:
    page, pages = sheet["page"], sheet["pages"]
    if pages == 1:
        return ()
    there = ((page - 1) % pages, (page + 1) % pages)
    back, on = (
        press_it(sheet, Verb.NAMES, to, label=sheet.say("names-page", page=to + 1, pages=pages)) for to in there
    )
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
    return press_it(sheet, Verb.PLAN_EDIT, step, label=sheet.say(f"plan-edit-{step}"))
