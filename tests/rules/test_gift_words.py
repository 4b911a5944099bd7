"""What the desk writes about a gift."""

from datetime import date

import pytest

from services.rules.gift_words import GiftWords, read_code, read_count, read_gift

TODAY = date(2026, 11, 26)


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("洗衣液 20分 30件", GiftWords("洗衣液", 20, 30)),
        (
            "洗衣液,20积分,库存30瓶,每人限2瓶,12月1日到12月31日",
            GiftWords("洗衣液", 20, 30, None, 2, date(2026, 12, 1), date(2026, 12, 31)),
        ),
        ("5kg大米 50分 5袋 到年底", GiftWords("5kg大米", 50, 5, until=date(2026, 12, 31))),
        ("洗衣液 进10件", GiftWords("洗衣液", more=10)),
        ("洗衣液 12月1日起", GiftWords("洗衣液", since=date(2026, 12, 1))),
        (
            "detergent 20 points 30 pieces 2 each until 31 December",
            GiftWords("detergent", 20, 30, None, 2, until=date(2026, 12, 31)),
        ),
        ("洗衣液 1月5日到1月9日", GiftWords("洗衣液", since=date(2027, 1, 5), until=date(2027, 1, 9))),
        ("洗衣液", GiftWords("洗衣液")),
        ("20分 30件", GiftWords("", 20, 30)),
        ("洗衣液 0分 3件", GiftWords("洗衣液", None, 3, wrong="0分")),
        ("洗衣液 -3分", GiftWords("洗衣液", wrong="-3分")),
        ("洗衣液 1.5分", GiftWords("洗衣液", wrong="1.5分")),
        ("洗衣液 到2月30日", GiftWords("洗衣液", wrong="2月30日")),
    ],
)
def test_it_is_read_in_any_order(words: str, meant: GiftWords) -> None:
    assert read_gift(words, TODAY) == meant


def test_a_count_and_a_code() -> None:
    assert read_count("洗衣液 28") == ("洗衣液", 28)
    assert read_count("洗衣液 0件") == ("洗衣液", 0)
    assert read_count("洗衣液") == ("洗衣液", None)
    assert read_count("洗衣液 -3")[1] is None
    assert read_count("洗衣液 2.5")[1] is None
    assert read_code("482 913") == read_code("482913") == "482913"
    assert read_code("48291") == read_code("") == ""
