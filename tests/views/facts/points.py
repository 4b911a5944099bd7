"""Points, boards, months and what is wrong with them."""

from typing import Any

from models.notices import Notice
from tests.views.facts.values import NOW, PHOTO

MEDIATION = {"zh_CN": "矛盾调解", "en": "Mediation"}
ENTRY: dict[str, Any] = {
    "kind": "earn",
    "points": 3,
    "on": "2026-12-01",
    "rule": MEDIATION,
    "why": "帮两家说和",
    "late": True,
}
POINT_ENTRY = {
    "id": 12,
    "name": "王秋月",
    "on": "2026-03-03",
    "rule": MEDIATION,
    "points": 3,
    "why": "帮两家说和",
    "kind": "earn",
}
CORRECTION: dict[str, Any] = {
    "correction": 4,
    "name": "王秋月",
    "entry": POINT_ENTRY,
    "on": "2026-03-03",
    "rule": MEDIATION,
    "points": 2,
    "why": "只来了半天",
    "by": "许清明",
    "new": False,
}
OWN_RULE = {"rule": 14, "names": MEDIATION, "points": 2, "area": "春风社区", "by": "许清明"}
POSTED: dict[str, Any] = {
    "area": "春风社区",
    "month": "2026-02",
    "until": NOW,
    "number": 128,
    "hash": "9f3c0d2e" * 8,
    "top": 50,
    "now": NOW,
}
OBJECTION: dict[str, Any] = {
    "objection": 2,
    "area": "春风社区",
    "month": "2026-02",
    "about": "own",
    "entry": POINT_ENTRY,
    "name": "王秋月",
    "words": "那天我在",
    "answer_by": NOW,
    "late": False,
    "now": NOW,
}
BOARD: dict[str, Any] = {
    "area": "春风社区",
    "area_id": 2,
    "span": "month",
    "key": "2026-12",
    "offset": 0,
    "page": 20,
    "people": 25,
    "lines": [
        {"place": 1, "name": ["full", "唐春分"], "tag": "", "points": 9},
        {"place": 2, "name": ["auntie", "王"], "tag": "第一网格", "points": 5},
        {"place": 2, "name": ["masked", "陈*雨"], "tag": "", "points": 5},
        {"place": 4, "name": ["auntie", "王"], "tag": "第二网格", "points": 2},
    ],
    "old": False,
    "mine": {"place": 4, "points": 2},
    "now": NOW,
}
WEEK: dict[str, Any] = {
    "span": "week",
    "key": "2026-W48",
    "old": True,
    "first": "2026-11-23",
    "last": "2026-11-29",
    "lines": [line | {"moved": moved} for line, moved in zip(BOARD["lines"], (1, -1, 0, None), strict=True)],
    "sum": 23,
    "everybody": 6,
    "before": 12,
    "newcomers": {"names": [["masked", "陈*雨"]], "count": 2},
    "grids": [
        {"id": 5, "name": "第一网格", "points": 14, "people": 4},
        {"id": 6, "name": "第二网格", "points": 9, "people": 2},
    ],
    "photo": PHOTO,
    "mine": None,
}


SAMPLES: dict[Notice, dict[str, Any]] = {
    Notice.AWARD_ASK: {
        "rule": 3,
        "names": MEDIATION,
        "points": 3,
        "why": "",
        "deed": "7",
        "people": [{"id": 4, "name": "王秋月", "home": "3号楼"}, {"id": 5, "name": "王秋月", "home": ""}],
    },
    Notice.AWARDED: {
        "name": "王秋月",
        "names": MEDIATION,
        "points": 3,
        "why": "帮两家说和",
        "on": "2026-11-20",
        "late": True,
        "again": False,
        "by": "",
        "second": False,
    },
    Notice.POINTS_MINE: {
        "spendable": 60,
        "owed": 0,
        "until": "2026-12-31",
        "totals": {"day": 3, "week": 5, "month": 9, "quarter": 30, "year": 86, "life": 213},
        "place": 7,
        "posted": 3,
        "entries": [ENTRY, ENTRY | {"kind": "spend", "points": -20, "rule": None, "why": ""}],
        "now": NOW,
    },
    Notice.POINTS_TOLD: {"entries": [ENTRY], "sum": 3, "spendable": 60, "owed": 0, "year": 86, "life": 213, "on": ""},
    Notice.POINTS_DAY: {
        "area": "春风社区",
        "lines": [{"name": ["full", "唐春分"], "points": 3}, {"name": ["hidden", ""], "points": 2}],
        "sum": 5,
        "on": "2026-03-02",
    },
    Notice.REVERSE_WHICH: {"options": [POINT_ENTRY]},
    Notice.REVERSE_WHY: {"entry": POINT_ENTRY},
    Notice.CORRECTION_ASK: CORRECTION,
    Notice.CORRECTION_ASKED: CORRECTION | {"points": 0},
    Notice.CORRECTION_DONE: CORRECTION | {"agreed": True, "second": "宋立冬", "back": False},
    Notice.RULE_ASK: OWN_RULE,
    Notice.RULE_ASKED: OWN_RULE,
    Notice.RULE_DECIDED: OWN_RULE | {"agreed": True, "second": "宋立冬"},
    Notice.QUARTER: POSTED | {"quarter": "2026-Q1", "link": "https://l.cn/q"},
    Notice.YEAR: {"area": "新柳街道", "year": 2026, "top": 50, "percent": 20, "held_back": 2, "link": "https://l.cn/y"},
    Notice.YEAR_ASK: {"area": "新柳街道", "year": 2026, "points": 86},
    Notice.MONTH_POSTED: BOARD
    | WEEK
    | POSTED
    | {"span": "month"}
    | {"people": 31, "points": 98, "lines": BOARD["lines"], "posted": 3, "link": "https://l.cn/p"},
    Notice.MONTH_PRINT: POSTED | {"link": "https://l.cn/p"},
    Notice.MONTH_CLOSED: POSTED | {"corrected": 1},
    Notice.OBJECT_WHICH: POSTED | {"posted": 3, "options": [POINT_ENTRY]},
    Notice.OBJECT_WHY: {"about": "own", "entry": POINT_ENTRY},
    Notice.OBJECTION_TAKEN: {"answer_by": NOW, "now": NOW},
    Notice.OBJECTION: OBJECTION,
    Notice.OBJECTION_HOW: {"what": "no"},
    Notice.OBJECTION_ANSWER: POSTED | {"entry": POINT_ENTRY, "upheld": True, "answer": "只来了半天"},
    Notice.BOARD: BOARD,
    Notice.BOARD_WEEK: BOARD | WEEK,
    Notice.BOARD_MINE: {"place": 7, "points": 12, "gap": 2},
    Notice.BOARD_GRIDS: {
        "area": "春风社区",
        "span": "week",
        "key": "2026-W48",
        "old": True,
        "grids": WEEK["grids"],
        "now": NOW,
    },
}
