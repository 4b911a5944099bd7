"""Ways in, as the chat shows them: one's own link, a group's link, the code for the phone, linked accounts."""

from models.cards import Button, Card, Kind, Tone
from models.presses import Verb
from views import buttons
from views.buttons import press
from views.sheet import Sheet, lines


def my_link(sheet: Sheet) -> Card:
    """The reader's own way in."""
    title = sheet.say("my-link-title-new" if sheet["new"] else "my-link-title")
    return Card(title=title, body=sheet.say("my-link-body"), buttons=_own(sheet))


def _own(sheet: Sheet) -> buttons.Rows:
    link = sheet["link"]
    way = Button("open", sheet.say("my-link-open"), Kind.LINK, link, primary=True)
    copy = Button("copy", sheet.say("my-link-copy"), Kind.COPY, link)
    return ((way, copy), (press(sheet, Verb.LINK_RENEW, row=sheet["row"]),))


def join_link(sheet: Sheet) -> Card:
    """A group's link; its picture follows."""
    copy = Button("copy", sheet.say("join-card-copy"), Kind.COPY, sheet["link"], primary=True)
    manage = tuple(press(sheet, verb, row=sheet["row"]) for verb in (Verb.JOIN_RENEW, Verb.JOIN_REVOKE))
    joined = sheet.say("join-card-count", joined=sheet["joined"]) if sheet["joined"] else ""
    return Card(
        title=sheet.say("join-card-title", title=sheet["title"]),
        fields=(*sheet.fields(("join-card-joined", joined)), ("", sheet["link"])),
        body=sheet.say("join-card-body"),
        buttons=buttons.rows((copy,), manage if sheet["manage"] else ()),
    )


def join_picture(sheet: Sheet) -> Card:
    """The link as a picture."""
    title = sheet.say("join-picture-title", title=sheet["title"])
    return Card(title=title, body=sheet.say("join-picture-body"), photos=(sheet["photo"],), poster=True)


def choose_join(sheet: Sheet) -> Card:
    """Which group?"""
    if not sheet["options"]:
        return Card(title=sheet.say("join-nothing"))
    return Card(title=sheet.say("join-choose"), buttons=_options(sheet, Verb.JOIN_SHOW))


def _options(sheet: Sheet, verb: Verb) -> buttons.Rows:
    return buttons.in_rows(press(sheet, verb, row=one["id"], label=one["name"]) for one in sheet["options"])


def join_revoked(sheet: Sheet) -> Card:
    """It has ended."""
    return Card(title=sheet.say("join-revoked", title=sheet["title"]))


def join_help(sheet: Sheet) -> Card:
    """How a neighbour comes in, for whoever may make no links."""
    link = sheet["link"]
    told = lines(
        sheet.say("invite-link", title=sheet["title"]) if link else "",
        link,
        sheet.say("invite-bot", link=sheet["bot"]) if sheet["bot"] else "",
        "" if link else sheet.say("invite-ask"),
    )
    copy = Button("copy", sheet.say("join-card-copy"), Kind.COPY, link, primary=True)
    asked = () if link else buttons.call(sheet, sheet.get("contact"))
    return Card(title=sheet.say("invite-title"), body=told, buttons=buttons.rows((copy,) if link else (), asked))


def links(sheet: Sheet) -> Card:
    """Links into groups, a button each; or several people of the name that was said."""
    if sheet["options"]:
        return Card(title=sheet.say("links-who"), buttons=_options(sheet, Verb.LINK_OF))
    told = [
        sheet.say(
            "links-line", title=one["title"], joined=one["joined"], day=sheet.of({**sheet.facts, **one}).day("since")
        )
        for one in sheet["groups"]
    ]
    rows = [press(sheet, Verb.JOIN_SHOW, row=one["id"], label=one["title"]) for one in sheet["groups"]]
    body = lines(*told, sheet.say("links-how"))
    return Card(title=sheet.say("links-title" if told else "links-none"), body=body, buttons=buttons.in_rows(rows))


def link_of(sheet: Sheet) -> Card:
    """How many are signed in with it, and the press that ends it."""
    key = "link-of-browsers" if sheet["browsers"] else "link-of-nobody"
    return Card(
        title=sheet.say("link-of-title", name=sheet["name"]),
        body=lines(sheet.say(key, count=sheet["browsers"], day=sheet.day("last")), sheet.say("link-of-body")),
        buttons=((press(sheet, Verb.LINK_END, row=sheet["row"]),),),
    )


def link_ended(sheet: Sheet) -> Card:
    """To whoever ended it, or to whose it was."""
    if sheet["name"]:
        return Card(title=sheet.say("link-ended-of", name=sheet["name"]))
    return Card(title=sheet.say("link-ended"), body=sheet.say("link-ended-body", by=sheet["by"]), tone=Tone.WARN)


def restore_who(sheet: Sheet) -> Card:
    """Several are called so; or nobody was named."""
    key = "restore-who" if sheet["options"] else "restore-who-unknown"
    return Card(title=sheet.say(key), buttons=_options(sheet, Verb.RESTORE))


def restore_code(sheet: Sheet) -> Card:
    """The six digits, in two halves as one says them."""
    code = str(sheet["code"])
    return Card(
        title=sheet.say("restore-code-title", name=sheet["name"]),
        fields=sheet.fields(("restore-code-digits", f"{code[:3]} {code[3:]}")),
        body=sheet.say("restore-code-body", link=sheet["link"]),
        tone=Tone.WARN,
    )


def restored(sheet: Sheet) -> Card:
    """Back again: to whoever came back, or to whoever helped."""
    if sheet["name"]:
        return Card(title=sheet.say("restored-by", name=sheet["name"]), tone=Tone.GOOD)
    return Card(title=sheet.say("restored-you"), body=sheet.say("restored-you-body"), buttons=_own(sheet))


def link_code(sheet: Sheet) -> Card:
    """What to write on the other side."""
    if not sheet["code"]:
        return Card(title=sheet.say("link-how"))
    words = sheet.say("link-say", code=sheet["code"])
    copy = Button("copy", words, Kind.COPY, words, primary=True)
    return Card(title=sheet.say("link-title"), fields=(("", words),), body=sheet.say("link-body"), buttons=((copy,),))


def linked(sheet: Sheet) -> Card:
    """One person now."""
    return Card(title=sheet.say("linked-title"), body=sheet.say("linked-body"), tone=Tone.GOOD)
