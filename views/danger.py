"""People in danger: the numbers to dial come before everything else."""

from models.cards import Card, Tone
from models.presses import Verb
from views import buttons, phrases
from views.buttons import press
from views.sheet import Sheet, joined, lines

LISTENS = "12356"
"""The country's line for who can't bear it any more."""


def danger_answer(sheet: Sheet) -> Card:
    """To whoever reported danger: dial first; who has been told; every number is one press away."""
    contact = sheet.get("contact")
    return Card(
        title=_dial_first(sheet),
        body=_told(sheet),
        buttons=buttons.rows(*_dials(sheet), buttons.call(sheet, contact)),
        tone=Tone.DANGER,
    )


def danger_alert(sheet: Sheet) -> Card:
    """To desk, street and grid leader at once."""
    return Card(
        title=_alert_title(sheet),
        fields=sheet.fields(
            ("staff-where", sheet.place or sheet.say("place-unknown")),
            ("staff-what", sheet.category or sheet.say("category-unknown")),
            ("staff-words", sheet.text("words")),
        ),
        body=lines(
            sheet.say("danger-alert-body", numbers=_listed(sheet)),
            sheet.say("danger-discreet") if sheet.get("discreet") else "",
        ),
        photos=sheet.photos("before"),
        buttons=buttons.rows(
            (press(sheet, Verb.ON_SITE, primary=True),),
            *_dials(sheet),
            buttons.call(sheet, sheet.get("contact")),
            () if sheet.get("discreet") else (buttons.show(sheet),),
        ),
        tone=Tone.DANGER,
    )


def danger_ask(sheet: Sheet) -> Card:
    """Words of danger that may mean a drill or the past: is there any now?"""
    numbers = sheet.say("danger-answer", numbers=_listed(sheet)) if sheet["numbers"] else ""
    return Card(
        title=sheet.say("danger-ask", what=phrases.names(sheet["names"], sheet.locale)),
        body=numbers,
        buttons=((press(sheet, Verb.DANGER_NOW, sheet["key"], primary=True), press(sheet, Verb.DANGER_NOT)),),
        tone=Tone.WARN,
    )


def on_site(sheet: Sheet) -> Card:
    """Somebody is there."""
    role, name = sheet.say(f"role-{sheet['role']}"), sheet.text("name")
    if name:
        return Card(title=sheet.say("on-site-by", number=sheet.number, role=role, name=name), tone=Tone.GOOD)
    return Card(title=sheet.say("on-site", number=sheet.number, role=role), tone=Tone.GOOD)


def alarm_off(sheet: Sheet) -> Card:
    """It was withdrawn before anybody was there: by whoever told it, or by whom."""
    by, number = sheet.text("by"), sheet.number
    title = sheet.say("alarm-off-by", number=number, by=by) if by else sheet.say("alarm-off", number=number)
    shown = buttons.rows((buttons.show(sheet),)) if sheet.get("case") else ()
    return Card(title=title, body=sheet.say("alarm-off-body"), buttons=shown, tone=Tone.WARN)


def _alert_title(sheet: Sheet) -> str:
    what = joined(sheet.place, sheet.category) or sheet.matter()
    if sheet.get("times"):
        return sheet.say("danger-again", what=what, times=sheet["times"])
    return sheet.say("danger-alert", what=what)


def _dial_first(sheet: Sheet) -> str:
    """Which number, for what: where somebody may want to be listened to, that line comes first."""
    if LISTENS not in sheet["numbers"]:
        return sheet.say("danger-answer", numbers=_listed(sheet))
    others = [number for number in sheet["numbers"] if number != LISTENS]
    return sheet.say("danger-answer-listens", listens=LISTENS, numbers=sheet.say("and").join(others))


def _listed(sheet: Sheet) -> str:
    return sheet.say("and").join(sheet["numbers"])


def _dials(sheet: Sheet) -> buttons.Rows:
    return buttons.in_rows(
        buttons.dial(number, sheet.say("button-call-number", number=number)) for number in sheet["numbers"]
    )


def _told(sheet: Sheet) -> str:
    contact = sheet.get("contact")
    if not contact:
        return sheet.say("danger-desk-told")
    return sheet.say("danger-told", role=sheet.say(f"role-{contact['role']}"), name=contact["name"])
