"""The words: Fluent catalogues in ``zh_CN`` and ``en``, and the one way to say something from them."""

import re
import warnings
from functools import cache, lru_cache
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
    for catalogue in (locale,) if locale == MOTHER_TONGUE else (locale, MOTHER_TONGUE):
        text = _formatted(key, catalogue, facts)
        if text is not None:
            return text
        warnings.warn(f"{catalogue} has no words for {key} with {sorted(facts)}", MissingWords, stacklevel=2)
    return key


def knows(key: str) -> bool:
    """Whether the Chinese catalogue has words for ``key``."""
    return _bundle(MOTHER_TONGUE).has_message(key)


def _formatted(key: str, catalogue: str, facts: dict[str, Any]) -> str | None:
    if catalogue not in LOCALES or (template := _template(key, catalogue)) is None:
        return None
    if not template:
        return _chosen(key, catalogue, tuple((name, _plain(fact)) for name, fact in facts.items()))
    try:
        return template.format_map(facts)
    except KeyError:
        return None


@cache
def _template(key: str, catalogue: str) -> str | None:
    """The words for ``str.format_map``; empty where Fluent has to choose, ``None`` where there are none. Most words
    need no choice."""
    if not _bundle(catalogue).has_message(key):
        return None
    written = _written(catalogue).get(key)
    parts = [_part(element) for element in written.elements] if written is not None else []
    return "".join(filter(None, parts)) if all(parts) else ""


def _part(element: ast.TextElement | ast.Placeable) -> str | None:
    if isinstance(element, ast.TextElement):
        return element.value.replace("{", "{{").replace("}", "}}")
    return f"{{{element.expression.id.name}!s}}" if isinstance(element.expression, ast.VariableReference) else None


@lru_cache(maxsize=1024)  # the same day and the same count stand on many cards
def _chosen(key: str, catalogue: str, facts: tuple[tuple[str, Any], ...]) -> str | None:
    bundle = _bundle(catalogue)
    pattern = bundle.get_message(key).value
    assert pattern is not None
    text, errors = bundle.format_pattern(pattern, dict(facts))
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
