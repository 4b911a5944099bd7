"""One press reports what is left on the summary; whoever is named there is the reporter, as far as we know them."""

from typing import Any

from models import Case, Compound, Nickname, Paste, PasteState, Person
from services.act import Act
from services.cases import Draft, file_case
from services.once import insert_once
from services.pasting.known import days_reported, is_reported, people_behind, remember_called, remember_lines
from services.pasting.taking_in import access_paste
from services.rules.called import Called


async def file_paste(act: Act, paste_id: int, version: int) -> tuple[list[int], int]:
    """Report what is left on the summary; numbers, and how many somebody else has reported meanwhile."""
    paste = await access_paste(act, paste_id, PasteState.READY, version)
    await act.session.get(Compound, paste.compound_id, with_for_update=True)
    wanted = [matter for matter in paste.found["matters"] if not matter["off"]]
    days = await days_reported(act, paste, wanted)
    numbers: list[int] = []
    twice = 0
    for matter in wanted:
        if is_reported(matter, days):
            twice += 1
            continue
        numbers.append((await _file(act, paste, matter)).number)
    paste.state, paste.found = PasteState.FILED, {}
    paste.version += 1
    return numbers, twice


async def _file(act: Act, paste: Paste, matter: dict[str, Any]) -> Case:
    person, called = await _reporter(act, paste, matter)
    draft = Draft(matter["words"], area_id=matter["area"], behalf=person, called=called, compound_id=paste.compound_id)
    case = await file_case(act, draft)
    await remember_lines(act, paste, case, matter["marks"])
    return case


async def _reporter(act: Act, paste: Paste, matter: dict[str, Any]) -> tuple[Person | None, Called | None]:
    """Whoever is named, as far as we know them; nobody is named: whoever pasted. The nickname is remembered."""
    if not matter["who"]:
        return None, None
    person = await act.session.get(Person, matter["person"]) if matter["person"] else None
    people = [] if person else await people_behind(act, paste, matter["who"])
    if person is None and len(people) == 1:
        person = people[0]
    if person is not None:
        remembered = {"compound_id": paste.compound_id, "nickname": matter["who"], "person_id": person.id}
        await insert_once(act.session, Nickname, **remembered, name="", phone="")
        return person, None
    called = Called(**matter["called"]) if matter["called"] else Called(matter["who"])
    if not people:  # two others share the nickname: a third would only make it worse
        await remember_called(act, paste, matter["who"], called)
    return None, called
