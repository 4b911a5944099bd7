"""The verbs of the ledger of points, and what is read from it."""

from services.points.boards import Board, Place, board, place_of
from services.points.recording import (
    Award,
    credit_sealed,
    give_again,
    give_back,
    hold,
    record,
    record_one,
    reverse,
    spend,
)
from services.points.table import rule_for, rules_at
from services.points.totals import Balance, balance_of, rank_anew

__all__ = [
    "Award",
    "Balance",
    "Board",
    "Place",
    "balance_of",
    "board",
    "credit_sealed",
    "give_again",
    "give_back",
    "hold",
    "place_of",
    "rank_anew",
    "record",
    "record_one",
    "reverse",
    "rule_for",
    "rules_at",
    "spend",
]
