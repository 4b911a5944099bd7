"""Who somebody is, how they came in and how they come back."""

from typing import Any

from models.notices import Notice
from tests.views.facts.values import CONTACT, LEADER, NOW, OFFICER, PHOTO


def _person(**changes: Any) -> dict[str, Any]:
    return {"name": "王秋月", "roles": ["resident"], "rights": ["report"], "group": False, "contact": CONTACT} | changes


SAMPLES: dict[Notice, dict[str, Any]] = {
    Notice.HELP: _person(rights=["list_work", "decline", "log", "solve", "verify", "ledger"], page=2),
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
    Notice.WELCOME: {"title": "春风里居民群"},
    Notice.HOW_PRIVATE: {"link": "https://t.me/linli_test_bot"},
    Notice.INTRODUCE: {"name": "王小芳", "home": "", "shown": "masked", "how": "first"},
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
    Notice.LINK_CODE: {"code": "012345"},
    Notice.LINKED: {},
}
