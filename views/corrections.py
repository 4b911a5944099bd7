"""A wrong entry as desk and street read it: which one, why, and what is right."""

from models.cards import Card, Tone
from models.presses import Verb
from views.buttons import press
from views.phrases import names
from views.points import day_of, entry_line, signed
from views.sheet import Field, Sheet, joined, lines


def which(sheet: Sheet) -> Card:
    """A button for each entry; it carries the objection that it answers."""
    about = str(sheet.get("objection") or "")
    options = tuple(
        (press(sheet, Verb.REVERSE, about, row=one["id"], label=joined(one["name"], entry_line(sheet, one))),)
        for one in sheet["options"]
    )
    return Card(title=sheet.say("reverse-which"), buttons=options)


def why(sheet: Sheet) -> Card:
    """Please write what is wrong."""
    entry = sheet["entry"]
    return Card(
        title=sheet.say("reverse-why"),
        body=lines(joined(entry["name"], entry_line(sheet, entry), entry["why"]), sheet.say("reverse-why-more")),
    )


def ask(sheet: Sheet) -> Card:
    """To the second person."""
    new = sheet.get("new")
    yes = press(
        sheet, Verb.CORRECTION_YES, row=sheet["correction"], label=sheet.say("correction-new-yes") if new else ""
    )
    return Card(
        title=sheet.say("correction-new-ask" if new else "correction-ask", by=sheet["by"]),
        fields=_fields(sheet),
        body=sheet.text("why"),
        buttons=((yes, press(sheet, Verb.CORRECTION_NO, row=sheet["correction"])),),
        tone=Tone.WARN,
    )


def asked(sheet: Sheet) -> Card:
    """To whoever proposed it, who may take it back."""
    return Card(
        title=sheet.say("correction-asked"),
        fields=_fields(sheet),
        body=sheet.text("why"),
        buttons=((press(sheet, Verb.CORRECTION_NO, row=sheet["correction"], label=sheet.say("correction-back")),),),
    )


def done(sheet: Sheet) -> Card:
    """To both."""
    if not sheet["agreed"]:
        title = "correction-withdrawn" if sheet.get("back") else "correction-not"
        return Card(title=sheet.say(title, second=sheet["second"]), fields=_fields(sheet))
    who = sheet.fields(("correction-by", sheet["by"]), ("correction-second", sheet["second"]))
    title = "correction-new-done" if sheet.get("new") else "correction-done"
    return Card(title=sheet.say(title), fields=(*_fields(sheet), *who), body=sheet.text("why"), tone=Tone.GOOD)


def _fields(sheet: Sheet) -> tuple[Field, ...]:
    entry = sheet["entry"]
    right = joined(day_of(sheet, sheet["on"]), names(sheet["rule"], sheet.locale), signed(sheet["points"]))
    if sheet.get("new"):
        return sheet.fields(("correction-whose", sheet["name"]), ("correction-new-what", right))
    stands = entry_line(sheet, entry) if entry else sheet.say("correction-missing")
    return sheet.fields(
        ("correction-whose", sheet["name"]),
        ("correction-entry", stands),
        ("correction-right", right if sheet["points"] else sheet.say("correction-nothing")),
    )


def rule_ask(sheet: Sheet) -> Card:
    """To the street: a community's own rule."""
    verbs = (Verb.RULE_YES, Verb.RULE_NO)
    return Card(
        title=sheet.say("rule-ask", area=sheet["area"]),
        fields=_rule(sheet),
        buttons=(tuple(press(sheet, verb, row=sheet["rule"]) for verb in verbs),),
    )


def rule_asked(sheet: Sheet) -> Card:
    """To whoever proposed it."""
    return Card(title=sheet.say("rule-asked"), fields=_rule(sheet))


def rule_decided(sheet: Sheet) -> Card:
    """To both."""
    who = sheet.fields(("correction-second", sheet["second"]))
    key = "rule-yes-title" if sheet["agreed"] else "rule-no-title"
    return Card(title=sheet.say(key), fields=(*_rule(sheet), *who), tone=Tone.GOOD if sheet["agreed"] else Tone.PLAIN)


def _rule(sheet: Sheet) -> tuple[Field, ...]:
    return sheet.fields(
        ("rule-what", names(sheet["names"], sheet.locale)),
        ("rule-points", str(sheet["points"])),
        ("correction-by", sheet["by"]),
    )
