"""A small sound community file, for tests to change."""

from locales import LOCALES, say
from services.community import Problem, Wrong

OF_BOOKS = frozenset(list(Wrong)[list(Wrong).index(Wrong.NOT_A_BOOK) :])
"""What can be wrong with a workbook only."""

SMALL = """
[[areas]]
key = "street"
name = "甲街道"
level = "street"

[[areas]]
key = "east"
name = "东社区"
level = "community"
parent = "street"

[[areas]]
key = "grid"
name = "一网格"
level = "grid"
parent = "east"

[[areas]]
key = "b1"
name = "1号楼"
level = "building"
parent = "grid"
compound = "yard"
lat = 30.5
lon = 124.5

[[areas]]
key = "b1-1"
name = "1单元"
level = "stair"
parent = "b1"

[[compounds]]
key = "yard"
name = "甲院"
property = "wuye"

[[units]]
key = "wuye"
name = "甲院物业"

[[people]]
key = "ann"
name = "安"
home = "b1-1"

[[people]]
key = "li"
name = "李"
appointments = [{ role = "grid_member", area = "grid" }]

[[people]]
key = "desk"
name = "台"
appointments = [{ role = "desk", area = "east" }]

[[people]]
key = "zhang"
name = "张"
appointments = [{ role = "officer", unit = "wuye" }]

[[chats]]
key = "residents"
title = "甲院群"
purpose = "residents"
compound = "yard"

[[chats]]
key = "work"
title = "东社区工作群"
purpose = "work"
area = "east"

[[chats]]
key = "team"
title = "物业群"
purpose = "unit"
unit = "wuye"
members = ["zhang"]

[[categories]]
key = "lamp"
name = "楼道灯"
name_en = "Stairwell lamp"
first = "unit"
words = ["楼道灯", "灯…坏"]
accept = "30min"
handle = "2wd"

[[responsibilities]]
category = ["lamp"]
area = "street"
unit = "property"
"""


def assert_said(problem: Problem) -> None:
    """Every reader gets a sentence for ``problem``, with all its facts."""
    for locale in LOCALES:
        sentence = say(f"import-{problem.code}", locale, **problem.facts)
        assert sentence
        assert "{" not in sentence.replace("{ role", "")
