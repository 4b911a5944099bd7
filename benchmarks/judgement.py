"""What is held against a house that was killed again and again: every promise, looked at in its database."""

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from sqlmodel import col, func, select

from bot.database import Database
from models import Case, CaseEvent, Chat, Incoming, Move, Outgoing, RoomMessage, RoomUser, State, after, allowed
from tests.botapi.server import BOT, BotApiServer


@dataclass
class Result:
    """What was counted; ``wrong`` names every broken promise."""

    events: int = 0
    kills: int = 0
    reports: int = 0
    presses: int = 0
    notices: int = 0
    web_messages: int = 0
    web_doubles: int = 0
    telegram_messages: int = 0
    telegram_doubles: int = 0
    marked_doubtful: int = 0
    seconds: float = 0.0
    wrong: list[str] = field(default_factory=list)


@dataclass
class Told:
    """What was acknowledged: the marks of the reports, and the cases that somebody pressed on."""

    reported: list[str] = field(default_factory=list)
    pressed: set[int] = field(default_factory=set)


async def judge(database: Database, server: BotApiServer, told: Told, result: Result) -> None:
    """Look at everything through a session of our own."""
    async with database.reading() as session:
        await _events(session, told, result)
        await _timelines(session, result)
        await _notices(session, result)
        await _messages(session, server, result)


async def _events(session: Any, told: Told, result: Result) -> None:
    cases = list((await session.execute(select(Case))).scalars())
    for mark in told.reported:
        filed = sum(mark in case.words for case in cases)
        expect(result, filed == 1, f"{mark} was filed {filed} times")
    expect(result, len(cases) == len(told.reported), f"{len(cases)} cases of {len(told.reported)} reports")
    query = select(CaseEvent.case_id).where(col(CaseEvent.move) == Move.ACCEPT)
    accepted = Counter((await session.execute(query)).scalars())
    for case_id in told.pressed:
        times = accepted[case_id]
        expect(result, times == 1, f"case {case_id} was accepted {times} times")
    left = await session.execute(select(Incoming).where(col(Incoming.handled_at).is_(None)))
    for row in left.scalars():
        result.wrong.append(f"event {row.id} is not handled: {row.error}")
    result.reports, result.presses = len(told.reported), len(told.pressed)


async def _timelines(session: Any, result: Result) -> None:
    events = list((await session.execute(select(CaseEvent).order_by(col(CaseEvent.id)))).scalars())
    for case in (await session.execute(select(Case))).scalars():
        line = [event for event in events if event.case_id == case.id]
        end = replay([event.move for event in line])
        expect(result, end is case.state, f"the timeline of case {case.number} is not legal: {line}")
        repeated = [move for move, times in Counter(e.move for e in line if e.move in ONCE).items() if times > 1]
        expect(result, not repeated, f"case {case.number} has twice {repeated}")


async def _notices(session: Any, result: Result) -> None:
    rows = list((await session.execute(select(Outgoing))).scalars())
    result.notices, result.marked_doubtful = len(rows), sum(row.doubtful for row in rows)
    for row in rows:
        expect(result, row.sent_at is not None, f"notice {row.id} ({row.notice}) was not sent: {row.error}")


async def _messages(session: Any, server: BotApiServer, result: Result) -> None:
    """In each chat as many messages of the bot's as rows were sent; more only where a row says so."""
    rows = list((await session.execute(select(Outgoing))).scalars())
    for chat in (await session.execute(select(Chat))).scalars():
        sent = [row for row in rows if row.chat_id == chat.id]
        if chat.platform == "web":
            seen = await _web_messages(session, chat)
            result.web_messages += seen
            result.web_doubles += seen - len(sent)
            expect(result, seen == len(sent), f"{chat.external_id} on the page shows {seen} of {len(sent)}")
            continue
        posts = server.world.posts.get(int(chat.external_id), {}).values()
        seen = sum(post.sender["id"] == BOT["id"] for post in posts)
        doubtful = sum(row.doubtful for row in sent)
        result.telegram_messages += seen
        result.telegram_doubles += seen - len(sent)
        fits = len(sent) <= seen <= len(sent) + doubtful
        expect(result, fits, f"{chat.external_id} on Telegram shows {seen} of {len(sent)}, {doubtful} doubtful")


ONCE = frozenset({Move.FILE, Move.ASSIGN, Move.ACCEPT})


def replay(moves: list[Move]) -> State | None:
    """The state that these moves lead to; none when one of them was not allowed."""
    if moves[:1] != [Move.FILE]:
        return None
    state = State.FILED
    for move in moves[1:]:
        if not allowed(move, state):
            return None
        state = after(move, state)
    return state


async def _web_messages(session: Any, chat: Chat) -> int:
    query = (
        select(func.count())
        .select_from(RoomMessage)
        .join(RoomUser, col(RoomUser.id) == col(RoomMessage.sender_id))
        .where(col(RoomMessage.room_id) == int(chat.external_id), col(RoomUser.is_bot))
    )
    return int((await session.execute(query)).scalar_one())


def expect(result: Result, holds: bool, otherwise: str) -> None:
    """A promise that does not hold is wrong."""
    if not holds:
        result.wrong.append(otherwise)
