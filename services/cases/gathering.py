"""Photos, words, place and voice that one person sends to one chat within five minutes are one report, in any order.

The five minutes run from one message to the next, by when we received them: a sender's clock may be wrong, and what
waited in the inbox while the house was away is not late. All of it is a row, so that a restart changes nothing.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from sqlalchemy import bindparam, func
from sqlmodel import col, select

from models import OPEN, Audience, Case, Chat, Gathering, Move, Notice, Photo, Purpose, Refusal, Refused, Shot, Stage
from services.act import Act
from services.cases.logged_words import reword_log
from services.cases.parties import chats_for, holders, is_late, note_telling, without_fresh_card
from services.cases.photos import MOST, attach, said_by, spoken, where_taken
from services.cases.questions import place_case
from services.cases.retelling import understand, untaken
from services.cases.timeline import move_case
from services.cases.voices import ask_to_write_out
from services.memo import once, read_anew
from services.once import write_over
from services.outbox import tell_case
from services.rules.privacy import redact
from services.rules.words import LONGEST, clean, is_nothing
from services.understanding import Where, find_place, match_category, tells_danger, understanding

JOINED = "joined"
"""In the facts of a line by which a message joined: its words, and how the report was understood before."""
_UNDERSTOOD = (
    "category_id",
    "limit_id",
    "condition_id",
    "candidates",
    "sensitivity",
    "area_id",
    "compound_id",
    "placed",
    "spots",
    "lat",
    "lon",
)

WINDOW = timedelta(minutes=5)


@dataclass(frozen=True)
class More:
    """What came after the report."""

    words: str = ""
    shots: Sequence[Shot] = ()
    pin: tuple[float, float] | None = None
    where: Where | None = None


async def begin_gathering(act: Act, case: Case) -> None:
    """From now on what this person sends to this chat belongs to ``case``."""
    told = {"case_id": case.id, "thread": act.thread, "full": False, "heard_at": act.heard}
    await write_over(act.session, Gathering, _whose(act), told)
    read_anew(act.session, _key(act))


def _whose(act: Act) -> dict[str, int]:
    assert act.chat is not None
    return {"person_id": act.somebody.id, "chat_id": act.chat.id}


def _key(act: Act) -> tuple[object, ...]:
    return "gathering", *_whose(act).values()


_OF_PERSON = (
    select(Gathering)
    .where(col(Gathering.person_id) == bindparam("person_id"), col(Gathering.chat_id) == bindparam("chat_id"))
    .execution_options(populate_existing=True)
)


async def _row(act: Act) -> Gathering | None:
    async def read() -> Gathering | None:
        return (await act.session.execute(_OF_PERSON, _whose(act))).scalar_one_or_none()

    return await once(act.session, _key(act), read)


async def gathering(act: Act) -> Case | None:
    """The report that this person is still telling in this chat, if there is one and it is not over.

    What they logged is over from the first second; words that come after its photo belong to it all the same.
    """
    row = await _row(act)
    if row is None or row.thread != act.thread or abs(act.heard - row.heard_at) > WINDOW:
        return None
    case = await _locked(act, row.case_id)
    return case if case is not None and (case.state in OPEN or case.logged_at is not None) else None


async def _locked(act: Act, case_id: int) -> Case | None:
    async def read() -> Case | None:
        return (await act.session.execute(_LOCKED, {"case_id": case_id})).scalar_one_or_none()

    return await once(act.session, ("gathered", case_id), read)


_LOCKED = (
    select(Case).where(col(Case.id) == bindparam("case_id")).with_for_update().execution_options(populate_existing=True)
)


async def fits(act: Act, case: Case, more: More) -> bool:
    """Whether it is about the same matter: what names a kind or a place beside other words is a report of its own."""
    assert act.chat is not None
    text = clean(more.words)
    if is_nothing(text):
        return bool(more.shots) or more.pin is not None or more.where is not None
    if act.chat.purpose is not Purpose.DIRECT and not more.shots:
        return False
    known = await understanding(act.session)
    if case.logged_at is not None and tells_danger(known, text):
        return False  # danger is never a word about what is over
    if is_nothing(case.words):
        return True
    found = await find_place(act.session, known, text, chat=act.chat, person=act.somebody, pin=None)
    elsewhere = found is not None and found.placed and found.area_id != case.area_id and not _place_open(case)
    return not match_category(known, text).likely and not elsewhere


async def join(act: Act, case: Case, more: More) -> bool:
    """Make it part of the report; whether there were more photos than are kept, said once."""
    row = await _row(act)
    assert row is not None
    row.heard_at = act.heard
    note_telling(act, case)
    shots = await _with_room(act, case, more.shots)
    over = len(shots) < len(more.shots) and not row.full
    row.full = row.full or over
    text = "" if is_nothing(more.words) else clean(more.words)
    if text or shots or more.pin or more.where:
        await _add(act, case, More(text, shots, more.pin or await _where_taken(act, case, shots), more.where))
    return over


async def _where_taken(act: Act, case: Case, shots: Sequence[Shot]) -> tuple[float, float] | None:
    """What is logged has a place already, and its later photos may have been taken on the way."""
    return None if case.logged_at is not None else await where_taken(act, shots)


async def _with_room(act: Act, case: Case, shots: Sequence[Shot]) -> Sequence[Shot]:
    query = select(func.count()).where(col(Photo.case_id) == case.id, col(Photo.stage) == _stage(case))
    return shots[: max(MOST - (await act.session.execute(query)).scalar_one(), 0)]


def _stage(case: Case) -> Stage:
    """What was logged is shown as it is now, solved."""
    return Stage.BEFORE if case.logged_at is None else Stage.AFTER


async def _add(act: Act, case: Case, more: More) -> None:
    photos = await attach(act, case, more.shots, _stage(case))
    shown = redact(more.words, [act.somebody.name])
    facts = {JOINED: {"text": more.words, "before": {name: getattr(case, name) for name in _UNDERSTOOD}}}
    event = await move_case(act, case, Move.ADD, words=shown, photos=photos, facts=facts)
    moved = await _reword(act, case, more.words, shown) if more.words else False
    moved = await _locate(act, case, more) or moved
    said = said_by(shown, more.shots)
    asked = await ask_to_write_out(act, case, said) if spoken(more.shots) else []
    if more.words or photos:
        await act.session.flush()
        case.joined_id = event.id
    if not moved and (more.words or photos) and case.logged_at is None:
        await _tell_holders(act, case, said, but=asked)


async def _reword(act: Act, case: Case, text: str, shown: str) -> bool:
    """Understood anew while nobody is on it; whether it went to somebody else for it."""
    whole = "\n".join(filter(None, [case.words, text]))
    if len(whole) > LONGEST:
        raise Refused(Refusal.TOO_LONG, most=LONGEST)
    if case.logged_at is not None:
        await reword_log(act, case, whole)
        return False
    if untaken(case):
        return await understand(act, case, whole)
    case.words = whole
    case.shown_words = "\n".join(filter(None, [case.shown_words, shown]))
    return False


async def _locate(act: Act, case: Case, more: More) -> bool:
    """A pin, a picked place, or where a photo was taken: the place of a report that has none yet."""
    if not _place_open(case):
        return False
    where = more.where
    if where is None and more.pin is not None:
        known = await understanding(act.session)
        where = await find_place(act.session, known, "", chat=act.chat, person=act.somebody, pin=more.pin)
    if where is None or not (where.placed or where.spots):
        return False
    await place_case(act, case, where, pin=more.pin)
    return case.placed


def _place_open(case: Case) -> bool:
    if case.logged_at is not None:
        return not case.placed or bool(case.routed)  # nobody said where: it was assumed
    return not case.placed and untaken(case)


async def _tell_holders(act: Act, case: Case, said: dict[str, Any], *, but: Sequence[Chat]) -> None:
    """有补充, but to those whose card has just come, or who are told already."""
    chats = await chats_for(act, await holders(act, case))
    fresh = chats if is_late(act, case) else await without_fresh_card(act, case, chats)
    told = {chat.id for chat in but}
    others = [chat for chat in fresh if chat.id not in told]
    await tell_case(act, others, Notice.ADDED, case, Audience.HOLDER, gather="added", **said)
