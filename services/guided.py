"""The guided way to report: what, where, photos, check, send. Each step is a value, kept with the conversation."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any

from models import Case, Category, Level, Medium, Press, Refusal, Refused, Sensitivity, Shot, Verb
from services.act import Act
from services.cases import Draft, file_case, picked
from services.cases.photos import MOST, seen, spoken
from services.directory import directory
from services.facts import names
from services.neighbourhood import full_name
from services.places import stairs_of
from services.rules.words import LONGEST, clean, is_nothing
from services.understanding import Understanding, find_place, match_category, understanding

WHAT, WHERE, YARD, BUILDING, STAIR, SPOT, PIN, PHOTOS, CHECK = (
    "what", "where", "yard", "building", "stair", "spot", "pin", "photos", "check",
)  # fmt: skip
PLACES = frozenset({WHERE, YARD, BUILDING, STAIR, SPOT, PIN})
PAGE = 8


@dataclass(frozen=True)
class Walk:
    """How far somebody has come. ``turn`` is the card that counts; ``checked``: they have seen the last step before."""

    step: str = WHAT
    turn: int = 1
    page: int = 1
    key: str = ""
    words: str = ""
    area: int | None = None
    pin: tuple[float, float] | None = None
    shots: tuple[Shot, ...] = ()
    yard: int | None = None
    building: int | None = None
    spots: tuple[int, ...] = ()
    """Places of which it is one, by words or pin."""
    checked: bool = False

    def as_dict(self) -> dict[str, Any]:
        """Plain JSON values, for the conversation's row."""
        return asdict(self) | {"shots": [asdict(shot) | {"kind": shot.kind.value} for shot in self.shots]}

    @classmethod
    def of(cls, kept: dict[str, Any]) -> "Walk":
        """What ``as_dict`` gave."""
        shots = tuple(Shot(**shot | {"kind": Medium(shot["kind"])}) for shot in kept["shots"])
        pin = tuple(kept["pin"]) if kept["pin"] else None
        return cls(**kept | {"shots": shots, "pin": pin, "spots": tuple(kept.get("spots", ()))})

    def to(self, step: str, **known: Any) -> "Walk":
        """Another card; whoever has seen the last step goes back to it as soon as a step is answered."""
        walk = replace(self, step=step, turn=self.turn + 1, **known)
        return replace(walk, checked=True) if step == CHECK else walk

    def onward(self, step: str, **known: Any) -> "Walk":
        """The next step, or the last one again."""
        return self.to(CHECK if self.checked else step, **known)


async def say_what(act: Act, walk: Walk, words: str, shots: Sequence[Shot]) -> Walk | Case:
    """Words, a voice or a photo tell what it is; a place among the words is taken; danger is reported at once."""
    walk = add(walk, words, shots)
    known = await understanding(act.session)
    if is_nothing(walk.words):
        return _beyond_what(walk)
    clear = match_category(known, walk.words).clear
    if clear and known.categories[clear].emergency:
        return await send(act, walk)
    found = await find_place(act.session, known, walk.words, chat=act.chat, person=act.somebody, pin=None)
    return _beyond_what(replace(walk, area=found.area_id) if found and found.placed and walk.area is None else walk)


def choose_kind(known: Understanding, walk: Walk, key: str) -> Walk:
    """One of the common kinds, or none of them: the desk will see."""
    if key and key not in {row.key for row in kinds(known)}:
        raise Refused(Refusal.UNKNOWN_BUTTON)
    return _beyond_what(replace(walk, key=key))


def _beyond_what(walk: Walk) -> Walk:
    return walk.onward(WHERE if walk.area is None and walk.pin is None else PHOTOS)


def kinds(known: Understanding) -> list[Category]:
    """What can be chosen: not danger, which is for the phone first."""
    return [row for row in known.categories.values() if not row.emergency]


async def say_where(act: Act, walk: Walk, words: str, area_id: int | None, pin: tuple[float, float] | None) -> Walk:
    """A picked place, a pin, or words that name a place."""
    if area_id is not None:
        return await _at(act, walk, area_id)
    known = await understanding(act.session)
    found = await find_place(act.session, known, words, chat=act.chat, person=act.somebody, pin=pin)
    if found is not None and found.placed:
        return walk.onward(PHOTOS, area=found.area_id, pin=pin)
    if found is not None and found.spots:
        return walk.to(SPOT, spots=found.spots, pin=pin)
    if pin is None:
        raise Refused(Refusal.UNKNOWN_PLACE)
    return walk.onward(PHOTOS, area=None, pin=pin)


async def _at(act: Act, walk: Walk, area_id: int) -> Walk:
    pin = walk.pin if walk.step == SPOT else None
    return walk.onward(PHOTOS, area=(await picked(act, area_id, walk.spots)).area_id, pin=pin)


async def choose_place(act: Act, walk: Walk, chosen: str) -> Walk:
    """A button of the place: home, yards, y7 (a compound), a7 (a building or stair), =7 (all of it), pin, unsure."""
    home = act.somebody.home_area_id
    if chosen == "home" and home is not None:
        return await _at(act, walk, home)
    if chosen == "yards":
        return await _yards(act, walk)
    known = {"pin": walk.to(PIN), "unsure": walk.onward(PHOTOS, area=None, pin=None)}
    if chosen in known:
        return known[chosen]
    return await _inside(act, walk, chosen[:1], Press(Verb.GUIDE_PLACE, argument=chosen[1:]).number)


async def _inside(act: Act, walk: Walk, mark: str, row: int) -> Walk:
    if row and mark == "y":
        return walk.to(BUILDING, yard=row)
    if row and mark == "a" and await stairs_of(act, row):
        return walk.to(STAIR, building=row)
    if row and mark in ("a", "="):
        return await _at(act, walk, row)
    raise Refused(Refusal.UNKNOWN_BUTTON)


async def _yards(act: Act, walk: Walk) -> Walk:
    """Where there is one compound only, its buildings at once."""
    yards = list((await directory(act.session)).compounds)
    return walk.to(BUILDING, yard=yards[0]) if len(yards) == 1 else walk.to(YARD)


def add(walk: Walk, words: str, shots: Sequence[Shot]) -> Walk:
    """More words and photos, whatever step it is."""
    if len(dict.fromkeys((*walk.shots, *shots))) > MOST:
        raise Refused(Refusal.PHOTOS_ENOUGH, number=0, most=MOST)
    said = "" if is_nothing(words) else clean(words)
    together = "\n".join(filter(None, [walk.words, said]))
    if len(together) > LONGEST:
        raise Refused(Refusal.TOO_LONG, most=LONGEST)
    return replace(walk, words=together, shots=tuple(dict.fromkeys((*walk.shots, *shots))))


async def send(act: Act, walk: Walk) -> Case:
    """Report it. A place alone tells nobody what is wrong."""
    if not (walk.key or walk.words or walk.shots):
        raise Refused(Refusal.NOTHING_SAID)
    return await file_case(act, Draft(walk.words, walk.shots, walk.pin, walk.area, key=walk.key))


async def walk_facts(act: Act, walk: Walk) -> dict[str, Any]:
    """The card of the step, as ``models.notices`` lists it."""
    known, rows = await understanding(act.session), await directory(act.session)
    options, page, pages = await _options(act, known, walk)
    return {
        "step": walk.step,
        "version": walk.turn,
        "options": options,
        "page": page,
        "pages": pages,
        "whole": walk.building if walk.step == STAIR else 0,
        "has_home": act.somebody.home_area_id is not None,
        "category": names(known.categories.get(walk.key)),
        "words": walk.words,
        "place": full_name(rows, rows.areas[walk.area]) if walk.area else "",
        "pinned": walk.pin is not None,
        "photos": len(seen(walk.shots)),
        "spoken": spoken(walk.shots),
        "discreet": _discreet(known, walk),
    }


def _discreet(known: Understanding, walk: Walk) -> bool:
    category = known.categories.get(walk.key)
    return category is not None and category.sensitivity is not Sensitivity.OPEN


async def _options(act: Act, known: Understanding, walk: Walk) -> tuple[list[dict[str, Any]], int, int]:
    rows = await directory(act.session)
    if walk.step == WHAT:
        found = kinds(known)
        pages = max(1, -(-len(found) // PAGE))
        page = min(max(walk.page, 1), pages)
        shown = found[(page - 1) * PAGE : page * PAGE]
        return [{"key": row.key, "names": names(row)} for row in shown], page, pages
    if walk.step == YARD:
        return [_option(row) for row in rows.compounds.values()], 1, 1
    if walk.step == BUILDING:
        inside = [row for row in rows.areas.values() if row.compound_id == walk.yard and row.level is Level.BUILDING]
        return [_option(row) for row in inside], 1, 1
    if walk.step == STAIR:
        return [_option(row) for row in await stairs_of(act, walk.building or 0)], 1, 1
    if walk.step == SPOT:
        return [{"id": spot, "name": full_name(rows, rows.areas[spot])} for spot in walk.spots], 1, 1
    return [], 1, 1


def _option(row: Any) -> dict[str, Any]:
    return {"id": row.id, "name": row.name}
