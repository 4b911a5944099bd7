"""A report without the people in it: for handlers, who must not learn who reported.

Patterns know how people write; what stands in place of a finding is given by the caller.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, fields

from services.rules.surnames import DOUBLE, FULL, NAMED, TITLED


@dataclass(frozen=True)
class Masks:
    """What stands in place of each finding; the defaults need no translation."""

    person: str = "***"
    door: str = "***"
    phone: str = "***"
    identity: str = "***"
    account: str = "***"
    plate: str = "***"
    email: str = "***"
    link: str = "***"


_MARK = {field.name: chr(0xE000 + index) for index, field in enumerate(fields(Masks))}
"""Each finding is a private character first, so that no rule reads what another one wrote."""
_PRIVATE = re.compile("[\ue000-\uf8ff]")
_NARROW = str.maketrans({code: code - 0xFEE0 for code in (*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF5B), 0xFF03)})

_GAP = r"[ \t.·—-]{0,3}"
_DATE = r"(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01])(?!\d)"
_CHINESE = "零〇一二三四五六七八九十"
_SIDE = r"(?:[东西南北中左右](?:边|侧|手边?|首|面)?(?:边?户|那户|那家|门)|[东西左右]首)"
_ROOM = r"(?:号?室|号?房间?(?!子|东|屋)|号(?![楼院栋幢])门?|户|门(?!口|前|外|上|锁|卡))"
_NOT_A_DOOR = (
    r"(?!\d|[-./::~]\d|\s*(?:元|块|米|公里|里(?!面)|斤|公斤|克|吨|度|路(?![灯边口面过])|次|遍|回|年|月|日|天(?!天)|人(?!家)|个|点|分|秒|小时"
    r"|平|方|%|℃|岁|伏|瓦|[vVwW](?![A-Za-z])|kg|[cm]?m(?![A-Za-z])|厘米|毫米|多(?!次)|余|[国省县]道|胶|[辆张份条棵盏位名页级升兆期届班步层栋幢]"
    r"|车|家(?:商|店|企|公司|单位|门店)|楼(?![上下的那老总道梯])|号(?:楼|线|院|井|桩|桌|店|杆|灯|电梯|公交|车)|单元|医院|厂|部队"
    r"|办公|会议|教室|活动|户(?:居民|人家|家庭|业主|都|全|左右|以上)))"
)
_FLOOR_AND_NUMBER = r"(?:[1-9]|[1-3]\d)(?:0[1-9]|[12]\d)"
_NOT_IN_FRONT = (
    r"(?<![\d.A-Za-z::/+路街巷弄第从自至共约近足达—-])(?<!大道)(?<!胡同)(?<!编号)(?<!进度)(?<!编号 )(?<!进度 )"
)
_LONG_TITLES = (
    "老板娘|阿姨|大妈|大娘|大爷|大叔|大伯|大哥|大姐|大嫂|叔叔|伯伯|伯父|伯母|爷爷|奶奶|婆婆|妈妈|爸爸|老师|师傅|师父|先生"
    "|女士|小姐|太太|医生|大夫|护士|书记|主任|经理|科长|处长|局长|所长|院长|队长|站长|店长|校长|老板|老伯|老太|老头|老汉"
    "|同志|网格员|网格长|楼长|栋长|警官|民警|保安|律师|会计|主管|会长|组长|委员|婶婶|婶子|嫂子|姐姐|哥哥|某某?"
)
_SHORT_TITLES = (
    "姐(?!妹)|哥(?![们特])|叔|伯(?![特爵])|婶|嫂|姨|婆|妈(?!的)|爷(?![府庙])"
    "|总(?![是之会算在有说觉想量体部机闸阀线共得要不爱来结])|工(?![作程地人厂具业资商期棚会序装头钱艺种友匠区信伤队])"
)
_STOP = r"(?=[^\u4e00-\u9fff]|$|[住家的在说是和也要想我从向对把被给跟于有去来已就电手可])"
_SURELY = "我叫|本人叫?|姓名|名字叫?|联系人|联系我|署名|户主|申请人|反映人|报修人|@"
_MAYBE = "我是|业主|住户|邻居|租客|租户|房东|网格[员长]|保安|[楼栋]长|志愿者"

_Put = str | Callable[[re.Match[str]], str]


def _kept(mark: str) -> str:
    """The replacement that keeps what a rule calls ``keep``."""
    return rf"\g<keep>{_MARK[mark]}"


_CONTACTS: tuple[tuple[str, _Put], ...] = (
    (r"(?i:https?://|www\.|\bt\.me/)(?a:[\w\-.~:/?#\[\]@!$&'()*+,;=%]+)(?<![.,;!?])", _MARK["link"]),
    (r"(?a:(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5})", _MARK["email"]),
    (r"(?<!\d)\d{17}[\dXx](?!\d)|(?<!\d)\d{6}[ -]\d{8}[ -]\d{3}[\dXx](?![\dXx])", _MARK["identity"]),
    (
        r"(?P<keep>(?i:微\s*信|weixin|wechat|\bwx|\bvx|v信|加v|\bqq|企鹅)(?:号码?)?[\s::是为加]*)"
        r"(?a:[A-Za-z][\w-]{4,19}|\d{5,12})(?![\w-])",
        _kept("account"),
    ),
    (r"@(?a:[A-Za-z]\w{3,31})", _MARK["account"]),
    (r"(?<!\d)\d{14,}(?!\d)", _MARK["account"]),
    (r"(?<!\d)[3-9]\d{3}(?:[ -]?\d{4}){3}(?:[ -]?\d{1,3})?(?!\d)", _MARK["account"]),
    (rf"(?<!\d)(?:(?:\+|00)?86{_GAP})?1[3-9]\d(?:{_GAP}\d){{8}}", _MARK["phone"]),
    (rf"[一幺1][三四五六七八九][{_CHINESE}幺两]{{9}}", _MARK["phone"]),
    (r"(?<!\d)(?:\(0\d{2,3}\)|0\d{2,3})[\s-]*\d{3,4}[\s-]?\d{4}(?!\d)", _MARK["phone"]),
    (r"(?<!\d)[48]00-?\d{3,4}-?\d{3,4}(?!\d)", _MARK["phone"]),
    (rf"(?<![\d.-])(?!{_DATE})[2-8]\d{{2,3}}[ -]?\d{{4}}(?![\d-]|年)", _MARK["phone"]),
    (r"(?<!\d)\d{9,}(?!\d)", _MARK["account"]),
)  # fmt: skip

_PLATE = (
    r"[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼]"
    r"[A-HJ-NP-Z][ ·.-]?[A-HJ-NP-Z0-9]{4,5}[A-HJ-NP-Z0-9挂学警]"
)
_PLATES: tuple[tuple[str, _Put], ...] = (
    (rf"(?P<keep>(?:我|本人|俺)[^,,。;;!!??\n]{{0,8}}?){_PLATE}", _kept("plate")),
    (rf"{_PLATE}(?P<keep>\s*是?(?:我|本人|俺)的)", rf"{_MARK['plate']}\g<keep>"),
)

_OWN = "(?:我家|我们家|俺家|我住|家住|本人住)"
_DOORS: tuple[tuple[str, _Put], ...] = (
    (r"(?P<keep>门牌号?码?[\s::是为]*)\d{1,4}(?:-\d{1,4})*号?", _kept("door")),
    (
        rf"(?P<keep>(?:单元|门洞)\s*的?\s*)(?:\d{{1,2}}-\d{{1,2}}(?!\d)|\d{{1,2}}{_ROOM}|\d{{3,4}}{_NOT_A_DOOR}{_ROOM}?|[{_CHINESE}]{{3,4}}{_ROOM}?)",
        _kept("door"),
    ),
    (rf"(?P<keep>(?<![\d.])(?:\d{{1,2}}\s*[-—]\s*){{1,2}})\d{{3,4}}{_NOT_A_DOOR}(?!-){_ROOM}?", _kept("door")),
    (r"(?P<keep>(?<![\d./])\d{1,2}/\d{1,2}/)\d{3,4}(?![\d/])", _kept("door")),
    (rf"(?P<keep>[楼栋幢座#]\s*的?)\d{{3,4}}{_NOT_A_DOOR}{_ROOM}?", _kept("door")),
    (
        rf"(?P<keep>(?:{_OWN}|住在?|邻居|对门|隔壁|楼[上下])的?(?:在|是)?\s*)\d{{3,4}}{_NOT_A_DOOR}{_ROOM}?",
        _kept("door"),
    ),
    (
        rf"(?P<keep>{_OWN}(?:住|在)*[^,,。;;!!??\n]{{0,12}}?)(?:(?<!\d)\d{{1,2}}|[{_CHINESE}]{{1,3}})[楼层](?![栋顶]){_SIDE}?",
        _kept("door"),
    ),
    (rf"(?:(?<!\d)\d{{1,2}}|[{_CHINESE}]{{1,3}})[楼层]\s*的?{_SIDE}", _MARK["door"]),
    (r"(?<![\d.A-Za-z路街巷弄第])\d{2,4}(?:室(?!外|内)|号房|房间)", _MARK["door"]),
    (r"(?<![\d.])\d{3,4}房(?!子|东|屋|价|租)", _MARK["door"]),
    (rf"{_NOT_IN_FRONT}{_FLOOR_AND_NUMBER}\s*[-—~至到]\s*{_FLOOR_AND_NUMBER}{_NOT_A_DOOR}{_ROOM}?", _MARK["door"]),
    (rf"{_NOT_IN_FRONT}(?!(?:11[0249]|12[02])(?!\d|室|户)){_FLOOR_AND_NUMBER}{_NOT_A_DOOR}{_ROOM}?", _MARK["door"]),
    (
        rf"(?<![{_CHINESE}第])[一二三四五六七八九十]{{1,2}}[零〇][一二三四五六七八九](?![{_CHINESE}百千万]){_NOT_A_DOOR}{_ROOM}?",
        _MARK["door"],
    ),
    (rf"(?<![{_CHINESE}第])[一二三四五六七八九]{{3}}室", _MARK["door"]),
)  # fmt: skip

_PEOPLE: tuple[tuple[str, _Put], ...] = (
    (rf"{FULL}(?:{_LONG_TITLES})", _MARK["person"]),
    (rf"{TITLED}(?:{_LONG_TITLES})", _MARK["person"]),
    (
        rf"(?<![大缩减最太从较矮弱幼窄中养敬古衰父元长不])(?!老高)[老小]{NAMED}(?:头|师傅|老师|同志|经理|主任)?",
        _MARK["person"],
    ),
    (rf"(?!施工|石工|金工|高工|白工|高总){TITLED}(?:{_SHORT_TITLES})", _MARK["person"]),
    (rf"(?P<keep>姓){NAMED}", _kept("person")),
    (rf"(?P<keep>(?:{_SURELY})\s*[::是为]?\s*)(?:{NAMED}[\u4e00-\u9fff]{{1,2}}?{_STOP}|{FULL})", _kept("person")),
    (rf"(?P<keep>(?:{_MAYBE})\s*[::]?\s*){FULL}{_STOP}", _kept("person")),
    (rf"(?P<keep>我是[^,,。;;!!??\n]{{0,12}}?){FULL}(?=[,,。;;!!??\s{''.join(_MARK.values())}]|$)", _kept("person")),
    (rf"{FULL}(?=[\s::,,]*(?:电话|手机)?[\s::]*{_MARK['phone']})", _MARK["person"]),
    (rf"(?P<keep>[—-]\s*){FULL}(?=\s*$)", _kept("person")),
    (
        rf"(?<![\u4e00-\u9fff])(?P<name>{NAMED}|{DOUBLE})家(?=的|人|孩子|小孩|老人|两口|媳妇|儿子|女儿|养|那|门口)",
        _MARK["person"] + "家",
    ),
    (r"(?P<keep>(?i:my name is|i am|i'm)\s+)(?-i:[A-Z][a-z]+(?:\s[A-Z][a-z]+)?)\b", _kept("person")),
    (r"\b(?:Mr|Mrs|Ms|Miss|Dr|Auntie|Uncle|Aunt)\.?\s+[A-Z][A-Za-z]+", _MARK["person"]),
)

_RULES = tuple((re.compile(pattern), put) for pattern, put in (*_CONTACTS, *_PLATES, *_DOORS))
_PEOPLE_RULES = tuple((re.compile(pattern), put) for pattern, put in _PEOPLE)


def redact(text: str, names: Iterable[str], masks: Masks | None = None) -> str:
    """The text with phones, identity numbers, accounts, links, doors, the given names and other people's names masked.

    Building and stair stay, the door goes; a licence plate goes when it is the speaker's own. Digits and
    letters come back in their narrow form.
    """
    masks = masks or Masks()
    text = _PRIVATE.sub("", text).translate(_NARROW)
    text = _applied(_RULES, text)
    text = _without(names, text)
    text = _applied(_PEOPLE_RULES, text)
    for kind, mark in _MARK.items():
        text = text.replace(mark, getattr(masks, kind))
    return text


def _applied(rules: tuple[tuple[re.Pattern[str], _Put], ...], text: str) -> str:
    for pattern, put in rules:
        text = pattern.sub(put, text)
    return text


def _without(names: Iterable[str], text: str) -> str:
    written = {part for name in names for part in _forms(name.strip())}
    for name in sorted(written, key=len, reverse=True):
        text = re.sub(name, _MARK["person"], text)
    return text


def _forms(name: str) -> list[str]:
    """Regular expressions for a name: a Chinese one also spaced out, a Latin one also in parts."""
    if len(name) < 2:
        return []
    if not name.isascii():
        return [r"\s?".join(map(re.escape, name.replace(" ", "")))]
    parts = [part for part in name.split() if len(part) > 2]
    return [rf"(?i:\b{re.escape(name)}\b)", *(rf"\b{re.escape(part)}\b" for part in parts)]
