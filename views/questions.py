"""Questions with buttons to choose from, and requests for a photo, a place, some words."""

from collections.abc import Iterable
from dataclasses import replace

from models.cards import Button, Card
from models.presses import Press, Verb
from views import buttons
from views.buttons import press
from views.lists import turned
from views.phrases import names
from views.sheet import UNIT_ROLES, Sheet, lines

_SKIPPED = {"not-done": Verb.NOT_DONE, "not-solved": Verb.NOT_SOLVED, "pass-up": Verb.PASS_UP}
SKIP = "skip"
"""The argument of a verb pressed again without words."""


def choose_compound(sheet: Sheet) -> Card:
    """In which compound?"""
    options = (press(sheet, Verb.COMPOUND, one["id"], label=one["name"]) for one in sheet["options"])
    return _choice(sheet, sheet.say("choose-compound", number=sheet.number), options)


def choose_area(sheet: Sheet) -> Card:
    """Which building, then which stair; or the whole of it (``=`` before the id: ask no further)."""
    if sheet["level"] == "spot":
        return _choose_spot(sheet)
    options = [press(sheet, Verb.AREA, one["id"], label=one["name"]) for one in sheet["options"]]
    if sheet.get("whole"):
        key = "button-whole-building" if sheet["level"] == "stair" else "button-whole-compound"
        options.append(press(sheet, Verb.AREA, f"={sheet['whole']}", label=sheet.say(key)))
    return _choice(sheet, sheet.say(f"choose-{sheet['level']}", number=sheet.number), options, width=3)


def _choose_spot(sheet: Sheet) -> Card:
    """Which of the places that a pin or words may mean; if it is none of them, there is the list."""
    spots = [press(sheet, Verb.AREA, f"={one['id']}", label=one["name"]) for one in sheet["options"]]
    title = sheet.say("choose-spot", number=sheet.number, count=len(spots))
    return _choice(sheet, title, [*spots, press(sheet, Verb.COMPOUNDS)])


def choose_category(sheet: Sheet) -> Card:
    """Which kind? Who can't say leaves it to the desk."""
    options = [
        press(sheet, Verb.CATEGORY, one["key"], label=names(one["names"], sheet.locale)) for one in sheet["options"]
    ]
    return _paged(sheet, "choose-category", [*options, press(sheet, Verb.UNSURE)], Verb.CATEGORIES)


def choose_condition(sheet: Sheet) -> Card:
    """What exactly is it? Written out in full, since a condition is longer than a button."""
    limits = [sheet.say(f"limit-{one['limit']['measure']}", amount=one["limit"]["amount"]) for one in sheet["options"]]
    options = [
        press(sheet, Verb.CONDITION, one["id"], label=f"{at} · {limit}")
        for at, (one, limit) in enumerate(zip(sheet["options"], limits, strict=True), start=1)
    ]
    none = press(sheet, Verb.CONDITION, 0, label=sheet.say("button-none-of-these"))
    card = _paged(sheet, "choose-condition", [*options, none], Verb.CONDITIONS)
    return replace(card, body=lines(*(f"{at}. {one['name']}" for at, one in enumerate(sheet["options"], start=1))))


def choose_unit(sheet: Sheet) -> Card:
    """Which unit?"""
    return unit_to_choose(sheet, "choose-unit", Verb.UNIT, Verb.UNITS)


def unit_to_choose(sheet: Sheet, key: str, verb: Verb, turn: Verb) -> Card:
    """A page of units."""
    options = (press(sheet, verb, one["id"], label=names(one["names"], sheet.locale)) for one in sheet["options"])
    return _paged(sheet, key, options, turn)


def choose_days(sheet: Sheet) -> Card:
    """How many days more?"""
    options = (
        press(sheet, Verb.MORE_TIME_DAYS, days, label=sheet.say("button-more-days", days=days))
        for days in sheet["options"]
    )
    return _choice(sheet, sheet.say("choose-days", number=sheet.number), options, width=3)


def choose_pause(sheet: Sheet) -> Card:
    """For how long can it not be done?"""
    options = (
        press(sheet, Verb.PAUSE_FOR, days, label=sheet.say("button-pause-days", days=days)) for days in sheet["options"]
    )
    return _choice(sheet, sheet.say("choose-pause", number=sheet.number), options)


def choose_time_why(sheet: Sheet) -> Card:
    """Why more time? The days travel along in the argument: ``3.parts``."""
    days = sheet["days"]
    options = (
        press(sheet, Verb.MORE_TIME_WHY, f"{days}.{code}", label=sheet.say(f"time-{code}")) for code in sheet["options"]
    )
    written = press(sheet, Verb.MORE_TIME_WHY, f"{days}.other", label=sheet.say("button-other-reason"))
    return _choice(sheet, sheet.say("choose-time-why", number=sheet.number, days=days), [*options, written])


def choose_decline_why(sheet: Sheet) -> Card:
    """Why isn't it yours?"""
    options = (press(sheet, Verb.DECLINE_WHY, code, label=sheet.say(f"decline-{code}")) for code in sheet["options"])
    written = press(sheet, Verb.DECLINE_WHY, "other", label=sheet.say("button-other-reason"))
    return _choice(sheet, sheet.say("choose-decline-why", number=sheet.number), [*options, written])


def send_pin(sheet: Sheet) -> Card:
    """Please send the place."""
    return Card(title=sheet.say("send-pin", number=sheet.number), body=sheet.say("send-pin-body"))


def send_proof(sheet: Sheet) -> Card:
    """Please send a photo of the result; from the grid a sentence is enough."""
    needs, closing = sheet["needs"], sheet.found("closing")
    photo = sheet.held_by in UNIT_ROLES or {"photo", "words"} & set(needs)
    return Card(
        title=sheet.say("send-proof", number=sheet.number),
        fields=sheet.fields(("staff-closing", closing)),
        body=lines(
            "" if photo else sheet.say("send-proof-body"), sheet.say("send-proof-words") if "words" in needs else ""
        ),
    )


def send_words(sheet: Sheet) -> Card:
    """Please write it in one message, or skip where words may be missing."""
    what = sheet["what"]
    skipped = _SKIPPED.get(what)
    skip = (press(sheet, skipped, SKIP, label=sheet.say("button-skip")),) if skipped else ()
    return Card(
        title=sheet.say("send-words", what=what, number=sheet.number),
        body=lines(sheet.say("send-words-body", what=what), *_kept_in_full(sheet)),
        buttons=buttons.rows(*_canned(sheet), skip),
    )


MOST_ON_A_BUTTON = 16


def _canned(sheet: Sheet) -> buttons.Rows:
    """A button for each text that the desk keeps for this; what is longer than a button stands above it in full."""
    kept = enumerate(sheet.get("canned") or (), start=1)
    return buttons.in_rows(
        (press(sheet, Verb.CANNED, one["id"], label=_shortened(sheet, at, one["words"])) for at, one in kept), 1
    )


def _shortened(sheet: Sheet, at: int, words: str) -> str:
    return words if len(words) <= MOST_ON_A_BUTTON else sheet.say("canned-line", at=at, words=f"{words[:12]}…")


def _kept_in_full(sheet: Sheet) -> list[str]:
    kept = enumerate(sheet.get("canned") or (), start=1)
    return [
        sheet.say("canned-line", at=at, words=one["words"]) for at, one in kept if len(one["words"]) > MOST_ON_A_BUTTON
    ]


def choose_bind_purpose(sheet: Sheet) -> Card:
    """What is this group for?"""
    options = (
        press(sheet, Verb.BIND_PURPOSE, purpose, label=sheet.say(f"purpose-{purpose}")) for purpose in sheet["options"]
    )
    return _choice(sheet, sheet.say("bind-purpose", title=sheet["title"]), options)


def choose_bind_area(sheet: Sheet) -> Card:
    """Which place does the group look after? Purpose and kind travel in the argument: ``residents.compound``."""
    options = (_place_to_bind(sheet, one["id"], one["kind"], one["name"]) for one in sheet["options"])
    return _choice(sheet, sheet.say("bind-area", title=sheet["title"]), options)


def _place_to_bind(sheet: Sheet, row: int, kind: str, name: str) -> Button:
    return Button(Press(Verb.BIND, row, 0, f"{sheet['purpose']}.{kind}").pack(), name)


def _choice(sheet: Sheet, title: str, options: Iterable[Button], *, width: int = 2) -> Card:
    found = buttons.in_rows(options, width)
    return Card(title, body="" if found else sheet.say("nothing-to-choose"), buttons=found)


def _paged(sheet: Sheet, key: str, options: Iterable[Button], turn: Verb) -> Card:
    card = _choice(sheet, sheet.say(key, number=sheet.number), options)
    return replace(card, buttons=(*card.buttons, *buttons.rows(turned(sheet, turn, by_argument=True))))
