"""心愿: what is wanted around, what waits for the desk, one's own."""

from typing import Any

from sqlmodel import col, select

from models import Area, Purpose, Right, Wish, WishClaim, WishState, reaches
from models.wishes import IN_HAND, WISH_LIVES, WishKind
from services.access import standings
from services.act import Act
from services.facts import iso
from services.points.asking import community_here
from services.same_person import own
from services.wishes.facts import plain_facts
from services.wishes.loading import STANDING, claims_of

MOST = 8


async def wishes_around(act: Act) -> dict[str, Any]:
    """``lines``: what is wanted in the community that is meant; in a direct chat ``own`` and ``check``, too."""
    community = await community_here(act)
    wanted = col(Wish.kind) == WishKind.WISH, col(Wish.state) == WishState.OPEN, col(Wish.area_id) == community.id
    private = act.chat is not None and act.chat.purpose is Purpose.DIRECT
    return {
        "area": community.name,
        "lines": await _lines(act, *wanted),
        "own": await _own(act) if private else [],
        "check": await _to_check(act) if private else [],
        "private": private,
        "now": iso(act.now),
    }


async def _lines(act: Act, *where: Any) -> list[dict[str, Any]]:
    query = select(Wish).where(*where).order_by(col(Wish.id).desc()).limit(MOST)
    return [await _line(act, wish) for wish in (await act.session.execute(query)).scalars()]


async def _line(act: Act, wish: Wish) -> dict[str, Any]:
    return await plain_facts(act, wish) | {"count": len(await claims_of(act, wish, IN_HAND))}


async def _own(act: Act) -> list[dict[str, Any]]:
    """What one told, and what one has in hand or is asked for."""
    mine = select(WishClaim.wish_id).where(
        own(WishClaim.person_id, act.somebody.id), col(WishClaim.state).in_(STANDING)
    )
    told = own(Wish.told_by_id, act.somebody.id)
    lines = await _lines(act, told | col(Wish.id).in_(mine), col(Wish.state).in_(WISH_LIVES))
    told_ids = set((await act.session.execute(select(Wish.id).where(told, col(Wish.state).in_(WISH_LIVES)))).scalars())
    return [_cut(line, told=line["wish"] in told_ids) for line in lines]


def _cut(line: dict[str, Any], *, told: bool) -> dict[str, Any]:
    """What somebody needs is read on the card, by who has it in hand."""
    return line | {"told": told, "words": line["words"] if told or line["kind"] == WishKind.WISH.value else ""}


async def _to_check(act: Act) -> list[dict[str, Any]]:
    """What waits for the desk where the acting person checks wishes."""
    held = await standings(act.session, act.somebody, act.now)
    paths = {one.path for one in held if one.path and not one.over and reaches(one.role, Right.WISH)}
    if not paths:
        return []
    inside = [col(Area.path).startswith(path) for path in sorted(paths)]
    where = inside[0]
    for one in inside[1:]:
        where = where | one
    areas = select(col(Area.id)).where(where)
    return await _lines(act, col(Wish.area_id).in_(areas), col(Wish.state) == WishState.TOLD)
