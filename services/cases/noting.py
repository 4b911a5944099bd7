"""备注: what those who handle a case write for each other. Whoever reported it never reads it, and no group does."""

from models import Case, Move, Refusal, Refused, Right
from services.access import access_case
from services.act import Act
from services.cases.timeline import move_case
from services.rules.privacy import redact
from services.rules.words import clean, is_nothing
from services.same_person import whoever

LONGEST_NOTE = 500


async def note(act: Act, case_id: int, words: str) -> Case:
    """Write it down; names of the reporter, phones and doors are taken out, since units read it too."""
    case = await access_case(act, case_id, Right.NOTE)
    text = clean(words)
    if is_nothing(text):
        raise Refused(Refusal.NOTE_HOW)
    if len(text) > LONGEST_NOTE:
        raise Refused(Refusal.WRITE_SHORTER, most=LONGEST_NOTE)
    reporter = await whoever(act.session, case.reporter_id)
    await move_case(act, case, Move.NOTE, words=redact(text, [reporter.name]), facts={"names": [act.somebody.name]})
    case.noted += 1
    return case
