"""A city's table of standards for tests: as large as a real one and with its limits, its wording made up.

How often each limit stands in it is as in the table of 运城市 (数字城管立案结案标准, 519 rows).
"""

LIMITS = {
    "1天": 143, "5天": 86, "3天": 84, "2天": 82, "4小时": 39, "2紧急工作时": 32, "2小时": 22, "7天": 9,
    "1紧急工作时": 5, "15天": 5, "4紧急工作时": 4, "2紧急工作日": 3, "10天": 2, "4天": 1, "1紧急工作日": 1,
    "1紧急工作时制止": 1,
}  # fmt: skip
ROWS = sum(LIMITS.values())
HEADINGS = (
    "类型", "大类代码", "大类名称", "小类代码", "小类名称", "立案条件", "结案条件", "处置时限", "处置单位", "主管部门",
)  # fmt: skip
A_CATEGORY = 3
"""Conditions of each category."""


def city_table() -> list[list[str]]:
    """The table with its headings, row by row."""
    limits = [limit for limit, times in LIMITS.items() for _ in range(times)]
    return [list(HEADINGS), *(_row(number, limit) for number, limit in enumerate(limits))]


def _row(number: int, limit: str) -> list[str]:
    matter = number // A_CATEGORY
    kind = "部件" if matter < 90 else "事件"
    units = "云桥水务站、各产权单位" if matter % 2 else "市容中心 所属街办"
    where = [kind, f"{matter // 40 + 1:02}", "公用设施", f"{matter % 40 + 1:02}", f"设施{matter}"]
    return [*where, f"情形{number},存在隐患的", "修复", limit, units, "管理局"]


def as_text(rows: list[list[str]]) -> str:
    """The table as a file with tabs."""
    return "\n".join("\t".join(row) for row in rows) + "\n"
