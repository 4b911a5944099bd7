"""答复: what whoever handles a case says to those who reported it, in their direct chats only."""

from models import Audience, Case, Move, Notice, Refusal, Refused, Right
from services.access import access_case
from services.act import Act
from services.cases.joined import joined_by
from services.cases.parties import own_chat
from services.cases.timeline import move_case
from services.outbox import tell_case
from services.rules.privacy import redact
from services.rules.words import clean, is_nothing

LONGEST_REPLY = 300


async def reply_to_reporter(act: Act, case_id: int, words: str) -> Case:
    """Everybody who reported it and has a direct chat reads it; refused where nobody has one: they are to be called."""
    case = await access_case(act, case_id, Right.REPLY)
    text = redact(clean(words), [])
    if is_nothing(text):
        raise Refused(Refusal.NOTHING_TO_REPLY)
    if len(text) > LONGEST_REPLY:
        raise Refused(Refusal.WRITE_SHORTER, most=LONGEST_REPLY)
    reached = [(one, await own_chat(act, one)) for one in (case, *await joined_by(act, case))]
    if not any(chats for _, chats in reached):
        raise Refused(Refusal.REPLY_NOWHERE, number=case.number)
    await move_case(act, case, Move.REPLY, words=text)
    for one, chats in reached:
        await tell_case(act, chats, Notice.REPLY, one, Audience.REPORTER, reply=text)
    return case
