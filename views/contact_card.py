"""The contact card, as its owner sees and changes it, and as the chat shows it to others."""

from models.cards import Button, Card, Kind
from models.presses import Verb
from views import buttons
from views.buttons import press
from views.phrases import capital
from views.sheet import Sheet, joined


def my_card(sheet: Sheet) -> Card:
    """What others see, and what its owner may change."""
    phone = sheet["phone"] or sheet.say("card-no-phone" if not sheet["known"] else "card-phone-hidden")
    switch = ("off", "card-hide-phone") if sheet["phone_shown"] else ("on", "card-show-phone")
    return Card(
        title=sheet.say("card-title"),
        fields=sheet.fields(
            ("card-name", sheet["name"]),
            ("card-post", joined(sheet["where"], capital(sheet.say(f"role-{sheet['role']}")))),
            ("card-phone", phone),
            ("card-duties", sheet["duties"] or sheet.say("card-nothing-yet")),
        ),
        photos=(sheet["photo"],) if sheet["photo"] else (),
        buttons=buttons.rows(
            (press(sheet, Verb.CARD_DUTIES), press(sheet, Verb.CARD_PHOTO)),
            (press(sheet, Verb.CARD_PHONE, switch[0], label=sheet.say(switch[1])), press(sheet, Verb.CARD_PICTURE)),
            print_it(sheet, sheet["link"]),
        ),
    )


def print_it(sheet: Sheet, link: str) -> buttons.Row:
    """Opens the page to print; nothing where there are no pages."""
    return (Button("open", sheet.say("card-print"), Kind.LINK, link),) if link else ()


def send(sheet: Sheet) -> Card:
    """Please send it now."""
    return Card(title=sheet.say("card-send", what=sheet["what"]))


def picture(sheet: Sheet) -> Card:
    """The card as a picture."""
    title = sheet.say("card-picture-title", name=sheet["name"])
    return Card(title=title, body=sheet.say("join-picture-body"), photos=(sheet["photo"],), poster=True)
