"""Clues, which have no reporter."""

from typing import Any

from models.notices import Notice
from tests.views.facts.values import POLICE, UNIT, WORDS

SAMPLES: dict[Notice, dict[str, Any]] = {
    Notice.CLUE_DOOR: {"contact": POLICE, "hearing": ["community_police", "clue_contact"], "unkept": True},
    Notice.CLUE_PERSON: {"contact": POLICE, "hearing": ["community_police"]},
    Notice.CLUE_WRITE: {"kind": "building", "only_words": True},
    Notice.CLUE_TAKEN: {"code": "ABCD-EFGH-JK23"},
    Notice.CLUE_FOLLOWED: {"kind": "stall", "state": "verified", "unit": UNIT, "points": 5, "total": 10},
    Notice.CLUE_NEWS: {"clue": 4},
    Notice.CLUE: {
        "clue": 4,
        "version": 2,
        "kind": "hazard",
        "state": "taken",
        "day": "2026-12-01",
        "community": "春风社区",
        "unit": UNIT,
        "words": WORDS,
        "passes": True,
    },
    Notice.CLUES: {"lines": [{"clue": 4, "kind": "hazard", "state": "new", "day": "2026-12-01"}]},
    Notice.CLUE_UNITS: {"clue": 4, "version": 2, "options": [{"id": 1, "names": UNIT}], "page": 1, "pages": 2},
    Notice.CLUE_PRIVATELY: {"link": "https://t.me/linli_test_bot?start=clue"},
}
