"""常用语: kept by desk and street, offered where a text is asked about a case of their area."""

from typing import Any, TypeVar

from sqlmodel import col, or_, select

from models import Area, CannedReply, Case, Category, Moment, Refusal, Refused, Right, State
from services.access import Standing, require
from services.act import Act
from services.cases.parties import area_of
from services.directory import Directory, directory
from services.facts import names
from services.rules.words import clean, is_nothing

LONGEST = 100
Named = TypeVar("Named", Category, State)
MOST_OFFERED = 6
MOST_KEPT = 60


async def canned_for(act: Act, case: Case, what: str) -> list[dict[str, Any]]:
    """The texts that may answer what is asked about the case as it stands: those of its category first."""
    if what not in set(Moment):
        return []
    path = (await area_of(act, case)).path
    query = (
        select(CannedReply, Area.path)
        .join(Area, col(Area.id) == col(CannedReply.area_id))
        .where(col(CannedReply.moment) == Moment(what), col(CannedReply.ended_at).is_(None))
        .where(or_(col(CannedReply.category_id).is_(None), col(CannedReply.category_id) == case.category_id))
        .where(or_(col(CannedReply.state).is_(None), col(CannedReply.state) == case.state))
        .order_by(col(CannedReply.category_id).is_(None), col(CannedReply.state).is_(None), col(CannedReply.id))
    )
    rows = (await act.session.execute(query)).all()
    found = [row for row, area in rows if path.startswith(area)]
    return [{"id": row.id, "words": row.words} for row in found[:MOST_OFFERED]]


async def canned_words(act: Act, case: Case, what: str, reply_id: int) -> str:
    """The text behind a button, if it still answers that."""
    for one in await canned_for(act, case, what):
        if one["id"] == reply_id:
            return str(one["words"])
    raise Refused(Refusal.UNKNOWN_BUTTON)


async def _kept_by(act: Act) -> tuple[Standing, Area]:
    """As what the acting person keeps texts, and where."""
    found = [one for one in await require(act, Right.KEEP_REPLIES) if one.path]
    known = await directory(act.session)
    return found[0], next(area for area in known.areas.values() if area.path == found[0].path)


async def kept(act: Act) -> list[dict[str, Any]]:
    """The texts of one's area, by where they are asked for."""
    _, area = await _kept_by(act)
    known = await directory(act.session)
    rows = (await act.session.execute(_of(area))).scalars()
    return [
        {
            "id": row.id,
            "moment": row.moment.value,
            "category": names(known.categories.get(row.category_id or 0)),
            "state": row.state.value if row.state else "",
            "words": row.words,
        }
        for row in rows
    ]


def _of(area: Area) -> Any:
    mine = col(CannedReply.area_id) == area.id, col(CannedReply.ended_at).is_(None)
    return select(CannedReply).where(*mine).order_by(col(CannedReply.moment), col(CannedReply.id))


async def keep_reply(act: Act, words: str, moments: dict[str, Moment], states: dict[str, State]) -> None:
    """答复 楼道灯 办理中 已联系物业: where it is asked for, category and state if it is for one, the text."""
    _, area = await _kept_by(act)
    name, _, rest = clean(words).partition(" ")
    moment = moments.get(name.lower())
    if moment is None:
        raise Refused(Refusal.CANNED_HOW)
    kinds = _kinds(await directory(act.session))
    category, text = _taken(kinds, rest)
    state, text = _taken(states, text)
    if category is None:
        category, text = _taken(kinds, text)
    if is_nothing(text):
        raise Refused(Refusal.CANNED_HOW)
    if len(text) > LONGEST:
        raise Refused(Refusal.WRITE_SHORTER, most=LONGEST)
    if len((await act.session.execute(_of(area))).scalars().all()) >= MOST_KEPT:
        raise Refused(Refusal.CANNED_MANY, most=MOST_KEPT)
    row = CannedReply(
        area_id=area.id,
        moment=moment,
        category_id=category.id if category else None,
        state=state,
        words=text,
        made_by_id=act.somebody.id,
        made_at=act.now,
    )
    act.session.add(row)
    await act.session.flush()


def _kinds(known: Directory) -> dict[str, Category]:
    return {name.lower(): row for row in known.categories.values() for name in (row.name, row.name_en) if name}


def _taken(named: dict[str, Named], text: str) -> tuple[Named | None, str]:
    """What the text begins with, and what is left of it; a name alone is the text."""
    text = text.strip()
    found = max((name for name in named if text.lower().startswith(f"{name} ")), key=len, default=None)
    return (named[found], text[len(found) :].strip()) if found else (None, text)


async def drop_reply(act: Act, reply_id: int) -> None:
    """It is not offered any more."""
    _, area = await _kept_by(act)
    row = await act.session.get(CannedReply, reply_id)
    if row is None or row.area_id != area.id:
        raise Refused(Refusal.NOT_YOURS)
    row.ended_at = row.ended_at or act.now
    await act.session.flush()
