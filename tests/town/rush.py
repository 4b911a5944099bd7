"""Many people press 报名 within a moment: who got a seat, in which order, how long it took."""

import asyncio
import random
import time
from dataclasses import dataclass

from sqlmodel import col, select

from bot.app import App
from models import Account, Activity, Chat, Incoming, Person, Posting, Press, Room, RoomMember, RoomUser, SignUp, Verb
from services.inbox import receive
from services.lanes import lane_of_press


@dataclass(frozen=True)
class Rush:
    """Seconds until all presses were stored, and until all were handled."""

    stored: float
    handled: float


async def move_in(app: App, number: int, group: str) -> list[int]:
    """So many people more in a group of the chat page; their users' ids."""
    async with app.database.transaction() as session:
        room = (await session.execute(select(Chat.external_id).where(col(Chat.key) == group))).scalar_one()
        users = [RoomUser(name=f"邻居{one}") for one in range(number)]
        people = [Person(name=f"邻居{one}", met_at=app.clock.now()) for one in range(number)]
        session.add_all([*users, *people])
        await session.flush()
        for user, person in zip(users, people, strict=True):
            session.add(Account(platform="web", external_id=str(user.id), person_id=person.id))
            session.add(RoomMember(room_id=int(room), user_id=user.id))
        return [user.id for user in users]


async def press(app: App, activity: int, group: str, users: list[int], verb: Verb = Verb.SIGN_UP) -> None:
    """All of these users press at once; each press is stored as the page stores it, in a transaction of its own."""
    async with app.database.reading() as session:
        query = select(Posting).join(Chat, col(Chat.id) == col(Posting.chat_id)).where(col(Chat.key) == group)
        posting = (await session.execute(query.where(col(Posting.activity_id) == activity))).scalar_one()
        chat = await session.get_one(Chat, posting.chat_id)
        room = await session.get_one(Room, int(chat.external_id))
    button = Press(verb, activity).pack()
    once = f"{random.random()}"

    async def store(user: int) -> None:
        async with app.database.transaction() as session:
            await receive(
                session,
                platform="web",
                external_id=f"press:{user}:{once}",
                lane=await lane_of_press(session, button, f"web:{user}"),
                payload={
                    "kind": "press", "button": button, "message": int(posting.message), "room": room.id, "user": user,
                },
                now=app.clock.real_now(),
            )  # fmt: skip

    await asyncio.gather(*(store(user) for user in random.sample(users, len(users))))


async def rush(app: App, activity: int, group: str, users: list[int]) -> Rush:
    """Everybody presses; everything is handled."""
    began = time.perf_counter()
    await press(app, activity, group, users)
    stored = time.perf_counter()
    await app.inbox.drain()
    return Rush(stored - began, time.perf_counter() - stored)


async def outcome(app: App, activity: int) -> list[tuple[int, str, int]]:
    """Every sign-up as (number of its event, state, rank), in the order of the events."""
    async with app.database.reading() as session:
        query = select(SignUp).where(col(SignUp.activity_id) == activity).order_by(col(SignUp.arrival))
        return [(row.arrival, row.state.value, row.rank) for row in (await session.execute(query)).scalars()]


async def toasts(app: App) -> dict[int, str]:
    """Event → what its presser was told."""
    async with app.database.reading() as session:
        rows = (await session.execute(select(Incoming).where(col(Incoming.lane).startswith("activity:")))).scalars()
        return {row.id: _told(row) for row in rows}


def _told(row: Incoming) -> str:
    toast = row.toast or {}
    facts = toast.get("facts", {})
    return f"{facts.get('result') or facts.get('refusal')} {facts.get('place')}"


async def taken(app: App, activity: int) -> int:
    """How many seats are taken."""
    async with app.database.reading() as session:
        return (await session.get_one(Activity, activity)).taken
