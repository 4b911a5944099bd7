from services.rules.traditional import simplified


def test_traditional_signs_are_understood_and_a_text_keeps_its_length():
    for said, meant in (
        ("3號樓2單元樓道燈壞了", "3号楼2单元楼道灯坏了"),
        ("煤氣洩漏,有人暈倒", "煤气泄漏,有人晕倒"),
        ("lamp", "lamp"),
    ):
        assert simplified(said) == meant
        assert len(said) == len(meant)
