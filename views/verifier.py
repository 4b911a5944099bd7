"""What the grid member sees who looks whether it is really done."""

from models.cards import Card, Tone
from models.moves import State
from models.presses import Verb
from views import buttons
from views.buttons import press
from views.sheet import Sheet

_TITLES = {
    State.HANDLED: "verifier-title",
    State.VERIFIED: "verifier-done",
    State.CLOSED: "verifier-done",
    State.ACCEPTED: "verifier-not-done",
}


def verifiers_card(sheet: Sheet) -> Card:
    """Have you been there? Before and after, and two answers."""
    return _card(sheet, _TITLES.get(sheet.state, "verifier-other"))


def verify_reminder(sheet: Sheet) -> Card:
    """Nobody has looked yet."""
    return _card(
        sheet, "verifier-reminder" if sheet.state is State.HANDLED else _TITLES.get(sheet.state, "verifier-other")
    )


def _card(sheet: Sheet, title: str) -> Card:
    return Card(
        title=sheet.say(title, number=sheet.number),
        fields=sheet.fields(
            ("staff-where", sheet.place or sheet.say("place-unknown")),
            ("staff-what", sheet.category or sheet.say("category-unknown")),
            ("staff-closing", sheet.found("closing")),
            ("staff-handled", sheet.when("handled_at")),
            sheet.notes(),
        ),
        body=sheet.say("verifier-visit") if "visit" in sheet["needs"] and sheet.state is State.HANDLED else "",
        photos=sheet.photos("pair") or sheet.photos("before", "after"),
        buttons=_verdicts(sheet),
        tone=Tone.GOOD if sheet.state in {State.VERIFIED, State.CLOSED} else Tone.PLAIN,
    )


def _verdicts(sheet: Sheet) -> buttons.Rows:
    if sheet.state is not State.HANDLED:
        return ()
    return ((press(sheet, Verb.REALLY_DONE), press(sheet, Verb.NOT_DONE)),)
