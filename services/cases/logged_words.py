"""Words that come after the photo of what was solved on the spot: they say what it was, and where."""

from models import Case
from services.act import Act
from services.cases.questions import categorise, place_case
from services.rules.privacy import redact
from services.understanding import find_place, match_category, understanding


async def reword_log(act: Act, case: Case, text: str) -> None:
    """Take ``text`` for what was logged; a kind or a place that it names is taken where none was said before."""
    known = await understanding(act.session)
    case.words, case.shown_words = text, redact(text, [])
    match = match_category(known, text)
    if case.category_id is None:
        case.candidates = list(match.likely)
        if match.clear:
            await categorise(act, case, match.clear)
    if case.placed and not case.routed:
        return
    where = await find_place(act.session, known, text, chat=act.chat, person=act.somebody, pin=None)
    if where is not None and where.placed:
        await place_case(act, case, where)
