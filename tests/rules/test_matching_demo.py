"""The demo community's words, measured on sentences that were not used to choose them."""

import tomllib
from pathlib import Path

import pytest

import bot
from services.rules.matching import Matcher, Subject
from tests.rules.danger_sentences import ASKED, CALM, NOW
from tests.rules.english_sentences import ENGLISH
from tests.rules.sentences import SENTENCES

DEMO = Path(bot.__file__).parent / "demo" / "community.toml"

EMERGENCIES = {row["key"] for row in tomllib.loads(DEMO.read_text("utf-8"))["categories"] if row.get("emergency")}


@pytest.fixture(scope="module")
def matcher() -> Matcher:
    rows = tomllib.loads(DEMO.read_text(encoding="utf-8"))["categories"]
    return Matcher([Subject(row["key"], tuple(row["words"]), bool(row.get("emergency"))) for row in rows])


def share(hits: list[bool]) -> float:
    return sum(hits) / len(hits)


def test_the_words_find_the_category(matcher):
    matches = [(matcher.match(text), meant) for text, meant in SENTENCES]
    assert share([match.clear == meant for match, meant in matches]) >= 0.65
    assert share([meant in match.likely for match, meant in matches]) >= 0.85
    assert share([match.clear not in (None, meant) for match, meant in matches]) < 0.12


@pytest.mark.parametrize("meant", ["fire", "gas", "lift-trapped", "violence", "suicide", "medical", "missing-person"])
def test_danger_is_never_missed(matcher, meant):
    assert all(matcher.match(text).clear == meant for text, key in SENTENCES if key == meant)


@pytest.mark.parametrize(
    "text",
    [
        "楼道堆满纸箱,容易着火",
        "电动车在楼道充电,万一着火怎么办",
        "周六上午有消防演习吗",
        "社区防火灾讲座几点开始",
        "老鼠太多了,孩子害怕",
        "路灯坏了,找不到回家的路也没人管",
    ],
)
def test_everyday_matters_are_no_danger(matcher, text):
    assert matcher.match(text).clear not in {"fire", "gas", "violence", "suicide", "medical"}


@pytest.mark.parametrize(("text", "key"), NOW)
def test_danger_is_understood_at_once(matcher, text, key):
    found = matcher.match(text)
    assert (found.clear, found.asks) == (key, None)


@pytest.mark.parametrize(("text", "key"), ASKED)
def test_what_may_be_a_drill_the_past_or_a_fear_is_asked_about(matcher, text, key):
    found = matcher.match(text)
    assert found.clear not in EMERGENCIES
    assert found.asks == key


@pytest.mark.parametrize("text", CALM)
def test_what_only_sounds_dangerous_alarms_nobody(matcher, text):
    found = matcher.match(text)
    assert found.clear not in EMERGENCIES
    assert found.asks is None


def test_the_door_of_a_stair_is_broken(matcher):
    assert matcher.match("5号楼一单元的门坏了🙏师傅快来修修吧").clear == "gate"


def test_english_is_understood_too(matcher):
    assert {text: matcher.match(text).clear for _, text in ENGLISH} == {text: meant for meant, text in ENGLISH}


@pytest.mark.parametrize(
    "text",
    [
        "There is a fire hydrant leaking",
        "When is the fire drill in building 3?",
        "A fire inspection would be good",
        "The lamp is burning all day",
        "The children jump on the playground all night",
    ],
)
def test_everyday_english_is_no_danger(matcher, text):
    assert matcher.match(text).clear not in EMERGENCIES
