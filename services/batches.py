"""批量: several cases of a ledger's list closed, ended, assigned, asked about or called hard in one press of the desk.

What is chosen stands in the ledger's row. Each case is done by its own verb, so its own rights and state hold; what
can't be done is listed with its reason. Nobody is flooded: what is owed to one chat becomes one list.
"""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any

from sqlmodel import col, select

from models import Area, Audience, Case, Ledger, Refusal, Refused, Right, State, Unit
from models.moves import WAITING
from services.access import require, visible_cases
from services.act import Act
from services.cases import cancel_case, close_case, designate, nudge
from services.cases.hard import mark_hard
from services.facts import case_facts, names
from services.ledger import ledger_where, own_ledger
from services.outbox import bundle, how_many_owed

MOST = 24
"""So many may be chosen at once: more would be a decision nobody has read."""

_Verb = Callable[[Act, int, int, int], Awaitable[Case]]


async def _close(act: Act, case_id: int, version: int, _unit: int) -> Case:
    case = await close_case(act, case_id, version)
    if case.closed_at is None:
        raise Refused(Refusal.NEEDS_SIGNING, number=case.number)
    return case


async def _cancel(act: Act, case_id: int, version: int, _unit: int) -> Case:
    return await cancel_case(act, case_id, version)


async def _nudge(act: Act, case_id: int, _version: int, _unit: int) -> Case:
    return await nudge(act, case_id)


async def _hard(act: Act, case_id: int, version: int, _unit: int) -> Case:
    return await mark_hard(act, case_id, version)


_DOES: dict[str, tuple[_Verb, frozenset[State]]] = {
    "close": (_close, frozenset({State.HANDLED, State.VERIFIED})),
    "assign": (designate, WAITING | {State.PAUSED}),
    "nudge": (_nudge, WAITING),
    "hard": (_hard, WAITING),
    "cancel": (_cancel, WAITING),
}


@dataclass
class Batch:
    """What was chosen, and what is to be done with it: ``does`` is a key of ``_DOES``, ``unit`` whom it is given to."""

    row: Ledger
    cases: list[Case]
    off: frozenset[int]
    does: str = ""
    unit: Unit | None = None
    went: int = 0
    refused: dict[str, list[int]] = field(default_factory=dict)
    """Refusal → numbers."""

    @property
    def chosen(self) -> list[Case]:
        """The cases that are meant."""
        return [case for case in self.cases if case.id not in self.off]

    async def facts(self, act: Act) -> dict[str, Any]:
        """As ``models.notices`` lists them."""
        able = _DOES[self.does][1] if self.does else frozenset(State)
        return {
            "row": self.row.id,
            "lines": [
                {**await case_facts(act, case, Audience.DESK), "chosen": case.id not in self.off} for case in self.cases
            ],
            "total": len(self.chosen),
            "does": self.does,
            "to": names(self.unit),
            "unit_id": self.unit.id if self.unit else 0,
            "able": sum(case.state in able for case in self.chosen),
            "unable": [case.number for case in self.chosen if case.state not in able],
            "went": self.went,
            "refused": [{"refusal": why, "numbers": numbers} for why, numbers in self.refused.items()],
        }


async def begin_batch(act: Act, ledger_id: int) -> Batch:
    """Choose all open cases of the list that the acting person steers, the newest first."""
    found = await require(act, Right.DISPATCH)
    row = await own_ledger(act, ledger_id)
    mine = visible_cases(act.somebody, found, Right.DISPATCH)
    query = (
        select(Case.id)
        .join(Area, col(Area.id) == col(Case.area_id))
        .where(await ledger_where(act, row.asked), mine, col(Case.closed_at).is_(None))
    )
    ids = list((await act.session.execute(query.order_by(col(Case.id).desc()).limit(MOST))).scalars())
    if not ids:
        raise Refused(Refusal.BATCH_NONE)
    row.asked = {**row.asked, "batch": {"ids": ids, "off": []}}
    return await _batch(act, row)


async def _batch(act: Act, row: Ledger, does: str = "", unit_id: int = 0) -> Batch:
    chosen = row.asked.get("batch")
    if chosen is None:
        raise Refused(Refusal.LEDGER_GONE)
    query = select(Case).where(col(Case.id).in_(chosen["ids"])).order_by(col(Case.id).desc())
    cases = list((await act.session.execute(query)).scalars())
    unit = await act.session.get(Unit, unit_id) if unit_id else None
    if does and (does not in _DOES or (does == "assign" and unit is None)):
        raise Refused(Refusal.UNKNOWN_BUTTON)
    return Batch(row, cases, frozenset(chosen["off"]), does, unit)


async def choose(act: Act, ledger_id: int, case_id: int) -> Batch:
    """This one not; or this one after all."""
    await require(act, Right.DISPATCH)
    row = await own_ledger(act, ledger_id)
    batch = await _batch(act, row)
    if case_id not in {case.id for case in batch.cases}:
        raise Refused(Refusal.UNKNOWN_BUTTON)
    row.asked = {**row.asked, "batch": {**row.asked["batch"], "off": sorted(batch.off ^ {case_id})}}
    return await _batch(act, row)


async def look_at_batch(act: Act, ledger_id: int, does: str, unit_id: int = 0) -> Batch:
    """What would be done, to be confirmed: what changes until then is not touched."""
    await require(act, Right.DISPATCH)
    row = await own_ledger(act, ledger_id)
    batch = await _batch(act, row, does, unit_id)
    if not batch.chosen:
        raise Refused(Refusal.NONE_TICKED)
    versions = {str(case.id): case.version for case in batch.chosen}
    row.asked = {**row.asked, "batch": {**row.asked["batch"], "versions": versions}}
    return batch


async def run_batch(act: Act, ledger_id: int, does: str, unit_id: int = 0) -> Batch:
    """Do it, case by case in the order of their rows; each chat is told once."""
    await require(act, Right.DISPATCH)
    row = await own_ledger(act, ledger_id)
    batch = await _batch(act, row, does, unit_id)
    versions = row.asked["batch"].get("versions")
    if not does or versions is None:
        raise Refused(Refusal.LEDGER_GONE)
    verb, before = _DOES[does][0], how_many_owed(act)
    for case in sorted(batch.chosen, key=lambda one: one.id):
        try:
            await verb(act, case.id, versions.get(str(case.id), 0), unit_id)
            batch.went += 1
        except Refused as why:
            batch.refused.setdefault(why.refusal.value, []).append(case.number)
    row.asked = {name: value for name, value in row.asked.items() if name != "batch"}
    await act.session.flush()
    await bundle(act, before)
    return batch
