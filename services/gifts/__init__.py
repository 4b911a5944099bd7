"""The verbs of the exchange: what there is, taken and fetched or given back, and what the desk keeps on the shelf."""

from services.gifts.exchanging import (
    cancel,
    check_code,
    code_behind,
    hand_over,
    hand_over_behind,
    lapse_one,
    next_lapse,
    show_code,
    take,
)
from services.gifts.listing import my_gifts, one_gift
from services.gifts.report import gift_book, want_book
from services.gifts.shelf import count_gift, end_gift, keep_gift, picture_came, shelf

__all__ = [
    "cancel",
    "check_code",
    "code_behind",
    "count_gift",
    "end_gift",
    "gift_book",
    "hand_over",
    "hand_over_behind",
    "keep_gift",
    "lapse_one",
    "my_gifts",
    "next_lapse",
    "one_gift",
    "picture_came",
    "shelf",
    "show_code",
    "take",
    "want_book",
]
