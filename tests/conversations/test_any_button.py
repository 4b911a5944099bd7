"""Anybody presses anything: real, stale and forged buttons of these conversations; no illegal state, no exception."""

import random
from collections import Counter

from sqlmodel import col, select

from models import Case, CaseEvent, Incoming, State, Verb, allowed
from models.moves import OPEN, OVER
from tests.town import Town
from tests.town.streets import Seen

PEOPLE = ("wang", "chen", "sun", "li", "zhou", "xu", "song", "zhang")
WORDS = (
    "3号楼2单元楼道灯坏了",
    "3号楼2单元楼道灯不亮",
    "5号楼楼道灯坏了",
    "3号楼闻到煤气味",
    "3号楼楼上半夜吵",
    "上次着火以后3号楼楼道灯没修",
    "合并 1 2",
    "合并 2 1 3",
    "拆开 2",
    "等配件",
    "待办",
)
PRESSED = (
    Verb.SAME, Verb.NOT_SAME, Verb.MERGE, Verb.PART, Verb.ON_SITE, Verb.DANGER_NOW, Verb.DANGER_NOT, Verb.PAUSE,
    Verb.PAUSE_FOR, Verb.RESUME, Verb.DECLINE_WHY, Verb.ACCEPT, Verb.CANCEL, Verb.SOLVED, Verb.NOT_SOLVED,
    Verb.CLOSE, Verb.REALLY_DONE, Verb.SOLVED_HERE,
)  # fmt: skip
ARGUMENTS = ("", "1", "2", "3", "1.2", "2.3", "30", "400", "fire", "lamp", "not-ours", "x" * 20, "-1", "...")
STEPS = 40


async def test_whatever_is_pressed(one_town: Town) -> None:
    chance = random.Random(1)
    await one_town.says("wang", WORDS[0])
    for _ in range(STEPS):
        who = chance.choice(PEOPLE)
        match chance.randrange(10):
            case 0 | 1:
                await one_town.says(who, chance.choice(WORDS))
            case 2:
                await one_town.passes(minutes=chance.choice((1, 6, 60)))
            case 3 | 4 | 5:
                await press_something_shown(one_town, who, chance)
            case _:
                await press_something_forged(one_town, who, chance)
    await hold_together(one_town)


async def press_something_shown(town: Town, who: str, chance: random.Random) -> None:
    """A button that stands in their chat."""
    cards = [card for card in await town.cards(who) if any("☎" not in label for label in card.buttons)]
    if cards:
        card = chance.choice(cards[-6:])
        label = chance.choice([label for label in card.buttons if "☎" not in label])
        await town.street.press(town.person(who), town.chat(who, "direct"), card, label)
        await town.settle()


async def press_something_forged(town: Town, who: str, chance: random.Random) -> None:
    """A button that nobody drew for them, or that has changed since."""
    cards: list[Seen] = await town.cards(who)
    if not cards:
        return
    case = await town.case(chance.randint(1, await town.cases()))
    version = case.version if chance.random() < 0.7 else chance.randint(0, 9)
    data = f"{chance.choice(PRESSED)}:{case.id}:{version}:{chance.choice(ARGUMENTS)}"
    await town.presses_old(who, cards[-1], data)


async def hold_together(town: Town) -> None:
    """Every case is in a state that its timeline leads to, and what was merged adds up."""
    async with town.app.database.reading() as session:
        cases = {case.id: case for case in (await session.execute(select(Case))).scalars()}
        events = list((await session.execute(select(CaseEvent).order_by(col(CaseEvent.id)))).scalars())
        failed = (await session.execute(select(Incoming.id).where(col(Incoming.error) != ""))).scalars().all()
    assert failed == []
    joined = Counter(case.merged_into_id for case in cases.values() if case.merged_into_id)
    for case in cases.values():
        mine = [event for event in events if event.case_id == case.id]
        assert all(event.from_state is None or allowed(event.move, event.from_state) for event in mine)
        assert mine[-1].to_state == case.state
        assert (case.closed_at is not None) == (case.state in OVER)
        assert (case.state is State.DUPLICATE) == (case.merged_into_id is not None)
        assert case.merged == joined.get(case.id, 0)
        assert case.merged_into_id is None or cases[case.merged_into_id].merged_into_id is None
        assert (case.wake_at is not None) == (case.state is State.PAUSED)
        assert case.state in OPEN or case.climb_at is None
        assert 1 <= case.reported_by <= case.merged + 1
