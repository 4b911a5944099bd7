"""For plain WeChat groups, which no bot may enter: texts that people copy there, cut as for any group.

A text has fewer than fifteen lines, no links, no names, no door, nobody's own words, and dates instead of "tomorrow",
for it may be read on another day; a private matter has none.
"""

from dataclasses import replace

from models.cards import Button, Card, Kind
from models.notices import Notice
from models.presses import Press, Verb
from views import phrases
from views.buttons import Row
from views.lists import daily_line
from views.sheet import Sheet, joined, lines

COPIED = frozenset({Notice.CASE, Notice.CHANGED, Notice.STATUS, Notice.PLEASE_TELL})
"""Cards about a case that people may want to tell a group of. What is urgent is called, not copied."""
MOST_LINES = 4
"""Of each kind in a text of the day: with the headings it stays under fifteen lines."""

_HEADINGS = {"new": "copied-new", "done": "copied-done"}


def with_copy(notice: Notice, sheet: Sheet, card: Card) -> Card:
    """The card with 复制到微信群 below its other buttons, where there is something that a group may read."""
    row = _row(notice, sheet)
    return replace(card, buttons=(*card.buttons, row)) if row else card


def _row(notice: Notice, sheet: Sheet) -> Row:
    if notice in COPIED and not sheet.get("gone") and sheet.is_open_matter:
        return (_button(sheet, Press(Verb.COPY, sheet["case"], sheet["version"]), case_text(sheet)),)
    if notice is Notice.DAILY and sheet.get("id"):
        press = Press(Verb.COPY_DAY, sheet["id"], 0, f"{sheet['kind']}.{sheet['day']}")
        return (_button(sheet, press, day_text(sheet)),)
    return ()


def _button(sheet: Sheet, press: Press, text: str, label: str = "") -> Button:
    return Button(press.pack(), label or sheet.say("button-copy"), Kind.COPY, text)


def case_text(sheet: Sheet) -> str:
    """How a case stands, for its neighbours."""
    sheet = sheet.in_dates()
    return lines(
        sheet.say("copied-case", number=sheet.number, progress=sheet.progress()),
        *(
            sheet.say("copied-field", label=label, text=text)
            for label, text in sheet.fields(
                ("resident-what", sheet.category or sheet.say("category-unknown")),
                ("resident-where", sheet.public_place),
                ("resident-progress", sheet.progress_and_date()),
            )
        ),
    )


def day_text(sheet: Sheet) -> str:
    """A group's day: what was reported, what is done."""
    day, sheet = phrases.moment(sheet["now"]), sheet.in_dates()
    return lines(
        sheet.say("copied-day", group=sheet["group"], day=phrases.date(day, sheet.locale, sheet.timezone)),
        *_part(sheet, "new"),
        *_part(sheet, "done"),
        sheet.say("copied-thanks"),
    )


def _part(sheet: Sheet, which: str) -> list[str]:
    cases = [case for case in map(sheet.of, sheet[which]) if case.is_open_matter]
    if not cases:
        return []
    more = len(cases) - MOST_LINES
    tell = daily_line if which == "new" else _done_line
    return [
        sheet.say(_HEADINGS[which], count=len(cases)),
        *map(tell, cases[:MOST_LINES]),
        *([sheet.say("copied-more", count=more)] if more > 0 else []),
    ]


def _done_line(case: Sheet) -> str:
    return case.say("line", number=case.number, what=joined(case.category, case.public_place) or case.matter())


def desk_daily(sheet: Sheet) -> Card:
    """One text for each group of the desk's community, ready to copy."""
    about = [sheet.of({**group, "now": sheet["now"], "day": sheet["day"]}) for group in sheet["groups"]]
    return Card(
        title=sheet.say("desk-daily-title"),
        body=lines(*map(_counts, about), sheet.say("desk-daily-body")),
        buttons=tuple((_of_group(one),) for one in about),
    )


def _counts(group: Sheet) -> str:
    return group.say("desk-daily-line", group=group["group"], new=len(group["new"]), done=len(group["done"]))


def _of_group(group: Sheet) -> Button:
    press = Press(Verb.COPY_DAY, group["id"], 0, f"compound.{group['day']}")
    return _button(group, press, day_text(group), group.say("button-copy-for", name=group["group"]))


def copy_text(sheet: Sheet) -> Card:
    """The plain text by itself, where a platform's button can't hold it: one tap copies it."""
    text = case_text(sheet) if sheet.get("case") else day_text(sheet)
    return Card(title=sheet.say("copy-title"), block=text)
