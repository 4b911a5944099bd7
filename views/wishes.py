"""Wishes and help among neighbours: the live card for each of its readers, the lists, what is asked."""

from collections.abc import Iterable, Mapping
from typing import Any

from models.cards import Button, Card, Tone
from models.presses import Verb
from models.wishes import ClaimState, WishKind, WishState
from views import buttons
from views.activities import whose_name
from views.buttons import press
from views.phrases import names
from views.sheet import Sheet, joined, lines

TELLINGS = (
    "posted", "rejected", "claimed", "helping", "coming", "declined", "given-back", "released", "withdrawn",
    "taken-down", "confirmed", "desk-confirmed", "not-yet", "thanks", "unclaimed",
)  # fmt: skip
"""What one sentence about a wish may say."""
STEPS = ("new", "words", "count", "reject", "thank", "need")
"""What somebody is asked to write."""
_GOOD = frozenset({"posted", "claimed", "helping", "coming", "confirmed", "thanks"})
_RUNS = frozenset({WishState.OPEN.value, WishState.TAKEN.value, WishState.DONE.value})
_LIVES = _RUNS | {WishState.TOLD.value, WishState.UNMET.value}
_WITH_OPEN_CARD = frozenset({"claimed", "helping", "given-back", "unclaimed", "not-yet", "desk-confirmed"})


def wish(sheet: Sheet) -> Card:
    """The card, for whom its facts were cut for."""
    if sheet.get("gone"):
        return Card(title=sheet.say("wish-gone", number=sheet["wish"]))
    if sheet["audience"] in _CARDS:
        return _CARDS[sheet["audience"]](sheet)
    return _wishers(sheet) if sheet["part"] == "wisher" else _claimers(sheet)


def _is_help(sheet: Sheet) -> bool:
    return bool(sheet["kind"] == WishKind.HELP.value)


def _heading(sheet: Sheet) -> str:
    return sheet.say("help-number" if _is_help(sheet) else "wish-number", number=sheet["wish"])


def _standing(sheet: Sheet) -> str:
    """How it stands in a few words."""
    if sheet["state"] == WishState.OPEN.value and not _is_help(sheet):
        return sheet.say("wish-is-open", left=sheet["wanted"] - sheet["count"])
    return sheet.say(f"{'help' if _is_help(sheet) else 'wish'}-is-{sheet['state']}")


def _worth(sheet: Sheet) -> str:
    return sheet.say("wish-points", points=sheet["points"]) if sheet["points"] else ""


def _people(sheet: Sheet) -> str:
    """Who has it in hand, each as this reader may call them."""
    return sheet.say("and").join(whose_name(sheet, one) for one in sheet["people"])


def _button(sheet: Sheet, verb: Verb, argument: object = "", *, label: str = "", primary: bool = False) -> Button:
    return press(sheet, verb, argument, label=label, row=sheet["wish"], primary=primary)


def slots_text(sheet: Sheet, slots: Iterable[str]) -> str:
    """When somebody has time; "" for at any time."""
    return sheet.say("and").join(sheet.say(f"slot-{slot}") for slot in slots)


def _groups(sheet: Sheet) -> Card:
    """What everybody reads: the wish, how many are wanted, who has it in hand. Never whose it is."""
    wanted = sheet["state"] == WishState.OPEN.value
    return Card(
        title=joined(_heading(sheet), _standing(sheet)),
        fields=sheet.fields(
            ("wish-where-about", sheet["yard"]),
            ("wish-worth", _worth(sheet)),
            ("wish-visit", sheet.say("wish-visit-rule") if sheet["visit"] and wanted else ""),
            ("wish-people", _people(sheet)),
        ),
        body=sheet["words"],
        buttons=buttons.rows((_button(sheet, Verb.WISH_CLAIM, primary=True),) if wanted else ()),
        tone=Tone.GOOD if sheet["state"] == WishState.CONFIRMED.value else Tone.PLAIN,
    )


def _desks(sheet: Sheet) -> Card:
    """Everything, and what the desk can do with it now."""
    rule = names(sheet["rule"], sheet.locale)
    return Card(
        title=joined(_heading(sheet), _standing(sheet)),
        fields=sheet.fields(
            *_private(sheet),
            ("wish-told-by", sheet.text("told_by")),
            ("wish-worth", joined(rule, _worth(sheet))),
            ("wish-wanted", sheet.say("wish-count", count=sheet["count"], wanted=sheet["wanted"])),
            ("wish-visit", sheet.say("wish-visit-rule") if sheet["visit"] else ""),
            ("wish-people", lines(*(_with_home(sheet, one) for one in sheet["people"]))),
            ("activity-why", sheet.text("reason")),
        ),
        body=sheet["words"],
        buttons=_deciding(sheet),
    )


def _with_home(sheet: Sheet, one: Mapping[str, Any]) -> str:
    return joined(one["name"], one["home"], sheet.say(f"claim-{one['state'].replace('_', '-')}"))


def _private(sheet: Sheet) -> tuple[tuple[str, str], ...]:
    """Whom it is for: only where the facts say so."""
    return (("wish-for", sheet.text("name")), ("wish-where", sheet.text("where")), ("wish-phone", sheet.text("phone")))


def _deciding(sheet: Sheet) -> buttons.Rows:
    if sheet["state"] == WishState.TOLD.value:
        visit = sheet.say("switch-visit", on="yes" if sheet["visit"] else "no")
        return buttons.rows(
            (_button(sheet, Verb.WISH_POST, primary=True), _button(sheet, Verb.WISH_REJECT)),
            (_button(sheet, Verb.WISH_WORDS), _button(sheet, Verb.WISH_RULES)),
            (_button(sheet, Verb.WISH_COUNT), _button(sheet, Verb.WISH_VISIT, label=visit)),
        )
    if sheet["state"] not in _RUNS:
        return ()
    waiting = [one for one in sheet["people"] if one["state"] == ClaimState.WAITING.value]
    choices = (row for one in waiting for row in (_go_or_stay(sheet, one),))
    held = any(one["state"] != ClaimState.WAITING.value for one in sheet["people"])
    ends = (_button(sheet, Verb.WISH_TRUE),) if held else ()
    return buttons.rows(*choices, (*ends, _button(sheet, Verb.WISH_WITHDRAW)))


def _go_or_stay(sheet: Sheet, one: Mapping[str, Any]) -> buttons.Row:
    return (
        _button(sheet, Verb.WISH_GO, one["claim"], label=sheet.say("wish-go", name=one["name"]), primary=True),
        _button(sheet, Verb.WISH_STAY, one["claim"], label=sheet.say("wish-stay", name=one["name"])),
    )


def _leaders(sheet: Sheet) -> Card:
    """Please come along the first time."""
    return Card(
        title=sheet.say("wish-leader", number=sheet["wish"]),
        fields=sheet.fields(*_private(sheet), ("wish-people", _people(sheet))),
        body=sheet["words"],
    )


_CARDS = {"group": _groups, "desk": _desks, "leader": _leaders}


def _wishers(sheet: Sheet) -> Card:
    """How it stands, for whoever told it."""
    state = sheet["state"]
    return Card(
        title=joined(_heading(sheet), _standing(sheet)),
        fields=sheet.fields(
            ("wish-for", sheet.text("name")),
            ("wish-when", slots_text(sheet, sheet["slots"])),
            ("wish-people", _people(sheet)),
            ("activity-why", sheet.text("reason")),
        ),
        body=lines(sheet["words"], _what_next(sheet)),
        buttons=_wishers_buttons(sheet),
        tone=Tone.GOOD if state == WishState.CONFIRMED.value else Tone.PLAIN,
    )


def _what_next(sheet: Sheet) -> str:
    return sheet.first_words([f"{'help' if _is_help(sheet) else 'wish'}-next-{sheet['state']}"])


def _wishers_buttons(sheet: Sheet) -> buttons.Rows:
    state, helped = sheet["state"], bool(sheet["people"])
    if state == WishState.CONFIRMED.value:
        return buttons.rows((_button(sheet, Verb.WISH_THANK, primary=True), press(sheet, Verb.BLOCKS, row=0)))
    if state == WishState.UNMET.value:
        return buttons.rows((_button(sheet, Verb.WISH_TO_DESK, primary=True), _button(sheet, Verb.WISH_WITHDRAW)))
    if state == WishState.DONE.value:
        return buttons.rows((_button(sheet, Verb.WISH_TRUE, primary=True), _button(sheet, Verb.WISH_NOT_YET)))
    if state not in _LIVES:
        return ()
    true = (_button(sheet, Verb.WISH_TRUE),) if helped else ()
    return buttons.rows((*true, _button(sheet, Verb.WISH_WITHDRAW)))


def _claimers(sheet: Sheet) -> Card:
    """What is in somebody's hands: whom it is for and where, who comes along, until when; or what they are asked."""
    part = sheet["part"]
    title = sheet.say(f"part-is-{part.replace('_', '-')}", number=sheet["wish"], when=sheet.when("until"))
    leader = sheet.get("leader")
    return Card(
        title=title,
        fields=sheet.fields(
            ("wish-skill", sheet.say(f"skill-{sheet['skill']}") if sheet["skill"] and _is_help(sheet) else ""),
            ("wish-when", slots_text(sheet, sheet["slots"])),
            ("wish-where-about", "" if sheet.text("where") else sheet["yard"]),
            *_private(sheet),
            ("wish-along", _people(sheet)),
            ("wish-first-time", joined(leader["name"], leader["phone"]) if leader else ""),
            ("wish-worth", _worth(sheet)),
        ),
        body=lines(sheet["words"], _hint(sheet)),
        buttons=_claimers_buttons(sheet),
        tone=Tone.GOOD if part == ClaimState.CONFIRMED.value else Tone.PLAIN,
    )


def _hint(sheet: Sheet) -> str:
    part = sheet["part"]
    if part == ClaimState.HELD.value and not sheet["partner"]:
        return sheet.say("wish-needs-two")
    if part == ClaimState.HELD.value:
        return sheet.say("wish-act-arranged" if sheet["arranged"] else "wish-act", when=sheet.when("until"))
    return sheet.say("wish-waits-desk") if part == ClaimState.WAITING.value else ""


def _claimers_buttons(sheet: Sheet) -> buttons.Rows:
    part = sheet["part"]
    if part == ClaimState.ASKED.value:
        return buttons.rows((_button(sheet, Verb.NEED_YES, primary=True), _button(sheet, Verb.NEED_NO)))
    back = _button(sheet, Verb.WISH_BACK)
    if part == ClaimState.HELD.value and sheet["partner"]:
        arranged = () if sheet["arranged"] else (_button(sheet, Verb.WISH_ARRANGED),)
        return buttons.rows((_button(sheet, Verb.WISH_DID, primary=True), *arranged), (back,))
    if part in (ClaimState.HELD.value, ClaimState.WAITING.value, ClaimState.DONE.value):
        return buttons.rows((back,))
    return buttons.rows((press(sheet, Verb.BLOCKS, row=0),)) if part == ClaimState.CONFIRMED.value else ()


def news(sheet: Sheet) -> Card:
    """One sentence about it."""
    what = sheet["what"]
    who = sheet.say("and").join(sheet.get("names") or [sheet["name"]])
    facts = {"about": _heading(sheet), "name": who, "words": sheet["words"], "points": sheet.get("points") or 0}
    opens = what in _WITH_OPEN_CARD
    return Card(
        title=sheet.say(f"wish-news-{what}", **facts),
        buttons=buttons.rows((_button(sheet, Verb.WISH, label=sheet.say("wish-open")),) if opens else ()),
        tone=Tone.GOOD if what in _GOOD else Tone.PLAIN,
    )


def ask(sheet: Sheet) -> Card:
    """Please write it, with an example of how."""
    step = sheet["step"]
    return Card(title=sheet.say(f"wish-ask-{step}"), body=sheet.first_words([f"wish-example-{step}"]))


def rules(sheet: Sheet) -> Card:
    """What is it worth? The lines of the table of points."""
    options = (
        _button(sheet, Verb.WISH_RULE, one["key"], label=joined(names(one["names"], sheet.locale), str(one["points"])))
        for one in sheet["options"]
    )
    return Card(title=sheet.say("wish-which-rule"), buttons=buttons.in_rows(options))


def listed(sheet: Sheet) -> Card:
    """What is wanted around; in a direct chat one's own, and what waits for the desk."""
    found = [sheet.of({**one, "now": sheet["now"]}) for one in (*sheet["check"], *sheet["own"], *sheet["lines"])]
    shown = {one["wish"]: _opens(one) for one in found}
    return Card(
        title=sheet.say("wishes-title", area=sheet["area"]),
        fields=sheet.fields(
            ("wishes-check", _listed(sheet, sheet["check"])), ("wishes-own", _listed(sheet, sheet["own"]))
        ),
        body=_listed(sheet, sheet["lines"]) or sheet.say("wishes-none"),
        buttons=buttons.rows(*buttons.in_rows(shown.values(), 3), *(_ways_in(sheet) if sheet["private"] else ())),
    )


def _ways_in(sheet: Sheet) -> buttons.Rows:
    new, need, can = (press(sheet, verb, row=0) for verb in (Verb.WISH_NEW, Verb.NEED_NEW, Verb.CAN))
    return ((new, need), (can,))


def _opens(one: Sheet) -> Button:
    return _button(one, Verb.WISH, label=_heading(one))


def _listed(sheet: Sheet, found: Iterable[Mapping[str, Any]]) -> str:
    return lines(*(_line(sheet.of({**one, "now": sheet["now"]})) for one in found))


def _line(one: Sheet) -> str:
    skill = one.say(f"skill-{one['skill']}") if _is_help(one) and one["skill"] else ""
    return joined(str(one["wish"]), one["words"] or skill, _standing(one), _worth(one))


def need_kind(sheet: Sheet) -> Card:
    """With what? Or is it something to report?"""
    options = (press(sheet, Verb.NEED_KIND, one, label=sheet.say(f"skill-{one}"), row=0) for one in sheet["options"])
    report = (press(sheet, Verb.NEED_REPORT, row=0),) if sheet["words"] else ()
    return Card(
        title=sheet.say("need-which"),
        body=sheet["words"],
        buttons=buttons.rows(*buttons.in_rows(options, 3), report),
    )


def can(sheet: Sheet) -> Card:
    """What somebody can do, when; and what else there is, one press each."""
    told = [joined(sheet.say(f"skill-{one['skill']}"), slots_text(sheet, one["slots"])) for one in sheet["can"]]
    mine = (_skill(sheet, one["skill"], "✓ ") for one in sheet["can"])
    others = (_skill(sheet, one) for one in sheet["others"])
    return Card(
        title=sheet.say("can-title" if told else "can-none"),
        body=lines(*told, sheet.say("can-body")),
        buttons=buttons.in_rows([*mine, *others], 3),
    )


def _skill(sheet: Sheet, skill: str, mark: str = "") -> Button:
    return press(sheet, Verb.CAN_SWITCH, skill, label=mark + sheet.say(f"skill-{skill}"), row=0)


def blocks(sheet: Sheet) -> Card:
    """With whom one wants to be brought together no more; a press each."""
    options = (
        press(
            sheet,
            Verb.BLOCK,
            "",
            row=one["id"],
            label=sheet.say("unblock" if one["blocked"] else "block", name=one["name"]),
        )
        for one in sheet["people"]
    )
    return Card(
        title=sheet.say("blocks-title" if sheet["people"] else "blocks-none"),
        body=sheet.say("blocks-body"),
        buttons=buttons.in_rows(options),
    )


def service(sheet: Sheet) -> Card:
    """A volunteer's own page: what was done this year, what is in hand, the points."""
    hours, minutes = divmod(sheet["minutes"], 60)
    coming = [sheet.of({**one, "now": sheet["now"]}) for one in sheet["coming"]]
    shown = (press(one, Verb.ACTIVITY, row=one["activity"], label=_activity(one)) for one in coming)
    held = [sheet.of({**one, "now": sheet["now"]}) for one in sheet["held"]]
    return Card(
        title=sheet.say("service-title"),
        fields=sheet.fields(
            ("service-activities", sheet.say("service-times", count=sheet["activities"])),
            ("service-hours", sheet.say("service-span", hours=hours, minutes=minutes)),
            ("service-wishes", sheet.say("service-done", wishes=sheet["wishes"], helps=sheet["helps"])),
            (
                "activity-points",
                sheet.say("service-points", month=sheet["month"], year=sheet["year"], spendable=sheet["spendable"]),
            ),
            ("service-coming", lines(*(joined(str(one["activity"]), one["title"]) for one in coming))),
            ("service-held", _listed(sheet, sheet["held"])),
        ),
        buttons=buttons.rows(
            *buttons.in_rows([*shown, *(_opens(one) for one in held)], 3),
            (press(sheet, Verb.POINTS, row=0), press(sheet, Verb.BOARD, "month.0", row=0)),
            (press(sheet, Verb.CAN, row=0),),
        ),
    )


def _activity(one: Sheet) -> str:
    return one.say("activity-number", number=one["activity"])
