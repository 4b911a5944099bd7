import pytest

from services.rules.more_days import read_more_days


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("3天", (3, "")),
        ("３天", (3, "")),
        ("三天吧", (3, "")),
        ("再要两天", (2, "")),
        ("3 天,等配件", (3, "等配件")),
        ("等配件,要3天", (3, "等配件")),
        ("一个星期 楼上没人", (7, "楼上没人")),
        ("3 days, waiting for a part", (3, "waiting for a part")),
        ("three more days", (3, "")),
        ("I need a week", (7, "")),
        ("0天", None),
        ("等配件", None),
        ("3号楼2单元楼道灯坏了", None),
        ("3号楼今天又停水了", None),
    ],
)
def test_days_and_a_reason_are_read_from_one_sentence(text, meant):
    assert read_more_days(text) == meant
