"""What a report lacks is asked, one question at a time and two at most; silence hands it to the desk."""

from sqlalchemy import bindparam
from sqlmodel import col, select

from models import Case, Move, Purpose, Question, Refusal, Refused, Right, Role, Sensitivity
from services.access import require_inside
from services.act import Act
from services.cases.dispatching import send_on
from services.cases.likeness import look_around
from services.cases.timeline import move_case
from services.directory import directory
from services.outbox import redraw
from services.routing import Route, limit_of
from services.same_person import ids_of_person
from services.understanding import Where, at, touches_private, understanding

MOST = 2


async def ask_or_route(act: Act, case: Case) -> None:
    """Ask what is missing, or send the case on its way; and look whether others have reported the same."""
    await look_around(act, case)
    question = _missing(case)
    if question is None:
        await send_on(act, case)
        return
    case.question = question
    case.question_until = act.now + act.town.question_after
    case.questions_asked += 1
    await redraw(act, case)
    await act.session.flush()


def _missing(case: Case) -> Question | None:
    if case.questions_asked >= MOST or case.sensitivity is Sensitivity.SEALED:
        return None
    if not case.placed and case.questions_asked == 0:
        return Question.PLACE
    if case.category_id is None and case.candidates and case.question is not Question.CATEGORY:
        return Question.CATEGORY
    return None


async def place_case(act: Act, case: Case, where: Where, *, pin: tuple[float, float] | None = None) -> None:
    """Write down where it is, and go on: to the next question, or to whoever acts first there.

    Where it may be several places, its reporter is asked which, if they are being asked at all; else it is the nearest.
    """
    if where.spots and not where.placed:
        if case.question is Question.PLACE:
            await _offer(act, case, where, pin)
            return
        where = at(await directory(act.session), where.spots[0])
    if case.logged_at is not None:
        await require_inside(act, Right.LOG, where.area_id)
        case.routed = ""
    case.area_id, case.placed = where.area_id, where.placed
    case.compound_id = where.compound_id or case.compound_id
    if pin is not None:
        case.lat, case.lon = pin
    await move_case(act, case, Move.PLACE)
    if case.logged_at is None:
        await go_on(act, case)


async def _offer(act: Act, case: Case, where: Where, pin: tuple[float, float] | None) -> None:
    """Ask which of these it is, with a button each; until then the likeliest is in charge.

    The card asks it when it is drawn again; whoever left it open is asked in the answer, too (``asks_which``).
    """
    case.spots, case.question_until = list(where.spots), act.now + act.town.question_after
    case.area_id, case.compound_id = where.area_id, where.compound_id
    case.lat, case.lon = pin or (case.lat, case.lon)
    await act.session.flush()
    await redraw(act, case)


def asks_which(case: Case) -> bool:
    """Whether its reporter is being asked which of several places it is."""
    return case.question is Question.PLACE and bool(case.spots) and not case.placed


async def end_question(act: Act, case: Case) -> None:
    """Nobody answered: a pin goes to the nearest place, anything else to the desk."""
    if case.question is Question.PLACE and case.spots and case.lat is not None:
        await place_case(act, case, at(await directory(act.session), case.spots[0]))
    else:
        await leave_to_desk(act, case, "no-category" if case.placed else "no-place")


async def categorise(act: Act, case: Case, key: str) -> None:
    """Write down what kind of matter it is; a case on its way goes to whom it now belongs."""
    known = await understanding(act.session)
    category = known.categories.get(key)
    if category is None:
        raise Refused(Refusal.UNKNOWN_BUTTON)
    if case.logged_at is not None and not category.may_be_logged:
        raise Refused(Refusal.SIGN_NO_LOG)
    case.category_id, case.condition_id, case.left_unit_id = category.id, None, None
    case.limit_id = await limit_of(act, category, case.words)
    case.sensitivity = touches_private(known, (key,))
    await move_case(act, case, Move.CATEGORISE, facts={"category": key})
    if case.logged_at is None:
        await go_on(act, case)


async def leave_to_desk(act: Act, case: Case, why: str = "no-category") -> None:
    """Nobody here knows: the desk decides. ``why`` is one of ``dispatching.UNDECIDED``."""
    await send_on(act, case, Route(Role.DESK, why=why))


async def go_on(act: Act, case: Case) -> None:
    """After the case is understood anew: ask what is missing, or send it where it now belongs."""
    if case.question is not None or case.assigned_at is None:
        await ask_or_route(act, case)
    else:
        await send_on(act, case)


async def asked_for_place(act: Act) -> int | None:
    """The id of the case whose place this person is being asked for, here or (in a direct chat) anywhere."""
    assert act.chat is not None
    people = list(await ids_of_person(act.session, act.somebody))
    if act.chat.purpose is Purpose.DIRECT:
        asked = await act.session.execute(_ASKED, {"people": people})
    else:
        asked = await act.session.execute(_ASKED_HERE, {"people": people, "chat": act.chat.id})
    found: int | None = asked.scalar_one_or_none()
    return found


_ASKED = (
    select(Case.id)
    .where(
        col(Case.reporter_id).in_(bindparam("people", expanding=True)),
        col(Case.question) == Question.PLACE,
    )
    .order_by(col(Case.id).desc())
    .limit(1)
)
_ASKED_HERE = _ASKED.where(col(Case.origin_chat_id) == bindparam("chat"))
