"""The verbs of a case, from a chat message to struck off. Handlers and sweeps call one of these each."""

from services.cases.adding import add_to_case
from services.cases.alarm import confirm_danger
from services.cases.called import correct_called
from services.cases.checking import (
    close_case,
    confirm,
    not_solved,
    rate,
    refuse_to_sign,
    send_back,
    sign_off,
    verify_case,
)
from services.cases.conditions import NONE, choose_condition, conditions_for
from services.cases.crowd import (
    how_many_reported,
    join_crowd,
    look_at_merging,
    look_at_parting,
    merge_cases,
    not_the_same,
    part_case,
    share_photos,
)
from services.cases.danger import arrive
from services.cases.filing import Draft, file_case, picked
from services.cases.gathering import More, fits, gathering, join
from services.cases.handing_in import hand_in
from services.cases.handling import (
    DECLINE_REASONS,
    MORE_DAYS,
    OTHER,
    TIME_REASONS,
    accept_case,
    ask_time,
    decide_time,
    decline_case,
    hand_to_unit,
    pass_up,
    promise_today,
)
from services.cases.lists import Page, mine, to_do
from services.cases.logbook import log_case
from services.cases.looking import looks_at, note_fetched, note_look, note_opened
from services.cases.noting import note
from services.cases.nudging import nudge, only_open
from services.cases.past import Earlier, Past, unreported
from services.cases.questions import asked_for_place, asks_which, leave_to_desk, place_case
from services.cases.quoting import Quoted, report_quoted
from services.cases.replying import reply_to_reporter
from services.cases.retelling import add_part, retell, told_by
from services.cases.splitting import split_off
from services.cases.steering import (
    PAUSE_DAYS,
    cancel_case,
    choose_category,
    choose_place,
    designate,
    look_at_reporter,
    may_pause,
    not_sure,
    pause_case,
    place_at_home,
    resume_case,
    reword,
    wrong_place,
)
from services.cases.timeline import timeline
from services.cases.writing_out import access_voices, write_out

__all__ = [
    "DECLINE_REASONS",
    "MORE_DAYS",
    "NONE",
    "OTHER",
    "PAUSE_DAYS",
    "TIME_REASONS",
    "Draft",
    "Earlier",
    "More",
    "Page",
    "Past",
    "Quoted",
    "accept_case",
    "access_voices",
    "add_part",
    "add_to_case",
    "arrive",
    "ask_time",
    "asked_for_place",
    "asks_which",
    "cancel_case",
    "choose_category",
    "choose_condition",
    "choose_place",
    "close_case",
    "conditions_for",
    "confirm",
    "confirm_danger",
    "correct_called",
    "decide_time",
    "decline_case",
    "designate",
    "file_case",
    "fits",
    "gathering",
    "hand_in",
    "hand_to_unit",
    "how_many_reported",
    "join",
    "join_crowd",
    "leave_to_desk",
    "log_case",
    "look_at_merging",
    "look_at_parting",
    "look_at_reporter",
    "looks_at",
    "may_pause",
    "merge_cases",
    "mine",
    "not_solved",
    "not_sure",
    "not_the_same",
    "note",
    "note_fetched",
    "note_look",
    "note_opened",
    "nudge",
    "only_open",
    "part_case",
    "pass_up",
    "pause_case",
    "picked",
    "place_at_home",
    "place_case",
    "promise_today",
    "rate",
    "refuse_to_sign",
    "reply_to_reporter",
    "report_quoted",
    "resume_case",
    "retell",
    "reword",
    "send_back",
    "share_photos",
    "sign_off",
    "split_off",
    "timeline",
    "to_do",
    "told_by",
    "unreported",
    "verify_case",
    "write_out",
    "wrong_place",
]
