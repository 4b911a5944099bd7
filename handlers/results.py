"""Who is there, and who was: the captain's presses on names while an activity lasts and when it is over."""

from aiogram import Router
from aiogram.types import CallbackQuery

from handlers.filters import Pressed
from handlers.talk import Talk
from models import Answer, Attendance, Notice, Press, Refusal, Refused, Verb
from services.activities.results import mark, mark_as, settle, turn_names

CHOICES = frozenset({Attendance.ATTENDED, Attendance.LATE, Attendance.ABSENT})
"""What a press on a name may say; an excuse has a reason, and whoever stands in a name."""
CHECKED = "checked"


def router() -> Router:
    """By button."""
    here = Router(name="results")
    here.callback_query.register(marked, Pressed(Verb.MARK))
    here.callback_query.register(said_by_press, Pressed(Verb.MARK_AS))
    here.callback_query.register(names, Pressed(Verb.NAMES))
    here.callback_query.register(all_came, Pressed(Verb.ALL_CAME))
    return here


async def marked(query: CallbackQuery, talk: Talk, press: Press) -> Answer:
    """One of them is there, late or missing."""
    return Answer(Notice.MARKED, await mark(await talk.private(), press.id, press.number), toast=True)


async def said_by_press(query: CallbackQuery, talk: Talk, press: Press) -> Answer:
    """From now on a press on a name says this."""
    if press.argument not in CHOICES:
        raise Refused(Refusal.UNKNOWN_BUTTON)
    found = await mark_as(await talk.private(), press.id, Attendance(press.argument))
    return Answer(Notice.DONE_TOAST, {"verb": Verb.MARK_AS.value, "number": found.id}, toast=True)


async def names(query: CallbackQuery, talk: Talk, press: Press) -> Answer:
    """Other names."""
    found = await turn_names(await talk.private(), press.id, press.number)
    return Answer(Notice.DONE_TOAST, {"verb": Verb.NAMES.value, "number": found.id}, toast=True)


async def all_came(query: CallbackQuery, talk: Talk, press: Press) -> Answer:
    """Everybody else was there; or only those who had checked in."""
    act = await talk.private()
    return Answer(Notice.RESULTS_IN, await settle(act, press.id, checked_only=press.argument == CHECKED))
