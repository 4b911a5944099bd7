"""Name, home, how to be shown: asked once of whoever comes by another way than a group's link, and never again."""

from typing import Any

from models import Area, Level, Notice, Person, Purpose, Refusal, Refused, Shown
from services.act import Act
from services.joining import name_of
from services.outbox import tell
from services.people import direct_chats
from services.points import rank_anew
from services.profile import home_of


async def introduce(act: Act) -> None:
    """Ask, in the direct chat of somebody nobody registered; the asking itself is remembered, not the answer."""
    person, chat = act.somebody, act.chat
    if person.key is not None or person.asked_at is not None or chat is None or chat.purpose is not Purpose.DIRECT:
        return
    person.asked_at = act.now
    await tell(act, [chat], Notice.INTRODUCE, await intro_facts(act) | {"how": "first"})


async def introduce_newcomer(act: Act, person: Person | None) -> None:
    """The same for somebody who came into a group as whom they were signed in."""
    if person is None:
        return
    for chat in (await direct_chats(act.session, [person.id])).values():
        await introduce(act.by(person, chat))


async def intro_facts(act: Act) -> dict[str, Any]:
    """What the card shows: what we know by now."""
    person: Person = act.somebody
    shown = person.shown.value if person.shown else ""
    return {"name": person.name, "home": await home_of(act), "shown": shown, "how": "own"}


async def set_shown(act: Act, way: str) -> dict[str, Any]:
    """How this person's name stands on lists."""
    if way not in set(Shown):
        raise Refused(Refusal.UNKNOWN_BUTTON)
    act.somebody.shown = Shown(way)
    await rank_anew(act.session, act.somebody, act.today)
    return await intro_facts(act)


async def set_home(act: Act, area_id: int) -> dict[str, Any]:
    """Where this person lives."""
    area = await act.session.get(Area, area_id)
    if area is None or area.level is not Level.BUILDING:
        raise Refused(Refusal.UNKNOWN_PLACE)
    act.somebody.home_area_id = area.id
    return await intro_facts(act)


async def set_name(act: Act, words: str) -> dict[str, Any]:
    """What to call this person."""
    act.somebody.name = name_of(words)
    return await intro_facts(act)
