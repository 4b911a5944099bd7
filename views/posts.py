"""Giving and ending posts: the questions, the card that asks whether it is right, what was done."""

from datetime import date
from typing import Any

from models.cards import Button, Card, Tone
from models.presses import Press, Verb
from views import buttons
from views.buttons import show
from views.phrases import capital
from views.sheet import Sheet, joined, lines
from views.transferring import to_whom


def appoint_whom(sheet: Sheet) -> Card:
    """Who of several?"""
    options = (_button(Verb.APPOINT_WHOM, one["id"], sheet["told"], one["name"]) for one in sheet["options"])
    return Card(title=sheet.say("appoint-whom"), buttons=buttons.in_rows(options))


def appoint_role(sheet: Sheet) -> Card:
    """What is this person?"""
    options = (
        _button(Verb.APPOINT_ROLE, sheet["person"], f"{role}..{sheet['day']}", capital(sheet.say(f"role-{role}")))
        for role in sheet["options"]
    )
    return Card(title=sheet.say("appoint-role", name=sheet["name"]), buttons=buttons.in_rows(options))


def appoint_place(sheet: Sheet) -> Card:
    """For which area or unit? Role, place and day travel in the argument: ``grid_member.7.20261231``."""
    role = sheet["role"]
    options = (
        _button(Verb.APPOINT_PLACE, sheet["person"], f"{role}.{one['id']}.{sheet['day']}", one["name"])
        for one in sheet["options"]
    )
    found = buttons.in_rows(options)
    title = sheet.say("appoint-place", name=sheet["name"], role=sheet.say(f"role-{role}"))
    return Card(title=title, body="" if found else sheet.say("nothing-to-choose"), buttons=found)


def _button(verb: Verb, row: int, argument: str, label: str, *, primary: bool = False) -> Button:
    return Button(Press(verb, row, 0, argument).pack(), label, primary=primary)


def appoint_sure(sheet: Sheet) -> Card:
    """Who, what, where, until when: one press does it, others change the end."""
    head = f"{sheet['role']}.{sheet['place']}."
    sure = _button(Verb.APPOINT, sheet["person"], head + sheet["day"], sheet.say("button-appoint"), primary=True)
    ends = [day for day in (*sheet["days"], "") if day != sheet["day"]]
    others = [
        _button(Verb.APPOINT_PLACE, sheet["person"], head + day, sheet.say("post-until-other", day=_day(sheet, day)))
        for day in ends
    ]
    return Card(
        title=sheet.say("appoint-sure", name=sheet["name"]),
        fields=_post(sheet),
        buttons=buttons.rows((sure,), *buttons.in_rows(others)),
        tone=Tone.WARN,
    )


def _post(sheet: Sheet) -> tuple[tuple[str, str], ...]:
    until = _day(sheet, sheet["day"]) if sheet.get("day") is not None else ""
    return sheet.fields(
        ("appointed-role", capital(sheet.say(f"role-{sheet['role']}"))),
        ("appointed-where", sheet.text("where")),
        ("appointed-until", until),
    )


def _day(sheet: Sheet, day: str) -> str:
    if not day:
        return sheet.say("post-without-end")
    at = date(int(day[:4]), int(day[4:6]), int(day[6:]))
    return sheet.say("date-with-year", year=at.year, month=at.month, day=at.day)


def appointed(sheet: Sheet) -> Card:
    """It is done."""
    return Card(title=sheet.say("appointed-title", name=sheet["name"]), fields=_post(sheet), tone=Tone.GOOD)


def post_given(sheet: Sheet) -> Card:
    """To whoever was appointed."""
    return Card(title=sheet.say("post-given", by=sheet["by"]), fields=_post(sheet), body=sheet.say("post-given-body"))


def dismiss_which(sheet: Sheet) -> Card:
    """Which of several posts?"""
    options = (_button(Verb.DISMISS_WHICH, one["post"], "", _named(sheet, one)) for one in sheet["options"])
    return Card(title=sheet.say("dismiss-which"), buttons=buttons.in_rows(options, 1))


def _named(sheet: Sheet, one: dict[str, Any]) -> str:
    return joined(one["name"], capital(sheet.say(f"role-{one['role']}")), one["where"])


def dismiss_sure(sheet: Sheet) -> Card:
    """One press ends it."""
    sure = _button(Verb.DISMISS, sheet["post"], "", sheet.say("button-dismiss"), primary=True)
    title = sheet.say("dismiss-sure", name=sheet["name"])
    return Card(
        title=title, fields=_post(sheet), body=sheet.say("dismiss-sure-body"), buttons=((sure,),), tone=Tone.WARN
    )


def dismissed(sheet: Sheet) -> Card:
    """It has ended; what they had in hand, to be passed on."""
    cases = [sheet.of(one) for one in sheet["lines"]]
    told = (case.say("line", number=case.number, what=case.what_and_where()) for case in cases)
    body = lines(sheet.say("dismissed-open"), *told) if cases else sheet.say("dismissed-nothing")
    return Card(
        title=sheet.say("dismissed", name=sheet["name"]),
        fields=_post(sheet),
        body=body,
        buttons=buttons.rows(*buttons.in_rows(map(show, cases)), *to_whom(sheet)),
    )


def post_ended(sheet: Sheet) -> Card:
    """To whoever held it."""
    return Card(title=sheet.say("post-ended", by=sheet["by"]), fields=_post(sheet), body=sheet.say("post-ended-body"))
