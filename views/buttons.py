"""Buttons, drawn from the state of a case. Whether somebody may press is asked again at the press."""

from collections.abc import Iterable, Mapping
from datetime import timedelta
from typing import Any

from models.cards import Button, Kind
from models.cases import Question
from models.moves import HELD, WAITING, State
from models.people import Role
from models.presses import Press, Verb
from views import phrases
from views.phrases import capital, names
from views.sheet import GRID_ROLES, UNIT_ROLES, Sheet

Row = tuple[Button, ...]
Rows = tuple[Row, ...]

_A_DAY = timedelta(days=1)
MOST_EXTENSIONS = 2
MOST_RETURNS = 3
_TO_UNITS = frozenset({Verb.TO_UNIT, Verb.UNITS})
MOST_CHOICES = 3
_KINDS = {
    Verb.DONE: Kind.PHOTO,
    Verb.SOLVED_HERE: Kind.PHOTO,
    Verb.PIN: Kind.PLACE,
    Verb.CARD_PHOTO: Kind.PHOTO,
    Verb.LOG: Kind.PHOTO,
    Verb.GUIDE_PHOTO: Kind.PHOTO,
    Verb.ACTIVITY_PHOTO: Kind.PHOTO,
    Verb.GUIDE_PIN: Kind.PLACE,
}
_CAMERA = frozenset({Verb.LOG})
"""What is photographed there and then: the page opens the camera, not the album."""

_HOLDER: dict[tuple[str, State], tuple[tuple[Verb, ...], ...]] = {
    ("unit", State.ASSIGNED): ((Verb.ACCEPT, Verb.TAKE), (Verb.DECLINE, Verb.MORE_TIME), (Verb.DONE,)),
    ("unit", State.ACCEPTED): ((Verb.DONE,), (Verb.MORE_TIME, Verb.DECLINE), (Verb.NOTE, Verb.REPLY)),
    ("grid", State.ASSIGNED): ((Verb.SOLVED_HERE, Verb.TAKE), (Verb.TO_UNIT, Verb.PASS_UP)),
    ("grid", State.ACCEPTED): ((Verb.SOLVED_HERE,), (Verb.TO_UNIT, Verb.PASS_UP), (Verb.NOTE, Verb.REPLY)),
    ("desk", State.ASSIGNED): ((Verb.SOLVED_HERE, Verb.TAKE), (Verb.TO_UNIT, Verb.UNITS), (Verb.PASS_UP,)),
    ("desk", State.ACCEPTED): ((Verb.SOLVED_HERE,), (Verb.TO_UNIT, Verb.UNITS), (Verb.PASS_UP,)),
    ("street", State.ASSIGNED): ((Verb.SOLVED_HERE, Verb.UNITS), (Verb.SEND_DOWN,)),
    ("street", State.ACCEPTED): ((Verb.SOLVED_HERE, Verb.UNITS), (Verb.SEND_DOWN,)),
}
_URGED: dict[str, tuple[Verb, ...]] = {
    "unit": (Verb.TODAY, Verb.MORE_TIME, Verb.DECLINE),
    "grid": (Verb.TODAY, Verb.MORE_TIME, Verb.PASS_UP),
    "desk": (Verb.TODAY, Verb.UNITS, Verb.PASS_UP),
    "street": (Verb.TODAY, Verb.UNITS),
}
_STEERING: dict[State, tuple[tuple[Verb, ...], ...]] = {
    State.FILED: (
        (Verb.WRITE_OUT,),
        (Verb.CATEGORIES, Verb.UNITS),
        (Verb.CONDITIONS,),
        (Verb.COMPOUNDS,),
        (Verb.SOLVED_HERE, Verb.PASS_UP),
        (Verb.REPORTER, Verb.REWORD),
        (Verb.NOTE, Verb.REPLY),
        (Verb.CANCEL,),
    ),
    State.ASSIGNED: (
        (Verb.WRITE_OUT,),
        (Verb.GRANT, Verb.REFUSE),
        (Verb.SOLVED_HERE, Verb.PASS_UP),
        (Verb.CATEGORIES, Verb.UNITS),
        (Verb.CONDITIONS,),
        (Verb.JOINTS,),
        (Verb.COMPOUNDS, Verb.HARD),
        (Verb.REPORTER, Verb.REWORD),
        (Verb.NOTE, Verb.REPLY),
        (Verb.PAUSE, Verb.CANCEL),
    ),
    State.HANDLED: (
        (Verb.WRITE_OUT,),
        (Verb.CLOSE, Verb.NOT_DONE),
        (Verb.REPORTER, Verb.REWORD),
        (Verb.NOTE, Verb.REPLY),
    ),
    State.VERIFIED: ((Verb.WRITE_OUT,), (Verb.CLOSE,), (Verb.REPORTER, Verb.REWORD), (Verb.NOTE, Verb.REPLY)),
    State.PAUSED: (
        (Verb.WRITE_OUT,),
        (Verb.RESUME, Verb.CATEGORIES),
        (Verb.REPORTER, Verb.REWORD),
        (Verb.NOTE, Verb.REPLY),
    ),
}
_STEERING[State.CLOSED] = ((Verb.WRITE_OUT,), (Verb.REPORTER,), (Verb.NOTE, Verb.REPLY))
_STEERING[State.ACCEPTED] = _STEERING[State.ASSIGNED]


_NEEDS = {Verb.WRITE_OUT: "unwritten", Verb.GRANT: "asked", Verb.REFUSE: "asked", Verb.CONDITIONS: "conditions"}
"""The fact without which there is nothing to press."""


def press(
    sheet: Sheet, verb: Verb, argument: object = "", *, label: str = "", row: int | None = None, primary: bool = False
) -> Button:
    """A button that presses ``verb`` about the sheet's case (or about ``row``), labelled from the catalogue."""
    about = sheet.get("case") or 0 if row is None else row
    pressed = Press(verb, about, sheet.get("version") or 0, str(argument))
    text = label or sheet.say(f"button-{verb}")
    return Button(
        pressed.pack(), capital(text), _KINDS.get(verb, Kind.PRESS), "camera" if verb in _CAMERA else "", primary
    )


def show(sheet: Sheet) -> Button:
    """Opens the sheet's case as a live card."""
    return press(sheet, Verb.SHOW, label=sheet.say("button-show", number=sheet.number))


def call(sheet: Sheet, contact: Mapping[str, Any] | None) -> Row:
    """Dials a contact; an empty row without a number."""
    if not contact or not contact.get("phone"):
        return ()
    label = sheet.say("button-call", role=capital(sheet.say(f"role-{contact['role']}")), name=contact["name"])
    return (dial(contact["phone"], label),)


def dial(number: str, label: str) -> Button:
    """Dials ``number``."""
    return Button(f"call:{number}", label, Kind.CALL, number)


def rows(*found: Row) -> Rows:
    """The rows that have a button."""
    return tuple(row for row in found if row)


def in_rows(buttons: Iterable[Button], width: int = 2) -> Rows:
    """Buttons side by side, ``width`` to a row."""
    every = tuple(buttons)
    return tuple(every[start : start + width] for start in range(0, len(every), width))


def answers(sheet: Sheet) -> Rows:
    """The buttons of the question that is open."""
    if sheet.question is Question.PLACE:
        verbs = ((Verb.HOME,) if sheet.get("has_home") else ()) + (Verb.COMPOUNDS, Verb.PIN)
        spots = [press(sheet, Verb.AREA, f"={one['id']}", label=one["name"]) for one in sheet.get("spots") or ()]
        return in_rows([*spots, *(press(sheet, verb) for verb in verbs)])
    if sheet.question is Question.CATEGORY:
        likely = (sheet.get("choices") or [])[:MOST_CHOICES]
        chosen = [press(sheet, Verb.CATEGORY, one["key"], label=names(one["names"], sheet.locale)) for one in likely]
        return in_rows([*chosen, press(sheet, Verb.UNSURE)])
    return ()


def asked(sheet: Sheet) -> str:
    """The question that is open, in words."""
    if sheet.question is Question.PLACE and sheet.get("spots"):
        return sheet.say("ask-spot", count=len(sheet["spots"]))
    return sheet.say(f"ask-{sheet.question}") if sheet.question else ""


def finding(sheet: Sheet) -> Row:
    """What exactly was found: offered to whoever reported until somebody has said it or taken the case on."""
    wanted = sheet.get("conditions") and not sheet.get("condition") and not sheet.question
    return (press(sheet, Verb.CONDITIONS),) if wanted and sheet.state in {State.FILED, State.ASSIGNED} else ()


def wrong(sheet: Sheet) -> Row:
    """Says that it went to the wrong place, while a handler has it."""
    return (press(sheet, Verb.WRONG),) if sheet.state in HELD else ()


def nudging(sheet: Sheet) -> Row:
    """催一下: offered to whoever reported it when it has waited for a day, or is late; not on the first card."""
    waited = phrases.moment(sheet["filed_at"]) + _A_DAY <= sheet.now
    offered = sheet.state in WAITING and not sheet.question and (waited or sheet.is_late)
    return (press(sheet, Verb.NUDGE),) if offered else ()


def holders(sheet: Sheet) -> Rows:
    """What whoever has to act can do now; the first is the likeliest."""
    table = _HOLDER.get((hands(sheet), sheet.state), ())
    verbs = tuple(tuple(verb for verb in row if _may_ask(sheet, verb)) for row in table)
    first = verbs[0][0] if verbs else None
    return rows(*(tuple(press(sheet, verb, primary=verb is first) for verb in row) for row in verbs))


def first_steps(sheet: Sheet) -> Rows:
    """What a team's group offers before anybody has it."""
    if sheet.state is not State.ASSIGNED:
        return ()
    verbs = (Verb.ACCEPT, Verb.DECLINE) if hands(sheet) == "unit" else (Verb.TAKE,)
    return (tuple(press(sheet, verb, primary=verb is verbs[0]) for verb in verbs),)


def steering_too(sheet: Sheet) -> Rows:
    """What desk and street need besides when the matter itself is theirs."""
    if sheet.held_by not in {Role.DESK, Role.STREET} or sheet.state not in HELD:
        return ()
    verbs = (
        (Verb.WRITE_OUT,), (Verb.CATEGORIES, Verb.REPORTER), (Verb.CONDITIONS,), (Verb.REWORD, Verb.PAUSE),
        (Verb.NOTE, Verb.REPLY),
        (Verb.CANCEL,),
    )  # fmt: skip
    return rows(*(tuple(_steer(sheet, verb) for verb in row if _steers(sheet, verb)) for row in verbs))


def urged(sheet: Sheet) -> Rows:
    """The answers to "how does it stand?"."""
    if sheet.state not in HELD:
        return ()
    return rows(tuple(press(sheet, verb) for verb in _URGED[hands(sheet)] if _may_ask(sheet, verb)))


def steering(sheet: Sheet) -> Rows:
    """What desk and street can do with a case wherever it is."""
    table = _STEERING.get(sheet.state, ((Verb.REPORTER,),))
    return rows(*(tuple(_steer(sheet, verb) for verb in row if _steers(sheet, verb)) for row in table))


def _steer(sheet: Sheet, verb: Verb) -> Button:
    if verb is Verb.CLOSE and sheet.state is State.HANDLED and "visit" in sheet["needs"]:
        return press(sheet, Verb.REALLY_DONE)  # somebody has to have been there: the desk says so, or waits
    return press(sheet, verb, primary=verb is Verb.WRITE_OUT)


def hands(sheet: Sheet) -> str:
    """Whose buttons the case has: unit, grid, desk or street."""
    if sheet.held_by in UNIT_ROLES:
        return "unit"
    if sheet.held_by in GRID_ROLES:
        return "grid"
    return "street" if sheet.held_by is Role.STREET else "desk"


def _may_ask(sheet: Sheet, verb: Verb) -> bool:
    """More time is asked for once at a time, and twice at most; what desk and street keep goes to no unit."""
    if verb in _TO_UNITS:
        return not _is_kept(sheet)
    if verb is Verb.SEND_DOWN:
        return bool(sheet.get("hard"))
    if verb is Verb.DECLINE:
        return (sheet.get("returned") or 0) < MOST_RETURNS
    return verb is not Verb.MORE_TIME or (not sheet.get("asked") and (sheet.get("extensions") or 0) < MOST_EXTENSIONS)


def _is_kept(sheet: Sheet) -> bool:
    return bool(sheet["sensitivity"] == "sealed") or sheet.get("routed") == "discreet"


def _steers(sheet: Sheet, verb: Verb) -> bool:
    match verb:
        case Verb.UNITS | Verb.JOINTS:
            led = sheet.held_by in UNIT_ROLES and not sheet.get("hard")
            return (led or verb is Verb.UNITS) and not _is_kept(sheet)
        case Verb.WRITE_OUT | Verb.GRANT | Verb.REFUSE | Verb.CONDITIONS:
            return bool(sheet.get(_NEEDS[verb]))
        case Verb.COMPOUNDS:
            return not sheet.place or sheet.get("routed") == "no-place"
        case Verb.SOLVED_HERE | Verb.HARD:
            ours = sheet.held_by in {Role.DESK, Role.STREET}
            return ours if verb is Verb.SOLVED_HERE else not (ours or sheet.get("hard"))
        case Verb.PASS_UP:
            return sheet.held_by is Role.DESK
        case _:
            return verb is not Verb.CLOSE or not sheet.get("signer")
