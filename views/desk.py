"""What the desk and the street see: everything but who reported, the clocks, and the buttons that steer."""

from collections.abc import Mapping

from models.cards import Card, Tone
from models.moves import HELD, State
from models.presses import Verb
from views import buttons, phrases
from views.buttons import MOST_RETURNS, press
from views.holder import last_words, merged_into, nudges, secrecy
from views.sheet import Field, Sheet, joined, lines


def desks_card(sheet: Sheet) -> Card:
    """The steering card of a case."""
    title = sheet.say("desk-title", number=sheet.number, state=sheet.say(f"state-{sheet.state}"))
    return Card(
        title=joined(title, sheet.category, sheet.place),
        fields=sheet.fields(*_matter(sheet), *_people(sheet), *_clocks(sheet), *_course(sheet)),
        body=sheet.say("desk-please-write-out") if sheet.get("unwritten") else "",
        photos=sheet.photos("before", "after"),
        buttons=buttons.steering(sheet),
        tone=_tone(sheet),
        voices=sheet.voices(),
    )


def time_asked(sheet: Sheet) -> Card:
    """Somebody needs more days: agree, or not."""
    request = sheet["asked"]
    why = sheet.why(request["why"])
    return Card(
        title=sheet.say("time-asked-title", by=sheet["by"], number=sheet.number, days=request["days"], why=why),
        fields=sheet.fields(
            ("staff-where", sheet.place),
            ("staff-what", sheet.category),
            ("staff-due", sheet.before("due_at")),
            ("staff-extensions", _times(sheet, "extensions")),
            *_granted(sheet.of(request | {"now": sheet["now"]})),
        ),
        body="" if request["due_at"] else sheet.say("time-asked-late"),
        buttons=((press(sheet, Verb.GRANT), press(sheet, Verb.REFUSE)), (buttons.show(sheet),)),
    )


def _granted(then: Sheet) -> tuple[Field, ...]:
    """What it comes to if it is granted: the limit again, and the date that the reporter reads."""
    return (("time-asked-due", then.before("due_at")), ("time-asked-told", then.before("told_at")))


def merge_sure(sheet: Sheet) -> Card:
    """Shall these be one? What each is, and how many people reported them."""
    others = [sheet.of(one) for one in sheet["others"]]
    numbers = [one.number for one in others]
    told = sheet.say("merge-title", number=sheet.number, others=sheet.say("and").join(map(str, numbers)))
    yes = press(sheet, Verb.MERGE, ".".join(map(str, numbers)), primary=True)
    return Card(
        title=told,
        body=lines(
            *(_merge_line(one) for one in (sheet, *others)),
            sheet.say("merge-total", number=sheet.number, count=sheet["total"]),
        ),
        buttons=((yes,), (buttons.show(sheet),)),
    )


def _merge_line(case: Sheet) -> str:
    what = case.say("line", number=case.number, what=case.what_and_where())
    return joined(what, case.say(f"state-{case.state}"), case.people())


def part_sure(sheet: Sheet) -> Card:
    """Shall it be a case of its own again?"""
    return Card(
        title=sheet.say("take-out-title", number=sheet.number, whole=sheet["merged_into"]),
        fields=sheet.fields(
            ("staff-where", sheet.place), ("staff-what", sheet.category), ("staff-words", sheet.text("words"))
        ),
        body=sheet.say("take-out-body"),
        buttons=((press(sheet, Verb.PART, primary=True),),),
    )


def returned(sheet: Sheet) -> Card:
    """A unit says it isn't theirs: choose another, or another kind."""
    return Card(
        title=sheet.say("returned-title", by=sheet["by"], number=sheet.number),
        fields=sheet.fields(
            ("returned-reason", sheet.why(sheet["reason"])),
            ("staff-where", sheet.place),
            ("staff-what", sheet.category),
            ("staff-words", sheet.text("words")),
        ),
        body=sheet.say("returned-designate" if (sheet.get("returned") or 0) >= MOST_RETURNS else "returned-body"),
        photos=sheet.photos("before"),
        buttons=(
            (press(sheet, Verb.UNITS, primary=True), press(sheet, Verb.CATEGORIES)),
            (buttons.show(sheet),),
        ),
    )


def identity(sheet: Sheet) -> Card:
    """Who reported: the look is logged, and the card says so."""
    phone = sheet.text("phone")
    dial = (buttons.dial(phone, sheet.say("button-call-number", number=phone)),) if phone else ()
    return Card(
        title=sheet.say("identity-title", number=sheet.number),
        fields=sheet.fields(
            ("identity-name", sheet.text("name")),
            ("identity-filed-by", sheet.text("filed_by")),
            ("identity-phone", phone),
            ("identity-home", sheet.text("home")),
            ("identity-words", sheet.text("own_words")),
        ),
        body=lines(sheet.say("identity-viewer", name=sheet["viewer"]), sheet.say("identity-logged")),
        buttons=buttons.rows(dial, (buttons.press(sheet, Verb.LOOKS),)),
        tone=Tone.WARN,
    )


def _matter(sheet: Sheet) -> tuple[Field, ...]:
    return (
        ("staff-what", sheet.category or sheet.say("category-unknown")),
        ("staff-found", sheet.found("name") or (sheet.say("found-unsaid") if sheet.get("conditions") else "")),
        ("staff-closing", sheet.found("closing")),
        ("staff-where", sheet.place or sheet.say("place-unknown")),
        ("staff-people", sheet.people()),
        ("staff-words", sheet.text("words")),
        ("staff-also", sheet.also()),
        *merged_into(sheet),
        ("staff-voice", sheet.spoken()),
        secrecy(sheet),
    )


def _people(sheet: Sheet) -> tuple[Field, ...]:
    return (
        ("staff-unit", sheet.unit),
        ("staff-officer", sheet.text("officer")),
        ("staff-note", sheet.reason(sheet.text("routed"))),
        ("staff-second", sheet.second()),
        ("staff-exempt", sheet.say("exempt-yes") if sheet.get("exempt") else ""),
        ("staff-hard", sheet.hard_since()),
        *sheet.together(),
    )


def _clocks(sheet: Sheet) -> tuple[Field, ...]:
    held = sheet.state in HELD
    return (
        ("staff-filed", sheet.when("filed_at")),
        ("staff-assigned", sheet.when("assigned_at")),
        ("staff-accepted", sheet.when("accepted_at")),
        ("staff-due", joined(sheet.before("due_at"), sheet.left() if held else "")),
        ("staff-told", sheet.before("told_at") if held else ""),
        ("staff-paused-why", sheet.text("pause_why") if sheet.state is State.PAUSED else ""),
        ("staff-until", sheet.day("promised_at") if sheet.state is State.PAUSED else ""),
        *_stages(sheet),
        ("staff-handled", sheet.when("handled_at")),
        ("staff-closed", sheet.when("closed_at")),
    )


def _stages(sheet: Sheet) -> tuple[Field, ...]:
    """How long intake, dispatch and check took or have taken, and whether that was longer than it may."""
    found: dict[str, list[str]] = {}
    for one in sheet.get("stages") or ():
        found.setdefault(f"stage-{one['stage']}", []).append(_stage(sheet, one))
    return tuple((stage, sheet.say("and").join(told)) for stage, told in found.items())


def _stage(sheet: Sheet, one: Mapping[str, str]) -> str:
    end = phrases.moment(one["ended_at"]) if one["ended_at"] else sheet.now
    took, over = end - phrases.moment(one["since"]), end - phrases.moment(one["due_at"])
    span = sheet.span(took.total_seconds())
    told = span if one["ended_at"] else sheet.say("stage-open", span=span)
    late = sheet.say("stage-late", span=sheet.span(over.total_seconds())) if over.total_seconds() > 0 else ""
    return joined(told, late)


def _course(sheet: Sheet) -> tuple[Field, ...]:
    satisfaction = sheet.get("satisfaction")
    return (
        last_words(sheet),
        ("staff-asked", sheet.asked()),
        ("staff-extensions", _times(sheet, "extensions")),
        ("staff-signer", sheet.signer(sheet["signer"]) if sheet.get("signer") else ""),
        nudges(sheet),
        sheet.notes(),
        ("staff-returned", _times(sheet, "returned")),
        ("staff-reopened", _times(sheet, "reopened")),
        ("staff-satisfaction", sheet.say(f"satisfaction-{satisfaction}") if satisfaction else ""),
    )


def _times(sheet: Sheet, name: str) -> str:
    return sheet.say("times", times=sheet[name]) if sheet.get(name) else ""


def _tone(sheet: Sheet) -> Tone:
    if sheet.state is State.CLOSED:
        return Tone.GOOD
    waits = sheet.get("unwritten") and not sheet.text("words")
    return Tone.WARN if waits or (sheet.is_late and sheet.state in HELD) else Tone.PLAIN
