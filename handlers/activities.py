"""活动: lists, the month, one's own calendar, and one activity's card."""

from aiogram import Router
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message

from handlers.filters import Asked, Ordered, Pressed
from handlers.planning import managed, ordered
from handlers.talk import Talk
from models import Answer, Lane, Notice, Press, Refusal, Refused, Right, Verb
from services.act import Act
from services.activities.calendar import feed_link
from services.activities.history import month_facts, want_month
from services.activities.lists import coming, known_activity
from services.activities.loading import access_activity, organising
from services.activities.telling import show_activity
from services.rules.activity_words import read_order
from services.rules.month_words import month_meant

LISTS = frozenset({"list", "week", "next-week", "mine"})


def router() -> Router:
    """By word and by button."""
    here = Router(name="activities")
    here.message.register(my_activities, Asked("my-activities"))
    here.message.register(my_calendar, Asked("my-calendar"))
    here.message.register(activity, Ordered("activity"))
    here.callback_query.register(new_calendar, Pressed(Verb.FEED_NEW))
    here.callback_query.register(another_month, Pressed(Verb.MONTHS_WORK))
    here.callback_query.register(month_picture, Pressed(Verb.MONTH_PICTURE))
    here.callback_query.register(show, Pressed(Verb.ACTIVITY, Verb.MANAGE))
    return here


async def my_activities(message: Message, talk: Talk, rest: str) -> Answer:
    """What I signed up for; never in a group."""
    act = await talk.settled()
    if not talk.direct:
        raise Refused(Refusal.NOT_HERE)
    feed = await feed_link(act) if act.town.doors.front else ""
    return Answer(Notice.ACTIVITIES, await coming(act, "mine") | {"feed": feed})


async def my_calendar(message: Message, talk: Talk, rest: str) -> Answer:
    """The secret address of one's own calendar."""
    return Answer(Notice.MY_CALENDAR, {"link": await feed_link(await talk.private())})


async def new_calendar(query: CallbackQuery, talk: Talk, press: Press) -> Answer:
    """Another address; the one before ends."""
    return Answer(Notice.MY_CALENDAR, {"link": await feed_link(await talk.private(), renew=True)})


async def activity(message: Message, talk: Talk, state: FSMContext, rest: str) -> Answer | None:
    """活动 and whatever stands behind it."""
    order = read_order(rest)
    if order.kind == "mine":
        return await my_activities(message, talk, "")
    if order.kind in LISTS:
        return await _listed(talk, order.kind)
    if order.kind == "history":
        return await _month(await talk.private(), order.words)
    if order.kind == "show":
        return await _show(talk, order.number)
    if not talk.direct:
        await _refuse_here(talk)
        return None
    return await ordered(await talk.settled(), state, order)


async def _month(act: Act, words: str) -> Answer:
    """What was done in a month: this one, or whichever was said."""
    return Answer(Notice.MONTHS_WORK, await month_facts(act, month_meant(words, act.today)))


async def another_month(query: CallbackQuery, talk: Talk, press: Press) -> Answer:
    """The month before, or the one after."""
    return await _month(await talk.private(), press.argument)


async def month_picture(query: CallbackQuery, talk: Talk, press: Press) -> Answer:
    """The month as a picture: it comes in a moment."""
    act = await talk.private()
    await want_month(act, month_meant(press.argument, act.today))
    return Answer(Notice.DONE_TOAST, {"verb": press.verb.value, "number": 0}, toast=True)


async def _listed(talk: Talk, kind: str) -> Answer:
    facts = await coming(await talk.settled(), kind)
    return Answer(Notice.ACTIVITIES, facts if talk.direct else facts | {"organises": False})


async def _show(talk: Talk, number: int) -> Answer | None:
    """The live card: an organiser's own in their direct chat, else what everybody reads."""
    act = await talk.settled()
    assert act.chat is not None
    if talk.direct:
        try:
            found = await access_activity(act, number, Right.LEAD)
        except Refused:
            found = await known_activity(act, number)
        else:
            return await managed(act, found)
    else:
        found = await known_activity(act, number)
    await show_activity(act, [act.chat], found, lane=Lane.ANSWERS, reply_to="" if talk.direct else talk.message)
    return None


async def _refuse_here(talk: Talk) -> None:
    """In a group nobody makes activities; what others say behind the word is just chat."""
    try:
        await organising(await talk.known())
    except Refused:
        return
    raise Refused(Refusal.PLAN_HERE)


async def show(query: CallbackQuery, talk: Talk, press: Press) -> Answer | None:
    """The live card."""
    if press.verb is Verb.MANAGE:
        act = await talk.private()
        answer = await managed(act, await access_activity(act, press.id, Right.LEAD))
    else:
        answer = await _show(talk, press.id)
    return answer or Answer(Notice.DONE_TOAST, {"verb": press.verb.value, "number": press.id}, toast=True)
