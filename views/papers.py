"""限期整改通知单 and 催办单 in the chat: the draft with its limits to choose, the issued one with the page to print."""

from models.cards import Button, Card, Kind, Tone
from models.papers import RECTIFY_DAYS
from models.presses import Verb
from views import buttons
from views.buttons import press
from views.phrases import names
from views.sheet import Field, Sheet, joined


def title(sheet: Sheet) -> str:
    """What paper it is, in the reader's language."""
    return sheet.say(f"paper-{sheet['kind']}")


def label(sheet: Sheet) -> str:
    """Its number as offices write it: 春风社区〔2026〕3号."""
    return sheet.say("paper-label", community=sheet["community"], year=str(sheet["year"]), serial=str(sheet["serial"]))


def _fields(sheet: Sheet, *, where: str, what: str) -> tuple[Field, ...]:
    return sheet.fields(
        ("paper-to", names(sheet["to"], sheet.locale)),
        ("staff-where", where),
        ("staff-what", what),
        ("paper-basis", sheet.text("basis")),
        ("paper-until", sheet.before("until")),
    )


def draft(sheet: Sheet) -> Card:
    """What it will say, and the press that issues it."""
    out = [sheet.of({**one, "now": sheet["now"]}) for one in sheet["out"]]
    if sheet["kind"] == "rectify":
        ways = tuple(_issue(sheet, days, sheet.say("paper-days", days=days)) for days in RECTIFY_DAYS)
    else:
        ways = (_issue(sheet, 0, sheet.say("button-paper")),)
    return Card(
        title=sheet.say("paper-draft", what=title(sheet), number=sheet.number),
        fields=_fields(sheet, where=sheet.public_place, what=sheet.category),
        body=sheet.say("paper-draft-body" if sheet["kind"] == "rectify" else "paper-draft-urge", number=sheet.number),
        buttons=buttons.rows(ways, *(_page(one, label(one)) for one in out)),
    )


def _issue(sheet: Sheet, days: int, text: str) -> Button:
    return press(sheet, Verb.PAPER, days or "", row=sheet["paper"], label=text, primary=days in (0, 3))


def _page(sheet: Sheet, text: str) -> buttons.Row:
    """Opens the page to print; nothing where there are no pages."""
    return (Button(f"open-{sheet['paper']}", text, Kind.LINK, sheet["link"]),) if sheet["link"] else ()


def issued(sheet: Sheet) -> Card:
    """What the unit reads, and whoever issued it."""
    return Card(
        title=joined(title(sheet), label(sheet)),
        fields=_fields(sheet, where=sheet.text("paper_place"), what=sheet.text("matter")),
        body=sheet.say("paper-issued", number=sheet.number, issuer=sheet["issuer"]),
        buttons=buttons.rows((buttons.show(sheet),), _page(sheet, sheet.say("paper-print"))),
        tone=Tone.WARN,
    )
