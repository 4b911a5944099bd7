"""批量: which cases of a ledger's list, what with them, is it right so, what became of it."""

from collections.abc import Iterable
from typing import Any

from models.cards import Button, Card, Tone
from models.presses import Press, Verb
from views import buttons
from views.lists import turned
from views.phrases import names
from views.sheet import Sheet, joined, lines

DEEDS = ("close", "assign", "nudge", "hard", "cancel")
"""What may be done with several at once: each has its words behind ``batch-do-``, ``batch-sure-`` and ``batched-``."""


def batch(sheet: Sheet) -> Card:
    """The chosen ones with a mark; each number takes its case out or in again."""
    cases = [sheet.of(one) for one in sheet["lines"]]
    return Card(
        title=sheet.say("batch-title", count=sheet["total"]),
        body=lines(*map(_line, cases), sheet.say("batch-body")),
        buttons=buttons.rows(
            *buttons.in_rows((_tick(sheet, case) for case in cases), 4),
            *buttons.in_rows(_deed(sheet, does) for does in DEEDS if sheet["total"]),
        ),
    )


def _line(case: Sheet) -> str:
    what = joined(case.say("line", number=case.number, what=case.what_and_where()), case.say(f"state-{case.state}"))
    return _marked(case, what)


def _marked(case: Sheet, text: str) -> str:
    return case.say("batch-in" if case["chosen"] else "batch-out", text=text)


def _tick(sheet: Sheet, case: Sheet) -> Button:
    return _press(sheet, Verb.BATCH_TICK, str(case["case"]), _marked(case, str(case.number)))


def _deed(sheet: Sheet, does: str) -> Button:
    verb, argument = (Verb.BATCH_UNITS, "1") if does == "assign" else (Verb.BATCH_DO, does)
    return _press(sheet, verb, argument, sheet.say(f"batch-do-{does}"))


def _press(sheet: Sheet, verb: Verb, argument: str, label: str, *, primary: bool = False) -> Button:
    return Button(Press(verb, sheet["row"], 0, argument).pack(), label, primary=primary)


def batch_unit(sheet: Sheet) -> Card:
    """To which unit?"""
    found: Iterable[Any] = sheet["options"]
    options = [_press(sheet, Verb.BATCH_DO, f"assign.{one['id']}", names(one["names"], sheet.locale)) for one in found]
    about = sheet.of({**sheet.facts, "case": sheet["row"]})
    return Card(
        title=sheet.say("batch-unit"),
        buttons=buttons.rows(*buttons.in_rows(options), turned(about, Verb.BATCH_UNITS, by_argument=True)),
    )


def batch_sure(sheet: Sheet) -> Card:
    """What would happen; one press does it."""
    does, unit = sheet["does"], sheet["unit_id"]
    chosen = [case for case in map(sheet.of, sheet["lines"]) if case["chosen"]]
    able = [case for case in chosen if case.number not in sheet["unable"]]
    told = sheet.say(f"batch-sure-{does}", count=sheet["able"], to=names(sheet["to"], sheet.locale))
    unable = sheet.say("batch-unable", numbers=_numbers(sheet, sheet["unable"])) if sheet["unable"] else ""
    if not able:
        return Card(title=sheet.say("batch-none-able"), body=unable)
    yes = _press(sheet, Verb.BATCH_SURE, f"{does}.{unit}", sheet.say("button-batch-sure"), primary=True)
    which = (case.say("line", number=case.number, what=case.what_and_where()) for case in able)
    return Card(
        title=told,
        body=lines(*which, unable, sheet.say(f"batch-told-{does}")),
        buttons=((yes,),),
        tone=Tone.WARN,
    )


def batched(sheet: Sheet) -> Card:
    """How many went, and which did not, why."""
    told = sheet.say(f"batched-{sheet['does']}", count=sheet["went"], to=names(sheet["to"], sheet.locale))
    refused = (
        sheet.say(
            "batch-refused",
            numbers=_numbers(sheet, one["numbers"]),
            why=sheet.first_words([f"batch-why-{one['refusal']}", "batch-why-other"]),
        )
        for one in sheet["refused"]
    )
    return Card(title=told, body=lines(*refused), tone=Tone.GOOD if sheet["went"] else Tone.WARN)


def _numbers(sheet: Sheet, numbers: Iterable[int]) -> str:
    return sheet.say("and").join(map(str, numbers))
