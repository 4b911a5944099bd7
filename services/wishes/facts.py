"""The facts of a wish, cut to what each reader may see at this moment: whom it is for, and where, to very few."""

from collections.abc import Sequence
from typing import Any

from sqlmodel import col, select

from models import ClaimState, Level, Person, PointRule, Role, Wish, WishClaim, WishState
from models.wishes import GOING, IN_HAND, WISH_LIVES, WishKind
from services.act import Act
from services.contact_cards import phone_of
from services.directory import Directory, directory
from services.facts import iso
from services.points.table import rules_at
from services.roster import of_area
from services.rules.naming import as_shown
from services.same_person import whoever
from services.wishes.loading import STANDING, checks, claims_of, may_know_where
from services.wishes.telling import DESK, GROUP, LEADER

SEEN_BY_ALL = ("version", "words", "wanted", "points", "visit", "skill", "slots", "for_other")
_AFTER = frozenset({ClaimState.CONFIRMED, ClaimState.RELEASED, ClaimState.GIVEN_BACK, ClaimState.DECLINED})
_AFTER_ASKING = frozenset({ClaimState.PASSED, ClaimState.LAPSED, ClaimState.OVER})


async def plain_facts(act: Act, wish: Wish) -> dict[str, Any]:
    """What everybody may know of a wish that was posted; of help, and of what was not, its words are left out."""
    known = await directory(act.session)
    home = known.areas.get(wish.home_id or 0)
    yard = known.compounds.get((home.compound_id if home else None) or 0)
    return {
        "wish": wish.id,
        "kind": wish.kind.value,
        "state": wish.state.value,
        "yard": yard.name if yard else known.areas[wish.area_id].name,
        "now": iso(act.now),
        **{name: getattr(wish, name) for name in SEEN_BY_ALL},
    }


async def card_facts(act: Act, wish: Wish, audience: str) -> dict[str, Any]:
    """The live card, for the chat that ``act`` is in."""
    claims = await claims_of(act, wish, STANDING | {ClaimState.CONFIRMED})
    facts = await plain_facts(act, wish) | {"audience": audience, "people": [], "count": _count(claims)}
    match audience:
        case _ if audience == GROUP:
            return facts | {"people": await _shown(act, claims)}
        case _ if audience == DESK:
            return facts | await _for_desk(act, wish, claims)
        case _ if audience == LEADER:
            return facts | await _for_leader(act, wish, claims)
        case _:
            return facts | await _for_own(act, wish, claims)


def _count(claims: Sequence[WishClaim]) -> int:
    return sum(claim.state in IN_HAND or claim.state is ClaimState.CONFIRMED for claim in claims)


async def _reader(act: Act) -> Person | None:
    """Whom the chat is with."""
    number = act.chat.person_id if act.chat is not None else None
    return await whoever(act.session, number) if number else None


async def _shown(act: Act, claims: Sequence[WishClaim]) -> list[dict[str, str]]:
    """Who has it in hand, as each chose to be called before others."""
    found = []
    for claim in claims:
        if claim.state is not ClaimState.ASKED:
            person = await whoever(act.session, claim.person_id)
            how, name = as_shown(person.name, person.shown)
            found.append({"how": how, "name": name})
    return found


async def _whole(act: Act, claims: Sequence[WishClaim]) -> list[dict[str, Any]]:
    """The same by their names, for those who deal with them."""
    known = await directory(act.session)
    found = []
    for claim in claims:
        person = await whoever(act.session, claim.person_id)
        home = _house(known, person.home_area_id)
        found.append({"how": "full", "name": person.name, "claim": claim.id, "state": claim.state.value, "home": home})
    return found


def _house(known: Directory, area_id: int | None) -> str:
    """Compound and building of a home, "" where it is unknown: who they are to the desk."""
    area = known.areas.get(area_id or 0)
    if area is None:
        return ""
    building = known.around(area).get(Level.BUILDING)
    yard = known.compounds.get(area.compound_id or 0)
    return " ".join(one.name for one in (yard, building) if one is not None)


async def address_of(act: Act, wish: Wish) -> str:
    """Where it is wanted: compound, building and stair, and what was told of the door."""
    known = await directory(act.session)
    home = known.areas.get(wish.home_id or 0)
    if home is None:
        return wish.door
    levels = known.around(home)
    yard = known.compounds.get(home.compound_id or 0)
    steps = "".join(levels[level].name for level in (Level.BUILDING, Level.STAIR) if level in levels)
    return " ".join(filter(None, [yard.name if yard else "", wish.door or steps]))


async def private_facts(act: Act, wish: Wish) -> dict[str, Any]:
    """Whom it is for, where, how they are reached."""
    return {"name": wish.name, "where": await address_of(act, wish), "phone": wish.phone}


async def rule_of_wish(act: Act, wish: Wish) -> PointRule | None:
    """The line of the table of points that it is worth today, as long as the community has one."""
    rules = await rules_at(act.session, wish.area_id, act.today)
    return next((rule for rule in rules if rule.key == wish.rule), None)


async def _for_desk(act: Act, wish: Wish, claims: Sequence[WishClaim]) -> dict[str, Any]:
    """Everything while it lives, for who checks it today."""
    reader = await _reader(act)
    if reader is None or not await checks(act, reader, wish):
        return {"gone": True}
    rule = await rule_of_wish(act, wish)
    teller = await whoever(act.session, wish.told_by_id)
    return {
        **(await private_facts(act, wish) if wish.state in WISH_LIVES else {}),
        "told_by": teller.name if wish.for_other else "",
        "rule": {"zh_CN": rule.name, "en": rule.name_en or rule.name} if rule else None,
        "people": await _whole(act, [claim for claim in claims if claim.state is not ClaimState.ASKED]),
        "reason": wish.reason,
    }


async def _for_leader(act: Act, wish: Wish, claims: Sequence[WishClaim]) -> dict[str, Any]:
    """Who goes for the first time to somebody of the leader's building, and where."""
    reader = await _reader(act)
    person = await leader_for(act, wish)
    if reader is None or person is None or person.id != reader.id or not await may_know_where(act, wish):
        return {"gone": True}
    going = [claim for claim in claims if claim.state in GOING]
    return {**await private_facts(act, wish), "people": await _whole(act, going)}


async def leader_for(act: Act, wish: Wish) -> Person | None:
    """Who goes along the first time: the building leader, else the grid member."""
    home = (await directory(act.session)).areas.get(wish.home_id or wish.area_id)
    assert home is not None
    for role in (Role.BUILDING_LEADER, Role.GRID_MEMBER):
        found = await of_area(act.session, home, role, act.now)
        if found:
            return await whoever(act.session, found[0])
    return None


async def is_first_visit(act: Act, wish: Wish) -> bool:
    """Whether nobody has visited this wisher before."""
    if not wish.visit:
        return False
    same = [
        col(Wish.visit).is_(True), col(Wish.state) == WishState.CONFIRMED, col(Wish.id) != wish.id,
        col(Wish.name) == wish.name, col(Wish.home_id) == wish.home_id,
    ]  # fmt: skip
    return (await act.session.execute(select(Wish.id).where(*same).limit(1))).first() is None


async def _for_own(act: Act, wish: Wish, claims: Sequence[WishClaim]) -> dict[str, Any]:
    """For whoever told it, has it in hand, or is asked; for anybody else there is nothing."""
    reader = await _reader(act)
    if reader is None:
        return {"gone": True}
    people = (await directory(act.session)).same([reader.id])
    if wish.told_by_id in people:
        return await _for_wisher(act, wish, claims)
    found = await claims_of(act, wish, STANDING | _AFTER | _AFTER_ASKING)
    mine = [claim for claim in found if claim.person_id in people]
    return await _for_claimer(act, wish, claims, mine[-1]) if mine else {"gone": True}


async def _for_wisher(act: Act, wish: Wish, claims: Sequence[WishClaim]) -> dict[str, Any]:
    going = [claim for claim in claims if claim.state is not ClaimState.ASKED]
    return {
        "part": "wisher",
        "people": await _whole(act, going),
        "name": wish.name if wish.for_other else "",
        "reason": wish.reason,
    }


async def _for_claimer(act: Act, wish: Wish, claims: Sequence[WishClaim], mine: WishClaim) -> dict[str, Any]:
    """Their part; whom it is for and where only while it is in their hands, and they do not go alone."""
    knows = mine.state in GOING and await may_know_where(act, wish)
    others = [claim for claim in claims if claim.id != mine.id and claim.state in IN_HAND]
    facts = {
        "part": mine.state.value,
        "claim": mine.id,
        "until": iso(mine.until),
        "arranged": mine.arranged,
        "partner": knows or not wish.visit,
        "people": await _whole(act, others) if mine.state in IN_HAND else [],
    }
    if wish.kind is WishKind.HELP and mine.state not in IN_HAND:
        facts["words"] = ""
    if not knows:
        return facts
    return facts | await private_facts(act, wish) | await _first_visit(act, wish)


async def _first_visit(act: Act, wish: Wish) -> dict[str, Any]:
    leader = await leader_for(act, wish) if await is_first_visit(act, wish) else None
    return {"leader": {"name": leader.name, "phone": phone_of(leader)} if leader else None}
