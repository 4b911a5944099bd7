"""What time says to us, the whole truth on one screen: each step's name, its next due moment, one step of it.

A step takes one due row (behind ``skip`` others that failed) and is one commit; it answers ``False`` when nothing
of its kind is due any more.
"""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement

from services import bulletins
from services.act import Act
from services.activities.offers import lapse_one, next_lapse
from services.activities.reminding import next_reminder, remind_one
from services.activities.series import announce_one, next_announcing
from services.activities.spot_checks import list_one, next_list
from services.activities.turns import next_turn, turn_one
from services.bridge import give_texts_one, next_texts
from services.cases.calling_back import call_back_one, next_call_back
from services.cases.checkers import next_check, pass_check_one
from services.cases.danger import alarm_one, next_alarm
from services.cases.signing import next_to_sign, remind_signer_one
from services.cases.steering import next_waking, wake_one
from services.daily import next_post_due, post_daily_one
from services.day import deal_one, next_card, next_dealing, write_card_one
from services.gifts.exchanging import lapse_one as lapse_gift_one
from services.gifts.exchanging import next_lapse as next_lapse_gift
from services.gifts.exchanging import next_reminder as next_gift_reminder
from services.gifts.exchanging import remind_one as remind_gift_one
from services.ladder import (
    ask_acceptance_one,
    climb_one,
    end_question_one,
    next_acceptance,
    next_climb,
    next_question_end,
)
from services.passing_on import look_one, next_look
from services.points import months, objections, years
from services.points.telling import next_telling, tell_points_one
from services.points.weekly import next_board, post_board_one
from services.pruning import next_pruning, prune_one
from services.wishes.clock import claim_due_one, next_claim_due, next_wish_due, wish_due_one

DEALING = "day cards"
"""Finds out who may need a card: nobody notices that by itself."""
DRAFTING = "bulletins"
"""Begins the drafts of a period."""


@dataclass(frozen=True)
class Step:
    """One thing that time does."""

    name: str
    next_due: Callable[[], ColumnElement[datetime]]
    run_one: Callable[[Act, int], Awaitable[bool]]


TIMETABLE: tuple[Step, ...] = (
    Step("alarm", next_alarm, alarm_one),
    Step("ladder", next_climb, climb_one),
    Step("acceptance", next_acceptance, ask_acceptance_one),
    Step("paused", next_waking, wake_one),
    Step("questions", next_question_end, end_question_one),
    Step("daily post", next_post_due, post_daily_one),
    Step("texts to copy", next_texts, give_texts_one),
    Step("checks", next_check, pass_check_one),
    Step("signatures", next_to_sign, remind_signer_one),
    Step("call-backs", next_call_back, call_back_one),
    Step("activities", next_turn, turn_one),
    Step("reminders", next_reminder, remind_one),
    Step("seats offered", next_lapse, lapse_one),
    Step("series", next_announcing, announce_one),
    Step("street lists", next_list, list_one),
    Step("claims", next_claim_due, claim_due_one),
    Step("wishes", next_wish_due, wish_due_one),
    Step("results seen", next_look, look_one),
    Step(DEALING, next_dealing, deal_one),
    Step("day card", next_card, write_card_one),
    Step(DRAFTING, bulletins.next_dealing, bulletins.deal_one),
    Step("bulletin", bulletins.next_bulletin, bulletins.step_one),
    Step("points of the day", next_telling, tell_points_one),
    Step("leaderboard", next_board, post_board_one),
    Step("gifts waiting", next_gift_reminder, remind_gift_one),
    Step("gifts", next_lapse_gift, lapse_gift_one),
    Step("months over", months.next_dealing, months.deal_one),
    Step("month", months.next_turn, months.turn_one),
    Step("year over", years.next_dealing, years.deal_one),
    Step("old points", years.next_turn, years.turn_one),
    Step("objections", objections.next_reminder, objections.remind_one),
    Step("pruning", next_pruning, prune_one),
)
