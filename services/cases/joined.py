"""Those whose reports were merged into a case: they hear what its reporter hears, and are asked as its reporter is."""

from typing import Any

from sqlmodel import col, select

from models import Audience, Case, Notice
from services.act import Act
from services.cases.calling_back import answered, call_back_later
from services.cases.parties import reporters_chat
from services.outbox import show_case, tell_case
from services.passing_on import give_result


async def locked(act: Act, case_id: int) -> Case:
    """The case, locked, without asking whose it is: for whoever has a right by a report of their own."""
    query = select(Case).where(col(Case.id) == case_id).with_for_update().execution_options(populate_existing=True)
    return (await act.session.execute(query)).scalar_one()


async def whole_of(act: Act, case: Case) -> Case:
    """The case that it is handled with: itself, unless it was merged."""
    return case if case.merged_into_id is None else await locked(act, case.merged_into_id)


async def joined_by(act: Act, case: Case) -> list[Case]:
    """The reports that were merged into it."""
    if not case.merged:
        return []
    query = select(Case).where(col(Case.merged_into_id) == case.id).order_by(col(Case.id))
    return list((await act.session.execute(query)).scalars())


async def tell_reporter(act: Act, case: Case, why: str, **more: Any) -> None:
    """Tell whoever reported it what has changed."""
    chats = await reporters_chat(act, case)
    await tell_case(act, chats, Notice.CHANGED, case, Audience.REPORTER, why=why, **more)


async def tell_joined(act: Act, whole: Case, why: str, **more: Any) -> None:
    """What the reporter is told is told to everybody who joined."""
    for case in await joined_by(act, whole):
        await tell_reporter(act, case, why, **more)


async def ask_how(act: Act, case: Case) -> None:
    """It is done: the reporter sees the result and is asked; who has said already how content they are is not."""
    if case.satisfaction is None:
        await give_result(act, case)
        call_back_later(act, case)
        await show_case(act, await reporters_chat(act, case), case, Audience.OUTCOME)


async def ask_joined(act: Act, whole: Case) -> None:
    """Everybody who joined sees the result and is asked, as the reporter is."""
    for case in await joined_by(act, whole):
        await ask_how(act, case)


async def ask_anew(act: Act, whole: Case, by: Case) -> None:
    """It is opened again by the reporter of ``by``: what the others had answered is void, and they hear of it."""
    joined = await joined_by(act, whole)
    for case in joined:
        case.confirmed_at = case.satisfaction = case.asked_back_at = None
        answered(case)
    for case in [whole, *joined] if joined else []:
        if case is not by:
            await tell_reporter(act, case, "reopened")
