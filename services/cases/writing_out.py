"""The desk has heard a voice and writes down what it says."""

from sqlmodel import col, select

from models import (
    Audience,
    Case,
    Chat,
    Medium,
    Move,
    Notice,
    Person,
    Photo,
    PhotoState,
    Refusal,
    Refused,
    Right,
)
from services.access import access_case
from services.act import Act
from services.cases.parties import chats_for, holders
from services.cases.retelling import understand, untaken
from services.cases.timeline import move_case
from services.outbox import tell_case
from services.rules.privacy import redact
from services.rules.words import clean, is_nothing
from services.same_person import ids_of_person

LONGEST = 4000
REASON = "written-out"


async def access_voices(act: Act, case_id: int) -> tuple[Case, list[int]]:
    """The case, and its voices that nobody has written down yet."""
    case = await access_case(act, case_id, Right.REWORD)
    query = select(Photo.id).where(
        col(Photo.case_id) == case.id,
        col(Photo.kind) == Medium.VOICE,
        col(Photo.state) == PhotoState.KEPT,
        col(Photo.written_at).is_(None),
    )
    return case, list((await act.session.execute(query.order_by(col(Photo.id)))).scalars())


async def write_out(act: Act, case_id: int, voices: list[int], words: str) -> Case:
    """What these voices say, in words: understood like any report, and read by whoever else has to act."""
    case, unwritten = await access_voices(act, case_id)
    text = clean(words)
    if is_nothing(text):
        raise Refused(Refusal.NOTHING_SAID)
    if not set(voices) & set(unwritten):
        raise Refused(Refusal.STALE, number=case.number)
    await _mark(act, voices)
    if not await _told(act, case, text):
        writer = await ids_of_person(act.session, act.somebody)
        chats = [chat for chat in await chats_for(act, await holders(act, case)) if chat.person_id not in writer]
        facts = {"words": redact(text, await _names(act, case)), "photos": [], "spoken": False}
        await tell_case(act, chats, Notice.ADDED, case, Audience.HOLDER, **facts)
    return case


async def _mark(act: Act, voices: list[int]) -> None:
    for voice in (await act.session.execute(select(Photo).where(col(Photo.id).in_(voices)))).scalars():
        voice.written_at = act.now
    await act.session.flush()


async def _told(act: Act, case: Case, text: str) -> bool:
    """Add the text to what was reported; whether whoever then has to act is told by a card of their own."""
    whole = "\n".join(filter(None, [case.words, text]))
    if untaken(case):
        return await understand(act, case, whole[:LONGEST], speaker=await _speaker(act, case), reason=REASON)
    shown = redact(text, await _names(act, case))
    case.words = whole[: 2 * LONGEST]
    case.shown_words = "\n".join(filter(None, [case.shown_words, shown]))[: 2 * LONGEST]
    await move_case(act, case, Move.REWORD, words=shown, reason=REASON)
    return False


async def _names(act: Act, case: Case) -> list[str]:
    return [(await act.session.get_one(Person, case.reporter_id)).name]


async def _speaker(act: Act, case: Case) -> Act:
    """The act as if the reporter had written it where they spoke."""
    chat = await act.session.get_one(Chat, case.origin_chat_id)
    return act.by(await act.session.get_one(Person, case.reporter_id), chat)
