"""Gifts and the codes they are handed over for."""

from typing import Any

from models.notices import Notice
from tests.views.facts.values import NOW, PHOTO

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


SAMPLES: dict[Notice, dict[str, Any]] = {
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
    | {
        "reserved": 1,
        "handed": 17,
        "photo": "",
        "how": "counted",
        "expected": 13,
        "counted": 0,
        "coming": False,
        "now": NOW,
    },
}
