"""The words of a workbook, and what they mean when somebody writes them, in either language."""

import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple

from bot.workbook.layout import NOTES, SHEETS, Column, Kind, Sheet
from locales import LOCALES, say
from services.community.limits import MEASURES


class Label(NamedTuple):
    """What a sheet or column is called, what it is for, and what may stand there."""

    heading: str
    note: str = ""
    example: str = ""


@cache
def sheet_label(sheet: str, language: str) -> Label:
    """The tab of a sheet."""
    return Label(*_parts(f"book-sheet-{sheet}", language))


@cache
def label(sheet: str, field: str, language: str) -> Label:
    """The heading of a column."""
    return Label(*_parts(f"book-{sheet}-{field}", language))


def _parts(key: str, language: str) -> list[str]:
    return [part.strip() for part in say(key, language).split("|")]


def choice(family: str, code: str, language: str) -> str:
    """What a code is called in a cell."""
    return say(f"book-{family}-{code}", language)


def fold(text: str) -> str:
    """What is compared: no difference of width, case, spaces, or the mark of a needed column."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    return "".join(char for char in plain if not char.isspace() and char not in "*\u200b\ufeff")


@cache
def titles() -> Mapping[str, str]:
    """Folded title → sheet, in both languages and by the table's own name."""
    names = (*(sheet.name for sheet in SHEETS), NOTES)
    return {fold(said): name for name in names for said in (name, *(sheet_label(name, one)[0] for one in LOCALES))}


@cache
def headings(sheet: Sheet) -> Mapping[str, str]:
    """Folded heading → field."""
    return {
        fold(said): column.field
        for column in sheet.columns
        for said in (column.field, *(label(sheet.name, column.field, language).heading for language in LOCALES))
    }


@cache
def choices(column: Column) -> Mapping[str, str]:
    """Folded word → code, for a column with a drop-down or a word of its own; a role by its other names, too."""
    codes = column.choices or ((column.word,) if column.word else ())
    family = column.family or "word"
    also = {fold(said): code for said, code in _other_posts() if code in codes} if family == "role" else {}
    return also | {
        fold(said): code for code in codes for said in (code, *(choice(family, code, one) for one in LOCALES))
    }


def _other_posts() -> Iterator[tuple[str, str]]:
    """Names of roles that people say beside the ones on the cards: 受理台, 经办人."""
    for language in LOCALES:
        for pair in say("post-names", language).split("|"):
            said, _, code = pair.partition("=")
            yield said, code


@cache
def measures() -> Mapping[str, str]:
    """Folded name of a measure of time → how a community file writes it."""
    return {fold(said): code for code in MEASURES for said in (code, *_written("measure", code))}


@cache
def truths() -> Mapping[str, bool]:
    """Folded yes or no → what it means."""
    yes = dict.fromkeys((*_written("word", "yes"), "true", "1", "y", "√", "✓"), True)
    no = dict.fromkeys((*_written("word", "no"), "false", "0", "n", "×", "x"), False)
    return {fold(said): meant for said, meant in (yes | no).items()}


def _written(family: str, code: str) -> list[str]:
    return [choice(family, code, language) for language in LOCALES]


def examples(sheet: Sheet, language: str) -> list[str]:
    """The cells of the example row: the first begins with the mark that no key can begin with."""
    first, *others = [label(sheet.name, column.field, language).example for column in sheet.columns]
    return [f"{example_mark(language)}{first}", *others]


def example_mark(language: str) -> str:
    """What the example row begins with."""
    return choice("word", "example", language)


def options(column: Column, language: str) -> list[str]:
    """What a drop-down offers that names no entries."""
    if column.kind is Kind.YES_NO:
        return [choice("word", "yes", language), choice("word", "no", language)]
    return [choice(column.family, code, language) for code in column.choices]
