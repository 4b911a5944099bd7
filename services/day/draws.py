"""抽查: a few of what the grid logged, drawn by a seed that is shown, opened one by one; the verdict is told."""

import random
import secrets
from typing import Any

from models import Audience, Case, DayCard, DayCardKind, Move, Notice, Refusal, Refused, Right
from services.access import access_case
from services.act import Act
from services.cases.timeline import move_case
from services.day.cards import access_day_card, redraw_card
from services.day.logged import logged_lines
from services.facts import case_facts
from services.outbox import tell_case
from services.people import direct_chats
from services.rules.privacy import redact
from services.rules.words import clean, is_nothing

DRAWN = 3
MOST_DRAWS = 3
FINE, DOUBT = "fine", "doubt"
LONGEST = 1000


async def draw_some(act: Act, card_id: int) -> dict[str, Any]:
    """抽几件看看: a few at random, by a seed that anybody can draw by again; the first is opened."""
    card = await access_day_card(act, card_id, DayCardKind.LOGGED)
    ids = {line.case.number: line.case.id for line in await logged_lines(act, card)}
    seed = 100_000 + secrets.randbelow(900_000)
    numbers = drawn_by(seed, list(ids))
    draw = {"seed": seed, "numbers": numbers, "cases": [ids[number] for number in numbers], "opened": [], "said": {}}
    card.draft = {"draws": [*card.draft.get("draws", []), draw][-MOST_DRAWS:]}
    found = await _open_next(act, card, draw)
    if found is None:
        raise Refused(Refusal.STALE, number=0)
    return found


def drawn_by(seed: int, numbers: list[int]) -> list[int]:
    """Which of these numbers the seed draws: anybody can do it again."""
    dice = random.Random(seed)  # noqa: S311  # to be done again by anybody, nothing is kept secret by it
    return sorted(dice.sample(sorted(numbers), min(DRAWN, len(numbers))))


async def _open_next(act: Act, card: DayCard, draw: dict[str, Any]) -> dict[str, Any] | None:
    """The next of a draw, as ``Notice.DRAWN`` lists it; that it was looked at stands in its timeline."""
    place = len(draw["opened"])
    facts = None
    if place < len(draw["cases"]):
        case = await access_case(act, draw["cases"][place], Right.SEE)
        await move_case(act, case, Move.DRAW, facts={"seed": draw["seed"]})
        draw = {**draw, "opened": [*draw["opened"], case.number]}
        told = {"card": card.id, "seed": draw["seed"], "place_of": place + 1, "of": len(draw["cases"])}
        facts = await case_facts(act, case, Audience.LOGGER) | told
    await _keep(act, card, draw)
    return facts


async def _keep(act: Act, card: DayCard, draw: dict[str, Any]) -> None:
    card.draft = {"draws": [draw if one["seed"] == draw["seed"] else one for one in card.draft["draws"]]}
    await redraw_card(act, card)


async def access_drawn(act: Act, card_id: int, case_id: int) -> tuple[DayCard, dict[str, Any], Case]:
    """A case that was drawn and opened from one's own list and that nothing was said of yet; refuses any other."""
    card = await access_day_card(act, card_id, DayCardKind.LOGGED)
    draw = next((one for one in reversed(card.draft.get("draws", [])) if case_id in one.get("cases", ())), None)
    if draw is None:
        raise Refused(Refusal.UNKNOWN_BUTTON)
    case = await access_case(act, case_id, Right.SEE)
    if case.number not in draw["opened"] or str(case.number) in draw["said"]:
        raise Refused(Refusal.STALE, number=case.number)
    return card, draw, case


async def say_of_drawn(act: Act, card_id: int, case_id: int, words: str | None = None) -> dict[str, Any] | None:
    """没问题, or 有疑问 with these words: into the timeline and to whoever logged it; the next one, if there is one."""
    card, draw, case = await access_drawn(act, card_id, case_id)
    said = redact(clean(words or "")[:LONGEST], [])
    if words is not None and is_nothing(said):
        raise Refused(Refusal.NOTHING_SAID)
    verdict = FINE if words is None else DOUBT
    await move_case(act, case, Move.DRAW, reason=verdict, words=said, facts={"seed": draw["seed"]})
    chats = await direct_chats(act.session, [case.reporter_id])
    told = {"by": act.somebody.name, "verdict": verdict, "why": said}
    await tell_case(act, chats.values(), Notice.LOOKED_INTO, case, Audience.LOGGER, **told)
    draw = {**draw, "said": {**draw["said"], str(case.number): verdict}}
    await _keep(act, card, draw)
    last_opened = draw["opened"][-1] == case.number
    return await _open_next(act, card, draw) if last_opened else None
