"""A question that has been answered keeps no buttons: whoever scrolls back finds nothing to press."""

from tests.conversations.test_moves import LAMP, opened
from tests.town import Town


async def buttons_of(town: Town, who: str, on: str) -> tuple[str, ...]:
    """The buttons of the newest card that holds ``on``."""
    return next(card.buttons for card in reversed(await town.cards(who)) if on in card.text)


async def test_a_press_takes_the_buttons_off_what_it_answers(one_town: Town) -> None:
    town = one_town
    await town.says("wang", LAMP)
    await opened(town)
    await town.presses("xu", "转给")
    question = (await town.last("xu")).text
    await town.presses("xu", "新柳城管中队")
    assert await buttons_of(town, "xu", question) == ()
    await opened(town)
    await town.presses("xu", "一时办不了")
    question = (await town.last("xu")).text
    await town.presses("xu", "一个月")
    assert await buttons_of(town, "xu", question) == ()
    await town.says("song", "任命 陈谷雨")
    question = (await town.last("song")).text
    await town.presses("song", (await town.last("song")).buttons[0])
    assert await buttons_of(town, "song", question) == ()
    assert (await town.last("song")).buttons
