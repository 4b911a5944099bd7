"""Lists: to do, my reports, a residents' group's day, a case's history."""

from collections.abc import Iterable

from models.cards import Button, Card
from models.moves import HELD, State
from models.notices import Audience
from models.presses import Verb
from views import buttons, phrases
from views.buttons import press
from views.sheet import PUBLIC, Sheet, joined, lines

MOST_DAILY = 10

_STEPS = {
    State.FILED: "dispatch",
    State.ASSIGNED: "answer",
    State.ACCEPTED: "handle",
    State.HANDLED: "verify",
    State.VERIFIED: "close",
}
_MISSING = {"no-place": "place", "no-category": "category"}


def todo(sheet: Sheet) -> Card:
    """What waits for the reader, in the order given: most urgent first."""
    waiting = sheet.get("to_tell") or 0
    label = sheet.say("tell-more", total=waiting)
    telling: buttons.Row = (press(sheet, Verb.TELL, label=label, row=1),) if waiting else ()
    if not sheet["lines"]:
        return Card(title=sheet.say("todo-empty"), buttons=buttons.rows(telling))
    cases = [sheet.of(one) for one in sheet["lines"]]
    return _page(
        sheet, sheet.say("todo-title", total=sheet["total"]), map(_todo_line, cases), cases, Verb.TODO, telling
    )


def mine(sheet: Sheet) -> Card:
    """What the reader reported."""
    if not sheet["lines"]:
        return Card(title=sheet.say("mine-empty"), buttons=((press(sheet, Verb.START_REPORT, primary=True),),))
    cases = [sheet.of(one) for one in sheet["lines"]]
    return _page(sheet, sheet.say("mine-title", total=sheet["total"]), map(_mine_line, cases), cases, Verb.MINE)


def daily(sheet: Sheet) -> Card:
    """A residents' group at the end of the day: at most ten lines, open matters only."""
    cases = [case for case in map(sheet.of, sheet["lines"]) if case.is_open_matter]
    more = len(cases) - MOST_DAILY
    return Card(
        title=sheet.say("daily-title"),
        body=lines(
            *(daily_line(case) for case in cases[:MOST_DAILY]),
            sheet.say("daily-more", count=more) if more > 0 else "",
        ),
    )


def status(sheet: Sheet) -> Card:
    """How a case stands and what happened so far, in plain words; not in a group's hearing when it is private."""
    if sheet.is_hidden:
        return Card(title=sheet.say("status-private", number=sheet.number))
    return Card(
        title=sheet.say("status-title", number=sheet.number, progress=sheet.progress_and_date()),
        fields=sheet.fields(("resident-what", sheet.category), ("resident-where", sheet.place)),
        body=lines(*(_timeline_line(sheet, sheet.of(event)) for event in sheet["timeline"])),
        buttons=buttons.rows(buttons.call(sheet, sheet.get("contact")), _opens(sheet), _asks(sheet)),
    )


def _asks(sheet: Sheet) -> buttons.Row:
    """催一下, for whoever reported it."""
    return buttons.nudging(sheet) if sheet.get("audience") == Audience.REPORTER else ()


def turned(sheet: Sheet, verb: Verb, by_argument: bool = False) -> buttons.Row:
    """Previous and next page: the page is the pressed row, or the argument where the row is a case."""
    page, pages = sheet["page"], sheet["pages"]
    around = (("button-previous", page - 1), ("button-next", page + 1))
    return tuple(_turn(sheet, verb, key, to, by_argument) for key, to in around if 1 <= to <= pages)


def _turn(sheet: Sheet, verb: Verb, key: str, page: int, by_argument: bool) -> Button:
    if by_argument:
        return press(sheet, verb, page, label=sheet.say(key))
    return press(sheet, verb, label=sheet.say(key), row=page)


def _page(sheet: Sheet, title: str, texts: Iterable[str], cases: list[Sheet], turn: Verb, *more: buttons.Row) -> Card:
    several = sheet["pages"] > 1
    return Card(
        title=joined(title, sheet.say("page", page=sheet["page"], pages=sheet["pages"]) if several else ""),
        body=lines(*texts),
        buttons=buttons.rows(*buttons.in_rows(map(buttons.show, cases)), turned(sheet, turn), *more),
    )


def _opens(sheet: Sheet) -> buttons.Row:
    """The way to the live card with the reader's own buttons; none in a group."""
    return () if sheet.get("audience") in PUBLIC else (buttons.show(sheet),)


def _todo_line(case: Sheet) -> str:
    left = case.left() if case.state in HELD else ""
    what = case.say("line", number=case.number, what=case.what_and_where())
    return joined(what, case.people(), left, _next_step(case))


def _next_step(case: Sheet) -> str:
    if case.get("asked"):
        return case.asked()
    missing = _MISSING.get(case.text("routed")) if case.state is State.FILED else None
    step = case.text("why") or missing or _STEPS.get(case.state)
    return case.first_words([f"why-{step}"]) or case.say(f"state-{case.state}")


def _mine_line(case: Sheet) -> str:
    return joined(case.say("line", number=case.number, what=case.what_and_where()), case.progress_and_date())


def daily_line(case: Sheet) -> str:
    """One matter of a group's day."""
    return case.say("daily-line", number=case.number, what=case.what_and_where(), progress=case.progress_and_date())


def _timeline_line(sheet: Sheet, event: Sheet) -> str:
    at = phrases.when(event["at"], sheet.locale, sheet.now, sheet.timezone)
    told = {"when": phrases.capital(at), "move": sheet.say(f"move-{event['move']}")}
    if event.get("names"):
        told["move"] = sheet.say("status-names", move=told["move"], names=sheet.say("and").join(event["names"]))
    why = sheet.reason(event.text("reason"))
    if event.get("words"):
        why = sheet.say("status-words", why=why, words=event["words"]) if why else event["words"]
    line = sheet.say("status-line-why", why=why, **told) if why else sheet.say("status-line", **told)
    return sheet.say("status-missed", line=line) if event.get("missed") else line
