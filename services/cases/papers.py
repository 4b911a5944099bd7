"""限期整改通知单 and 催办单: drafted for a case that a unit has, issued by a press, told to the unit, then printed.

Only a person issues one: the bot reminds and drafts, it does not admonish.
"""

from datetime import timedelta
from typing import Any

from sqlalchemy import func
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col, select

from models import (
    Area,
    Audience,
    Case,
    Level,
    Measure,
    Move,
    Notice,
    Paper,
    PaperKind,
    Person,
    Purpose,
    Refusal,
    Refused,
    Right,
    Role,
)
from models.moves import HELD
from models.papers import RECTIFY_DAYS
from services.access import access_case, access_number
from services.act import Act
from services.cases.parties import area_of, chats_for, heads, in_charge, officers, team_chats
from services.cases.timeline import check_version, move_case, refuse_over
from services.deadlines import set_climb
from services.directory import directory
from services.facts import case_facts, iso, names
from services.outbox import tell_case
from services.rules.ladder import Rung
from services.rules.privacy import redact
from services.rules.words import clean

PAGE = "paper"
LONGEST = 300
GOOD_FOR = timedelta(days=1)
_MOST_SHOWN = 3


async def draft_paper(act: Act, number: int, kind: PaperKind, basis: str) -> Paper:
    """A paper that waits to be issued; drafted again it says the new ground."""
    case = await access_number(act, number, Right.ISSUE)
    refuse_over(case)
    if case.state not in HELD or case.held_by is not Role.OFFICER or case.unit_id is None:
        raise Refused(Refusal.NO_UNIT_YET, number=case.number)
    said = redact(clean(basis)[:LONGEST], [])
    mine = select(Paper).where(
        col(Paper.case_id) == case.id,
        col(Paper.kind) == kind,
        col(Paper.number).is_(None),
        col(Paper.drafted_by_id) == act.somebody.id,
    )
    paper = (await act.session.execute(mine.limit(1))).scalar_one_or_none() or Paper(
        kind=kind,
        case_id=case.id,
        community_id=(await _community(act, case)).id,
        unit_id=case.unit_id,
        drafted_by_id=act.somebody.id,
        drafted_at=act.now,
    )
    paper.basis, paper.unit_id, paper.drafted_at = said, case.unit_id, act.now
    act.session.add(paper)
    await act.session.flush()
    return paper


async def issue_paper(act: Act, paper_id: int, version: int, days: int) -> Paper:
    """Give it a number and a date, write that into the timeline, and tell the unit."""
    paper = await act.session.get(Paper, paper_id)
    if paper is None:
        raise Refused(Refusal.STALE, number=0)
    case = await access_case(act, paper.case_id, Right.ISSUE)
    await act.session.refresh(paper)
    if paper.number is not None:
        raise Refused(Refusal.PAPER_OUT, number=case.number)
    refuse_over(case)
    check_version(case, version)
    if case.unit_id != paper.unit_id or (paper.kind is PaperKind.RECTIFY and days not in RECTIFY_DAYS):
        raise Refused(Refusal.STALE, number=case.number)
    await _fill_in(act, case, paper, days)
    await move_case(act, case, Move.SERVE, facts={"paper": paper.id, "names": [await _label_of(act, paper)]})
    await _tell_unit(act, case, paper)
    if paper.kind is PaperKind.RECTIFY:
        await _stand_on_its_rung(act, case, paper)
    return paper


async def _tell_unit(act: Act, case: Case, paper: Paper) -> None:
    """The unit's people and its own group, and the desk if the street issued it: what is demanded of a unit is nothing
    for others to read."""
    desk = [person for person in await in_charge(act, case, Role.DESK) if person != act.somebody.id]
    people = [*await officers(act, case), *await heads(act, case), *desk]
    groups = [chat for chat in await team_chats(act, case) if chat.purpose is Purpose.UNIT]
    chats = [*await chats_for(act, dict.fromkeys(people)), *groups]
    await tell_case(act, chats, Notice.PAPER, case, Audience.HOLDER, **await paper_facts(act, paper))


async def _stand_on_its_rung(act: Act, case: Case, paper: Paper) -> None:
    """督办, the rung of head and desk: both have read of it now, and the one above waits for the paper's date."""
    case.rung = max(Rung(case.rung), Rung.FIRST)
    case.promised_at = max(filter(None, [case.promised_at, paper.due_at]))
    await set_climb(act, case)


async def _fill_in(act: Act, case: Case, paper: Paper, days: int) -> None:
    facts = await case_facts(act, case, Audience.HOLDER)
    category = facts["category"]
    paper.issued_by_id, paper.issued_at = act.somebody.id, act.now
    paper.year = act.now.astimezone(act.town.timezone).year
    paper.due_at = case.due_at
    if paper.kind is PaperKind.RECTIFY:
        paper.due_at = act.town.calendar.add(act.now, days, Measure.WORKING_DAYS)
    paper.place, paper.words = facts["public_place"], facts["words"]
    paper.matter = category["zh_CN"] if category else ""
    paper.number = await _next_number(act.session, paper)
    await act.session.flush()


async def _next_number(session: AsyncSession, paper: Paper) -> int:
    """Without gaps: the draft's case is locked, and two desks of one community share one writer or meet at the key."""
    last = select(func.max(col(Paper.number))).where(
        col(Paper.community_id) == paper.community_id, col(Paper.kind) == paper.kind, col(Paper.year) == paper.year
    )
    return int((await session.execute(last)).scalar_one() or 0) + 1


async def _community(act: Act, case: Case) -> Area:
    known = await directory(act.session)
    area = await area_of(act, case)
    return known.around(area).get(Level.COMMUNITY, area)


async def _label(act: Act, paper: Paper) -> dict[str, Any]:
    return {"community": await _name_of(act, paper), "year": paper.year, "serial": paper.number}


async def _label_of(act: Act, paper: Paper) -> str:
    """As it stands on the paper itself, which has one language."""
    return f"{await _name_of(act, paper)}〔{paper.year}〕{paper.number}号"


async def _name_of(act: Act, paper: Paper) -> str:
    return (await directory(act.session)).areas[paper.community_id].name


async def paper_facts(act: Act, paper: Paper) -> dict[str, Any]:
    """What a card and the page show of it; the link is good for a day."""
    known = await directory(act.session)
    issuer = await act.session.get(Person, paper.issued_by_id) if paper.issued_by_id else None
    hours = int(act.now.timestamp() // 3600)
    return {
        "paper": paper.id,
        "kind": paper.kind.value,
        **await _label(act, paper),
        "to": names(known.units.get(paper.unit_id)),
        "basis": paper.basis,
        "until": iso(paper.due_at),
        "issued_at": iso(paper.issued_at),
        "issuer": issuer.name if issuer else "",
        "paper_place": paper.place,
        "matter": paper.matter,
        "said": paper.words,
        "link": act.town.doors.link(PAGE, paper.id, hours) if paper.number else "",
    }


async def issued_papers(act: Act, case_id: int) -> list[dict[str, Any]]:
    """Those of a case that are out already, the newest first, each with a fresh link."""
    query = select(Paper).where(col(Paper.case_id) == case_id, col(Paper.number).is_not(None))
    found = (await act.session.execute(query.order_by(col(Paper.id).desc()).limit(_MOST_SHOWN))).scalars()
    return [await paper_facts(act, paper) for paper in found]


async def paper_behind(act: Act, token: str) -> dict[str, Any]:
    """The paper that a link leads to; refuses an old one."""
    numbers = act.town.doors.opened(PAGE, token)
    if numbers is None or len(numbers) != 2:
        raise Refused(Refusal.PAPER_GONE)
    paper_id, hours = numbers
    paper = await act.session.get(Paper, paper_id)
    if paper is None or paper.number is None or abs(act.now.timestamp() - hours * 3600) > GOOD_FOR.total_seconds():
        raise Refused(Refusal.PAPER_GONE)
    return await paper_facts(act, paper)
