"""Gifts as people read them: the list, one gift, the code, what the desk keeps on its shelf."""

from collections.abc import Mapping
from typing import Any

from models.cards import Button, Card, File, Kind, Tone
from models.gifts import Exchange
from models.presses import Verb
from models.refusals import Refusal
from views import buttons
from views.buttons import press
from views.phrases import capital, names, when
from views.points import day_of, owed
from views.sheet import Sheet, joined, lines

MOST_BUTTONS = 10


def _span(sheet: Sheet, gift: Mapping[str, Any]) -> str:
    since = sheet.say("gift-since", day=day_of(sheet, gift["since"])) if gift["since"] else ""
    until = sheet.say("gift-until", day=day_of(sheet, gift["until"])) if gift["until"] else ""
    return joined(since, until)


def _most(sheet: Sheet, gift: Mapping[str, Any]) -> str:
    return sheet.say("gift-most", most=gift["most"]) if gift["most"] else ""


def _named(sheet: Sheet, gift: Mapping[str, Any]) -> str:
    return sheet.say("gift-line", gift=names(gift["gift"], sheet.locale), points=gift["points"])


def _why(sheet: Sheet, gift: Mapping[str, Any]) -> str:
    """Why not now, in a word; what is still to come stands in the line by itself."""
    match gift["why"]:
        case Refusal.NOT_ENOUGH_POINTS:
            return sheet.say("gift-short", points=gift["points"] - sheet["spendable"] + sheet["owed"])
        case Refusal.GIFT_GONE:
            return sheet.say("gift-none-left")
        case Refusal.GIFT_LIMIT:
            return sheet.say("gift-had")
        case _:
            return ""


def gifts(sheet: Sheet) -> Card:
    """What one can have first, then what is still a way off; a button for each of the first."""
    can = [gift for gift in sheet["gifts"] if not gift["why"]]
    other = [gift for gift in sheet["gifts"] if gift["why"]]
    rows = [joined(_named(sheet, gift), sheet.say("gift-left", left=gift["left"]), _most(sheet, gift)) for gift in can]
    rows += [joined(_named(sheet, gift), _why(sheet, gift), _span(sheet, gift)) for gift in other]
    waiting = [
        sheet.say("gift-waits", gift=names(one["gift"], sheet.locale), until=_until(sheet, one))
        for one in sheet["reserved"]
    ]
    codes = (
        press(sheet, Verb.GIFT_CODE, row=one["redemption"], label=sheet.say("gift-code-of", gift=_short(sheet, one)))
        for one in sheet["reserved"]
    )
    shown = (press(sheet, Verb.GIFT, row=gift["id"], label=_named(sheet, gift)) for gift in can[:MOST_BUTTONS])
    return Card(
        title=sheet.say("points-mine" if owed(sheet) else "gifts-title", spendable=sheet["spendable"]) + owed(sheet),
        body=lines(*waiting, *(rows or [sheet.say("gifts-none", area=sheet["area"])])),
        photos=tuple(gift["photo"] for gift in can if gift["photo"])[:4],
        buttons=(*buttons.in_rows(codes, 1), *buttons.in_rows(shown, 1)),
    )


def _short(sheet: Sheet, one: Mapping[str, Any]) -> str:
    return names(one["gift"], sheet.locale)


def _until(sheet: Sheet, one: Mapping[str, Any]) -> str:
    return when(one["until"], sheet.locale, sheet.now, sheet.timezone)


def gift(sheet: Sheet) -> Card:
    """One gift, and the button that takes it."""
    facts = sheet.facts
    why = _why(sheet, facts) or (_span(sheet, facts) if facts["why"] else "")
    take = press(
        sheet,
        Verb.GIFT_TAKE,
        str(sheet["turn"]),
        row=sheet["id"],
        label=sheet.say("gift-take", points=sheet["points"]),
        primary=True,
    )
    return Card(
        title=_named(sheet, facts),
        fields=sheet.fields(
            ("gift-yours", sheet.say("gift-points", points=sheet["spendable"]) + owed(sheet)),
            ("gift-stock", sheet.say("gift-left", left=sheet["left"])),
        ),
        body=lines(joined(_most(sheet, facts), _span(sheet, facts)), why or sheet.say("gift-how")),
        photos=(sheet["photo"],) if sheet["photo"] else (),
        buttons=buttons.rows(() if facts["why"] else (take,), (press(sheet, Verb.GIFTS, row=0),)),
    )


def code_title(sheet: Sheet) -> str:
    """The code in large."""
    return sheet.say("gift-code", code=_spaced(sheet["code"]))


def fetch_by(sheet: Sheet) -> str:
    """Until when, and where."""
    return sheet.say("gift-fetch-by", until=capital(_until(sheet, sheet.facts)), area=sheet["area"])


def code(sheet: Sheet) -> Card:
    """Reserved: the code in large, until when, and the way back."""
    return Card(
        title=code_title(sheet),
        fields=sheet.fields(
            ("gift-gift", names(sheet["gift"], sheet.locale)),
            ("gift-fetch", fetch_by(sheet)),
            ("gift-paid", sheet.say("gift-paid-left", points=sheet["points"], spendable=sheet["spendable"])),
        ),
        body=sheet.say("gift-code-how"),
        photos=(sheet["photo"],) if sheet["photo"] else (),
        buttons=_show_or_return(sheet),
        tone=Tone.GOOD,
    )


def _show_or_return(sheet: Sheet) -> tuple[tuple[Button, ...], ...]:
    show = Button("open", sheet.say("gift-show"), Kind.LINK, sheet["link"], primary=True)
    never_mind = press(sheet, Verb.GIFT_CANCEL, row=sheet["redemption"])
    return buttons.rows((show,) if sheet["link"] else (), (never_mind,))


def soon(sheet: Sheet) -> Card:
    """It still waits: the code once more, and what happens if nobody comes."""
    return Card(
        title=sheet.say("gift-soon", gift=names(sheet["gift"], sheet.locale)),
        fields=sheet.fields(("gift-your-code", _spaced(sheet["code"])), ("gift-fetch", fetch_by(sheet))),
        body=sheet.say("gift-soon-body", points=sheet["points"]),
        buttons=_show_or_return(sheet),
    )


def _spaced(code: str) -> str:
    """As it is read out: 482 913."""
    return f"{code[:3]} {code[3:]}"


def check(sheet: Sheet) -> Card:
    """To the desk: whose it is and what for. Nothing has happened yet."""
    return Card(
        title=sheet.say("gift-check", name=sheet["name"], gift=names(sheet["gift"], sheet.locale)),
        fields=sheet.fields(
            ("gift-paid", sheet.say("gift-points", points=sheet["points"])),
            ("gift-fetch", capital(_until(sheet, sheet.facts))),
        ),
        body=sheet.say("gift-check-how", name=sheet["name"]),
        photos=(sheet["photo"],) if sheet["photo"] else (),
        buttons=((press(sheet, Verb.GIFT_HAND, row=sheet["redemption"], primary=True),),),
    )


def handed(sheet: Sheet) -> Card:
    """To the desk: done."""
    return Card(
        title=sheet.say("gift-handed", name=sheet["name"], gift=names(sheet["gift"], sheet.locale)),
        body=sheet.say("gift-handed-left", points=sheet["points"], left=sheet["left"]),
        tone=Tone.GOOD,
    )


def thanks(sheet: Sheet) -> Card:
    """To whoever has it now."""
    return Card(
        title=sheet.say("gift-thanks", gift=names(sheet["gift"], sheet.locale)),
        body=sheet.say("gift-thanks-body", points=sheet["points"], spendable=sheet["spendable"]),
        tone=Tone.GOOD,
    )


def back(sheet: Sheet) -> Card:
    """Cancelled, or not fetched in time: nothing is lost."""
    told = sheet.say(f"gift-back-{sheet['how']}", gift=names(sheet["gift"], sheet.locale))
    return Card(
        title=told,
        body=sheet.say("gift-back-body", points=sheet["points"], spendable=sheet["spendable"]),
        buttons=((press(sheet, Verb.GIFTS, row=0),),),
    )


def shelf(sheet: Sheet) -> Card:
    """The desk's list: what is left, what waits, what was handed over."""
    rows = [
        joined(_named(sheet, one), _stock(sheet, one), _most(sheet, one), _span(sheet, one)) for one in sheet["gifts"]
    ]
    ends = (
        press(sheet, Verb.GIFT_END, row=one["id"], label=sheet.say("gift-end", gift=_short(sheet, one)))
        for one in sheet["gifts"][:MOST_BUTTONS]
    )
    return Card(
        title=sheet.say("shelf-title", count=len(rows)),
        body=lines(*rows, sheet.say("shelf-how")),
        buttons=(*buttons.in_rows(ends, 2), (press(sheet, Verb.GIFT_BOOK, row=0),)),
    )


def _stock(sheet: Sheet, one: Mapping[str, Any]) -> str:
    return sheet.say("shelf-stock", left=one["left"], reserved=one[Exchange.RESERVED], handed=one[Exchange.HANDED])


def book(sheet: Sheet) -> Card:
    """The workbook, on a page that downloads it or as the platform sends files; or that there is none."""
    if not sheet["file"]:
        return Card(title=sheet.say("ledger-not-written"))
    way = (Button("open", sheet.say("export-open"), Kind.LINK, sheet["link"], primary=True),) if sheet["link"] else ()
    return Card(
        title=sheet.say("gift-book", count=sheet["count"]),
        file=File(sheet["file"], sheet.say("gift-book-name")),
        buttons=buttons.rows(way),
    )


def kept(sheet: Sheet) -> Card:
    """What the desk did with one."""
    facts = sheet.facts
    return Card(
        title=sheet.say(f"gift-kept-{sheet['how']}", gift=names(sheet["gift"], sheet.locale)),
        body=lines(
            joined(sheet.say("gift-points", points=sheet["points"]), _stock(sheet, facts)),
            joined(_most(sheet, facts), _span(sheet, facts)),
            _counted(sheet),
            ""
            if sheet["photo"] or sheet.get("coming")
            else sheet.say("kept-no-photo", gift=names(sheet["gift"], sheet.locale)),
        ),
        photos=(sheet["photo"],) if sheet["photo"] else (),
        tone=Tone.GOOD,
    )


def _counted(sheet: Sheet) -> str:
    if sheet["counted"] is None:
        return ""
    off = sheet["counted"] - sheet["expected"]
    told = sheet.say("kept-count", counted=sheet["counted"], expected=sheet["expected"])
    short = sheet[Exchange.RESERVED] - sheet["counted"]
    warn = sheet.say("kept-short", short=short) if short > 0 else ""
    return lines(told, sheet.say("kept-off", off=f"{off:+}") if off else "", warn)
