"""The table of points: which rules hold in a community on a day. Data, versioned, never edited in place."""

from datetime import date

from sqlalchemy import or_
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col, select

from models import PointRule, Refusal, Refused
from services.directory import directory


async def rules_at(session: AsyncSession, community_id: int, day: date) -> list[PointRule]:
    """The rules that hold in a community on a day, its own and its street's; of each the newest version."""
    known = await directory(session)
    above = [int(step) for step in known.path_of(community_id).split("/") if step]
    query = (
        select(PointRule)
        .where(
            col(PointRule.area_id).in_(above),
            col(PointRule.approved_at).is_not(None),
            col(PointRule.since) <= day,
            or_(col(PointRule.until).is_(None), col(PointRule.until) > day),
        )
        .order_by(col(PointRule.id))
    )
    newest = {(rule.area_id, rule.key): rule for rule in (await session.execute(query)).scalars()}
    return list(newest.values())


async def rule_for(session: AsyncSession, community_id: int, day: date, words: str) -> PointRule:
    """The rule that ``words`` mean: its key or name, or the only one whose name holds them."""
    rules = await rules_at(session, community_id, day)
    said = words.strip().lower()
    exact = [rule for rule in rules if said in {rule.key, rule.name.lower(), rule.name_en.lower()}]
    near = [rule for rule in rules if said and (said in rule.name.lower() or said in rule.name_en.lower())]
    found = exact or near
    if len(found) != 1:
        why, names = (Refusal.SEVERAL_RULES, found) if found else (Refusal.UNKNOWN_RULE, rules)
        raise Refused(why, words=words, names=[{"zh_CN": rule.name, "en": rule.name_en or rule.name} for rule in names])
    return found[0]
