"""How somebody is called on a list that others read."""

from collections.abc import Sequence

from locales import say
from models.people import Shown
from services.rules.naming import masked, surname


def shown_name(name: str, shown: Shown | None, locale: str) -> str:
    """The name as its owner chose; masked for who was never asked, and "" for who wants to be on no list."""
    match shown:
        case Shown.FULL:
            return name
        case Shown.AUNTIE | Shown.UNCLE:
            return say(f"called-{shown.value}", locale, surname=surname(name))
        case Shown.HIDDEN:
            return ""
        case _:
            return masked(name)


def called(shown: Sequence[str], locale: str) -> str:
    """The same from what a list was told of somebody: how they want to be shown, and of their name what that takes."""
    how, name = shown
    return say(f"called-{how}", locale, surname=name) if how in (Shown.AUNTIE, Shown.UNCLE) else name
