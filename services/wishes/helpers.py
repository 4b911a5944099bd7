"""我能: what somebody can do for neighbours, and when. 屏蔽: with whom they are never brought together again."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import delete
from sqlmodel import col, select

from models import Area, Block, ClaimState, Helper, Person, Refusal, Refused, Wish, WishClaim
from models.wishes import GOING
from services.act import Act
from services.directory import directory
from services.once import insert_each_once
from services.points.asking import community_of
from services.rules.skills import SKILLS, skills_in, slots_in
from services.rules.words import one_line
from services.same_person import own, whoever

MET = GOING | {ClaimState.CONFIRMED}
MOST_MET = 8


async def own_skills(act: Act) -> dict[str, Any]:
    """``can``: list of ``{"skill", "slots"}`` of the acting person; ``others``: what else there is."""
    query = select(Helper).where(own(Helper.person_id, act.somebody.id)).order_by(col(Helper.id))
    rows = {row.skill: row for row in (await act.session.execute(query)).scalars()}
    can = [{"skill": row.skill, "slots": row.slots} for row in rows.values()]
    return {"can": can, "others": [skill for skill in SKILLS if skill not in rows]}


async def say_can(act: Act, words: str) -> dict[str, Any]:
    """我能 理发 修电脑 周末: each skill that is named, for the times that are named."""
    skills = skills_in(words)
    if not skills:
        raise Refused(Refusal.SKILL_UNREAD)
    await community_of(act, act.somebody)
    return await _put(act, skills, slots_in(words, act.now.astimezone(act.town.timezone).replace(tzinfo=None)))


async def _put(act: Act, skills: Iterable[str], slots: list[str]) -> dict[str, Any]:
    wanted = list(skills)
    await _forget(act, wanted)
    rows = [{"person_id": act.somebody.id, "skill": one, "slots": slots, "at": act.now} for one in wanted]
    await insert_each_once(act.session, Helper, rows)
    return await own_skills(act)


async def _forget(act: Act, skills: Iterable[str]) -> None:
    mine = own(Helper.person_id, act.somebody.id), col(Helper.skill).in_(list(skills))
    await act.session.execute(delete(Helper).where(*mine).execution_options(synchronize_session=False))


async def switch_skill(act: Act, skill: str) -> dict[str, Any]:
    """One more skill, at any time; or one less."""
    if skill not in SKILLS:
        raise Refused(Refusal.UNKNOWN_BUTTON)
    if any(one["skill"] == skill for one in (await own_skills(act))["can"]):
        await _forget(act, [skill])
        return await own_skills(act)
    await community_of(act, act.somebody)
    return await _put(act, [skill], [])


async def blocks_of(act: Act) -> dict[str, Any]:
    """``people``: whom one has met by a wish or by help, and whom one keeps away: ``{"id", "name", "blocked"}``."""
    blocked = await _blocked(act)
    met = [one for one in await _met(act) if one not in blocked]
    people = [(await whoever(act.session, one), one in blocked) for one in [*sorted(blocked), *met[:MOST_MET]]]
    return {"people": [{"id": person.id, "name": person.name, "blocked": off} for person, off in people]}


async def _blocked(act: Act) -> set[int]:
    known = await directory(act.session)
    rows = await act.session.execute(select(Block.other_id).where(own(Block.person_id, act.somebody.id)))
    return {known.today(one) for one in rows.scalars()}


async def _met(act: Act) -> list[int]:
    """Those who helped one, and whom one helped, the latest first."""
    known = await directory(act.session)
    mine = own(Wish.told_by_id, act.somebody.id)
    both = select(Wish.told_by_id, WishClaim.person_id, WishClaim.id).join(Wish, col(Wish.id) == col(WishClaim.wish_id))
    query = both.where(col(WishClaim.state).in_(MET), mine | own(WishClaim.person_id, act.somebody.id))
    rows = (await act.session.execute(query.order_by(col(WishClaim.id).desc()).limit(2 * MOST_MET))).all()
    met = dict.fromkeys(known.today(one) for row in rows for one in (row[0], row[1]))
    return [one for one in met if one != act.somebody.id]


async def switch_block(act: Act, person_id: int) -> dict[str, Any]:
    """Keep somebody away, or no longer. They are not told."""
    blocked = await _blocked(act)
    if person_id in blocked:
        known = await directory(act.session)
        others = col(Block.other_id).in_(known.same([person_id]))
        gone = delete(Block).where(own(Block.person_id, act.somebody.id), others)
        await act.session.execute(gone.execution_options(synchronize_session=False))
        return await blocks_of(act)
    if person_id not in await _met(act):
        raise Refused(Refusal.BLOCK_WHO)
    return await _block(act, person_id)


async def _block(act: Act, person_id: int) -> dict[str, Any]:
    row = {"person_id": act.somebody.id, "other_id": person_id, "at": act.now}
    await insert_each_once(act.session, Block, [row])
    return await blocks_of(act)


async def block_named(act: Act, words: str) -> dict[str, Any]:
    """屏蔽 唐春分: whom one has met, else the only one of this whole name in the community."""
    name = one_line(words)
    met = [person for person in [await whoever(act.session, one) for one in await _met(act)] if person.name == name]
    found = met or await _neighbours(act, name)
    if not found or found[0].id == act.somebody.id:
        raise Refused(Refusal.BLOCK_WHO)
    if len(found) > 1:
        raise Refused(Refusal.SEVERAL_COLLEAGUES, names=[person.name for person in found])
    return await _block(act, found[0].id)


async def _neighbours(act: Act, name: str) -> list[Person]:
    community = await community_of(act, act.somebody)
    homes = select(col(Area.id)).where(col(Area.path).startswith(community.path))
    query = select(Person).where(
        col(Person.name) == name, col(Person.merged_into_id).is_(None), col(Person.home_area_id).in_(homes)
    )
    return list((await act.session.execute(query.order_by(col(Person.id)).limit(MOST_MET))).scalars())
