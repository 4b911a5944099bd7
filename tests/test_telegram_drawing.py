"""What is drawn for Telegram is what Telegram takes, whatever people wrote."""

from hypothesis import given
from hypothesis import strategies as st

from bot.gateways.telegram_drawing import CAPTION, TEXT, draw_keyboard, draw_text, fit, units
from models import Button, Card, Kind
from tests.botapi.rules import read_keyboard, read_words

WORDS = st.text(st.characters(codec=None) | st.sampled_from("<>&\"'😀\n字\u202e\ud83d"), max_size=3000)
BUTTON = st.builds(Button, st.text("ab:1", max_size=20), WORDS, st.sampled_from(Kind), st.sampled_from(
    ["", "110", "tel:1", "https://a.b/c", "http://localhost", "x" * 300]
))  # fmt: skip
CARDS = st.builds(
    Card,
    title=WORDS,
    fields=st.lists(st.tuples(st.text(max_size=9), WORDS), max_size=4).map(tuple),
    body=WORDS | WORDS.map(lambda text: text * 9),
    buttons=st.lists(st.lists(BUTTON, max_size=12).map(tuple), max_size=12).map(tuple),
)


@given(CARDS, st.sampled_from([TEXT, CAPTION]), st.sampled_from(["zh_CN", "en"]))
def test_telegram_takes_whatever_is_drawn(card: Card, room: int, language: str) -> None:
    words = read_words(draw_text(card, language, room), "HTML", room, "message is too long")
    assert words.entities[0]["type"] == "bold" if card.title.strip() else True
    read_keyboard({"inline_keyboard": draw_keyboard(card)})


def test_phone_numbers_are_never_cut() -> None:
    card = Card("题" * 5000, (("甲", "乙" * 5000),), "丙" * 9000, buttons=((Button("", "☎", Kind.CALL, "110"),),))
    drawn = draw_text(card, "zh_CN")
    assert drawn.endswith("\n☎：110")
    assert drawn.count("…") == 2


@given(st.text(max_size=50), st.integers(0, 60))
def test_fit_keeps_within_its_room(text: str, room: int) -> None:
    kept = fit(text, room)
    assert units(kept) <= room
    assert kept == text or kept.endswith("…") or not room
