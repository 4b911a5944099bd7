"""Sample facts for every notice, as the services would give them. Everything in them is made up."""

from typing import Any

from models.moves import Move, State
from models.notices import Audience, Notice
from models.people import Role

NOW = "2026-12-01T02:00:00+00:00"
"""A Tuesday, 10:00 in Shanghai."""
WORDS = "楼道堆满纸箱,消防通道堵了"
PHOTO = "a" * 64
PROOF = "b" * 64
OFFICER = "张大树"
CONTACT = {"name": "李小满", "phone": "000-0000-0012", "role": "grid_member"}
POLICE = {"name": "孔白鹿", "phone": "000-0000-0061", "role": "community_police"}
LEADER = {"name": "周立夏", "phone": "000-0000-0021", "role": "grid_leader"}
CLUTTER = {"zh_CN": "楼道堆物", "en": "Clutter in a stairwell"}
LAMP = {"zh_CN": "路灯", "en": "Street lamp"}
PAPER: dict[str, Any] = {
    "paper": 5,
    "kind": "rectify",
    "community": "春风社区",
    "year": 2026,
    "serial": 3,
    "to": {"zh_CN": "春风物业", "en": "Chunfeng Property"},
    "basis": "消防车通道不得占用",
    "until": "2026-12-04T10:00:00+00:00",
    "issued_at": "2026-12-01T02:00:00+00:00",
    "issuer": "许清明",
    "paper_place": "春风里 3号楼",
    "matter": "楼道堆物",
    "said": "楼道堆满纸箱",
    "link": "https://linli.example/paper/5-1-abc",
}
ASKED = {
    "days": 3, "why": "parts", "due_at": "2026-12-04T02:00:00+00:00", "told_at": "2026-12-03T02:00:00+00:00",
}  # fmt: skip
WISH: dict[str, Any] = {
    "wish": 5,
    "version": 2,
    "kind": "wish",
    "state": "open",
    "words": "想有人来家里聊聊天",
    "wanted": 2,
    "points": 3,
    "visit": True,
    "skill": "company",
    "slots": ["weekend-day"],
    "for_other": False,
    "yard": "春风里",
    "now": NOW,
}
ACTIVITY: dict[str, Any] = {
    "activity": 3,
    "version": 2,
    "state": "open",
    "deed": "cleaning",
    "series": 0,
    "now": NOW,
    "title": "春风广场清扫",
    "what": "扫落叶",
    "bring": "手套",
    "place": "3号楼门口",
    "capacity": 12,
    "minimum": 5,
    "taken": 2,
    "points": 2,
    "min_age": 16,
    "guardian": True,
    "skill": "急救",
    "locals_only": True,
    "guests": 2,
    "strict": True,
    "hard": True,
    "checks_out": False,
    "picture": [],
    "map": "https://map.example/?at=30.5,124.5",
    "reason": "下雨",
    "starts_at": "2026-12-05T01:00:00+00:00",
    "ends_at": "2026-12-05T03:00:00+00:00",
    "opens_at": None,
    "closes_at": "2026-12-04T10:00:00+00:00",
    "leave_until": "2026-12-04T10:00:00+00:00",
}


def named(how: str = "masked", name: str = "王*月", **more: Any) -> dict[str, Any]:
    """Somebody on a list."""
    rest = {"guest": "", "guardian": "", "age": None, "phone": "", "offered": False, "asked": False, "n": 0}
    rest |= {"row": 5, "seated": True, "attendance": "", "late_entry": False}
    return {"how": how, "name": name} | rest | more


ACTIVITY_CARD: dict[str, Any] = ACTIVITY | {
    "audience": "group",
    "area": "春风社区",
    "leader": {"name": "李小满", "phone": "000-0000-0012", "role": "grid_member"},
    "seats": [named(), named("auntie", "王", guest="王奶奶"), named("hidden", "", offered=True)],
    "queue": [named("full", "唐春分")],
    "queued": 1,
    "compact": False,
    "over": False,
    "phase": "on",
    "word": "=3",
    "qr": "https://linli.example/qr/3-abc",
    "ticks": "attended",
    "checked": 1,
    "open": 2,
    "page": 0,
    "pages": 1,
    "first": 1,
    "calendar": "https://linli.example/ics/3-abc",
    "roster": "https://linli.example/roster/3-abc",
}
SOAP = {"zh_CN": "洗衣液", "en": "detergent"}
GIFT = {
    "id": 4, "gift": SOAP, "points": 20, "left": 12, "most": 2, "since": None, "until": None, "photo": PHOTO, "why": "",
}  # fmt: skip
RESERVED = {
    "redemption": 9,
    "gift": SOAP,
    "photo": PHOTO,
    "points": 20,
    "code": "482913",
    "until": "2026-12-08T10:00:00+00:00",
    "area": "春风社区",
    "link": "https://linli.example/gift/9-abc",
    "now": NOW,
}
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
UNIT = {"zh_CN": "春风物业", "en": "Chunfeng Property"}


def case_facts(**changes: Any) -> dict[str, Any]:
    """The facts of a case that a unit was given an hour ago, with ``changes``."""
    facts: dict[str, Any] = {
        "case": 17,
        "number": 128,
        "version": 3,
        "state": State.ASSIGNED.value,
        "sensitivity": "open",
        "category": CLUTTER,
        "place": "春风里 3号楼2单元",
        "public_place": "春风里 3号楼",
        "held_by": Role.OFFICER.value,
        "unit": UNIT,
        "routed": "property",
        "officer": OFFICER,
        "filed_at": "2026-12-01T01:00:00+00:00",
        "assigned_at": "2026-12-01T01:00:00+00:00",
        "accepted_at": None,
        "accept_due_at": "2026-12-01T05:00:00+00:00",
        "due_at": "2026-12-02T10:00:00+00:00",
        "handled_at": None,
        "closed_at": None,
        "promised_at": None,
        "told_at": None,
        "paused_at": None,
        "words": WORDS,
        "before": [PHOTO],
        "after": [],
        "pair": [],
        "voices": [],
        "unwritten": 0,
        "contact": CONTACT,
        "question": None,
        "choices": [],
        "spots": [],
        "condition": None,
        "stages": [],
        "conditions": 0,
        "has_home": False,
        "asked": None,
        "confirmed": False,
        "satisfaction": None,
        "extensions": 0,
        "reopened": 0,
        "nudged": 0,
        "danger": False,
        "needs": [],
        "second": None,
        "exempt": False,
        "notes": [],
        "signer": None,
        "returned": 0,
        "pause_why": "",
        "hard": None,
        "parts": [],
        "called": None,
        "joined": 0,
        "people": 1,
        "merged_into": 0,
        "alike": [],
        "also": [],
        "logged": False,
        "placed": True,
        "shared": False,
        "gone": False,
        "last": {"move": Move.ASSIGN.value, "reason": "property", "words": ""},
        "now": NOW,
        "audience": Audience.HOLDER.value,
    }
    unknown = changes.keys() - facts.keys() - EXTRAS
    assert not unknown, f"no such facts: {unknown}"
    return facts | changes


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

EXTRAS = {
    "card", "seed", "place_of", "of", "verdict",
    "tried", "coordinates", "others", "total", "times", "discreet", "key", "names",
    "why", "left", "desk_seconds", "unit_seconds", "to", "late", "by", "reason", "photos", "numbers", "timeline",
    "options", "level", "whole", "page", "pages", "days", "what", "name", "phone", "home", "own_words", "viewer",
    "filed_by", "spoken", "asked_by", "who", "nobody", "reply", "canned", "lead",
}  # fmt: skip


def handled(**changes: Any) -> dict[str, Any]:
    """The facts of a case that was handed in with a photo."""
    at = {"accepted_at": "2026-12-01T01:10:00+00:00", "handled_at": "2026-12-01T01:50:00+00:00"}
    return case_facts(**{"state": State.HANDLED.value, "after": [PROOF], **at, **changes})


def asked(**changes: Any) -> dict[str, Any]:
    """The facts of a case whose unit asks for three days more."""
    return case_facts(**{"state": State.ACCEPTED.value, "asked": ASKED, **changes})


def _person(**changes: Any) -> dict[str, Any]:
    return {"name": "王秋月", "roles": ["resident"], "rights": ["report"], "group": False, "contact": CONTACT} | changes


def _post(**more: Any) -> dict[str, Any]:
    return {"name": "李小满", "role": "grid_member", "where": "春风社区"} | more


HARD = {"since": "2026-11-28T02:00:00+00:00"}
PARTS = [{"names": UNIT, "part": "lead", "done": False}, {"names": UNIT, "part": "joint", "done": True}]
TRIED = [
    {"move": "return", "reason": "not-ours", "to": "", "unit": UNIT},
    {"move": "pass_up", "reason": "passed-up", "to": "grid_leader", "unit": None},
]


def _duty(**more: Any) -> dict[str, Any]:
    facts = {
        "name": OFFICER, "role": "officer", "where": "春风物业", "days": ["sat", "sun"], "opens": 1080, "closes": 480,
        "first": NOW, "last": "2026-12-02T16:00:00+00:00", "line": 0, "ended": False, "now": NOW,
    }  # fmt: skip
    return facts | more


def _page(**line: Any) -> dict[str, Any]:
    return {"lines": [case_facts(**line), case_facts(number=129, case=18, **line)], "page": 2, "pages": 3, "total": 12}


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


def _timeline() -> list[dict[str, Any]]:
    moves = [{"at": NOW, "move": move.value, "reason": "", "missed": False} for move in Move]
    return [*moves, {"at": NOW, "move": "return", "reason": "not-ours", "missed": True}]


_AWAY = {
    "now": NOW,
    "first": NOW,
    "last": "2026-12-03T15:59:59+00:00",
    "stand_in": "",
    "places": [{"post": "m4", "role": "grid_member", "names": []}],
}
_AREAS = [{"id": 900_000_000_001, "name": "3号楼"}, {"id": 900_000_000_002, "name": "4号楼"}]
_CONDITIONS = [
    {"id": 3, "name": "缺失、移位、开裂,存在安全隐患的", "limit": {"amount": 2, "measure": "natural_hours"}},
    {"id": 5, "name": "弹跳产生声响", "limit": {"amount": 2, "measure": "working_days"}},
]
_CATEGORIES = [{"key": "stairwell-clutter", "names": CLUTTER}, {"key": "street-lamp", "names": LAMP}]

GROUPS_DAY: dict[str, Any] = {
    "id": 2, "kind": "compound", "group": "春风里", "day": "2026-12-01", "now": NOW,
    "new": [case_facts(number=number, audience="group") for number in range(100, 112)],
    "done": [case_facts(number=number, audience="group", state="closed") for number in range(90, 99)],
}  # fmt: skip

BATCH: dict[str, Any] = {
    "row": 9, "total": 1,
    "lines": [case_facts() | {"chosen": True}, case_facts(case=20, number=131) | {"chosen": False}],
    "does": "", "to": UNIT, "unit_id": 4, "able": 1, "unable": [140], "went": 0, "refused": [],
}  # fmt: skip
HANDOVER = {
    "person": 4, "name": "王小芳", "successor": 5, "to": OFFICER, "by": "许清明", "total": 3, "taken": 1, "waiting": 1,
    "checks": 1, "left": [131, 140], "lines": [case_facts()], "now": NOW,
    "away": {"until": "2026-12-03T16:00:00+00:00", "stand_in": "胡雨水"},
}  # fmt: skip
SAMPLES: dict[Notice, dict[str, Any]] = {
    Notice.CASE: case_facts(),
    Notice.CHANGED: case_facts(why="date", audience="reporter", reason="parts"),
    Notice.REMINDER: case_facts(left=4 * 3600),
    Notice.ACCEPT_REMINDER: case_facts(),
    Notice.URGE: case_facts(due_at="2026-11-30T10:00:00+00:00", desk_seconds=600, unit_seconds=180_000),
    Notice.OVERDUE: case_facts(to="head", late=90_000, due_at="2026-11-30T10:00:00+00:00"),
    Notice.CALL_BACK: handled(state=State.CLOSED.value, audience=Audience.OUTCOME.value),
    Notice.VERIFY_REMINDER: handled(audience="verifier"),
    Notice.REPLY: case_facts(reply="配件周五到"),
    Notice.CANNED: {
        "replies": [{"id": 3, "moment": "reply", "category": LAMP, "state": "accepted", "words": "已联系物业"}]
    },
    Notice.SIGN_ASKED: handled(state="verified", who={"name": "", "role": "supervisor"}, nobody=False),
    Notice.NUDGED: case_facts(asked_by="resident", nudged=2),
    Notice.TIME_ASKED: asked(by=OFFICER),
    Notice.TIME_GRANTED: case_facts(),
    Notice.TIME_REFUSED: case_facts(),
    Notice.PUT_OFF: case_facts(state="paused", why="要等厂家寄配件", promised_at="2027-01-05T10:00:00+00:00"),
    Notice.MERGE_SURE: case_facts(others=[case_facts(number=131, people=2)], total=3, audience="desk"),
    Notice.PART_SURE: case_facts(number=131, state="duplicate", merged_into=128, audience="desk"),
    Notice.RETURNED: case_facts(by=OFFICER, reason="not-ours", audience="desk"),
    Notice.SENT_BACK: case_facts(state="accepted", by="verifier", words="还剩两箱"),
    Notice.ADDED: case_facts(words="又多了一堆", photos=[PHOTO], spoken=True, unwritten=1),
    Notice.DANGER_ALERT: case_facts(numbers=["119"], times=2, discreet=True, audience="desk"),
    Notice.DANGER_ASK: case_facts(numbers=["119"], key="fire", names=LAMP, audience="reporter"),
    Notice.ON_SITE: {"number": 128, "name": OFFICER, "role": "grid_leader"},
    Notice.DANGER_ANSWER: {"numbers": ["119", "110"], "contact": LEADER},
    Notice.DAILY: {"lines": [case_facts(number=number) for number in range(100, 113)], **GROUPS_DAY},
    Notice.DAY_WORK: day_work(),
    Notice.DAY_OVERVIEW: {
        "card": 6,
        "total": 5,
        "topics": [{"topic": "overdue", "count": 2}, {"topic": "today", "count": 3}, {"topic": "new", "count": 4}],
        "whom": [{"unit": UNIT, "role": "officer", "count": 2}, {"unit": None, "role": "grid_member", "count": 1}],
        "week": {name: [3, 5] for name in ("new", "closed", "returned", "late", "logged")},
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
    Notice.PLEASE_TELL: case_facts(audience="team"),
    Notice.TO_TELL: {
        "lines": [
            case_facts(name="王秋月", phone="000-0000-0099"),
            case_facts(name="快乐老家", phone="", case=18, number=129),
        ],
        "page": 1,
        "pages": 2,
        "total": 7,
    },
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
    Notice.GATHERED: {
        "notices": [
            {"notice": "reminder", "facts": case_facts(left=3600)},
            {"notice": "urge", "facts": case_facts(number=99, case=9, desk_seconds=60, unit_seconds=7200, due_at=NOW)},
        ]
    },
    Notice.HELP: _person(),
    Notice.START: _person(rights=["report", "list_work"]),
    Notice.ME: _person(
        roles=[{"role": "grid_member", "where": "春风一网格"}],
        home="春风里 3号楼",
        shown="masked",
        language="zh_CN",
        account="42",
        duty=[
            {
                "role": "grid_member",
                "where": "春风一网格",
                "start": NOW,
                "end": "2026-12-01T16:00:00+00:00",
                "on": True,
            }
        ],
        leave={"first": NOW, "last": "2026-12-03T15:59:59+00:00", "stand_in": OFFICER, "on": False},
        stands_in=[{"name": OFFICER, "first": NOW, "last": "2026-12-03T15:59:59+00:00", "on": False}],
        now=NOW,
    ),
    Notice.MY_GRID: {
        "contact": CONTACT,
        "grid": "春风一网格",
        "leader": LEADER,
        "card": {"duties": "楼道、路灯", "photo": PHOTO, "link": "https://linli.example/card/12-abc"},
    },
    Notice.LANGUAGE: {"language": "zh_CN"},
    Notice.STATUS: case_facts(audience="reporter", timeline=_timeline()),
    Notice.TODO: _page(why="answer"),
    Notice.DUE: {"topic": "overdue", "lines": [line(), line(129)], "page": 2, "pages": 3, "total": 20, "now": NOW},
    Notice.WENT: {
        "verb": "take-all",
        "went": 2,
        "others": [{"name": OFFICER, "numbers": [128, 131]}],
        "refused": [{"refusal": "stale", "numbers": [140]}, {"refusal": "no-more-time", "numbers": [141]}],
    },
    Notice.WHICH_DONE: {"lines": [line(), line(129)], "activities": [{"activity": 3, "title": "春风广场清扫"}]},
    Notice.MINE: _page(audience="reporter"),
    Notice.WELCOME: {"title": "春风里居民群"},
    Notice.HOW_PRIVATE: {"link": "https://t.me/linli_test_bot"},
    Notice.THANKED: {},
    Notice.NO_CASE_YET: {},
    Notice.CHOOSE_COMPOUND: case_facts(options=_AREAS),
    Notice.CHOOSE_AREA: case_facts(options=_AREAS, level="stair", whole=7),
    Notice.CHOOSE_CONDITION: case_facts(options=_CONDITIONS, page=1, pages=2),
    Notice.CHOOSE_CATEGORY: case_facts(options=_CATEGORIES, page=1, pages=2),
    Notice.CHOOSE_UNIT: case_facts(options=[{"id": 4, "names": UNIT}], page=2, pages=2),
    Notice.CHOOSE_PAUSE: case_facts(options=[30, 365], audience="desk"),
    Notice.CHOOSE_DAYS: case_facts(options=[1, 3, 7]),
    Notice.CHOOSE_TIME_WHY: case_facts(days=3, options=["parts", "weather", "contractor", "owner", "work-load"]),
    Notice.CHOOSE_DECLINE_WHY: case_facts(
        options=["not-ours", "no-such-place", "private-matter", "needs-other-unit", "duplicate"]
    ),
    Notice.SEND_PIN: case_facts(),
    Notice.SEND_PROOF: case_facts(),
    Notice.SEND_LOG: {},
    Notice.SEND_WORDS: case_facts(what="not-done"),
    Notice.CHOOSE_BIND_PURPOSE: {"title": "春风里居民群", "options": ["residents", "volunteers", "work", "unit"]},
    Notice.CHOOSE_BIND_AREA: {
        "title": "春风里居民群",
        "purpose": "residents",
        "options": [{"id": 2, "name": "春风里", "kind": "compound"}],
    },
    Notice.BOUND: {"title": "春风里居民群", "purpose": "residents", "where": "春风里"},
    Notice.SETUP: {"step": "communities", "street": "春风街道"},
    Notice.APPOINT_ROLE: {"person": 12, "name": "李小满", "options": ["desk", "grid_member"], "day": ""},
    Notice.APPOINT_PLACE: {
        "person": 12,
        "name": "李小满",
        "role": "grid_member",
        "options": [{"id": 3, "name": "春风社区"}],
        "day": "20261231",
    },
    Notice.APPOINT_WHOM: {"options": [{"id": 12, "name": "李小满"}], "told": "grid_member.3.20261231"},
    Notice.APPOINT_SURE: _post(person=12, place=3, day="20261231", days=["20261231", "20271130"]),
    Notice.POST_GIVEN: _post(day="", by="许清明"),
    Notice.DISMISS_WHICH: {"options": [_post(post=5), _post(post=6)]},
    Notice.DISMISS_SURE: _post(post=5),
    Notice.DISMISSED: _post(post=5, lines=[case_facts()], person=4, options=[{"id": 5, "name": OFFICER}]),
    Notice.TRANSFER_WHOM: {"person": 4, "name": "王小芳", "options": [{"id": 5, "name": OFFICER}]},
    Notice.TRANSFER_SURE: HANDOVER,
    Notice.TRANSFERRED: HANDOVER,
    Notice.TAKEN_OVER: HANDOVER,
    Notice.HANDED_ON: HANDOVER,
    Notice.POST_ENDED: _post(post=5, by="许清明"),
    Notice.APPOINTED: _post(day="20261231"),
    Notice.FILE_TAKEN: {},
    Notice.FILE_CHECKED: {
        "upload": 5,
        "tables": [],
        "standards": {
            "rows": 519,
            "imported": 518,
            "changed": 0,
            "known": 0,
            "categories": 190,
            "others": 3,
            "unread": [{"row": 400, "text": "1紧急工作时制止", "why": "says-more"}],
        },
    },
    Notice.FILE_WRONG: {"problems": [{"where": "areas", "code": "no-areas", "facts": {}}], "count": 1},
    Notice.FILE_APPLIED: {"tables": [{"table": "areas", "created": 12, "changed": 0, "ended": 1}]},
    Notice.INTRODUCE: {"name": "王小芳", "home": "", "shown": "masked"},
    Notice.INTRO_ASK: {"what": "yard", "options": [{"id": 2, "name": "春风里"}], "verb": "intro-yard"},
    Notice.INTRO_SHOWN: {"name": "王小芳", "home": "3号楼", "shown": ""},
    Notice.MY_CARD: {
        "name": "李小满",
        "role": "grid_member",
        "where": "春风一网格",
        "phone": "",
        "known": "000-0000-0012",
        "phone_shown": False,
        "duties": "",
        "photo": PHOTO,
        "link": "https://linli.example/card/12-abc",
    },
    Notice.CARD_SEND: {"what": "photo"},
    Notice.CARD_PICTURE: {"name": "李小满", "photo": PHOTO},
    Notice.MY_LINK: {"link": "https://linli.example/me/7-1-abc", "new": True, "row": 7},
    Notice.JOIN_LINK: {
        "row": 3,
        "title": "春风里居民群",
        "link": "https://linli.example/join/3-abc",
        "joined": 12,
        "manage": True,
    },
    Notice.JOIN_PICTURE: {"title": "春风里居民群", "photo": PHOTO},
    Notice.CHOOSE_JOIN: {"options": [{"id": 2, "name": "春风里居民群"}]},
    Notice.JOIN_REVOKED: {"title": "春风里居民群"},
    Notice.JOIN_HELP: {
        "title": "春风里居民群",
        "link": "https://linli.example/join/3-abc",
        "contact": CONTACT,
        "group": True,
        "bot": "https://t.me/linli_test_bot",
    },
    Notice.PAPER_DRAFT: case_facts()
    | PAPER
    | {"serial": None, "year": None, "link": "", "out": [PAPER | {"serial": 2}]},
    Notice.PAPER: case_facts() | PAPER,
    Notice.EXPORT: {"link": "https://linli.example/export/5-abc", "phones": False, "may": True},
    Notice.LINKS: {
        "groups": [{"id": 2, "title": "春风里居民群", "joined": 12, "since": "2026-03-01T06:05:00+00:00"}],
        "options": [],
        "now": "2026-03-03T06:05:00+00:00",
    },
    Notice.LINK_OF: {
        "row": 12,
        "name": "王秋月",
        "browsers": 2,
        "last": "2026-03-01T06:05:00+00:00",
        "now": "2026-03-03T06:05:00+00:00",
    },
    Notice.LINK_ENDED: {"name": "", "by": "许清明"},
    Notice.RESTORE_WHO: {"options": [{"id": 12, "name": "王秋月"}]},
    Notice.RESTORE_CODE: {"name": "王秋月", "code": "012345", "link": "https://linli.example/restore"},
    Notice.RESTORED: {"name": "", "link": "https://linli.example/me/7-1-abc", "row": 7},
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
    Notice.LINK_CODE: {"code": "012345"},
    Notice.LINKED: {},
    Notice.IDENTITY: case_facts(
        name="王秋月",
        phone="000-0000-0099",
        home="春风里 3号楼",
        own_words="楼道堆满纸箱",
        filed_by="",
        viewer="许清明",
    ),
    Notice.LOOKS: {
        "number": 128,
        "lines": [
            {"at": NOW, "role": "desk", "what": "reporter", "name": "许清明"},
            {"at": NOW, "role": "", "what": "matter", "name": ""},
        ],
        "more": True,
        "now": NOW,
    },
    Notice.HARD_ASKED: case_facts(by=OFFICER, why="业主不开门"),
    Notice.HARD_PROPOSED: {"number": 128},
    Notice.HARD_REFUSED: case_facts(by=OFFICER),
    Notice.HARD_BACK: case_facts(words="请再上门一次"),
    Notice.HARD_LIST: _page(hard=HARD, parts=PARTS, tried=TRIED, coordinates=True),
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
    Notice.RESULTS_IN: {"number": 3, "came": 9, "missing": 1, "excused": 1, "own": True},
    Notice.MARKED: {"number": 3, "attendance": "late"},
    Notice.CHECKED_IN: ACTIVITY | {"result": "left", "place": 3, "minutes": 90},
    Notice.AWARD_ASK: {
        "rule": 3,
        "names": MEDIATION,
        "points": 3,
        "why": "",
        "deed": "7",
        "people": [{"id": 4, "name": "王秋月", "home": "3号楼"}, {"id": 5, "name": "王秋月", "home": ""}],
    },
    Notice.GIFTS: {
        "area": "春风社区",
        "spendable": 60,
        "owed": 0,
        "reserved": [RESERVED],
        "gifts": [
            GIFT,
            GIFT | {"id": 5, "points": 80, "why": "not-enough-points", "since": "2026-12-01", "until": "2026-12-31"},
            GIFT | {"id": 6, "left": 0, "why": "gift-gone"},
            GIFT | {"id": 7, "why": "gift-limit"},
            GIFT | {"id": 8, "why": "gift-not-yet", "since": "2026-12-01"},
        ],
        "now": NOW,
    },
    Notice.GIFT: GIFT | {"spendable": 60, "owed": 0, "turn": 0, "now": NOW},
    Notice.GIFT_CODE: RESERVED | {"spendable": 40},
    Notice.GIFT_SOON: RESERVED,
    Notice.GIFT_CHECK: RESERVED | {"name": "王秋月"},
    Notice.GIFT_HANDED: {"gift": SOAP, "name": "王秋月", "points": 20, "left": 11},
    Notice.GIFT_THANKS: {"gift": SOAP, "points": 20, "spendable": 40},
    Notice.GIFT_BACK: {"gift": SOAP, "points": 20, "spendable": 60, "how": "lapsed"},
    Notice.GIFT_BOOK: {"file": 3, "link": "https://linli.example/ledger/3-abc", "count": 12},
    Notice.GIFT_SHELF: {"area": "春风社区", "gifts": [GIFT | {"reserved": 1, "handed": 17}], "now": NOW},
    Notice.GIFT_KEPT: GIFT
    | {"reserved": 1, "handed": 17, "photo": "", "how": "counted", "expected": 13, "counted": 0, "now": NOW},
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
    Notice.POINTS_TOLD: {"entries": [ENTRY], "sum": 3, "spendable": 60, "owed": 0, "year": 86, "life": 213},
    Notice.POINTS_DAY: {
        "area": "春风社区",
        "lines": [{"name": ["full", "唐春分"], "points": 3}, {"name": ["hidden", ""], "points": 2}],
        "sum": 5,
        "day": NOW,
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
    Notice.YEAR: {"area": "新柳街道", "year": 2026, "top": 50, "percent": 20, "link": "https://l.cn/y"},
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
    Notice.BULLETIN_LINE: {**BULLETIN, "units": BULLETIN["units"][:1], "kinds": [], "oldest": [], "counts": {}},
    Notice.BULLETIN_OBJECTION: {**BULLETIN, **BULLETIN["units"][0], "why": "有两件不归我们"},
    Notice.BULLETIN_ANSWER: {**BULLETIN, "became": "left-out"},
    Notice.BULLETIN_WRITE: {"what": "objection", "decides": "desk"},
    Notice.EXEMPTED: {"number": 128, "case": 17, "version": 3, "why": "等厂家配件"},
    Notice.HARD_TOGETHER: case_facts(hard=HARD, parts=PARTS, tried=TRIED, audience="desk"),
    Notice.CHOOSE_JOINT: case_facts(options=[{"id": 4, "names": UNIT}], page=1, pages=2),
    Notice.PART_DONE: case_facts(hard=HARD, parts=PARTS, by="春风物业", lead=False),
    Notice.DUTY_BOARD: {
        "now": NOW,
        "places": [
            {
                "post": "o4",
                "role": "officer",
                "where": "春风物业",
                "on": [],
                "there": [OFFICER],
                "usual": [OFFICER],
                "week": [{"start": NOW, "end": "2026-12-01T16:00:00+00:00", "names": [OFFICER]}],
                "empty": [{"start": "2026-12-01T16:00:00+00:00", "end": "2026-12-02T16:00:00+00:00", "names": []}],
                "away": [],
                "lines": [{"id": 3, "name": OFFICER, "days": "days-off", "opens": 1080, "closes": 480}],
            }
        ],
    },
    Notice.DUTY_WHO: {
        "told": "2.0.1440",
        "options": [{"post": "o4", "person": 12, "name": OFFICER, "role": "officer", "where": "春风物业"}],
    },
    Notice.DUTY_DAYS: {"post": "o4", "person": 12, "name": OFFICER, "role": "officer", "where": "春风物业"},
    Notice.DUTY_UNTIL: {
        "post": "o4",
        "person": 12,
        "name": OFFICER,
        "role": "officer",
        "where": "春风物业",
        "told": "2.0.1440",
        "options": ["", "20261231"],
    },
    Notice.DUTY_SET: _duty(line=3),
    Notice.ON_DUTY: _duty(by=OFFICER),
    Notice.LEAVE: {
        "now": NOW,
        "name": "",
        "leave": 3,
        "first": NOW,
        "last": "2026-12-03T15:59:59+00:00",
        "stand_in": "",
        "places": [
            {"post": "m4", "role": "grid_member", "names": []},
            {"post": "o4", "role": "officer", "names": ["李"]},
        ],
    },
    Notice.LEAVE_SURE: {**_AWAY, "name": OFFICER, "person": 5, "told": "20261201.20261203.7"},
    Notice.LEAVE_ENTERED: {**_AWAY, "by": OFFICER},
    Notice.LEAVE_ENDED: {"name": OFFICER, "by": ""},
    Notice.STAND_IN_OVER: {"name": OFFICER},
    Notice.STANDS_IN: {"now": NOW, "first": NOW, "last": "2026-12-03T15:59:59+00:00", "name": OFFICER},
    Notice.BACK: {"now": NOW},
    Notice.STREET_LIST: {
        "list": 4,
        "seed": 482913,
        "day": NOW,
        "now": NOW,
        "lines": [
            ACTIVITY | {"what_for": "published", "drawn": False, "area": "春风社区", "names": [], "roster": ""},
            ACTIVITY
            | {
                "activity": 4,
                "what_for": "closed",
                "drawn": True,
                "area": "秋实社区",
                "names": [OFFICER, "王奶奶"],
                "roster": "https://linli.example/roster/4-abc",
            },
        ],
    },
    Notice.STREET_CHECKED: {"by": OFFICER, "doubted": [3], "day": NOW, "now": NOW},
    Notice.STREET_SAID: ACTIVITY | {"about": "doubted", "by": OFFICER, "why": "名单有重复"},
    Notice.WISH: WISH | {"audience": "group", "count": 1, "people": [named()]},
    Notice.WISH_NEWS: {
        "wish": 5,
        "version": 2,
        "kind": "wish",
        "what": "thanks",
        "name": "",
        "words": "谢谢你们",
        "points": 3,
    },
    Notice.WISH_ASK: {"step": "new", "wish": 0},
    Notice.WISH_RULES: {"wish": 5, "version": 2, "options": [{"key": "care", "names": CLUTTER, "points": 3}]},
    Notice.WISHES: {
        "area": "春风社区",
        "lines": [WISH | {"count": 1}],
        "own": [WISH | {"wish": 6, "kind": "help", "words": "", "skill": "carrying", "count": 0, "told": False}],
        "check": [WISH | {"wish": 7, "state": "told", "count": 0}],
        "private": True,
        "now": NOW,
    },
    Notice.NEED_KIND: {"options": ["haircut", "repairs"], "words": "帮我看看这个"},
    Notice.CAN: {"can": [{"skill": "haircut", "slots": ["weekend-day"]}], "others": ["repairs"]},
    Notice.BLOCKS: {"people": [{"id": 3, "name": OFFICER, "blocked": True}, {"id": 4, "name": "王", "blocked": False}]},
    Notice.MY_SERVICE: {
        "activities": 3,
        "minutes": 330,
        "wishes": 2,
        "helps": 1,
        "month": 4,
        "year": 9,
        "spendable": 9,
        "coming": [ACTIVITY],
        "held": [WISH | {"count": 1}],
        "now": NOW,
    },
    Notice.ACTIVITY: ACTIVITY_CARD,
    Notice.PLAN_ASK: {"step": "postpone", "row": 3, "version": 2},
    Notice.PLAN_CHECK: ACTIVITY_CARD | {"repeat": "FREQ=WEEKLY;INTERVAL=2;BYDAY=SA", "groups": ["新柳志愿者群"]},
    Notice.PLAN_MORE: ACTIVITY_CARD | {"repeat": "", "groups": []},
    Notice.ACTIVITY_DONE: {"what": "published", "number": 3, "name": ""},
    Notice.ACTIVITY_CHANGED: ACTIVITY
    | {"changed": ["starts_at", "place"], "before": NOW, "why": "下雨", "ask": True, "to": [named()]},
    Notice.ACTIVITY_OFF: ACTIVITY | {"state": "postponed", "to": []},
    Notice.ACTIVITIES: {
        "span": "week",
        "lines": [ACTIVITY | {"mine": "seated", "place_of": 7}, ACTIVITY | {"activity": 4, "mine": "", "place_of": 0}],
        "organises": True,
        "feed": "https://linli.example/feed/3-1-abc",
        "now": NOW,
    },
    Notice.MONTHS_WORK: {
        "area": "春风社区",
        "month": "2026-11",
        "count": 2,
        "off": 1,
        "heads": 9,
        "came": 17,
        "seats": 19,
        "minutes": 2070,
        "areas": [{"name": "春风社区", "times": 1, "seats": 14, "came": 12, "absent": 2, "minutes": 1440}],
        "lines": [
            {
                "activity": 3,
                "title": "春风广场清扫",
                "starts_at": NOW,
                "deed": "cleaning",
                "came": 12,
                "seats": 14,
                "minutes": 1440,
            },
        ],
        "more": 1,
        "before": "2026-10",
        "next": "2026-12",
        "link": "https://linli.example/months-work/1-202611-29800000-abc",
        "now": NOW,
    },
    Notice.MONTH_PICTURE: {
        "area": "春风社区",
        "month": "2026-11",
        "count": 2,
        "came": 17,
        "heads": 9,
        "minutes": 2070,
        "photo": PHOTO,
    },
    Notice.TEMPLATES: {"options": [{"id": 1, "name": "每周清扫"}]},
    Notice.SIGNED: ACTIVITY | {"result": "seated", "place": 7, "count": 1, "waiting": 0, "names": [], "warn": "夜巡"},
    Notice.GUEST_ASK: ACTIVITY,
    Notice.SEAT_OFFERED: ACTIVITY | {"until": "2026-12-01T10:00:00+00:00", "count": 1, "to": []},
    Notice.SEAT_LAPSED: ACTIVITY | {"to": [named()]},
    Notice.ENTERED: ACTIVITY | {"by": OFFICER, "what": "removed", "why": "要会急救的", "to": []},
    Notice.ACTIVITY_SOON: ACTIVITY_CARD | {"ask": False, "to": [named()]},
    Notice.ACTIVITY_SHORT: ACTIVITY_CARD | {"needed": 5, "link": "https://linli.example/roster/3-abc", "to": []},
    Notice.HELP_WANTED: ACTIVITY_CARD | {"needed": 5, "link": "", "to": []},
    Notice.MISSED: ACTIVITY | {"times": 2, "to": []},
    Notice.LET_COME: ACTIVITY | {"name": "唐春分", "person": 6},
    Notice.VOLUNTEER: {"skills": ["急救", "理发"], "birth": 1960},
    Notice.PHOTOS_ASK: {"number": 3, "title": "春风广场清扫"},
    Notice.PHOTOS_KEPT: {"number": 3, "title": "春风广场清扫", "count": 2, "all": 5},
    Notice.CLOSING_CHECK: ACTIVITY
    | {
        "photos": [{"id": 7, "sha": "a" * 64}],
        "came": 9,
        "hours": 18.0,
        "children": ["小明"],
        "ask": ["王奶奶"],
        "posted": False,
    },
    Notice.PHOTO_OUT: ACTIVITY | {"photos": [{"id": 1, "sha": "a" * 64}, {"id": 2, "sha": "b" * 64}]},
    Notice.CLOSING: ACTIVITY
    | {"photos": ["a" * 64], "came": 9, "hours": 18.0, "children": [], "ask": [], "posted": False},
    Notice.REMINDERS: {"chosen": "both"},
    Notice.MY_CALENDAR: {"link": "https://linli.example/feed/3-1-abc"},
    Notice.ROSTER_TEXT: ACTIVITY_CARD | {"link": "https://linli.example/roster/3-abc"},
    Notice.ROSTER_READ: ACTIVITY_CARD
    | {"link": "", "fresh": 2, "known": 1, "unknown": ["快乐老家"], "off": ["平安是福"]},
    Notice.GUIDE: {
        "step": "check",
        "version": 5,
        "options": [],
        "page": 1,
        "pages": 1,
        "whole": 0,
        "has_home": True,
        "category": LAMP,
        "words": WORDS,
        "place": "春风里 3号楼",
        "pinned": False,
        "photos": 2,
        "spoken": True,
        "discreet": True,
    },
    Notice.GUIDE_DOOR: {},
    Notice.GUIDE_LEADS: {"link": "https://t.me/linli_bot?start=guide"},
    Notice.FILED_FOR: {"how": "author", "number": 128, "by": "孙芒种", "title": "春风里业主群"},
    Notice.PHOTO_LOST: {"number": 128, "refusal": "broken-photo"},
    Notice.GOT_IT: {"number": 128},
    Notice.PRIVATE_RECEIPT: {},
    Notice.DONE_TOAST: {"verb": "accept", "number": 128},
    Notice.REFUSAL: {"refusal": "taken", "number": 128, "name": OFFICER},
}
"""One valid set of facts for every notice."""
