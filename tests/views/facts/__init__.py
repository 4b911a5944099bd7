"""Sample facts for every notice, by subject, as the services would give them."""

from typing import Any

from models.notices import Notice
from tests.views.facts import activities, cases, clues, day, gifts, ledgers, people, points, staff, wishes

SAMPLES: dict[Notice, dict[str, Any]] = {
    notice: facts
    for subject in (cases, day, ledgers, people, staff, clues, points, gifts, wishes, activities)
    for notice, facts in subject.SAMPLES.items()
}
"""One valid set of facts for every notice."""
