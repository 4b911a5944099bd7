"""Which handler is meant. All of these are async: a sync filter costs aiogram a thread each."""

import re
from functools import cache, lru_cache
from typing import Any

from aiogram.filters import Filter
from aiogram.types import CallbackQuery, Message

from handlers.talk import Talk
from locales import LOCALES, say
from models import Press, Verb
from services.rules.traditional import simplified
from services.rules.words import case_number, clean, without_keyword

BEHIND_A_NAME = " :：,，、"
BEHIND_THANKS = "!！.。~～"
BEHIND_A_WISH = BEHIND_THANKS + "?？ 啊呀呢"
_AROUND_KIND_WORDS = r"[啊呀哈啦哦呢吧噢喔哟哇嘛\s,，、。.!！?？~～]"


@cache
def heard(key: str) -> frozenset[str]:
    """Everything that people of any language write for ``key``."""
    lists = (say(key, locale).split("|") for locale in LOCALES)
    return frozenset(word.strip().lower() for words in lists for word in words)


@cache
def longest_first(key: str) -> tuple[str, ...]:
    """The same, so that of two that begin alike the longer one is found."""
    return tuple(sorted(heard(key), key=len, reverse=True))


def words_of(message: Message) -> str:
    """The words of a message or of its photo."""
    return message.text or message.caption or ""


@cache
def _kind_words() -> re.Pattern[str]:
    """好的谢谢啊: kind words and nothing else. No sign is looked at twice: 哦 is a word, and stands around others."""
    words = "|".join(map(re.escape, longest_first("heard-polite")))
    return re.compile(rf"(?>{words})(?>{words}|{_AROUND_KIND_WORDS})*+")


@lru_cache(maxsize=64)  # as of clean: many filters ask for the same message
def spoken(text: str) -> str:
    """What was said as the catalogue's words are written: small letters, simplified characters."""
    return simplified(text.lower())


def _command(text: str, bot_name: str) -> tuple[str, str]:
    """``/todo@linli_bot 2`` → ``("todo", "2")``; ``("", text)`` for anything else, also for another bot's command."""
    if not text.startswith("/"):
        return "", text
    head, _, rest = text[1:].partition(" ")
    name, _, to = head.partition("@")
    return ("", text) if to and to.lower() != bot_name.lower() else (name.lower(), rest.strip())


class Worded(Filter):
    """Meant by words of the catalogue, or by the slash command of the same name."""

    name: str

    @property
    def signs(self) -> frozenset[str]:
        """What such a message can begin with, in small letters."""
        return frozenset(word[:1] for word in heard(f"heard-{self.name}")) | {"/"}


class Asked(Worded):
    """A slash command, or what people write for it; what follows is handed on as ``rest``."""

    def __init__(self, name: str, *, rest: bool = False) -> None:
        self.name = name
        self.rest = rest

    async def __call__(self, message: Message, talk: Talk) -> bool | dict[str, Any]:
        command, rest = _command(clean(words_of(message)), talk.bot_name)
        if command:
            return {"rest": rest} if command == self.name else False
        text = spoken(rest).rstrip(BEHIND_A_WISH)
        if text in heard(f"heard-{self.name}"):
            return {"rest": ""}
        if self.rest and _names_a_number(text, heard(f"heard-{self.name}")):
            return {"rest": rest}
        return False


class Ordered(Worded):
    """A command with its words: ``/restore Wang``, ``找回 王阿姨``; no sentence is meant by accident."""

    def __init__(self, name: str) -> None:
        self.name = name

    async def __call__(self, message: Message, talk: Talk) -> bool | dict[str, Any]:
        command, rest = _command(clean(words_of(message)), talk.bot_name)
        if command:
            return {"rest": rest} if command == self.name else False
        lowered = spoken(rest)
        for word in longest_first(f"heard-{self.name}"):
            if lowered == word or lowered.startswith((f"{word} ", f"{word}\u3000")):
                return {"rest": rest[len(word) :].strip()}
        return False


class About(Worded):
    """A command about one matter: 催一下 128, 催一下128号, 备注 128 the words; hands on ``number`` and ``words``.

    The word alone is heard too; a sentence that begins with it and names no number is meant otherwise.
    """

    def __init__(self, name: str) -> None:
        self.name = name

    async def __call__(self, message: Message, talk: Talk) -> bool | dict[str, Any]:
        command, text = _command(clean(words_of(message)), talk.bot_name)
        if command:
            return _number_first(text) if command == self.name else False
        for word in longest_first(f"heard-{self.name}"):
            if spoken(text).startswith(word):
                return _number_first(text[len(word) :])
        return False


_NUMBER_FIRST = re.compile(r"[\s:：#第]*(\d{1,9})(?!\d)\s*号?(?![\w])[\s,，、。.:：;；!！]*(.*)", re.S)


def _number_first(text: str) -> bool | dict[str, Any]:
    if not text.strip(" ?？!！。"):
        return {"number": None, "words": ""}
    found = _NUMBER_FIRST.fullmatch(text)
    return {"number": int(found[1]), "words": found[2]} if found else False


def _names_a_number(text: str, words: frozenset[str]) -> bool:
    """Whether one of ``words`` and a number is all there is; also a number longer than any case has."""
    word = next((word for word in words if text.startswith(word)), None)
    if word is None:
        return False
    return case_number(text) is not None or text.removeprefix(word).lstrip(BEHIND_A_NAME).isdecimal()


class Reported(Filter):
    """A report keyword, ``/report`` or an @mention of the bot at the start; hands on the words without it."""

    async def __call__(self, message: Message, talk: Talk) -> bool | dict[str, Any]:
        text = clean(words_of(message))
        keyword, rest = without_keyword(text)
        if keyword is not None:
            return {"words": rest}
        named = _without_mention(text, talk.bot_name)
        return False if named is None else {"words": without_keyword(named)[1]}


def _without_mention(text: str, bot_name: str) -> str | None:
    lowered = text.lower()
    for name in sorted({bot_name.lower(), *heard("bot-mentions")}, key=len, reverse=True):
        if lowered.startswith(f"@{name}"):
            return text[len(name) + 1 :].lstrip(BEHIND_A_NAME)
    return None


class Direct(Filter):
    """A direct chat."""

    async def __call__(self, event: Message | CallbackQuery, talk: Talk) -> bool:
        return talk.direct


class Polite(Filter):
    """Thanks, hello, all right, one or several of them: nothing to file."""

    async def __call__(self, message: Message) -> bool:
        return _kind_words().fullmatch(spoken(clean(words_of(message)))) is not None


class Pressed(Filter):
    """A button with one of these verbs; hands on the unpacked press."""

    def __init__(self, *verbs: Verb) -> None:
        self.verbs = frozenset(verbs)

    async def __call__(self, query: CallbackQuery) -> bool | dict[str, Any]:
        press = Press.parse(query.data or "")
        return {"press": press} if press is not None and press.verb in self.verbs else False
