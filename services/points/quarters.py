"""A quarter of points: once its three months are closed it goes to the street's organisation office, by itself."""

from models import Area, Chat, ClosedMonth, Notice, PostedMonth, Role
from services.act import Act
from services.directory import directory
from services.outbox import tell
from services.people import direct_chats
from services.roster import of_area, of_unit
from services.rules.points import months_of_quarter, quarter_of

PAGE = "quarter"


async def send_quarter(act: Act, posted: PostedMonth) -> None:
    """After a quarter's last month has closed. Each reads it under a link of their own."""
    quarter = quarter_of(posted.month)
    months = months_of_quarter(quarter)
    if posted.month != months[-1]:
        return
    area = (await directory(act.session)).areas[posted.community_id]
    closed = await act.session.get_one(ClosedMonth, (posted.community_id, posted.month))
    year, number = quarter.split("-Q")
    for chat in await office_of(act, area):
        facts = {
            "area": area.name,
            "quarter": quarter,
            "number": closed.number,
            "hash": closed.hash,
            "link": act.town.doors.link(PAGE, area.id, int(year + number), chat.person_id or 0),
        }
        await tell(act, [chat], Notice.QUARTER, facts, dedupe=f"quarter:{area.id}:{quarter}")


async def office_of(act: Act, area: Area) -> list[Chat]:
    """The street's organisation office, as the settings name it; the street where there is none."""
    known = await directory(act.session)
    office = next((unit for unit in known.units.values() if unit.key == act.town.points.office), None)
    people = await of_unit(act.session, office.id, [Role.UNIT_HEAD, Role.OFFICER], act.now) if office else []
    people = people or await of_area(act.session, area, Role.STREET, act.now)
    return list((await direct_chats(act.session, people)).values())
