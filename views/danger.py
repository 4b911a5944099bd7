"""People in danger: the numbers to dial come before everything else."""

from models.cards import Card, Tone
from views import buttons
from views.sheet import Sheet, joined


def danger_answer(sheet: Sheet) -> Card:
    """To whoever reported danger: dial first; who has been told; every number is one press away."""
    contact = sheet.get("contact")
    return Card(
        title=sheet.say("danger-answer", numbers=_listed(sheet)),
        body=_told(sheet),
        buttons=buttons.rows(*_dials(sheet), buttons.call(sheet, contact)),
        tone=Tone.DANGER,
    )


def danger_alert(sheet: Sheet) -> Card:
    """To desk, street and grid leader at once."""
    return Card(
        title=sheet.say("danger-alert", what=joined(sheet.place, sheet.category) or sheet.matter()),
        fields=sheet.fields(
            ("staff-where", sheet.place or sheet.say("place-unknown")),
            ("staff-what", sheet.category or sheet.say("category-unknown")),
            ("staff-words", sheet.text("words")),
        ),
        body=sheet.say("danger-alert-body", numbers=_listed(sheet)),
        photos=sheet.photos("before"),
        buttons=buttons.rows(*_dials(sheet), buttons.call(sheet, sheet.get("contact")), (buttons.show(sheet),)),
        tone=Tone.DANGER,
    )


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
