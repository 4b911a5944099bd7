"""Where something is: places understood from words."""

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from models import Level
from services.rules.place_words import (
    Mention,
    buildings_in,
    grids_in,
    label_of,
    own_home_in,
    pairs_in,
    plain,
    stairs_in,
)

_HOMES = (Level.BUILDING, Level.STAIR)


@dataclass(frozen=True)
class Node:
    """One area of the tree."""

    id: int
    level: Level
    parent_id: int | None
    name: str
    aliases: tuple[str, ...] = ()
    compound_id: int | None = None


@dataclass(frozen=True)
class Yard:
    """One compound (小区)."""

    id: int
    name: str
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True)
class Found:
    """What a text says about the place.

    ``area_id`` is a stair, building or grid; ``candidates`` are buildings to choose from when several fit;
    ``within`` is the community or street that was named; ``matched`` are the words that said so.
    """

    area_id: int | None = None
    compound_id: int | None = None
    candidates: tuple[int, ...] = ()
    matched: str = ""
    within: int | None = None


@dataclass(frozen=True)
class _Name:
    areas: tuple[int, ...]
    yards: tuple[int, ...]
    start: int
    end: int


@dataclass(frozen=True)
class Gazetteer:
    """The town's places, indexed once; ``find`` only reads."""

    areas: tuple[Node, ...]
    compounds: tuple[Yard, ...]

    def find(
        self, text: str, *, compound_hint: int | None, home_area: int | None, grounds: Collection[int] = ()
    ) -> Found:
        """Understand the place in ``text``, said in the group of ``compound_hint`` by somebody who lives in
        ``home_area`` and works in the areas ``grounds``.

        A building number means the compound that is named, else the group's, else the speaker's, else the only
        one that has it on the speaker's grounds or nearest around them; a building that the compound doesn't have
        leaves ``area_id`` empty.
        """
        return _Reading(self, text, compound_hint, home_area, grounds).found()

    def compound_of(self, area: int | None) -> int | None:
        """The compound of a building, and of the stairs in it."""
        return next((node.compound_id for node in self._upwards(area) if node.compound_id is not None), None)

    def building_of(self, area: int | None) -> int | None:
        """The building that an area is or stands in."""
        return next((node.id for node in self._upwards(area) if node.level is Level.BUILDING), None)

    def parent_of(self, area: int) -> int | None:
        """The area around it."""
        return self._nodes[area].parent_id if area in self._nodes else None

    def lies_in(self, area: int, outer: int) -> bool:
        """Whether ``outer`` is the area or stands above it."""
        return any(node.id == outer for node in self._upwards(area))

    def buildings(self, label: str) -> tuple[int, ...]:
        """Every building with this number or letter."""
        return self._labelled.get((Level.BUILDING, label), ())

    def grids(self, label: str) -> tuple[int, ...]:
        """Every grid with this number."""
        return self._labelled.get((Level.GRID, label), ())

    def stair(self, building: int, label: str) -> int | None:
        """The stair of a building."""
        stairs = self._labelled.get((Level.STAIR, label), ())
        return next((stair for stair in stairs if self._nodes[stair].parent_id == building), None)

    def level(self, area: int) -> Level:
        """The level of an area."""
        return self._nodes[area].level

    def names_in(self, text: str) -> Iterator[_Name]:
        """Names and aliases in the text, longest first where they overlap."""
        for found in self._pattern.finditer(text):
            areas, yards = self._names[found[0].lower()]
            yield _Name(tuple(areas), tuple(yards), found.start(), found.end())

    @cached_property
    def _nodes(self) -> dict[int, Node]:
        return {node.id: node for node in self.areas}

    @cached_property
    def _labelled(self) -> dict[tuple[Level, str], tuple[int, ...]]:
        found: dict[tuple[Level, str], tuple[int, ...]] = {}
        for node in self.areas:
            for label in dict.fromkeys(label for name in (node.name, *node.aliases) for label in _labels(node, name)):
                found[node.level, label] = (*found.get((node.level, label), ()), node.id)
        return found

    @cached_property
    def _names(self) -> dict[str, tuple[list[int], list[int]]]:
        found: dict[str, tuple[list[int], list[int]]] = {}
        for node in self.areas:
            for name in {node.name, *node.aliases}:
                if not _is_numbered(node, name):
                    found.setdefault(plain(name).lower(), ([], []))[0].append(node.id)
        for yard in self.compounds:
            for name in {yard.name, *yard.aliases}:
                found.setdefault(plain(name).lower(), ([], []))[1].append(yard.id)
        return found

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        longest_first = sorted(filter(None, self._names), key=len, reverse=True)
        return re.compile("|".join(map(_bounded, longest_first)) or r"(?!)", re.IGNORECASE)

    def _upwards(self, area: int | None) -> Iterator[Node]:
        while area is not None and area in self._nodes:
            yield self._nodes[area]
            area = self._nodes[area].parent_id


class _Reading:
    """One text against the gazetteer, in the speaker's surroundings."""

    def __init__(
        self, known: Gazetteer, text: str, compound_hint: int | None, home_area: int | None, grounds: Collection[int]
    ) -> None:
        self.known, self.text, self.home, self.grounds = known, text, home_area, grounds
        self.around = compound_hint or known.compound_of(home_area)
        self.hint = compound_hint
        read = plain(text)
        self.names = list(known.names_in(read))
        for name in self.names:
            read = read[: name.start] + "|" * (name.end - name.start) + read[name.end :]
        self.read = read
        self.buildings = buildings_in(read)
        self.stairs = stairs_in(read)
        self.yard = self._named_yard()
        self.outer = self._named_outer()

    def found(self) -> Found:
        """The most exact understanding: a numbered or named building, the speaker's own, a grid, a compound."""
        return (
            self._numbered()
            or self._landmark()
            or self._pair()
            or self._own_stair()
            or self._own_home()
            or self._grid()
            or self._answer((), self._yard_names(), self.yard)
        )

    def _numbered(self) -> Found | None:
        if not self.buildings:
            return None
        labels = dict.fromkeys(label for mention in self.buildings for label in mention.labels)
        fit, compound = self._fitting([area for label in labels for area in self.known.buildings(label)])
        return self._answer(fit, [*self._yard_names(), *self.buildings], compound)

    def _landmark(self) -> Found | None:
        names = [name for name in self.names if any(self.known.level(area) in _HOMES for area in name.areas)]
        if not names:
            return None
        areas = [area for area in names[0].areas if self.known.level(area) in _HOMES]
        fit, compound = self._fitting(areas)
        alone = () if fit else self._standing_alone(areas)
        return self._answer(fit or alone, [*self._yard_names(), names[0]], None if alone else compound)

    def _standing_alone(self, areas: list[int]) -> tuple[int, ...]:
        """Of these the landmarks of no compound (the market): whoever names one means it, wherever they live."""
        alone = [area for area in areas if self.known.compound_of(area) is None]
        if self.outer is not None:
            alone = [area for area in alone if self.known.lies_in(area, self.outer)]
        return tuple(dict.fromkeys(self._own(alone)))

    def _pair(self) -> Found | None:
        for mention in pairs_in(self.read):
            fit, compound = self._fitting(list(self.known.buildings(mention.labels[0])))
            if len(mention.labels) > 1:
                pairs = [self.known.stair(area, mention.labels[1]) for area in fit]
                fit = tuple(area for area in pairs if area is not None)
            if fit:
                return self._answer(fit, [*self._yard_names(), mention], compound)
        return None

    def _own_stair(self) -> Found | None:
        building = self.known.building_of(self.home)
        if not self.stairs or building is None or self._elsewhere(self.hint):
            return None
        stair = self._stair_in(building)
        return self._answer((stair,), self.stairs, None) if stair is not None else None

    def _own_home(self) -> Found | None:
        mention = own_home_in(self.read)
        if mention is None or self.home is None or self.known.building_of(self.home) is None or self._elsewhere(None):
            return None
        return self._answer((self.home,), [mention], None)

    def _grid(self) -> Found | None:
        named = [name for name in self.names if any(self.known.level(area) is Level.GRID for area in name.areas)]
        if named:
            return self._answer(named[0].areas[:1], [*self._yard_names(), named[0]], self.yard)
        for mention in grids_in(self.read):
            grids = self._narrowed(list(self.known.grids(mention.labels[0])))
            if len(grids) == 1:
                return self._answer(tuple(grids), [*self._yard_names(), mention], self.yard)
        return None

    def _answer(self, fit: tuple[int, ...], said: Iterable[Mention | _Name], compound: int | None) -> Found:
        area = fit[0] if len(fit) == 1 else None
        stair = self._stair_in(area) if area is not None else None
        if area is not None:
            compound = self.known.compound_of(area) or compound
        return Found(
            area_id=stair or area,
            compound_id=compound,
            candidates=fit if area is None else (),
            matched=self._words([*said, *(self.stairs if stair else [])]),
            within=self.outer,
        )

    def _fitting(self, areas: list[int]) -> tuple[tuple[int, ...], int | None]:
        """The areas that are meant, and the compound that is clear even when none of them fits."""
        if self.yard is None and self.outer is not None:
            areas = [area for area in areas if self.known.lies_in(area, self.outer)]
            around = [area for area in areas if self.known.compound_of(area) == self.around]
            return self._unique(around or self._own(areas))
        compound = self.yard or self.around
        if compound is not None:
            areas = [area for area in areas if self.known.compound_of(area) == compound]
            return tuple(dict.fromkeys(areas)), compound
        return self._unique(self._own(areas))

    def _own(self, areas: list[int]) -> list[int]:
        """Of several of this name those on the speaker's grounds, else those around them, if there are such."""
        grounds = set(self.grounds)
        while grounds:
            own = [area for area in areas if any(self.known.lies_in(area, ground) for ground in grounds)]
            if own:
                return own
            grounds = {parent for ground in grounds if (parent := self.known.parent_of(ground)) is not None}
        return areas

    def _unique(self, areas: list[int]) -> tuple[tuple[int, ...], int | None]:
        compounds = {self.known.compound_of(area) for area in areas}
        return tuple(dict.fromkeys(areas)), compounds.pop() if len(compounds) == 1 else None

    def _narrowed(self, grids: list[int]) -> list[int]:
        if self.outer is not None:
            return [grid for grid in grids if self.known.lies_in(grid, self.outer)]
        homes = [node for node in self.known.areas if node.compound_id == self.around and self.around is not None]
        return [grid for grid in grids if any(self.known.lies_in(node.id, grid) for node in homes)] or grids

    def _stair_in(self, building: int) -> int | None:
        """The stair that is named, if it is one only; a door number after a building may say it too (2-501)."""
        labels = {label for mention in self.stairs for label in mention.labels}
        if not labels and self.buildings:
            labels = {mention.labels[0] for mention in pairs_in(self.read) if mention.start >= self.buildings[0].end}
        return self.known.stair(building, labels.pop()) if len(labels) == 1 else None

    def _named_yard(self) -> int | None:
        """The compound named last before the first building, else the first that is named."""
        named = [name for name in self.names if name.yards]
        first = self.buildings[0].start if self.buildings else 0
        before = [name for name in named if name.end <= first]
        chosen = before[-1:] or named[:1]
        return chosen[0].yards[0] if chosen else None

    def _named_outer(self) -> int | None:
        areas = [area for name in self.names for area in name.areas if self.known.level(area) not in _HOMES]
        order = list(Level)
        return max(areas, key=lambda area: order.index(self.known.level(area)), default=None)

    def _elsewhere(self, hint: int | None) -> bool:
        home = self.known.compound_of(self.home)
        return any(other is not None and other != home for other in (self.yard, hint))

    def _yard_names(self) -> list[_Name]:
        return [name for name in self.names if self.yard is not None and self.yard in name.yards][:1]

    def _words(self, said: Iterable[Mention | _Name]) -> str:
        spans = sorted({(mention.start, mention.end) for mention in said})
        return " ".join(self.text[start:end] for start, end in spans)


def _labels(node: Node, name: str) -> Iterator[str]:
    read = plain(name).strip()
    lexers = {Level.BUILDING: buildings_in, Level.STAIR: stairs_in, Level.GRID: grids_in}
    if node.level in lexers:
        for mention in lexers[node.level](read):
            if mention.end == len(read) and (mention.start == 0 or node.level is Level.GRID):
                yield from mention.labels
    if node.level in _HOMES and re.fullmatch(r"\d{1,3}|[A-Za-z]", read):
        yield label_of(read)


def _is_numbered(node: Node, name: str) -> bool:
    return node.level in _HOMES and any(_labels(node, name))


def _bounded(name: str) -> str:
    before = r"(?<![A-Za-z0-9])" if name[0].isascii() else ""
    after = r"(?![A-Za-z0-9])" if name[-1].isascii() else ""
    return before + re.escape(name) + after
