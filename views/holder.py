"""What those read who have to act: the assignment, reminders, the urging that asks before it blames."""

from dataclasses import replace

from models.cards import Card, Tone
from models.moves import HELD, Move, State
from models.notices import Audience
from models.people import Role
from models.presses import Verb
from views import buttons, phrases
from views.sheet import Field, Sheet, joined, lines

_LAST_WORDS = {
    Move.PASS_UP: "staff-passed-up",
    Move.SEND_BACK: "staff-sent-back",
    Move.RETURN: "staff-sent-back",
    Move.REOPEN: "staff-reopened-words",
    Move.ADD: "staff-added",
    Move.SEND_DOWN: "staff-sent-down",
    Move.PROPOSE_HARD: "staff-passed-up",
}
STEERING = frozenset({Role.DESK, Role.STREET})
_ABOVE = {Role.GRID_LEADER, Role.DESK, Role.STREET}


def holders_card(sheet: Sheet) -> Card:
    """The assignment: place, photos and words without names, and what can be done now."""
    return Card(
        title=_title(sheet),
        fields=sheet.fields(
            *_essentials(sheet),
            ("staff-answer-by", _answer_by(sheet)),
            ("staff-state", sheet.say(f"state-{sheet.state}")),
            ("staff-second", sheet.second()),
            ("staff-reopened", _not_solved(sheet)),
            ("staff-exempt", sheet.say("exempt-yes") if sheet.get("exempt") else ""),
            ("staff-found", sheet.found("name")),
            ("staff-closing", sheet.found("closing")),
            ("staff-people", sheet.people()),
            nudges(sheet),
            sheet.notes(),
            ("staff-words", sheet.text("words")),
            ("staff-also", sheet.also()),
            *merged_into(sheet),
            last_words(sheet),
            ("staff-note", sheet.reason(sheet.text("routed"))),
            ("staff-officer", sheet.text("officer")),
            ("staff-asked", sheet.asked()),
            *sheet.together(),
            secrecy(sheet),
        ),
        body=_body(sheet),
        photos=sheet.photos("before", "after"),
        buttons=buttons.holders(sheet) + buttons.steering_too(sheet),
        tone=_tone(sheet),
    )


def _answer_by(sheet: Sheet) -> str:
    """Until when somebody should say that they are on it; a moment that has passed asks for nothing."""
    ahead = sheet.get("accept_due_at") and phrases.moment(sheet["accept_due_at"]) > sheet.now
    return sheet.before("accept_due_at") if ahead and sheet.state is State.ASSIGNED else ""


def _not_solved(sheet: Sheet) -> str:
    """That it was thought to be over and comes back, while there is something to do about it."""
    back = sheet.get("reopened") and sheet.state in HELD
    return sheet.say("holder-not-solved", times=sheet["reopened"]) if back else ""


def reminder(sheet: Sheet) -> Card:
    """Some hours before the limit."""
    title = sheet.say("reminder-title", left=sheet.span(sheet["left"]), number=sheet.number, what=sheet.matter())
    return _about(sheet, title, tone=Tone.WARN)


def accept_reminder(sheet: Sheet) -> Card:
    """Nobody has answered within the acceptance limit."""
    title = sheet.say("accept-reminder-title", number=sheet.number, what=sheet.matter())
    return _about(sheet, title, body=sheet.say("accept-reminder-body"), tone=Tone.WARN)


def urge(sheet: Sheet) -> Card:
    """The urging sheet at the limit: how does it stand? With the desk's clock beside the unit's."""
    return Card(
        title=_urge_title(sheet),
        fields=sheet.fields(
            ("urge-sheet", sheet.what_and_where()),
            ("urge-desk-time", sheet.span(sheet["desk_seconds"])),
            ("urge-unit-time", sheet.span(sheet["unit_seconds"])),
        ),
        buttons=(*buttons.urged(sheet), (buttons.show(sheet),)),
        tone=Tone.WARN,
    )


def nudged(sheet: Sheet) -> Card:
    """Whoever reported it, or the desk, asks how it stands: to whoever has it, and to the desk."""
    has_it = sheet["audience"] == Audience.HOLDER
    return Card(
        title=sheet.say("nudged-title", by=sheet["asked_by"], number=sheet.number),
        fields=sheet.fields(*_essentials(sheet), ("staff-unit", sheet.unit), nudges(sheet)),
        buttons=(*(buttons.urged(sheet) if has_it else ()), (buttons.show(sheet),)),
        tone=Tone.WARN if sheet.is_late else Tone.PLAIN,
    )


def nudges(sheet: Sheet) -> Field:
    """How often those who reported it have asked, as a field."""
    return ("staff-nudged", sheet.say("times", times=sheet["nudged"]) if sheet.get("nudged") else "")


def overdue(sheet: Sheet) -> Card:
    """Privately upward: a reminder, with what would help."""
    steer = (buttons.press(sheet, Verb.UNITS),) if sheet["to"] == "desk" else ()
    return Card(
        title=_overdue_title(sheet),
        fields=sheet.fields(*_essentials(sheet), ("staff-unit", sheet.unit), ("staff-officer", sheet.text("officer"))),
        body=sheet.say("overdue-please", to=sheet["to"]),
        buttons=((buttons.show(sheet), *steer),),
        tone=Tone.WARN,
    )


def time_granted(sheet: Sheet) -> Card:
    """More time was granted."""
    if sheet.is_late:
        return _about(sheet, sheet.say("time-granted-late", number=sheet.number, when=sheet.when("told_at")))
    title = sheet.say("time-granted-title", number=sheet.number, when=sheet.when("due_at"))
    sooner = sheet.say("time-granted-told", when=sheet.when("told_at")) if sheet.get("told_at") else ""
    return _about(sheet, title, body=sooner)


def time_refused(sheet: Sheet) -> Card:
    """More time was not granted."""
    title = sheet.say("time-refused-title", number=sheet.number, when=sheet.when("due_at"))
    return _about(sheet, title, body=sheet.say("time-refused-body"))


def put_off(sheet: Sheet) -> Card:
    """The desk has put it off (挂账): nothing to do until then, and why."""
    fields = sheet.fields(*_essentials(sheet)[:2], ("staff-paused-why", sheet.text("why")))
    title = sheet.say("put-off-title", number=sheet.number, day=sheet.day("promised_at"))
    return Card(title, fields, sheet.say("put-off-body"), buttons=((buttons.show(sheet),),))


def sent_back(sheet: Sheet) -> Card:
    """Not done yet: once more, and why."""
    title = sheet.say("sent-back-title", by=sheet["by"], number=sheet.number)
    card = _about(sheet, title, body=sheet.text("words"), tone=Tone.WARN)
    return replace(card, photos=sheet.photos("after"))


def added(sheet: Sheet) -> Card:
    """The reporter added words or photos."""
    body = lines(sheet.text("words"), unwritten(sheet) if sheet.get("spoken") else "")
    card = _about(sheet, sheet.say("added-title", number=sheet.number), body=body)
    return replace(card, photos=sheet.photos("photos"), buttons=_to_write_out(sheet))


def _to_write_out(sheet: Sheet) -> buttons.Rows:
    """For the desk, where a voice came that nobody has written down."""
    asked = sheet.get("spoken") and sheet.get("unwritten") and _is_desks(sheet)
    return ((buttons.press(sheet, Verb.WRITE_OUT, primary=True), buttons.show(sheet)),) if asked else ()


def _is_desks(sheet: Sheet) -> bool:
    return sheet.held_by in STEERING or sheet["audience"] == Audience.DESK


def last_words(sheet: Sheet) -> Field:
    """The words that came with the latest move, as a field."""
    move = sheet.last("move")
    key = _LAST_WORDS.get(Move(move)) if move else None
    return (key, sheet.last("words")) if key else ("staff-note", "")


def merged_into(sheet: Sheet) -> tuple[Field, ...]:
    """With which case it is handled, for staff."""
    whole = sheet.get("merged_into")
    return (("staff-merged-into", sheet.say("line-number", number=whole)),) if whole else ()


def unwritten(sheet: Sheet) -> str:
    """That a voice says more than stands here, and who is writing it down; "" when none does."""
    if not sheet.get("unwritten"):
        return ""
    return sheet.say("desk-please-write-out" if _is_desks(sheet) else "holder-unwritten")


def secrecy(sheet: Sheet) -> Field:
    """Who may know, as a field; empty for an open matter."""
    return ("staff-secrecy", "" if sheet.is_open_matter else sheet.say(f"secrecy-{sheet['sensitivity']}"))


def _urge_title(sheet: Sheet) -> str:
    if _is_today(sheet):
        return sheet.say("urge-title-today", number=sheet.number, when=sheet.when("due_at"))
    return sheet.say("urge-title", number=sheet.number, day=sheet.day("due_at"))


def _overdue_title(sheet: Sheet) -> str:
    if sheet.state is State.FILED:
        return sheet.say("overdue-undecided", number=sheet.number)
    return sheet.say("overdue-title", number=sheet.number, late=sheet.span(sheet["late"]))


def _title(sheet: Sheet) -> str:
    key = "holder-hard-title" if _passed_up(sheet) else "holder-title"
    due = sheet.before("due_at") if sheet.state in HELD else ""
    return joined(sheet.say(key, number=sheet.number), sheet.place, sheet.category, due)


def _body(sheet: Sheet) -> str:
    return lines(
        sheet.say("holder-please-coordinate", to=sheet["held_by"]) if _passed_up(sheet) else "",
        unwritten(sheet),
        sheet.say("holder-waiting-for-time") if sheet.get("asked") and sheet.state in HELD else "",
    )


def _passed_up(sheet: Sheet) -> bool:
    hard = bool(sheet.get("hard")) and sheet.held_by is Role.STREET
    return (hard or (sheet.last("move") == Move.PASS_UP and sheet.held_by in _ABOVE)) and sheet.state in HELD


def _tone(sheet: Sheet) -> Tone:
    if sheet.state is State.CLOSED:
        return Tone.GOOD
    return Tone.WARN if sheet.is_late and sheet.state in HELD else Tone.PLAIN


def _essentials(sheet: Sheet) -> tuple[Field, ...]:
    return (
        ("staff-where", sheet.place or sheet.say("place-unknown")),
        ("staff-what", sheet.category or sheet.say("category-unknown")),
        ("staff-due", sheet.before("due_at")),
        ("staff-told", sheet.before("told_at") if sheet.state in HELD else ""),
    )


def _about(sheet: Sheet, title: str, *, body: str = "", tone: Tone = Tone.PLAIN) -> Card:
    """A short card about a case, with what its holder can do now."""
    return Card(title, sheet.fields(*_essentials(sheet)), body, buttons=buttons.holders(sheet), tone=tone)


def _is_today(sheet: Sheet) -> bool:
    return sheet.day("due_at") == sheet.say("day-today")
