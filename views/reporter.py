"""What the person who reported sees: the live card, what changed, the result."""

from models.cards import Button, Card, Tone
from models.cases import Satisfaction
from models.moves import OPEN, WAITING, State
from models.presses import Verb
from views import buttons
from views.buttons import press
from views.sheet import Sheet, joined, lines

_SHOWN_DONE = frozenset({State.HANDLED, State.VERIFIED, State.CLOSED})


def reporters_card(sheet: Sheet) -> Card:
    """The reporter's own card of a case."""
    return Card(
        title=_title(sheet),
        fields=sheet.fields(
            ("resident-what", sheet.category or sheet.say("category-unknown")),
            ("resident-found", sheet.found("name")),
            ("resident-where", sheet.place or sheet.say("place-unknown")),
            ("resident-progress", sheet.progress()),
            ("resident-people", sheet.people()),
            ("resident-called", called(sheet)),
            ("resident-words", sheet.text("words")),
            ("resident-voice", sheet.spoken()),
        ),
        body=lines(
            sheet.reason(sheet.text("routed")) if sheet.state in WAITING and not sheet.question else "",
            "" if sheet.is_open_matter else sheet.say("reporter-private"),
            sheet.say("reporter-unwritten") if sheet.get("unwritten") else "",
            buttons.asked(sheet),
            sheet.say("outcome-ask") if _may_say_solved(sheet) else "",
            _alike(sheet),
        ),
        photos=(*sheet.photos("before", "after"), *_photos_alike(sheet)),
        buttons=_buttons(sheet),
        tone=Tone.GOOD if sheet.state is State.CLOSED else Tone.PLAIN,
    )


def outcome(sheet: Sheet) -> Card:
    """The result: before and after, then whether it is solved, then how content the reporter is."""
    if sheet.state not in _SHOWN_DONE:
        return Card(title=sheet.say("outcome-again", number=sheet.number))
    photos = sheet.photos("pair") or sheet.photos("before", "after")
    key = "outcome-see" if sheet.photos("after") else "outcome-done"
    body, row = _asked_next(sheet)
    return Card(
        title=sheet.say(key, number=sheet.number),
        fields=sheet.fields(
            ("resident-what", sheet.category), ("resident-where", sheet.place), ("called-tell", called(sheet))
        ),
        body=body,
        photos=photos,
        buttons=buttons.rows(row),
        tone=Tone.GOOD,
    )


def call_back(sheet: Sheet) -> Card:
    """Once, the working day after: solved, and how well; both with one press."""
    said = [press(sheet, Verb.RATE, one, label=sheet.say(f"call-back-{one}")) for one in Satisfaction]
    return Card(
        title=sheet.say("call-back-title", number=sheet.number, what=sheet.matter()),
        fields=sheet.fields(("resident-where", sheet.place), ("called-tell", called(sheet))),
        body=sheet.say("call-back-body"),
        photos=sheet.photos("pair") or sheet.photos("after"),
        buttons=(*buttons.in_rows(said, 1), (press(sheet, Verb.NOT_SOLVED),)),
    )


def changed(sheet: Sheet) -> Card:
    """Told only when the unit or the date changed, or the case is taken up again."""
    tell = {"unit": _other_unit, "date": _other_date, "resumed": _new_date, "new": _new_date, "paused": _put_off}.get(
        sheet["why"]
    )
    title = tell(sheet) if tell else sheet.say(f"changed-{sheet['why']}", number=sheet.number)
    return Card(
        title=title,
        fields=sheet.fields(("resident-what", sheet.category), ("resident-where", sheet.place)),
        body=sheet.reason(sheet.text("routed")) if sheet["why"] == "unit" else "",
        buttons=buttons.rows(buttons.call(sheet, sheet.get("contact"))),
    )


def replied(sheet: Sheet) -> Card:
    """What those who handle it say to whoever reported it."""
    return Card(
        title=sheet.say("replied-title", number=sheet.number),
        fields=sheet.fields(("resident-what", sheet.category), ("resident-where", sheet.place)),
        body=sheet.text("reply"),
        buttons=buttons.rows(buttons.call(sheet, sheet.get("contact"))),
    )


def called(sheet: Sheet) -> str:
    """Whom somebody on the staff filed it for, with the phone; "" for one's own report."""
    told = sheet.get("called")
    return joined(told["name"] or sheet.say("called-nobody"), told["phone"]) if told else ""


def _may_say_solved(sheet: Sheet) -> bool:
    return sheet.state is State.HANDLED and not _joined(sheet) and not sheet.get("confirmed")


def _joined(sheet: Sheet) -> bool:
    """Whether it is handled together with a case that somebody else reported."""
    return bool(sheet.get("merged_into"))


def _alike(sheet: Sheet) -> str:
    """Open cases that may be the same, a line each, and the question."""
    found = sheet.get("alike") or ()
    return (
        lines(sheet.say("alike-ask"), *(_alike_line(sheet.of({**sheet.facts, **one})) for one in found))
        if found
        else ""
    )


def _photos_alike(sheet: Sheet) -> tuple[str, ...]:
    """Of the cases that may be the same, what a handler took or their reporter lets neighbours see."""
    return tuple(photo for one in sheet.get("alike") or () for photo in one["photos"])


def _alike_line(case: Sheet) -> str:
    state = case.say(f"alike-{case.state}")
    since = case.say("alike-since", day=case.day("filed_at"))
    return joined(case.say("line", number=case.number, what=case.what_and_where()), since, state)


def _title(sheet: Sheet) -> str:
    if _joined(sheet):
        return sheet.say("joined-title", number=sheet.number, whole=sheet["merged_into"])
    if sheet.state in WAITING:
        return _waiting_title(sheet)
    if sheet.state is State.PAUSED and sheet.get("promised_at"):
        return sheet.say("reporter-paused-until", number=sheet.number, day=sheet.day("promised_at"))
    return sheet.say(f"reporter-{sheet.state}", number=sheet.number)


def _waiting_title(sheet: Sheet) -> str:
    if sheet.get("danger"):
        return sheet.say("reporter-danger", number=sheet.number)
    if sheet.is_late:
        return sheet.say("reporter-late", number=sheet.number)
    if sheet.get("second") and sheet["second"]["until"]:
        day = sheet.of({**sheet.facts, "until": sheet["second"]["until"]}).day("until")
        return sheet.say("reporter-second", number=sheet.number, day=day)
    again = bool(sheet.get("reopened"))
    if sheet.get("due_at"):
        key = "reporter-again" if again else "reporter-due"
        return sheet.say(key, number=sheet.number, by=sheet.by_when("due_at"))
    if again:
        return sheet.say("reporter-looking-again", number=sheet.number)
    return sheet.say("reporter-received" if sheet.question else "reporter-looking", number=sheet.number)


def _buttons(sheet: Sheet) -> buttons.Rows:
    return buttons.rows(
        *buttons.answers(sheet),
        *_same(sheet),
        _solved(sheet) if _may_say_solved(sheet) else (),
        buttons.call(sheet, sheet.get("contact")),
        _split(sheet),
        _sharing(sheet),
        buttons.nudging(sheet),
        () if _joined(sheet) else buttons.finding(sheet),
        () if _joined(sheet) else buttons.wrong(sheet) + _cancel(sheet),
    )


def _same(sheet: Sheet) -> buttons.Rows:
    """It is one of those that were found, or none of them; who joined may take it back while it is open."""
    if _joined(sheet):
        return ((press(sheet, Verb.NOT_SAME),),) if sheet.state in OPEN else ()
    found = sheet.get("alike") or ()
    if not found:
        return ()
    several = len(found) > 1
    labels = [sheet.say("button-same-of", number=one["number"]) if several else "" for one in found]
    same = [press(sheet, Verb.SAME, one["case"], label=label) for one, label in zip(found, labels, strict=True)]
    return buttons.in_rows([*same, press(sheet, Verb.NOT_SAME)])


def _solved(sheet: Sheet) -> buttons.Row:
    return (press(sheet, Verb.SOLVED), press(sheet, Verb.NOT_SOLVED))


def _sharing(sheet: Sheet) -> buttons.Row:
    """Whether neighbours who report the same may see the photo: only if its reporter says so."""
    if sheet.state not in WAITING or not sheet.photos("before") or not sheet.is_open_matter or _joined(sheet):
        return ()
    argument, label = ("off", "button-share-photo-off") if sheet.get("shared") else ("on", "button-share-photo")
    return (press(sheet, Verb.SHARE_PHOTO, argument, label=sheet.say(label)),)


def _split(sheet: Sheet) -> buttons.Row:
    """The last message joined this report; whoever sent it may have meant something else."""
    return (press(sheet, Verb.SPLIT, sheet["joined"]),) if sheet.get("joined") else ()


def _cancel(sheet: Sheet) -> buttons.Row:
    return (press(sheet, Verb.CANCEL),) if sheet.state in {State.FILED, State.ASSIGNED} else ()


def _asked_next(sheet: Sheet) -> tuple[str, buttons.Row]:
    if sheet.get("satisfaction"):
        word = sheet.say(f"satisfaction-{sheet['satisfaction']}")
        return sheet.say("outcome-rated", satisfaction=word), ()
    if not sheet.get("confirmed"):
        return sheet.say("outcome-ask"), _solved(sheet)
    if sheet.state is State.CLOSED:
        return sheet.say("outcome-rate"), tuple(_rating(sheet, one) for one in Satisfaction)
    return sheet.say("outcome-thanks"), ()


def _rating(sheet: Sheet, satisfaction: Satisfaction) -> Button:
    return press(sheet, Verb.RATE, satisfaction, label=sheet.say(f"satisfaction-{satisfaction}"))


def _put_off(sheet: Sheet) -> str:
    return sheet.say("changed-paused", number=sheet.number, day=sheet.day("promised_at"), why=sheet.text("pause_why"))


def _other_unit(sheet: Sheet) -> str:
    told = {"number": sheet.number, "progress": sheet.progress()}
    if sheet.get("due_at") and not sheet.is_late:
        return sheet.say("changed-unit-due", by=sheet.by_when("due_at"), **told)
    return sheet.say("changed-unit", **told)


def _new_date(sheet: Sheet) -> str:
    if sheet.is_late or not sheet.get("due_at"):
        return sheet.say("changed-date-open", number=sheet.number)
    return sheet.say(f"changed-{sheet['why']}", number=sheet.number, by=sheet.by_when("due_at"))


def _other_date(sheet: Sheet) -> str:
    date = sheet.day("promised_at" if sheet.state is State.PAUSED else "due_at")
    if not date:
        return sheet.say("changed-date-open", number=sheet.number)
    why = sheet.first_words([f"time-{sheet.text('reason') or sheet.last('reason')}"]) or sheet.text("reason")
    if date == sheet.day("now"):
        key = "changed-date-today-why" if why else "changed-date-today"
        return sheet.say(key, number=sheet.number, why=why, by=sheet.by_when("due_at"))
    if why:
        return sheet.say("changed-date-why", number=sheet.number, why=why, day=date)
    return sheet.say("changed-date", number=sheet.number, day=date)
