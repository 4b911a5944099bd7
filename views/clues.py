"""线索 in the chat: the way in, whom to ring about persons, the code, and the clue for those who hear it."""

from datetime import date

from models.cards import Button, Card, Kind, Tone
from models.clues import CLUES_OPEN, ClueKind, ClueState
from models.presses import Verb
from views import buttons
from views.buttons import press
from views.lists import turned
from views.phrases import names
from views.sheet import Sheet, lines

NUMBERS = ("110", "96110")


def door(sheet: Sheet) -> Card:
    """About a place, or about somebody?"""
    unkept = sheet.say("clue-unkept") if sheet["unkept"] else ""
    if not sheet["hearing"]:
        return Card(
            title=sheet.say("clue-title"),
            body=lines(unkept, sheet.say("refusal-clue-nobody")),
            buttons=_calls(sheet),
        )
    heard_by = sheet.say("and").join(sheet.say(f"role-{role}") for role in sheet["hearing"])
    kinds = buttons.in_rows(
        press(sheet, Verb.CLUE_KIND, kind, label=sheet.say(f"clue-kind-{kind}")) for kind in ClueKind
    )
    return Card(
        title=sheet.say("clue-title"),
        body=lines(unkept, sheet.say("clue-ask"), sheet.say("clue-who", roles=heard_by), sheet.say("clue-danger")),
        buttons=buttons.rows(*kinds, (press(sheet, Verb.CLUE_PERSON),), *_calls(sheet)),
    )


def about_a_person(sheet: Sheet) -> Card:
    """Nothing of it was kept; whom to ring."""
    return Card(
        title=sheet.say("clue-person-title"),
        body=lines(sheet.say("clue-person-body"), sheet.say("clue-person-place")),
        buttons=_calls(sheet),
        tone=Tone.WARN,
    )


def _calls(sheet: Sheet) -> buttons.Rows:
    dialled = tuple(buttons.dial(number, sheet.say(f"clue-call-{number}")) for number in NUMBERS)
    return buttons.rows(dialled, buttons.call(sheet, sheet.get("contact")))


def write(sheet: Sheet) -> Card:
    """Where, and what was seen."""
    only = sheet.say("clue-only-words") if sheet["only_words"] else ""
    return Card(
        title=sheet.say("clue-write-title", kind=sheet.say(f"clue-kind-{sheet['kind']}")),
        body=lines(only, sheet.say("clue-write-body")),
        buttons=((press(sheet, Verb.CLUE_STOP),),),
    )


def taken(sheet: Sheet) -> Card:
    """The code, said once."""
    code = sheet["code"]
    return Card(
        title=sheet.say("clue-taken-title"),
        fields=sheet.fields(("clue-code", code)),
        body=sheet.say("clue-taken-body"),
        buttons=((Button("copy", sheet.say("clue-copy"), Kind.COPY, sheet.say("clue-follow-by", code=code)),),),
        tone=Tone.GOOD,
    )


def followed(sheet: Sheet) -> Card:
    """How it stands, for whoever told it."""
    state = ClueState(sheet["state"])
    unit = names(sheet.get("unit"), sheet.locale)
    points = sheet.say("clue-points", points=sheet["points"]) if sheet["points"] else ""
    total = sheet.say("clue-points-total", total=sheet["total"]) if sheet["total"] else ""
    return Card(
        title=sheet.say("clue-followed-title", kind=sheet.say(f"clue-kind-{sheet['kind']}")),
        fields=sheet.fields(("clue-with", unit)),
        body=lines(sheet.say(f"clue-told-{state}"), points, total),
        tone=Tone.GOOD if state is ClueState.VERIFIED else Tone.PLAIN,
    )


def news(sheet: Sheet) -> Card:
    """There is one; what it says stands behind the press."""
    opened = press(sheet, Verb.CLUE_OPEN, row=sheet["clue"], primary=True)
    return Card(title=sheet.say("clue-news-title"), body=sheet.say("clue-news-body"), buttons=((opened,),))


def clue(sheet: Sheet) -> Card:
    """The clue itself, for those who hear it."""
    if sheet.get("gone"):
        return Card(title=sheet.say("refusal-clue-gone"))
    return Card(
        title=sheet.say("clue-card-title", kind=sheet.say(f"clue-kind-{sheet['kind']}")),
        fields=sheet.fields(
            ("clue-state", sheet.say(f"clue-state-{ClueState(sheet['state'])}")),
            ("clue-day", _day(sheet, sheet["day"])),
            ("clue-community", sheet["community"]),
            ("clue-with", names(sheet.get("unit"), sheet.locale)),
        ),
        body=lines(sheet["words"] or sheet.say("clue-erased"), sheet.say("clue-keep-quiet")),
        buttons=_steps(sheet),
    )


def _day(sheet: Sheet, day: str) -> str:
    told = date.fromisoformat(day)
    return sheet.say("clue-on-day", month=told.month, day=told.day)


def _steps(sheet: Sheet) -> buttons.Rows:
    if ClueState(sheet["state"]) not in CLUES_OPEN:
        return ()
    taken = sheet["state"] == ClueState.TAKEN
    first = (Verb.CLUE_TRUE, Verb.CLUE_UNTRUE) if taken else (Verb.CLUE_TAKE,)
    row = sheet["clue"]
    passing = (press(sheet, Verb.CLUE_UNITS, row=row),) if sheet["passes"] else ()
    return buttons.rows(
        tuple(press(sheet, verb, row=row, primary=verb is first[0]) for verb in first),
        passing,
        (press(sheet, Verb.CLUE_ERASE, row=row),),
    )


def waiting(sheet: Sheet) -> Card:
    """What waits, for those who hear clues; and the way to tell one."""
    opening = [press(sheet, Verb.CLUE_OPEN, row=one["clue"], label=_line(sheet, one)) for one in sheet["lines"]]
    new = press(sheet, Verb.CLUE, "new", label=sheet.say("clue-new"))
    title = sheet.say("clues-title", count=len(opening)) if opening else sheet.say("clues-none")
    return Card(title=title, buttons=buttons.rows(*buttons.in_rows(opening, 1), (new,)))


def _line(sheet: Sheet, one: dict[str, str]) -> str:
    kind, state = sheet.say(f"clue-kind-{one['kind']}"), sheet.say(f"clue-state-{ClueState(one['state'])}")
    return sheet.say("clues-line", day=_day(sheet, one["day"]), kind=kind, state=state)


def units(sheet: Sheet) -> Card:
    """Which unit is to look into it?"""
    row = sheet["clue"]
    options = (
        press(sheet, Verb.CLUE_UNIT, one["id"], label=names(one["names"], sheet.locale), row=row)
        for one in sheet["options"]
    )
    turning = turned(sheet.of({**sheet.facts, "case": row}), Verb.CLUE_UNITS, by_argument=True)
    return Card(title=sheet.say("clue-which-unit"), buttons=buttons.rows(*buttons.in_rows(options), turning))


def privately(sheet: Sheet) -> Card:
    """In a group: not here."""
    link = sheet.text("link")
    open_it = (Button("", sheet.say("how-private-button"), Kind.LINK, link),) if link else ()
    return Card(
        title=sheet.say("clue-privately-title"), body=sheet.say("clue-privately-body"), buttons=buttons.rows(open_it)
    )
