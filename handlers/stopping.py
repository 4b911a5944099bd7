"""算了, written instead of pressed: nothing is waited for any more."""

from aiogram import Router
from aiogram.filters import Filter
from aiogram.fsm.context import FSMContext
from aiogram.types import Message

from handlers.filters import BEHIND_THANKS, Direct, heard, words_of
from handlers.pasting import Pasting
from handlers.talk import Talk
from models import Answer, Notice, Verb
from services.pasting import drop_paste
from services.rules.words import clean


class NeverMind(Filter):
    """算了 and nothing else, while something is waited for."""

    async def __call__(self, message: Message, raw_state: str | None = None) -> bool:
        said = clean(words_of(message)).lower().rstrip(BEHIND_THANKS)
        return raw_state is not None and said in heard("heard-never-mind")


def router() -> Router:
    """In front of everything that takes words for an answer."""
    here = Router(name="stopping")
    here.message.register(never_mind, Direct(), NeverMind())
    return here


async def never_mind(message: Message, talk: Talk, state: FSMContext) -> Answer:
    """Nothing is kept; what was pasted is let go, too."""
    act = await talk.known()
    if await state.get_state() in {Pasting.text.state, Pasting.answer.state}:
        await drop_paste(act, int((await state.get_data())["paste"]))
    await state.clear()
    return Answer(Notice.DONE_TOAST, {"verb": Verb.NEVER_MIND.value, "number": 0})
