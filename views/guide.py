"""The guided way to report: a card a step, and on every one the way out."""

from collections.abc import Iterable

from models.cards import Button, Card, Kind
from models.presses import Verb
from views import buttons
from views.buttons import press
from views.lists import turned
from views.phrases import names
from views.sheet import Sheet, joined, lines

UNSURE = "unsure"


def step(sheet: Sheet) -> Card:
    """The card of the step that is open."""
    drawn = {"what": _what, "where": _where, "pin": _pin, "photos": _photos, "check": _check}
    return drawn.get(sheet["step"], _choose)(sheet)


def door(sheet: Sheet) -> Card:
    """In the direct chat of whoever asked for it in a group."""
    return Card(title=sheet.say("guide-door"), buttons=((press(sheet, Verb.GUIDE, primary=True),),))


def leads(sheet: Sheet) -> Card:
    """In the group: it goes on where nobody else reads along."""
    link = sheet.text("link")
    open_it = (Button("", sheet.say("how-private-button"), Kind.LINK, link),) if link else ()
    return Card(title=sheet.say("guide-leads"), buttons=buttons.rows(open_it))


def _stop(sheet: Sheet) -> buttons.Row:
    return (press(sheet, Verb.GUIDE_STOP),)


def _what(sheet: Sheet) -> Card:
    options = (
        press(sheet, Verb.GUIDE_KIND, one["key"], label=names(one["names"], sheet.locale)) for one in sheet["options"]
    )
    return Card(
        title=sheet.say("guide-what"),
        body=lines(sheet.say("guide-what-body"), sheet.say("guide-danger")),
        buttons=buttons.rows(
            *buttons.in_rows(options),
            turned(sheet, Verb.GUIDE_KINDS, by_argument=True),
            (press(sheet, Verb.GUIDE_KIND, label=sheet.say("button-unsure")),),
            _stop(sheet),
        ),
    )


def _where(sheet: Sheet) -> Card:
    home = [_place(sheet, "home", sheet.say("button-home"))] if sheet["has_home"] else []
    yards = _place(sheet, "yards", sheet.say("button-compounds"))
    pin = press(sheet, Verb.GUIDE_PIN, label=sheet.say("button-pin"))
    unsure = _place(sheet, UNSURE, sheet.say("button-unsure"))
    return _placed(sheet, "where", [*home, yards, pin, unsure])


def _choose(sheet: Sheet) -> Card:
    """A compound, its buildings, a building's stairs."""
    mark = "y" if sheet["step"] == "yard" else "a"
    if sheet["step"] in ("stair", "spot"):
        mark = "="
    options = [_place(sheet, f"{mark}{one['id']}", one["name"]) for one in sheet["options"]]
    if sheet.get("whole"):
        options.append(_place(sheet, f"={sheet['whole']}", sheet.say("button-whole-building")))
    return _placed(sheet, sheet["step"], options, width=3)


def _pin(sheet: Sheet) -> Card:
    return _placed(sheet, "pin", [])


def _placed(sheet: Sheet, what: str, options: Iterable[Button], width: int = 2) -> Card:
    return Card(
        title=sheet.say(f"guide-{what}"),
        body=sheet.say("guide-where-body"),
        buttons=buttons.rows(*buttons.in_rows(options, width), _stop(sheet)),
    )


def _place(sheet: Sheet, chosen: str, label: str) -> Button:
    return press(sheet, Verb.GUIDE_PLACE, chosen, label=label)


def _photos(sheet: Sheet) -> Card:
    some = bool(sheet["photos"])
    label = sheet.say("guide-photos-enough" if some else "guide-photos-none")
    return Card(
        title=sheet.say("guide-photos-more" if some else "guide-photos"),
        body=sheet.say("guide-photos-body"),
        buttons=((press(sheet, Verb.GUIDE_PHOTO), press(sheet, Verb.GUIDE_NEXT, label=label)), _stop(sheet)),
    )


def _check(sheet: Sheet) -> Card:
    spoken = sheet.say("guide-spoken") if sheet["spoken"] else ""
    photos = sheet.say("guide-count", count=sheet["photos"])
    place = sheet.place or sheet.say("guide-pinned" if sheet["pinned"] else "place-unknown")
    again = (press(sheet, Verb.GUIDE_CHANGE, one, label=sheet.say(f"guide-change-{one}")) for one in _STEPS)
    return Card(
        title=sheet.say("guide-check"),
        fields=sheet.fields(
            ("resident-what", joined(sheet.category, sheet.text("words"), spoken) or sheet.say("category-unknown")),
            ("resident-where", place),
            ("guide-photo", photos),
        ),
        body=sheet.say("reporter-private") if sheet["discreet"] else "",
        buttons=buttons.rows((press(sheet, Verb.GUIDE_SEND, primary=True),), tuple(again), _stop(sheet)),
    )


_STEPS = ("what", "where", "photos")
