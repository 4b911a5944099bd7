"""The community's workbook, one press away."""

from models.cards import Button, Card, Kind
from models.presses import Verb
from views import buttons
from views.buttons import press
from views.sheet import Sheet


def export(sheet: Sheet) -> Card:
    """The link, and for whoever may have them the press for one with phones."""
    way = Button("open", sheet.say("export-open"), Kind.LINK, sheet["link"], primary=True)
    more = (press(sheet, Verb.EXPORT_PHONES, row=0),) if sheet["may"] else ()
    kind = "export-with" if sheet["phones"] else "export-without"
    return Card(title=sheet.say("export-title"), body=sheet.say(kind), buttons=buttons.rows((way,), more))
