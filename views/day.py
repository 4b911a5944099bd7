"""The cards of the day: a worker's round, desk and leaders in the morning, what was logged in the evening."""

from collections.abc import Iterable, Mapping
from typing import Any

from models.cards import Button, Card, Kind, Tone
from models.moves import State
from models.presses import Press, Verb
from views import buttons, phrases
from views.buttons import press
from views.phrases import capital, names
from views.sheet import UNIT_ROLES, Sheet, joined, lines

TICKED, OPEN = "☑", "☐"
MOST_WORDS = 40
MOST_ACTIVITIES = 5
BETWEEN = " ,,。:"


def work(sheet: Sheet) -> Card:
    """A unit's worker in the morning: by building in walking order, one line a case."""
    if not sheet["total"]:
        return Card(title=sheet.say("day-work-done"), tone=Tone.GOOD)
    drawn = {"tick": _ticking, "days": _days, "why": _why}.get(sheet["step"], _round)
    return drawn(sheet)


def _round(sheet: Sheet) -> Card:
    fresh = sheet["fresh"]
    title = sheet.say("day-work-title", total=sheet["total"], fresh=fresh)
    every = (press(sheet, Verb.TAKE_ALL, row=sheet["card"], primary=True),) if fresh else ()
    found = (_own(sheet.of(line)) for line in _lines(sheet))
    later = (press(sheet, Verb.NOT_TODAY, row=sheet["card"]),) if sheet["own"] else ()
    own = [line["number"] for line in _lines(sheet) if not line["helps"]]
    return Card(
        title=_paged(sheet, title),
        body="\n\n".join([_ground(sheet), *(sheet.say("day-work-reply", number=number) for number in own[:1])]),
        buttons=buttons.rows(
            (*every, *later),
            *buttons.in_rows([button for button in found if button]),
            _turned(sheet),
        ),
    )


def _ticking(sheet: Sheet) -> Card:
    choices = (
        _to(sheet, Verb.TICK, line["case"], f"{TICKED if line['ticked'] else OPEN} {line['number']}")
        for line in _lines(sheet)
        if not line["helps"]
    )
    return Card(
        title=_paged(sheet, sheet.say("day-tick-title")),
        body=_ground(sheet),
        buttons=buttons.rows(
            *buttons.in_rows(choices, 4),
            (press(sheet, Verb.TICKED, row=sheet["card"], primary=True), _never_mind(sheet)),
            _turned(sheet),
        ),
    )


def _days(sheet: Sheet) -> Card:
    options = (
        _to(sheet, Verb.TICKED_DAYS, days, sheet.say("button-more-days", days=days)) for days in sheet["options"]
    )
    title = sheet.say("day-days-title", count=sheet["ticked"])
    return Card(title=title, buttons=buttons.rows(*buttons.in_rows(options, 3), (_never_mind(sheet),)))


def _why(sheet: Sheet) -> Card:
    options = (_to(sheet, Verb.TICKED_WHY, code, sheet.say(f"time-{code}")) for code in sheet["options"])
    title = sheet.say("day-why-title", count=sheet["ticked"], days=sheet["days"])
    return Card(title=title, buttons=buttons.rows(*buttons.in_rows(options), (_never_mind(sheet),)))


def _never_mind(sheet: Sheet) -> Button:
    return press(sheet, Verb.NEVER_MIND, row=sheet["card"])


def _to(sheet: Sheet, verb: Verb, argument: object, label: str) -> Button:
    return press(sheet, verb, argument, label=label, row=sheet["card"])


def _own(line: Sheet) -> Button | None:
    """The one step of this line: take it, hand it in, our part is done; none while another officer has it."""
    if line["helps"]:
        return press(line, Verb.PART_DONE, label=line.say("day-part", number=line.number))
    if line.state is State.ASSIGNED:
        return press(line, Verb.TAKE, label=line.say("day-take", number=line.number))
    if not line["mine"]:
        return None
    done = press(line, Verb.DONE, label=line.say("day-done", number=line.number))
    return Button(done.id, done.label, Kind.PHOTO)


def _lines(sheet: Sheet) -> list[Mapping[str, Any]]:
    return [line for group in sheet["groups"] for line in group["lines"]]


def _ground(sheet: Sheet) -> str:
    """The page by building: its name, then its lines."""
    return "\n\n".join(
        lines(
            group["place"] or sheet.say("day-somewhere"), *(_work_line(sheet, sheet.of(one)) for one in group["lines"])
        )
        for group in sheet["groups"]
    )


def _work_line(sheet: Sheet, line: Sheet) -> str:
    if line["helps"]:
        helps = line.say("day-helps", unit=line.unit) if line.unit else line.say("part-joint")
        told = joined(str(line.number), line.text("stair"), line.category or line.say("category-unknown"), helps)
        return joined(told, _due(line))
    mark = (TICKED if line["ticked"] else OPEN) if sheet["step"] == "tick" else ""
    who = line.say("day-with", name=line["officer"]) if line["officer"] else ""
    waits = line.say("day-asked", days=line["asked"]) if line.get("asked") else _due(line)
    told = joined(str(line.number), line.text("stair"), line.category or line.say("category-unknown"), waits, who)
    return f"{mark} {told}".strip()


def _due(line: Sheet) -> str:
    return line.left() if line.is_late else line.before("due_at")


def _paged(sheet: Sheet, title: str) -> str:
    several = sheet["pages"] > 1
    return joined(title, sheet.say("page", page=sheet["page"], pages=sheet["pages"]) if several else "")


def _turned(sheet: Sheet) -> buttons.Row:
    """The same card with another page."""
    page, pages = sheet["page"], sheet["pages"]
    around = (("button-previous", page - 1), ("button-next", page + 1))
    return tuple(_to(sheet, Verb.TURN, to, sheet.say(key)) for key, to in around if 1 <= to <= pages)


def overview(sheet: Sheet) -> Card:
    """Desk and leaders in the morning: a count a line, each one press away."""
    if not sheet["total"]:
        return Card(title=sheet.say("day-overview-done"), tone=Tone.GOOD)
    topics = [one for one in sheet["topics"] if one["count"]]
    return Card(
        title=sheet.say("day-overview-title", total=sheet["total"]),
        fields=(
            *((capital(sheet.say(f"due-{one['topic']}")), _count(sheet, one)) for one in topics),
            *sheet.fields(("due-results", _without_results(sheet))),
        ),
        body=_week(sheet),
        buttons=(
            *buttons.in_rows(_opens(sheet, one) for one in topics),
            *buttons.in_rows((_of_activity(sheet, one) for one in sheet["activities"][:MOST_ACTIVITIES]), 1),
        ),
    )


def _without_results(sheet: Sheet) -> str:
    count = len(sheet["activities"])
    return sheet.say("day-activities", count=count) if count else ""


def _of_activity(sheet: Sheet, one: Mapping[str, Any]) -> Button:
    label = sheet.say("activity-title", number=one["activity"], title=one["title"])
    return press(sheet, Verb.ACTIVITY, label=label, row=one["activity"])


def _count(sheet: Sheet, one: Mapping[str, Any]) -> str:
    count = sheet.say("day-count", count=one["count"])
    if one["topic"] != "today" or not sheet["whom"]:
        return count
    whom = sheet.say("day-and").join(f"{_whose(sheet, to)} {to['count']}" for to in sheet["whom"])
    return sheet.say("day-to-whom", count=count, whom=whom)


def _whose(sheet: Sheet, to: Mapping[str, Any]) -> str:
    if to["unit"] and to["role"] in UNIT_ROLES:
        return names(to["unit"], sheet.locale)
    return sheet.say(f"role-{to['role']}") if to["role"] else sheet.say("role-desk")


def _opens(sheet: Sheet, one: Mapping[str, Any]) -> Button:
    label = f"{sheet.say('due-' + one['topic'])} {one['count']}"
    return Button(Press(Verb.DUE, 1, 0, one["topic"]).pack(), phrases.capital(label))


def _week(sheet: Sheet) -> str:
    week = sheet.get("week")
    if not week:
        return ""
    told = (
        sheet.say("day-week-line", what=sheet.say(f"week-{name}"), last=week[name][0], before=week[name][1])
        for name in ("new", "closed", "returned", "late", "logged")
    )
    return lines(sheet.say("day-week"), *told)


def due(sheet: Sheet) -> Card:
    """The cases behind one line of the overview."""
    title = sheet.say("due-title", topic=sheet.say(f"due-{sheet['topic']}"), total=sheet["total"])
    cases = [sheet.of(line) for line in sheet["lines"]]
    return Card(
        title=_paged(sheet, title),
        body=lines(*(_due_line(case) for case in cases)),
        buttons=buttons.rows(*_of_due(sheet, cases), _pages_of_due(sheet)),
    )


def _of_due(sheet: Sheet, cases: list[Sheet]) -> buttons.Rows:
    """Each case opens; what waits for one's word that it is hard can be answered here."""
    if sheet["topic"] != "agree":
        return buttons.in_rows(map(buttons.show, cases))
    return tuple(
        (
            press(case, Verb.HARD, label=case.say("day-agree", number=case.number)),
            press(case, Verb.NOT_HARD, label=case.say("day-not-yet", number=case.number)),
            buttons.show(case),
        )
        for case in cases
    )


def _pages_of_due(sheet: Sheet) -> buttons.Row:
    page, pages = sheet["page"], sheet["pages"]
    around = (("button-previous", page - 1), ("button-next", page + 1))
    return tuple(
        Button(Press(Verb.DUE, to, 0, sheet["topic"]).pack(), sheet.say(key)) for key, to in around if 1 <= to <= pages
    )


def _due_line(case: Sheet) -> str:
    held = case.state in {State.ASSIGNED, State.ACCEPTED}
    whose = case.unit if case.held_by in UNIT_ROLES else ""
    asked = case.say("day-asked", days=case["asked"]) if case.get("asked") else ""
    by = case.say("day-agree-by", by=case["by"], day=case.day("since")) if case.get("by") else ""
    told = joined(_what(case), whose, asked or (case.left() if held else ""), by)
    return case.say("day-agree-why", told=told, why=case["why"]) if case.get("why") else told


def _what(case: Sheet) -> str:
    what = joined(case.category or case.say("category-unknown"), case.place)
    return case.say("line", number=case.number, what=what)


def kinds(sheet: Sheet) -> Card:
    """The categories that are missing: for each the three likeliest, one press each."""
    if not sheet["lines"]:
        return Card(title=sheet.say("day-kinds-done"), tone=Tone.GOOD)
    found = [sheet.of(line) for line in sheet["lines"]]
    return Card(
        title=_paged(sheet, sheet.say("day-kinds-title", total=sheet["total"])),
        body=lines(*(_kinds_line(line) for line in found)),
        buttons=buttons.rows(*(row for line in found for row in buttons.in_rows(_choices(line))), _turned(sheet)),
    )


def _kinds_line(line: Sheet) -> str:
    words = _beside(line.text("words").replace("\n", " "), line.place) or line.say("day-photo-only")
    return joined(str(line.number), line.place, words[:MOST_WORDS], line.when("at"))


def _beside(words: str, place: str) -> str:
    """What the words say besides the place, which stands in front of them anyway."""
    where = place.split()[-1:]
    return words.replace(where[0], "", 1).strip(BETWEEN) if where else words


def _choices(line: Sheet) -> Iterable[Button]:
    for one in line["choices"]:
        yield press(line, Verb.CATEGORY, one["key"], label=f"{line.number} {names(one['names'], line.locale)}")
    yield press(line, Verb.CATEGORIES, label=line.say("day-other-kind", number=line.number))


def logged(sheet: Sheet) -> Card:
    """One list a day: what the grid solved on the spot; a few may be drawn to look at."""
    if not sheet["total"]:
        return Card(title=sheet.say("day-logged-none"))
    found = [sheet.of(line) for line in sheet["lines"]]
    return Card(
        title=_paged(sheet, sheet.say("day-logged-title", total=sheet["total"])),
        body=lines(*(_logged_line(line) for line in found)) + "\n\n" + lines(*_draws(sheet)),
        buttons=buttons.rows(
            (press(sheet, Verb.DRAW_LOGGED, row=sheet["card"], primary=True),),
            *buttons.in_rows(map(buttons.show, found)),
            _turned(sheet),
        ),
    )


def _logged_line(line: Sheet) -> str:
    looked = line.say(f"drawn-{line['said']}" if line["said"] else "day-looked") if line["looked"] else ""
    return joined(_what(line), line["officer"], looked)


def drawn(sheet: Sheet) -> Card:
    """One of what was drawn: what was done, where, by whom; nothing wrong, or a question?"""
    return Card(
        title=sheet.say("day-drawn-title", number=sheet.number, place=sheet["place_of"], of=sheet["of"]),
        fields=sheet.fields(
            ("staff-where", sheet.place or sheet.say("place-unknown")),
            ("staff-what", sheet.category or sheet.say("logged-kind-later")),
            ("logged-by", sheet.text("officer")),
            ("logged-at", sheet.when("closed_at")),
        ),
        body=sheet.text("words"),
        photos=sheet.photos("after"),
        buttons=(
            (
                press(sheet, Verb.DRAWN_FINE, sheet["card"], primary=True),
                press(sheet, Verb.DRAWN_DOUBT, sheet["card"]),
            ),
        ),
    )


def looked_into(sheet: Sheet) -> Card:
    """To whoever logged it: what the leader said who looked at it."""
    key = "day-looked-fine" if sheet["verdict"] == "fine" else "day-looked-doubt"
    return Card(
        title=sheet.say(key, by=sheet["by"], number=sheet.number),
        fields=sheet.fields(("staff-where", sheet.place), ("staff-what", sheet.category)),
        body=sheet.text("why"),
        buttons=((buttons.show(sheet),),),
        tone=Tone.GOOD if sheet["verdict"] == "fine" else Tone.WARN,
    )


def _draws(sheet: Sheet) -> list[str]:
    drawn = [
        sheet.say("day-drawn", seed=draw["seed"], numbers=_numbers(sheet, draw["numbers"])) for draw in sheet["draws"]
    ]
    return [*drawn, sheet.say("day-for-learning")]


def _numbers(sheet: Sheet, numbers: Iterable[int]) -> str:
    return sheet.say("day-and").join(map(str, numbers))


def went(sheet: Sheet) -> Card:
    """What became of several at once, in one sentence each."""
    many = sheet["went"]
    told = [sheet.say(f"went-{sheet['verb']}", count=many)] if many else []
    told += [
        sheet.say("went-others", name=one["name"], numbers=_numbers(sheet, one["numbers"])) for one in sheet["others"]
    ]
    told += [_refused(sheet, one) for one in sheet["refused"]]
    return Card(title=" ".join(told))


def _refused(sheet: Sheet, one: Mapping[str, Any]) -> str:
    numbers = _numbers(sheet, one["numbers"])
    key = "went-no-more-time" if one["refusal"] == "no-more-time" else "went-changed"
    return sheet.say(key, numbers=numbers)


def which_done(sheet: Sheet) -> Card:
    """A photo came from whoever has these in hand: of which line, or something new?"""
    found = [sheet.of(line) for line in sheet["lines"]]
    choices = (press(line, Verb.WHICH, label=joined(str(line.number), line.category or line.place)) for line in found)
    today = ((_activity(sheet, one),) for one in sheet["activities"])
    return Card(
        title=sheet.say("which-photo" if sheet["activities"] else "which-done"),
        body=lines(*(_what(line) for line in found)),
        buttons=buttons.rows(
            *buttons.in_rows(choices), *today, (press(sheet, Verb.WHICH_NEW), press(sheet, Verb.NEVER_MIND))
        ),
    )


def _activity(sheet: Sheet, one: Mapping[str, Any]) -> Button:
    label = sheet.say("activity-title", number=one["activity"], title=one["title"])
    return press(sheet, Verb.WHICH_ACTIVITY, label=label, row=one["activity"])
