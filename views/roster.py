"""Who stands in: the board of a week, questions on the way to a duty, what was settled, leave."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from models.cards import Button, Card, Tone
from models.people import Role
from models.presses import Press, Verb
from models.roster import DAY, Days
from views import buttons, phrases
from views.phrases import capital
from views.sheet import Sheet, joined, lines

MOST_LINES = 8
MOST_EMPTY = 3
_NIGHT = (18 * 60, 8 * 60)
_CODES = tuple(Days)
_OFFERED = (
    ("every-night", (Days.EVERY_DAY,), *_NIGHT),
    ("days-off", (Days.DAYS_OFF,), 0, DAY),
    ("workdays", (Days.WORKDAYS,), 0, DAY),
    ("every-day", (Days.EVERY_DAY,), 0, DAY),
    *((one.value, (one,), 0, DAY) for one in _CODES[3:]),
)


def board(sheet: Sheet) -> Card:
    """Who is on now and this week, place by place; empty hours and who is asked then."""
    places = sheet["places"]
    if not places:
        return Card(title=sheet.say("duty-nothing"))
    often = Counter(one["where"] for one in places)
    return Card(
        title=sheet.say("duty-board"),
        body="\n\n".join(_place(sheet, one) for one in places),
        buttons=buttons.in_rows(
            button for one in places for button in _keeps(sheet, one, alike=often[one["where"]] > 1)
        ),
    )


def _place(sheet: Sheet, one: Mapping[str, Any]) -> str:
    head = _head(sheet, one)
    there = _names(sheet, one["there"]) or sheet.say("duty-nobody")
    return lines(
        head,
        sheet.say("duty-now" if one["on"] else "duty-now-usual", names=there),
        *(_stretch(sheet, stretch) for stretch in one["week"][:MOST_LINES]),
        _empty(sheet, one) if one["week"] else "",
    )


def _head(sheet: Sheet, one: Mapping[str, Any]) -> str:
    return sheet.say("duty-place", where=one["where"], role=sheet.say(f"role-{Role(one['role'])}"))


def _names(sheet: Sheet, names: list[str]) -> str:
    return sheet.say("and").join(names)


def _stretch(sheet: Sheet, one: Mapping[str, Any]) -> str:
    return sheet.say("duty-stretch", span=_span(sheet, one), names=_names(sheet, one["names"]))


def _span(sheet: Sheet, one: Mapping[str, Any]) -> str:
    return sheet.say("duty-span", start=_at(sheet, one["start"]), end=_at(sheet, one["end"]))


def _at(sheet: Sheet, moment: str) -> str:
    return phrases.when(moment, sheet.locale, sheet.now, sheet.timezone)


def _empty(sheet: Sheet, one: Mapping[str, Any]) -> str:
    empty = one["empty"]
    if not empty:
        return sheet.say("duty-full")
    spans = sheet.say("and").join(_span(sheet, stretch) for stretch in empty[:MOST_EMPTY])
    key = "duty-empty" if one["usual"] else "duty-empty-nobody"
    return sheet.say(key, count=len(empty), spans=spans, names=_names(sheet, one["usual"]))


def _keeps(sheet: Sheet, one: Mapping[str, Any], *, alike: bool) -> list[Button]:
    """Put somebody on duty here; take each line off. Of places ``alike`` in name the role tells which."""
    if not one["post"]:
        return []
    where = _head(sheet, one) if alike else one["where"]
    more = Button(Press(Verb.DUTY, 0, 0, one["post"]).pack(), sheet.say("button-duty-at", where=where))
    return [more, *(_off(sheet, line["id"], f"{line['name']} {_days(sheet, line)}") for line in one["lines"])]


def _off(sheet: Sheet, line: int, what: str = "") -> Button:
    label = sheet.say("button-duty-off-of", what=what) if what else sheet.say("button-duty-off")
    return Button(Press(Verb.DUTY_OFF, line).pack(), label)


def _days(sheet: Sheet, one: Mapping[str, Any]) -> str:
    days = one["days"] if isinstance(one["days"], list) else [one["days"]]
    opens, closes = one["opens"], one["closes"]
    said = sheet.say("and").join(sheet.say(f"days-{day}") for day in days)
    return said if (opens, closes) == (0, DAY) else f"{said} {_clock(opens)}–{_clock(closes)}"


def _clock(minute: int) -> str:
    return f"{minute // 60:02}:{minute % 60:02}"


def who(sheet: Sheet) -> Card:
    """Who, and where?"""
    told = sheet["told"]
    options = [
        Button(
            Press(
                Verb.DUTY_PUT if told else Verb.DUTY_WHO, one["person"], 0, f"{one['post']}.{told}".rstrip(".")
            ).pack(),
            joined(one["name"], f"{one['where']}") if told else one["name"],
        )
        for one in sheet["options"]
    ]
    found = buttons.in_rows(options, 1 if told else 2)
    return Card(title=sheet.say("duty-who"), body="" if found else sheet.say("nothing-to-choose"), buttons=found)


def which_days(sheet: Sheet) -> Card:
    """On which days, or nights?"""
    options = (
        Button(
            Press(Verb.DUTY_DAYS, sheet["person"], 0, f"{sheet['post']}.{_told(days, opens, closes)}").pack(),
            capital(sheet.say(f"days-{key}")),
        )
        for key, days, opens, closes in _OFFERED
    )
    return Card(
        title=sheet.say("duty-days", name=sheet["name"], where=sheet["where"]), buttons=buttons.in_rows(options)
    )


def _told(days: tuple[Days, ...], opens: int, closes: int) -> str:
    return f"{''.join(str(_CODES.index(day)) for day in days)}.{opens}.{closes}"


def until(sheet: Sheet) -> Card:
    """Until when?"""
    options = (
        Button(
            Press(Verb.DUTY_PUT, sheet["person"], 0, f"{sheet['post']}.{sheet['told']}..{day}".rstrip(".")).pack(),
            _until(sheet, day),
        )
        for day in sheet["options"]
    )
    return Card(
        title=sheet.say("duty-until", name=sheet["name"], where=sheet["where"]), buttons=buttons.in_rows(options)
    )


def _until(sheet: Sheet, day: str) -> str:
    if not day:
        return sheet.say("duty-no-end")
    at = datetime.strptime(day, "%Y%m%d").replace(hour=12, tzinfo=sheet.timezone)
    return sheet.say("duty-until-day", day=phrases.date(at, sheet.locale, sheet.timezone))


def settled(sheet: Sheet) -> Card:
    """On duty, or off again."""
    ended = bool(sheet["ended"])
    return Card(
        title=sheet.say("duty-ended" if ended else "duty-set", name=sheet["name"]),
        fields=_fields(sheet),
        body="" if ended else sheet.say("duty-set-body"),
        buttons=buttons.rows((_off(sheet, sheet["line"]),) if sheet["line"] else ()),
        tone=Tone.GOOD,
    )


def on_duty(sheet: Sheet) -> Card:
    """To whoever was put on duty: when, where, and what it means."""
    return Card(
        title=sheet.say("on-duty", by=sheet["by"]),
        fields=_fields(sheet),
        body=sheet.say("on-duty-body"),
        tone=Tone.WARN,
    )


def _fields(sheet: Sheet) -> tuple[tuple[str, str], ...]:
    ends = sheet.say("duty-between", first=sheet.day("first"), last=sheet.day("last"))
    if not sheet.get("first"):
        ends = sheet.say("duty-until-day", day=sheet.day("last")) if sheet.get("last") else sheet.say("duty-no-end")
    return sheet.fields(
        ("duty-where", joined(sheet["where"], capital(sheet.say(f"role-{Role(sheet['role'])}")))),
        ("duty-when", _days(sheet, sheet.facts)),
        ("duty-how-long", ends),
    )


def leave(sheet: Sheet) -> Card:
    """Away from when until when, and who is asked meanwhile; what was entered for somebody else can be undone."""
    name = sheet.text("name")
    if not name:
        return replace(leave_entered(sheet.of({**sheet.facts, "by": ""})), tone=Tone.GOOD)
    return Card(
        title=sheet.say("leave-title-of", name=name, span=_away(sheet)),
        body=lines(*_meanwhile(sheet), sheet.say("leave-told-both" if sheet.text("stand_in") else "leave-told")),
        buttons=((buttons.press(sheet, Verb.LEAVE_OFF, row=sheet["leave"]),),),
        tone=Tone.GOOD,
    )


def _away(sheet: Sheet) -> str:
    """From when until when; a single day is said once."""
    first, last = sheet.day("first"), sheet.day("last")
    return first if first == last else sheet.say("duty-between", first=first, last=last)


def _meanwhile(sheet: Sheet) -> list[str]:
    """Who is asked meanwhile."""
    stand_in = sheet.text("stand_in")
    return (
        [sheet.say("leave-stand-in", name=stand_in)] if stand_in else [_instead(sheet, one) for one in sheet["places"]]
    )


def leave_sure(sheet: Sheet) -> Card:
    """Shall it be written down that somebody else is away?"""
    return Card(
        title=sheet.say("leave-sure", name=sheet["name"], span=_away(sheet)),
        body=lines(*_meanwhile(sheet)),
        buttons=(
            (
                buttons.press(sheet, Verb.LEAVE_FOR, sheet["told"], row=sheet["person"], primary=True),
                buttons.press(sheet, Verb.NEVER_MIND, row=0),
            ),
        ),
    )


def leave_entered(sheet: Sheet) -> Card:
    """To whoever is away: what was written down, and how to be back earlier."""
    by = sheet.text("by")
    title = sheet.say("leave-entered", by=by, span=_away(sheet)) if by else sheet.say("leave-title", span=_away(sheet))
    back = buttons.press(sheet, Verb.BACK)
    return Card(
        title=title,
        body=lines(*_meanwhile(sheet), sheet.say("leave-back")),
        buttons=((back,),),
        tone=Tone.WARN,
    )


def leave_ended(sheet: Sheet) -> Card:
    """Not away after all."""
    name, by = sheet.text("name"), sheet.text("by")
    return Card(title=sheet.say("leave-ended-by", by=by) if by else sheet.say("leave-ended", name=name), tone=Tone.GOOD)


def stand_in_over(sheet: Sheet) -> Card:
    """To whoever stood in: no longer."""
    return Card(title=sheet.say("stand-in-over", name=sheet["name"]), tone=Tone.GOOD)


def _instead(sheet: Sheet, one: Mapping[str, Any]) -> str:
    role = capital(sheet.say(f"role-{Role(one['role'])}"))
    if not one["names"]:
        return sheet.say("leave-nobody", role=role)
    return sheet.say("leave-others", role=role, names=_names(sheet, one["names"]))


def stands_in(sheet: Sheet) -> Card:
    """To whoever stands in."""
    return Card(
        title=sheet.say("stands-in", name=sheet["name"], span=_away(sheet)),
        body=sheet.say("on-duty-body"),
        tone=Tone.WARN,
    )


def own_times(sheet: Sheet) -> tuple[tuple[str, str], ...]:
    """For 我的: when on duty next, away from when until when, for whom one stands in; (label key, text) pairs."""
    away = sheet.get("leave")
    return (
        ("me-duty", lines(*(_own_duty(sheet, one) for one in sheet["duty"]))),
        ("me-leave", _own_leave(sheet.of({**sheet.facts, **away})) if away else ""),
        ("me-stands-in", lines(*(_stands_for(sheet.of({**sheet.facts, **one})) for one in sheet["stands_in"]))),
    )


def _own_duty(sheet: Sheet, one: Mapping[str, Any]) -> str:
    where = sheet.say("duty-place", where=one["where"], role=sheet.say(f"role-{Role(one['role'])}"))
    if not one["end"]:
        said = sheet.say("me-duty-always") if one["on"] else sheet.say("me-duty-from", start=_at(sheet, one["start"]))
        return joined(said, where)
    return joined(sheet.say("me-duty-now", end=_at(sheet, one["end"])) if one["on"] else _span(sheet, one), where)


def _own_leave(sheet: Sheet) -> str:
    stand_in = sheet.text("stand_in")
    return joined(
        _away(sheet),
        sheet.say("me-leave-asked", name=stand_in) if stand_in else sheet.say("me-leave-nobody"),
    )


def _stands_for(sheet: Sheet) -> str:
    return joined(sheet["name"], _away(sheet))


def back_again(sheet: Sheet) -> tuple[Button, ...]:
    """Ends one's own leave, while it is on."""
    return (buttons.press(sheet, Verb.BACK),) if (sheet.get("leave") or {}).get("on") else ()


def back(sheet: Sheet) -> Card:
    """Back again."""
    return Card(title=sheet.say("back-again"), tone=Tone.GOOD)
