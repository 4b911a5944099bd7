"""A month of points: the list as it is posted, what somebody says is wrong with it, what the desk answers."""

from models.cards import Button, Card, Kind, Tone
from models.points import Doubt
from models.presses import Verb
from views import buttons
from views.buttons import press
from views.points import MOST_SAID, board_rows, entry_line
from views.sheet import Sheet, joined, lines

GROUPED = 8
"""A hash is read aloud in groups of so many characters."""


def month_name(sheet: Sheet) -> str:
    """2026年11月."""
    year, month = sheet["month"].split("-")
    return sheet.say("month-name", year=year, month=str(int(month)))


def grouped(digest: str) -> str:
    """A hash as people compare it: in groups."""
    return " ".join(digest[at : at + GROUPED] for at in range(0, len(digest), GROUPED))


def quarter_name(sheet: Sheet) -> str:
    """2026年第4季度."""
    year, number = sheet["quarter"].split("-Q")
    return sheet.say("quarter-name", year=year, number=number)


def quarter(sheet: Sheet) -> Card:
    """To the street's organisation office."""
    return Card(
        title=sheet.say("quarter-title", area=sheet["area"], quarter=quarter_name(sheet)),
        body=lines(sheet.say("quarter-body"), head(sheet)),
        buttons=buttons.rows(_way(sheet, "quarter-open")),
    )


def year_title(sheet: Sheet) -> str:
    """新柳街道2026年度志愿积分排名."""
    return sheet.say("year-title", area=sheet["area"], year=str(sheet["year"]))


def year_rule(sheet: Sheet) -> str:
    """Who is named, and what holds for equal points."""
    return lines(sheet.say("year-rule-top", top=sheet["top"]), sheet.say("year-rule-leaders", percent=sheet["percent"]))


def year(sheet: Sheet) -> Card:
    """To the street's organisation office."""
    body = lines(year_rule(sheet), held_back(sheet))
    return Card(title=year_title(sheet), body=body, buttons=buttons.rows(_way(sheet, "year-open")))


def held_back(sheet: Sheet) -> str:
    """How many have the points and are not named, and what they can do."""
    return sheet.say("year-held-back", count=sheet["held_back"]) if sheet["held_back"] else ""


def year_ask(sheet: Sheet) -> Card:
    """To a leader who has the points: being named is theirs to choose."""
    return Card(
        title=sheet.say("year-ask", area=sheet["area"], year=str(sheet["year"]), points=sheet["points"]),
        body=sheet.say("year-ask-body"),
        buttons=((press(sheet, Verb.INTRO_HOW, row=0, primary=True),),),
    )


def _titled(sheet: Sheet, key: str) -> str:
    return sheet.say(key, area=sheet["area"], month=month_name(sheet))


def posted(sheet: Sheet) -> Card:
    """To the volunteers' group: the picture, and beside it the first ten in words."""
    hidden = sheet["people"] - min(len(sheet["lines"]), MOST_SAID)
    return Card(
        title=_titled(sheet, "month-posted"),
        body=lines(
            sheet.say("month-sum", people=sheet["people"], points=sheet["points"]),
            board_rows(sheet, MOST_SAID),
            sheet.say("month-more", count=hidden) if hidden > 0 else "",
            sheet.say("month-until", until=sheet.when("until")),
            sheet.say("month-late"),
            sheet.say("year-rule-top", top=sheet["top"]) if sheet["top"] else "",
            head(sheet),
        ),
        photos=(sheet["photo"],) if sheet.get("photo") else (),
        poster=True,
        buttons=buttons.rows(
            (press(sheet, Verb.OBJECT, row=sheet["posted"]), press(sheet, Verb.POINTS, row=0)), _way(sheet)
        ),
    )


def head(sheet: Sheet) -> str:
    """Where the chain stood: whoever keeps this line can prove every entry up to it."""
    return sheet.say("month-head", number=str(sheet["number"]), hash=grouped(sheet["hash"]))


def _way(sheet: Sheet, key: str = "month-list") -> buttons.Row:
    return (Button("open", sheet.say(key), Kind.LINK, sheet["link"]),) if sheet["link"] else ()


def to_print(sheet: Sheet) -> Card:
    """To the desk."""
    return Card(
        title=_titled(sheet, "month-print"),
        body=sheet.say("month-print-body", until=sheet.when("until")),
        buttons=buttons.rows(_way(sheet, "month-print-open")),
    )


def closed(sheet: Sheet) -> Card:
    """To the volunteers' group: from now on nothing of it is changed."""
    corrected = sheet.say("month-corrected", count=sheet["corrected"]) if sheet["corrected"] else ""
    return Card(title=_titled(sheet, "month-closed"), body=lines(corrected, head(sheet)))


def which(sheet: Sheet) -> Card:
    """One's own entries of the month, one that is missing, somebody else's points."""
    row = sheet["posted"]
    own = [(str(one["id"]), joined(entry_line(sheet, one), one["why"])) for one in sheet["options"]]
    others = [(what.value, sheet.say(f"doubt-{what}")) for what in (Doubt.MISSING, Doubt.OTHER)]
    return Card(
        title=_titled(sheet, "object-which"),
        body=sheet.say("object-until", until=sheet.when("until")),
        buttons=tuple((press(sheet, Verb.OBJECT_ENTRY, what, row=row, label=label),) for what, label in own + others),
    )


def why(sheet: Sheet) -> Card:
    """Please write what is wrong."""
    entry = sheet["entry"]
    return Card(
        title=sheet.say(f"object-why-{sheet['about']}"),
        body=lines(entry_line(sheet, entry) if entry else "", sheet.say("object-private")),
    )


def taken(sheet: Sheet) -> Card:
    """The desk answers by then."""
    return Card(title=sheet.say("objection-taken", by=sheet.when("answer_by")))


def objection(sheet: Sheet) -> Card:
    """To the desk."""
    entry, row = sheet["entry"], sheet["objection"]
    key = "objection-late" if sheet["late"] else "objection-title"
    return Card(
        title=_titled(sheet, key),
        fields=sheet.fields(
            ("objection-about", sheet.say(f"doubt-{sheet['about']}")),
            ("correction-whose", sheet["name"]),
            ("correction-entry", entry_line(sheet, entry) if entry else ""),
            ("objection-by", sheet.when("answer_by")),
        ),
        body=lines(sheet.text("words"), sheet.say("objection-quiet")),
        buttons=((press(sheet, Verb.OBJECTION_YES, row=row), press(sheet, Verb.OBJECTION_NO, row=row)),),
        tone=Tone.WARN,
    )


def how(sheet: Sheet) -> Card:
    """Please write it."""
    return Card(title=sheet.say(f"objection-how-{sheet['what']}"))


def answer(sheet: Sheet) -> Card:
    """To whoever objected."""
    entry = sheet["entry"]
    return Card(
        title=_titled(sheet, "objection-upheld" if sheet["upheld"] else "objection-not"),
        body=lines(entry_line(sheet, entry) if entry else "", sheet.text("answer")),
        tone=Tone.GOOD if sheet["upheld"] else Tone.PLAIN,
    )
