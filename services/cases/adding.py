"""Words and photos that come after the report."""

from collections.abc import Sequence

from models import OPEN, Audience, Case, Move, Notice, Refusal, Refused, Right, Shot, Stage
from services.access import access_case
from services.act import Act
from services.cases.parties import chats_for, holders
from services.cases.photos import attach, said_by, spoken
from services.cases.timeline import move_case
from services.cases.voices import ask_to_write_out
from services.outbox import tell_case
from services.rules.privacy import redact
from services.rules.words import clean


async def add_to_case(act: Act, case_id: int, words: str, shots: Sequence[Shot]) -> Case:
    """Attach what the reporter sent later, and let the holder know."""
    case = await access_case(act, case_id, Right.ADD)
    if case.state not in OPEN:
        raise Refused(Refusal.NOT_NOW, number=case.number)
    text = clean(words)
    if not text and not shots:
        raise Refused(Refusal.NOTHING_SAID)
    if len(text) > 4000:
        raise Refused(Refusal.WRITE_SHORTER, most=4000)
    photos = await attach(act, case, shots, Stage.BEFORE)
    shown = redact(text, [act.somebody.name])
    await move_case(act, case, Move.ADD, words=shown, photos=photos)
    case.words = "\n".join(filter(None, [case.words, text]))[:8000]
    case.shown_words = "\n".join(filter(None, [case.shown_words, shown]))[:8000]
    said = said_by(shown, shots)
    asked = {chat.id for chat in await ask_to_write_out(act, case, said)} if spoken(shots) else set()
    chats = [chat for chat in await chats_for(act, await holders(act, case)) if chat.id not in asked]
    await tell_case(act, chats, Notice.ADDED, case, Audience.HOLDER, **said)
    return case
