"""What a role may be held over, in a community file."""

from models import Level, Role

REACH: dict[Role, tuple[Level, ...]] = {
    Role.VOLUNTEER: (Level.STREET, Level.COMMUNITY, Level.GRID),
    Role.BUILDING_LEADER: (Level.BUILDING, Level.STAIR),
    Role.GRID_MEMBER: (Level.GRID,),
    Role.GRID_LEADER: (Level.GRID, Level.COMMUNITY),
    Role.DESK: (Level.COMMUNITY, Level.STREET),
    Role.STREET: (Level.STREET,),
    Role.SUPERVISOR: (Level.STREET, Level.COMMUNITY),
    Role.COMMUNITY_POLICE: (Level.COMMUNITY,),
    Role.CLUE_CONTACT: (Level.COMMUNITY,),
}
"""The levels of the area tree that a role may be held over."""
FOR_UNITS = frozenset({Role.OFFICER, Role.UNIT_HEAD})
