"""Reports without the people in them: what must go, what must stay, and what holds for every text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.rules.privacy import Masks, redact
from tests.rules.sentences import SENTENCES

MASKS = Masks(
    person="某居民",
    door="某户",
    phone="〔电话〕",
    identity="〔证件〕",
    account="〔账号〕",
    plate="〔车牌〕",
    email="〔邮箱〕",
    link="〔链接〕",
)


def masked(text: str, *names: str) -> str:
    return redact(text, names, MASKS)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("3号楼2单元501室漏水", "3号楼2单元某户漏水"),
        ("3号楼2单元501漏水", "3号楼2单元某户漏水"),
        ("3号楼1单元3号漏水", "3号楼1单元某户漏水"),
        ("3幢二单元五零一漏水", "3幢二单元某户漏水"),
        ("3号楼2单元5-1漏水", "3号楼2单元某户漏水"),
        ("A座1203漏水", "A座某户漏水"),
        ("3号楼501灯坏了", "3号楼某户灯坏了"),
        ("2-501漏水", "2-某户漏水"),
        ("3-2-501漏水", "3-2-某户漏水"),
        ("3/2/501漏水", "3/2/某户漏水"),
        ("3#2-501漏水", "3#2-某户漏水"),
        ("\uff13号楼\uff12单元\uff15\uff10\uff11室", "3号楼2单元某户"),
        ("1号楼201-203都停水", "1号楼某户都停水"),
        ("我家在502,灯坏了", "我家在某户,灯坏了"),
        ("502天天打孩子", "某户天天打孩子"),
        ("501户养了三条狗", "某户养了三条狗"),
        ("501室漏水", "某户漏水"),
        ("楼上602漏水", "楼上某户漏水"),
        ("门牌12号", "门牌某户"),
        ("我家住3号楼2单元5楼", "我家住3号楼2单元某户"),
        ("五楼东户堆东西", "某户堆东西"),
        ("3楼右手边那家养狗", "某户养狗"),
        ("十二零三养狗", "某户养狗"),
        ("3号楼2单元1909楼道灯坏了", "3号楼2单元某户楼道灯坏了"),
        ("3栋501楼道堆满杂物", "3栋某户楼道堆满杂物"),
    ],
)
def test_building_and_stair_stay_the_door_goes(text, shown):
    assert masked(text) == shown


@pytest.mark.parametrize(
    "text",
    [
        "3号楼2单元楼道灯坏了",
        "3-2灯坏了",
        "3号楼2单元3楼灯坏了",
        "打了110没人来",
        "拨打119",
        "交了502元",
        "花了120块",
        "修了112次",
        "502路公交站台",
        "2025年修的",
        "从2019就坏了",
        "等了112天",
        "108户居民停水",
        "112平米",
        "三室两厅",
        "人民路128号门口",
        "路灯112号杆",
        "2号楼和3号楼之间",
        "8:15停电,9:30来电",
        "2025-03-12停水",
        "编号128怎么样了",
        "一楼马桶堵了",
        "101医院门口",
        "203办公室没人",
    ],
)
def test_other_numbers_stay(text):
    assert masked(text) == text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("电话13812345678", "电话〔电话〕"),
        ("138 1234 5678", "〔电话〕"),
        ("138-1234-5678找我", "〔电话〕找我"),
        ("+86 13812345678", "〔电话〕"),
        ("\uff11\uff13\uff18\uff11\uff12\uff13\uff14\uff15\uff16\uff17\uff18", "〔电话〕"),
        ("一三八零零一三八零零零", "〔电话〕"),
        ("0571-87654321", "〔电话〕"),
        ("(0571)87654321", "〔电话〕"),
        ("000-0000-0041", "〔电话〕"),
        ("家里电话87654321", "家里电话〔电话〕"),
        ("身份证11010119900307123X", "身份证〔证件〕"),
        ("卡号6222 0212 3456 7890 123", "卡号〔账号〕"),
        ("微信 li_ming88", "微信 〔账号〕"),
        ("微信号:ab-cd99,找我", "微信号:〔账号〕,找我"),
        ("QQ 123456", "QQ 〔账号〕"),
        ("加v abc12345", "加v 〔账号〕"),
        ("@li_ming 看", "〔账号〕 看"),
        ("发到a.b@example.org吧", "发到〔邮箱〕吧"),
        ("见https://example.org/x?y=1,急", "见〔链接〕,急"),
        ("我的车川A12345被堵了", "我的车〔车牌〕被堵了"),
        ("川A12345是我的车", "〔车牌〕是我的车"),
    ],
)
def test_ways_to_reach_somebody_go(text, shown):
    assert masked(text) == shown


@pytest.mark.parametrize(
    "text",
    ["川A12345堵了消防通道", "20250314坏的", "拨打12345", "微信群里说过", "停水2天3次", "电压220V", "GB 12345标准"],
)
def test_what_reaches_nobody_stays(text):
    assert masked(text) == text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("王阿姨说灯坏了", "某居民说灯坏了"),
        ("李师傅修过", "某居民修过"),
        ("楼下张大爷摔了", "楼下某居民摔了"),
        ("欧阳老师家漏水", "某居民家漏水"),
        ("王秀英阿姨家漏水", "某居民家漏水"),
        ("老王总是乱停", "某居民总是乱停"),
        ("网格员小李说不管", "网格员某居民说不管"),
        ("陈姐、周总和李工都来过", "某居民、某居民和某居民都来过"),
        ("我是王芳,住3号楼", "我是某居民,住3号楼"),
        ("我是3号楼的王芳。", "我是3号楼的某居民。"),
        ("我叫王小明住在2单元", "我叫某居民住在2单元"),
        ("本人张伟", "本人某居民"),
        ("联系人:李建国 13812345678", "联系人:某居民 〔电话〕"),
        ("王芳13812345678", "某居民〔电话〕"),
        ("业主刘洋说没人管", "业主某居民说没人管"),
        ("姓王的那家", "姓某居民的那家"),
        ("王家的狗", "某居民家的狗"),
        ("李某天天吵", "某居民天天吵"),
        ("灯坏了。——王芳", "灯坏了。——某居民"),
        ("My name is Daisy Brook, lamp out", "My name is 某居民, lamp out"),
        ("Mrs. Smith told me", "某居民 told me"),
    ],
)
def test_names_that_people_write_go(text, shown):
    assert masked(text) == shown


@pytest.mark.parametrize(
    ("text", "names", "shown"),
    [
        ("秋月明说灯坏了", ["秋月明"], "某居民说灯坏了"),
        ("秋 月 明 说", ["秋月明"], "某居民 说"),
        ("ask DAISY BROOK or Daisy", ["Daisy Brook"], "ask 某居民 or 某居民"),
        ("灯坏了", ["灯"], "灯坏了"),
        ("灯坏了", ["", "  "], "灯坏了"),
        ("a.c and abc", ["a.c"], "某居民 and abc"),
        ("秋月明亮", ["秋月", "秋月明"], "某居民亮"),
    ],
)
def test_given_names_go(text, names, shown):
    assert masked(text, *names) == shown


@pytest.mark.parametrize(
    "text",
    [
        "王府路路灯坏了",
        "李子树倒了",
        "到处张贴小广告",
        "高压线掉下来了",
        "马路塌了一块",
        "黄色的面包车",
        "白色轿车乱停",
        "施工太吵",
        "施工总是半夜",
        "小黄车乱停",
        "小马路上积水",
        "小高层电梯坏了",
        "上周老师来过",
        "保安大叔不管",
        "保安师傅睡觉",
        "物业公司经理不接电话",
        "社区书记来过",
        "没人照顾奶奶",
        "老胡同的墙",
        "也许老师知道",
        "谢谢阿姨",
        "周总结会",
        "工程师傅没来",
        "水龙头老坏",
        "周末装修",
        "老人多,小孩多",
        "小时候就有",
        "我是高血压患者",
        "我是业主,马上来",
        "邻居高声喧哗",
        "住户安装防盗网",
        "我叫了物业",
        "业主张贴通知",
        "我是周末来的",
        "于是大家都走了",
        "许多人反映",
        "常年不修",
        "石板松了",
        "林荫道",
        "安全通道堵了",
        "张家湾的路",
        "大家的意见",
        "专家说",
        "商家的招牌",
        "小程序打不开",
        "老龙头",
        "由于姐姐生病",
        "小区里养狗",
        "经常叔叔阿姨跳舞",
        "工资高工作少",
        "垃圾堆得老高",
    ],
)
def test_everyday_words_stay(text):
    assert masked(text) == text


def test_reports_stay_as_they_are_unless_a_door_stands_in_them():
    changed = [text for text, _ in SENTENCES if masked(text) != text]
    assert changed == ["502天天打孩子,哭得可惨"]


def test_without_masks_nothing_needs_translation():
    assert redact("王阿姨 13812345678 3号楼501", []) == "*** *** 3号楼***"


AROUND = st.lists(
    st.sampled_from(
        ["灯坏了", "3号楼", "2单元", ",", "。", " ", "漏水", "请联系", "我家", "\n", "急!", "微信", "电话:", "a", "路"]
    ),
    max_size=6,
).map("".join)
MOBILE = st.from_regex(r"1[3-9][0-9]{9}", fullmatch=True)
DOOR = st.tuples(st.integers(1, 33), st.integers(1, 29)).map(lambda parts: f"{parts[0]}{parts[1]:02}")
TITLED = st.tuples(st.sampled_from("王李张刘陈赵吴徐"), st.sampled_from(["阿姨", "师傅", "大爷", "老师", "书记"])).map(
    "".join
)


@given(AROUND, MOBILE, AROUND)
def test_a_mobile_number_never_stays(before, mobile, after):
    assert mobile not in masked(before + mobile + after)
    assert f"{mobile[:3]} {mobile[3:7]}-{mobile[7:]}" not in masked(
        f"{before}{mobile[:3]} {mobile[3:7]}-{mobile[7:]}{after}"
    )


@given(AROUND, DOOR, AROUND)
def test_a_door_after_a_stair_never_stays(before, door, after):
    shown = masked(f"{before}6号楼4单元{door}室{after}")
    assert "6号楼4单元某户" in shown
    assert f"{door}室" not in shown


@given(AROUND, TITLED, AROUND)
def test_a_surname_with_a_title_never_stays(before, name, after):
    assert name not in masked(before + name + after)


@given(AROUND, st.sampled_from(["秋月明", "何不为", "Daisy Brook"]), AROUND)
def test_a_given_name_never_stays(before, name, after):
    assert name not in masked(f"{before} {name} {after}", name)


@given(st.text(max_size=80), st.lists(st.text(max_size=6), max_size=3))
def test_any_text_and_any_name_is_taken(text, names):
    shown = redact(text, names)
    assert "\ue000" not in shown
    assert redact("", names) == ""
