"""Around an activity: when one is reminded, calling for help, calling it off or putting it off in one press."""

from typing import Any

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from handlers.filters import Asked, Pressed
from handlers.talk import Talk
from models import Answer, Notice, Press, Refusal, Refused, Reminding, Verb
from models.activities import OFF_REASONS
from services.activities import changing
from services.activities.crew import let_person_come
from services.activities.reminding import call_for_help
from services.activities.volunteers import volunteer_of
from views.planning import PUT_OFF_BY

PUT_OFF_WHY = OFF_REASONS[0]
"""What is put off by a press is put off for the weather; any other reason is written."""


def router() -> Router:
    """By word and by button."""
    here = Router(name="on the day")
    here.message.register(reminders, Asked("reminders"))
    here.callback_query.register(reminders_press, Pressed(Verb.REMINDERS))
    here.callback_query.register(remind_me, Pressed(Verb.REMIND_ME))
    here.callback_query.register(call_help, Pressed(Verb.CALL_HELP))
    here.callback_query.register(call_off, Pressed(Verb.CALL_OFF))
    here.callback_query.register(put_off, Pressed(Verb.PUT_OFF))
    here.callback_query.register(let_come, Pressed(Verb.LET_COME))
    return here


async def reminders(message: Message, talk: Talk, rest: str) -> Answer:
    """As it stands now."""
    return Answer(Notice.REMINDERS, await _chosen(talk))


async def reminders_press(query: CallbackQuery, talk: Talk, press: Press) -> Answer:
    """The same by button."""
    return Answer(Notice.REMINDERS, await _chosen(talk))


async def _chosen(talk: Talk) -> dict[str, Any]:
    act = await talk.private()
    return {"chosen": (await volunteer_of(act, act.somebody)).remind.value}


async def remind_me(query: CallbackQuery, talk: Talk, press: Press) -> Answer:
    """So, from now on, for whatever one is in."""
    act = await talk.private()
    if press.argument not in set(Reminding):
        raise Refused(Refusal.UNKNOWN_BUTTON)
    (await volunteer_of(act, act.somebody)).remind = Reminding(press.argument)
    return Answer(Notice.REMINDERS, {"chosen": press.argument})


async def call_help(query: CallbackQuery, talk: Talk, press: Press) -> Answer:
    """Into the volunteers' groups."""
    found = await call_for_help(await talk.private(), press.id)
    return Answer(Notice.ACTIVITY_DONE, {"what": "called", "number": found.id, "name": ""}, toast=True)


async def call_off(query: CallbackQuery, talk: Talk, press: Press) -> Answer:
    """It is not held, for a ready reason."""
    if press.argument not in OFF_REASONS:
        raise Refused(Refusal.UNKNOWN_BUTTON)
    found = await changing.call_off(await talk.private(), press.id, press.version, press.argument)
    return Answer(Notice.ACTIVITY_DONE, {"what": "cancelled", "number": found.id, "name": ""})


async def put_off(query: CallbackQuery, talk: Talk, press: Press) -> Answer:
    """It is held later, because of the weather."""
    if press.argument not in {str(days) for days in PUT_OFF_BY}:
        raise Refused(Refusal.UNKNOWN_BUTTON)
    act = await talk.private()
    found = await changing.put_off(act, press.id, press.version, int(press.argument), PUT_OFF_WHY)
    return Answer(Notice.ACTIVITY_DONE, {"what": "postponed", "number": found.id, "name": ""})


async def let_come(query: CallbackQuery, talk: Talk, press: Press) -> Answer:
    """One word of the captain, and they are in."""
    found = await let_person_come(await talk.private(), press.id, press.number)
    return Answer(Notice.ACTIVITY_DONE, {"what": "let", "number": found.id, "name": ""}, toast=True)
