"""The words: Fluent catalogues in ``zh_CN`` and ``en``, and the one way to say something from them."""

import re
import warnings
from functools import cache
from pathlib import Path
from typing import Any

from fluent.runtime import FluentBundle, FluentResource
from fluent.runtime.types import fluent_number
from fluent.syntax import ast

LOCALES = ("zh_CN", "en")
MOTHER_TONGUE = "zh_CN"

_CHINESE = frozenset({"zh", "yue", "wuu", "nan", "hak", "cmn"})
_TAG = re.compile(r"[a-z]{2,3}(?![a-z])")


class MissingWords(UserWarning):
    """A catalogue lacks a key, or a message was given too few facts: an error in tests, a log line elsewhere."""


def language_of(code: str | None) -> str:
    """The catalogue for a platform's language code or an Accept-Language header: Chinese unless it names another."""
    tag = _TAG.match((code or "").strip().lower())
    return MOTHER_TONGUE if tag is None or tag.group() in _CHINESE else "en"


def say(key: str, locale: str, **facts: Any) -> str:
    """The words for ``key`` in ``locale``; falls back to Chinese, then to the key, and warns ``MissingWords``."""
    for catalogue in dict.fromkeys((locale, MOTHER_TONGUE)):
        text = _formatted(key, catalogue, facts)
        if text is not None:
            return text
        warnings.warn(f"{catalogue} has no words for {key} with {sorted(facts)}", MissingWords, stacklevel=2)
    return key


def knows(key: str) -> bool:
    """Whether the Chinese catalogue has words for ``key``."""
    return _bundle(MOTHER_TONGUE).has_message(key)


def _formatted(key: str, catalogue: str, facts: dict[str, Any]) -> str | None:
    if catalogue not in LOCALES or not _bundle(catalogue).has_message(key):
        return None
    parts = _parts(key, catalogue)
    if parts is None:
        return _chosen(key, catalogue, facts)
    if not all(name in facts for _, name in parts if name):
        return None
    return "".join(text + (str(facts[name]) if name else "") for text, name in parts)


@cache
def _parts(key: str, catalogue: str) -> tuple[tuple[str, str], ...] | None:
    """Texts, each with the fact that follows it; ``None`` where Fluent has to choose. Most words need no choice."""
    written = _written(catalogue).get(key)
    found = [_part(element) for element in written.elements] if written is not None else [None]
    return None if None in found else tuple(part for part in found if part)


def _part(element: ast.TextElement | ast.Placeable) -> tuple[str, str] | None:
    if isinstance(element, ast.TextElement):
        return element.value, ""
    return ("", element.expression.id.name) if isinstance(element.expression, ast.VariableReference) else None


def _chosen(key: str, catalogue: str, facts: dict[str, Any]) -> str | None:
    bundle = _bundle(catalogue)
    pattern = bundle.get_message(key).value
    assert pattern is not None
    text, errors = bundle.format_pattern(pattern, {name: _plain(fact) for name, fact in facts.items()})
    return None if errors else str(text)


def _plain(fact: Any) -> Any:
    """Numbers are shown without thousands separators: no. 1234 is a name, not an amount."""
    return fluent_number(fact, useGrouping=False) if isinstance(fact, int) else str(fact)


@cache
def _bundle(catalogue: str) -> FluentBundle:
    bundle = FluentBundle([catalogue.replace("_", "-")], use_isolating=False)
    for resource in _resources(catalogue):
        bundle.add_resource(resource)
    return bundle


@cache
def _resources(catalogue: str) -> tuple[ast.Resource, ...]:
    files = sorted((Path(__file__).parent / catalogue).glob("*.ftl"))
    return tuple(FluentResource(file.read_text(encoding="utf-8")) for file in files)


@cache
def _written(catalogue: str) -> dict[str, ast.Pattern]:
    """Key → its words as the catalogue has them."""
    entries = [entry for resource in _resources(catalogue) for entry in resource.body]
    return {entry.id.name: entry.value for entry in entries if isinstance(entry, ast.Message) and entry.value}
