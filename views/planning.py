"""The steps of making an activity: what is asked, the check before it is announced, the settings, the templates."""

import re

from models.activities import OFF_REASONS
from models.cards import Card
from models.presses import Verb
from views import buttons
from views.activities import details
from views.buttons import press
from views.organising import edit, press_it
from views.sheet import Sheet

STEPS = ("title", "when", "place", "count", "points")
MORE = ("photo", "what", "bring", "opens", "closes", "leave", "who")
SWITCHES = ("strict", "hard", "locals_only", "guardian", "checks_out")
_ORDER = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_RULE = re.compile(r"FREQ=(?P<freq>\w+)(?:;INTERVAL=(?P<every>\d+))?;BYDAY=(?P<nth>\d?)(?P<day>\w\w)")


def check(sheet: Sheet) -> Card:
    """Everything it will say, before anybody else reads it."""
    return Card(
        title=sheet.say("plan-check", title=sheet["title"]),
        fields=(
            *details(sheet, whole=True),
            *sheet.fields(
                ("plan-repeat", repeated(sheet, sheet.text("repeat"))),
                ("activity-opens-at", sheet.when("opens_at")),
                ("plan-groups", sheet.say("and").join(sheet["groups"])),
                ("plan-street", sheet.say("plan-street-list")),
            ),
        ),
        body=sheet.say("plan-check-body"),
        buttons=buttons.rows(
            (press_it(sheet, Verb.PLAN_OUT, primary=True),),
            *buttons.in_rows([edit(sheet, step) for step in STEPS], 3),
            (press_it(sheet, Verb.PLAN_MORE), press_it(sheet, Verb.PLAN_DROP)),
        ),
    )


def repeated(sheet: Sheet, rule: str) -> str:
    """How often, in words; "" for once."""
    found = _RULE.match(rule)
    if found is None:
        return ""
    day = sheet.say("weekday", day=_ORDER.index(found["day"]) + 1)
    if found["freq"] == "MONTHLY":
        return sheet.say("repeat-monthly", nth=int(found["nth"]), day=day)
    return sheet.say("repeat-other" if found["every"] else "repeat-weekly", day=day)


def more(sheet: Sheet) -> Card:
    """What else can be said of it, and the settings that are yes or no."""
    switches = (press_it(sheet, Verb.PLAN_SWITCH, name, label=_switch(sheet, name)) for name in SWITCHES)
    return Card(
        title=sheet.say("plan-more", title=sheet["title"]),
        fields=details(sheet, whole=True),
        buttons=buttons.rows(
            *buttons.in_rows([edit(sheet, step) for step in MORE], 3), *buttons.in_rows(switches), _back(sheet)
        ),
    )


def _switch(sheet: Sheet, name: str) -> str:
    return sheet.say(f"switch-{name.replace('_', '-')}", on="yes" if sheet[name] else "no")


def _back(sheet: Sheet) -> buttons.Row:
    return (press_it(sheet, Verb.MANAGE),)


def ask(sheet: Sheet) -> Card:
    """One question, with an example of an answer."""
    step = sheet["step"]
    return Card(
        title=sheet.say(f"plan-ask-{step}"),
        body=sheet.first_words([f"plan-example-{step}"]),
        buttons=buttons.rows(*_ready(sheet), (press(sheet, Verb.PLAN_DROP, row=0),)),
    )


PUT_OFF_BY = (0, 1, 7)
"""Days later that are one press: at a time still to be found, the next day, in a week."""


def _ready(sheet: Sheet) -> buttons.Rows:
    """Reasons that come again and again: one press, and it is done."""
    if not sheet["row"]:
        return ()
    if sheet["step"] == "cancel":
        return buttons.in_rows(
            press(sheet, Verb.CALL_OFF, why, label=sheet.say(f"off-{why}"), row=sheet["row"]) for why in OFF_REASONS
        )
    if sheet["step"] == "postpone":
        return tuple(
            (press(sheet, Verb.PUT_OFF, days, label=sheet.say("off-later", days=days), row=sheet["row"]),)
            for days in PUT_OFF_BY
        )
    return ()


def templates(sheet: Sheet) -> Card:
    """The plans that are kept; one press begins with one of them."""
    options = (press(sheet, Verb.PLAN_FROM, one["id"], label=one["name"], row=one["id"]) for one in sheet["options"])
    found = buttons.in_rows(options)
    return Card(title=sheet.say("templates-title"), body="" if found else sheet.say("templates-none"), buttons=found)


def done(sheet: Sheet) -> Card:
    """Something was done with it, in one sentence."""
    return Card(title=sheet.say(f"activity-done-{sheet['what']}", number=sheet["number"], name=sheet["name"]))
