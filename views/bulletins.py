"""A bulletin as a card: its text beside the picture, the draft with what may be decided, a unit's own line."""

from typing import Any

from models.cards import Card, Tone
from models.presses import Verb
from views import buttons
from views.buttons import press
from views.phrases import names
from views.rates import days, percent, rate
from views.sheet import Field, Sheet, joined, lines

TOLD = ("on-time", "answered", "satisfied")
"""The rates that stand in a bulletin; the others in 考核."""
_COUNTS = ("received", "closed", "logged", "open", "overdue")
_COMPARED = frozenset({"received", "closed", "logged"})


def title(sheet: Sheet) -> str:
    """春风社区周报 · 3月6日到3月12日."""
    return joined(sheet.say(f"bulletin-{sheet['kind']}", area=sheet["area"]), days(sheet))


def bulletin(sheet: Sheet) -> Card:
    """As the work group reads it."""
    return Card(title=title(sheet), fields=_fields(sheet), body=_body(sheet), photos=_photos(sheet), poster=True)


def draft(sheet: Sheet) -> Card:
    """As whoever decides reads it: what it would say, who objected, and the presses."""
    if sheet.get("gone"):
        return Card(title=sheet.say("bulletin-gone"))
    standing = sheet["standing"]
    key = "bulletin-waits" if sheet["waits"] else f"bulletin-is-{standing}"
    return Card(
        title=joined(sheet.say(key, when=sheet.when("publish_at")), title(sheet)),
        fields=(
            *_fields(sheet),
            *sheet.fields(("bulletin-out", _left_out(sheet)), ("bulletin-objected", _said(sheet))),
        ),
        body=_body(sheet),
        photos=_photos(sheet),
        poster=True,
        buttons=() if standing in ("published", "lapsed") else _presses(sheet),
        tone=Tone.WARN if sheet["objections"] else Tone.PLAIN,
    )


def line(sheet: Sheet) -> Card:
    """Its own line, to a unit, and the list it would stand on: a working day before anybody else reads it.

    Once it is decided the card says how, and asks for nothing any more.
    """
    (unit,) = sheet["units"]
    red = sheet.say("bulletin-line-red") if unit["red"] else ""
    return Card(
        title=sheet.say("bulletin-line", what=title(sheet)),
        fields=(
            (names(unit["names"], sheet.locale), unit_text(sheet, unit)),
            *sheet.fields(("bulletin-red", red), ("bulletin-improve", low_text(sheet, unit))),
        ),
        body=_line_body(sheet),
        buttons=((press(sheet, Verb.BULLETIN_OBJECT, unit["unit"], row=sheet["bulletin"]),),)
        if _is_open(sheet)
        else (),
    )


def _line_body(sheet: Sheet) -> str:
    if sheet["waits"]:
        return sheet.say("bulletin-line-waits", decides=sheet["decides"])
    if _is_open(sheet):
        return sheet.say("bulletin-line-body", when=sheet.when("publish_at"), decides=sheet["decides"])
    gone = sheet["standing"] == "published" and sheet["left_out"]
    return sheet.say("bulletin-line-left-out" if gone else f"bulletin-is-{sheet['standing']}")


def _is_open(sheet: Sheet) -> bool:
    return sheet["standing"] in ("draft", "approved")


def objection(sheet: Sheet) -> Card:
    """To whoever decides: which unit, and why; afterwards how it was decided."""
    decided = "" if _is_open(sheet) else f"bulletin-is-{sheet['standing']}"
    name = names(sheet["names"], sheet.locale)
    out = press(sheet, Verb.BULLETIN_OUT, sheet["unit"], row=sheet["bulletin"], label=_out_label(sheet, name))
    return Card(
        title=sheet.say("bulletin-objection", name=name, what=title(sheet)),
        fields=(
            (name, unit_text(sheet, sheet.facts)),
            *sheet.fields(("bulletin-improve", low_text(sheet, sheet.facts))),
        ),
        body=lines(sheet.text("why"), sheet.say(decided or "bulletin-decide-anew")),
        buttons=((press(sheet, Verb.BULLETIN, row=sheet["bulletin"], primary=True), out),) if not decided else (),
        tone=Tone.PLAIN if decided else Tone.WARN,
    )


def answer(sheet: Sheet) -> Card:
    """To a unit that objected: what was decided."""
    said = sheet.say(f"bulletin-answer-{sheet['became']}", what=title(sheet), decides=sheet["decides"])
    return Card(title=said)


def write(sheet: Sheet) -> Card:
    """Please write it in one message."""
    return Card(title=sheet.say(f"bulletin-write-{sheet['what']}", decides=sheet["decides"]))


def unit_text(sheet: Sheet, unit: Any) -> str:
    """One unit's line, with its mark in words."""
    tally = unit["tally"]
    return joined(
        *(rate(sheet, unit, code) for code in enough(sheet, unit)),
        *few(sheet, unit),
        sheet.say("bulletin-late", late=tally["due"] - tally["in_time"]) if tally["due"] > tally["in_time"] else "",
        sheet.say("bulletin-still-late", overdue=tally["overdue"]) if tally["overdue"] else "",
        sheet.say("rates-exempt", exempt=tally["exempt"]) if tally["exempt"] else "",
    )


def enough(sheet: Sheet, unit: Any) -> list[str]:
    """The rates that rest on enough cases to be said as one."""
    return [code for code in TOLD if unit["rates"][code][1] >= max(1, sheet["least"])]


def few(sheet: Sheet, unit: Any) -> list[str]:
    """The others as plain counts: nobody reads 0% of one case."""
    counted = [(code, *unit["rates"][code]) for code in TOLD if code not in enough(sheet, unit)]
    return [
        sheet.say("bulletin-few", what=sheet.say(f"rate-{code}"), part=part, of=of) for code, part, of in counted if of
    ]


def low_text(sheet: Sheet, unit: Any) -> str:
    """What is below its floor: 按期办结率 80%,标准 85%."""
    return sheet.say("and").join(
        sheet.say(
            "bulletin-low",
            what=sheet.say(f"rate-{code}"),
            is_=percent(*unit["rates"][code]),
            floor=percent(int(sheet["floors"][code] * 10), 1000),
        )
        for code in unit["low"]
    )


def _fields(sheet: Sheet) -> tuple[Field, ...]:
    red = [names(one["names"], sheet.locale) for one in sheet["units"] if one["red"]]
    low = [(names(one["names"], sheet.locale), low_text(sheet, one)) for one in sheet["units"] if one["low"]]
    return sheet.fields(
        *((f"bulletin-{name}", compared(sheet, name)) for name in _COUNTS if name in sheet["counts"]),
        ("bulletin-kinds", sheet.say("and").join(_kind(sheet, one) for one in sheet["kinds"])),
        ("bulletin-units", lines(*(_unit_line(sheet, one) for one in sheet["units"]))),
        ("bulletin-red", sheet.say("and").join(red)),
        ("bulletin-improve", lines(*(sheet.say("bulletin-improves", name=name, what=what) for name, what in low))),
        ("bulletin-oldest", lines(*(oldest_line(sheet, one) for one in sheet["oldest"]))),
    )


def _unit_line(sheet: Sheet, unit: Any) -> str:
    name = names(unit["names"], sheet.locale)
    named = "rates-place" if unit["place"] else "rates-unplaced"
    return sheet.say(
        "bulletin-unit", name=sheet.say(named, place=unit["place"], name=name), what=unit_text(sheet, unit)
    )


def _kind(sheet: Sheet, one: Any) -> str:
    return sheet.say("bulletin-kind", name=names(one["names"], sheet.locale), count=one["count"])


def oldest_line(sheet: Sheet, one: Any) -> str:
    """128 号 · 路灯 · 春风里 3号楼 · 12 天."""
    number = sheet.say("line-number", number=one["number"])
    what = names(one["category"], sheet.locale) or sheet.say("category-unknown")
    return joined(number, what, one["public_place"], sheet.say("bulletin-days", days=one["days"]))


def compared(sheet: Sheet, name: str) -> str:
    """12 件,比上期 +2; of what is open only how much there is."""
    now, before = sheet["counts"][name]
    if name not in _COMPARED:
        return sheet.say("bulletin-count", count=now)
    return sheet.say("bulletin-compared", count=now, more=f"{now - before:+d}" if now != before else "±0")


def _body(sheet: Sheet) -> str:
    return lines(sheet.text("words"), sheet.say("bulletin-note", least=sheet["least"]))


def _photos(sheet: Sheet) -> tuple[str, ...]:
    return (sheet["photo"],) if sheet["photo"] else ()


def _left_out(sheet: Sheet) -> str:
    return sheet.say("and").join(names(one, sheet.locale) for one in sheet["out"])


def _said(sheet: Sheet) -> str:
    return lines(
        *(
            sheet.say("bulletin-said", name=names(one["names"], sheet.locale), why=one["why"])
            for one in sheet["objections"]
        )
    )


def _presses(sheet: Sheet) -> buttons.Rows:
    row = sheet["bulletin"]
    label = sheet.say("bulletin-after-all") if sheet["standing"] == "dropped" else ""
    send = press(sheet, Verb.BULLETIN_SEND, row=row, primary=True, label=label)
    named = [(one["unit"], names(one["names"], sheet.locale)) for one in sheet["objections"]]
    out = [press(sheet, Verb.BULLETIN_OUT, unit, row=row, label=_out_label(sheet, name)) for unit, name in named]
    return buttons.rows(
        (send,) if sheet["standing"] != "approved" else (),
        (press(sheet, Verb.BULLETIN_WORDS, row=row),),
        *buttons.in_rows(out, 1),
        (press(sheet, Verb.BULLETIN_DROP, row=row),) if sheet["standing"] != "dropped" else (),
    )


def _out_label(sheet: Sheet, name: str) -> str:
    return sheet.say("bulletin-take-out", name=name)
