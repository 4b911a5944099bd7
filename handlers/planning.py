"""Making an activity and steering it: in one message, step by step, from an earlier one or a template."""

from collections.abc import Awaitable, Callable
from typing import Any

from aiogram import Router
from aiogram.filters import Filter, StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message

from handlers.filters import Direct, Polite, Pressed, words_of
from handlers.patience import still_open, until
from handlers.replies import ToCard
from handlers.talk import Talk
from handlers.waiting import where_said
from models import Activity, ActivityState, Answer, Lane, Notice, Press, Refusal, Refused, Right, Verb
from services.act import Act
from services.activities import attending, changing, crew
from services.activities.evidence import set_title
from services.activities.facts import draft_facts
from services.activities.loading import access_activity, organising
from services.activities.planning import (
    answered,
    check_plan,
    copied,
    drop_draft,
    keep_draft,
    keep_template,
    plan_of,
    plan_of_template,
    publish,
    said_plan,
    templates,
)
from services.activities.reminding import call_for_help
from services.activities.series import stop_series
from services.activities.telling import ORGANISER, show_activity
from services.directory import directory
from services.rules.activity_words import Order
from services.rules.plans import Plan

_Operation = Callable[[Act, int, str], Awaitable[Activity]]
OPERATIONS: dict[str, tuple[_Operation, str]] = {
    "add": (crew.add, "added"),
    "remove": (crew.remove, "removed"),
    "move-up": (crew.move_up, "moved"),
    "captain": (crew.hand_over, "captain"),
    "cancel": (changing.cancel, "cancelled"),
    "postpone": (changing.postpone, "postponed"),
    "word": (attending.set_word, "word"),
    "late": (attending.late, "noted"),
    "excuse": (attending.excuse, "noted"),
    "stand-in": (attending.stand_in, "noted"),
    "enter-late": (attending.enter_late, "entered-late"),
    "let-come": (crew.let_come, "let"),
}
"""What is done with an announced activity, and how it is called once it is done."""
ANSWERS = frozenset({"title", "when", "place", "count", "points", "what", "bring", "opens", "closes", "leave", "who"})
"""What can be said of a plan, one at a time."""
PHOTO = "photo"
"""The step that a photo answers, and no words."""
SETTINGS = frozenset({"strict", "hard", "locals_only", "guardian", "checks_out"})


class Planning(StatesGroup):
    """A question is open: what step it is, of which activity (0: of a plan that is not one yet)."""

    step = State()


class Answers(Filter):
    """Words while a question is open; no command, no thanks, no reply to a case's card."""

    async def __call__(self, message: Message, talk: Talk, state: FSMContext) -> bool:
        said = words_of(message)
        if not said or said.startswith("/") or await Polite()(message) or await ToCard()(message, talk):
            return False
        return await still_open(talk, state)


class AnswersWithPhoto(Filter):
    """A photo while one is asked for."""

    async def __call__(self, message: Message, talk: Talk, state: FSMContext) -> bool:
        return bool(talk.shots) and (await state.get_data())["step"] == PHOTO


class AnswersWithPin(Filter):
    """A pin, or a place picked from the list, while it is asked where."""

    async def __call__(self, message: Message, talk: Talk, state: FSMContext) -> bool:
        here = message.location is not None or talk.area_id is not None
        return here and (await state.get_data())["step"] == "place"


def router() -> Router:
    """By button; by word through 活动."""
    here = Router(name="planning")
    here.callback_query.register(new_by_press, Pressed(Verb.PLAN_NEW))
    here.callback_query.register(from_template, Pressed(Verb.PLAN_FROM))
    here.callback_query.register(edit, Pressed(Verb.PLAN_EDIT))
    here.callback_query.register(more, Pressed(Verb.PLAN_MORE))
    here.callback_query.register(switch, Pressed(Verb.PLAN_SWITCH))
    here.callback_query.register(out, Pressed(Verb.PLAN_OUT))
    here.callback_query.register(drop, Pressed(Verb.PLAN_DROP))
    return here


def answers_router() -> Router:
    """What is said to an open question, behind commands."""
    here = Router(name="planning answers")
    here.message.register(pictured, StateFilter(Planning.step), Direct(), AnswersWithPhoto())
    here.message.register(pinned, StateFilter(Planning.step), Direct(), AnswersWithPin())
    here.message.register(answer, StateFilter(Planning.step), Direct(), Answers())
    return here


async def managed(act: Act, found: Activity) -> Answer | None:
    """A draft is checked, what is announced is steered."""
    if found.state is ActivityState.DRAFT:
        return await _checked(act, found)
    assert act.chat is not None
    await show_activity(act, [act.chat], found, audience=ORGANISER, lane=Lane.ANSWERS)
    return None


async def ordered(act: Act, state: FSMContext, order: Order) -> Answer | None:
    """What an organiser wrote behind 活动: a new one, or something with one that there is."""
    if order.kind == "new":
        await organising(act)
        return await _go_on(act, state, said_plan(act, order.words))
    if order.kind == "guided":
        await organising(act)
        return await _go_on(act, state, Plan())
    if order.kind == "templates":
        options = [{"id": one.id, "name": one.name} for one in await templates(act)]
        return Answer(Notice.TEMPLATES, {"options": options})
    if order.kind == "manage":
        return await managed(act, await access_activity(act, order.number, Right.LEAD))
    return await _operate(act, state, order)


async def _operate(act: Act, state: FSMContext, order: Order) -> Answer | None:
    """Something with one activity: with its words, or asked for them first."""
    found = await access_activity(act, order.number, Right.LEAD)
    if order.kind == "publish":
        return _done("published", await publish(act, found.id, found.version))
    if order.kind == "stop":
        await stop_series(act, found.id)
        return _done("stopped", found)
    if order.kind == "call":
        return _done("called", await call_for_help(act, found.id))
    if order.kind == "template":
        kept = await keep_template(act, found.id, order.words)
        return _done("template", found, kept.name)
    if not order.words:
        return await _ask(state, act, order.kind, found.id)
    return await _do(act, state, found, order)


async def _do(act: Act, state: FSMContext, found: Activity, order: Order) -> Answer | None:
    if order.kind == "copy":
        return await _go_on(act, state, await copied(act, found.id, order.words))
    if order.kind == PHOTO:
        raise Refused(Refusal.NOT_A_PHOTO)
    if order.kind in OPERATIONS:
        verb, what = OPERATIONS[order.kind]
        done = await verb(act, found.id, order.words)
        await state.clear()
        return _done(what, done, order.words)
    if found.state is ActivityState.DRAFT:
        plan = answered(act, await plan_of(act, found), order.kind, order.words)
        return await _go_on(act, state, plan, found.id)
    done = await changing.set_answer(act, found.id, order.kind, order.words)
    await state.clear()
    return _done("changed", done)


def _done(what: str, found: Activity, name: str = "", *, toast: bool = False) -> Answer:
    return Answer(Notice.ACTIVITY_DONE, {"what": what, "number": found.id, "name": name}, toast=toast)


async def _go_on(act: Act, state: FSMContext, plan: Plan, row: int = 0) -> Answer:
    """Ask what is missing, or show what it will say."""
    check_plan(act, plan)
    if step := plan.missing():
        return await _ask(state, act, step, row, plan)
    found = await keep_draft(act, plan, row)
    await state.clear()
    return await _checked(act, found)


async def _ask(state: FSMContext, act: Act, step: str, row: int, plan: Plan | None = None) -> Answer:
    await state.set_state(Planning.step)
    await state.set_data({"step": step, "row": row, "plan": plan.as_dict() if plan else None, "until": until(act)})
    version = (await access_activity(act, row, Right.LEAD)).version if row else 0
    return Answer(Notice.PLAN_ASK, {"step": step, "row": row, "version": version})


async def _checked(act: Act, found: Activity) -> Answer:
    return Answer(Notice.PLAN_CHECK, await draft_facts(act, found, await plan_of(act, found)))


async def answer(message: Message, talk: Talk, state: FSMContext) -> Answer | None:
    """The answer to the open question."""
    act = await talk.settled()
    kept: dict[str, Any] = await state.get_data()
    if kept["row"]:
        found = await access_activity(act, kept["row"], Right.LEAD)
        return await _do(act, state, found, Order(kept["step"], found.id, words_of(message)))
    plan = answered(act, Plan.of(kept["plan"]), kept["step"], words_of(message))
    return await _go_on(act, state, plan)


async def pictured(message: Message, talk: Talk, state: FSMContext) -> Answer | None:
    """The photo that its card shows."""
    act = await talk.settled()
    found = await set_title(act, (await state.get_data())["row"], talk.shots)
    await state.clear()
    if found.state is ActivityState.DRAFT:
        return await _checked(act, found)
    return _done("changed", found)


async def pinned(message: Message, talk: Talk, state: FSMContext) -> Answer | None:
    """Where to meet, by a pin: the calendar file carries it, and the place is named as the town calls it."""
    act = await talk.settled()
    kept: dict[str, Any] = await state.get_data()
    row = int(kept["row"])
    found = await access_activity(act, row, Right.LEAD) if row else None
    before = await plan_of(act, found) if found is not None else Plan.of(kept["plan"])
    plan = before.having(**await _pin(message, talk, before))
    if found is None or found.state is ActivityState.DRAFT:
        return await _go_on(act, state, plan, row)
    done = await changing.change(act, row, plan)
    await state.clear()
    return _done("changed", done)


async def _pin(message: Message, talk: Talk, before: Plan) -> dict[str, Any]:
    where = await where_said(message, talk)
    if where is None:
        raise Refused(Refusal.UNKNOWN_PLACE)
    area = (await directory(talk.act.session)).areas[where.area_id]
    pin = message.location
    lat, lon = (pin.latitude, pin.longitude) if pin else (area.lat, area.lon)
    return {"lat": lat, "lon": lon, "place_id": area.id, "place": before.place or area.name}


async def new_by_press(query: CallbackQuery, talk: Talk, press: Press, state: FSMContext) -> Answer:
    """发个活动, step by step."""
    act = await talk.private()
    await organising(act)
    return await _go_on(act, state, Plan())


async def from_template(query: CallbackQuery, talk: Talk, press: Press, state: FSMContext) -> Answer:
    """From a template: only the time is asked."""
    act = await talk.private()
    return await _go_on(act, state, await plan_of_template(act, press.id))


async def edit(query: CallbackQuery, talk: Talk, press: Press, state: FSMContext) -> Answer | None:
    """Say one thing anew, or do something with the list."""
    act = await talk.private()
    if press.argument not in ANSWERS | OPERATIONS.keys() | {"copy", "stop", PHOTO}:
        raise Refused(Refusal.UNKNOWN_BUTTON)
    return await _operate(act, state, Order(press.argument, press.id))


async def more(query: CallbackQuery, talk: Talk, press: Press) -> Answer:
    """What else can be said of it."""
    return await _more(await talk.private(), press.id)


async def _more(act: Act, activity_id: int) -> Answer:
    found = await access_activity(act, activity_id, Right.LEAD)
    if found.state is ActivityState.CANCELLED:
        raise Refused(Refusal.ACTIVITY_CANCELLED, number=found.id)
    return Answer(Notice.PLAN_MORE, await draft_facts(act, found, await plan_of(act, found)))


async def switch(query: CallbackQuery, talk: Talk, press: Press) -> Answer:
    """A setting that is yes or no."""
    act = await talk.private()
    if press.argument not in SETTINGS:
        raise Refused(Refusal.UNKNOWN_BUTTON)
    await changing.switch(act, press.id, press.version, press.argument)
    return await _more(act, press.id)


async def out(query: CallbackQuery, talk: Talk, press: Press) -> Answer:
    """发布: it is in the groups."""
    act = await talk.private()
    found = await publish(act, press.id, press.version)
    assert act.chat is not None
    await show_activity(act, [act.chat], found, audience=ORGANISER, lane=Lane.ANSWERS)
    return _done("published", found, toast=True)


async def drop(query: CallbackQuery, talk: Talk, press: Press, state: FSMContext) -> Answer:
    """算了: the open question is let go, or the draft."""
    act = await talk.known()
    await state.clear()
    if press.id:
        await drop_draft(act, press.id, press.version)
    return Answer(Notice.ACTIVITY_DONE, {"what": "dropped", "number": press.id, "name": ""}, toast=True)
