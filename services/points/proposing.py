"""其他: a community proposes a rule of its own for the table of points, and its street says whether it holds."""

import re
from typing import Any

from sqlmodel import col, select

from models import Area, Notice, PointRule, Refusal, Refused, Right, Role, RuleGroup
from services.access import require
from services.act import Act
from services.directory import directory
from services.outbox import tell
from services.people import direct_chats
from services.points.asking import community_of
from services.points.entries import rule_names
from services.points.recording import MOST
from services.points.table import rules_at
from services.roster import of_area
from services.rules.words import one_line
from services.same_person import ids_of_person, whoever

LONGEST = 20
_TOLD = re.compile(r"(?P<name>.+?)[\s,,]+(?P<points>[-−]?[\d.]+)\s*(?:分|points?)?")


async def propose_rule(act: Act, words: str) -> PointRule:
    """垃圾分类引导 2: it waits until somebody of the street agrees."""
    await require(act, Right.AWARD)
    community = await community_of(act, act.somebody)
    name, points = _read(words)
    there = await rules_at(act.session, community.id, act.today)
    waiting = select(PointRule).where(col(PointRule.area_id) == community.id, *_UNDECIDED)
    known = {rule.name.lower() for rule in [*there, *(await act.session.execute(waiting)).scalars()]}
    if name.lower() in known:
        raise Refused(Refusal.RULE_THERE, rule=name)
    rule = PointRule(
        area_id=community.id,
        key=f"own-{act.incoming_id}",
        name=name,
        group=RuleGroup.OTHER,
        points=points,
        since=act.today,
        proposed_by_id=act.somebody.id,
    )
    act.session.add(rule)
    await act.session.flush()
    people = set(await of_area(act.session, community, Role.STREET, act.now))
    chats = await direct_chats(act.session, sorted(people - await ids_of_person(act.session, act.somebody)))
    if not chats:
        raise Refused(Refusal.NEEDS_SECOND)
    await tell(act, chats.values(), Notice.RULE_ASK, await rule_facts(act, rule))
    return rule


_UNDECIDED: Any = (
    col(PointRule.proposed_by_id).is_not(None),
    col(PointRule.approved_at).is_(None),
    col(PointRule.until).is_(None),
)


def _read(words: str) -> tuple[str, int]:
    found = _TOLD.fullmatch(one_line(words))
    if found is None or len(found["name"]) > LONGEST:
        raise Refused(Refusal.RULE_HOW, most=LONGEST)
    said = found["points"]
    if not (said.isascii() and said.isdigit() and len(said) < 6 and 0 < int(said) <= MOST):
        raise Refused(Refusal.POINTS_ODD, most=MOST)
    return found["name"].strip(), int(said)


async def rule_facts(act: Act, rule: PointRule) -> dict[str, Any]:
    """A proposed rule as desk and street read it."""
    area = (await directory(act.session)).areas[rule.area_id]
    return {
        "rule": rule.id,
        "names": rule_names(rule),
        "points": rule.points,
        "area": area.name,
        "by": (await whoever(act.session, rule.proposed_by_id or 0)).name,
    }


async def decide_rule(act: Act, rule_id: int, *, agreed: bool) -> dict[str, Any]:
    """The street's word: it holds from today, or never does."""
    found = await require(act, Right.APPROVE_RULE)
    query = select(PointRule).where(col(PointRule.id) == rule_id, col(PointRule.proposed_by_id).is_not(None))
    fresh = query.with_for_update().execution_options(populate_existing=True)
    rule = (await act.session.execute(fresh)).scalar_one_or_none()
    area = await act.session.get_one(Area, rule.area_id) if rule else None
    if rule is None or area is None or not any(one.covers(area.path) for one in found):
        raise Refused(Refusal.NOT_YOUR_GRID)
    if rule.approved_at is not None or rule.until is not None:
        how = "no" if rule.approved_at is None else "yes"
        name = (await whoever(act.session, rule.approved_by_id or 0)).name
        raise Refused(Refusal.CORRECTION_DECIDED, how=how, name=name)
    if rule.proposed_by_id in await ids_of_person(act.session, act.somebody):
        raise Refused(Refusal.NEEDS_SECOND)
    rule.approved_by_id = act.somebody.id
    if agreed:
        rule.approved_at, rule.since = act.now, act.today
    else:
        rule.until = rule.since
    facts = await rule_facts(act, rule) | {"agreed": agreed, "second": act.somebody.name}
    chats = await direct_chats(act.session, [rule.proposed_by_id or 0])
    await tell(act, chats.values(), Notice.RULE_DECIDED, facts)
    return facts
