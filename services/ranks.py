"""Which post stands above which: nobody gives, ends or lets in again what is above their own."""

from models import Person, Role
from services.access import standings
from services.act import Act

RANK: dict[Role, int] = {
    Role.RESIDENT: 0,
    Role.VOLUNTEER: 0,
    Role.BUILDING_LEADER: 1,
    Role.GRID_MEMBER: 2,
    Role.OFFICER: 2,
    Role.GRID_LEADER: 3,
    Role.UNIT_HEAD: 3,
    Role.DESK: 4,
    Role.COMMUNITY_POLICE: 4,
    Role.CLUE_CONTACT: 4,
    Role.SUPERVISOR: 5,
    Role.STREET: 5,
}


async def rank_of(act: Act, person: Person) -> int:
    """The highest post that somebody holds today."""
    held = await standings(act.session, person, act.now)
    return max(RANK[standing.role] for standing in held if not standing.over)
