"""代报: somebody on the staff reports for a caller or visitor, and takes the answers for them."""

from models import Area, Behalf, Case, Level, Refusal, Refused, Right
from services.access import Standing, require
from services.act import Act
from services.directory import directory, ids_of
from services.rules.called import Called
from services.rules.ground import MOST
from services.same_person import ids_of_person
from services.understanding import Understanding, Where, at, at_pin


async def note_called(act: Act, case: Case, called: Called) -> None:
    """Write down whom ``case`` is for; the acting person filed it."""
    act.session.add(Behalf(case_id=case.id, person_id=act.somebody.id, name=called.name, phone=called.phone))


async def correct_called(act: Act, case_id: int, called: Called) -> None:
    """Who filed it wrote the line anew: name and phone are what it says now."""
    behalf = await act.session.get(Behalf, case_id)
    if behalf is not None and behalf.person_id in await ids_of_person(act.session, act.somebody):
        behalf.name, behalf.phone = called.name, called.phone


async def where_called(act: Act, known: Understanding, words: str, pin: tuple[float, float] | None) -> Where:
    """Where it is by words or pin; else whose ground it was told on. Whoever files it is not at home there."""
    found = await require(act, Right.PASTE)
    rows = await directory(act.session)
    ground = _ground(list(rows.areas.values()), found)
    if ground is None:
        raise Refused(Refusal.NOT_HERE)
    compounds = {area.compound_id for area in rows.areas.values() if area.path.startswith(ground.path)} - {None}
    hint = (act.chat.compound_id if act.chat else None) or (compounds.pop() if len(compounds) == 1 else None)
    named = known.gazetteer.find(words, compound_hint=hint, home_area=None, grounds={ground.id})
    if named.area_id is not None:
        return at(rows, named.area_id)
    if pin is not None and (pinned := await at_pin(act.session, pin)):
        return pinned
    own = [area for area in named.candidates if rows.areas[area].path.startswith(ground.path)]
    desk = next((rows.areas[one] for one in ids_of(ground) if rows.areas[one].level is Level.COMMUNITY), ground)
    return Where(desk.id, named.compound_id or hint, placed=False, spots=tuple(own[:MOST]))


def _ground(areas: list[Area], found: list[Standing]) -> Area | None:
    """The smallest area that the filing person looks after."""
    paths = {standing.path for standing in found if standing.path}
    return max((area for area in areas if area.path in paths), key=lambda area: len(area.path), default=None)
