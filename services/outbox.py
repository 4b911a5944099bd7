"""What is owed: rows of the outbox, and the live cards that stand in chats.

Nothing is sent here. A row is added in the transaction that makes it true; delivery sends it afterwards.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import bindparam, or_, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col, select

from models import Audience, Case, Chat, Clue, DayCard, DayCardKind, Lane, Notice, Outgoing, Posting, Purpose
from services.act import Act
from services.directory import directory
from services.endings import at_the_end
from services.facts import facts_for
from services.once import insert_each_once
from services.together import helping_units
from services.wakes import wake

REDRAW_AFTER = timedelta(seconds=2)
"""Changes within this time make one edit of a live card."""


@dataclass(frozen=True)
class Live:
    """What a card that stays live is drawn from, by its row, and whom it is cut for; a case is told of by itself."""

    audience: str = ""
    day_card_id: int | None = None
    clue_id: int | None = None
    activity_id: int | None = None
    wish_id: int | None = None
    bulletin_id: int | None = None


_NOT_LIVE = Live()


async def tell(
    act: Act,
    chats: Iterable[Chat],
    notice: Notice,
    facts: dict[str, Any],
    *,
    lane: Lane = Lane.NOTICES,
    case: Case | None = None,
    live: Live = _NOT_LIVE,
    gather: str = "",
    dedupe: str | None = None,
    reply_to: str = "",
    send_after: datetime | None = None,
) -> None:
    """Owe ``notice`` to each chat. With ``dedupe`` a chat is owed it once for ever."""
    same = {
        "lane": lane,
        "notice": notice.value,
        "facts": facts,
        "send_after": send_after or act.now,
        "gather": gather,
        "incoming_id": act.incoming_id,
        "reply_to": reply_to,
        "case_id": case.id if case else None,
        **vars(live),
        "attempts": 0,
        "error": "",
        "doubtful": False,
    }
    rows = [
        {
            **same,
            "chat_id": chat.id,
            "dedupe": f"{dedupe}:{chat.id}" if dedupe else None,
            "thread": _topic(act, chat, case),
        }
        for chat in chats
    ]
    act.session.info.setdefault(_OWED, []).extend(rows)
    at_the_end(act.session, _OWED, _owe)
    wake(act.session, "outgoing")
    for row in rows:
        wake(act.session, f"outgoing:{row['chat_id']}")


_OWED = "owed"


def hurried(act: Act, case: Case, audience: Audience, lane: Lane) -> bool:
    """Whether a card of the case is owed in this very transaction already; it goes in ``lane`` if that is danger's."""
    rows = [
        row
        for row in act.session.info.get(_OWED, [])
        if row["case_id"] == case.id and row["audience"] == audience.value
    ]
    for row in rows:
        row["lane"] = lane if lane is Lane.DANGER else row["lane"]
    return bool(rows)


def how_many_owed(act: Act) -> int:
    """How many rows this transaction owes so far: what ``bundle`` begins behind."""
    return len(act.session.info.get(_OWED, []))


async def bundle(act: Act, behind: int) -> None:
    """Of what was owed since then, each chat reads news in one list, and more live cards than a few in one, too."""
    rows: list[dict[str, Any]] = act.session.info.get(_OWED, [])
    fresh = rows[behind:]
    chats: dict[tuple[int, bool], list[dict[str, Any]]] = {}
    for row in fresh:
        chats.setdefault((row["chat_id"], bool(row["audience"])), []).append(row)
    for (chat_id, live), theirs in chats.items():
        if len(theirs) > (MOST_CARDS if live else 1) and all(row["case_id"] for row in theirs):
            told = [await _as_told(act, row, await act.session.get_one(Chat, chat_id)) for row in theirs]
            one = theirs[0] | {"notice": Notice.GATHERED.value, "facts": {"notices": told}, "audience": ""}
            fresh = [row for row in fresh if row not in theirs] + [one | {"case_id": None}]
    rows[behind:] = fresh


MOST_CARDS = 5
"""More live cards than these at once for one chat become a list."""


async def _as_told(act: Act, row: dict[str, Any], chat: Chat) -> dict[str, Any]:
    if not row["audience"]:
        return {"notice": row["notice"], "facts": row["facts"]}
    case = await act.session.get_one(Case, row["case_id"])
    return {"notice": row["notice"], "facts": await facts_for(act, case, Audience(row["audience"]), chat)}


async def _owe(session: AsyncSession) -> None:
    await insert_each_once(session, Outgoing, session.info.pop(_OWED))


def _topic(act: Act, chat: Chat, case: Case | None) -> str:
    """Answers go where it was said, news of a case where it was reported, anything else where the group was bound."""
    if act.chat is not None and act.chat.id == chat.id:
        return act.thread
    return case.origin_thread if case is not None and case.origin_chat_id == chat.id else chat.thread


async def tell_case(
    act: Act, chats: Iterable[Chat], notice: Notice, case: Case, audience: Audience, **more: Any
) -> None:
    """Owe a notice about a case: its facts are cut for ``audience``; it does not stay live."""
    options = {key: more.pop(key) for key in ("lane", "gather", "dedupe", "reply_to", "send_after") if key in more}
    for alike in _alike(chats):
        facts = await facts_for(act, case, audience, alike[0])
        await tell(act, alike, notice, {**facts, **more}, case=case, **options)


async def show_case(
    act: Act, chats: Iterable[Chat], case: Case, audience: Audience, *, lane: Lane = Lane.NOTICES, reply_to: str = ""
) -> None:
    """Owe a live card of the case for ``audience``: drawn from the case when it is sent and whenever that changes."""
    await tell(act, chats, Notice.CASE, {}, lane=lane, case=case, live=Live(audience.value), reply_to=reply_to)


def _alike(chats: Iterable[Chat]) -> list[list[Chat]]:
    """Chats that get the same facts: those of one purpose."""
    groups: dict[Purpose | None, list[Chat]] = {}
    for chat in chats:
        groups.setdefault(chat.purpose, []).append(chat)
    return list(groups.values())


_POSTINGS: Any = Posting.__table__  # type: ignore[attr-defined]
_ASK = (
    update(_POSTINGS)
    .where(or_(_POSTINGS.c.redraw_at.is_(None), _POSTINGS.c.redraw_at <= bindparam("now")))
    .values(redraw_at=bindparam("soon"))
)
_REDRAW = _ASK.where(_POSTINGS.c.case_id == bindparam("case"), _POSTINGS.c.audience != "")
_REDRAW_MERGED = _ASK.where(
    _POSTINGS.c.case_id.in_(select(Case.id).where(col(Case.merged_into_id) == bindparam("case"))),
    _POSTINGS.c.audience != "",
)
_REDRAW_DAY = _ASK.where(
    _POSTINGS.c.day_card_id.in_(
        select(DayCard.id).where(
            col(DayCard.day) == bindparam("day"),
            col(DayCard.kind) == bindparam("kind"),
            col(DayCard.person_id).in_(bindparam("people", expanding=True)),
        )
    )
)
_REDRAW_CLUE = _ASK.where(_POSTINGS.c.clue_id == bindparam("clue"))


_NEWBORN = "newborn"


def be_born(act: Act, case: Case) -> None:
    """The case is of this transaction: no card of it stands anywhere before the commit."""
    act.session.info.setdefault(_NEWBORN, set()).add(case.id)


def is_newborn(act: Act, case: Case) -> bool:
    """Whether the case was filed in this very transaction."""
    return case.id in act.session.info.get(_NEWBORN, ())


async def redraw_clue(act: Act, clue: Clue) -> None:
    """Let every card of the clue be drawn again soon."""
    moments = {"now": act.now, "soon": act.now + REDRAW_AFTER}

    async def mark(session: AsyncSession) -> None:
        await session.execute(_REDRAW_CLUE, {"clue": clue.id, **moments})

    at_the_end(act.session, ("redraw clue", clue.id), mark)
    wake(act.session, "outgoing")


async def redraw(act: Act, case: Case) -> None:
    """Let every live card of the case be drawn again soon, also one that is being drawn at this moment."""
    session, moments = act.session, {"now": act.now, "soon": act.now + REDRAW_AFTER}

    async def mark(session: AsyncSession) -> None:
        if not is_newborn(act, case):
            await session.execute(_REDRAW, {"case": case.id, **moments})
        if case.merged:
            await session.execute(_REDRAW_MERGED, {"case": case.id, **moments})
        if whose := await _day_cards(act, case):
            await session.execute(_REDRAW_DAY, whose | moments)

    at_the_end(session, ("redraw", case.id), mark)
    wake(session, "outgoing")


async def _day_cards(act: Act, case: Case) -> dict[str, Any] | None:
    """Whose card of the day the case stands on: its units' workers', or that of whoever logged it."""
    if case.logged_at is not None:
        kind, people = DayCardKind.KINDS, [case.reporter_id]
    elif case.unit_id is not None:
        known, helping = await directory(act.session), await helping_units(act.session, case)
        kind = DayCardKind.WORK
        people = [one for unit in (case.unit_id, *helping) for one in known.anybody_of_unit(unit)]
    else:
        return None
    return {"kind": kind, "people": people, "day": act.now.astimezone(act.town.timezone).date().isoformat()}


async def clue_of_card(act: Act, chat: Chat, message: str) -> int | None:
    """The id of the clue that a card in this chat is about."""
    query = select(Posting.clue_id).where(col(Posting.chat_id) == chat.id, col(Posting.message) == message)
    found: int | None = (await act.session.execute(query)).scalar_one_or_none()
    return found


async def case_of_card(act: Act, chat: Chat, message: str) -> int | None:
    """The id of the case that a card in this chat is about."""
    query = select(Posting.case_id).where(col(Posting.chat_id) == chat.id, col(Posting.message) == message)
    found: int | None = (await act.session.execute(query)).scalar_one_or_none()
    return found
