"""The live card of a case: who sees what, and which buttons stand on it in which state."""

import pytest

from locales import LOCALES
from models.cards import Card, Kind
from models.moves import State
from models.presses import Press, Verb
from tests.views.facts.cases import asked, case_facts, handled
from tests.views.facts.values import CONTACT, LAMP, OFFICER, PHOTO, PROOF, WORDS
from tests.views.test_notices import buttons, labels, verbs
from views import draw, plain_text


def shown(audience: str, facts: dict[str, object] | None = None, locale: str = "zh_CN") -> Card:
    return draw("case", (facts or case_facts()) | {"audience": audience}, locale)


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("state", State)
@pytest.mark.parametrize("audience", ["group", "team"])
def test_groups_never_see_words_photos_or_people(audience, state, locale):
    for sensitivity in ("open", "private", "sealed"):
        last = {"move": "send_back", "reason": "", "words": WORDS}
        facts = handled(state=state.value, sensitivity=sensitivity, last=last)
        card = shown(audience, facts, locale)
        said = plain_text(card) + "".join(labels(card))
        assert not card.photos
        assert not [secret for secret in (WORDS, OFFICER, CONTACT["name"], CONTACT["phone"]) if secret in said]


@pytest.mark.parametrize("question", [None, "place", "category"])
@pytest.mark.parametrize("sensitivity", ["private", "sealed"])
def test_a_group_reads_nothing_of_a_private_matter(sensitivity, question):
    card = shown("group", case_facts(sensitivity=sensitivity, question=question))
    assert card == Card(title="收到,已私下处理。")
    team = shown("team", case_facts(sensitivity=sensitivity))
    assert "楼道" not in plain_text(team)
    assert "3号楼" not in plain_text(team)


def test_the_answer_in_the_group_has_number_place_state_and_date():
    card = shown("group")
    assert card.title == "收到,编号 128。"
    assert dict(card.fields) == {
        "什么事": "楼道堆物",
        "在哪儿": "春风里 3号楼2单元",
        "进展": "已转春风物业,明天 18:00 前",
    }
    assert labels(card) == ["转错了"]
    assert shown("group", case_facts(state="closed")).title == "128 号已办好。"


def test_the_place_is_asked_with_buttons():
    facts = case_facts(state="filed", held_by=None, question="place", has_home=True, place="", due_at=None)
    card = shown("reporter", facts)
    assert card.title == "收到,编号 128。"
    assert "在哪儿?" in card.body
    assert labels(card)[:3] == ["我家楼下", "选楼栋", "发定位"]
    assert buttons(card)[2].kind is Kind.PLACE
    assert labels(shown("group", facts | {"has_home": False})) == ["选楼栋", "发定位"]


def test_the_category_is_asked_with_three_likely_ones_at_most():
    choices = [{"key": f"kind-{number}", "names": LAMP} for number in range(5)]
    card = shown("group", case_facts(state="filed", question="category", choices=choices))
    assert labels(card) == ["路灯", "路灯", "路灯", "说不准"]
    assert Press.parse(buttons(card)[0].id) == Press(Verb.CATEGORY, 17, 3, "kind-0")


def test_the_reporter_reads_when_to_hear():
    card = shown("reporter")
    assert card.title == "收到,编号 128。最晚明天下午答复您。"
    assert card.photos == (PHOTO,)
    assert labels(card) == ["☎ 网格员李小满", "照片可以给邻居看", "转错了", "不用办了"]
    english = shown("reporter", locale="en")
    assert english.title == "Got it, no. 128. You'll hear by tomorrow afternoon."


@pytest.mark.parametrize(
    ("changes", "title"),
    [
        ({"due_at": None}, "收到,编号 128。社区马上看。"),
        ({"reopened": 1}, "128 号重新办。最晚明天下午答复您。"),
        ({"due_at": "2026-11-30T10:00:00+00:00"}, "128 号比说好的晚了,还在办,我们在催。"),
        ({"state": "paused"}, "128 号一时办不了,有进展马上告诉您。"),
        ({"state": "paused", "promised_at": "2026-12-25T02:00:00+00:00"}, "128 号一时办不了,预计12月25日前。"),
        ({"state": "closed"}, "128 号已办好。"),
    ],
)
def test_the_reporter_reads_how_it_stands(changes, title):
    assert shown("reporter", case_facts(**changes)).title == title


def test_a_private_report_says_that_it_stays_private():
    assert "只有经办人看得到" in shown("reporter", case_facts(sensitivity="private")).body


def test_a_compound_without_property_company_says_where_it_went():
    facts = case_facts(routed="no-property-linked")
    assert "没有物业" in shown("reporter", facts).body
    assert "没有物业" in dict(shown("holder", facts).fields)["说明"]
    assert "没有物业" in dict(shown("desk", facts).fields)["说明"]


def test_an_assignment_has_place_matter_and_date_in_its_title():
    card = shown("holder")
    assert card.title == "交办单 128 · 春风里 3号楼2单元 · 楼道堆物 · 明天 18:00 前"
    assert dict(card.fields)["反映内容"] == WORDS
    assert labels(card) == ["我们来办", "我来", "不归我们", "要晚几天", "办好了,发照片"]
    done = next(button for button in buttons(card) if button.label == "办好了,发照片")
    assert done.kind is Kind.PHOTO
    assert [button.label for button in buttons(card) if button.primary] == ["我们来办"]


def test_a_moment_to_answer_by_that_has_passed_is_not_asked_for():
    assert dict(shown("holder").fields)["请先回复"] == "今天 13:00 前"
    assert "请先回复" not in dict(shown("holder", case_facts(accept_due_at="2026-12-01T01:30:00+00:00")).fields)


@pytest.mark.parametrize(
    ("held_by", "state", "expected"),
    [
        ("officer", "accepted", ["办好了,发照片", "要晚几天", "不归我们", "备注", "答复反映人"]),
        ("unit_head", "accepted", ["办好了,发照片", "要晚几天", "不归我们", "备注", "答复反映人"]),
        ("grid_member", "assigned", ["已解决", "我来", "转责任单位", "解决不了,往上报"]),
        ("grid_leader", "accepted", ["已解决", "转责任单位", "解决不了,往上报", "备注", "答复反映人"]),
        ("officer", "handled", []),
        ("officer", "closed", []),
        ("grid_member", "paused", []),
        (None, "filed", []),
    ],
)
def test_the_holders_buttons_follow_role_and_state(held_by, state, expected):
    assert labels(shown("holder", case_facts(held_by=held_by, state=state))) == expected


@pytest.mark.parametrize(("held_by", "first"), [("desk", Verb.SOLVED_HERE), ("street", Verb.SOLVED_HERE)])
def test_desk_and_street_can_handle_and_steer_what_is_theirs(held_by, first):
    found = verbs(shown("holder", case_facts(held_by=held_by)))
    assert found[0] is first
    assert {Verb.UNITS, Verb.REPORTER, Verb.PAUSE} <= set(found)
    assert (Verb.PASS_UP in found) is (held_by == "desk")


def test_time_is_asked_for_once_at_a_time_and_twice_at_most():
    waiting = shown("holder", asked())
    assert "要晚几天" not in labels(waiting)
    assert "等回复" in waiting.body
    assert "要晚几天" not in labels(shown("holder", case_facts(extensions=2)))


def test_what_was_passed_up_is_a_hard_case():
    last = {"move": "pass_up", "reason": "passed-up", "words": "业主不开门"}
    card = shown("holder", case_facts(held_by="street", last=last))
    assert card.title.startswith("疑难事项 128")
    assert card.body == "疑难事项,请街道协调。"
    assert dict(card.fields)["上报说明"] == "业主不开门"


def test_whoever_no_longer_holds_it_reads_the_number_alone():
    card = shown("holder", case_facts(gone=True))
    assert card == Card(title="128 号已不在您这里,不用办了。")


@pytest.mark.parametrize(
    ("held_by", "expected"), [("officer", ["我们来办", "不归我们"]), ("grid_member", ["我来"]), ("desk", ["我来"])]
)
def test_a_team_has_the_first_step_alone(held_by, expected):
    assert labels(shown("team", case_facts(held_by=held_by))) == expected
    assert not labels(shown("team", case_facts(held_by=held_by, state="accepted")))


def test_the_verifier_sees_before_and_after_and_answers():
    card = shown("verifier", handled())
    assert card.title == "128 号去看过了吗?"
    assert card.photos == (PHOTO, PROOF)
    assert labels(card) == ["确实办好了", "还没办好"]
    assert not labels(shown("verifier", handled(state="closed")))
    assert "还没办好" in shown("verifier", handled(state="accepted")).title


@pytest.mark.parametrize(
    ("state", "present", "absent"),
    [
        (State.FILED, {Verb.CATEGORIES, Verb.UNITS, Verb.REPORTER, Verb.CANCEL}, {Verb.PAUSE, Verb.CLOSE}),
        (State.ASSIGNED, {Verb.CATEGORIES, Verb.UNITS, Verb.PAUSE, Verb.REWORD}, {Verb.RESUME, Verb.GRANT}),
        (State.HANDLED, {Verb.CLOSE}, {Verb.PAUSE, Verb.UNITS}),
        (State.VERIFIED, {Verb.CLOSE}, {Verb.CANCEL}),
        (State.PAUSED, {Verb.RESUME}, {Verb.PAUSE}),
        (State.CLOSED, {Verb.REPORTER}, {Verb.CLOSE, Verb.UNITS, Verb.CANCEL}),
    ],
)
def test_the_desk_steers_by_state(state, present, absent):
    found = set(verbs(shown("desk", case_facts(state=state.value))))
    assert present <= found
    assert not absent & found


def test_the_desk_sees_clocks_and_requests():
    card = shown("desk", asked(reopened=1, extensions=1))
    assert card.title == "128 号 · 办理中 · 楼道堆物 · 春风里 3号楼2单元"
    fields = dict(card.fields)
    assert fields["期限"] == "明天 18:00 前 · 还剩 32 小时"
    assert fields["申请延期"] == "晚 3 天,等配件"
    assert fields["已延期"] == "1 次"
    assert labels(card)[:2] == ["同意", "不同意"]


def test_the_desk_sets_a_place_that_is_not_clear():
    assert Verb.COMPOUNDS in verbs(shown("desk", case_facts(state="filed", place="")))
    assert Verb.COMPOUNDS in verbs(shown("desk", case_facts(state="filed", place="春风里", routed="no-place")))
    assert Verb.COMPOUNDS not in verbs(shown("desk", case_facts(state="filed")))


def test_the_result_asks_one_thing_after_the_other():
    card = shown("outcome", handled(state="closed"))
    assert card.title == "128 号办好了,请看照片。"
    assert card.photos == (PHOTO, PROOF)
    assert labels(card) == ["解决了", "没解决"]
    solved = shown("outcome", handled(state="closed", confirmed=True))
    assert labels(solved) == ["满意", "基本满意", "不满意"]
    assert Press.parse(buttons(solved)[1].id) == Press(Verb.RATE, 17, 3, "mostly")
    rated = shown("outcome", handled(state="closed", confirmed=True, satisfaction="mostly"))
    assert rated.body == "谢谢您的评价:基本满意。"
    assert not labels(rated)
    reopened = shown("outcome", case_facts(state="assigned", reopened=1))
    assert (reopened.title, labels(reopened)) == ("知道了,128 号再办一次。", [])


def test_the_result_without_photos_does_not_ask_to_see_them():
    assert shown("outcome", case_facts(state="closed")).title == "128 号办好了。"


@pytest.mark.parametrize("audience", ["holder", "team", "verifier", "desk", "group"])
def test_buttons_carry_the_version_they_were_drawn_from(audience):
    facts = handled(version=41) if audience == "verifier" else case_facts(version=41)
    pressed = [Press.parse(button.id) for button in buttons(shown(audience, facts))]
    assert {(press.id, press.version) for press in pressed if press} == {(17, 41)}
