"""常用语: what the desk keeps, with a button each that ends it."""

from models.cards import Button, Card
from models.presses import Press, Verb
from views import buttons
from views.phrases import names
from views.sheet import Sheet, joined, lines


def canned(sheet: Sheet) -> Card:
    """The list, and how one is added."""
    told = [
        joined(
            sheet.say("canned-line", at=at, words=one["words"]),
            sheet.say(f"moment-{one['moment']}"),
            names(one["category"], sheet.locale),
            sheet.say(f"state-{one['state']}") if one["state"] else "",
        )
        for at, one in enumerate(sheet["replies"], start=1)
    ]
    ends = (
        Button(Press(Verb.CANNED_DROP, one["id"]).pack(), sheet.say("canned-drop", at=at))
        for at, one in enumerate(sheet["replies"], start=1)
    )
    return Card(
        title=sheet.say("canned-title", count=len(told)),
        body=lines(*told, sheet.say("canned-how")),
        buttons=buttons.in_rows(ends, 4),
    )
