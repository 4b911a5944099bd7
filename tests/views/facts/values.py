"""What samples of every subject share: one moment, some photos, some people. Everything in them is made up."""

from typing import Any

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


def named(how: str = "masked", name: str = "王*月", **more: Any) -> dict[str, Any]:
    """Somebody on a list."""
    rest = {"guest": "", "guardian": "", "age": None, "phone": "", "offered": False, "asked": False, "n": 0}
    rest |= {"row": 5, "seated": True, "attendance": "", "late_entry": False}
    return {"how": how, "name": name} | rest | more


UNIT = {"zh_CN": "春风物业", "en": "Chunfeng Property"}
