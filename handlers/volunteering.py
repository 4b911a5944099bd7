"""特长, 出生年份: what activities ask of those who come, told by themselves."""

from aiogram import Router
from aiogram.types import Message

from handlers.filters import Ordered
from handlers.talk import Talk
from models import Answer, Notice
from services.activities.volunteers import known_of, set_birth, set_skills


def router() -> Router:
    """By words."""
    here = Router(name="volunteering")
    here.message.register(skills, Ordered("my-skills"))
    here.message.register(birth, Ordered("my-birth"))
    return here


async def skills(message: Message, talk: Talk, rest: str) -> Answer:
    """特长 急救、理发; without words what is known."""
    act = await talk.private()
    return Answer(Notice.VOLUNTEER, await set_skills(act, rest) if rest else await known_of(act))


async def birth(message: Message, talk: Talk, rest: str) -> Answer:
    """出生年份 1960."""
    act = await talk.private()
    return Answer(Notice.VOLUNTEER, await set_birth(act, rest) if rest else await known_of(act))
