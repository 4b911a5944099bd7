"""Who looked at a case: a line each, the newest first."""

from models.cards import Card
from views import phrases
from views.sheet import Sheet, lines


def looks(sheet: Sheet) -> Card:
    """When, as what, at what; the name where the reader may know it."""
    told = [_line(sheet, sheet.of(line)) for line in sheet["lines"]]
    more = sheet.say("looks-more") if sheet["more"] else ""
    return Card(
        title=sheet.say("looks-title" if told else "looks-none", number=sheet.number),
        body=lines(*told, more, "" if told else sheet.say("looks-none-body")),
    )


def _line(sheet: Sheet, look: Sheet) -> str:
    at = phrases.when(look["at"], sheet.locale, sheet.now, sheet.timezone)
    role = sheet.say(f"role-{look['role']}") if look.text("role") else sheet.say("looks-staff")
    key = "looks-line-named" if look.text("name") else "looks-line"
    what = sheet.say(f"looked-{look['what']}")
    return sheet.say(key, when=phrases.capital(at), role=phrases.capital(role), name=look.text("name"), what=what)
