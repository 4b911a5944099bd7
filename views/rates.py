"""考核: units and the desk side by side, each rate with what it is made of."""

from datetime import date
from typing import Any

from models.cards import Button, Card
from models.presses import Press, Verb
from views import buttons
from views.phrases import capital, names
from views.sheet import Sheet, joined, lines

SPANS = ("week", "last-week", "month", "last-month", "quarter")
MOST = 12
"""So many units stand on one card."""


def rates(sheet: Sheet) -> Card:
    """The desk's side first, then the units: in order, and behind them who has too few to be compared."""
    title = "rates-title" if sheet["whole"] else "rates-own-title"
    units = [(_named(sheet, unit), _unit(sheet, unit)) for unit in sheet["units"][:MOST]]
    note = sheet.say("rates-note", least=sheet["least"]) if sheet["whole"] else sheet.say("rates-own-note")
    return Card(
        title=sheet.say(title, span=days(sheet)),
        fields=(*((sheet.say("rates-desk", name=one["name"]), _desk(sheet, one)) for one in sheet["desks"]), *units),
        body=note if units else sheet.say("rates-none"),
        buttons=buttons.in_rows((_span(sheet, name) for name in SPANS), 3),
    )


def exempted(sheet: Sheet) -> Card:
    """It does not count."""
    title = sheet.say("exempted-title", number=sheet.number)
    return Card(title=title, body=sheet.text("why"), buttons=((buttons.show(sheet),),))


def days(sheet: Sheet) -> str:
    """The period: 11月1日到11月30日."""
    first, last = (_day(sheet, sheet[name]) for name in ("first", "last"))
    return first if first == last else sheet.say("rates-days", first=first, last=last)


def _day(sheet: Sheet, value: str) -> str:
    at = date.fromisoformat(value)
    return sheet.say("date", month=at.month, day=at.day)


def percent(part: int, of: int) -> str:
    """As exact as it has to be to be told from a floor: 95%, 91.7%."""
    told = f"{100 * part / of:.1f}" if of else ""
    return f"{told.removesuffix('.0')}%" if told else "–"


def rate(sheet: Sheet, unit: dict[str, Any], code: str) -> str:
    """One rate with what it is made of: 按期办结率 80%(16/20)."""
    part, of = unit["rates"][code]
    return sheet.say("rates-rate", what=sheet.say(f"rate-{code}"), percent=percent(part, of), part=part, of=of)


def _named(sheet: Sheet, unit: dict[str, Any]) -> str:
    name = names(unit["names"], sheet.locale)
    if not sheet["whole"]:
        return name
    return sheet.say("rates-place" if unit["place"] else "rates-unplaced", place=unit["place"], name=name)


def _unit(sheet: Sheet, unit: dict[str, Any]) -> str:
    tally = unit["tally"]
    silent = max(0, tally["people"] - tally["solved"] - tally["unsolved"])
    low = sheet.say("and").join(sheet.say(f"rate-{code}") for code in unit["low"])
    return lines(
        *(rate(sheet, unit, code) for code, (_, of) in unit["rates"].items() if of),
        _uncounted(sheet, unit),
        sheet.say("rates-low", what=low) if low else "",
        sheet.say("rates-counts", given=tally["given"], closed=tally["closed"], open=tally["open"]),
        joined(
            sheet.say("rates-late", late=tally["due"] - tally["in_time"], overdue=tally["overdue"]),
            sheet.say("rates-exempt", exempt=tally["exempt"]) if tally["exempt"] else "",
        ),
        joined(
            sheet.say("rates-silent", silent=silent) if silent else "",
            sheet.say("rates-returned", returned=tally["returned"], misdirected=tally["misdirected"])
            if tally["returned"] or tally["misdirected"]
            else "",
        ),
    )


def _uncounted(sheet: Sheet, unit: dict[str, Any]) -> str:
    """Which rates rest on nothing in this time: nothing of nothing is said in words."""
    empty = [sheet.say(f"rate-{code}") for code, (_, of) in unit["rates"].items() if not of]
    if len(empty) == len(unit["rates"]):
        return sheet.say("rates-no-rate")
    return sheet.say("rates-uncounted", what=sheet.say("and").join(empty)) if empty else ""


def _desk(sheet: Sheet, one: dict[str, Any]) -> str:
    took = (
        sheet.say(
            "rates-desk-took",
            span=sheet.span(one["median"]),
            of=one["decided"],
            percent=percent(one["in_time"], one["decided"]),
        )
        if one["decided"]
        else ""
    )
    wrong = sheet.say("rates-desk-wrong", part=one["misdirected"], of=one["ended"]) if one["ended"] else ""
    return lines(took, wrong) or sheet.say("rates-no-rate")


def _span(sheet: Sheet, name: str) -> Button:
    label = capital(sheet.say(f"rates-span-{name}"))
    return Button(Press(Verb.RATES, 0, 0, name).pack(), label)
