"""What a message means in this town: its place and its category, from the words of the community file.

The word rules and the gazetteer are built once and kept until the directory's places or matters change.
"""

from dataclasses import dataclass, replace
from functools import lru_cache

from sqlalchemy.ext.asyncio import AsyncSession

from models import Area, Category, Chat, Level, Person, Sensitivity
from services.directory import Directory, directory
from services.ground import fallen
from services.rules.ground import MOST
from services.rules.matching import Match, Matcher, Subject
from services.rules.place_words import without_landmarks
from services.rules.places import Found, Gazetteer, Node, Yard


@dataclass(frozen=True)
class Understanding:
    """The town's words and places, as the directory has them."""

    matcher: Matcher
    gazetteer: Gazetteer
    categories: dict[str, Category]


@dataclass(frozen=True)
class Where:
    """A place as understood: ``placed`` is false when only the area in charge is known.

    ``spots`` are the areas of which it is one, the likeliest first, when words or pin leave that open.
    """

    area_id: int
    compound_id: int | None
    placed: bool
    spots: tuple[int, ...] = ()


_MADE = "understanding"


async def understanding(session: AsyncSession) -> Understanding:
    """The town's words and places, understood anew only when the community has changed."""
    known = await directory(session)
    if _MADE not in known.made:
        known.made[_MADE] = _understood(known)
    kept: Understanding = known.made[_MADE]
    return kept


def _understood(known: Directory) -> Understanding:
    categories = [row for row in known.categories.values() if row.retired_at is None]
    nodes = tuple(
        Node(area.id, area.level, area.parent_id, area.name, tuple(area.aliases), area.compound_id)
        for area in known.areas.values()
    )
    yards = tuple(Yard(compound.id, compound.name, tuple(compound.aliases)) for compound in known.compounds.values())
    subjects = tuple(Subject(row.key, tuple(row.words), bool(row.emergency)) for row in categories)
    keyed = {row.key: row for row in categories}
    return Understanding(_matcher(subjects), Gazetteer(nodes, yards), keyed)


_matcher = lru_cache(maxsize=4)(Matcher)
"""A thousand words take some milliseconds to be learnt, and most changes of a community leave them as they are."""


def match_category(known: Understanding, words: str) -> Match:
    """The category that the words mean, or the three likeliest."""
    return known.matcher.match(without_landmarks(words))


def tells_danger(known: Understanding, words: str, *, besides: int | None = None) -> bool:
    """Whether the words clearly tell of an emergency other than the category ``besides``."""
    category = known.categories.get(match_category(known, words).clear or "")
    return category is not None and bool(category.emergency) and category.id != besides


def touches_private(known: Understanding, keys: tuple[str, ...]) -> Sensitivity:
    """The most careful sensitivity among categories that a report may turn out to be."""
    order = list(Sensitivity)
    found = [known.categories[key].sensitivity for key in keys if key in known.categories]
    return max(found, key=order.index, default=Sensitivity.OPEN)


async def find_place(
    session: AsyncSession,
    known: Understanding,
    words: str,
    *,
    chat: Chat | None,
    person: Person,
    pin: tuple[float, float] | None,
    group: int | None = None,
) -> Where | None:
    """Where the words or the pin say it is; ``None`` when the town has no areas at all.

    ``group`` is the compound in whose group it was said, when that is not ``chat``.
    """
    rows = await directory(session)
    home = rows.areas.get(person.home_area_id or 0)
    hint = group or (chat.compound_id if chat else None) or (home.compound_id if home else None)
    grounds = rows.grounds_of(person.id)
    found = known.gazetteer.find(words, compound_hint=hint, home_area=person.home_area_id, grounds=grounds)
    if found.area_id is not None:
        return at(rows, found.area_id)
    if pin is not None and (where := await at_pin(session, pin)):
        return where
    where = _in_charge(rows, found, chat, home or rows.areas.get(min(grounds, default=0)), group)
    return replace(where, spots=found.candidates[:MOST]) if where else None


def at(rows: Directory, area_id: int) -> Where:
    """Exactly there."""
    area = rows.areas[area_id]
    return Where(area.id, area.compound_id, placed=True)


async def at_pin(session: AsyncSession, pin: tuple[float, float]) -> Where | None:
    """Where a pin fell; on a border or in a gap the nearest is in charge until somebody has said which it is."""
    fall = await fallen(session, pin)
    rows = await directory(session)
    if fall.area is not None:
        return at(rows, fall.area)
    if not fall.spots:
        return None
    compounds = {rows.areas[spot].compound_id for spot in fall.spots}
    return Where(fall.spots[0], compounds.pop() if len(compounds) == 1 else None, placed=False, spots=fall.spots)


def _in_charge(rows: Directory, found: Found, chat: Chat | None, home: Area | None, group: int | None) -> Where | None:
    """The area whose desk looks after a report whose place is not known yet; ``home`` is where its teller belongs."""
    compound = found.compound_id or group or (chat.compound_id if chat else None)
    community = community_of(rows, compound) if compound else None
    if community is not None:
        return Where(community.id, compound, placed=False)
    if chat is not None and chat.area_id is not None:
        return Where(chat.area_id, None, placed=False)
    root = _above(rows, home) if home else next(iter(rows.areas.values()), None)
    return Where(root.id, None, placed=False) if root else None


def community_of(rows: Directory, compound_id: int) -> Area | None:
    """The community in which a compound's first building lies."""
    building = next((area for area in rows.areas.values() if area.compound_id == compound_id), None)
    return _above(rows, building) if building else None


def _above(rows: Directory, area: Area) -> Area:
    return rows.around(area).get(Level.COMMUNITY, area)
