import pytest

from services.rules.sign_up_words import read_sign_up


@pytest.mark.parametrize(
    ("text", "number", "guests", "myself"),
    [
        ("sign up 4", 4, [], True),
        ("sign up for 4", 4, [], True),
        ("sign up 4 for Mr Wang", 4, ["Mr Wang"], False),
        ("Sign up Mrs Li for 4", 4, ["Mrs Li"], False),
        ("sign up 4 with Mr Wang", 4, ["Mr Wang"], True),
        ("替李奶奶报名 4", 4, ["李奶奶"], False),
        ("報名 4", 4, [], True),
    ],
)
def test_who_is_signed_up_for_what(text, number, guests, myself):
    said = read_sign_up(text)
    assert (said.number, [guest.name for guest in said.guests], said.myself) == (number, guests, myself)
