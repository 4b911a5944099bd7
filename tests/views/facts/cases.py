"""A case: its life, its questions, what goes wrong with it, who helps with it."""

from typing import Any

from models.moves import Move, State
from models.notices import Audience, Notice
from models.people import Role
from tests.views.facts.values import CLUTTER, CONTACT, LAMP, LEADER, NOW, OFFICER, PHOTO, PROOF, UNIT, WORDS

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


HARD = {"since": "2026-11-28T02:00:00+00:00"}
PARTS = [{"names": UNIT, "part": "lead", "done": False}, {"names": UNIT, "part": "joint", "done": True}]
TRIED = [
    {"move": "return", "reason": "not-ours", "to": "", "unit": UNIT},
    {"move": "pass_up", "reason": "passed-up", "to": "grid_leader", "unit": None},
]


def _page(**line: Any) -> dict[str, Any]:
    return {"lines": [case_facts(**line), case_facts(number=129, case=18, **line)], "page": 2, "pages": 3, "total": 12}


def _timeline() -> list[dict[str, Any]]:
    moves = [{"at": NOW, "move": move.value, "reason": "", "missed": False} for move in Move]
    return [*moves, {"at": NOW, "move": "return", "reason": "not-ours", "missed": True}]


_AREAS = [{"id": 900_000_000_001, "name": "3号楼"}, {"id": 900_000_000_002, "name": "4号楼"}]
_CONDITIONS = [
    {"id": 3, "name": "缺失、移位、开裂,存在安全隐患的", "limit": {"amount": 2, "measure": "natural_hours"}},
    {"id": 5, "name": "弹跳产生声响", "limit": {"amount": 2, "measure": "working_days"}},
]
_CATEGORIES = [{"key": "stairwell-clutter", "names": CLUTTER}, {"key": "street-lamp", "names": LAMP}]


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
    Notice.ALARM_OFF: {"number": 128, "by": OFFICER, "case": 7, "version": 3},
    Notice.DANGER_ANSWER: {"numbers": ["119", "110"], "contact": LEADER},
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
    Notice.GATHERED: {
        "notices": [
            {"notice": "reminder", "facts": case_facts(left=3600)},
            {"notice": "urge", "facts": case_facts(number=99, case=9, desk_seconds=60, unit_seconds=7200, due_at=NOW)},
        ]
    },
    Notice.STATUS: case_facts(audience="reporter", timeline=_timeline()),
    Notice.TODO: _page(why="answer"),
    Notice.MINE: _page(audience="reporter"),
    Notice.THANKED: {"what": "thanks"},
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
    Notice.PAPER_DRAFT: case_facts()
    | PAPER
    | {"serial": None, "year": None, "link": "", "out": [PAPER | {"serial": 2}]},
    Notice.PAPER: case_facts() | PAPER,
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
    Notice.EXEMPTED: {"number": 128, "case": 17, "version": 3, "why": "等厂家配件"},
    Notice.HARD_TOGETHER: case_facts(hard=HARD, parts=PARTS, tried=TRIED, audience="desk"),
    Notice.CHOOSE_JOINT: case_facts(options=[{"id": 4, "names": UNIT}], page=1, pages=2),
    Notice.PART_DONE: case_facts(hard=HARD, parts=PARTS, by="春风物业", lead=False),
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
