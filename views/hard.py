"""Hard cases: what leader and desk ask each other, the street's list, several units at work."""

from collections.abc import Mapping
from typing import Any

from models.cards import Button, Card, Tone
from models.moves import OPEN, State
from models.presses import Verb
from views import buttons, phrases
from views.buttons import press
from views.lists import turned
from views.phrases import names
from views.questions import unit_to_choose
from views.sheet import Sheet, joined, lines


def asked(sheet: Sheet) -> Card:
    """One side says that it is hard: does the other agree?"""
    return Card(
        title=sheet.say("hard-asked", by=sheet["by"], number=sheet.number),
        fields=sheet.fields(
            ("staff-where", sheet.place),
            ("staff-what", sheet.category),
            ("staff-words", sheet.text("words")),
            ("staff-passed-up", sheet.text("why")),
        ),
        body=sheet.say("hard-asked-body"),
        photos=sheet.photos("before"),
        buttons=((press(sheet, Verb.HARD, primary=True), press(sheet, Verb.NOT_HARD)), (buttons.show(sheet),)),
        tone=Tone.WARN,
    )


def proposed(sheet: Sheet) -> Card:
    """The other side has been asked."""
    return Card(title=sheet.say("hard-proposed", number=sheet["number"]))


def refused(sheet: Sheet) -> Card:
    """Once more in the grid first."""
    title = sheet.say("hard-refused", by=sheet["by"], number=sheet.number)
    return Card(title=title, buttons=((buttons.show(sheet),),))


def sent_back(sheet: Sheet) -> Card:
    """The street's instruction, for the leader to read."""
    title = sheet.say("hard-back", number=sheet.number)
    return Card(title=title, body=sheet.text("words"), buttons=((buttons.show(sheet),),), tone=Tone.WARN)


def part_done(sheet: Sheet) -> Card:
    """A unit's part is done."""
    key = "hard-lead-done" if sheet["lead"] else "hard-part-done"
    title = sheet.say(key, by=sheet["by"], number=sheet.number)
    return Card(title=title, fields=sheet.fields(*sheet.together()), buttons=((buttons.show(sheet),),))


def listed(sheet: Sheet) -> Card:
    """The street's list: what, since when, what was tried, by when."""
    if not sheet["lines"]:
        return Card(title=sheet.say("hard-empty"))
    cases = [sheet.of(one) for one in sheet["lines"]]
    several = sheet["pages"] > 1
    title = sheet.say("hard-title", total=sheet["total"])
    return Card(
        title=joined(title, sheet.say("page", page=sheet["page"], pages=sheet["pages"]) if several else ""),
        body="\n\n".join(_line(case) for case in cases),
        buttons=buttons.rows(*buttons.in_rows(map(_opens, cases)), turned(sheet, Verb.HARD_LIST)),
    )


def _opens(case: Sheet) -> Button:
    if not case.get("coordinates"):
        return buttons.show(case)
    return press(case, Verb.HARD_LIST, case["case"], row=0, label=case.say("button-coordinate", number=case.number))


def _line(case: Sheet) -> str:
    return lines(
        joined(case.say("line", number=case.number, what=case.what_and_where()), case.say(f"state-{case.state}")),
        joined(case.say("hard-since", day=case.hard_since()), _how_long(case), case.left()),
        _tried(case),
        *(f"{case.say(key)}: {said}" for key, said in case.together() if said),
    )


def _how_long(case: Sheet) -> str:
    """For how many whole days it has been on the list; "" on the first."""
    since = (case.get("hard") or {}).get("since")
    days = (case.now - phrases.moment(since)).days if since else 0
    return case.say("hard-days", days=days) if days > 0 else ""


def _tried(case: Sheet) -> str:
    steps = [_step(case, one) for one in case.get("tried") or ()]
    return case.say("hard-tried", steps=case.say("and").join(dict.fromkeys(steps))) if steps else ""


def _step(case: Sheet, one: Mapping[str, Any]) -> str:
    if one["to"]:
        return case.say("hard-step-up", role=case.say(f"role-{one['to']}"))
    reason = case.first_words([f"decline-{one['reason']}", f"time-{one['reason']}"]) if one["reason"] else ""
    why = joined(names(one["unit"], case.locale), reason)
    move = case.say(f"move-{one['move']}")
    return case.say("hard-step", move=move, why=why) if why else move


def coordinated(sheet: Sheet) -> Card:
    """The street's card of one hard case: a unit that leads, others that help, or back to the community."""
    leads = any(one["part"] == "lead" for one in sheet.get("parts") or ())
    more = (press(sheet, Verb.JOINTS, primary=True),) if leads else ()
    lead = (press(sheet, Verb.UNITS, primary=not leads),)
    return Card(
        title=joined(sheet.say("holder-hard-title", number=sheet.number), sheet.category, sheet.place),
        fields=sheet.fields(
            ("staff-state", sheet.say(f"state-{sheet.state}")),
            ("staff-hard", sheet.hard_since()),
            ("staff-due", joined(sheet.before("due_at"), sheet.left())),
            ("staff-words", sheet.text("words")),
            *sheet.together(),
        ),
        body=lines(_tried(sheet), sheet.say("hard-what-now" if not leads else "hard-more-units")),
        photos=sheet.photos("before", "after"),
        buttons=buttons.rows(
            more + lead if sheet.state in OPEN else (),
            (press(sheet, Verb.SEND_DOWN), buttons.show(sheet)),
        ),
    )


def helpers_card(sheet: Sheet) -> Card:
    """What a helping unit sees: the matter, who leads, and its two answers: words and photos, or done."""
    return Card(
        title=joined(sheet.say("joint-title", number=sheet.number), sheet.place, sheet.category),
        fields=sheet.fields(
            ("staff-where", sheet.place or sheet.say("place-unknown")),
            ("staff-what", sheet.category or sheet.say("category-unknown")),
            ("staff-due", sheet.before("due_at") if sheet.state in OPEN else ""),
            ("staff-state", sheet.say(f"state-{sheet.state}")),
            ("staff-words", sheet.text("words")),
            *sheet.together(),
            sheet.notes(),
        ),
        body=sheet.say("joint-body") if sheet.state in OPEN else "",
        photos=sheet.photos("before", "after"),
        buttons=((press(sheet, Verb.PART_DONE),),) if sheet.state in OPEN and _is_open(sheet) else (),
        tone=Tone.GOOD if sheet.state is State.CLOSED else Tone.PLAIN,
    )


def _is_open(sheet: Sheet) -> bool:
    return any(not one["done"] for one in sheet.get("parts") or () if one["part"] == "joint")


def choose_joint(sheet: Sheet) -> Card:
    """Which unit shall help?"""
    return unit_to_choose(sheet, "choose-joint", Verb.JOINT, Verb.JOINTS)
