"""The street's list of the day, who looked at it, and what became of a doubt."""

from models.activities import ActivityState
from models.cards import Button, Card, Tone
from models.presses import Verb
from views import buttons
from views.activities import span
from views.buttons import press
from views.organising import link
from views.phrases import dated_day
from views.sheet import Sheet, joined, lines


def listed(sheet: Sheet) -> Card:
    """Content and number of people, one line each; those that were drawn with their names; the seed for all to see."""
    found = [sheet.of({**one, "now": sheet["now"]}) for one in sheet["lines"]]
    drawn = sheet.say("and").join(str(one["activity"]) for one in found if one["drawn"])
    each = ((_open(one), *link(one, "roster", "activity-roster"), _doubted(one)) for one in found)
    return Card(
        title=sheet.say("street-list", day=dated_day(sheet["day"], sheet.locale, sheet.now, sheet.timezone)),
        body=lines(
            *map(_line, found),
            sheet.say("street-drawn", seed=sheet["seed"], numbers=drawn),
            sheet.say("street-list-body"),
        ),
        buttons=buttons.rows((press(sheet, Verb.STREET_FINE, row=sheet["list"], primary=True),), *each),
    )


def _open(one: Sheet) -> Button:
    return press(one, Verb.ACTIVITY, row=one["activity"], label=one.say("activity-number", number=one["activity"]))


def _doubted(one: Sheet) -> Button:
    label = one.say("street-doubt", number=one["activity"])
    return press(one, Verb.STREET_DOUBT, row=one["activity"], label=label)


def _line(one: Sheet) -> str:
    head = joined(one.say("activity-title", number=one["activity"], title=one["title"]), one["area"])
    count = one.say("activity-count", taken=one["taken"], capacity=one["capacity"])
    told = joined(one.say(f"street-{one['what_for']}"), span(one), one.text("place"))
    worth = joined(count, one.say("activity-each", points=one["points"]), one.say(f"deed-{one['deed']}"))
    names = one.say("and").join(one["names"])
    return lines(head, told, worth, one.say("street-names", names=names) if names else "")


def checked(sheet: Sheet) -> Card:
    """Who looked at the list, and what is doubted on it."""
    day = dated_day(sheet["day"], sheet.locale, sheet.now, sheet.timezone)
    doubted = sheet.say("and").join(map(str, sheet["doubted"]))
    key = "street-checked-but" if doubted else "street-checked"
    return Card(title=sheet.say(key, day=day, name=sheet["by"], numbers=doubted))


def said(sheet: Sheet) -> Card:
    """To whoever runs it: the street doubts something, or no longer does."""
    title = sheet.say(f"street-said-{sheet['about']}", number=sheet["activity"], title=sheet["title"], name=sheet["by"])
    cleared = sheet["about"] == "cleared"
    body = "street-said-held-body" if sheet["state"] == ActivityState.RESULTS_IN.value else "street-said-body"
    return Card(
        title=title,
        fields=sheet.fields(("activity-why", sheet.text("why"))),
        body="" if cleared else sheet.say(body),
        tone=Tone.GOOD if cleared else Tone.WARN,
    )
