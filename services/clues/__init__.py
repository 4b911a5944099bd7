"""Confidential clues: told by somebody who stays unknown, heard by those the community has named, followed by a code.

``docs/decisions/0022-clues.md`` says why they are no cases and what is kept of them.
"""

from services.clues.credits import credited_to
from services.clues.hearing import (
    access_clue,
    clue_facts,
    erase,
    give_to_unit,
    hears_clues,
    open_clues,
    open_one,
    say_found,
    take,
    units_for,
)
from services.clues.telling import file_clue, follow, forget, whom_to_ring

__all__ = [
    "access_clue",
    "clue_facts",
    "credited_to",
    "erase",
    "file_clue",
    "follow",
    "forget",
    "give_to_unit",
    "hears_clues",
    "open_clues",
    "open_one",
    "say_found",
    "take",
    "units_for",
    "whom_to_ring",
]
