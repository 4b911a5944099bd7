"""While the street doubts an activity whose points are recorded, they are taken back; once it is clear, given again.

Whoever recorded them, its captain, is one person, and whoever doubts it another.
"""

from sqlmodel import col, select

from models import Activity, ActivityEvent, ActivityMove, ActivityState, Notice, Refusal, Refused, SignUp
from services.act import Act
from services.activities.facts import plain_facts
from services.activities.loading import move_activity
from services.activities.results import community_of_activity
from services.directory import directory
from services.outbox import tell
from services.people import direct_chats
from services.points import give_again, hold


async def hold_points(act: Act, activity: Activity) -> None:
    """Let its points leave the month until they are clear; those whose they are read so. Nothing where none are."""
    if activity.state is not ActivityState.SETTLED:
        return
    if act.somebody.id == activity.leader_id:
        raise Refused(Refusal.NEEDS_SECOND)
    community = await community_of_activity(act, activity)
    event = move_activity(act, activity, ActivityMove.HOLD)
    event.facts = {"entries": await hold(act, community.id, await _deeds(act, activity), activity.title)}
    await act.session.flush()
    chats = await direct_chats(act.session, await _people(act, activity) if event.facts["entries"] else [])
    facts = plain_facts(act, activity) | {"about": "held", "by": "", "why": ""}
    await tell(act, list(chats.values()), Notice.STREET_SAID, facts)


async def let_go(act: Act, activity: Activity) -> None:
    """What was held last is earned again."""
    if holds := await _holds(act, activity):
        await give_again(act, holds[-1].facts["entries"], str(holds[-1].id))


async def _holds(act: Act, activity: Activity) -> list[ActivityEvent]:
    query = select(ActivityEvent).where(
        col(ActivityEvent.activity_id) == activity.id, col(ActivityEvent.move) == ActivityMove.HOLD
    )
    return list((await act.session.execute(query.order_by(col(ActivityEvent.id)))).scalars())


async def _people(act: Act, activity: Activity) -> list[int]:
    """Everybody who ever had a place in it, under each of their ids."""
    query = select(SignUp.person_id).where(col(SignUp.activity_id) == activity.id, col(SignUp.guest) == "")
    known = await directory(act.session)
    ids = set((await act.session.execute(query)).scalars())
    return sorted(ids | {known.today(one) for one in ids})


async def _deeds(act: Act, activity: Activity) -> set[str]:
    """What its points are called in the ledger: as first given, and as given again after an earlier doubt."""
    deeds = {f"activity:{activity.id}:{person}" for person in await _people(act, activity)}
    for held in await _holds(act, activity):
        deeds |= {f"{deed}:{held.id}" for deed in deeds}
    return deeds
