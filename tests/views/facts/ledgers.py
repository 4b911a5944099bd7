"""Lists that desks work with, and figures about units."""

from typing import Any

from models.notices import Notice
from tests.views.facts.cases import case_facts
from tests.views.facts.values import CLUTTER, LAMP, NOW, PHOTO, UNIT

TALLY = {
    "given": 22, "asked": 20, "answered": 19, "due": 20, "in_time": 16, "exempt": 1, "closed": 18, "reworked": 2,
    "people": 21, "solved": 9, "unsolved": 1, "satisfied": 7, "dissatisfied": 1, "returned": 2, "misdirected": 1,
    "ended": 21, "open": 4, "overdue": 1,
}  # fmt: skip
UNIT_LINE: dict[str, Any] = {
    "unit": 1,
    "names": UNIT,
    "place": 1,
    "tally": TALLY,
    "rates": {"answered": [19, 20], "on-time": [16, 20], "solved": [9, 10], "satisfied": [7, 8], "reworked": [2, 18]},
    "low": ["on-time"],
}
RATES: dict[str, Any] = {
    "first": "2026-11-01",
    "last": "2026-11-30",
    "whole": True,
    "units": [UNIT_LINE, {**UNIT_LINE, "unit": 2, "place": 0, "low": []}],
    "desks": [
        {"name": "春风社区", "decided": 6, "in_time": 5, "median": 480.0, "ended": 21, "misdirected": 1},
        {"name": "秋实社区", "decided": 0, "in_time": 0, "median": None, "ended": 0, "misdirected": 0},
    ],
    "least": 5,
    "now": NOW,
}

BULLETIN: dict[str, Any] = {
    "bulletin": 4,
    "kind": "week",
    "area": "春风社区",
    "decides": "desk",
    "first": "2026-11-20",
    "last": "2026-11-26",
    "counts": {"received": [24, 20], "closed": [18, 21], "logged": [3, 3], "open": [11, 11], "overdue": [2, 2]},
    "kinds": [{"names": CLUTTER, "count": 9}, {"names": LAMP, "count": 5}],
    "units": [
        {**UNIT_LINE, "red": False},
        {**UNIT_LINE, "unit": 2, "names": {"zh_CN": "新柳环卫站", "en": "Xinliu Sanitation"}, "low": [], "red": True},
        {**UNIT_LINE, "unit": 3, "names": {"zh_CN": "云桥水务站", "en": "Yunqiao Water"}, "place": 0, "low": [],
         "red": False},
    ],
    "oldest": [
        {"number": 97, "category": LAMP, "public_place": "春风里 3号楼", "state": "assigned", "days": 12},
        {"number": 101, "category": CLUTTER, "public_place": "柳岸花园 6号楼", "state": "paused", "days": 9},
    ],
    "words": "这周雨多,辛苦各位。",
    "photo": PHOTO,
    "least": 5,
    "floors": {"answered": 92.0, "on-time": 85.0, "satisfied": 85.0},
    "publish_at": "2026-11-30T01:00:00+00:00",
    "now": NOW,
}  # fmt: skip

BATCH: dict[str, Any] = {
    "row": 9, "total": 1,
    "lines": [case_facts() | {"chosen": True}, case_facts(case=20, number=131) | {"chosen": False}],
    "does": "", "to": UNIT, "unit_id": 4, "able": 1, "unable": [140], "went": 0, "refused": [],
}  # fmt: skip


SAMPLES: dict[Notice, dict[str, Any]] = {
    Notice.BATCH: BATCH,
    Notice.BATCH_UNIT: {"row": 9, "options": [{"id": 4, "names": UNIT}], "page": 1, "pages": 2},
    Notice.BATCH_SURE: BATCH | {"does": "assign"},
    Notice.BATCHED: BATCH | {"does": "close", "went": 2, "refused": [{"refusal": "not-now", "numbers": [131]}]},
    Notice.LEDGER: {
        "may_batch": True,
        "row": 9,
        "asked": {
            "number": 0,
            "stand": "late",
            "span": "month",
            "first": "",
            "last": "",
            "units": [UNIT],
            "places": ["春风里 3号楼"],
            "terms": ["路灯"],
        },
        "lines": [case_facts()],
        "newer": 140,
        "older": 100,
        "now": NOW,
    },
    Notice.LEDGER_WANTED: {},
    Notice.LEDGER_FILE: {
        "file": 3,
        "row": 9,
        "count": 12,
        "link": "https://linli.example/ledger/3-abc",
        "reporters": False,
        "may": True,
    },
    Notice.RATES: RATES,
    Notice.BULLETIN: BULLETIN,
    Notice.BULLETIN_DRAFT: {
        **BULLETIN,
        "standing": "draft",
        "waits": False,
        "objections": [{"unit": 1, "names": UNIT, "why": "有两件不归我们"}],
        "out": [UNIT],
    },
    Notice.BULLETIN_LINE: {
        **BULLETIN,
        "units": BULLETIN["units"][:1],
        "kinds": [],
        "oldest": [],
        "counts": {},
        "standing": "draft",
        "waits": False,
        "left_out": False,
    },
    Notice.BULLETIN_OBJECTION: {**BULLETIN, **BULLETIN["units"][0], "why": "有两件不归我们", "standing": "draft"},
    Notice.BULLETIN_ANSWER: {**BULLETIN, "became": "left-out"},
    Notice.BULLETIN_WRITE: {"what": "objection", "decides": "desk"},
}
