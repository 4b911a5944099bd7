"""What people do with a bulletin: publish it, put words in front, take a line out, drop it; object to a line."""

from typing import Any

from sqlalchemy import func
from sqlmodel import col, select

from models import Area, Bulletin, BulletinKind, Reach, Refusal, Refused, Right, reaches
from services.access import require, standings
from services.act import Act
from services.bulletins.making import PICTURES
from services.bulletins.telling import answer_objections, publish, redraw_bulletin, tell_objection, work_groups
from services.rules.privacy import redact
from services.rules.words import clean, is_nothing
from services.wakes import wake

LONGEST = 300


async def our_bulletin(act: Act, bulletin_id: int) -> Bulletin:
    """The bulletin, locked, for desk or street of its area."""
    bulletin = await _locked(act, bulletin_id)
    if bulletin is None or not await _is_ours(act, bulletin):
        raise Refused(Refusal.NO_BULLETIN)
    return bulletin


async def _locked(act: Act, bulletin_id: int) -> Bulletin | None:
    query = select(Bulletin).where(col(Bulletin.id) == bulletin_id, col(Bulletin.told_at).is_not(None))
    fresh = query.with_for_update().execution_options(populate_existing=True)
    return (await act.session.execute(fresh)).scalar_one_or_none()


async def _is_ours(act: Act, bulletin: Bulletin) -> bool:
    await require(act, Right.PUBLISH)
    return await decides_on(act, bulletin)


async def decides_on(act: Act, bulletin: Bulletin) -> bool:
    """Whether the acting person is of the desk or street whose press publishes it."""
    if act.person is None:
        return False
    area = await act.session.get_one(Area, bulletin.area_id)
    found = await standings(act.session, act.person, act.now)
    giving = [one for one in found if not one.over and reaches(one.role, Right.PUBLISH)]
    return any(one.covers(area.path) for one in giving)


async def newest(act: Act, kind: BulletinKind) -> Bulletin:
    """The newest of this kind that the acting person may decide on; of one period the street's before a community's."""
    paths = [one.path for one in await require(act, Right.PUBLISH) if one.path]
    query = select(Bulletin).join(Area, col(Area.id) == col(Bulletin.area_id))
    query = query.where(col(Bulletin.kind) == kind, col(Bulletin.told_at).is_not(None))
    query = query.order_by(col(Bulletin.start).desc(), func.length(col(Area.path)), col(Bulletin.id).desc())
    for row in (await act.session.execute(query.limit(100))).scalars():
        area = await act.session.get_one(Area, row.area_id)
        if any(area.path.startswith(path) for path in paths):
            return row
    raise Refused(Refusal.NO_BULLETIN)


async def undecided(act: Act, bulletin_id: int) -> Bulletin:
    """One that may still be changed; its cards will show what became of it."""
    bulletin = await our_bulletin(act, bulletin_id)
    _is_open(bulletin)
    redraw_bulletin(act, bulletin)
    return bulletin


def _is_open(bulletin: Bulletin) -> None:
    """Refuse what is out, and what was not published while it could be."""
    if bulletin.published_at is not None:
        raise Refused(Refusal.BULLETIN_OUT)
    if bulletin.lapsed_at is not None:
        raise Refused(Refusal.BULLETIN_LAPSED)


async def approve(act: Act, bulletin_id: int) -> Bulletin:
    """It is published: at its time, or at once when that has come."""
    bulletin = await undecided(act, bulletin_id)
    if not await work_groups(act, bulletin):
        raise Refused(Refusal.NO_WORK_GROUP)
    bulletin.approved_at, bulletin.approved_by_id, bulletin.dropped_at = act.now, act.somebody.id, None
    bulletin.due_at = act.town.quiet.next_loud(max(act.now, bulletin.publish_at))
    if bulletin.due_at <= act.now and not bulletin.picture_wanted:
        bulletin.due_at = None
        await publish(act, bulletin)
    return bulletin


async def drop(act: Act, bulletin_id: int) -> Bulletin:
    """It is not published, unless somebody says so after all."""
    bulletin = await undecided(act, bulletin_id)
    if bulletin.dropped_at is None:
        bulletin.dropped_at, bulletin.approved_at, bulletin.due_at = act.now, None, None
        await answer_objections(act, bulletin)
    return bulletin


async def put_words(act: Act, bulletin_id: int, words: str) -> Bulletin:
    """A sentence in front; phones and doors are taken out of it."""
    bulletin = await undecided(act, bulletin_id)
    text = clean(words)
    if is_nothing(text):
        raise Refused(Refusal.NOTHING_SAID)
    if len(text) > LONGEST:
        raise Refused(Refusal.WRITE_SHORTER, most=LONGEST)
    bulletin.words = redact(text, [])
    return bulletin


async def leave_out(act: Act, bulletin_id: int, unit_id: int) -> Bulletin:
    """The line of a unit is taken out, and the picture drawn again; the same press puts it back."""
    bulletin = await undecided(act, bulletin_id)
    _line(bulletin, unit_id)
    out = set(bulletin.left_out) ^ {unit_id}
    bulletin.left_out = sorted(out)
    bulletin.picture_wanted = True
    wake(act.session, PICTURES)
    return bulletin


def _line(bulletin: Bulletin, unit_id: int) -> dict[str, Any]:
    found = next((one for one in bulletin.facts["units"] if one["unit"] == unit_id), None)
    if found is None:
        raise Refused(Refusal.UNKNOWN_BUTTON)
    return dict(found)


async def object_to(act: Act, bulletin_id: int, unit_id: int, words: str) -> Bulletin:
    """有异议: somebody of the unit says what is wrong with its line; whoever decides hears it and decides anew."""
    bulletin = await may_object(act, bulletin_id, unit_id)
    why = redact(clean(words)[:LONGEST], [])
    if is_nothing(why):
        raise Refused(Refusal.NOTHING_SAID)
    others = [one for one in bulletin.objections if one["unit"] != unit_id]
    bulletin.objections = [*others, {"unit": unit_id, "why": why}]
    bulletin.approved_at = None
    redraw_bulletin(act, bulletin)
    await tell_objection(act, bulletin, unit_id)
    return bulletin


async def may_object(act: Act, bulletin_id: int, unit_id: int) -> Bulletin:
    """The bulletin, for somebody of a unit that it names, as long as it may be published."""
    found = await require(act, Right.RATES)
    ours = any(one.unit_id == unit_id and Reach.UNIT in reaches(one.role, Right.RATES) for one in found)
    bulletin = await _locked(act, bulletin_id)
    if bulletin is None or not ours:
        raise Refused(Refusal.NO_BULLETIN)
    _line(bulletin, unit_id)
    _is_open(bulletin)
    return bulletin
