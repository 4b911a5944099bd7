"""The leaderboard of the week before, posted once in each volunteers' group: what stands on it is decided here.

A month's list is drawn the same way.
"""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement
from sqlalchemy.orm import aliased
from sqlmodel import col, select

from models import Area, BoardPost, Chat, Level, Notice, Person, PointTotal, Purpose, Refusal, Refused, Span
from models.mail import Lane
from services.act import Act
from services.directory import Directory, directory
from services.earliest import earliest
from services.facts import iso
from services.once import insert_once
from services.outbox import tell
from services.people import around
from services.points.asking import board_facts, key_now
from services.points.boards import board, places_of
from services.points.tallies import together
from services.rules.boards import monday_of, moved
from services.rules.naming import as_shown
from services.rules.points import week_of
from services.rules.posts import next_post
from services.wakes import wake

PICTURES = "boards"
"""The bell of whoever draws them."""
MOST_NAMED = 8


async def post_board_one(act: Act, skip: int = 0) -> bool:
    """Decide last week's boards for one volunteers' group; a house that was off posts them once when it is back."""
    due = select(Chat).where(col(Chat.board_at) <= act.now).order_by(col(Chat.board_at), col(Chat.id))
    query = due.offset(skip).limit(1).with_for_update(skip_locked=True)
    chat = (await act.session.execute(query)).scalar_one_or_none()
    if chat is None:
        return False
    chat.board_at = next_board_at(act)
    area = (await directory(act.session)).areas.get(chat.area_id or 0)
    if area is not None and not chat.unreachable_at:
        await _post(act, chat, await _area_of(act, area))
    return True


async def _post(act: Act, chat: Chat, area: Area) -> None:
    facts = await week_facts(act, area, monday_of(act.today) - timedelta(days=7))
    if facts["everybody"]:
        await have_drawn(act, chat, area, facts)


async def _area_of(act: Act, area: Area) -> Area:
    """Whose board a group reads: the area of the configured level in which it lies, or the only one inside it.

    A group about several of them, as a street's is, reads one board of its own area: not one post for each.
    """
    level = Level(act.town.points.board_area)
    levels = await around(act.session, area)
    if level in levels:
        return levels[level]
    inside = _inside(await directory(act.session), area, level)
    return inside[0] if len(inside) == 1 else area


def _inside(known: Directory, area: Area, level: Level) -> list[Area]:
    found = (one for one in known.areas.values() if one.level is level and one.path.startswith(area.path))
    return sorted((one for one in found if one.id != area.id), key=lambda one: one.id)


def next_board_at(act: Act) -> datetime:
    """The next moment at which boards are posted."""
    said = act.town.points
    at = next_post(act.now, act.town.timezone, said.board_at)
    while at.astimezone(act.town.timezone).isoweekday() != said.board_weekday:
        at = next_post(at, act.town.timezone, said.board_at)
    return at


async def schedule_boards(act: Act) -> None:
    """Give every volunteers' group that has no date for its board one."""
    query = select(Chat).where(col(Chat.purpose) == Purpose.VOLUNTEERS, col(Chat.board_at).is_(None))
    for chat in (await act.session.execute(query)).scalars():
        chat.board_at = next_board_at(act)


def next_board() -> ColumnElement[datetime]:
    """When the next group's board is due."""
    return earliest(Chat.board_at)


async def week_facts(act: Act, area: Area, monday: date) -> dict[str, Any]:
    """Everything that stands on the board of the week that begins on ``monday``."""
    keys = week_of(monday), week_of(monday - timedelta(days=7))
    return await period_facts(act, area, Span.WEEK, keys, (monday, monday + timedelta(days=6)))


async def period_facts(
    act: Act, area: Area, span: Span, keys: tuple[str, str], days: tuple[date, date]
) -> dict[str, Any]:
    """The same of any period; ``keys``: its own and that of the one before, ``days``: its first and last."""
    key, before = keys
    length = act.town.points.board_length
    found = await board(act, area.id, span, key, limit=length)
    facts = await board_facts(act, area, span, key, limit=length, found=found)
    ids = [line.person.id for line in found.lines]
    stood = await places_of(act, area.id, span, before, ids)
    lines = [
        line | {"moved": moved(line["place"], stood.get(person))}
        for line, person in zip(facts["lines"], ids, strict=True)
    ]
    people, points = (await together(act.session, [area.id], span, key)).get(area.id, (0, 0))
    before_that = (await together(act.session, [area.id], span, before)).get(area.id, (0, 0))
    return facts | {
        "lines": lines,
        "mine": None,
        "first": days[0].isoformat(),
        "last": days[1].isoformat(),
        "sum": points,
        "everybody": people,
        "before": before_that[1],
        "newcomers": await _newcomers(act, area, span, key, days),
        "now": iso(act.now),
        **await _parts(act, area, span, key),
    }


async def _newcomers(act: Act, area: Area, span: Span, key: str, days: tuple[date, date]) -> dict[str, Any]:
    """Whose points of that period are all they ever had; those on no list are in the number only."""
    ever: Any = aliased(PointTotal)
    query = (
        select(Person, PointTotal.ranked)
        .join(PointTotal, col(PointTotal.person_id) == col(Person.id))
        .join(ever, (ever.area_id == PointTotal.area_id) & (ever.person_id == PointTotal.person_id))
        .where(
            ever.began >= days[0],
            ever.began <= days[1],
            ever.area_id == area.id,
            ever.points == PointTotal.points,
            col(PointTotal.span) == span,
            col(PointTotal.key) == key,
            col(PointTotal.points) > 0,
        )
        .order_by(col(PointTotal.reached), col(Person.id))
    )
    rows = (await act.session.execute(query)).all()
    named = [person for person, ranked in rows if ranked][:MOST_NAMED]
    return {"names": [as_shown(person.name, person.shown) for person in named], "count": len(rows)}


async def show_grids(act: Act, area_id: int, span: Span, key: str) -> dict[str, Any]:
    """What the grids of an area, or the communities of a street, earned in a period."""
    area = (await directory(act.session)).areas.get(area_id)
    if area is None:
        raise Refused(Refusal.UNKNOWN_PLACE)
    about = {"area": area.name, "span": span.value, "key": key, "old": key != key_now(act, span)}
    return about | {"now": iso(act.now), **await _parts(act, area, span, key)}


async def _parts(act: Act, area: Area, span: Span, key: str) -> dict[str, Any]:
    """What each grid inside an area earned, the most first; of a street with several communities, what these did."""
    known = await directory(act.session)
    communities = _inside(known, area, Level.COMMUNITY)
    several = len(communities) > 1
    names = {one.id: one.name for one in (communities if several else _inside(known, area, Level.GRID))}
    earned = await together(act.session, names, span, key)
    grids = [
        {"id": part, "name": names[part], "points": points, "people": people}
        for part, (people, points) in sorted(earned.items(), key=lambda one: (-one[1][1], one[0]))
    ]
    return {"grids": grids, "of": (Level.COMMUNITY if several else Level.GRID).value}


async def board_drawn(act: Act, post: BoardPost, sha: str | None) -> None:
    """The picture is there (or can't be): tell the group, the text beside it."""
    post.picture_wanted, post.sha = False, sha
    chat = await act.session.get_one(Chat, post.chat_id)
    facts: Mapping[str, Any] = {**post.facts, "photo": sha or ""}
    week = post.facts["span"] == Span.WEEK
    notice, about = (Notice.BOARD_WEEK, "board") if week else (Notice.MONTH_POSTED, "month")
    await tell(act, [chat], notice, dict(facts), lane=Lane.BULK, dedupe=f"{about}:{post.area_id}:{post.key}")


async def have_drawn(act: Act, chat: Chat, area: Area, facts: Mapping[str, Any]) -> None:
    """Let a board be drawn and then told, once for its period and group; one on which nobody stands has no picture."""
    values = {"chat_id": chat.id, "area_id": area.id, "key": facts["key"], "facts": dict(facts), "at": act.now}
    drawn = bool(facts["lines"])
    post = await insert_once(act.session, BoardPost, **values, picture_wanted=drawn, sha=None)
    if post is not None and drawn:
        wake(act.session, PICTURES)
    elif post is not None:
        await board_drawn(act, await act.session.get_one(BoardPost, post), None)
