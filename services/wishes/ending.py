"""The end of a wish: whoever told it says whether it came true, those who did it have their points and thanks."""

from models import ClaimState, Level, Refusal, Refused, Wish, WishClaim
from models.wishes import GOING, WISH_RUNS, WishKind, WishMove
from services.act import Act
from services.directory import directory
from services.points import Award, record
from services.rules.privacy import redact
from services.same_person import ids_of_person
from services.wishes.claiming import ACT_WITHIN
from services.wishes.facts import rule_of_wish
from services.wishes.loading import STANDING, claims_of, move_wish, told_by, why_not, wishers
from services.wishes.making import check_words, forget_where
from services.wishes.telling import redraw_wish, say_of, say_to_claimers, wishers_chats


async def confirm_wish(act: Act, wish_id: int) -> Wish:
    """圆了: those who said that it is done (where none did, those who have it in hand) have their points, once."""
    wish = await wishers(act, wish_id)
    if wish.state not in WISH_RUNS:
        raise Refused(why_not(wish), number=wish.id)
    claims = await claims_of(act, wish)
    did = [one for one in claims if one.state is ClaimState.DONE] or [one for one in claims if one.state in GOING]
    if not did:
        raise Refused(Refusal.NOBODY_DID, number=wish.id)
    if {one.person_id for one in did} & await ids_of_person(act.session, act.somebody):
        raise Refused(Refusal.OWN_POINTS)
    move_wish(act, wish, WishMove.CONFIRM)
    wish.confirmed_at = act.now
    forget_where(wish)
    for claim in claims:
        claim.state, claim.until = (ClaimState.CONFIRMED if claim in did else ClaimState.OVER), None
        claim.ended_at = act.now
    await _award(act, wish, did)
    await say_to_claimers(act, wish, did, "confirmed", points=wish.points)
    if not await told_by(act, act.somebody, wish):
        await say_of(act, await wishers_chats(act, wish), wish, "desk-confirmed")
    redraw_wish(act, wish)
    return wish


async def _award(act: Act, wish: Wish, did: list[WishClaim]) -> None:
    """The points that it carried when it was posted; where their day is full already, it is done for thanks alone."""
    if not wish.points:
        return
    known = await directory(act.session)
    area = known.around(known.areas[wish.area_id]).get(Level.COMMUNITY) or known.areas[wish.area_id]
    rule = await rule_of_wish(act, wish)
    why = wish.words if wish.kind is WishKind.WISH else ""
    for claim in did:
        person = known.today(claim.person_id)
        day = (claim.done_at or act.now).astimezone(act.town.timezone).date()
        award = Award(person, f"wish:{wish.id}:{person}", day, wish.points, rule, why)
        try:
            await record(act, area.id, [award])
        except Refused as refused:
            if refused.refusal is not Refusal.DAY_IS_FULL:
                raise


async def not_yet(act: Act, wish_id: int) -> Wish:
    """还没有: those who said that it is done have it in hand again."""
    wish = await wishers(act, wish_id)
    move_wish(act, wish, WishMove.NOT_YET)
    claims = await claims_of(act, wish, STANDING)
    for claim in claims:
        claim.state, claim.done_at = ClaimState.HELD, None
        claim.until = act.town.quiet.next_loud(act.now + ACT_WITHIN)
    wish.turn_at = None
    await say_to_claimers(act, wish, claims, "not-yet")
    redraw_wish(act, wish)
    return wish


async def thank(act: Act, wish_id: int, text: str) -> Wish:
    """Words of thanks, passed on once to those who did it; nothing in them says who somebody is or what ails them."""
    wish = await wishers(act, wish_id)
    words = redact(check_words(text), [])
    if wish.thanks:
        raise Refused(Refusal.THANKED_ALREADY, number=wish.id)
    move_wish(act, wish, WishMove.THANK)
    wish.thanks = words
    did = await claims_of(act, wish, {ClaimState.CONFIRMED})
    await say_to_claimers(act, wish, did, "thanks", words=words)
    redraw_wish(act, wish)
    return wish
