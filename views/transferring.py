"""移交: to whom, what would go, what went; one card for whoever goes on, one for whoever leaves."""

from models.cards import Button, Card, Tone
from models.presses import Press, Verb
from views import buttons
from views.sheet import Sheet, lines

MOST_OPENED = 6


def transfer_whom(sheet: Sheet) -> Card:
    """To whom?"""
    found = to_whom(sheet)
    title = sheet.say("transfer-whom", name=sheet["name"])
    return Card(title, body="" if found else sheet.say("transfer-nobody"), buttons=found)


def to_whom(sheet: Sheet) -> buttons.Rows:
    """A button for each who might go on."""
    return buttons.in_rows(
        Button(
            Press(Verb.TRANSFER_TO, sheet["person"], 0, str(one["id"])).pack(),
            sheet.say("transfer-to", name=one["name"]),
        )
        for one in sheet["options"]
    )


def transfer_sure(sheet: Sheet) -> Card:
    """What would go; one press does it."""
    if not sheet["total"]:
        return Card(sheet.say("refusal-nothing-in-hand", name=sheet["name"]), body=_left(sheet))
    press = Press(Verb.TRANSFER, sheet["person"], 0, str(sheet["successor"]))
    yes = Button(press.pack(), sheet.say("button-transfer"), primary=True)
    title = sheet.say("transfer-sure", name=sheet["name"], to=sheet["to"], count=sheet["total"])
    body = lines(_counts(sheet), *_lines(sheet), _left(sheet), _away(sheet))
    return Card(title, body=body, buttons=((yes,),), tone=Tone.WARN)


def transferred(sheet: Sheet) -> Card:
    """It went."""
    title = sheet.say("transferred", to=sheet["to"], count=sheet["total"])
    return Card(title, body=lines(_counts(sheet), _left(sheet)), tone=Tone.GOOD)


def taken_over(sheet: Sheet) -> Card:
    """To whoever goes on: all of it in one card."""
    cases = [sheet.of(one) for one in sheet["lines"]]
    title = sheet.say("taken-over", by=sheet["by"], name=sheet["name"], count=sheet["total"])
    opened = buttons.in_rows(buttons.show(case) for case in cases[:MOST_OPENED])
    todo = (buttons.press(sheet, Verb.TODO, row=1),)
    return Card(title, body=lines(_counts(sheet), *_lines(sheet)), buttons=(*opened, todo))


def handed_on(sheet: Sheet) -> Card:
    """To whoever had it."""
    return Card(sheet.say("handed-on", by=sheet["by"], to=sheet["to"], count=sheet["total"]))


def _counts(sheet: Sheet) -> str:
    told = (sheet.say(f"transfer-{kind}", count=sheet[kind]) for kind in ("taken", "waiting", "checks") if sheet[kind])
    return sheet.say("and").join(told)


def _lines(sheet: Sheet) -> list[str]:
    cases = [sheet.of(one) for one in sheet["lines"]]
    more = sheet["total"] - len(cases)
    told = [case.say("line", number=case.number, what=case.what_and_where()) for case in cases]
    return told + ([sheet.say("gathered-more", count=more)] if more > 0 else [])


def _away(sheet: Sheet) -> str:
    """Whoever is to go on is not there: say so before it is pressed."""
    if not sheet["away"]:
        return ""
    told = sheet.of({**sheet.facts, **sheet["away"]})
    key = "transfer-away" if sheet["away"]["stand_in"] else "transfer-away-nobody"
    return sheet.say(key, to=sheet["to"], until=told.when("until"), by=sheet["away"]["stand_in"])


def _left(sheet: Sheet) -> str:
    if not sheet["left"]:
        return ""
    return sheet.say("transfer-left", numbers=sheet.say("and").join(map(str, sheet["left"])), to=sheet["to"])
