"""Places understood from sentences, in a small made-up town with two compounds that share building numbers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models import Level
from services.rules.place_words import label_of, without_landmarks
from services.rules.places import Found, Gazetteer, Node, Yard

OAK, ELM = 1, 2
OAK_GRID, ELM_GRID = 10, 20
MARKET = 150
OAK_1, OAK_3, OAK_21, OAK_A, OAK_HALL = 101, 103, 121, 131, 140
ELM_1, ELM_3, ELM_5 = 201, 203, 205


def stairs(building: int, count: int) -> tuple[Node, ...]:
    return tuple(
        Node(building * 10 + index, Level.STAIR, building, f"{index}单元", (), None) for index in range(1, count + 1)
    )


TOWN = Gazetteer(
    areas=(
        Node(1, Level.STREET, None, "清溪街道"),
        Node(2, Level.COMMUNITY, 1, "橡树社区"),
        Node(3, Level.COMMUNITY, 1, "榆树社区"),
        Node(OAK_GRID, Level.GRID, 2, "橡树一网格", ("北街菜场",)),
        Node(11, Level.GRID, 2, "橡树二网格"),
        Node(ELM_GRID, Level.GRID, 3, "榆树一网格"),
        Node(OAK_1, Level.BUILDING, OAK_GRID, "1号楼", (), OAK),
        Node(OAK_3, Level.BUILDING, OAK_GRID, "3号楼", ("快递柜那栋",), OAK),
        Node(OAK_21, Level.BUILDING, OAK_GRID, "21号楼", (), OAK),
        Node(OAK_A, Level.BUILDING, OAK_GRID, "A座", (), OAK),
        Node(OAK_HALL, Level.BUILDING, 11, "活动中心", ("老年之家",), OAK),
        Node(ELM_1, Level.BUILDING, ELM_GRID, "1栋", (), ELM),
        Node(ELM_3, Level.BUILDING, ELM_GRID, "3栋", (), ELM),
        Node(ELM_5, Level.BUILDING, ELM_GRID, "5栋", (), ELM),
        Node(MARKET, Level.BUILDING, OAK_GRID, "南街菜市场", ("菜场", "菜市场"), None),
        *stairs(OAK_1, 2),
        *stairs(OAK_3, 3),
        *stairs(OAK_21, 2),
        *stairs(ELM_3, 2),
        *stairs(ELM_5, 1),
    ),
    compounds=(
        Yard(OAK, "橡树园", ("橡树园小区", "橡树小区")),
        Yard(ELM, "榆树苑", ("Elm Court",)),
    ),
)


def find(text: str, hint: int | None = OAK, home: int | None = None) -> Found:
    return TOWN.find(text, compound_hint=hint, home_area=home)


@pytest.mark.parametrize(
    ("text", "area"),
    [
        ("3号楼楼道灯坏了", OAK_3),
        ("3栋灯坏了", OAK_3),
        ("3幢灯坏了", OAK_3),
        ("三号楼灯坏了", OAK_3),
        ("第三栋楼下有垃圾", OAK_3),
        ("3#楼灯坏了", OAK_3),
        ("3# 灯坏了", OAK_3),
        ("3 号 楼门口积水", OAK_3),
        ("\uff13号楼门口积水", OAK_3),
        ("3号楼道灯坏了", OAK_3),
        ("A座电梯坏了", OAK_A),
        ("a栋电梯坏了", OAK_A),
        ("二十一幢停水", OAK_21),
        ("21号楼停水", OAK_21),
        ("3号楼2单元灯坏了", 1032),
        ("三幢二单元灯坏了", 1032),
        ("3号2单元灯坏了", 1032),
        ("3号楼 2 单元门禁坏了", 1032),
        ("2单元灯坏了,3号楼的", 1032),
        ("3号楼9单元灯坏了", OAK_3),
        ("3号楼1、2单元都停水", OAK_3),
        ("3号楼2-501漏水", 1032),
        ("3#2单元501漏水", 1032),
        ("3-2灯坏了", 1032),
        ("3-2-501漏水", 1032),
        ("3-501漏水", OAK_3),
        ("快递柜那栋门口堵了", OAK_3),
        ("老年之家门口的灯", OAK_HALL),
        ("榆树苑3栋灯坏了", ELM_3),
        ("橡树园对面的榆树苑3号楼灯坏了", ELM_3),
        ("榆树苑5-1灯坏了", 2051),
        ("Elm Court building 3 stair 2, lamp is out", 2032),
        ("elm court, Block 3", ELM_3),
        ("榆树社区3号楼灯坏了", ELM_3),
        ("橡树一网格垃圾没人收", OAK_GRID),
        ("一网格垃圾没人收", OAK_GRID),
        ("第2网格垃圾没人收", 11),
        ("北街菜场门口积水", OAK_GRID),
        ("榆树社区一网格垃圾没人收", ELM_GRID),
        ("13812345678,3号楼灯坏了", OAK_3),
        ("今天3月2号,3号楼停电", OAK_3),
        ("今天3号楼下有人卖菜", OAK_3),
        ("3#楼", OAK_3),
        ("三号楼", OAK_3),
        ("叁号楼灯坏了", OAK_3),
        ("③号楼灯坏了", OAK_3),
        ("3號樓燈壞了", OAK_3),
        ("3棟2單元", 1032),
        ("03栋灯坏了", OAK_3),
        ("3好楼灯坏了", OAK_3),
        ("3号搂灯坏了", OAK_3),
        ("第3幢", OAK_3),
        ("3栋2单元501", 1032),
        ("3栋2单元501室漏水", 1032),
        ("三栋二单元五零一漏水", 1032),
        ("3栋2门501漏水", 1032),
        ("3楼2单元灯坏了", 1032),
        ("2单元3栋灯坏了", 1032),
        ("3号楼2单元5楼", 1032),
        ("3栋501漏水", OAK_3),
        ("3-2-501室漏水", 1032),
        ("No. 3 building, lamp is out", OAK_3),
        ("building 3 unit 2", 1032),
        ("北街菜场门口", OAK_GRID),
        ("老年之家", OAK_HALL),
        ("橡树小区三栋", OAK_3),
    ],
)
def test_a_place_is_understood(text, area):
    found = find(text)
    assert found.area_id == area
    assert found.candidates == ()
    assert found.matched


@pytest.mark.parametrize(
    "text",
    [
        "灯坏了",
        "3号下午停水吗",
        "3月2号楼道灯坏了",
        "2楼灯坏了",
        "二层漏水",
        "3路公交站台坏了",
        "电话13812345678",
        "8-10点停水",
        "等了3-5天",
        "1-2次",
        "2025-3-2停水",
        "2025.3.2停水",
        "这一栋都停水",
        "一栋楼都停水",
        "三栋楼都停水",
        "3个人 1辆车",
        "3座桥",
        "3单元",
        "我家楼下灯坏了",
        "地铁3号线",
        "8:30-9:30停电",
        "第十三次反映",
        "3楼有人吵架",
        "二楼和三楼之间",
        "no. 3 bus stop",
    ],
)
def test_what_only_looks_like_a_place_is_none(text):
    assert find(text) == Found()


@pytest.mark.parametrize(
    ("text", "hint", "home", "area", "compound"),
    [
        ("3号楼灯坏了", OAK, ELM_5, OAK_3, OAK),
        ("3号楼灯坏了", None, 2051, ELM_3, ELM),
        ("5号楼灯坏了", None, None, ELM_5, ELM),
        ("21号楼灯坏了", None, None, OAK_21, OAK),
        ("榆树苑21号楼灯坏了", OAK, OAK_1, None, ELM),
        ("9号楼灯坏了", OAK, ELM_5, None, OAK),
        ("榆树苑大门口积水", OAK, None, None, ELM),
        ("我家楼下灯坏了", OAK, 1032, 1032, OAK),
        ("我们单元灯坏了", None, 2051, 2051, ELM),
        ("1单元灯坏了", OAK, 1032, 1031, OAK),
        ("1单元灯坏了", ELM, 1032, None, None),
        ("榆树苑1单元灯坏了", None, 1032, None, ELM),
        ("the lamp outside my door", None, 2051, 2051, ELM),
        ("榆树社区3号楼", OAK, None, ELM_3, ELM),
    ],
)
def test_a_number_means_the_compound_at_hand(text, hint, home, area, compound):
    found = find(text, hint, home)
    assert (found.area_id, found.compound_id) == (area, compound)


def test_several_that_fit_are_offered():
    assert find("3号楼灯坏了", None).candidates == (OAK_3, ELM_3)
    assert find("3号楼灯坏了", None).compound_id is None
    assert find("1号楼和3号楼之间").candidates == (OAK_1, OAK_3)
    assert find("1、3号楼停水").candidates == (OAK_1, OAK_3)
    assert find("1、3号楼停水").compound_id == OAK
    assert find("橡树社区1-3号楼", None).candidates == (OAK_1, OAK_3)


def test_a_named_community_is_told_but_is_no_place():
    assert find("榆树社区垃圾没人收") == Found(within=3)


def test_the_words_that_said_so_are_given():
    assert find("急!榆树苑的3栋二单元灯坏了").matched == "榆树苑 3栋 二单元"


@pytest.mark.parametrize(
    "beside",
    ["前", "后", "旁", "门口", "边上", "东侧", "对面", "前面", "的南边", "楼前", "东北角", "外面", "附近", "拐角"],
)
def test_what_is_beside_a_building_is_at_it_but_no_matter_of_its_own(beside: str) -> None:
    told = f"3号楼{beside}路灯不亮"
    assert find(told).area_id == OAK_3
    assert find(told, None).candidates == (OAK_3, ELM_3)
    assert "3号楼" not in without_landmarks(told)
    assert without_landmarks(told).endswith("路灯不亮")


@pytest.mark.parametrize(
    "told",
    ["3号楼前天停水", "3号楼后天停电吗", "3号楼下水道堵了", "3号楼外墙掉砖", "3号楼道灯不亮", "3号楼2单元门口灯坏了",
     "3号楼下天天吵架", "3号楼楼下半夜吵"],
)  # fmt: skip
def test_what_is_of_a_building_stays_so(told: str) -> None:
    assert without_landmarks(told) == told


@given(st.integers(1, 99))
def test_chinese_numbers_are_read(number):
    digits = "零一二三四五六七八九"
    tens, ones = divmod(number, 10)
    written = ("" if tens < 2 else digits[tens]) + ("十" if tens else "") + (digits[ones] if ones else "")
    assert label_of(written) == str(number) == label_of(f"{number:02}")


@given(st.text(st.sampled_from("0123456789一二三十号楼栋幢单元网格座#-、 榆树苑园社区A我家月日:"), max_size=24))
def test_any_text_gives_a_consistent_answer(text):
    found = find(text)
    assert found.area_id is None or found.candidates == ()
    assert len(set(found.candidates)) == len(found.candidates) != 1
    if found.area_id is not None and TOWN.building_of(found.area_id) is not None:
        assert found.compound_id == TOWN.compound_of(found.area_id)
    if (found.area_id, found.compound_id, found.candidates, found.within) == (None, None, (), None):
        assert found.matched == "" or any(sign.isdigit() or sign in "一二三十A" for sign in text)


@given(
    st.sampled_from([(OAK, "橡树园"), (ELM, "榆树苑")]),
    st.sampled_from(["1", "3"]),
    st.sampled_from(["号楼", "栋", "幢", "#", "#楼", " 号楼"]),
    st.sampled_from(["灯坏了", "门口", ",垃圾没人收", "楼下积水"]),
    st.sampled_from([None, OAK, ELM]),
)
def test_a_named_compound_always_wins(compound, number, suffix, rest, hint):
    found = find(f"{compound[1]}{number}{suffix}{rest}", hint)
    assert found.compound_id == compound[0]
    assert found.area_id in {OAK_1, OAK_3, ELM_1, ELM_3}


def test_who_works_somewhere_means_a_building_of_theirs_and_others_elsewhere() -> None:
    def seen_from(text: str, *grounds: int) -> int | None:
        return TOWN.find(text, compound_hint=None, home_area=None, grounds=grounds).area_id

    assert seen_from("3号楼2单元水管漏水") is None
    assert seen_from("3号楼2单元水管漏水", 2) == 1032
    assert seen_from("3号楼水管漏水", ELM_GRID) == ELM_3
    assert seen_from("5号楼水管漏水", 2) == ELM_5
    assert seen_from("3号楼水管漏水", 11) == OAK_3
    assert seen_from("3号楼水管漏水", 2, 3) is None
    assert seen_from("榆树苑3号楼水管漏水", 2) == ELM_3


@pytest.mark.parametrize("hint", [OAK, ELM, None])
def test_a_landmark_of_no_compound_is_meant_by_whoever_names_it(hint):
    assert find("菜场门口的路灯不亮", hint=hint) == Found(area_id=MARKET, matched="菜场")
    assert find("榆树社区菜场门口", hint=hint).area_id != MARKET
    assert find("3栋到菜场那条路", hint=ELM).area_id == ELM_3
