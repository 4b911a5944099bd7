"""A stretch of a plain group: where to paste it, what it says, what became of it."""

from collections.abc import Mapping
from typing import Any

from models.cards import Button, Card, Tone
from models.presses import Verb
from views import buttons, phrases
from views.buttons import press
from views.sheet import Sheet, joined, lines


def send_paste(sheet: Sheet) -> Card:
    """Paste it here, in as many messages as it takes; first whose group it is, where there are several."""
    choices = [press(sheet, Verb.PASTE, one["id"], label=one["name"], row=sheet["paste"]) for one in sheet["options"]]
    done = press(sheet, Verb.PASTED, row=sheet["paste"], primary=True)
    came = sheet["lines"]
    group = sheet["group"]
    here = sheet.say("paste-here-of", group=group) if group else sheet.say("paste-here")
    title = sheet.say("paste-came", lines=came) if came else here
    return Card(
        title=sheet.say("paste-which") if choices and came else title,
        body=lines(sheet.say("paste-which") if choices and not came else "", sheet.say("paste-how")),
        buttons=buttons.rows(*buttons.in_rows(choices), (done,), (_drop(sheet),)),
    )


def paste_taken(sheet: Sheet) -> Card:
    """It is being read."""
    return Card(title=sheet.say("paste-taken"))


def paste_found(sheet: Sheet) -> Card:
    """The summary: nothing is reported before its one press."""
    matters = sheet["matters"]
    numbers = list(dict.fromkeys(number for matter in matters for number in matter["emergency"]))
    counted = sheet.say("paste-counted", matters=len(matters), receipts=sheet["receipts"], rest=sheet["rest"])
    return Card(
        title=counted if matters else sheet.say("paste-nothing", receipts=sheet["receipts"], rest=sheet["rest"]),
        body=lines(
            *(_matter(sheet, number, matter) for number, matter in enumerate(matters)),
            sheet.say("paste-before", count=sheet["before"]) if sheet["before"] else "",
            sheet.say("paste-more", count=sheet["more"]) if sheet["more"] else "",
            _question(sheet),
        ),
        buttons=_buttons(sheet, numbers) if matters else (),
        tone=Tone.DANGER if numbers else Tone.PLAIN,
    )


def _matter(sheet: Sheet, number: int, matter: Mapping[str, Any]) -> str:
    who = matter["who"] or sheet.say("paste-nobody")
    also = sheet.say("paste-also", count=matter["also"]) if matter["also"] else ""
    kind = phrases.names(matter["category"], sheet.locale) or sheet.say("category-unknown")
    line = joined(f"{number + 1}. {who}", matter["place"] or sheet.say("place-unknown"), kind, matter["words"], also)
    return sheet.say("paste-left-out", line=line) if matter["off"] else line


def _question(sheet: Sheet) -> str:
    asked = sheet.get("question")
    if not asked:
        return ""
    if asked["kind"] == "place":
        return sheet.say("paste-where", number=asked["matter"] + 1)
    key = "paste-who-of" if asked["options"] else "paste-who"
    return sheet.say(key, name=asked["about"])


def _buttons(sheet: Sheet, numbers: list[str]) -> buttons.Rows:
    asked = sheet.get("question")
    answers: list[Button] = []
    if asked:
        answers = [_choice(sheet, one) for one in asked["options"]]
        answers.append(press(sheet, Verb.PASTE_SKIP, row=sheet["paste"]))
    some = any(not matter["off"] for matter in sheet["matters"])
    return buttons.rows(
        tuple(buttons.dial(number, sheet.say("button-call-number", number=number)) for number in numbers),
        *buttons.in_rows(answers),
        (press(sheet, Verb.PASTE_FILE, row=sheet["paste"], primary=True),) if some else (),
        *buttons.in_rows((_switch(sheet, at, one) for at, one in enumerate(sheet["matters"])), 3),
        (_drop(sheet),),
    )


def _choice(sheet: Sheet, one: Mapping[str, Any]) -> Button:
    label = joined(one["name"], one["where"])
    return press(sheet, Verb.PASTE_WHO, one["id"], label=label, row=sheet["paste"])


def _switch(sheet: Sheet, at: int, matter: Mapping[str, Any]) -> Button:
    key = "button-paste-again" if matter["off"] else "button-paste-not"
    return press(sheet, Verb.PASTE_LINE, at, label=sheet.say(key, number=at + 1), row=sheet["paste"])


def _drop(sheet: Sheet) -> Button:
    return press(sheet, Verb.PASTE_DROP, row=sheet["paste"])


def paste_filed(sheet: Sheet) -> Card:
    """Their numbers."""
    found = sheet["numbers"]
    numbers = sheet.say("paste-join").join(str(number) for number in found)
    return Card(
        title=sheet.say("paste-filed", count=len(found), numbers=numbers) if found else sheet.say("paste-filed-none"),
        body=sheet.say("paste-twice", count=sheet["twice"]) if sheet["twice"] else "",
        tone=Tone.GOOD if found else Tone.PLAIN,
    )
