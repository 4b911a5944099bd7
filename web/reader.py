"""Who reads an answer: in which language, and how a refusal sounds in it."""

from typing import Any

from aiohttp import web

from locales import LOCALES, language_of, say
from models import Refused
from web.keys import VISITOR


def sentence(refused: Refused, locale: str) -> str:
    """The refusal in words."""
    facts: dict[str, Any] = refused.facts
    return say(f"refusal-{refused.refusal.value}", locale, **facts)


def language(request: web.Request) -> str:
    """What the page was asked for in, else what the browser asks for, else what the visitor speaks."""
    if request.query.get("lang") in LOCALES:
        return request.query["lang"]
    asked = request.headers.get("Accept-Language", "")
    visitor = request.get(VISITOR)
    if asked and not asked.startswith("*"):
        return language_of(asked)
    return visitor.language if visitor else language_of(None)
