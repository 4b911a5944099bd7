"""The first administrator's walk, and community files that were sent in a chat."""

from collections.abc import Mapping
from typing import Any

from models.cards import Button, Card, Tone
from models.presses import Press, Verb
from views.sheet import Sheet, lines

STEPS = {
    "street": ("setup-title-street", "setup-body-street"),
    "communities": ("setup-title-communities", "setup-body-communities"),
    "ready": ("setup-title-ready", "setup-body-ready"),
}


def step(sheet: Sheet) -> Card:
    """The next question of the walk, or that it is done."""
    title, body = STEPS[sheet["step"]]
    named = {} if sheet["step"] == "street" else {"street": sheet["street"]}
    return Card(title=sheet.say(title, **named), body=sheet.say(body))


def file_taken(sheet: Sheet) -> Card:
    """The file will be read."""
    return Card(title=sheet.say("file-taken"))


def file_checked(sheet: Sheet) -> Card:
    """What the file would change, and the button that does it."""
    if not sheet["tables"]:
        return Card(title=sheet.say("file-same"))
    sure = Button(Press(Verb.IMPORT, sheet["upload"]).pack(), sheet.say("button-import"), primary=True)
    return Card(title=sheet.say("file-checked"), body=_changes(sheet), buttons=((sure,),))


def file_wrong(sheet: Sheet) -> Card:
    """Every mistake with its place, as the command line tells them."""
    body = lines(*(_problem(sheet, one) for one in sheet["problems"]))
    return Card(title=sheet.say("file-wrong", count=sheet["count"]), body=body, tone=Tone.WARN)


def file_applied(sheet: Sheet) -> Card:
    """What the file has changed."""
    return Card(title=sheet.say("file-applied"), body=_changes(sheet), tone=Tone.GOOD)


def _changes(sheet: Sheet) -> str:
    return lines(*(sheet.say("file-line", **one) for one in sheet["tables"]))


def _problem(sheet: Sheet, one: Mapping[str, Any]) -> str:
    said = sheet.say(f"import-{one['code']}", **one["facts"])
    return f"{one['where']}: {said}" if one["where"] else said
