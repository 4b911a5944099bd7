"""What groups see: number, kind, place, state, date. Never words, photos, officers or who reported."""

from models.cards import Card, Tone
from models.moves import State
from views import buttons
from views.sheet import Sheet


def groups_card(sheet: Sheet) -> Card:
    """The answer in the group where it was reported; a private matter shows nothing but that it was received."""
    if sheet.is_hidden:
        return private_receipt(sheet)
    return Card(
        title=_title(sheet),
        fields=sheet.fields(
            ("resident-what", sheet.category or sheet.say("category-unknown")),
            ("resident-where", sheet.place or sheet.say("place-unknown")),
            ("resident-progress", sheet.progress_and_date()),
        ),
        body=buttons.asked(sheet),
        buttons=buttons.rows(*buttons.answers(sheet), buttons.wrong(sheet)),
        tone=Tone.GOOD if sheet.state is State.CLOSED else Tone.PLAIN,
    )


def private_receipt(sheet: Sheet) -> Card:
    """Received, and handled in private."""
    return Card(title=sheet.say("group-private"))


def teams_card(sheet: Sheet) -> Card:
    """The card in a work or unit group, with the holder's first button."""
    title = sheet.say("team-title", number=sheet.number)
    if sheet.is_hidden:
        return Card(title=title, body=sheet.say("team-private"), buttons=_steps(sheet))
    return Card(
        title=title,
        fields=sheet.fields(
            ("staff-where", sheet.place or sheet.say("place-unknown")),
            ("staff-what", sheet.category or sheet.say("category-unknown")),
            ("staff-people", sheet.people()),
            ("staff-due", sheet.before("due_at")),
            ("staff-state", sheet.say(f"state-{sheet.state}")),
        ),
        buttons=_steps(sheet),
        tone=Tone.GOOD if sheet.state is State.CLOSED else Tone.PLAIN,
    )


def _steps(sheet: Sheet) -> buttons.Rows:
    """The holder's first buttons; a work group that looks on may only say that it went to the wrong people."""
    return buttons.rows(buttons.wrong(sheet)) if sheet.get("looks_on") else buttons.first_steps(sheet)


def _title(sheet: Sheet) -> str:
    if sheet.state in {State.FILED, State.ASSIGNED}:
        return sheet.say("group-received", number=sheet.number)
    return sheet.say("group-now", number=sheet.number, progress=sheet.progress())
