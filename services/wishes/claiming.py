"""Taking a wish in hand: claimed, approved where somebody goes to a home, arranged, done, given back."""

from datetime import timedelta

from sqlalchemy import func
from sqlmodel import col, select

from models import ClaimState, Person, Refusal, Refused, Wish, WishClaim, WishState
from models.wishes import GOING, IN_HAND, WishKind, WishMove
from services.act import Act
from services.once import insert_once
from services.people import direct_chats
from services.same_person import ids_of_person, whoever
from services.wishes.asking import ask_next
from services.wishes.facts import is_first_visit, leader_for
from services.wishes.loading import (
    STANDING,
    access_wish,
    are_apart,
    claims_of,
    count_again,
    locked_wish,
    may_know_where,
    move_wish,
    own_claim,
    posted_wish,
    told_by,
    why_not,
)
from services.wishes.telling import (
    DESK,
    GROUP,
    LEADER,
    OWN,
    chats_of,
    desks_of,
    groups_for,
    redraw_wish,
    say_of,
    say_to_claimers,
    show_claimers,
    show_wish,
    wishers_chats,
)

ACT_WITHIN = timedelta(days=2)
"""A claim on which nothing is said for so long is released, and the wish is offered again."""
ARRANGED_FOR = timedelta(days=7)
"""Once they have agreed on a time with the wisher, so long."""
APPROVE_WITHIN = timedelta(days=1)
CONFIRM_WITHIN = timedelta(days=2)
MOST_IN_HAND = 5


async def claim_wish(act: Act, wish_id: int) -> Wish:
    """Take it in hand; to somebody's home, or where nobody knows who claims, the desk says so first."""
    wish = await posted_wish(act, wish_id)
    person = act.somebody
    await _check_claimer(act, wish, person)
    if wish.state is not WishState.OPEN:
        raise Refused(why_not(wish), number=wish.id)
    await _check_hands(act, person)
    waits = wish.visit or person.home_area_id is None
    span = APPROVE_WITHIN if waits else ACT_WITHIN
    entered = await insert_once(
        act.session,
        WishClaim,
        wish_id=wish.id,
        person_id=person.id,
        state=ClaimState.WAITING if waits else ClaimState.HELD,
        at=act.now,
        until=act.town.quiet.next_loud(act.now + span),
        arranged=False,
    )
    if entered is None:
        raise Refused(Refusal.CLAIMED_ALREADY, number=wish.id)
    move_wish(act, wish, WishMove.CLAIM)
    await count_again(act, wish)
    redraw_wish(act, wish)
    await show_wish(act, await chats_of(act, [person.id]), wish, OWN)
    if waits:
        await show_wish(act, await desks_of(act, wish), wish, DESK)
    else:
        await say_of(act, await wishers_chats(act, wish), wish, "claimed", name=person.name)
    return wish


async def claimers(act: Act, wish_id: int) -> Wish:
    """The wish, locked, for somebody who has it in hand or is asked."""
    wish = await locked_wish(act, wish_id)
    await own_claim(act, wish, STANDING)
    return wish


async def say_claimed(act: Act, wish: Wish) -> None:
    """Whoever needs help hears who comes."""
    await say_of(act, await wishers_chats(act, wish), wish, "helping", name=act.somebody.name)


async def _check_claimer(act: Act, wish: Wish, person: Person) -> None:
    """Refuse one's own wish, a second claim, whom the desk declined, and who is kept apart."""
    if await told_by(act, person, wish):
        raise Refused(Refusal.OWN_WISH, number=wish.id)
    people = await ids_of_person(act.session, person)
    before = await claims_of(act, wish, IN_HAND | {ClaimState.DECLINED})
    mine = {claim.state for claim in before if claim.person_id in people}
    if mine & IN_HAND:
        raise Refused(Refusal.CLAIMED_ALREADY, number=wish.id)
    if ClaimState.DECLINED in mine or await are_apart(act, person.id, wish.told_by_id):
        raise Refused(Refusal.NOT_THIS_WISH, number=wish.id)


async def _check_hands(act: Act, person: Person) -> None:
    """Refuse whom we can tell nothing in private, and who has enough in hand."""
    if not await direct_chats(act.session, [person.id]):
        raise Refused(Refusal.WISH_DIRECT_FIRST)
    people = await ids_of_person(act.session, person)
    holding = select(func.count()).select_from(WishClaim).where(
        col(WishClaim.person_id).in_(people), col(WishClaim.state).in_(IN_HAND - {ClaimState.DONE})
    )  # fmt: skip
    if (await act.session.execute(holding)).scalar_one() >= MOST_IN_HAND:
        raise Refused(Refusal.ENOUGH_IN_HAND, most=MOST_IN_HAND)


async def decide_claim(act: Act, wish_id: int, claim_id: int, *, yes: bool) -> Wish:
    """The desk says who goes; once they are two they read where, and the first time somebody comes along."""
    wish = await access_wish(act, wish_id)
    claim = next((one for one in await claims_of(act, wish, IN_HAND) if one.id == claim_id), None)
    if claim is None or claim.state is not ClaimState.WAITING:
        raise Refused(Refusal.STALE, number=wish.id)
    if claim.person_id in await ids_of_person(act.session, act.somebody):
        raise Refused(Refusal.APPROVES_SELF)
    if not yes:
        move_wish(act, wish, WishMove.DECLINE, person=claim.person_id)
        claim.state, claim.until, claim.ended_at = ClaimState.DECLINED, None, act.now
        await say_to_claimers(act, wish, [claim], "declined")
        await _wanted_again(act, wish)
        return wish
    move_wish(act, wish, WishMove.APPROVE, person=claim.person_id)
    claim.state, claim.until = ClaimState.HELD, None
    await act.session.flush()
    await _go(act, wish)
    return wish


async def _go(act: Act, wish: Wish) -> None:
    """Whoever may go now knows where; while one waits for a second, no time runs."""
    redraw_wish(act, wish)
    going = await claims_of(act, wish, GOING)
    if not await may_know_where(act, wish):
        return
    for claim in going:
        if claim.state is ClaimState.HELD and claim.until is None:
            claim.until = act.town.quiet.next_loud(act.now + ACT_WITHIN)
    await act.session.flush()
    await show_claimers(act, wish)
    names = [(await whoever(act.session, claim.person_id)).name for claim in going]
    await say_of(act, await wishers_chats(act, wish), wish, "coming" if wish.visit else "claimed", names=names)
    leader = await leader_for(act, wish) if await is_first_visit(act, wish) else None
    if leader is not None and leader.id not in {claim.person_id for claim in going}:
        await show_wish(act, await chats_of(act, [leader.id]), wish, LEADER)


async def _wanted_again(act: Act, wish: Wish) -> None:
    """Somebody is out: the next neighbour is asked, or the group reads that people are wanted."""
    before = wish.state
    await count_again(act, wish)
    redraw_wish(act, wish)
    if wish.state is not WishState.OPEN:
        return
    if wish.kind is WishKind.HELP:
        await ask_next(act, wish)
    elif before is not WishState.OPEN:
        await show_wish(act, await groups_for(act, wish), wish, GROUP)
    for claim in await claims_of(act, wish, {ClaimState.HELD}) if wish.visit else ():
        claim.until = claim.until if await may_know_where(act, wish) else None


async def arrange(act: Act, wish_id: int) -> Wish:
    """约好了: they have spoken and agreed on a time, so the claim stands longer."""
    wish = await locked_wish(act, wish_id)
    claim = await own_claim(act, wish, {ClaimState.HELD})
    await _check_may_act(act, wish)
    move_wish(act, wish, WishMove.ARRANGE)
    claim.arranged, claim.until = True, act.town.quiet.next_loud(act.now + ARRANGED_FOR)
    redraw_wish(act, wish)
    return wish


async def _check_may_act(act: Act, wish: Wish) -> None:
    if not await may_know_where(act, wish):
        raise Refused(Refusal.GO_IN_TWOS, number=wish.id)


async def finish(act: Act, wish_id: int) -> Wish:
    """办好了: when all of them say so, whoever told it is asked."""
    wish = await locked_wish(act, wish_id)
    claim = await own_claim(act, wish, {ClaimState.HELD})
    await _check_may_act(act, wish)
    move_wish(act, wish, WishMove.FINISH)
    claim.state, claim.until, claim.done_at = ClaimState.DONE, None, act.now
    await count_again(act, wish)
    redraw_wish(act, wish)
    if wish.state is WishState.DONE:
        wish.reminded, wish.turn_at = 0, act.town.quiet.next_loud(act.now + CONFIRM_WITHIN)
        await show_wish(act, await wishers_chats(act, wish), wish, OWN)
    return wish


async def give_back(act: Act, wish_id: int) -> Wish:
    """来不了了: it is wanted again; nobody is blamed."""
    wish = await locked_wish(act, wish_id)
    claim = await own_claim(act, wish, IN_HAND)
    move_wish(act, wish, WishMove.GIVE_BACK)
    claim.state, claim.until, claim.ended_at = ClaimState.GIVEN_BACK, None, act.now
    await say_of(act, await wishers_chats(act, wish), wish, "given-back", name=act.somebody.name)
    await _wanted_again(act, wish)
    return wish


async def release(act: Act, wish: Wish, claim: WishClaim) -> None:
    """Nobody acted on the claim: it ends, and the wish is offered again."""
    move_wish(act, wish, WishMove.RELEASE, person=claim.person_id)
    claim.state, claim.until, claim.ended_at = ClaimState.RELEASED, None, act.now
    await say_to_claimers(act, wish, [claim], "released")
    await _wanted_again(act, wish)
