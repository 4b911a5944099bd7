"""Units, compounds, the area tree and its outlines."""

import re
from collections.abc import Mapping

from sqlmodel import select

from models import Area, Compound, Level, Outline, Unit
from services.community.outlines import stored
from services.community.schema import AreaEntry, Community
from services.community.work import Work, id_of

STREET_KEY, COMMUNITY_KEY = "street", "community-{}"
"""Keys of what the first administrator named in the chat."""
_COMMUNITY_KEY = re.compile(COMMUNITY_KEY.format(r"\d+"))


async def put_units(work: Work, community: Community) -> None:
    """Write the units; one that left the file stays, since cases point at it, but nobody acts for it any more."""
    found = await work.keyed(Unit)
    for unit in community.units:
        work.units[unit.key] = work.put("units", Unit, found.get(unit.key), **unit.model_dump())
    await work.session.flush()


async def put_compounds(work: Work, community: Community) -> None:
    """Write the compounds with their property company and linked unit."""
    found = await work.keyed(Compound)
    for compound in community.compounds:
        work.compounds[compound.key] = work.put(
            "compounds",
            Compound,
            found.get(compound.key),
            **compound.model_dump(exclude={"property", "linked"}),
            property_unit_id=id_of(work.units, compound.property),
            linked_unit_id=id_of(work.units, compound.linked),
        )
    await work.session.flush()


async def put_areas(work: Work, community: Community) -> None:
    """Write the area tree from the top down, then the paths of every area, moved ones included."""
    found = await work.keyed(Area)
    found |= _named_in_the_chat(found, community)
    for level in Level:
        for area in community.areas:
            if area.level is level:
                _put_area(work, area, found.get(area.key))
        await work.session.flush()
    await _put_paths(work)
    await _put_outlines(work, community)


def _named_in_the_chat(found: Mapping[str, Area], community: Community) -> dict[str, Area]:
    """Areas of the first administrator's walk by the keys that the file gives them: nothing is there twice.

    A community is known by its name; of a file with one street it is the street, so whoever looks after it still does.
    """
    theirs = {area.key for area in community.areas}
    new = [area for area in community.areas if area.key not in found]
    streets = [area for area in new if area.level is Level.STREET]
    same: dict[str, Area] = {}
    if len(streets) == 1 and STREET_KEY in found and STREET_KEY not in theirs:
        same[streets[0].key] = found[STREET_KEY]
    walked = {row.name: row for key, row in found.items() if key not in theirs and _COMMUNITY_KEY.fullmatch(key)}
    return same | {area.key: walked[area.name] for area in new if area.level is Level.COMMUNITY and area.name in walked}


def _put_area(work: Work, area: AreaEntry, row: Area | None) -> None:
    inherited = work.areas[area.parent].compound_id if area.parent else None
    work.areas[area.key] = work.put(
        "areas",
        Area,
        row,
        **area.model_dump(exclude={"parent", "compound", "outline"}),
        parent_id=id_of(work.areas, area.parent),
        compound_id=id_of(work.compounds, area.compound) or inherited,
    )


async def _put_paths(work: Work) -> None:
    paths: dict[int | None, str] = {None: "/"}
    levels = list(Level)
    for area in sorted(await work.all(Area), key=lambda area: levels.index(area.level)):
        paths[area.id] = f"{paths.get(area.parent_id, '/')}{area.id}/"
        if area.path != paths[area.id]:
            area.path = paths[area.id]
    await work.session.flush()


async def _put_outlines(work: Work, community: Community) -> None:
    """Each area of the file has the outline that stands there, or none."""
    kept = {row.area_id: row for row in (await work.session.execute(select(Outline))).scalars()}
    tally = work.summary.of("outlines")
    for area in community.areas:
        area_id = work.areas[area.key].id
        row, shape = kept.get(area_id), stored(area.outline) if area.outline else None
        if shape is None and row is not None:
            await work.session.delete(row)
            tally.ended += 1
        elif shape is not None and row is None:
            work.session.add(Outline(area_id=area_id, shape=shape))
            tally.created += 1
        elif shape is not None and row is not None:
            tally.changed += row.shape != shape
            tally.unchanged += row.shape == shape
            row.shape = shape
    await work.session.flush()
