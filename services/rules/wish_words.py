"""What is told as a wish, or as a need of help: for whom, how many are wanted, and what no such text may say.

Why somebody needs something is nobody's business: a label, an illness, poverty is refused before it is kept.
"""

import re
from dataclasses import dataclass

from services.rules.when import number
from services.rules.words import clean

MOST_WANTED = 20
LONGEST = 300
_UNSAID = re.compile(
    "空巢|失独|独居|孤寡|孤老|孤儿|孤身|留守|低保|五保|特困|困难户|困难家庭|贫困|贫穷|残疾|残障|伤残|智障|聋哑|盲人|瘫痪"
    "|精神病|精神障碍|痴呆|阿尔茨海默|失智|失能|刑满|吸毒|艾滋|丧偶|守寡|寡妇|离异|单亲"
    "|癌|肿瘤|中风|偏瘫|糖尿病|高血压|心脏病|透析|化疗|尿毒症|抑郁|帕金森|重病|大病|患病|生病|看病|得了?病|有病|病人|病重|病了"
    "|卧床|住院|手术"
    "|没钱|缺钱|欠债|揭不开锅|(?<!无)穷|家境|经济困难|生活困难|家里困难|家庭困难|救济|补助|吃不上饭"
    r"|\b(?:disabled|disabilit\w+|handicapped|low[- ]income|on welfare|on benefits|poor|poverty|widow\w*|bereaved"
    r"|orphan\w*|li(?:ves?|ving) alone|empty[- ]nest\w*|cancer|stroke|dementia|alzheimer\w*|diabet\w+"
    r"|depress(?:ed|ion)|sick|ill|illness|disease|hospitali[sz]ed|surgery|in debt|no money|hiv)\b",
    re.IGNORECASE,
)
_VISIT = re.compile(
    "上门|来我?家|[到去]我?家|陪.{0,4}(?:聊|说)|聊聊|说说话|陪伴|探望|看望"
    r"|\b(?:at (?:my|her|his|their) home|visits?|company|chat)\b",
    re.IGNORECASE,
)
_FOR = re.compile(
    r"(?:替|代|帮|为|for\s)\s*(?P<who>[^:\uff1a\n]{1,80})[:\uff1a]\s*(?P<words>.+)", re.IGNORECASE | re.DOTALL
)
_FOR_BEGINS = re.compile(r"(?:替|代)[\u4e00-\u9fff]|for\s+(?:mr|mrs|ms|aunt|uncle|grand)", re.IGNORECASE)
_N = r"(?P<n>\d{1,9}|[一二两三四五六七八九十]{1,3})"
_WANTED = (
    re.compile(rf"(?:需要|还?要|缺|请)\s*{_N}\s*(?:个|位|名)?\s*(?:人|志愿者)(?:帮忙|一起)?"),
    re.compile(rf"(?<![\d每一]){_N}\s*(?:个|位|名)?\s*人\s*$"),
    re.compile(r"\b(?:needs?|for)\s+(?P<n>\d{1,9})\s+(?:people|volunteers|helpers)\b", re.IGNORECASE),
)
_EDGES = " \n,\uff0c。.;\uff1b:\uff1a、·-–—!\uff01"


@dataclass(frozen=True)
class WishSaid:
    """``who`` is what stands before the colon of 替李奶奶 3号楼2单元501: …, "" for one's own; ``unread``: no colon."""

    words: str
    who: str = ""
    wanted: int = 1
    visit: bool = False
    unread: bool = False


def read_wish(text: str) -> WishSaid:
    """A wish as it was told in one message."""
    text = clean(text)
    for_other = _FOR.fullmatch(text)
    who = for_other["who"].strip(_EDGES) if for_other else ""
    if not who and _FOR_BEGINS.match(text):
        return WishSaid(text, unread=True)
    words, wanted = read_wanted(for_other["words"] if for_other else text)
    return WishSaid(words, who, wanted, visit=_VISIT.search(words) is not None)


def read_wanted(text: str) -> tuple[str, int]:
    """The words without how many people are wanted, and how many; one where nothing is said."""
    for pattern in _WANTED:
        if found := pattern.search(text):
            rest = f"{text[: found.start()]} {text[found.end() :]}".strip(_EDGES)
            return " ".join(rest.split()), number(found["n"])
    return text.strip(_EDGES), 1


def unsaid(text: str) -> list[str]:
    """The words in it that say who somebody is, what ails them or what they lack."""
    return list(dict.fromkeys(found[0] for found in _UNSAID.finditer(text)))
