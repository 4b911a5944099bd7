"""How somebody is called on a list that others read."""

from collections.abc import Sequence

from locales import say
from models.people import Shown
from services.rules.naming import as_shown


def shown_name(name: str, shown: Shown | None, locale: str) -> str:
    """The name as its owner chose; masked for who was never asked, and "" for who wants to be on no list."""
    return called(as_shown(name, shown), locale)


def called(shown: Sequence[str], locale: str, *, hidden: str = "") -> str:
    """The same from what a list was told of somebody: how they want to be shown, and of their name what that takes.

    ``hidden`` stands for who wants to be on no list.
    """
    how, name = shown
    if how == Shown.HIDDEN:
        return hidden
    return say(f"called-{how}", locale, surname=name) if how in (Shown.AUNTIE, Shown.UNCLE) else name
