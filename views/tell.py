"""请转告: who has not seen how their report ended, with a phone number and one press."""

from models.cards import Button, Card, Kind
from models.presses import Verb
from views import buttons
from views.bridge import case_text
from views.buttons import press
from views.lists import turned
from views.sheet import Sheet, lines


def please_tell(sheet: Sheet) -> Card:
    """One more is on the list."""
    return Card(
        title=sheet.say("tell-one", number=sheet.number, what=sheet.what_and_where()),
        buttons=((press(sheet, Verb.TELL, row=1, primary=True),),),
    )


def to_tell(sheet: Sheet) -> Card:
    """The list: each with a call, or a text to copy into the group, and 已转告."""
    cases = [sheet.of(one) for one in sheet["lines"]]
    if not cases:
        return Card(title=sheet.say("tell-none"))
    return Card(
        title=sheet.say("tell-title", total=sheet["total"]),
        body=lines(*map(_line, cases), sheet.say("identity-logged")),
        buttons=buttons.rows(*map(_row, cases), turned(sheet, Verb.TELL)),
    )


def _line(case: Sheet) -> str:
    told = {"number": case.number, "name": _name(case), "progress": case.progress()}
    return case.say("tell-line", what=case.what_and_where(), **told)


def _name(case: Sheet) -> str:
    """A caller may not have said it."""
    return case.text("name") or case.say("called-nobody")


def _row(case: Sheet) -> buttons.Row:
    label = case.say("button-told", number=case.number)
    return (*_reach(case), press(case, Verb.TOLD, label=label))


def _reach(case: Sheet) -> buttons.Row:
    phone = case.text("phone")
    if phone:
        return (Button(f"call:{case.number}", case.say("button-tell-call", name=_name(case)), Kind.CALL, phone),)
    if not case.is_open_matter or not case.text("name"):
        return ()
    copied = press(case, Verb.COPY).id
    return (Button(copied, case.say("button-copy"), Kind.COPY, f"@{case['name']}\n{case_text(case)}"),)
