"""What somebody writes under the photo of a thing that is done: 换好了井盖, 已清理, replaced the lamp."""

import re

_WORK = "修|换|清|扫|擦|通|装|补|搬|挪|拆|移|撤|收|办|弄|搞|处理|处置|整改|整理|恢复|打扫|疏通|铲|撕|剪|接|拖|运"
_DONE = re.compile(
    rf"(?:{_WORK})[^,,。.;;!!??\n]{{0,4}}?(?:好|完|掉|走|干净|到位|毕|定|过)?了"
    rf"|(?:{_WORK})(?:好|完|毕|通|干净|到位|复)"
    rf"|已经?[^,,。.;;!!??\n]{{0,6}}(?:{_WORK})"
    r"|搞定|完工|完成|解决了|没问题了|好了$|亮了|通了|有水了|有电了"
    r"|\b(?:done|fixed|repaired|replaced|cleared|cleaned|removed|solved|finished)\b",
    re.IGNORECASE,
)
_NOT_DONE = re.compile(
    r"[没未][^,,。.;;!!??\n]{0,4}(?:修|换|清|好|完|通|处理|办|收|扫|拆|搬)|[修换清通弄搞]不[好完了动干]|又[^,,。.;;!!??\n]{0,4}[了坏堵漏黑灭]"
    r"|\b(?:not|never|n't|again|needs?|should|please|to be)\b|什么时候|[吗么??]",
    re.IGNORECASE,
)


def tells_done(words: str) -> bool:
    """Whether the words say that some work has been done, and not that it has not or that it broke again."""
    return _DONE.search(words) is not None and _NOT_DONE.search(words) is None
