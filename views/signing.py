"""What became of a sign-up, what is offered, whom one signs up, and the lists of activities."""

from models.cards import Button, Card, Kind, Tone
from models.presses import Verb
from models.sign_ups import SeatState
from views import buttons
from views.activities import for_whom, name_text, span, standing
from views.buttons import press
from views.sheet import Sheet, joined, lines


def signed(sheet: Sheet) -> Card:
    """One sentence: the place, or how many are before; a toast is this title."""
    result, count = sheet["result"], sheet.get("count") or 1
    if result in (SeatState.LEFT.value, "asked"):
        text = _leaving(sheet, result)
    elif result == "ask-captain":
        text = sheet.say("signed-ask-captain", name=sheet["captain"])
    elif result == "confirmed":
        text = sheet.say("signed-confirmed", when=span(sheet))
    else:
        places = {"place": sheet["place"], "last": sheet["place"] + count - 1, "count": count}
        text = sheet.say(f"signed-{result}", title=sheet["title"], **places)
    warn = sheet.say("signed-warn", title=sheet["warn"]) if sheet.get("warn") else ""
    return Card(title=" ".join(filter(None, [text, warn])))


def _leaving(sheet: Sheet, result: str) -> str:
    """Whoever leaves reads for whom it holds: their guests' places go with their own."""
    names = sheet.say("and").join(sheet.get("names") or ())
    if result == "asked":
        return sheet.say("signed-asked-with" if names else "signed-asked", waiting=sheet["waiting"], names=names)
    how = "-guests" if sheet.get("guests_only") else "-with"
    return sheet.say(f"signed-left{how if names else ''}", title=sheet["title"], names=names)


def guest_ask(sheet: Sheet) -> Card:
    """Whom do you sign up? The next message says it."""
    return Card(
        title=sheet.say("guest-ask", title=sheet["title"]),
        body=sheet.say("guest-ask-body"),
        buttons=((press(sheet, Verb.PLAN_DROP, row=0),),),
    )


def offered(sheet: Sheet) -> Card:
    """A seat is free: until when it is theirs."""
    title = sheet.say("seat-offered", title=sheet["title"], when=sheet.when("until"), count=sheet["count"])
    take, pass_on = (press(sheet, verb, row=sheet["activity"]) for verb in (Verb.SEAT_TAKE, Verb.SEAT_PASS))
    return Card(
        title=for_whom(sheet, title),
        fields=sheet.fields(("activity-when", span(sheet)), ("activity-place", sheet.text("place"))),
        buttons=((take, pass_on),),
        tone=Tone.GOOD,
    )


def lapsed(sheet: Sheet) -> Card:
    """Nobody answered, and the next one has it."""
    return Card(title=for_whom(sheet, sheet.say("seat-lapsed", title=sheet["title"], number=sheet["activity"])))


def entered(sheet: Sheet) -> Card:
    """An organiser did something with one's place, and says why."""
    facts = {"by": sheet["by"], "title": sheet["title"], "number": sheet["activity"]}
    return Card(
        title=for_whom(sheet, sheet.say(f"entered-{sheet['what']}", **facts)),
        fields=sheet.fields(("activity-when", span(sheet)), ("activity-why", sheet.text("why"))),
    )


def activities(sheet: Sheet) -> Card:
    """What is coming, one line each."""
    found = [sheet.of({**one, "now": sheet["now"]}) for one in sheet["lines"]]
    shown = (press(one, Verb.ACTIVITY, row=one["activity"], label=_label(one)) for one in found)
    new = (press(sheet, Verb.PLAN_NEW, row=0),) if sheet["organises"] else ()
    feed = sheet.text("feed")
    calendar = (Button("feed", sheet.say("activity-feed"), Kind.LINK, feed),) if feed else ()
    return Card(
        title=sheet.say(f"activities-{sheet['span']}"),
        body=lines(*map(_line, found)) or sheet.say("activities-none"),
        buttons=buttons.rows(*buttons.in_rows(shown, 3), calendar, new, _own_page(sheet)),
    )


def _own_page(sheet: Sheet) -> buttons.Row:
    """From what somebody signed up for it is one press to what they did."""
    return (press(sheet, Verb.MY_SERVICE, row=0),) if sheet["span"] == "mine" else ()


def _label(one: Sheet) -> str:
    return one.say("activity-number", number=one["activity"])


def _line(one: Sheet) -> str:
    mine = one.say(f"mine-{one['mine']}", place=one["place_of"]) if one["mine"] else standing(one)
    return joined(str(one["activity"]), span(one), one["title"], mine)


def roster_text(sheet: Sheet) -> Card:
    """The roster as it is sent to a plain WeChat group."""
    return Card(title=sheet.say("roster-text"), block=_roster(sheet), buttons=((_copy(sheet),),))


def _copy(sheet: Sheet) -> Button:
    return Button("copy", sheet.say("button-copy"), Kind.COPY, _roster(sheet))


def _roster(sheet: Sheet) -> str:
    """WeChat's own form, so that the next one can count on."""
    head = sheet.say("activity-title", number=sheet["activity"], title=sheet["title"])
    told = sheet.say("roster-needs", capacity=sheet["capacity"], points=sheet["points"])
    bring = sheet.say("roster-bring", what=sheet["bring"]) if sheet["bring"] else ""
    where = joined(span(sheet), sheet.text("place"))
    link = sheet.say("roster-link", link=sheet["link"]) if sheet["link"] else ""
    names = [name_text(sheet, one) for one in (*sheet["seats"], *sheet["queue"])]
    numbered = [f"{place}. {name}" for place, name in enumerate(names, 1)]
    return "\n".join(["#接龙", *filter(None, [head, where, told, bring, link]), "", *numbered, f"{len(names) + 1}. "])


def roster_read(sheet: Sheet) -> Card:
    """What a pasted roster brought, who is still a nickname, and the text to paste back."""
    unknown = sheet.say("and").join(sheet["unknown"])
    off = sheet.say("and").join(sheet["off"])
    return Card(
        title=sheet.say(
            "roster-read",
            fresh=sheet["fresh"],
            queued=sheet.get("queued") or 0,
            known=sheet["known"],
            number=sheet["activity"],
        ),
        fields=sheet.fields(("roster-unknown", unknown), ("roster-off", off)),
        body=sheet.say("roster-who", nickname=sheet["unknown"][0]) if unknown else "",
        block=_roster(sheet),
        buttons=((_copy(sheet),),),
    )


def my_calendar(sheet: Sheet) -> Card:
    """The address for a calendar program, to be copied, and the way to another one."""
    copy = Button("copy", sheet.say("button-copy-link"), Kind.COPY, sheet["link"])
    return Card(
        title=sheet.say("my-calendar"),
        body=sheet.say("my-calendar-body"),
        block=sheet["link"],
        buttons=((copy, press(sheet, Verb.FEED_NEW, row=0)),),
    )
