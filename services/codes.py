"""Six digits that are said once: to come back after a lost session, or to link another account.

A code is good for ten minutes and once; it is kept as a mark. Wrong ones are written down with where they came
from: five from one source and sixty for the house in ten minutes, then everybody waits. Times are real time.
"""

import secrets
from datetime import datetime, timedelta

from sqlalchemy import delete, func
from sqlmodel import col, select

from models import Code, CodeKind, Counter, Guess, Incoming, Person, Refusal, Refused
from services.act import Act

GOOD_FOR = timedelta(minutes=10)
FROM_ONE = 5
FROM_ALL = 60
_SPAN = timedelta(minutes=10)
_KEPT = timedelta(days=1)


async def make_code(act: Act, kind: CodeKind, person: Person, real_now: datetime) -> str:
    """A new code for ``person``; the one they had of this kind ends."""
    open_ones = select(Code).where(col(Code.until) > real_now, col(Code.used_at).is_(None))
    standing = list((await act.session.execute(open_ones)).scalars())
    for code in standing:
        if code.kind is kind and code.person_id == person.id:
            code.until = real_now
    taken = {code.code_hash for code in standing}
    digits = f"{secrets.randbelow(1_000_000):06}"
    while _mark(act, kind, digits) in taken:
        digits = f"{secrets.randbelow(1_000_000):06}"
    act.session.add(
        Code(
            kind=kind,
            person_id=person.id,
            made_by_id=act.somebody.id,
            code_hash=_mark(act, kind, digits),
            made_at=real_now,
            until=real_now + GOOD_FOR,
        )
    )
    await act.session.flush()
    return digits


def _mark(act: Act, kind: CodeKind, digits: str) -> str:
    return act.town.doors.mark(kind.value, digits)


async def use_code(act: Act, kind: CodeKind, said: str, source: str, real_now: datetime) -> Code | None:
    """The code that was said, used up; ``None`` for a wrong one, which is written down: commit it all the same."""
    await check_pace(act, source, real_now)
    digits = "".join(str(int(sign)) for sign in said if sign.isdecimal())
    query = select(Code).where(
        col(Code.code_hash) == _mark(act, kind, digits),
        col(Code.kind) == kind,
        col(Code.used_at).is_(None),
        col(Code.until) > real_now,
    )
    code = (await act.session.execute(query.with_for_update())).scalar_one_or_none()
    if code is None:
        await note_guess(act, source, real_now)
        return None
    code.used_at = real_now
    await act.session.flush()
    return code


async def note_guess(act: Act, source: str, real_now: datetime) -> None:
    """Write a wrong code down; whoever owns the transaction has to commit it."""
    act.session.add(Guess(source=source, at=real_now))
    await act.session.execute(delete(Guess).where(col(Guess.at) < real_now - _KEPT))


SPOKEN = "word:"
"""Stands before who guesses an activity's code word: a whole group does so at once, and each is counted alone."""
TOLD = "clue:"
"""Stands before sources that are no guesses: whoever tells clues is slowed in the same way, and counted apart."""


async def check_pace(act: Act, source: str, real_now: datetime) -> None:
    """Refuse another try where there were too many: of one source, or in the whole house."""
    await act.session.get(Counter, "guesses", with_for_update=True)  # one guess at a time: they are counted
    kind = _kind(source)
    recent = select(Guess.source, func.count()).where(col(Guess.at) > real_now - _SPAN).group_by(col(Guess.source))
    rows = (await act.session.execute(recent)).all()
    counted = {row[0]: row[1] for row in rows if _kind(row[0]) == kind}
    if counted.get(source, 0) >= FROM_ONE or sum(counted.values()) >= FROM_ALL:
        raise Refused(Refusal.TOO_FAST if kind == TOLD else Refusal.TOO_MANY_CODES)


def _kind(source: str) -> str:
    """What is counted apart from codes that are guessed, "" for those."""
    return next((kind for kind in (TOLD, SPOKEN) if source.startswith(kind)), "")


async def guess_again(act: Act, source: str, real_now: datetime, refusal: Refusal) -> None:
    """Refuse another guess of one source after too many; others are not slowed by it."""
    query = select(func.count()).where(col(Guess.at) > real_now - _SPAN, col(Guess.source) == source)
    if (await act.session.execute(query)).scalar_one() >= FROM_ONE:
        raise Refused(refusal)


async def heard_at(act: Act) -> datetime:
    """The real moment at which the event behind this act came in."""
    assert act.incoming_id is not None
    return (await act.session.get_one(Incoming, act.incoming_id)).received_at
