"""粘贴群消息: a stretch of a plain WeChat group, its summary, and the one press that reports it."""

from datetime import timedelta
from typing import Any

from aiogram import Router
from aiogram.filters import Filter, StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message

from handlers.filters import Asked, Pressed, heard, longest_first, words_of
from handlers.patience import still_open, until
from handlers.reporting import report as report_case
from handlers.talk import Talk
from models import Answer, Compound, Notice, Paste, Press, Refusal, Refused, Verb
from services.act import Act
from services.pasting import (
    add_text,
    answer_who,
    answer_words,
    choose_group,
    close_paste,
    drop_paste,
    file_paste,
    groups_of,
    open_paste,
    paste_facts,
    skip_question,
    switch_matter,
)

PATIENCE = timedelta(minutes=15)
"""How long after the last piece another one is taken for more of it; what comes later is meant as what it is."""
AT_ONCE = 3000
"""A longer text that came with the command may have been split by the platform: more of it may follow."""
ANSWER = 60
BEHIND = " :：@"


class Pasting(StatesGroup):
    """Taking the stretch in; waiting for words that answer a question of its summary."""

    text = State()
    answer = State()


class PasteAsked(Filter):
    """The command alone, or with the stretch behind it; hands on the stretch."""

    async def __call__(self, message: Message, talk: Talk) -> bool | dict[str, Any]:
        said = words_of(message).strip()
        first, _, rest = said.partition("\n")
        for name in ("/paste", *longest_first("heard-paste")):
            behind = first[len(name) :]
            if first.lower().startswith(name) and (not behind or behind[0] in BEHIND):
                return {"text": f"{behind.lstrip(BEHIND)}\n{rest}".strip()}
        return False


class Short(Filter):
    """A few words that are no command."""

    async def __call__(self, message: Message) -> bool:
        said = words_of(message)
        return 0 < len(said) <= ANSWER and not said.startswith("/")


class OneMore(Filter):
    """Words, and no command, while a stretch is being pasted."""

    async def __call__(self, message: Message, talk: Talk, state: FSMContext) -> bool:
        if words_of(message).startswith("/"):
            return False
        return await still_open(talk, state)


def router() -> Router:
    """Stands in front of the other conversations: what is pasted may look like any command."""
    here = Router(name="pasting")
    here.message.register(begin, PasteAsked())
    here.message.register(finish, StateFilter(Pasting.text), Asked("pasted"))
    here.message.register(more, StateFilter(Pasting.text), OneMore())
    here.callback_query.register(group, Pressed(Verb.PASTE))
    here.callback_query.register(pasted, Pressed(Verb.PASTED))
    here.callback_query.register(change, Pressed(Verb.PASTE_LINE, Verb.PASTE_WHO, Verb.PASTE_SKIP))
    here.callback_query.register(drop, Pressed(Verb.PASTE_DROP))
    here.callback_query.register(report, Pressed(Verb.PASTE_FILE))
    return here


def answers_router() -> Router:
    """Answers in words, behind commands and presses."""
    here = Router(name="pasting answers")
    here.message.register(answered, StateFilter(Pasting.answer), Short())
    return here


async def begin(message: Message, talk: Talk, state: FSMContext, text: str) -> Answer:
    """Take a stretch in, or read it at once when it came along."""
    act = await talk.known()
    if not talk.direct:
        raise Refused(Refusal.NOT_HERE)
    paste = await open_paste(act, text)
    if text and len(text) <= AT_ONCE and paste.compound_id is not None:
        return await _close(act, paste.id, state)
    await _wait(act, state, Pasting.text, paste.id)
    return await _asking(act, paste)


async def _wait(act: Act, state: FSMContext, what: State, paste_id: int) -> None:
    await state.set_state(what)
    await state.set_data({"paste": paste_id, "until": until(act, PATIENCE)})


async def _asking(act: Act, paste: Paste) -> Answer:
    """The card that waits for the stretch, or for its group."""
    known = await act.session.get(Compound, paste.compound_id) if paste.compound_id else None
    options = [] if known else [{"id": group.id, "name": group.name} for group in await groups_of(act)]
    facts = {
        "paste": paste.id,
        "group": known.name if known else "",
        "options": options,
        "lines": len(paste.text.splitlines()),
    }
    return Answer(Notice.SEND_PASTE, facts)


async def _id(state: FSMContext) -> int:
    return int((await state.get_data())["paste"])


async def more(message: Message, talk: Talk, state: FSMContext) -> Answer | None:
    """One more piece; the first one is answered with the button that ends it."""
    act = await talk.known()
    if not words_of(message).strip():
        raise Refused(Refusal.NOTHING_PASTED)
    paste_id = await _id(state)
    before = await act.session.get(Paste, paste_id)
    first = before is None or not before.text
    paste = await add_text(act, paste_id, words_of(message))
    await _wait(act, state, Pasting.text, paste_id)
    return await _asking(act, paste) if first else None


async def finish(message: Message, talk: Talk, state: FSMContext, rest: str) -> Answer:
    """贴完了, in words."""
    return await _close(await talk.known(), await _id(state), state)


async def pasted(query: CallbackQuery, talk: Talk, press: Press, state: FSMContext) -> Answer:
    """贴完了, by button."""
    return await _close(await talk.known(), press.id, state)


async def _close(act: Act, paste_id: int, state: FSMContext) -> Answer:
    paste = await close_paste(act, paste_id)
    if paste.compound_id is None:
        return await _asking(act, paste)
    await _wait(act, state, Pasting.answer, paste_id)
    return Answer(Notice.PASTE_TAKEN)


async def group(query: CallbackQuery, talk: Talk, press: Press, state: FSMContext) -> Answer:
    """Whose group it is; what came already is read then."""
    act = await talk.known()
    paste = await choose_group(act, press.id, press.number)
    return await _close(act, paste.id, state) if paste.text else await _asking(act, paste)


async def change(query: CallbackQuery, talk: Talk, press: Press) -> Answer:
    """Another summary: a line less, a question answered or left."""
    act = await talk.known()
    if press.verb is Verb.PASTE_LINE:
        paste = await switch_matter(act, press.id, press.version, press.number)
    elif press.verb is Verb.PASTE_WHO:
        paste = await answer_who(act, press.id, press.version, press.number)
    else:
        paste = await skip_question(act, press.id, press.version)
    return Answer(Notice.PASTE_FOUND, await paste_facts(act, paste))


async def answered(message: Message, talk: Talk, state: FSMContext) -> Answer | None:
    """Words that answer the open question; without one they are words like any other."""
    act = await talk.known()
    paste = await act.session.get(Paste, await _id(state))
    if paste is None or not paste.found.get("questions"):
        await state.clear()
        return await report_case(message, talk)
    said = words_of(message).strip()
    if said.lower().rstrip("。.") in heard("heard-paste-skip"):
        paste = await skip_question(act, paste.id, paste.version)
    else:
        paste = await answer_words(act, paste.id, said)
    return Answer(Notice.PASTE_FOUND, await paste_facts(act, paste))


async def drop(query: CallbackQuery, talk: Talk, press: Press, state: FSMContext) -> Answer:
    """Nothing of it."""
    await drop_paste(await talk.known(), press.id)
    await state.clear()
    return Answer(Notice.DONE_TOAST, {"verb": press.verb.value, "number": 0}, toast=True)


async def report(query: CallbackQuery, talk: Talk, press: Press, state: FSMContext) -> Answer:
    """All that is left is reported."""
    numbers, twice = await file_paste(await talk.known(), press.id, press.version)
    await state.clear()
    return Answer(Notice.PASTE_FILED, {"numbers": numbers, "twice": twice})
