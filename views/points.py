"""Points as people read them: one's own, the evening's words, the group's list, the leaderboard."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Any

from models.areas import Level
from models.cards import Button, Card, Tone
from models.points import EntryKind, Span
from models.presses import Verb
from views import buttons
from views.board_poster import newcomers_line, parts_of
from views.buttons import press
from views.naming import called
from views.phrases import names
from views.sheet import Sheet, joined, lines

SPANS = (Span.MONTH, Span.YEAR, Span.LIFE)
MOST_SAID = 10
"""So many of a week's board stand beside its picture: a caption of Telegram's holds no more than 1,024 signs."""
MOST_GRIDS = 12
MEDALS = {1: "🥇", 2: "🥈", 3: "🥉"}


def signed(points: int) -> str:
    """+3, −2."""
    return f"+{points}" if points > 0 else str(points).replace("-", "−")


def day_of(sheet: Sheet, day: str) -> str:
    """3月3日."""
    on = date.fromisoformat(day)
    return sheet.say("date", month=on.month, day=on.day)


def what_for(sheet: Sheet, entry: Mapping[str, Any]) -> str:
    """What an entry is for: its rule, else what kind of entry it is."""
    if entry["kind"] == EntryKind.EARN and entry["rule"]:
        return names(entry["rule"], sheet.locale)
    return sheet.say(f"entry-{entry['kind']}")


def entry_line(sheet: Sheet, entry: Mapping[str, Any]) -> str:
    """3月3日 · 矛盾调解 · +3."""
    return joined(day_of(sheet, entry["on"]), what_for(sheet, entry), signed(entry["points"]))


def owed(sheet: Sheet) -> str:
    """Why there is nothing to spend although points come in: what was spent has been corrected since."""
    return sheet.say("points-owed", points=sheet["owed"]) if sheet.get("owed") else ""


def mine(sheet: Sheet) -> Card:
    """What the reader has, and the last entries."""
    totals = sheet["totals"]
    place = sheet.say("points-place", place=sheet["place"]) if sheet["place"] else ""
    entries = [
        joined(entry_line(sheet, entry), entry["why"], sheet.say("entry-late") if entry["late"] else "")
        for entry in sheet["entries"]
    ]
    return Card(
        title=sheet.say("points-mine", spendable=sheet["spendable"])
        + owed(sheet)
        + (sheet.say("points-until", day=day_of(sheet, sheet["until"])) if sheet["until"] and not owed(sheet) else ""),
        fields=sheet.fields(
            ("points-month", str(totals[Span.MONTH])),
            ("points-year", joined(str(totals[Span.YEAR]), place)),
            ("points-life", str(totals[Span.LIFE])),
        ),
        body=lines(*entries, "" if sheet["posted"] else sheet.say("points-wrong"))
        if entries
        else sheet.say("points-none"),
        buttons=buttons.rows(
            (press(sheet, Verb.BOARD, f"{Span.MONTH}.0", row=0), press(sheet, Verb.GIFTS, row=0)),
            (press(sheet, Verb.OBJECT, row=sheet["posted"]),) if sheet["posted"] else (),
        ),
    )


def told(sheet: Sheet) -> Card:
    """What the day brought, and thanks."""
    what = sheet.say("and").join(dict.fromkeys(what_for(sheet, entry) for entry in sheet["entries"]))
    return Card(
        title=_of_day(sheet, "points-told", "points-told-on", sum=signed(sheet["sum"]), what=what),
        body=sheet.say(
            "points-told-body" if sheet["sum"] > 0 else "points-told-less",
            spendable=f"{sheet['spendable']}{owed(sheet)}",
            year=sheet["year"],
            life=sheet["life"],
        ),
        buttons=((press(sheet, Verb.POINTS, row=0), press(sheet, Verb.GIFTS, row=0)),),
        tone=Tone.GOOD if sheet["sum"] > 0 else Tone.PLAIN,
    )


def day(sheet: Sheet) -> Card:
    """The group's list of the day. Who is on no list is thanked with all others."""
    parts = sheet.get("parts") or [sheet.facts]
    if len(parts) == 1:
        body, area = _day_rows(sheet, parts[0]), parts[0]["area"]
    else:
        body, area = "\n\n".join(_day_part(sheet, part) for part in parts), sheet["area"]
    title = _of_day(sheet, "points-day", "points-day-on", area=area, sum=sheet["sum"])
    return Card(title=title, body=body, tone=Tone.GOOD)


def _of_day(sheet: Sheet, today: str, later: str, **facts: Any) -> str:
    """Today's, or those of the day that is told later."""
    on = sheet.text("on")
    return sheet.say(later, day=day_of(sheet, on), **facts) if on else sheet.say(today, **facts)


def _day_part(sheet: Sheet, part: Mapping[str, Any]) -> str:
    """One community's list below its name, in the group of a street with several."""
    return lines(joined(part["area"], signed(part["sum"])), _day_rows(sheet, part))


def _day_rows(sheet: Sheet, part: Mapping[str, Any]) -> str:
    shown = [(called(line["name"], sheet.locale), line["points"]) for line in part["lines"]]
    rows = [joined(name, signed(points)) for name, points in shown if name]
    hidden = len(shown) - len(rows)
    return lines(*rows, sheet.say("points-others", count=hidden) if hidden else "")


def board(sheet: Sheet) -> Card:
    """A stretch of the leaderboard, one's own place, other spans, more lines."""
    mine = sheet["mine"]
    own = sheet.say("board-mine", place=mine["place"], points=mine["points"]) if mine else ""
    offset, page, span = sheet["offset"], sheet["page"], sheet["span"]
    turns = [(max(offset - page, 0), "board-before")] if offset else []
    turns += [(offset + page, "board-more")] if offset + page < sheet["people"] else []
    return Card(
        title=sheet.say("board-title", area=sheet["area"], span=_period(sheet)),
        body=lines(board_rows(sheet) or sheet.say("board-empty"), own),
        buttons=buttons.rows(
            tuple(
                press(sheet, Verb.BOARD, _about(sheet, span, at), row=sheet["area_id"], label=sheet.say(label))
                for at, label in turns
            ),
            _spans(sheet, but=span),
        ),
    )


def _about(sheet: Sheet, span: str, offset: int) -> str:
    """Which board, from which line: what a button carries."""
    return f"{span}.{offset}.{sheet['key']}"


def _spans(sheet: Sheet, but: str = "") -> tuple[Button, ...]:
    """The boards of now: this month, this year, in all."""
    return tuple(
        press(sheet, Verb.BOARD, f"{one}.0", row=sheet["area_id"], label=sheet.say(f"board-span-{one}"))
        for one in SPANS
        if one != but
    )


def _period(sheet: Sheet) -> str:
    """What it is about: 本月, or for what is over its week or its name."""
    if not sheet["old"]:
        return sheet.say(f"board-span-{sheet['span']}")
    if sheet["span"] != Span.WEEK:
        return str(sheet["key"])
    monday = datetime.strptime(f"{sheet['key']}-1", "%G-W%V-%u").date()  # noqa: DTZ007  # a day of the calendar
    sunday = monday + timedelta(days=6)
    return sheet.say("board-between", first=day_of(sheet, monday.isoformat()), last=day_of(sheet, sunday.isoformat()))


def board_rows(sheet: Sheet, most: int | None = None) -> str:
    """The lines of a board (the first of them), one below the other."""
    return lines(*(_line(sheet, line) for line in sheet["lines"][:most]))


def _line(sheet: Sheet, line: Mapping[str, Any]) -> str:
    mark = MEDALS.get(line["place"]) or sheet.say("board-place", place=line["place"])
    tag = sheet.say("board-tag", tag=line["tag"]) if line["tag"] else ""
    return f"{mark} {joined(called(line['name'], sheet.locale) + tag, str(line['points']))}"


def week(sheet: Sheet) -> Card:
    """Monday's board of last week: the picture, and beside it the first ten in words."""
    more, area = sheet["people"] - MOST_SAID, sheet["area_id"]
    return Card(
        title=sheet.say("board-week", area=sheet["area"]),
        body=lines(
            board_rows(sheet, MOST_SAID) or sheet.say("board-nobody"),
            sheet.say("board-more-people", count=more) if more > 0 else "",
            sheet.say("board-week-all", people=sheet["everybody"], points=sheet["sum"], before=sheet["before"]),
            *(_parts(sheet, sheet["grids"][:MOST_GRIDS]) if parts_of(sheet) == Level.COMMUNITY else ()),
            newcomers_line(sheet) if sheet["newcomers"]["count"] else "",
        ),
        photos=(sheet["photo"],) if sheet["photo"] else (),
        poster=True,
        buttons=buttons.rows(
            (
                press(sheet, Verb.BOARD_MINE, f"{Span.WEEK}.{sheet['key']}", row=sheet["area_id"]),
                press(
                    sheet, Verb.BOARD, _about(sheet, Span.WEEK, 0), row=sheet["area_id"], label=sheet.say("board-all")
                ),
            ),
            (press(sheet, Verb.BOARD_GRIDS, f"{Span.WEEK}.{sheet['key']}", row=area, label=_by_part(sheet)),)
            if len(sheet["grids"]) > 1
            else (),
            _spans(sheet),
        ),
        tone=Tone.GOOD,
    )


def mine_on_board(sheet: Sheet) -> Card:
    """Where the reader stands, in one line: a toast."""
    if not sheet["place"]:
        return Card(title=sheet.say(f"board-off-{sheet['why']}"))
    gap = sheet.say("board-gap", gap=sheet["gap"]) if sheet["gap"] else sheet.say("board-first")
    return Card(title=sheet.say("board-mine", place=sheet["place"], points=sheet["points"]) + gap)


def grids(sheet: Sheet) -> Card:
    """What each grid earned together; a button for each one's own board."""
    each = (
        press(sheet, Verb.BOARD, _about(sheet, sheet["span"], 0), row=grid["id"], label=grid["name"])
        for grid in sheet["grids"][:MOST_GRIDS]
    )
    return Card(
        title=sheet.say("board-grids-title", area=sheet["area"], span=_period(sheet), of=parts_of(sheet)),
        body=lines(*_parts(sheet, sheet["grids"])) or sheet.say("board-empty"),
        buttons=buttons.in_rows(each, 2),
    )


def _by_part(sheet: Sheet) -> str:
    return sheet.say("board-grids", of=parts_of(sheet))


def _parts(sheet: Sheet, parts: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    """A line for each grid or community."""
    for one in parts:
        yield joined(one["name"], sheet.say("board-grid", points=one["points"], people=one["people"]))


def award_ask(sheet: Sheet) -> Card:
    """Several are called so: which one?"""
    people = tuple(
        (press(sheet, Verb.AWARD, sheet["deed"], row=one["id"], label=joined(one["name"], one["home"])),)
        for one in sheet["people"]
    )
    return Card(
        title=sheet.say("award-whom", rule=names(sheet["names"], sheet.locale), points=sheet["points"]), buttons=people
    )


def awarded(sheet: Sheet) -> Card:
    """Recorded, and when its owner hears of it."""
    rule = names(sheet["names"], sheet.locale)
    key = "award-second" if sheet["second"] else "award-again" if sheet["again"] else "award-done"
    day = day_of(sheet, sheet["on"]) if sheet["on"] else ""
    late = sheet.say("award-late", day=day) if sheet["late"] else day
    return Card(
        title=sheet.say(key, name=sheet["name"], rule=rule, points=sheet["points"], by=sheet["by"]),
        body=joined(late, sheet["why"]),
    )
