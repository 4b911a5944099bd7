"""Cards of the day, lists of what is due, and texts for plain WeChat groups."""

from typing import Any

from models.moves import State
from models.notices import Notice
from models.people import Role
from tests.views.facts.cases import case_facts
from tests.views.facts.values import CLUTTER, LAMP, NOW, OFFICER, UNIT


def line(number: int = 128, **changes: Any) -> dict[str, Any]:
    """A line of a list, as one query gives it."""
    facts = {
        "case": number, "number": number, "version": 2, "state": State.ASSIGNED.value, "category": CLUTTER,
        "place": "春风里 3号楼2单元", "stair": "2单元", "due_at": "2026-12-01T10:00:00+00:00", "unit": UNIT,
        "held_by": Role.OFFICER.value, "officer": "", "asked": None, "at": NOW, "now": NOW,
    }  # fmt: skip
    return facts | changes


def day_work(count: int = 3, **changes: Any) -> dict[str, Any]:
    """A worker's morning with ``count`` lines at one building."""
    lines = [line(number, mine=True, ticked=False, helps=False) for number in range(128, 128 + count)]
    facts = {
        "card": 5,
        "total": count,
        "own": count,
        "page": 1,
        "pages": 1,
        "fresh": count,
        "step": "",
        "ticked": 0,
        "days": None,
    }
    return facts | {"groups": [{"place": "春风里 3号楼", "lines": lines}], "options": [1, 3, 7], "now": NOW} | changes


GROUPS_DAY: dict[str, Any] = {
    "id": 2, "kind": "compound", "group": "春风里", "day": "2026-12-01", "now": NOW,
    "new": [case_facts(number=number, audience="group") for number in range(100, 112)],
    "done": [case_facts(number=number, audience="group", state="closed") for number in range(90, 99)],
}  # fmt: skip


SAMPLES: dict[Notice, dict[str, Any]] = {
    Notice.DAILY: {"lines": [case_facts(number=number) for number in range(100, 113)], **GROUPS_DAY},
    Notice.DAY_WORK: day_work(),
    Notice.DAY_OVERVIEW: {
        "card": 6,
        "total": 5,
        "topics": [{"topic": "overdue", "count": 2}, {"topic": "today", "count": 3}, {"topic": "new", "count": 4}],
        "whom": [{"unit": UNIT, "role": "officer", "count": 2}, {"unit": None, "role": "grid_member", "count": 1}],
        "week": {name: [3, 5] for name in ("new", "closed", "returned", "late", "logged")},
        "activities": [{"activity": 3, "title": "春风广场清扫"}],
        "now": NOW,
    },
    Notice.DAY_KINDS: {
        "card": 7,
        "total": 6,
        "page": 1,
        "pages": 2,
        "lines": [
            line(12, category=None, words="", choices=[{"key": "street-lamp", "names": LAMP}]),
            line(13, category=None, words="清走了", choices=[{"key": "stairwell-clutter", "names": CLUTTER}]),
        ],
        "now": NOW,
    },
    Notice.DAY_LOGGED: {
        "card": 8,
        "total": 2,
        "page": 1,
        "pages": 1,
        "lines": [
            line(12, looked=True, said="doubt", officer=OFFICER),
            line(13, looked=False, said="", officer=OFFICER),
            line(14, looked=True, said="", officer=OFFICER),
        ],
        "draws": [{"seed": 482913, "numbers": [12]}],
        "now": NOW,
    },
    Notice.DRAWN: case_facts(card=8, seed=482913, place_of=1, of=3, audience="logger", state="closed"),
    Notice.LOOKED_INTO: case_facts(by="周", verdict="doubt", why="照片看不清", audience="logger", state="closed"),
    Notice.DESK_DAILY: {"groups": [GROUPS_DAY], "day": "2026-12-01", "now": NOW},
    Notice.COPY_TEXT: GROUPS_DAY,
    Notice.SEND_PASTE: {"paste": 5, "group": "", "options": [{"id": 2, "name": "春风里"}], "lines": 0},
    Notice.PASTE_TAKEN: {},
    Notice.PASTE_FOUND: {
        "paste": 5,
        "version": 2,
        "group": "春风里",
        "receipts": 12,
        "rest": 20,
        "before": 1,
        "more": 2,
        "matters": [
            {
                "who": "快乐老家",
                "place": "春风里 3号楼",
                "category": LAMP,
                "words": "灯坏了",
                "off": False,
                "also": 2,
                "emergency": [],
            },
            {"who": "", "place": "", "category": None, "words": "着火了", "off": True, "also": 0, "emergency": ["119"]},
        ],
        "question": {
            "kind": "who",
            "about": "快乐老家",
            "matter": 0,
            "options": [{"id": 7, "name": "王秋月", "where": ""}],
        },
    },
    Notice.PASTE_FILED: {"numbers": [128, 129], "twice": 1},
    Notice.DUE: {"topic": "overdue", "lines": [line(), line(129)], "page": 2, "pages": 3, "total": 20, "now": NOW},
    Notice.WENT: {
        "verb": "take-all",
        "went": 2,
        "others": [{"name": OFFICER, "numbers": [128, 131]}],
        "refused": [{"refusal": "stale", "numbers": [140]}, {"refusal": "no-more-time", "numbers": [141]}],
    },
    Notice.WHICH_DONE: {"lines": [line(), line(129)], "activities": [{"activity": 3, "title": "春风广场清扫"}]},
}
