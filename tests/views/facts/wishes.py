"""Wishes, and help between neighbours."""

from typing import Any

from models.notices import Notice
from tests.views.facts.activities import ACTIVITY
from tests.views.facts.values import CLUTTER, NOW, OFFICER, named

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


SAMPLES: dict[Notice, dict[str, Any]] = {
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
}
