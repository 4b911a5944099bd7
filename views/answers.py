"""Short answers: what one can do here, who one is, receipts, kind refusals."""

from collections.abc import Mapping
from typing import Any

from locales import LOCALES
from models.cards import Button, Card, Kind
from models.people import Role
from models.presses import Verb
from models.refusals import Refusal
from models.rights import Right
from views import buttons
from views.buttons import press
from views.contact_card import print_it
from views.introducing import changes, shown_on_lists
from views.phrases import in_full, names
from views.roster import back_again, own_times
from views.sheet import Sheet, joined, lines

_WHAT_RIGHTS_ALLOW: tuple[tuple[Right, str], ...] = (
    (Right.LIST_WORK, "help-work"),
    (Right.DECLINE, "help-unit"),
    (Right.LOG, "help-log"),
    (Right.SOLVE, "help-solve"),
    (Right.VERIFY, "help-verify"),
    (Right.MARK_HARD, "help-hard"),
    (Right.ISSUE, "help-paper"),
    (Right.RATES, "help-rates"),
    (Right.EXEMPT, "help-exempt"),
    (Right.PUBLISH, "help-bulletin"),
    (Right.ROSTER, "help-roster"),
    (Right.AWARD, "help-award"),
    (Right.GIFTS, "help-gifts"),
    (Right.LIST_WORK, "help-leave"),
    (Right.DISPATCH, "help-dispatch"),
    (Right.PASTE, "help-paste"),
    (Right.PASTE, "help-behalf"),
    (Right.ORGANISE, "help-organise"),
    (Right.BIND, "help-bind"),
    (Right.PASS_CLUE, "help-clues"),
)


_FOR_EVERYBODY = (
    "help-report",
    "help-guide",
    "help-status",
    "help-mine",
    "help-grid",
    "help-activities",
    "help-wishes",
    "help-clue",
)
_ONE_PAGE, _LINES = 12, 10


def help_(sheet: Sheet) -> Card:
    """What this person can do, in plain words, a page at a time; in a group only what one does there."""
    if sheet["group"]:
        return Card(
            title=sheet.say("help-title"), body=_said(sheet, "help-report-group", "help-status", "help-quietly")
        )
    pages = _help_pages(sheet)
    page = min(sheet.get("page") or 1, len(pages))
    around = (page - 1, page + 1)
    return Card(
        title=joined(sheet.say("help-title"), sheet.say("page", page=page, pages=len(pages)) if pages[1:] else ""),
        body=_said(sheet, *pages[page - 1]),
        buttons=buttons.rows(*_doors(sheet), tuple(_help_turn(sheet, to) for to in around if 1 <= to <= len(pages))),
    )


def _help_pages(sheet: Sheet) -> list[tuple[str, ...]]:
    """One page for whoever has little to read; else one's own work first, and at the end what everybody may."""
    own = _allowed(sheet)
    if len(own) + len(_FOR_EVERYBODY) <= _ONE_PAGE:
        return [(*_FOR_EVERYBODY, *own)]
    return [*(tuple(own[at : at + _LINES]) for at in range(0, len(own), _LINES)), _FOR_EVERYBODY]


def _help_turn(sheet: Sheet, to: int) -> Button:
    key = "button-next" if to > (sheet.get("page") or 1) else "button-previous"
    return press(sheet, Verb.HELP_PAGE, label=sheet.say(key), row=to)


def start(sheet: Sheet) -> Card:
    """The direct chat's front door."""
    named = bool(sheet.get("name"))
    return Card(
        title=sheet.say("start-title", name=sheet["name"]) if named else sheet.say("start-title-unnamed"),
        body=_said(sheet, "start-body", *(["start-work"] if _works(sheet) else [])),
        buttons=buttons.rows(*_doors(sheet), buttons.call(sheet, sheet.get("contact")), _languages(sheet)),
    )


def me(sheet: Sheet) -> Card:
    """Who the bot takes the reader for."""
    return Card(
        title=sheet.say("me-title", name=sheet["name"]),
        fields=sheet.fields(
            ("me-roles", lines(*(_role(sheet, one["role"], one.get("where") or "") for one in sheet["roles"]))),
            *own_times(sheet),
            ("me-home", sheet.text("home") or sheet.say("me-home-unknown")),
            ("intro-shown", shown_on_lists(sheet)),
            ("me-language", sheet.say(f"language-{sheet['language']}")),
            ("me-account", sheet["account"]),
        ),
        buttons=buttons.rows(*changes(sheet), back_again(sheet), _languages(sheet)),
    )


def my_grid(sheet: Sheet) -> Card:
    """The reader's grid member, one press away."""
    contact, leader = sheet.get("contact"), sheet.get("leader")
    if not contact and not sheet.text("grid"):
        return Card(title=sheet.say("my-grid-unknown"))
    if leader == contact:
        leader = None
    card = sheet.get("card") or {}
    return Card(
        title=_whose(sheet, contact) if contact else sheet.say("my-grid-nobody"),
        fields=sheet.fields(
            ("my-grid-grid", sheet.text("grid")),
            ("my-grid-phone", contact["phone"] if contact else ""),
            ("card-duties", card.get("duties") or ""),
            ("my-grid-leader", joined(leader["name"], leader["phone"]) if leader else ""),
        ),
        photos=(card["photo"],) if card.get("photo") else (),
        buttons=buttons.rows(
            buttons.call(sheet, contact), buttons.call(sheet, leader), print_it(sheet, card.get("link") or "")
        ),
    )


def language(sheet: Sheet) -> Card:
    """Now speaking it, and the way back."""
    return Card(title=sheet.say("language-now"), buttons=(_languages(sheet),))


def thanked(sheet: Sheet) -> Card:
    """A kind word."""
    return Card(title=sheet.say("thanked", what=sheet.get("what") or "thanks"))


def no_case_yet(sheet: Sheet) -> Card:
    """What to write to report something."""
    guided = ((press(sheet, Verb.GUIDE),),)
    return Card(title=sheet.say("no-case-yet"), body=sheet.say("no-case-yet-body"), buttons=guided)


def welcome(sheet: Sheet) -> Card:
    """Hello to a group, and who has to do what next."""
    return Card(title=sheet.say("welcome"), body=_said(sheet, "welcome-body", "welcome-bind"))


def how_private(sheet: Sheet) -> Card:
    """One press, and the answers come in private."""
    link = Button("", sheet.say("how-private-button"), Kind.LINK, sheet["link"])
    return Card(title=sheet.say("how-private"), buttons=((link,),))


def bound(sheet: Sheet) -> Card:
    """A group is connected."""
    return Card(
        title=sheet.say("bound-title", title=sheet["title"]),
        fields=sheet.fields(
            ("bound-purpose", sheet.say(f"purpose-{sheet['purpose']}")), ("bound-where", sheet.text("where"))
        ),
    )


def got_it(sheet: Sheet) -> Card:
    """Attached to a report."""
    split = (press(sheet, Verb.SPLIT, sheet["joined"]),) if sheet.get("joined") else ()
    return Card(title=sheet.say("got-it", number=sheet["number"]), buttons=buttons.rows(split))


def filed_for(sheet: Sheet) -> Card:
    """A neighbour reported it: whose report it is now."""
    told = {name: sheet[name] for name in ("number", "by", "title")}
    return Card(
        title=sheet.say(f"filed-for-{sheet['how']}", **told),
        body=sheet.say("filed-for-author-body") if sheet["how"] == "author" else "",
    )


def photo_lost(sheet: Sheet) -> Card:
    """A photo or voice that never became one: which report it was for, and what to do."""
    why = sheet.say(f"refusal-{sheet['refusal']}")
    return Card(title=sheet.say("photo-lost", number=sheet["number"], why=why), body=sheet.say("photo-lost-body"))


def done_toast(sheet: Sheet) -> Card:
    """The press took effect."""
    if sheet.get("again"):
        return Card(title=sheet.say("rated-again", number=sheet["number"]))
    return Card(title=sheet.say(f"done-{sheet['verb']}", number=sheet.get("number") or ""))


def refusal(sheet: Sheet) -> Card:
    """One kind sentence that says what to do instead."""
    facts = {name: _spoken(sheet, fact) for name, fact in sheet.facts.items() if name != "refusal"}
    if sheet.get("opens"):
        facts["opens"] = in_full(sheet["opens"], sheet.locale, sheet.timezone)
    if sheet["refusal"] == Refusal.TAKEN and not sheet.get("name"):
        return Card(title=sheet.say("refusal-taken-by-somebody"))
    return Card(title=sheet.say(f"refusal-{sheet['refusal']}", **facts))


def _spoken(sheet: Sheet, fact: Any) -> Any:
    if not isinstance(fact, list):
        return fact
    return sheet.say("and").join(names(one, sheet.locale) if isinstance(one, dict) else one for one in fact)


def _said(sheet: Sheet, *keys: str) -> str:
    return lines(*(sheet.say(key) for key in keys))


def _allowed(sheet: Sheet) -> list[str]:
    return [key for right, key in _WHAT_RIGHTS_ALLOW if right in sheet["rights"]]


def _works(sheet: Sheet) -> bool:
    return Right.LIST_WORK in sheet["rights"]


def _doors(sheet: Sheet) -> buttons.Rows:
    report = press(sheet, Verb.START_REPORT, primary=True)
    todo = (press(sheet, Verb.TODO),) if _works(sheet) else ()
    log = ((press(sheet, Verb.LOG),),) if Right.LOG in sheet["rights"] else ()
    more = (press(sheet, Verb.GUIDE), press(sheet, Verb.CLUE)), (press(sheet, Verb.MINE), press(sheet, Verb.MY_GRID))
    return ((report, *todo), *log, *more)


def _languages(sheet: Sheet) -> buttons.Row:
    return tuple(press(sheet, Verb.LANGUAGE, code, label=sheet.say(f"language-{code}")) for code in LOCALES)


def _whose(sheet: Sheet, contact: Mapping[str, Any]) -> str:
    return sheet.say("my-grid-title", role=sheet.say(f"role-{contact['role']}"), name=contact["name"])


def _role(sheet: Sheet, role: str, where: str) -> str:
    name = sheet.say(f"role-{Role(role)}")
    return sheet.say("me-role-where", role=name, where=where) if where else name
