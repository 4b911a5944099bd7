"""What the grid member sees who looks whether it is really done."""

from dataclasses import replace

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


def sign_asked(sheet: Sheet) -> Card:
    """It was checked and waits for the press of whoever reads this; or nobody is there who could."""
    by = sheet.signer(sheet["who"])
    if sheet["nobody"]:
        return Card(
            title=sheet.say("sign-nobody", number=sheet.number, by=by),
            body=sheet.say("sign-nobody-body"),
            buttons=((buttons.show(sheet),),),
            tone=Tone.WARN,
        )
    card = _card(sheet, "sign-asked")
    return replace(
        card,
        body=sheet.say("sign-asked-body"),
        buttons=((press(sheet, Verb.SIGN, primary=True), press(sheet, Verb.SIGN_NOT)),),
        tone=Tone.PLAIN,
    )
