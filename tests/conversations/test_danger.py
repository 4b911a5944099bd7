"""Gas, fire, people in danger: phone numbers first, and nobody is left asleep."""

from datetime import UTC, datetime

from tests.town import Town
from tests.town.town import HOME_GROUP, StandingClock

GAS = "3号楼闻到煤气味"
NIGHT = datetime(2026, 3, 3, 15, 30, tzinfo=UTC)


def it_is(town: Town, at: datetime) -> None:
    """Set the town's clock."""
    clock = town.app.clock
    assert isinstance(clock, StandingClock)
    clock.hold_at(at)


async def test_the_numbers_come_first_then_the_case(one_town: Town) -> None:
    await one_town.says("wang", GAS)
    numbers, card = await one_town.shown("wang")
    assert numbers.startswith("有危险请先打 119、000-0000-0090。")
    assert "周立春" in numbers
    assert "编号 1" in card


async def test_desk_street_and_leader_are_alerted_at_night_too(town: Town) -> None:
    it_is(town, NIGHT)
    await town.says("wang", "上报 " + GAS, where=HOME_GROUP)
    for who in ("xu", "song", "zhou"):
        assert (await town.cards(who))[0].text.startswith("紧急:春风里 3号楼 · 燃气异味泄漏")
    assert "有危险请先打 119" in (await town.shown("wang", where=HOME_GROUP))[0]


async def test_danger_climbs_through_the_night(one_town: Town) -> None:
    it_is(one_town, NIGHT)
    await one_town.says("wang", GAS)
    await one_town.passes(minutes=11)
    assert "还没回复" in (await one_town.last("shi")).text
    await one_town.passes(hours=2)
    assert "到期" in (await one_town.last("shi")).text


async def test_somebody_in_despair_is_seen_by_desk_and_street_only(one_town: Town) -> None:
    await one_town.says("wang", "上报 3号楼有人想跳楼", where=HOME_GROUP)
    assert "12356" in (await one_town.shown("wang"))[0]
    (card,) = await one_town.cards("wang", where=HOME_GROUP)
    assert card.text == "收到,已私下处理。"
    assert "紧急" in (await one_town.cards("song"))[0].text
    assert await one_town.cards("zhou") == []
    assert await one_town.cards("li", where="chunfeng-work") == []
