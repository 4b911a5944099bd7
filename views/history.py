"""活动 历史: a month of activities in numbers, and its workbook."""

from collections.abc import Mapping
from typing import Any

from models.cards import Button, Card, Kind
from models.presses import Verb
from views import buttons
from views.buttons import press
from views.rates import percent
from views.sheet import Sheet, lines
from views.tables import Table


def months_work(sheet: Sheet) -> Card:
    """The month in four numbers, then each activity, and each community where there are several."""
    empty = not sheet["count"]
    return Card(
        title=sheet.say("history-title", area=sheet["area"], month=month_name(sheet, sheet["month"])),
        fields=() if empty else _numbers(sheet),
        body=lines(
            sheet.say("history-none") if empty else "",
            *(_area(sheet, one) for one in sheet["areas"]),
            *(_line(sheet, one) for one in sheet["lines"]),
            sheet.say("history-more", count=sheet["more"]) if sheet["more"] else "",
            sheet.say("history-link") if sheet["link"] and not empty else "",
        ),
        buttons=_buttons(sheet, empty=empty),
    )


def month_picture(sheet: Sheet) -> Card:
    """The picture, with its numbers beside it."""
    told = sheet.say(
        "history-told", count=sheet["count"], heads=sheet["heads"], came=sheet["came"], hours=hours(sheet["minutes"])
    )
    title = sheet.say("history-title", area=sheet["area"], month=month_name(sheet, sheet["month"]))
    return Card(title=title, body=told, photos=(sheet["photo"],), poster=True)


def month_name(sheet: Sheet, month: str) -> str:
    """``2026-11`` as people write it."""
    year, number = month.split("-")
    return sheet.say("history-month", year=year, month=str(int(number)))


def hours(minutes: int) -> str:
    """Hours with at most one digit behind the point."""
    return f"{minutes / 60:.1f}".removesuffix(".0")


def _numbers(sheet: Sheet) -> tuple[Any, ...]:
    held = sheet.say("history-count-value", count=sheet["count"])
    rate = percent(sheet["came"], sheet["seats"])
    return sheet.fields(
        ("history-count", lines(held, sheet.say("history-off", count=sheet["off"]) if sheet["off"] else "")),
        ("history-came", sheet.say("history-came-value", came=sheet["came"], seats=sheet["seats"], rate=rate)),
        ("history-heads", sheet.say("history-heads-value", count=sheet["heads"])),
        ("history-hours", sheet.say("history-hours-value", hours=hours(sheet["minutes"]))),
    )


def _line(sheet: Sheet, one: Mapping[str, Any]) -> str:
    told = {name: one[name] for name in ("title", "came", "seats")}
    day = sheet.of({**one, "now": sheet["now"]}).in_dates().day("starts_at")
    return sheet.say("history-line", day=day, hours=hours(one["minutes"]), **told)


def _area(sheet: Sheet, one: Mapping[str, Any]) -> str:
    told = {name: one[name] for name in ("name", "times", "came")}
    return sheet.say("history-area", hours=hours(one["minutes"]), **told)


def _buttons(sheet: Sheet, *, empty: bool) -> buttons.Rows:
    way = Button("open", sheet.say("export-open"), Kind.LINK, sheet["link"], primary=True)
    turns = tuple(
        press(sheet, Verb.MONTHS_WORK, sheet[name], label=sheet.say(f"history-{name}"), row=0)
        for name in ("before", "next")
        if sheet[name]
    )
    picture = press(sheet, Verb.MONTH_PICTURE, sheet["month"], row=0)
    return buttons.rows((*((way,) if sheet["link"] else ()), picture) if not empty else (), turns)


SHEETS: dict[str, tuple[tuple[str, int], ...]] = {
    "lines": (("number", 9), ("when", 18), ("title", 30), ("where", 24), ("deed", 14), ("seats", 10), ("came", 10),
              ("hours", 10)),
    "people": (("name", 18), ("came", 10), ("absent", 10), ("hours", 10)),
    "areas": (("area", 20), ("times", 10), ("seats", 10), ("came", 10), ("hours", 10)),
}  # fmt: skip
"""The columns of each list, and how wide they are."""


def workbook(sheet: Sheet) -> list[Table]:
    """The same as lists with words in them, as a workbook wants them: activities, people, areas."""
    return [
        Table(
            title=sheet.say(f"history-sheet-{name}", month=month_name(sheet, sheet["month"])),
            columns=[(sheet.say(f"history-column-{key}"), width) for key, width in columns],
            rows=[[values[key] for key, _ in columns] for one in sheet[name] for values in [_values(sheet, one)]],
            foot=[],
        )
        for name, columns in SHEETS.items()
    ]


def _values(sheet: Sheet, one: Mapping[str, Any]) -> dict[str, Any]:
    """What of a row stands in which column."""
    values = {**one, "hours": round(one["minutes"] / 60, 1), "area": one.get("name")}
    if "activity" in one:
        when = sheet.of({**one, "now": sheet["now"]}).in_dates().when("starts_at")
        deed = sheet.say(f"deed-{one['deed']}")
        values |= {"number": one["activity"], "when": when, "where": one["place"], "deed": deed}
    return values
