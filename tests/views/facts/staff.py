"""Groups, posts, duty, leave, and the community file."""

from typing import Any

from models.notices import Notice
from tests.views.facts.cases import case_facts
from tests.views.facts.values import NOW, OFFICER


def _post(**more: Any) -> dict[str, Any]:
    return {"name": "李小满", "role": "grid_member", "where": "春风社区"} | more


def _duty(**more: Any) -> dict[str, Any]:
    facts = {
        "name": OFFICER, "role": "officer", "where": "春风物业", "days": ["sat", "sun"], "opens": 1080, "closes": 480,
        "first": NOW, "last": "2026-12-02T16:00:00+00:00", "line": 0, "ended": False, "now": NOW,
    }  # fmt: skip
    return facts | more


_AWAY = {
    "now": NOW,
    "first": NOW,
    "last": "2026-12-03T15:59:59+00:00",
    "stand_in": "",
    "places": [{"post": "m4", "role": "grid_member", "names": []}],
}
HANDOVER = {
    "person": 4, "name": "王小芳", "successor": 5, "to": OFFICER, "by": "许清明", "total": 3, "taken": 1, "waiting": 1,
    "checks": 1, "left": [131, 140], "lines": [case_facts()], "now": NOW,
    "away": {"until": "2026-12-03T16:00:00+00:00", "stand_in": "胡雨水"},
}  # fmt: skip


SAMPLES: dict[Notice, dict[str, Any]] = {
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
}
