"""A stretch of a plain WeChat group: taken in, read after the commit, reported by one press on its summary.

Somebody named there whom we know is the reporter. Whom we don't know stays a name on the case (``Behalf``, as with
代报): whoever pasted is the reporter and takes the answers. Either way they stand in the timeline as who told it.
"""

from collections.abc import Generator, Iterable
from datetime import date, timedelta
from typing import Any

from sqlalchemy import false, or_
from sqlmodel import col, select

from models import (
    Area,
    Case,
    Compound,
    Level,
    Nickname,
    Notice,
    Paste,
    PastedLine,
    PasteState,
    Person,
    Refusal,
    Refused,
    Right,
)
from services.access import require
from services.act import Act
from services.cases import Draft, file_case
from services.facts import names
from services.once import insert_each_once, insert_once
from services.outbox import tell
from services.people import direct_chats
from services.picker import place_name
from services.rules.called import Called
from services.rules.pasted import Said, Stretch, bare_name, is_over, is_receipt, mark_of
from services.rules.words import clean
from services.understanding import Understanding, match_category, understanding
from services.wakes import wake

LARGEST = 40_000
"""Characters of a paste, in as many messages as it takes."""
MOST_MATTERS = 10
MOST_QUESTIONS = 2
SAME_WITHIN = timedelta(days=7)
SHORT = 40
LOOKED_AT = 500


async def groups_of(act: Act) -> list[Compound]:
    """The compounds whose groups this person may bring over: those with a building in their area."""
    found = await require(act, Right.PASTE)
    inside = [col(Area.path).startswith(standing.path) for standing in found if standing.path]
    there = select(Area.compound_id).where(or_(false(), *inside), col(Area.compound_id).is_not(None))
    query = select(Compound).where(col(Compound.id).in_(there)).order_by(col(Compound.id))
    groups = list((await act.session.execute(query)).scalars())
    if not groups:
        raise Refused(Refusal.NO_GROUP_OF_YOURS)
    return groups


async def open_paste(act: Act, text: str) -> Paste:
    """Begin to take in a stretch; what came with the command is its beginning."""
    groups = await groups_of(act)
    assert act.chat is not None
    paste = Paste(
        person_id=act.somebody.id,
        chat_id=act.chat.id,
        compound_id=groups[0].id if len(groups) == 1 else None,
        state=PasteState.OPEN,
        at=act.now,
    )
    act.session.add(paste)
    await act.session.flush()
    if text:
        await add_text(act, paste.id, text)
    return paste


async def access_paste(act: Act, paste_id: int, state: PasteState, version: int | None = None) -> Paste:
    """One's own paste in this state, locked; whoever lost the right is refused."""
    await require(act, Right.PASTE)
    query = select(Paste).where(col(Paste.id) == paste_id).with_for_update()
    paste = (await act.session.execute(query.execution_options(populate_existing=True))).scalar_one_or_none()
    if paste is None or paste.person_id != act.somebody.id:
        raise Refused(Refusal.UNKNOWN_BUTTON)
    if paste.state is not state or (version is not None and paste.version != version):
        raise Refused(Refusal.STALE)
    return paste


async def add_text(act: Act, paste_id: int, text: str) -> Paste:
    """One more message of the stretch."""
    paste = await access_paste(act, paste_id, PasteState.OPEN)
    together = "\n".join(filter(None, [paste.text, text]))
    if len(together) > LARGEST:
        raise Refused(Refusal.PASTE_TOO_LONG, most=LARGEST)
    paste.text = together
    return paste


async def choose_group(act: Act, paste_id: int, compound_id: int) -> Paste:
    """Which compound's group it is."""
    paste = await access_paste(act, paste_id, PasteState.OPEN)
    if compound_id not in {group.id for group in await groups_of(act)}:
        raise Refused(Refusal.UNKNOWN_BUTTON)
    paste.compound_id = compound_id
    return paste


async def close_paste(act: Act, paste_id: int) -> Paste:
    """That was all of it: it is read after the commit, once the group is known."""
    paste = await access_paste(act, paste_id, PasteState.OPEN)
    if not clean(paste.text):
        raise Refused(Refusal.NOTHING_PASTED)
    if paste.compound_id is not None:
        paste.state = PasteState.WANTED
        wake(act.session, "pastes")
    return paste


async def drop_paste(act: Act, paste_id: int) -> None:
    """Nothing of it is wanted."""
    await require(act, Right.PASTE)
    paste = await act.session.get(Paste, paste_id)
    if paste is None or paste.person_id != act.somebody.id:
        raise Refused(Refusal.UNKNOWN_BUTTON)
    if paste.state is PasteState.FILED:
        raise Refused(Refusal.STALE)
    paste.state, paste.text, paste.found = PasteState.DROPPED, "", {}


async def next_wanted(act: Act) -> Paste | None:
    """The oldest stretch that is to be read."""
    placed = col(Paste.compound_id).is_not(None)
    query = select(Paste).where(col(Paste.state) == PasteState.WANTED, placed).order_by(col(Paste.id)).limit(1)
    return (await act.session.execute(query)).scalar_one_or_none()


def sift(
    stretch: Stretch, known: Understanding, compound_id: int, today: date
) -> Generator[None, None, dict[str, Any]]:
    """What a stretch says, without a database: matters with place and kind, receipts, the rest.

    Yields after each thing that was said, so that whoever goes through it lets others go first.
    """
    receipts: list[Said] = []
    others: list[Said] = []
    for said in stretch.said:
        (receipts if is_receipt(said) else others).append(said)
    matters: list[dict[str, Any]] = []
    for said in others:
        matter = _matter(said, known, compound_id, today)
        matters += [matter] if matter is not None else []
        yield
    named = {said.who for said in receipts if said.who}
    return {
        "matters": _united(matters),
        "receipts": len(named) + sum(not said.who for said in receipts),
        "rest": len(others) - len(matters),
    }


def _matter(said: Said, known: Understanding, compound_id: int, today: date) -> dict[str, Any] | None:
    words = clean(said.text)[:1000]
    looked = words[:LOOKED_AT]
    if len(looked) < 3 or is_over(looked):
        return None
    match = match_category(known, looked)
    if not match.likely:
        return None
    area = _home_in(looked, known, compound_id)
    if match.clear is None and area is None:
        return None
    return {
        "who": said.who,
        "words": words,
        "key": match.clear,
        "area": area,
        "off": False,
        "also": [],
        "marks": [[mark_of(said), (said.day or today).isoformat()]],
        "person": None,
        "called": None,
    }


def _home_in(words: str, known: Understanding, compound_id: int) -> int | None:
    """The building or stair that the words name."""
    area = known.gazetteer.find(words, compound_hint=compound_id, home_area=None).area_id
    exact = area is not None and known.gazetteer.level(area) in (Level.BUILDING, Level.STAIR)
    return area if exact else None


def _united(matters: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Neighbours who tell of the same thing in the same place told of one matter."""
    found: dict[tuple[Any, ...], dict[str, Any]] = {}
    for matter in matters:
        sure = matter["key"] is not None and matter["area"] is not None
        mark = matter["marks"][0]
        same = found.setdefault((matter["key"], matter["area"]) if sure else (mark[0],), matter)
        if same is not matter:
            same["marks"] += [mark] if mark not in same["marks"] else []
            if matter["who"] and matter["who"] != same["who"]:
                same["also"] = list(dict.fromkeys([*same["also"], matter["who"]]))
    return list(found.values())


async def settle_paste(act: Act, paste_id: int, found: dict[str, Any]) -> None:
    """Owe the summary: without what was reported before, with at most two questions."""
    paste = await act.session.get_one(Paste, paste_id)
    if paste.state is not PasteState.WANTED:
        return
    matters = found["matters"]
    days = await _days_reported(act, paste, matters)
    fresh = [matter for matter in matters if not _is_known(matter, days)]
    before = len(matters) - len(fresh)
    kept = fresh[:MOST_MATTERS]
    questions = await _questions(act, paste, kept)
    more = {"before": before, "more": len(fresh) - len(kept), "questions": questions}
    paste.found = {**found, "matters": kept, **more}
    paste.state, paste.text = PasteState.READY, ""
    chats = await direct_chats(act.session, [paste.person_id])
    await tell(act, chats.values(), Notice.PASTE_FOUND, await paste_facts(act, paste))


async def _days_reported(act: Act, paste: Paste, matters: list[dict[str, Any]]) -> dict[str, list[date]]:
    """Mark of a line → the days on which it was said and became a case."""
    marks = {mark for matter in matters for mark, _ in matter["marks"]}
    query = select(col(PastedLine.mark), col(PastedLine.day))
    query = query.where(col(PastedLine.compound_id) == paste.compound_id, col(PastedLine.mark).in_(marks))
    days: dict[str, list[date]] = {}
    for mark, day in await act.session.execute(query):
        days.setdefault(mark, []).append(date.fromisoformat(day))
    return days


def _is_known(matter: dict[str, Any], days: dict[str, list[date]]) -> bool:
    """Whether one of its lines became a case within a week of the day on which it was said."""
    return any(
        abs(before - date.fromisoformat(day)) < SAME_WITHIN
        for mark, day in matter["marks"]
        for before in days.get(mark, ())
    )


async def _questions(act: Act, paste: Paste, matters: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """First whose nickname it is when it is two people's, then where it is, then who it is at all."""
    ambiguous: list[dict[str, Any]] = []
    places: list[dict[str, Any]] = []
    unknown: list[dict[str, Any]] = []
    asked: set[str] = set()
    for number, matter in enumerate(matters):
        people = await _people(act, paste, matter["who"])
        called = await _called(act, paste, matter["who"]) if not people else None
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


async def _people(act: Act, paste: Paste, who: str) -> list[Person]:
    """Whom a nickname stands for: as remembered, else the compound's people of exactly this name."""
    if not who:
        return []
    remembered = (
        select(Person)
        .join(Nickname, col(Nickname.person_id) == col(Person.id))
        .where(col(Nickname.compound_id) == paste.compound_id, col(Nickname.nickname) == who)
        .order_by(col(Person.id))
    )
    found = list((await act.session.execute(remembered)).scalars())
    if found:
        return found
    return await _named(act, paste, who)


async def _named(act: Act, paste: Paste, name: str) -> list[Person]:
    """The people of the compound who have this name."""
    named = (
        select(Person)
        .join(Area, col(Area.id) == col(Person.home_area_id))
        .where(col(Person.name) == name, col(Area.compound_id) == paste.compound_id)
        .order_by(col(Person.id))
    )
    return list((await act.session.execute(named)).scalars())


async def _called(act: Act, paste: Paste, who: str) -> Nickname | None:
    """What is remembered of a nickname behind which is nobody we know."""
    query = select(Nickname).where(
        col(Nickname.compound_id) == paste.compound_id,
        col(Nickname.nickname) == who,
        col(Nickname.person_id).is_(None),
    )
    return (await act.session.execute(query)).scalar_one_or_none()


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


def _change(paste: Paste, **found: Any) -> None:
    """Another summary: the buttons of the one before don't hold any more."""
    paste.found = {**paste.found, **found}
    paste.version += 1


async def switch_matter(act: Act, paste_id: int, version: int, number: int) -> Paste:
    """Leave a matter out, or take it in again."""
    paste = await access_paste(act, paste_id, PasteState.READY, version)
    matters = [dict(matter) for matter in paste.found["matters"]]
    if not 0 <= number < len(matters):
        raise Refused(Refusal.UNKNOWN_BUTTON)
    matters[number]["off"] = not matters[number]["off"]
    _change(paste, matters=matters)
    return paste


async def answer_who(act: Act, paste_id: int, version: int, person_id: int) -> Paste:
    """It is this one of those who may be meant."""
    paste = await access_paste(act, paste_id, PasteState.READY, version)
    question = _open_question(paste, "who")
    if question is None or person_id not in {option["id"] for option in question["options"]}:
        raise Refused(Refusal.UNKNOWN_BUTTON)
    return _answered(paste, question, person=person_id)


async def answer_words(act: Act, paste_id: int, words: str) -> Paste:
    """A place in words, or a name with or without a phone."""
    paste = await access_paste(act, paste_id, PasteState.READY)
    question = paste.found["questions"][0] if paste.found["questions"] else None
    if question is None:
        raise Refused(Refusal.STALE)
    if question["kind"] == "place":
        area = _home_in(words, await understanding(act.session), paste.compound_id or 0)
        if area is None:
            raise Refused(Refusal.UNKNOWN_PLACE)
        return _answered(paste, question, area=area)
    name, phone = _name_and_phone(words)
    known = await _named(act, paste, name)
    if len(known) == 1:
        return _answered(paste, question, person=known[0].id)
    return _answered(paste, question, called={"name": name, "phone": phone})


def _name_and_phone(words: str) -> tuple[str, str]:
    phone = "".join(sign for sign in words if sign.isascii() and (sign.isdigit() or sign in "+-"))[:20]
    name = bare_name("".join(sign for sign in words if not sign.isdigit() and sign not in "+-,,、").strip())
    if not name:
        raise Refused(Refusal.NOTHING_SAID)
    return name, phone


async def skip_question(act: Act, paste_id: int, version: int) -> Paste:
    """Leave it open: the nickname is name enough, the desk finds the place."""
    paste = await access_paste(act, paste_id, PasteState.READY, version)
    if not paste.found["questions"]:
        raise Refused(Refusal.STALE)
    _change(paste, questions=paste.found["questions"][1:])
    return paste


def _open_question(paste: Paste, kind: str) -> dict[str, Any] | None:
    questions = paste.found["questions"]
    return questions[0] if questions and questions[0]["kind"] == kind else None


def _answered(paste: Paste, question: dict[str, Any], **known: Any) -> Paste:
    """Write the answer down; who somebody is holds for everything they said."""
    matters = [dict(matter) for matter in paste.found["matters"]]
    meant = matters[question["matter"]]
    for matter in matters:
        if matter is meant or ("area" not in known and matter["who"] == meant["who"]):
            matter.update(known)
    _change(paste, matters=matters, questions=paste.found["questions"][1:])
    return paste


async def file_paste(act: Act, paste_id: int, version: int) -> tuple[list[int], int]:
    """Report what is left on the summary; numbers, and how many somebody else has reported meanwhile."""
    paste = await access_paste(act, paste_id, PasteState.READY, version)
    await act.session.get(Compound, paste.compound_id, with_for_update=True)
    wanted = [matter for matter in paste.found["matters"] if not matter["off"]]
    days = await _days_reported(act, paste, wanted)
    numbers: list[int] = []
    twice = 0
    for matter in wanted:
        if _is_known(matter, days):
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
    await _remember_lines(act, paste, case, matter["marks"])
    return case


async def _remember_lines(act: Act, paste: Paste, case: Case, marks: Iterable[list[str]]) -> None:
    line = {"compound_id": paste.compound_id, "case_id": case.id, "at": act.now}
    lines = [line | {"mark": mark, "day": day} for mark, day in marks]
    await insert_each_once(act.session, PastedLine, lines)


async def _reporter(act: Act, paste: Paste, matter: dict[str, Any]) -> tuple[Person | None, Called | None]:
    """Whoever is named, as far as we know them; nobody is named: whoever pasted. The nickname is remembered."""
    if not matter["who"]:
        return None, None
    person = await act.session.get(Person, matter["person"]) if matter["person"] else None
    people = [] if person else await _people(act, paste, matter["who"])
    if person is None and len(people) == 1:
        person = people[0]
    if person is not None:
        remembered = {"compound_id": paste.compound_id, "nickname": matter["who"], "person_id": person.id}
        await insert_once(act.session, Nickname, **remembered, name="", phone="")
        return person, None
    called = Called(**matter["called"]) if matter["called"] else Called(matter["who"])
    if not people:  # two others share the nickname: a third would only make it worse
        await _remember_called(act, paste, matter["who"], called)
    return None, called


async def _remember_called(act: Act, paste: Paste, who: str, called: Called) -> None:
    """One row a nickname: whoever reports for a compound holds its row."""
    row = await _called(act, paste, who)
    assert paste.compound_id is not None
    if row is None:
        act.session.add(Nickname(compound_id=paste.compound_id, nickname=who, name=called.name, phone=called.phone))
        await act.session.flush()
    else:
        row.name, row.phone = called.name, called.phone
