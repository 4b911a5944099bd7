"""我的志愿: what a volunteer did this year, what is in their hands, what they have of points."""

from datetime import datetime
from typing import Any

from sqlmodel import col, select

from models import Activity, ClaimState, SignUp, Span, Wish, WishClaim
from models.sign_ups import CAME
from models.wishes import IN_HAND, WishKind
from services.act import Act
from services.activities.lists import coming
from services.facts import iso
from services.points.asking import community_of
from services.points.totals import balance_of
from services.rules.hours import minutes_there
from services.same_person import own
from services.wishes.facts import plain_facts
from services.wishes.loading import claims_of

MOST = 5


async def own_service(act: Act) -> dict[str, Any]:
    """The page as ``models.notices`` tells it."""
    person = act.somebody
    community = await community_of(act, person)
    balance = await balance_of(act.session, community.id, person.id, act.today)
    since = _new_year(act)
    times, minutes = await _came(act, since)
    return {
        "activities": times,
        "minutes": minutes,
        "wishes": await _helped(act, WishKind.WISH, since),
        "helps": await _helped(act, WishKind.HELP, since),
        "month": balance.totals[Span.MONTH],
        "year": balance.totals[Span.YEAR],
        "spendable": balance.spendable,
        "coming": (await coming(act, "mine"))["lines"][:MOST],
        "held": await _held(act),
        "now": iso(act.now),
    }


def _new_year(act: Act) -> datetime:
    local = act.now.astimezone(act.town.timezone)
    return local.replace(month=1, day=1, hour=0, minute=0, second=0, microsecond=0).astimezone(act.now.tzinfo)


async def _came(act: Act, since: datetime) -> tuple[int, int]:
    """To how many activities they came, and how many minutes these took."""
    query = (
        select(Activity, SignUp)
        .join(SignUp, col(SignUp.activity_id) == col(Activity.id))
        .where(
            own(SignUp.person_id, act.somebody.id),
            col(SignUp.guest) == "",
            col(SignUp.attendance).in_(CAME),
            col(Activity.starts_at) >= since,
        )
    )
    minutes = [minutes_there(activity, seat) for activity, seat in (await act.session.execute(query)).all()]
    return len(minutes), sum(minutes)


def _claims(act: Act, *states: ClaimState) -> Any:
    query = select(Wish).join(WishClaim, col(WishClaim.wish_id) == col(Wish.id))
    return query.where(own(WishClaim.person_id, act.somebody.id), col(WishClaim.state).in_(states))


async def _helped(act: Act, kind: WishKind, since: datetime) -> int:
    query = _claims(act, ClaimState.CONFIRMED).where(col(Wish.kind) == kind, col(Wish.confirmed_at) >= since)
    return len(list((await act.session.execute(query)).scalars()))


async def _held(act: Act) -> list[dict[str, Any]]:
    query = _claims(act, *IN_HAND).order_by(col(Wish.id)).limit(MOST)
    found = list((await act.session.execute(query)).scalars())
    return [await plain_facts(act, wish) | {"count": len(await claims_of(act, wish, IN_HAND))} for wish in found]
