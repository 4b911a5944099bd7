"""Bulletins: counted when they are drafted, decided on by people, posted by a press."""

from services.bulletins.deciding import approve, drop, leave_out, newest, object_to, our_bulletin, put_words
from services.bulletins.making import deal_one, next_bulletin, next_dealing, step_one
from services.bulletins.telling import decides, drawn, poster_facts, show_draft

__all__ = [
    "approve",
    "deal_one",
    "decides",
    "drawn",
    "drop",
    "leave_out",
    "newest",
    "next_bulletin",
    "next_dealing",
    "object_to",
    "our_bulletin",
    "poster_facts",
    "put_words",
    "show_draft",
    "step_one",
]
