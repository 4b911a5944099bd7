"""Entries as people of desk and street read them, and their owners."""

from typing import Any

from models import Entry, Person, PointRule
from services.act import Act
from services.same_person import whoever


def entry_told(entry: Entry, rule: PointRule | None, person: Person) -> dict[str, Any]:
    """An entry with its owner's name."""
    return {
        "id": entry.id,
        "name": person.name,
        "on": entry.on.isoformat(),
        "rule": rule_names(rule),
        "points": entry.points,
        "why": entry.why,
        "kind": entry.kind.value,
    }


def rule_names(rule: PointRule | None) -> dict[str, str] | None:
    """A rule's name in both languages."""
    return {"zh_CN": rule.name, "en": rule.name_en or rule.name} if rule else None


async def entry_facts_of(act: Act, entry: Entry) -> dict[str, Any]:
    """The same as ``entry_told``, of one entry."""
    rule = await act.session.get(PointRule, entry.rule_id) if entry.rule_id else None
    return entry_told(entry, rule, await whoever(act.session, entry.person_id or 0))
