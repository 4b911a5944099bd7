"""A stretch comes in, in as many messages as it takes: of which group it is, until that was all of it."""

from sqlalchemy import false, or_
from sqlmodel import col, select

from models import Area, Compound, Paste, PasteState, Refusal, Refused, Right
from services.access import require
from services.act import Act
from services.rules.words import clean
from services.wakes import wake

LARGEST = 40_000
"""Characters of a paste, in as many messages as it takes."""


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
