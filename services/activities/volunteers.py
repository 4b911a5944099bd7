"""What activities know of somebody: how old they are, what they can do; told by themselves, in the chat."""

import re
from collections.abc import Iterable
from typing import Any

from models import Person, Refusal, Refused, Volunteer
from services.act import Act
from services.once import insert_each_once
from services.points import rank_anew
from services.rules.words import one_line

LONGEST = 24
MOST = 12
OLDEST = 110
_BETWEEN = re.compile(r"\s*[、,，;；/]\s*|(?<![A-Za-z])\s+")
_YEAR = re.compile(r"(?P<year>(?:19|20)\d\d)\s*年?生?")
_AGE = re.compile(r"(?P<age>\d{1,3})\s*(?:周?岁|years? old)?")


async def volunteer_of(act: Act, person: Person) -> Volunteer:
    """The row of somebody, made when there is none."""
    await insert_each_once(act.session, Volunteer, [{"person_id": person.id, "skills": [], "feed": 1}])
    return await act.session.get_one(Volunteer, person.id)


async def known_of(act: Act) -> dict[str, Any]:
    """What is known of the acting person: ``skills`` and the year of ``birth`` (or null)."""
    return _facts(await volunteer_of(act, act.somebody))


def _facts(volunteer: Volunteer) -> dict[str, Any]:
    return {"skills": list(volunteer.skills), "birth": volunteer.born_year}


async def set_skills(act: Act, words: str) -> dict[str, Any]:
    """急救、理发: all of them, in place of those of before."""
    skills = list(dict.fromkeys(filter(None, _BETWEEN.split(one_line(words)))))
    if not skills or len(skills) > MOST or any(len(skill) > LONGEST for skill in skills):
        raise Refused(Refusal.SKILLS_UNREAD, most=MOST)
    volunteer = await volunteer_of(act, act.somebody)
    volunteer.skills = skills
    return _facts(volunteer)


async def set_birth(act: Act, words: str) -> dict[str, Any]:
    """1960, 65 岁: the year, which tells who is old enough; a child stands on no board."""
    volunteer = await volunteer_of(act, act.somebody)
    volunteer.born_year = _year(words, act.today.year)
    await act.session.flush()
    await rank_anew(act.session, act.somebody, act.today)
    return _facts(volunteer)


def _year(words: str, today: int) -> int:
    said = one_line(words)
    year, age = _YEAR.fullmatch(said), _AGE.fullmatch(said)
    found = int(year["year"]) if year else today - int(age["age"]) if age else 0
    if not today - OLDEST <= found <= today:
        raise Refused(Refusal.BIRTH_UNREAD)
    return found


def has_skill(skills: Iterable[str], wanted: str) -> bool:
    """Whether one of the skills is what is wanted: 急救 is also 急救员."""
    return any(wanted in skill or skill in wanted for skill in skills)
