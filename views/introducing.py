"""Who are you: what we know, and the buttons that say more."""

from models.cards import Card
from models.people import Shown
from models.presses import Verb
from views import buttons
from views.buttons import press
from views.naming import shown_name
from views.sheet import Sheet


def introduce(sheet: Sheet) -> Card:
    """What to call you, where you live, how lists show you: all of it may stay as it is."""
    return Card(
        title=sheet.say("intro-title", how=sheet.get("how") or "first"),
        fields=sheet.fields(
            ("intro-name", sheet["name"]),
            ("intro-home", sheet["home"] or sheet.say("intro-open")),
            ("intro-shown", shown_on_lists(sheet)),
        ),
        body=sheet.say("intro-body", how=sheet.get("how") or "first"),
        buttons=changes(sheet),
    )


def shown_on_lists(sheet: Sheet) -> str:
    """The name as lists show it, or that nobody has said."""
    if not sheet["shown"]:
        return sheet.say("intro-open")
    return shown_name(sheet["name"], Shown(sheet["shown"]), sheet.locale) or sheet.say("shown-hidden")


def changes(sheet: Sheet) -> buttons.Rows:
    """Another name, home, way to be shown."""
    return (
        (press(sheet, Verb.INTRO_NAME, row=0), press(sheet, Verb.INTRO_HOME, row=0)),
        (press(sheet, Verb.INTRO_HOW, row=0),),
    )


def ask(sheet: Sheet) -> Card:
    """A name in words, a compound or building by button."""
    options = [press(sheet, Verb(sheet["verb"]), row=one["id"], label=one["name"]) for one in sheet["options"]]
    return Card(title=sheet.say("intro-ask", what=sheet["what"]), buttons=buttons.in_rows(options))


def ways(sheet: Sheet) -> Card:
    """The five ways, with one's own name."""
    options = [
        press(
            sheet,
            Verb.INTRO_SHOWN,
            way.value,
            row=0,
            label=shown_name(sheet["name"], way, sheet.locale) or sheet.say("shown-hidden"),
        )
        for way in Shown
    ]
    return Card(title=sheet.say("join-shown"), buttons=buttons.in_rows(options))
