"""How long an open question waits for its answer: its end stands beside it, so a restart in between changes nothing."""

from datetime import datetime, timedelta

from aiogram.fsm.context import FSMContext

from handlers.talk import Talk
from services.act import Act

PATIENCE = timedelta(hours=2)
"""What answers may take that people have to think of."""


def until(act: Act, patience: timedelta = PATIENCE) -> str:
    """The end, as ``until`` in the data of a conversation."""
    return (act.now + patience).isoformat()


async def still_open(talk: Talk, state: FSMContext) -> bool:
    """Whether the answer is still waited for; a question that is too old is let go."""
    ends = (await state.get_data()).get("until")
    if ends is None:
        return False  # let go a moment ago, in front of another handler
    if datetime.fromisoformat(ends) >= talk.act.now:
        return True
    await state.clear()
    return False
