"""Everybody who can be played in the demo, with the roles they hold today."""

from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import and_, or_, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from models import Account, Appointment, Person, Role


@dataclass
class Player:
    """A person of the community file, their user on our own chat platform, and their roles."""

    user_id: int
    key: str
    name: str
    roles: list[Role] = field(default_factory=list)


async def cast_of(session: AsyncSession, now: datetime) -> list[Player]:
    """The people with a key and an account on our own platform, in the file's order."""
    held = and_(
        col(Appointment.person_id) == col(Person.id),
        col(Appointment.since) <= now,
        or_(col(Appointment.until).is_(None), col(Appointment.until) > now),
    )
    query = (
        select(col(Account.external_id), Person, Appointment)
        .join(Person, col(Person.id) == col(Account.person_id))
        .outerjoin(Appointment, held)
        .where(col(Account.platform) == "web", col(Person.key).is_not(None))
        .order_by(col(Person.id), col(Appointment.id))
    )
    players: dict[int, Player] = {}
    for external_id, person, appointment in (await session.execute(query)).all():
        player = players.setdefault(person.id, _player(external_id, person))
        if appointment is not None and appointment.role not in player.roles:
            player.roles.append(appointment.role)
    return list(players.values())


def _player(external_id: str, person: Person) -> Player:
    lives_here = [Role.RESIDENT] if person.home_area_id is not None else []
    return Player(int(external_id), person.key or "", person.name, lives_here)
