"""The facts of an activity, cut to what each reader may see: names in public as people chose, whole ones for staff."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

from sqlmodel import col, select

from models import Activity, Chat, Person, Purpose, SeatState, Shown, SignUp
from models.sign_ups import CAME, HOLDING, IN_IT
from services.act import Act
from services.activities.phases import is_over, lets_in, phase_of, ticks_as
from services.activities.seats import heads_waiting
from services.activities.telling import ORGANISER, volunteers_groups
from services.contact_cards import phone_of, post_of
from services.directory import directory
from services.facts import iso
from services.rules.maps import on_map
from services.rules.naming import as_shown, masked, surname_called
from services.rules.plans import Plan
from services.same_person import whoever

MOST_NAMES = 40
"""With more names than this a card only counts; the whole list is a page."""
PAGE = 30
"""So many of them the captain's card shows at a time."""
ROSTER, CALENDAR, QR = "roster", "ics", "qr"

_PLAIN = (
    "title", "what", "bring", "place", "capacity", "minimum", "points", "min_age", "guardian", "skill", "locals_only",
    "guests", "strict", "hard", "reason", "version", "taken", "checks_out",
)  # fmt: skip
_TIMES = ("starts_at", "ends_at", "opens_at", "closes_at", "leave_until")


def plain_facts(act: Act, activity: Activity) -> dict[str, Any]:
    """What everybody may know of it."""
    return {
        "activity": activity.id,
        "state": activity.state.value,
        "deed": activity.deed.value,
        "series": activity.series_id or 0,
        "now": iso(act.now),
        "picture": [activity.photo_sha] if activity.photo_sha else [],
        "map": on_map(act.town.map_link, (activity.lat, activity.lon), activity.place),
        **{name: getattr(activity, name) for name in _PLAIN},
        **{name: iso(getattr(activity, name)) for name in _TIMES},
    }


async def card_facts(act: Act, activity: Activity, audience: str) -> dict[str, Any]:
    """The live card, for the chat that ``act`` is in."""
    captains = audience == ORGANISER
    whole = captains or (act.chat is not None and act.chat.purpose is Purpose.WORK)
    counted = await heads_waiting(act, activity)
    many = activity.taken + counted > MOST_NAMES
    page = _page(activity, activity.taken + counted) if captains and many else None
    rows = await _rows(act, activity, page) if captains or not many else []
    names = await names_of(act, rows, whole=whole)
    if audience != ORGANISER:
        names = [name | {"phone": ""} for name in names]
    shown = list(zip(rows, names, strict=True))
    known = await directory(act.session)
    return plain_facts(act, activity) | {
        "audience": audience or _fit(act.chat),
        "area": known.areas[activity.area_id].name,
        "leader": await leader_facts(act, activity),
        "seats": [name for row, name in shown if row.state in HOLDING],
        "queue": [name for row, name in shown if row.state is SeatState.QUEUED],
        "queued": counted,
        "over": is_over(act, activity),
        "compact": many,
        "calendar": act.town.doors.link(CALENDAR, activity.id),
        "roster": act.town.doors.link(ROSTER, activity.id),
        **(await _captains(act, activity, activity.taken + counted) if captains else {}),
    }


async def _captains(act: Act, activity: Activity, heads: int) -> dict[str, Any]:
    """What only the captain's card has: the word, the code's page, what a press on a name says, which names."""
    seated = col(SignUp.activity_id) == activity.id, col(SignUp.state) == SeatState.SEATED
    marks = Counter((await act.session.execute(select(SignUp.attendance).where(*seated))).scalars())
    pages = (heads - 1) // PAGE + 1 if heads > MOST_NAMES else 1
    page = _page(activity, heads) if pages > 1 else 0
    return {
        "phase": phase_of(act, activity).value,
        "word": activity.code_word,
        "qr": act.town.doors.link(QR, activity.id) if lets_in(act, activity) else "",
        "ticks": ticks_as(act, activity).value,
        "checked": sum(marks[one] for one in CAME),
        "open": marks[None],
        "page": page,
        "pages": pages,
        "first": page * PAGE + 1,
    }


def _fit(chat: Chat | None) -> str:
    if chat is None or chat.purpose is None:
        return "group"
    return {Purpose.WORK: "team", Purpose.DIRECT: "own"}.get(chat.purpose, "group")


def _page(activity: Activity, heads: int) -> int:
    """Which names the captain looks at; there may be fewer by now."""
    return min(max(activity.page, 0), max(heads - 1, 0) // PAGE)


async def _rows(act: Act, activity: Activity, page: int | None) -> list[SignUp]:
    """Everybody who is in or waits, in order; or the page of them that the captain looks at, who is in first."""
    query = select(SignUp).where(col(SignUp.activity_id) == activity.id, col(SignUp.state).in_(IN_IT))
    if page is not None:
        query = query.order_by(col(SignUp.state) == SeatState.QUEUED).offset(page * PAGE).limit(PAGE)
    return list((await act.session.execute(query.order_by(col(SignUp.rank), col(SignUp.id)))).scalars())


async def names_of(
    act: Act, rows: Sequence[SignUp], *, whole: bool = False, open_web: bool = False
) -> list[dict[str, Any]]:
    """How each is called, in this order. Two alike get a number.

    ``whole``: with their real names, for staff; ``open_web``: masked whatever they chose.
    """
    people = await _people(act, rows)
    names = [_name(row, people[row.person_id], whole=whole, open_web=open_web) for row in rows]
    seen: Counter[tuple[str, str, str]] = Counter()
    for name in names:
        key = (name["guest"], name["how"], name["name"])
        seen[key] += 1
        name["n"] = seen[key] if seen[key] > 1 and name["how"] != "hidden" else 0
    return names


async def _people(act: Act, rows: Iterable[SignUp]) -> dict[int, Person]:
    """Person id of a row → who that is today."""
    known = await directory(act.session)
    today = {row.person_id: known.today(row.person_id) for row in rows}
    query = select(Person).where(col(Person.id).in_(set(today.values())))
    people = {person.id: person for person in (await act.session.execute(query)).scalars()} if today else {}
    return {one: people[person] for one, person in today.items()}


def _name(row: SignUp, person: Person, *, whole: bool, open_web: bool = False) -> dict[str, Any]:
    shown = None if open_web and person.shown is not Shown.HIDDEN else person.shown
    how, name = ("full", person.name) if whole else as_shown(person.name, shown)
    return {
        "how": how,
        "name": name,
        "guest": row.guest if whole else shown_guest(row.guest),
        "guardian": row.guardian if whole else "",
        "age": row.age if whole else None,
        "phone": phone_of(person) if whole and not row.guest else "",
        "offered": row.state is SeatState.OFFERED,
        "asked": row.to_confirm and row.attendance is None,
        "row": row.id,
        "seated": row.state is SeatState.SEATED,
        "attendance": row.attendance.value if whole and row.attendance else "",
        "late_entry": whole and row.late_entry,
    }


def shown_guest(name: str) -> str:
    """A guest chose nothing: 王奶奶 may be read by everybody, a whole name is masked."""
    bare, plus, more = name.partition("+")
    return name if not bare or surname_called(bare) else f"{masked(bare)}{plus}{more}"


async def leader_facts(act: Act, activity: Activity) -> dict[str, str]:
    """The captain, with the phone of whoever has a contact card; a volunteer's number is given to nobody."""
    person = await whoever(act.session, activity.leader_id)
    post = await post_of(act.by(person, None), person)
    return {"name": person.name, "phone": phone_of(person) if post else "", "role": post[0].value if post else ""}


async def draft_facts(act: Act, activity: Activity, plan: Plan) -> dict[str, Any]:
    """The check card: everything it will say, and where it will be announced."""
    groups = await volunteers_groups(act, activity.area_id)
    known = await directory(act.session)
    return plain_facts(act, activity) | {
        "area": known.areas[activity.area_id].name,
        "leader": await leader_facts(act, activity),
        "repeat": plan.repeat,
        "groups": [chat.title for chat in groups],
    }
