"""What a message means in this town: its place and its category, from the words of the community file.

The word rules and the gazetteer are built once and kept until the community file is imported again
(its import moves the counter ``community``).
"""

from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col, select

from models import Area, Category, Chat, Compound, Counter, Level, Person, Sensitivity
from services.people import ids_of
from services.rules.matching import Match, Matcher, Subject
from services.rules.places import Found, Gazetteer, Node, Yard


@dataclass(frozen=True)
class Understanding:
    """The town's words and places, at one version of the community file."""

    version: int
    matcher: Matcher
    gazetteer: Gazetteer
    categories: dict[str, Category]


@dataclass(frozen=True)
class Where:
    """A place as understood: ``placed`` is false when only the area in charge is known."""

    area_id: int
    compound_id: int | None
    placed: bool


_kept: dict[str, Understanding] = {}


async def understanding(session: AsyncSession) -> Understanding:
    """The town's words and places, read again only when the community file has changed."""
    counter = await session.get(Counter, "community")
    version = counter.value if counter else 0
    database = str(session.get_bind().engine.url)
    kept = _kept.get(database)
    if kept is None or kept.version != version:
        kept = _kept[database] = await _read(session, version)
    return kept


async def _read(session: AsyncSession, version: int) -> Understanding:
    query = select(Category).where(col(Category.retired_at).is_(None)).order_by(col(Category.id))
    categories = list((await session.execute(query)).scalars())
    areas = (await session.execute(select(Area).order_by(col(Area.id)))).scalars()
    compounds = (await session.execute(select(Compound).order_by(col(Compound.id)))).scalars()
    nodes = tuple(
        Node(area.id, area.level, area.parent_id, area.name, tuple(area.aliases), area.compound_id, area.lat, area.lon)
        for area in areas
    )
    yards = tuple(Yard(compound.id, compound.name, tuple(compound.aliases)) for compound in compounds)
    subjects = tuple(Subject(row.key, tuple(row.words), bool(row.emergency)) for row in categories)
    return Understanding(version, Matcher(subjects), Gazetteer(nodes, yards), {row.key: row for row in categories})


def match_category(known: Understanding, words: str) -> Match:
    """The category that the words mean, or the three likeliest."""
    return known.matcher.match(words)


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
) -> Where | None:
    """Where the words or the pin say it is; ``None`` when the town has no areas at all."""
    home = await session.get(Area, person.home_area_id) if person.home_area_id else None
    hint = (chat.compound_id if chat else None) or (home.compound_id if home else None)
    found = known.gazetteer.find(words, compound_hint=hint, home_area=person.home_area_id)
    near = known.gazetteer.nearest(*pin) if pin and found.area_id is None else None
    exact = found.area_id or near
    if exact is not None:
        area = await session.get(Area, exact)
        assert area is not None
        return Where(area.id, area.compound_id, placed=True)
    return await _in_charge(session, found, chat, home)


async def _in_charge(session: AsyncSession, found: Found, chat: Chat | None, home: Area | None) -> Where | None:
    """The area whose desk looks after a report whose place is not known yet."""
    compound = found.compound_id or (chat.compound_id if chat else None)
    community = await community_of(session, compound) if compound else None
    if community is not None:
        return Where(community.id, compound, placed=False)
    if chat is not None and chat.area_id is not None:
        return Where(chat.area_id, None, placed=False)
    root = await _above(session, home) if home else await _root(session)
    return Where(root.id, None, placed=False) if root else None


async def community_of(session: AsyncSession, compound_id: int) -> Area | None:
    """The community in which a compound's first building lies."""
    query = select(Area).where(col(Area.compound_id) == compound_id).order_by(col(Area.id)).limit(1)
    building = (await session.execute(query)).scalar_one_or_none()
    return await _above(session, building) if building else None


async def _above(session: AsyncSession, area: Area) -> Area:
    query = select(Area).where(col(Area.id).in_(ids_of(area)), col(Area.level) == Level.COMMUNITY)
    return (await session.execute(query)).scalars().first() or area


async def _root(session: AsyncSession) -> Area | None:
    return (await session.execute(select(Area).order_by(col(Area.id)).limit(1))).scalar_one_or_none()
