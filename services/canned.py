"""常用语: kept by desk and street, offered where a text is asked about a case of their area."""

from typing import Any

from sqlmodel import col, or_, select

from models import Area, CannedReply, Case, Category, Moment, Refusal, Refused, Right
from services.access import Standing, require
from services.act import Act
from services.cases.parties import area_of
from services.directory import Directory, directory
from services.facts import names
from services.rules.words import clean, is_nothing

LONGEST = 100
MOST_OFFERED = 6
MOST_KEPT = 60


async def canned_for(act: Act, case: Case, what: str) -> list[dict[str, Any]]:
    """The texts that may answer what is asked about the case: those of its category first."""
    if what not in set(Moment):
        return []
    path = (await area_of(act, case)).path
    query = (
        select(CannedReply, Area.path)
        .join(Area, col(Area.id) == col(CannedReply.area_id))
        .where(col(CannedReply.moment) == Moment(what), col(CannedReply.ended_at).is_(None))
        .where(or_(col(CannedReply.category_id).is_(None), col(CannedReply.category_id) == case.category_id))
        .order_by(col(CannedReply.category_id).is_(None), col(CannedReply.id))
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
            "words": row.words,
        }
        for row in rows
    ]


def _of(area: Area) -> Any:
    mine = col(CannedReply.area_id) == area.id, col(CannedReply.ended_at).is_(None)
    return select(CannedReply).where(*mine).order_by(col(CannedReply.moment), col(CannedReply.id))


async def keep_reply(act: Act, words: str, moments: dict[str, Moment]) -> None:
    """答复 楼道灯 已联系物业: where it is asked for, the category if it is for one, the text."""
    _, area = await _kept_by(act)
    name, _, rest = clean(words).partition(" ")
    moment = moments.get(name.lower())
    if moment is None:
        raise Refused(Refusal.CANNED_HOW)
    category, text = _category(await directory(act.session), rest.strip())
    if is_nothing(text):
        raise Refused(Refusal.CANNED_HOW)
    if len(text) > LONGEST:
        raise Refused(Refusal.TOO_LONG, most=LONGEST)
    if len((await act.session.execute(_of(area))).scalars().all()) >= MOST_KEPT:
        raise Refused(Refusal.CANNED_MANY, most=MOST_KEPT)
    row = CannedReply(
        area_id=area.id,
        moment=moment,
        category_id=category.id if category else None,
        words=text,
        made_by_id=act.somebody.id,
        made_at=act.now,
    )
    act.session.add(row)
    await act.session.flush()


def _category(known: Directory, text: str) -> tuple[Category | None, str]:
    name, _, rest = text.partition(" ")
    found = (row for row in known.categories.values() if name.lower() in {row.name.lower(), row.name_en.lower()})
    category = next(found, None) if name and rest else None
    return category, rest.strip() if category else text


async def drop_reply(act: Act, reply_id: int) -> None:
    """It is not offered any more."""
    _, area = await _kept_by(act)
    row = await act.session.get(CannedReply, reply_id)
    if row is None or row.area_id != area.id:
        raise Refused(Refusal.NOT_YOURS)
    row.ended_at = row.ended_at or act.now
    await act.session.flush()
