"""What of a bulletin is told to whom: the draft to desk or street, a line to each unit, the whole to the work group."""

from collections.abc import Iterable, Sequence
from datetime import timedelta
from typing import Any

from sqlalchemy import bindparam, or_, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col, select

from models import Bulletin, Chat, Lane, Level, Notice, Posting, Purpose, Role
from services.act import Act
from services.directory import directory
from services.endings import at_the_end
from services.facts import iso
from services.outbox import REDRAW_AFTER, Live, tell
from services.people import direct_chats
from services.roster import of_area, of_unit
from services.wakes import wake

DRAFT, OBJECTION = "draft", "objection"
"""The cards of whoever decides, the second with the unit's id; a unit's own line stands under that alone."""
_POSTINGS: Any = Posting.__table__  # type: ignore[attr-defined]
_REDRAW = (
    update(_POSTINGS)
    .where(
        _POSTINGS.c.bulletin_id == bindparam("bulletin"),
        or_(_POSTINGS.c.redraw_at.is_(None), _POSTINGS.c.redraw_at <= bindparam("now")),
    )
    .values(redraw_at=bindparam("soon"))
)


async def show_draft(act: Act, chats: Iterable[Chat], bulletin: Bulletin, *, lane: Lane = Lane.NOTICES) -> None:
    """Owe the live card on which it is decided; those that stand already show the same."""
    await tell(act, chats, Notice.BULLETIN_DRAFT, {}, lane=lane, live=Live(DRAFT, bulletin_id=bulletin.id))
    redraw_bulletin(act, bulletin)


def redraw_bulletin(act: Act, bulletin: Bulletin) -> None:
    """Let every card of the bulletin be drawn again soon."""

    async def mark(session: AsyncSession) -> None:
        await session.execute(_REDRAW, {"bulletin": bulletin.id, "now": act.now, "soon": act.now + REDRAW_AFTER})

    at_the_end(act.session, ("redraw bulletin", bulletin.id), mark)
    wake(act.session, "outgoing")


async def drawn(act: Act, bulletin: Bulletin, sha: str | None) -> None:
    """The picture is here, or can't be had: the draft goes to whoever decides, the first time also the lines."""
    bulletin.picture_wanted, bulletin.sha = False, sha
    first = bulletin.told_at is None
    bulletin.told_at = bulletin.told_at or act.now
    await show_draft(act, await _deciders(act, bulletin), bulletin)
    if first:
        bulletin.due_at = bulletin.publish_at
        await _tell_units(act, bulletin)


async def _deciders(act: Act, bulletin: Bulletin) -> list[Chat]:
    """The desk; the street where nobody is at the desk, and for its own."""
    area = (await directory(act.session)).areas[bulletin.area_id]
    for role in (Role.DESK, Role.STREET):
        if people := await of_area(act.session, area, role, act.now):
            return list((await direct_chats(act.session, people)).values())
    return []


async def _tell_units(act: Act, bulletin: Bulletin) -> None:
    """Each unit that is named reads its own line, and nobody else's."""
    for unit in (one["unit"] for one in bulletin.facts["units"]):
        live = Live(str(unit), bulletin_id=bulletin.id)
        chats = await _of_unit(act, unit)
        await tell(act, chats, Notice.BULLETIN_LINE, {}, live=live, dedupe=f"bulletin {bulletin.id}")


async def _of_unit(act: Act, unit_id: int) -> list[Chat]:
    for role in (Role.UNIT_HEAD, Role.OFFICER):
        if people := await of_unit(act.session, unit_id, [role], act.now):
            return list((await direct_chats(act.session, people)).values())
    return []


async def tell_objection(act: Act, bulletin: Bulletin, unit_id: int) -> None:
    """To the desk: which unit, and why."""
    live = Live(f"{OBJECTION} {unit_id}", bulletin_id=bulletin.id)
    await tell(act, await _deciders(act, bulletin), Notice.BULLETIN_OBJECTION, {}, live=live)


async def remind(act: Act, bulletin: Bulletin) -> None:
    """It could be published now, and nobody has said whether: asked once more, and nothing is posted."""
    await show_draft(act, await _deciders(act, bulletin), bulletin)


async def publish(act: Act, bulletin: Bulletin) -> None:
    """Into the work group, by somebody's press."""
    bulletin.published_at = act.now
    chats = await work_groups(act, bulletin)
    facts = await whole_facts(act, bulletin)
    await tell(act, chats, Notice.BULLETIN, facts, lane=Lane.BULK, dedupe=f"bulletin {bulletin.id}")
    redraw_bulletin(act, bulletin)
    await answer_objections(act, bulletin)


async def lapse(act: Act, bulletin: Bulletin) -> None:
    """Nobody published it and the next one is here: its cards say so and ask for nothing."""
    dropped = bulletin.dropped_at is not None
    bulletin.lapsed_at, bulletin.due_at, bulletin.picture_wanted = act.now, None, False
    redraw_bulletin(act, bulletin)
    if not dropped:  # else they have heard already that it is not published
        await answer_objections(act, bulletin)


async def answer_objections(act: Act, bulletin: Bulletin) -> None:
    """Each unit that objected hears what became of its line, or of the whole."""
    for unit in (one["unit"] for one in bulletin.objections):
        stands = standing(bulletin)
        became = "left-out" if stands == "published" and unit in bulletin.left_out else stands
        facts = {"became": became, "now": iso(act.now)} | await _heading(act, bulletin)
        await tell(act, await _of_unit(act, unit), Notice.BULLETIN_ANSWER, facts)


async def work_groups(act: Act, bulletin: Bulletin) -> Sequence[Chat]:
    """Where it is posted: the area's own work groups; a street without one has those of its communities."""
    known = await directory(act.session)
    area = known.areas[bulletin.area_id]
    inside = [one.id for one in known.areas.values() if one.level is Level.COMMUNITY and one.path.startswith(area.path)]
    query = select(Chat).where(
        col(Chat.purpose) == Purpose.WORK,
        col(Chat.area_id).in_([area.id, *inside]),
        col(Chat.unreachable_at).is_(None),
    )
    found = (await act.session.execute(query.order_by(col(Chat.id)))).scalars().all()
    return [chat for chat in found if chat.area_id == area.id] or found


async def decides(act: Act, bulletin: Bulletin) -> str:
    """Whose press publishes it: desk or street."""
    return "street" if (await directory(act.session)).areas[bulletin.area_id].level is Level.STREET else "desk"


async def _heading(act: Act, bulletin: Bulletin) -> dict[str, Any]:
    area = (await directory(act.session)).areas[bulletin.area_id]
    last = bulletin.end.astimezone(act.town.timezone) - timedelta(days=1)
    return {
        "kind": bulletin.kind.value,
        "area": area.name,
        "decides": await decides(act, bulletin),
        "first": bulletin.start.astimezone(act.town.timezone).date().isoformat(),
        "last": last.date().isoformat(),
    }


def _floors(act: Act) -> dict[str, float]:
    return {rate.value: floor for rate, floor in act.town.standards.floors}


async def whole_facts(act: Act, bulletin: Bulletin) -> dict[str, Any]:
    """What is posted, as ``models.notices`` lists it: without the units that were taken out."""
    units = [one for one in bulletin.facts["units"] if one["unit"] not in bulletin.left_out]
    return {
        **bulletin.facts,
        **await _heading(act, bulletin),
        "units": _placed_anew(units),
        "bulletin": bulletin.id,
        "words": bulletin.words,
        "photo": bulletin.sha or "",
        "least": act.town.standards.least,
        "floors": _floors(act),
        "publish_at": iso(bulletin.publish_at),
        "now": iso(act.now),
    }


def _placed_anew(units: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """In the order of those who are left: a gap would tell of who was taken out, and one alone has no place."""
    places = [one["place"] for one in units if one["place"]]
    compared = len(places) > 1
    return [
        one | {"place": 1 + sum(place < one["place"] for place in places) if compared and one["place"] else 0}
        for one in units
    ]


async def draft_facts(act: Act, bulletin: Bulletin) -> dict[str, Any]:
    """The same for whoever decides: with what units objected, what was decided, and which lines were taken out."""
    named = {one["unit"]: one["names"] for one in bulletin.facts["units"]}
    return {
        **await whole_facts(act, bulletin),
        "objections": [one | {"names": named.get(one["unit"])} for one in bulletin.objections],
        "out": [named[unit] for unit in bulletin.left_out if unit in named],
        "standing": standing(bulletin),
        "waits": _waits(act, bulletin),
    }


def _waits(act: Act, bulletin: Bulletin) -> bool:
    """It might be out by now, and nobody has said whether."""
    return standing(bulletin) == "draft" and bulletin.publish_at <= act.now


async def line_facts(act: Act, bulletin: Bulletin, unit_id: int) -> dict[str, Any]:
    """Of a bulletin one unit's line only, whether it is still in it, and what was decided of the whole."""
    units = [one for one in bulletin.facts["units"] if one["unit"] == unit_id]
    facts = await whole_facts(act, bulletin) | {"units": units, "kinds": [], "oldest": [], "counts": {}}
    decided = {"standing": standing(bulletin), "waits": _waits(act, bulletin)}
    return facts | decided | {"left_out": unit_id in bulletin.left_out}


async def objection_facts(act: Act, bulletin: Bulletin, unit_id: int) -> dict[str, Any]:
    """What a unit said of its line, and what was decided of the whole."""
    unit: dict[str, Any] = next(one for one in bulletin.facts["units"] if one["unit"] == unit_id)
    why = next((one["why"] for one in bulletin.objections if one["unit"] == unit_id), "")
    measured = {"least": act.town.standards.least, "floors": _floors(act)}
    about = {"bulletin": bulletin.id, "why": why, "standing": standing(bulletin), "now": iso(act.now)}
    return about | measured | await _heading(act, bulletin) | unit


def standing(bulletin: Bulletin) -> str:
    """draft, approved, published, dropped or lapsed."""
    if bulletin.published_at is not None:
        return "published"
    if bulletin.lapsed_at is not None:
        return "lapsed"
    if bulletin.dropped_at is not None:
        return "dropped"
    return "approved" if bulletin.approved_at is not None else "draft"


async def poster_facts(act: Act, bulletin: Bulletin) -> dict[str, Any]:
    """What the picture shows."""
    return await whole_facts(act, bulletin)
