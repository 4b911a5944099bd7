"""The first administrator's walk, and community files that were sent in a chat."""

from models.cards import Button, Card, Tone
from models.presses import Press, Verb
from views.mistakes import told_mistake
from views.sheet import Sheet, lines
from views.standards import told_standards

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
    if not _has_news(sheet):
        return Card(title=sheet.say("file-same"), body=_changes(sheet))
    sure = Button(Press(Verb.IMPORT, sheet["upload"]).pack(), sheet.say("button-import"), primary=True)
    return Card(title=sheet.say("file-checked"), body=_changes(sheet), buttons=((sure,),))


def file_wrong(sheet: Sheet) -> Card:
    """Every mistake with its place, as the command line tells them."""
    body = lines(*(told_mistake(one, sheet.locale) for one in sheet["problems"]))
    return Card(title=sheet.say("file-wrong", count=sheet["count"]), body=body, tone=Tone.WARN)


def file_applied(sheet: Sheet) -> Card:
    """What the file has changed."""
    return Card(title=sheet.say("file-applied"), body=_changes(sheet), tone=Tone.GOOD)


def _has_news(sheet: Sheet) -> bool:
    told = sheet.get("standards")
    return bool(sheet["tables"] or (told and (told["imported"] or told["changed"] or told["categories"])))


def _changes(sheet: Sheet) -> str:
    if told := sheet.get("standards"):
        return lines(*told_standards(told, sheet.locale))
    return lines(*(_change(sheet, **one) for one in sheet["tables"]))


def _change(sheet: Sheet, table: str, **counted: int) -> str:
    return sheet.say("file-line", name=sheet.say("file-table", table=table), **counted)
