"""What was solved on the spot: the receipt of whoever logged it, and the request for a photo."""

from models.cards import Card, Tone
from models.presses import Verb
from views.buttons import press
from views.sheet import Sheet, lines

ASSUMED = ("as-last-time", "own-building")
"""Why a case lies where nobody said it was."""


def send_log(sheet: Sheet) -> Card:
    """Please send it: a photo is enough."""
    return Card(
        title=sheet.say("send-log"),
        body=sheet.say("send-log-body"),
        buttons=((press(sheet, Verb.NEVER_MIND),),),
    )


def loggers_card(sheet: Sheet) -> Card:
    """Logged and closed: which number, where, what; and the buttons that put the place right."""
    return Card(
        title=sheet.say("logged-title", number=sheet.number),
        fields=sheet.fields(
            ("staff-where", sheet.place or sheet.say("place-unknown")),
            ("staff-what", sheet.category or sheet.say("logged-kind-later")),
            ("logged-by", sheet.text("officer")),
            ("logged-at", sheet.when("closed_at")),
        ),
        body=lines(sheet.text("words"), _where_from(sheet)),
        photos=sheet.photos("after"),
        buttons=((press(sheet, Verb.COMPOUNDS), press(sheet, Verb.PIN)),),
        tone=Tone.GOOD,
    )


def _where_from(sheet: Sheet) -> str:
    if sheet.get("routed") in ASSUMED:
        return sheet.say(f"logged-{sheet['routed']}")
    return "" if sheet.get("placed") else sheet.say("logged-where")
