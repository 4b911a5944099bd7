"""Help is asked of one neighbour after the other: who can, lives near, has time and was asked least comes first."""

from datetime import timedelta

from sqlalchemy import func
from sqlalchemy.orm import aliased
from sqlmodel import col, select

from models import Area, Block, ClaimState, Helper, Person, Refusal, Refused, Wish, WishClaim
from models.wishes import WISH_RUNS, WishMove
from services.act import Act
from services.directory import directory
from services.once import insert_once
from services.people import direct_chats
from services.rules.skills import Able, next_able
from services.same_person import remaining
from services.wishes.loading import count_again, locked_wish, move_wish, own_claim
from services.wishes.telling import OWN, chats_of, redraw_wish, show_wish, wishers_chats

ANSWER_WITHIN = timedelta(hours=1)
"""How long one neighbour has to answer, quiet hours not counted; then the next one is asked."""


async def ask_next(act: Act, wish: Wish, *, just_told: bool = False) -> None:
    """Ask the next one; when nobody is left, whoever needs it chooses what becomes of it.

    Who has ``just_told`` it has its card before them already, and that one says so.
    """
    able = next_able(await _able(act, wish), wish.slots)
    redraw_wish(act, wish)
    if able is None:
        move_wish(act, wish, WishMove.RUN_OUT)
        if not just_told:
            await show_wish(act, await wishers_chats(act, wish), wish, OWN)
        return
    until = act.town.quiet.next_loud(act.town.quiet.next_loud(act.now) + ANSWER_WITHIN)
    await insert_once(
        act.session,
        WishClaim,
        wish_id=wish.id,
        person_id=able.person,
        state=ClaimState.ASKED,
        at=act.now,
        until=until,
        arranged=False,
    )
    move_wish(act, wish, WishMove.ASK, person=able.person)
    await show_wish(act, await chats_of(act, [able.person]), wish, OWN)


async def _able(act: Act, wish: Wish) -> list[Able]:
    """Who said they can, lives in the community, can be reached, was not asked for this, and is not kept apart."""
    known = await directory(act.session)
    path, mine = known.path_of(wish.area_id), set(known.same([wish.told_by_id]))
    entered = aliased(Person)
    query = (
        select(Helper, Person)
        .join(entered, col(entered.id) == col(Helper.person_id))
        .join(Person, col(Person.id) == remaining(entered))
        .join(Area, col(Area.id) == col(Person.home_area_id))
        .where(col(Helper.skill) == wish.skill, col(Area.path).startswith(path))
    )
    rows = [(row[0], row[1]) for row in (await act.session.execute(query)).all()]
    reached = await direct_chats(act.session, [person.id for _, person in rows])
    apart = mine | await _apart(act, mine) | await _asked(act, wish)
    often = await _how_often(act, [person.id for _, person in rows])
    home = known.areas.get(wish.home_id or 0)
    return [
        Able(
            person.id,
            _distance(known.areas.get(person.home_area_id or 0), home),
            frozenset(one.slots),
            often[person.id],
        )
        for one, person in rows
        if person.id in reached and person.id not in apart
    ]


def _distance(theirs: Area | None, home: Area | None) -> int:
    """0 in the same compound, 1 elsewhere in the community."""
    return 0 if theirs and home and theirs.compound_id and theirs.compound_id == home.compound_id else 1


async def _apart(act: Act, mine: set[int]) -> set[int]:
    """Whom one of the two does not want to meet."""
    query = select(Block).where(col(Block.person_id).in_(mine) | col(Block.other_id).in_(mine))
    return {one for row in (await act.session.execute(query)).scalars() for one in (row.person_id, row.other_id)}


async def _asked(act: Act, wish: Wish) -> set[int]:
    query = select(WishClaim.person_id).where(col(WishClaim.wish_id) == wish.id)
    return set((await act.session.execute(query)).scalars())


async def _how_often(act: Act, people: list[int]) -> dict[int, int]:
    """How often each was asked or helped before: what has to be done is spread."""
    query = select(col(WishClaim.person_id), func.count()).where(col(WishClaim.person_id).in_(people))
    counted = {row[0]: row[1] for row in (await act.session.execute(query.group_by(col(WishClaim.person_id)))).all()}
    return {one: counted.get(one, 0) for one in people}


async def answer_asked(act: Act, wish_id: int, *, yes: bool, holds: timedelta) -> Wish:
    """我来, or 这次不行: then the next one is asked."""
    wish = await locked_wish(act, wish_id)
    if wish.state not in WISH_RUNS:
        raise Refused(Refusal.ASKED_TOO_LATE, number=wish.id)
    try:
        claim = await own_claim(act, wish, {ClaimState.ASKED})
    except Refused:
        raise Refused(Refusal.ASKED_TOO_LATE, number=wish.id) from None
    if not yes:
        claim.state, claim.until, claim.ended_at = ClaimState.PASSED, None, act.now
        move_wish(act, wish, WishMove.PASS)
        await act.session.flush()
        await ask_next(act, wish)
        return wish
    move_wish(act, wish, WishMove.CLAIM)
    claim.state, claim.until = ClaimState.HELD, act.town.quiet.next_loud(act.now + holds)
    await count_again(act, wish)
    redraw_wish(act, wish)
    return wish


async def lapse(act: Act, wish: Wish, claim: WishClaim) -> None:
    """Nobody answered in time: the next one is asked, and nobody is blamed."""
    claim.state, claim.until, claim.ended_at = ClaimState.LAPSED, None, act.now
    move_wish(act, wish, WishMove.LAPSE, person=claim.person_id)
    await act.session.flush()
    await ask_next(act, wish)
