"""What activities know of somebody: written down on the first occasion."""

from models import Person, Volunteer
from services.act import Act
from services.once import insert_each_once


async def volunteer_of(act: Act, person: Person) -> Volunteer:
    """The row of somebody, made when there is none."""
    await insert_each_once(act.session, Volunteer, [{"person_id": person.id, "skills": [], "feed": 1}])
    return await act.session.get_one(Volunteer, person.id)
