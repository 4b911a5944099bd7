"""The ledger: what was asked, a page of lines, and buttons to ask otherwise."""

from datetime import date
from typing import Any

from models.cards import Button, Card, File, Kind
from models.moves import HELD
from models.presses import Press, Verb
from views import buttons
from views.buttons import press
from views.phrases import capital, names
from views.sheet import Sheet, joined, lines

_STANDS = ("open", "late", "closed", "all")
_SPANS = ("month", "last-month", "any-time")
BUTTONS = (*_STANDS, *_SPANS)
"""What the filters are called, in the catalogue behind ``ledger-``."""
_CHOSEN = "✓ "


def ledger(sheet: Sheet) -> Card:
    """A page of the ledger; where there is nothing, what else to try."""
    cases = [sheet.of(one) for one in sheet["lines"]]
    asked = sheet.of(sheet["asked"])
    return Card(
        title=joined(sheet.say("ledger-title"), *_question(sheet, asked)),
        body=lines(*map(_line, cases)) if cases else _nothing(sheet),
        buttons=buttons.rows(
            *buttons.in_rows(map(buttons.show, cases), 4),
            _turned(sheet),
            _with_all(sheet) if cases else (),
            *_filters(sheet, asked),
        ),
    )


def _with_all(sheet: Sheet) -> buttons.Row:
    """What can be done with all that is listed."""
    several = (press(sheet, Verb.BATCH, row=sheet["row"]),) if sheet["may_batch"] else ()
    return (press(sheet, Verb.LEDGER_EXPORT, row=sheet["row"]), *several)


def wanted(sheet: Sheet) -> Card:
    """It is being written."""
    return Card(title=sheet.say("ledger-wanted"))


def file(sheet: Sheet) -> Card:
    """The workbook, on a page that downloads it or as the platform sends files; or why there is none."""
    if not sheet["file"]:
        return Card(title=sheet.say("ledger-none" if sheet["count"] == 0 else "ledger-not-written"))
    way = (Button("open", sheet.say("export-open"), Kind.LINK, sheet["link"], primary=True),) if sheet["link"] else ()
    more = press(sheet, Verb.LEDGER_EXPORT, "reporters", row=sheet["row"], label=sheet.say("ledger-with-reporters"))
    return Card(
        title=sheet.say("ledger-file-title", count=sheet["count"]),
        body=sheet.say("ledger-file-with" if sheet["reporters"] else "ledger-file-without"),
        file=File(sheet["file"], sheet.say("ledger-file-name")),
        buttons=buttons.rows(way, (more,) if sheet["may"] else ()),
    )


def _nothing(sheet: Sheet) -> str:
    return sheet.say("ledger-none-yet") if sheet["older"] else lines(sheet.say("ledger-none"), sheet.say("ledger-try"))


def _question(sheet: Sheet, asked: Sheet) -> list[str]:
    number = sheet.say("ledger-number", number=asked["number"]) if asked.get("number") else ""
    family = "ledger" if asked["stand"] in (*_STANDS, "second") else "state"
    stand = sheet.say(f"{family}-{asked['stand']}") if asked["stand"] != "all" else ""
    either = sheet.say("ledger-or")
    units = either.join(names(unit, sheet.locale) for unit in asked["units"])
    return [number, either.join(asked["places"]), units, *asked["terms"], stand, _period(sheet, asked)]


def _period(sheet: Sheet, asked: Sheet) -> str:
    if asked["span"]:
        return sheet.say(f"ledger-{asked['span']}")
    first, last = (_day(sheet, asked[name]) for name in ("first", "last"))
    return first if first == last else sheet.say("ledger-from-to", first=first, last=last)


def _day(sheet: Sheet, day: str) -> str:
    if not day:
        return ""
    at = date.fromisoformat(day)
    if at.year == sheet.now.astimezone(sheet.timezone).year:
        return sheet.say("date", month=at.month, day=at.day)
    return sheet.say("date-with-year", year=at.year, month=at.month, day=at.day)


def _line(case: Sheet) -> str:
    late = case.left() if case.state in HELD and case.is_late else ""
    return joined(
        case.say("line", number=case.number, what=case.what_and_where()),
        case.say(f"state-{case.state}"),
        case.say("ledger-second") if case.get("second") else "",
        late or case.say("ledger-filed", day=case.day("filed_at")),
        case.unit,
    )


def _turned(sheet: Sheet) -> buttons.Row:
    newer, older = sheet["newer"], sheet["older"]
    back = Button(Press(Verb.LEDGER, sheet["row"], newer).pack(), capital(sheet.say("button-previous")))
    further = sheet.say("button-next" if sheet["lines"] else "ledger-further")
    on = press(sheet, Verb.LEDGER, older, row=sheet["row"], label=further)
    return tuple(button for button, there in ((back, newer), (on, older)) if there)


def _filters(sheet: Sheet, asked: Sheet) -> buttons.Rows:
    span = asked["span"] or ("any-time" if not asked["first"] else "")
    return (
        tuple(_only(sheet, stand, asked["stand"]) for stand in _STANDS),
        tuple(_only(sheet, name, span) for name in _SPANS),
    )


def _only(sheet: Sheet, to: str, now: Any) -> Button:
    label = (_CHOSEN if to == now else "") + capital(sheet.say(f"ledger-{to}"))
    return press(sheet, Verb.LEDGER_ONLY, to, row=sheet["row"], label=label)
