"""The category a text means, by the words of the community file: the longest and most specific words win."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import islice

from services.rules.traditional import simplified

GAP = "…"
"""Stands in a word for up to eight characters of the same sentence: 灯…坏 matches 灯一直坏."""

_WITHIN = r"[^。!!??;;\n]{0,8}?"
_SENTENCE = re.compile(r"[^。!!??;;\n]+")
_NOT_REAL = re.compile(
    r"(?<!不是)(?:演习|演练|讲座)|宣传(?![栏牌画单])|培训(?!班|机构|学校|中心)|消防知识|预案|\bdrill\b|\btraining\b|\blecture\b"
)
_DOUBT = re.compile(
    r"(?:(?:没有?|没发生|不是|并非|(?<!消)防|别|\bnot|\bno)\s?"
    r"|(?:避免|防止|以防|预防|严防|谨防|容易|万一|(?<!可)怕(?!是)|担心|如果|要是|一旦|会引|早晚|迟早)[^,,。!!??;;\n]{0,4})$"
)
_PAST = re.compile(
    r"(?:上次|上回|上一次|上个?月|上周|去年|前年|以前|之前|曾经|当年|那次"
    r"|\blast (?:time|year|month|week)\b|\bused to\b)[^,,]{0,8}$"
)
_NOW = re.compile(r"现在|正在|又|刚|今天|快来|\bnow\b|\bagain\b")
"""Whoever says this speaks of this moment, whatever else they remember."""
_LIKELY = 3
_MARGIN = 2.0
_RATIO = 1.5
_OFTEN = 5
"""How many mentions of an emergency are looked at: the first may be doubted, the next one not."""
_HIDDEN_WEIGHT = 0.5
"""What a word counts that stands inside a longer word of another subject."""


@dataclass(frozen=True)
class Subject:
    """A category: its key, the words people use for it (each with at most one gap), and whether it is an emergency."""

    key: str
    words: tuple[str, ...]
    emergency: bool = False


@dataclass(frozen=True)
class Match:
    """The category that is clear, if one is, and up to three likely ones, best first (the clear one included)."""

    clear: str | None
    likely: tuple[str, ...]
    asks: str | None = None
    """An emergency whose words may mean a drill or the past: to be asked, never passed over."""


@dataclass(frozen=True)
class _Word:
    subject: int
    before: str
    after: str

    @property
    def pattern(self) -> re.Pattern[str]:
        """What it looks like in a text."""
        return _pattern(self.before, self.after)


@dataclass(frozen=True)
class _Hit:
    subject: int
    places: frozenset[int]
    start: int


class Matcher:
    """The words of all subjects, prepared once."""

    def __init__(self, subjects: Sequence[Subject]) -> None:
        self._subjects = tuple(subjects)
        self._words: dict[str, list[_Word]] = {}
        for index, subject in enumerate(self._subjects):
            for word in dict.fromkeys(subject.words):
                self._learn(index, word)
        self.match = lru_cache(maxsize=64)(self._match)
        """Which subject a text is about; nothing likely when no word of any subject stands in it."""

    def _learn(self, subject: int, word: str) -> None:
        """By its first sign: of a thousand words, a text has to be searched for the few that may stand in it."""
        before, _, after = _folded(word).partition(GAP)
        if (before + after).strip():
            self._words.setdefault((before or after)[0], []).append(_Word(subject, before, after))

    def _match(self, text: str) -> Match:
        text = _folded(text)
        every = list(self._hits(text))
        hits = [hit for hit in every if not self._is_unreal(hit, text)]
        scores = self._scores(hits)
        real = {hit.subject for hit in hits if self._emergency(hit) and not _doubted(text, hit.start)}
        ranked = sorted(scores, key=lambda subject: (subject in real, *scores[subject], -subject), reverse=True)
        likely = tuple(self._subjects[subject].key for subject in ranked[:_LIKELY])
        doubted = bool(ranked) and self._subjects[ranked[0]].emergency and ranked[0] not in real
        stands_out = bool(ranked) and _stands_out([scores[subject][0] for subject in ranked])
        clear = bool(ranked) and not doubted and (ranked[0] in real or stands_out)
        asks = next((hit.subject for hit in every if hit not in hits), ranked[0] if doubted else None)
        danger = clear and self._subjects[ranked[0]].emergency
        asked = None if asks is None or danger else self._subjects[asks].key
        return Match(likely[0] if clear else None, likely, asked)

    def _hits(self, text: str) -> Iterator[_Hit]:
        for word in self._candidates(text):
            most = _OFTEN if self._subjects[word.subject].emergency else 1
            for found in islice(word.pattern.finditer(text), most):
                places = frozenset(place for group in range(1, 3) for place in range(*found.span(group)))
                yield _Hit(word.subject, places, found.start())

    def _candidates(self, text: str) -> Iterator[_Word]:
        for sign in dict.fromkeys(text):
            for word in self._words.get(sign, ()):
                if word.before in text and word.after in text:
                    yield word

    def _emergency(self, hit: _Hit) -> bool:
        return self._subjects[hit.subject].emergency

    def _is_unreal(self, hit: _Hit, text: str) -> bool:
        return self._emergency(hit) and any(
            sentence.start() <= hit.start < sentence.end() and _unreal(sentence[0], hit.start - sentence.start())
            for sentence in _SENTENCE.finditer(text)
        )

    def _scores(self, hits: list[_Hit]) -> dict[int, tuple[float, int]]:
        """Characters of the text that speak for each subject, and the length of its longest word."""
        scores: dict[int, tuple[float, int]] = {}
        for subject in {hit.subject for hit in hits}:
            own = [hit for hit in hits if hit.subject == subject]
            open_places = frozenset[int]().union(*(hit.places for hit in own if not _hidden(hit, hits)))
            all_places = frozenset[int]().union(*(hit.places for hit in own))
            score = len(open_places) + _HIDDEN_WEIGHT * len(all_places - open_places)
            scores[subject] = (score, max(len(hit.places) for hit in own))
        return scores


@cache
def _pattern(before: str, after: str) -> re.Pattern[str]:
    return re.compile(f"({re.escape(before)}){_WITHIN if after else ''}({re.escape(after)})")


def _folded(text: str) -> str:
    return simplified(unicodedata.normalize("NFKC", text.replace(GAP, "\0")).lower().replace("\0", GAP))


def _hidden(hit: _Hit, hits: list[_Hit]) -> bool:
    return any(hit.subject != other.subject and hit.places < other.places for other in hits)


def _unreal(sentence: str, at: int) -> bool:
    """Whether a sentence tells of a drill, or of what is over, at this place."""
    if _NOT_REAL.search(sentence):
        return True
    return _PAST.search(sentence[:at]) is not None and _NOW.search(sentence) is None


def _doubted(text: str, start: int) -> bool:
    return _DOUBT.search(text[max(0, start - 12) : start]) is not None


def _stands_out(scores: list[float]) -> bool:
    best, *others = scores
    second = max(others, default=0.0)
    return best - second >= _MARGIN or best >= second * _RATIO
