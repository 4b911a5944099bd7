"""Telling a wish or a need of help; the desk looks at it, and it is posted, or sent back with a reason."""

from datetime import timedelta
from typing import Any

from sqlalchemy import func
from sqlmodel import col, select

from models import Area, Lane, Level, Refusal, Refused, Right, Wish
from models.activities import DEED_POINTS, Deed
from models.wishes import WISH_LIVES, ClaimState, WishKind, WishMove, WishState
from services.access import require
from services.act import Act
from services.directory import directory
from services.points.asking import community_of
from services.points.table import rules_at
from services.rules.called import looks_like_name, read_called
from services.rules.privacy import redact
from services.rules.skills import SKILLS, rule_of, skills_in, slots_in
from services.rules.wish_words import LONGEST, MOST_WANTED, read_wanted, read_wish, unsaid
from services.rules.words import clean, is_nothing
from services.understanding import find_place, understanding
from services.wishes.asking import ask_next
from services.wishes.facts import rule_of_wish
from services.wishes.loading import access_wish, check_wish, claims_of, move_wish, wishers
from services.wishes.telling import (
    DESK,
    GROUP,
    OWN,
    desks_of,
    groups_for,
    redraw_wish,
    say_of,
    say_to_claimers,
    show_wish,
    wishers_chats,
)

MOST_OPEN = 3
"""So many of one's own at a time; who tells them for others may tell more."""
MOST_FOR_OTHERS = 30
LOOK_WITHIN = timedelta(days=1)
UNCLAIMED = timedelta(days=7)


def check_words(text: str) -> str:
    """What may be kept of the words; refuses nothing, too much, and what says who somebody is or what ails them."""
    words = clean(text)
    if is_nothing(words):
        raise Refused(Refusal.WISH_EMPTY)
    if len(words) > LONGEST:
        raise Refused(Refusal.WRITE_SHORTER, most=LONGEST)
    found = unsaid(words)
    if found:
        raise Refused(Refusal.WISH_UNSAID, words=found)
    return words


async def tell_wish(act: Act, text: str) -> Wish:
    """A wish, one's own or (替李奶奶 3号楼2单元501: …) that of somebody of one's area; the desk looks at it first."""
    said = read_wish(check_words(text))
    if said.unread:
        raise Refused(Refusal.WISH_FOR_HOW)
    if is_nothing(said.words):
        raise Refused(Refusal.WISH_EMPTY)
    whose = await _for_other(act, said.who) if said.who else await _ones_own(act)
    await _check_count(act, for_other=bool(said.who))
    wish = Wish(
        **whose,
        kind=WishKind.WISH,
        state=WishState.TOLD,
        told_by_id=act.somebody.id,
        words=redact(said.words, [whose["name"]]),
        wanted=wanted_of(said.wanted, visit=said.visit),
        visit=said.visit,
        skill=next(iter(skills_in(said.words)), ""),
        rule=rule_of("company" if said.visit else next(iter(skills_in(said.words)), "")),
        made_at=act.now,
        turn_at=act.town.quiet.next_loud(act.now + LOOK_WITHIN),
    )
    await _written(act, wish)
    await show_wish(act, await desks_of(act, wish), wish, DESK)
    return wish


async def _written(act: Act, wish: Wish) -> None:
    wish.points = await points_of(act, wish)
    act.session.add(wish)
    await act.session.flush()
    move_wish(act, wish, WishMove.TELL)
    assert act.chat is not None
    await show_wish(act, [act.chat], wish, OWN, lane=Lane.ANSWERS)


def wanted_of(count: int, *, visit: bool) -> int:
    """How many people are wanted: to somebody's home two go; refuses nobody and a crowd."""
    if not 1 <= count <= MOST_WANTED:
        raise Refused(Refusal.WISH_COUNT, most=MOST_WANTED)
    return max(count, 2) if visit else count


async def points_of(act: Act, wish: Wish) -> int:
    """What the table gives for it, once; where the community has no such line, what is usual."""
    rule = await rule_of_wish(act, wish)
    return rule.points if rule else DEED_POINTS[Deed(wish.rule)]


async def _ones_own(act: Act) -> dict[str, Any]:
    person = act.somebody
    community = await community_of(act, person)
    return {"area_id": community.id, "home_id": person.home_area_id, "name": person.name, "phone": person.phone}


async def _for_other(act: Act, who: str) -> dict[str, Any]:
    """Name, phone and door of somebody in the area of whoever tells it."""
    try:
        found = await require(act, Right.WISH_FOR)
    except Refused:
        raise Refused(Refusal.WISH_BY_STAFF) from None
    told = read_called(who)
    name = told.called.name or next((part for part in told.words.split() if looks_like_name(part)), "")
    if not name:
        raise Refused(Refusal.WISH_FOR_HOW)
    home = await _home(act, told.words)
    known = await directory(act.session)
    community = known.around(home).get(Level.COMMUNITY) if home else await community_of(act, act.somebody)
    if community is None or not any(_near(one.path, (home or community).path) for one in found):
        raise Refused(Refusal.NOT_YOUR_GRID)
    return {
        "area_id": community.id,
        "home_id": home.id if home else None,
        "name": name,
        "phone": told.called.phone,
        "door": told.words.replace(name, "").strip(" ,\uff0c、"),
        "for_other": True,
    }


def _near(path: str, place: str) -> bool:
    """Whether a place lies in somebody's area, or their area in it."""
    return bool(path) and (place.startswith(path) or path.startswith(place))


async def _home(act: Act, words: str) -> Area | None:
    """The building or stair that the words name; ``None`` where they name none."""
    known = await understanding(act.session)
    where = await find_place(act.session, known, words, chat=None, person=act.somebody, pin=None)
    area = (await directory(act.session)).areas.get(where.area_id) if where and where.placed else None
    return area if area is not None and area.level in (Level.BUILDING, Level.STAIR) else None


async def _check_count(act: Act, *, for_other: bool) -> None:
    living = (
        select(func.count())
        .select_from(Wish)
        .where(
            col(Wish.told_by_id) == act.somebody.id,
            col(Wish.for_other).is_(for_other),
            col(Wish.state).in_(WISH_LIVES),
        )
    )
    most = MOST_FOR_OTHERS if for_other else MOST_OPEN
    if (await act.session.execute(living)).scalar_one() >= most:
        raise Refused(Refusal.WISH_MANY, most=most)


async def tell_help(act: Act, text: str, skill: str = "") -> Wish | None:
    """A need of help, asked around at once; ``None`` when the words name nothing that neighbours can do."""
    words, _ = read_wanted(check_words(text))
    skill = skill or next(iter(skills_in(words)), "")
    if not skill:
        return None
    if skill not in SKILLS:
        raise Refused(Refusal.UNKNOWN_BUTTON)
    whose = await _ones_own(act)
    await _check_count(act, for_other=False)
    wish = Wish(
        **whose,
        kind=WishKind.HELP,
        state=WishState.OPEN,
        told_by_id=act.somebody.id,
        words=redact(words, [act.somebody.name]),
        skill=skill,
        slots=slots_in(words, act.now.astimezone(act.town.timezone).replace(tzinfo=None)),
        rule=rule_of(skill),
        made_at=act.now,
        posted_at=act.now,
    )
    await _written(act, wish)
    await ask_next(act, wish, just_told=True)
    return wish


async def reword_wish(act: Act, wish_id: int, text: str) -> Wish:
    """The desk's words in place of the wisher's: what everybody will read."""
    wish = await access_wish(act, wish_id)
    words = redact(check_words(text), [wish.name])
    move_wish(act, wish, WishMove.EDIT, what="words")
    wish.words = words
    redraw_wish(act, wish)
    return wish


async def set_wanted(act: Act, wish_id: int, text: str) -> Wish:
    """How many people are wanted."""
    wish = await access_wish(act, wish_id)
    digits = text.strip().rstrip("人个位 ")
    count = wanted_of(int(digits) if digits.isdecimal() and len(digits) < 10 else 0, visit=wish.visit)
    move_wish(act, wish, WishMove.EDIT, what="wanted")
    wish.wanted = count
    redraw_wish(act, wish)
    return wish


async def switch_visit(act: Act, wish_id: int, version: int) -> Wish:
    """Whether people go to somebody's home: then two go, and the desk says who."""
    wish = await access_wish(act, wish_id)
    check_wish(wish, version)
    move_wish(act, wish, WishMove.EDIT, what="visit")
    wish.visit = not wish.visit
    wish.wanted = wanted_of(wish.wanted, visit=wish.visit)
    redraw_wish(act, wish)
    return wish


async def rules_for(act: Act, wish_id: int) -> dict[str, Any]:
    """The lines of the table of points that it may be worth."""
    wish = await access_wish(act, wish_id)
    rules = await rules_at(act.session, wish.area_id, act.today)
    options = [
        {"key": rule.key, "names": {"zh_CN": rule.name, "en": rule.name_en or rule.name}, "points": rule.points}
        for rule in rules
    ]
    return {"wish": wish.id, "version": wish.version, "options": options}


async def set_rule(act: Act, wish_id: int, version: int, key: str) -> Wish:
    """What it is worth: a line of the table, and no other value."""
    wish = await access_wish(act, wish_id)
    check_wish(wish, version)
    rules = {rule.key: rule for rule in await rules_at(act.session, wish.area_id, act.today)}
    if key not in rules:
        raise Refused(Refusal.UNKNOWN_BUTTON)
    move_wish(act, wish, WishMove.EDIT, what="rule")
    wish.rule, wish.points = key, rules[key].points
    redraw_wish(act, wish)
    return wish


async def post_wish(act: Act, wish_id: int, version: int) -> Wish:
    """It is in the volunteers' groups."""
    wish = await access_wish(act, wish_id)
    check_wish(wish, version)
    groups = await groups_for(act, wish)
    move_wish(act, wish, WishMove.POST)
    wish.posted_at, wish.reminded = act.now, 0
    wish.turn_at = act.town.quiet.next_loud(act.now + UNCLAIMED)
    redraw_wish(act, wish)
    await show_wish(act, groups, wish, GROUP)
    await say_of(act, await wishers_chats(act, wish), wish, "posted")
    return wish


async def reject_wish(act: Act, wish_id: int, text: str) -> Wish:
    """It is not posted; whoever told it reads why."""
    wish = await access_wish(act, wish_id)
    reason = clean(text)[:LONGEST]
    if is_nothing(reason):
        raise Refused(Refusal.SAY_REASON)
    move_wish(act, wish, WishMove.REJECT)
    wish.reason = reason
    forget_where(wish)
    redraw_wish(act, wish)
    await say_of(act, await wishers_chats(act, wish), wish, "rejected", words=reason)
    return wish


async def withdraw_wish(act: Act, wish_id: int) -> Wish:
    """Whoever told it, or the desk, takes it back; those who have it in hand hear so."""
    wish = await wishers(act, wish_id)
    claims = await claims_of(act, wish)
    move_wish(act, wish, WishMove.WITHDRAW)
    forget_where(wish)
    for claim in claims:
        claim.state, claim.until, claim.ended_at = ClaimState.OVER, None, act.now
    await say_to_claimers(act, wish, claims, "withdrawn")
    if wish.told_by_id != act.somebody.id:
        await say_of(act, await wishers_chats(act, wish), wish, "taken-down")
    redraw_wish(act, wish)
    return wish


def forget_where(wish: Wish) -> None:
    """It is over: where somebody lives and how they are reached is nobody's business any more."""
    wish.door = wish.phone = ""
    wish.turn_at = None


async def hand_to_desk(act: Act, wish_id: int, version: int) -> Wish:
    """Nobody around can help now: let the desk look at it, and post it as a wish."""
    wish = await wishers(act, wish_id)
    check_wish(wish, version)
    move_wish(act, wish, WishMove.HAND_TO_DESK)
    wish.kind = WishKind.WISH
    wish.turn_at = act.town.quiet.next_loud(act.now + LOOK_WITHIN)
    await act.session.flush()
    await show_wish(act, await desks_of(act, wish), wish, DESK)
    redraw_wish(act, wish)
    return wish
