"""Before an activity and on its day: reminders, the alarm that people are missing, the call for help."""

from models.cards import Button, Card, Kind, Tone
from models.presses import Verb
from models.sign_ups import Reminding
from views import buttons
from views.activities import for_whom, span
from views.buttons import press
from views.organising import edit, link
from views.sheet import Field, Sheet, joined, lines


def soon(sheet: Sheet) -> Card:
    """It is about to come: when, where, what to bring, whom to call; whoever can't come says so in one press."""
    about = sheet["activity"]
    go = (Verb.STILL_COMING, Verb.NOT_COMING) if sheet["ask"] else (Verb.SIGN_OFF,)
    label = {Verb.SIGN_OFF: sheet.say("button-not-coming")}
    answers = tuple(press(sheet, verb, label=label.get(verb, ""), row=about) for verb in go)
    return Card(
        title=for_whom(sheet, sheet.say("soon-title", when=sheet.when("starts_at"), title=sheet["title"])),
        fields=sheet.fields(
            ("activity-when", span(sheet)),
            ("activity-place", sheet.text("place")),
            ("activity-bring", sheet.text("bring")),
            ("activity-leave", _still_free(sheet)),
            ("activity-leader", sheet["leader"]["name"]),
        ),
        body=sheet.say("activity-changed-ask") if sheet["ask"] else "",
        buttons=buttons.rows(
            answers,
            (*buttons.call(sheet, sheet["leader"]), *link(sheet, "map", "activity-map")),
            (press(sheet, Verb.REMINDERS, row=0),),
        ),
    )


def _still_free(sheet: Sheet) -> str:
    """Until when one may leave, as long as one may."""
    until = sheet.get("leave_until")
    return sheet.when("leave_until") if until and until > sheet["now"] else ""


def short(sheet: Sheet) -> Card:
    """People are missing: how many, a text to copy, and one press that posts it."""
    about = sheet["activity"]
    text = _call(sheet)
    return Card(
        title=sheet.say(
            "short-title", number=about, title=sheet["title"], missing=max(sheet["needed"] - sheet["taken"], 0)
        ),
        fields=sheet.fields(
            ("activity-when", span(sheet)),
            ("activity-people", sheet.say("activity-count", taken=sheet["taken"], capacity=sheet["capacity"])),
        ),
        body=sheet.say("short-body", needed=sheet["needed"]),
        block=text,
        buttons=buttons.rows(
            (press(sheet, Verb.CALL_HELP, row=about, primary=True),),
            (Button("copy", sheet.say("button-copy"), Kind.COPY, text),),
            (edit(sheet, "postpone"), edit(sheet, "cancel")),
        ),
        tone=Tone.WARN,
    )


def _call(sheet: Sheet) -> str:
    """The call as text, for a group that no bot may enter."""
    link = sheet.say("roster-link", link=sheet["link"]) if sheet["link"] else ""
    where = joined(span(sheet), sheet.text("place"))
    missing = max(sheet["capacity"] - sheet["taken"], 0)
    captain = sheet.say("call-captain", name=sheet["leader"]["name"])
    said = (sheet.say("call-text", title=sheet["title"], missing=missing), where, captain, link)
    return "\n".join(filter(None, said))


def wanted(sheet: Sheet) -> Card:
    """The call in the volunteers' group: one press, and one is in."""
    about = sheet["activity"]
    missing = max(sheet["capacity"] - sheet["taken"], 0)
    return Card(
        title=sheet.say("call-title", missing=missing, number=about, title=sheet["title"]),
        fields=sheet.fields(
            ("activity-when", span(sheet)),
            ("activity-place", sheet.text("place")),
            ("activity-points", sheet.say("activity-each", points=sheet["points"])),
        ),
        body=sheet.say("call-body"),
        buttons=((press(sheet, Verb.SIGN_UP, row=about, primary=True), press(sheet, Verb.SIGN_OTHER, row=about)),),
    )


def reminders(sheet: Sheet) -> Card:
    """When one wants to be reminded, and the other ways."""
    options = [
        press(sheet, Verb.REMIND_ME, choice, label=sheet.say(f"remind-{choice}"), row=0)
        for choice in Reminding
        if choice != sheet["chosen"]
    ]
    return Card(
        title=sheet.say("reminders-title", chosen=sheet.say(f"remind-{sheet['chosen']}")),
        body=sheet.say("reminders-body"),
        buttons=buttons.in_rows(options, 1),
    )


def checked_in(sheet: Sheet) -> Card:
    """They are there, or gone."""
    return Card(title=checked_words(sheet))


def checked_words(sheet: Sheet) -> str:
    """The sentence that whoever checked in or out reads."""
    hours, minutes = divmod(sheet["minutes"], 60)
    facts = {"title": sheet["title"], "place": sheet["place"], "hours": hours, "minutes": minutes}
    ask = sheet.say("checked-out-later") if sheet["checks_out"] and sheet["result"] != "left" else ""
    told = sheet.say(f"checked-{sheet['result']}", **facts)
    return " ".join(filter(None, [told, ask]))


def missed(sheet: Sheet) -> Card:
    """To one person alone: they were missed, and how it goes on."""
    return Card(
        title=sheet.say("missed-title", title=sheet["title"], times=sheet["times"]), body=sheet.say("missed-body")
    )


def let_come(sheet: Sheet) -> Card:
    """May they come? One press."""
    yes = press(sheet, Verb.LET_COME, sheet["person"], row=sheet["activity"], primary=True)
    return Card(
        title=sheet.say("let-title", name=sheet["name"], number=sheet["activity"], title=sheet["title"]),
        body=sheet.say("let-body"),
        buttons=((yes,),),
    )


def photos_ask(sheet: Sheet) -> Card:
    """Send them now."""
    return Card(
        title=sheet.say("photos-ask", number=sheet["number"], title=sheet["title"]), body=sheet.say("photos-who")
    )


def photos_kept(sheet: Sheet) -> Card:
    """They are here; nobody else sees them yet."""
    facts = {"number": sheet["number"], "count": sheet["count"], "all": sheet["all"]}
    return Card(title=sheet.say("photos-kept", **facts), body=sheet.say("photos-who"))


def closing_check(sheet: Sheet) -> Card:
    """What will be posted; a press takes a photo out, a press posts it."""
    about = sheet["activity"]
    drops = (
        press(sheet, Verb.CLOSING_DROP, photo["id"], label=sheet.say("closing-drop", place=place), row=about)
        for place, photo in enumerate(sheet["photos"], 1)
    )
    children = sheet.say("and").join(sheet["children"])
    asked = sheet.say("and").join(sheet.get("ask") or ())
    body = (
        sheet.say("closing-faces"),
        sheet.say("closing-children", names=children) if children else "",
        sheet.say("closing-ask", names=asked) if asked else "",
        sheet.say("closing-posted") if sheet["posted"] else "",
    )
    out = () if sheet["posted"] else (press(sheet, Verb.CLOSING_OUT, row=about, primary=True),)
    return Card(
        title=_closed(sheet),
        fields=_sums(sheet),
        body=lines(*body),
        photos=tuple(photo["sha"] for photo in sheet["photos"]),
        buttons=buttons.rows(out, *buttons.in_rows(drops), (press(sheet, Verb.ACTIVITY_PHOTO, row=about),)),
    )


def closing(sheet: Sheet) -> Card:
    """What was done together, in the volunteers' group."""
    return Card(
        title=_closed(sheet),
        fields=_sums(sheet),
        body=sheet.say("closing-thanks"),
        photos=tuple(sheet["photos"]),
        buttons=((press(sheet, Verb.PHOTO_OUT, row=sheet["activity"]),),) if sheet["photos"] else (),
        tone=Tone.GOOD,
        apart=True,
    )


def photo_out(sheet: Sheet) -> Card:
    """Which of the posted photos is to go? One press."""
    goes = (
        press(sheet, Verb.PHOTO_GONE, photo["id"], label=sheet.say("photo-gone", place=place), row=sheet["activity"])
        for place, photo in enumerate(sheet["photos"], 1)
    )
    return Card(
        title=sheet.say("photo-out-title", number=sheet["activity"], title=sheet["title"]),
        body=sheet.say("photo-out-body"),
        photos=tuple(photo["sha"] for photo in sheet["photos"]),
        buttons=buttons.in_rows(goes),
    )


def _closed(sheet: Sheet) -> str:
    return sheet.say("closing-title", number=sheet["activity"], title=sheet["title"])


def _sums(sheet: Sheet) -> tuple[Field, ...]:
    return sheet.fields(
        ("activity-when", span(sheet)),
        ("activity-place", sheet.text("place")),
        ("closing-came", sheet.say("closing-people", count=sheet["came"], hours=f"{sheet['hours']:g}")),
    )


def volunteer(sheet: Sheet) -> Card:
    """What activities know of the reader, and how to say it."""
    unsaid = sheet.say("volunteer-unsaid")
    return Card(
        title=sheet.say("volunteer-title"),
        fields=sheet.fields(
            ("volunteer-skills", sheet.say("and").join(sheet["skills"]) or unsaid),
            ("volunteer-birth", str(sheet["birth"] or unsaid)),
        ),
        body=sheet.say("volunteer-body"),
    )
