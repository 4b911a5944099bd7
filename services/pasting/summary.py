"""What was found, as whoever pasted reads it: what is new of it, with at most two questions."""

from typing import Any

from models import Compound, Notice, Paste, PasteState, Person
from services.act import Act
from services.facts import names
from services.outbox import tell
from services.pasting.known import called_behind, days_reported, is_reported, people_behind
from services.people import direct_chats
from services.picker import place_name
from services.understanding import Understanding, understanding

MOST_MATTERS = 10
MOST_QUESTIONS = 2
SHORT = 40


async def settle_paste(act: Act, paste_id: int, found: dict[str, Any]) -> None:
    """Owe the summary: without what was reported before, with at most two questions."""
    paste = await act.session.get_one(Paste, paste_id)
    if paste.state is not PasteState.WANTED:
        return
    matters = found["matters"]
    days = await days_reported(act, paste, matters)
    fresh = [matter for matter in matters if not is_reported(matter, days)]
    before = len(matters) - len(fresh)
    kept = fresh[:MOST_MATTERS]
    questions = await _questions(act, paste, kept)
    more = {"before": before, "more": len(fresh) - len(kept), "questions": questions}
    paste.found = {**found, "matters": kept, **more}
    paste.state, paste.text = PasteState.READY, ""
    chats = await direct_chats(act.session, [paste.person_id])
    await tell(act, chats.values(), Notice.PASTE_FOUND, await paste_facts(act, paste))


async def _questions(act: Act, paste: Paste, matters: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """First whose nickname it is when it is two people's, then where it is, then who it is at all."""
    ambiguous: list[dict[str, Any]] = []
    places: list[dict[str, Any]] = []
    unknown: list[dict[str, Any]] = []
    asked: set[str] = set()
    for number, matter in enumerate(matters):
        people = await people_behind(act, paste, matter["who"])
        called = await called_behind(act, paste, matter["who"]) if not people else None
        if len(people) == 1:
            matter["person"] = people[0].id
        elif called is not None:
            matter["called"] = {"name": called.name, "phone": called.phone}
        elif matter["who"] not in asked and matter["who"]:
            asked.add(matter["who"])
            options = [{"id": person.id, "name": person.name, "where": await _home(act, person)} for person in people]
            (ambiguous if people else unknown).append({"kind": "who", "matter": number, "options": options})
        if matter["area"] is None:
            places.append({"kind": "place", "matter": number, "options": []})
    return [*ambiguous, *places, *unknown][:MOST_QUESTIONS]


async def _home(act: Act, person: Person) -> str:
    return (await place_name(act.session, person.home_area_id) or "") if person.home_area_id else ""


async def paste_facts(act: Act, paste: Paste) -> dict[str, Any]:
    """The summary as it stands."""
    known = await understanding(act.session)
    group = await act.session.get(Compound, paste.compound_id)
    found = paste.found
    question = found["questions"][0] if found["questions"] else None
    return {
        "paste": paste.id,
        "version": paste.version,
        "group": group.name if group else "",
        "matters": [await _matter_facts(act, known, matter) for matter in found["matters"]],
        "question": {**question, "about": found["matters"][question["matter"]]["who"]} if question else None,
        **{key: found[key] for key in ("receipts", "rest", "before", "more")},
    }


async def _matter_facts(act: Act, known: Understanding, matter: dict[str, Any]) -> dict[str, Any]:
    category = known.categories.get(matter["key"] or "")
    person = await act.session.get(Person, matter["person"]) if matter["person"] else None
    words = " ".join(matter["words"].split())
    called = matter["called"]["name"] if matter["called"] else matter["who"]
    return {
        "who": person.name if person else called,
        "place": (await place_name(act.session, matter["area"]) or "") if matter["area"] else "",
        "category": names(category),
        "words": words if len(words) <= SHORT else words[:SHORT] + "…",
        "off": matter["off"],
        "also": len(matter["also"]),
        "emergency": list(category.emergency) if category else [],
    }
