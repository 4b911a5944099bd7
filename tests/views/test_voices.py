"""Where a voice is played, where it is only told of, and who may write it out."""

import pytest

from models.cards import Voice
from models.moves import State
from models.notices import Audience, Notice
from models.presses import Press, Verb
from tests.views.facts.cases import case_facts
from views import draw

SPOKEN = {"voices": [{"sha": "c" * 64, "seconds": 12}], "unwritten": 1, "words": ""}


def verbs(card):
    pressed = [Press.parse(button.id) for row in card.buttons for button in row]
    return [press.verb for press in pressed if press]


def test_the_desk_hears_it_and_writes_it_out_first():
    card = draw(Notice.CASE, case_facts(audience="desk", held_by="desk", **SPOKEN), "zh_CN")
    assert card.voices == (Voice("c" * 64, 12),)
    assert ("语音", "12 秒") in card.fields
    assert "写下来" in card.body
    assert card.buttons[0][0].primary
    assert verbs(card)[0] is Verb.WRITE_OUT
    assert Verb.WRITE_OUT not in verbs(draw(Notice.CASE, case_facts(audience="desk", unwritten=0), "zh_CN"))


@pytest.mark.parametrize("audience", [one for one in Audience if one is not Audience.DESK])
def test_nobody_else_gets_a_player(audience):
    for state in State:
        assert draw(Notice.CASE, case_facts(audience=audience.value, state=state.value, **SPOKEN), "en").voices == ()


def test_who_acts_reads_that_it_is_being_written_out_and_who_spoke_that_it_arrived():
    held = draw(Notice.CASE, case_facts(audience="holder", unwritten=1), "zh_CN")
    assert "社区正在听写" in held.body
    assert Verb.WRITE_OUT not in verbs(held)
    desk = draw(Notice.CASE, case_facts(audience="holder", held_by="desk", routed="", unwritten=1), "zh_CN")
    assert Verb.WRITE_OUT in verbs(desk)
    mine = draw(Notice.CASE, case_facts(audience="reporter", **SPOKEN), "en")
    assert ("Voice", "12 seconds") in mine.fields
    assert "read the text only" in mine.body
