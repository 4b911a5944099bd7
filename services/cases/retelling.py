"""What belongs to something that was told a moment ago: more pictures of an album, other words for a report."""

from collections.abc import Sequence

from sqlmodel import col, select

from models import Case, CaseEvent, Move, Refusal, Refused, Shot, Stage, State
from models.moves import UNTAKEN
from services.act import Act
from services.cases.adding import add_to_case
from services.cases.danger import answer_danger
from services.cases.photos import attach, seen, spoken
from services.cases.questions import go_on
from services.cases.timeline import move_case
from services.cases.voices import ask_to_write_out
from services.outbox import redraw
from services.routing import limit_of
from services.rules.privacy import redact
from services.rules.words import clean, is_nothing
from services.same_person import ids_of_person, own
from services.understanding import Understanding, Where, find_place, match_category, touches_private, understanding

TELLING = (Move.FILE, Move.LOG, Move.ADD, Move.HAND_IN)
LONGEST = 4000


async def told_by(act: Act, events: Sequence[int]) -> CaseEvent | None:
    """The line of a timeline that this person's earlier messages wrote, by the ids of their incoming rows."""
    if not events or act.person is None:
        return None
    query = (
        select(CaseEvent)
        .where(
            col(CaseEvent.incoming_id).in_(events),
            own(CaseEvent.actor_id, act.person.id),
            col(CaseEvent.move).in_(TELLING),
        )
        .order_by(col(CaseEvent.id))
        .limit(1)
    )
    return (await act.session.execute(query)).scalar_one_or_none()


async def add_part(act: Act, told: CaseEvent, words: str, shots: Sequence[Shot]) -> None:
    """A further part of an album belongs to what the first one told; nobody is told again."""
    case = await act.session.get_one(Case, told.case_id)
    own = case.handler_id in await ids_of_person(act.session, act.somebody)
    proof = told.move is Move.DO_PART or ((case.state is State.HANDLED or told.move is Move.LOG) and own)
    stage = Stage.AFTER if proof and told.move is not Move.FILE else Stage.BEFORE
    told.photos = [*told.photos, *await attach(act, case, shots, stage)]
    if stage is Stage.AFTER and told.move not in (Move.LOG, Move.DO_PART) and seen(shots):
        case.pair_wanted, case.pair_sha = True, None
    if spoken(shots):
        await ask_to_write_out(act, case)
    await redraw(act, case)
    if told.move is Move.FILE and not is_nothing(clean(words)) and untaken(case):
        await understand(act, case, "\n".join(filter(None, [case.words, clean(words)])))


async def retell(act: Act, told: CaseEvent, words: str) -> Case | None:
    """Other words for a report: understood anew while nobody took it; else added, and the case comes back."""
    case = await act.session.get_one(Case, told.case_id)
    text = clean(words)
    if is_nothing(text) or text in case.words or told.move is Move.LOG:
        return None
    if case.reporter_id not in await ids_of_person(act.session, act.somebody):
        return None  # told for somebody else: their words stand
    if told.move is Move.FILE and untaken(case):
        await understand(act, case, text)
        return None
    return await add_to_case(act, case.id, text, ())


def untaken(case: Case) -> bool:
    """Whether nobody has said yet that they are on it."""
    return case.state in UNTAKEN and case.accepted_at is None


async def understand(act: Act, case: Case, text: str, *, speaker: Act | None = None, reason: str = "") -> bool:
    """Take ``text`` for what was reported, and send the case where it then belongs: whether that changed.

    ``speaker`` is whose words they are when somebody else wrote them down.
    """
    if len(text) > LONGEST:
        raise Refused(Refusal.TOO_LONG, most=LONGEST)
    said = speaker or act
    case.words, case.shown_words = text, redact(text, [said.somebody.name])
    await move_case(act, case, Move.REWORD, words=case.shown_words, reason=reason)
    known = await understanding(act.session)
    where = await find_place(act.session, known, text, chat=said.chat, person=said.somebody, pin=None)
    moved = await _place(act, case, where)
    if await _categorise(act, case, known, text):
        await answer_danger(said, case, reply_to="")
        moved = True
    if moved:
        await go_on(act, case)
    return moved


async def _place(act: Act, case: Case, where: Where | None) -> bool:
    """Whether the words name another place; words without one leave the place as it was."""
    if where is None or not where.placed or (case.placed and where.area_id == case.area_id):
        return False
    case.area_id, case.compound_id, case.placed = where.area_id, where.compound_id, True
    await move_case(act, case, Move.PLACE)
    return True


async def _categorise(act: Act, case: Case, known: Understanding, text: str) -> bool:
    match = match_category(known, text)
    category = known.categories[match.clear] if match.clear else None
    if category is None:
        case.candidates = list(match.likely) if case.category_id is None else case.candidates
        return False
    if category.id == case.category_id:
        return False
    case.category_id, case.limit_id = category.id, await limit_of(act, category, text)
    case.condition_id = None
    case.sensitivity = touches_private(known, (category.key,))
    await move_case(act, case, Move.CATEGORISE, facts={"category": category.key})
    return True
