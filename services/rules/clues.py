"""What a clue (线索) is about: a place, which is passed on in confidence, or a person, of which nothing is kept.

A pure rule, and a strict one: whatever names, describes or points at somebody is about a person; what names no kind of
place is nothing until its kind was chosen. It looks at words twice: at the door, before anything is stored
(``at_the_door``), and when they are handled (``read_clue``).
"""

import re
import secrets
import unicodedata
from dataclasses import dataclass
from typing import Any

from models import ClueKind
from services.rules.privacy import Masks, redact
from services.rules.surnames import FULL
from services.rules.words import clean

PERSON, UNCLEAR, GROUP = "***", "**", "*"
"""What stands for words that the door did not let in: about somebody, about nothing we know, said in a group."""

_KEYWORD = re.compile(
    r"[\s\[【「『“\"#]*(?:[//]clue(?:@\w+)?(?!\w)|(?:我?[要想]?(?:报|举报|提供|反映)一?[条个]?)?线索|(?:a\s+)?clue(?!\w))",
    re.IGNORECASE,
)
_SEPARATORS = ' \t\n　:：,，、。.;；!！~—-】」』”"'
_APART = re.compile(r"[\s::]|$")
"""What follows the word in a group: "线索越来越多了" is just chat."""

ALPHABET = "ABCDEFGHJKMNPQRSTVWXYZ23456789"
"""Signs of a code: none that looks like another. Twelve of them are 58 bits."""
_CODE = re.compile(rf"[{ALPHABET}]{{12}}")

_MASKS = Masks(*("\x00" for _ in range(8)))
_SOMEBODY = re.compile(
    "(?<!其)他(?!们|人|家|处|用)|她|此人|这个?人|那个?人|某人|某某|男的|女的|男子|女子|男人|女人|小伙|姑娘|老头|老太|大爷|大妈|阿姨|叔叔"
    "|邻居|对门|隔壁|楼[上下](?:[那这一][家户]|的?人家|住户)|[那这某一]户|[那这]家(?!店|铺|公司|作坊|厂|饭|超市|餐|养生|仓库|院)"
    "|一家人|一家子|户主|房东|房客|租客|租户|住户|业主|老板|店主|摊主|老公|老婆|夫妻|情侣|亲戚|同事|儿子|女儿"
    "|书记|主任|干部|经理|民警|警察|保安|网格员|网格长|楼长|叫[^做什停卖喊]{1,4}的|姓[^名]"
    rf"|(?<![\u4e00-\u9fff]){FULL}(?=家|在|把|又|私|违|偷|卖|天天|老是)"
    r"|\b(?:he|she|him|her|his|hers|mr|mrs|ms|neighbou?rs?|landlord|tenant|owner|boss|manager|husband|wife|guy|woman)\b"
    r"|\b(?:this|that|a|the|some)\s+man\b",
    re.IGNORECASE,
)
_CONDUCT = re.compile(
    "毒品|贩毒|吸毒|吸粉|赌博|聚赌|赌场|嫖|卖淫|色情|小偷|偷[东车电钱窃]|盗窃|抢劫|打人|打架|家暴|虐待|杀人|杀了|强奸|猥亵|拐卖|绑架|跟踪|逃犯"
    "|通缉|在逃|传销|非法集资|邪教|枪支|有枪|带刀|老赖|欠钱|出轨|受贿|行贿|贪污|腐败|酗酒|精神病|诈骗犯|骗子|洗钱|电信诈骗|刷单"
    r"|\b(?:drugs?|dealer|thief|theft|stole|steals?|stealing|gambl\w*|prostitut\w*|robb\w*|beats?|beating|abus\w*|violen\w*"
    r"|murder\w*|fugitive|bribe\w*|corrupt\w*|swindler|scammer|conman|drunk)\b",
    re.IGNORECASE,
)
_KINDS: tuple[tuple[ClueKind, re.Pattern[str]], ...] = (
    (
        ClueKind.STALL,
        re.compile(
            "摊|摆卖|讲座|推销|保健品|养生馆|免费[领送发]|[送领]鸡蛋|免费体检|理财|会销|收药|假药|神医|骗老人"
            r"|\b(?:stalls?|booth|fake medicine|free eggs|seminar|sales talk)\b",
            re.IGNORECASE,
        ),
    ),
    (
        ClueKind.BUILDING,
        re.compile(
            "违建|违章建|违法建|违章搭|私搭|乱搭|搭建|加盖|加建|盖房|搭房|搭了?[间个]|搭棚|封阳台|承重墙|砸墙|拆墙|挖地下室|群租|隔断间?"
            r"|\b(?:illegal building|unpermitted|extension|shed on|load-?bearing|knocking down a wall)\b",
            re.IGNORECASE,
        ),
    ),
    (
        ClueKind.HAZARD,
        re.compile(
            "隐患|通道|堵[塞了住]|占用消防|飞线|拉电线|私拉|电动车|充电|煤气罐|液化气|易燃|易爆|危险品|烟花|油漆|汽油|裂缝|脱落|松动|塌|井盖|护栏"
            "|作坊|黑?仓库|冒烟|漏电|灭火器|消火栓"
            r"|\b(?:hazard|fire (?:exit|lane|door)|blocked|gas (?:bottle|cylinder)s?|petrol|fireworks|wires?|crack\w*"
            r"|workshop)\b",
            re.IGNORECASE,
        ),
    ),
)


@dataclass(frozen=True)
class Read:
    """What words are: about somebody (``person``), of a ``kind`` of place, or, with neither, nothing that is known."""

    person: bool = False
    kind: ClueKind | None = None


def clue_words(text: str, *, direct: bool) -> str | None:
    """What follows the word 线索 at the start, ``None`` without it; in a group the word stands apart."""
    text = clean(text)
    found = _KEYWORD.match(text)
    if found is None or not (direct or _APART.match(text, found.end())):
        return None
    return text[found.end() :].strip(_SEPARATORS)


def read_clue(words: str) -> Read:
    """About somebody, or about a place?"""
    text = unicodedata.normalize("NFKC", clean(words))
    if _MASKS.person in redact(text, [], _MASKS) or _SOMEBODY.search(text) or _CONDUCT.search(text):
        return Read(person=True)
    return Read(kind=next((kind for kind, pattern in _KINDS if pattern.search(text)), None))


def new_code() -> str:
    """A code that nobody guesses, as people read it: in three groups."""
    signs = "".join(secrets.choice(ALPHABET) for _ in range(12))
    return "-".join(signs[start : start + 4] for start in (0, 4, 8))


def code_of(words: str) -> str | None:
    """The code that was written, however it was spaced; ``None`` for anything else."""
    plain = re.sub(r"[\s\-—·]", "", unicodedata.normalize("NFKC", words)).upper()
    return plain if _CODE.fullmatch(plain) else None


def at_the_door(text: str, *, direct: bool) -> str:
    """The text as it may be stored: of a clue about somebody, of an unclear one and of one in a group only the word."""
    said = clue_words(text, direct=direct)
    if not said:
        return text
    if not direct:
        return _only_the_word(text, GROUP)
    if code_of(said) or said in (PERSON, UNCLEAR, GROUP):
        return text
    read = read_clue(said)
    if read.person:
        return _only_the_word(text, PERSON)
    return text if read.kind else _only_the_word(text, UNCLEAR)


def _only_the_word(text: str, mark: str) -> str:
    found = _KEYWORD.match(clean(text))
    assert found is not None
    return f"{found[0].strip()} {mark}"


_MEDIA = ("photo", "voice", "video", "document", "animation", "audio", "video_note", "sticker", "location", "venue")
_TEXTS = ("text", "caption")


def event_at_the_door(event: dict[str, Any]) -> dict[str, Any]:
    """The same for a platform's event: of what may not be stored neither words nor pictures."""
    for name in ("message", "edited_message"):
        message = event.get(name)
        if isinstance(message, dict):
            text = next((message[key] for key in _TEXTS if isinstance(message.get(key), str)), "")
            direct = (message.get("chat") or {}).get("type") == "private"
            if (kept := at_the_door(text, direct=direct)) != text:
                return event | {name: said_only(message, kept)}
    return event


def event_without(event: dict[str, Any], kept: str) -> dict[str, Any]:
    """An event of which only ``kept`` is to stay."""
    return {key: said_only(value, kept) if key.endswith("message") else value for key, value in event.items()}


def said_only(message: dict[str, Any], kept: str) -> dict[str, Any]:
    """A message that says nothing but ``kept``."""
    unsaid = {*_MEDIA, *_TEXTS, "entities", "caption_entities", "quote", "link_preview_options", "media_group_id"}
    return {key: value for key, value in message.items() if key not in unsaid} | {"text": kept}
