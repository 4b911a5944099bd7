"""Identity and bank card numbers never get in; other long numbers do."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.rules.numbers import without_numbers, without_numbers_inside


@pytest.mark.parametrize(
    "number",
    [
        "11010519491231002X", "11010519491231002x", "440308199901101512", "440308 19990110 1512",
        "440308-19990110-1512",
        "４４０３０８１９９９０１１０１５１２", "6222 0212 3456 7890 128", "4111111111111111", "4111-1111-1111-1111",
    ],
)  # fmt: skip
def test_numbers_that_name_a_person_or_an_account_are_starred(number):
    said = f"身份证{number},麻烦登记"
    masked = without_numbers(said)
    assert len(masked) == len(said)
    assert not any(sign.isdigit() for sign in masked)
    assert masked.startswith("身份证***")
    assert masked.endswith("麻烦登记")


@pytest.mark.parametrize(
    "text",
    [
        "440308199901101513", "440308199913101514", "3号楼2单元1501", "13800000000", "2026030314050001",
        "12345678901234567890",
        "4111111111111112",
    ],
)  # fmt: skip
def test_other_numbers_stay(text):
    assert without_numbers(text) == text


def test_what_stands_beside_it_stays():
    assert without_numbers("501 440308199901101512 13800000000") == "501 " + "*" * 18 + " 13800000000"
    assert without_numbers("13800000000440308199901101512") == "13800000000" + "*" * 18


def test_in_an_event_what_people_wrote_is_masked_and_nothing_else():
    number = "440308199901101512"
    event = {
        "update_id": 440308199901101512,
        "message": {
            "text": number,
            "reply_to_message": {"caption": f"他的{number}"},
            "photo": [{"file_id": number}],
            "venue": {"title": number, "address": number},
        },
    }
    message = without_numbers_inside(event)["message"]
    assert message["text"] == "*" * 18
    assert message["reply_to_message"]["caption"] == "他的" + "*" * 18
    assert message["venue"] == {"title": "*" * 18, "address": "*" * 18}
    assert message["photo"] == [{"file_id": number}]
    assert without_numbers_inside(event)["update_id"] == event["update_id"]


@given(st.text(alphabet="0123456789 -X号楼,", max_size=300))
def test_any_text_keeps_its_length_and_masking_twice_changes_nothing(text):
    masked = without_numbers(text)
    assert len(masked) == len(text)
    assert without_numbers(masked) == masked


@pytest.mark.parametrize("piece", ["1", "1 ", "1-", "12345678901234567 ", "4403081999011015 "])
def test_the_longest_message_is_looked_through_at_once(piece):
    text = piece * (20_000 // len(piece))
    before = time.perf_counter()
    without_numbers(text)
    assert time.perf_counter() - before < 0.5
