"""The cards of the day: one each for whom something is due, and nothing for the others."""

from services.day.cards import access_day_card, day_card_of, never_mind, turn
from services.day.dealing import deal_one, next_card, next_dealing, write_card_one
from services.day.draws import access_drawn, draw_some, say_of_drawn
from services.day.overview import AGREE, TOPICS, due_page
from services.day.telling import NOTICES, day_facts
from services.day.work import (
    Taken,
    ask_for_ticked,
    begin_ticking,
    choose_days,
    end_ticking,
    in_hand,
    open_lines,
    take_all,
    tick,
)

__all__ = [
    "AGREE",
    "NOTICES",
    "TOPICS",
    "Taken",
    "access_day_card",
    "access_drawn",
    "ask_for_ticked",
    "begin_ticking",
    "choose_days",
    "day_card_of",
    "day_facts",
    "deal_one",
    "draw_some",
    "due_page",
    "end_ticking",
    "in_hand",
    "never_mind",
    "next_card",
    "next_dealing",
    "open_lines",
    "say_of_drawn",
    "take_all",
    "tick",
    "turn",
    "write_card_one",
]
