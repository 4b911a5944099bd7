"""Every notice can be said in every language, and every button it has can be pressed."""

import json

import pytest

from locales import LOCALES
from models.cards import Button, Card, Kind
from models.moves import Move, State
from models.notices import Audience, Notice
from models.people import Role
from models.presses import LONGEST, Press, Verb
from models.refusals import Refusal
from models.rights import RIGHTS
from tests.views.facts import SAMPLES
from tests.views.facts.cases import asked, case_facts, handled
from tests.views.facts.values import CONTACT, LEADER, OFFICER, WORDS
from views import CASE_VIEWS, VIEWS, draw, plain_text, toast_text


def buttons(card: Card) -> list[Button]:
    return [button for row in card.buttons for button in row]


def labels(card: Card) -> list[str]:
    return [button.label for button in buttons(card) if button.kind is not Kind.COPY]


def verbs(card: Card) -> list[Verb]:
    pressed = [Press.parse(button.id) for button in buttons(card) if button.kind is not Kind.COPY]
    return [press.verb for press in pressed if press]


def sound(card: Card) -> bool:
    """Something is said, every button has a label and can be pressed, rows aren't empty, JSON can hold it."""
    assert card.title
    assert "None" not in plain_text(card)
    assert "{" not in plain_text(card)
    assert all(card.buttons)
    assert all(text for _, text in card.fields)
    for button in buttons(card):
        assert button.label
        assert len(button.id.encode()) <= LONGEST
        assert button.value if button.kind in (Kind.CALL, Kind.LINK, Kind.COPY) else Press.parse(button.id)
    ids = [button.id for button in buttons(card)]
    assert len(ids) == len(set(ids))
    return Card.of(json.loads(json.dumps(card.as_dict()))) == card


def test_every_notice_and_audience_has_a_view_and_a_sample():
    assert set(VIEWS) == set(SAMPLES) == set(Notice)
    assert set(CASE_VIEWS) == set(Audience)


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("notice", Notice)
def test_every_notice_can_be_said(notice, locale):
    assert sound(draw(notice, SAMPLES[notice], locale))
    assert toast_text(notice, SAMPLES[notice], locale) == draw(notice, SAMPLES[notice], locale).title


def test_facts_travel_as_json():
    assert json.loads(json.dumps(SAMPLES)) == SAMPLES


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("held_by", [None, *Role])
@pytest.mark.parametrize("audience", Audience)
def test_a_case_can_be_shown_in_every_state(audience, held_by, locale):
    for state in State:
        for sensitivity in ("open", "private", "sealed"):
            facts = case_facts(
                audience=audience.value, state=state.value, held_by=held_by and held_by.value, sensitivity=sensitivity
            )
            assert sound(draw("case", facts, locale))
            bare = facts | {"category": None, "place": "", "due_at": None, "unit": None, "contact": None, "last": None}
            assert sound(draw("case", bare | {"accept_due_at": None, "words": "", "officer": ""}, locale))


@pytest.mark.parametrize("move", Move)
def test_every_latest_move_can_be_shown(move):
    last = {"move": move.value, "reason": "parts", "words": "还差一点"}
    for held_by in ("officer", "grid_leader", "desk", "street"):
        for audience in ("holder", "desk"):
            assert sound(draw("case", case_facts(last=last, held_by=held_by, audience=audience), "zh_CN"))


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("verb", Verb)
def test_every_press_has_its_toast(verb, locale):
    assert toast_text("done-toast", {"verb": verb.value, "number": 128}, locale)


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("refusal", Refusal)
def test_every_refusal_is_one_kind_sentence(refusal, locale):
    text = toast_text(
        "refusal",
        {
            "refusal": refusal.value,
            "most": 9,
            "words": "打麻将",
            "rule": "矛盾调解",
            "points": 3,
            "had": 4,
            "cost": 20,
            "gift": "洗衣液",
            "month": 12,
            "day": 5,
            "time": "15:20",
            "given": "0分",
            "have": 9,
            "number": 128,
            "name": OFFICER,
            "names": [OFFICER, "王"],
            "others": 2,
            "days": 2,
            "place": 7,
            "queued": "no",
            "how": "no",
            "age": 16,
            "opens": "2026-12-03T12:00:00+00:00",
            "taken": 8,
            "size": 5,
            "phone": "000-0000-0012",
        },
        locale,
    )
    assert text
    assert len(text) <= 200
    assert text.endswith((".", "。"))


def test_taken_names_who_has_it_when_known():
    assert OFFICER in toast_text("refusal", {"refusal": "taken", "name": OFFICER}, "zh_CN")
    assert "有人" in toast_text("refusal", {"refusal": "taken"}, "zh_CN")


def test_an_unknown_number_and_a_forged_button_get_different_words():
    assert "128" in toast_text("refusal", {"refusal": "no-such-case", "number": 128}, "zh_CN")
    assert "0" not in toast_text("refusal", {"refusal": "no-such-case", "number": 0}, "zh_CN")


def test_danger_numbers_come_first_and_can_be_dialled():
    card = draw("danger-answer", {"numbers": ["119", "120"], "contact": LEADER}, "zh_CN")
    assert card.title == "有危险请先打 119、120。"
    assert "网格长周立夏" in card.body
    calls = [button.value for button in buttons(card) if button.kind is Kind.CALL]
    assert calls == ["119", "120", LEADER["phone"]]
    assert draw("danger-answer", {"numbers": ["110"], "contact": None}, "zh_CN").body == "社区已同时通知。"


def test_an_alert_tells_where_and_can_be_dialled():
    card = draw("danger-alert", SAMPLES[Notice.DANGER_ALERT], "zh_CN")
    assert "3号楼2单元" in card.title
    assert "119" in [button.value for button in buttons(card)]


def test_a_day_has_ten_lines_at_most_and_no_private_matter():
    lines = [case_facts(number=number) for number in range(100, 113)] + [case_facts(number=999, sensitivity="private")]
    card = draw("daily", {"lines": lines}, "zh_CN")
    assert card.body.count(" 号 ·") == 10
    assert card.body.splitlines()[-1] == "另有 3 件有进展。"
    assert "999" not in card.body
    assert WORDS not in plain_text(card)
    assert not card.buttons


def test_many_notices_become_one_list_most_urgent_first():
    told = [
        {
            "notice": "reminder",
            "facts": case_facts(number=n, case=n, left=3600, due_at=f"2026-12-{n:02}T10:00:00+00:00"),
        }
        for n in range(25, 1, -1)
    ]
    card = draw("gathered", {"notices": told}, "zh_CN")
    lines = card.body.splitlines()
    assert card.title == "有 24 件事请您看"
    assert "2 号" in lines[0]
    assert len(lines) == 21
    assert verbs(card) == [Verb.SHOW] * 4


def test_a_list_turns_its_pages():
    card = draw("todo", SAMPLES[Notice.TODO], "zh_CN")
    assert "第 2/3 页" in card.title
    turned = [Press.parse(button.id) for button in buttons(card)][-2:]
    assert [(press.verb, press.id) for press in turned if press] == [(Verb.TODO, 1), (Verb.TODO, 3)]
    first = draw("mine", SAMPLES[Notice.MINE] | {"page": 1, "pages": 1}, "zh_CN")
    assert Verb.MINE not in verbs(first)
    assert "页" not in first.title


def test_a_to_do_line_says_what_is_left_and_why():
    line = draw("todo", SAMPLES[Notice.TODO], "zh_CN").body.splitlines()[0]
    assert line == "128 号 · 楼道堆物 · 春风里 3号楼2单元 · 还剩 32 小时 · 等您回复"


@pytest.mark.parametrize(
    ("facts", "step"),
    [
        (case_facts(), "等您回复"),
        (case_facts(state="accepted"), "等您办"),
        (handled(), "等您去看"),
        (case_facts(state="filed"), "等您派单位"),
        (case_facts(state="filed", routed="no-place"), "等您定地点"),
        (case_facts(state="filed", routed="no-category"), "等您定类别"),
        (case_facts(state="verified"), "等您确认办结"),
        (asked(), "晚 3 天,等配件"),
        (case_facts(state="paused"), "已挂账"),
        (case_facts(why="something-new"), "待接办"),
    ],
)
def test_a_to_do_line_ends_with_the_next_step(facts, step):
    body = draw("todo", {"lines": [facts], "page": 1, "pages": 1, "total": 1}, "zh_CN").body
    assert body.endswith(f" · {step}")


@pytest.mark.parametrize("notice", ["todo", "mine"])
def test_an_empty_list_says_so(notice):
    card = draw(notice, {"lines": [], "page": 1, "pages": 1, "total": 0}, "zh_CN")
    assert card.title
    assert not card.body


def test_help_tells_each_role_what_it_can_do():
    def lines_for(role: Role) -> int:
        rights = [right.value for holder, right, _ in RIGHTS if holder in (role, Role.RESIDENT)]
        told = {"name": "", "roles": [role.value], "rights": rights, "group": False}
        pages = [draw("help", told | {"page": page}, "zh_CN") for page in range(1, 5)]
        assert all(sound(card) and len(card.body.splitlines()) <= 12 for card in pages)
        return len({line for card in pages for line in card.body.splitlines()})

    assert lines_for(Role.RESIDENT) < lines_for(Role.OFFICER) < lines_for(Role.GRID_MEMBER) < lines_for(Role.DESK)
    in_group = draw("help", {"name": "", "roles": [], "rights": [], "group": True}, "zh_CN")
    assert "上报" in in_group.body
    assert not in_group.buttons


def test_the_front_door_calls_the_grid_member():
    card = draw("start", SAMPLES[Notice.START], "zh_CN")
    assert {"我要反映", "待办", "我反映的", "☎ 网格员李小满"} <= set(labels(card))
    assert Verb.TODO not in verbs(draw("start", SAMPLES[Notice.START] | {"rights": ["report"]}, "zh_CN"))


def test_without_a_known_grid_nobody_is_named():
    card = draw("my-grid", {"contact": None, "grid": "", "leader": None}, "zh_CN")
    assert not card.buttons
    alone = draw("my-grid", {"contact": LEADER, "grid": "一网格", "leader": LEADER}, "zh_CN")
    assert alone.title == "您的网格长是周立夏"
    assert len(buttons(alone)) == 1
    assert draw("my-grid", {"contact": None, "grid": "一网格", "leader": LEADER}, "zh_CN").fields
    assert CONTACT["phone"] in [button.value for button in buttons(draw("my-grid", SAMPLES[Notice.MY_GRID], "zh_CN"))]


def test_a_history_is_told_in_plain_words():
    body = draw("status", SAMPLES[Notice.STATUS], "zh_CN").body
    assert "今天 10:00 收到反映" in body
    assert body.endswith("退回社区,重新安排:不归我们管(当时没发出)")


@pytest.mark.parametrize("audience", ["group", "team"])
def test_a_groups_hearing_learns_nothing_of_a_private_matter(audience):
    private = case_facts(audience=audience, sensitivity="private", why="answer")
    texts = [
        plain_text(draw("status", private | {"timeline": []}, "zh_CN")),
        plain_text(draw("todo", {"lines": [private], "page": 1, "pages": 1, "total": 1}, "zh_CN")),
        toast_text("reminder", private | {"left": 60}, "zh_CN"),
    ]
    assert not [text for text in texts if "楼道" in text or "3号楼" in text]


def test_a_look_at_the_reporter_says_that_it_is_logged():
    card = draw("identity", SAMPLES[Notice.IDENTITY], "zh_CN")
    assert "已经记录" in card.body
    assert buttons(card)[0].kind is Kind.CALL


def test_asking_for_time_carries_days_and_reason():
    days = draw("choose-days", SAMPLES[Notice.CHOOSE_DAYS], "zh_CN")
    assert labels(days) == ["1 天", "3 天", "7 天"]
    why = draw("choose-time-why", SAMPLES[Notice.CHOOSE_TIME_WHY], "zh_CN")
    first = Press.parse(buttons(why)[0].id)
    assert first == Press(Verb.MORE_TIME_WHY, 17, 3, "3.parts")
    card = draw("time-asked", asked(by=OFFICER), "zh_CN")
    assert card.title == f"{OFFICER}申请把 128 号晚 3 天:等配件。"
    assert verbs(card)[:2] == [Verb.GRANT, Verb.REFUSE]


def test_the_whole_building_is_marked_so_that_nothing_more_is_asked():
    card = draw("choose-area", SAMPLES[Notice.CHOOSE_AREA], "zh_CN")
    assert Press.parse(buttons(card)[-1].id) == Press(Verb.AREA, 17, 3, "=7")
    assert len(buttons(draw("choose-area", SAMPLES[Notice.CHOOSE_AREA] | {"level": "building", "whole": 0}, "en"))) == 2
    spots = draw("choose-area", SAMPLES[Notice.CHOOSE_AREA] | {"level": "spot", "whole": 0}, "en")
    assert [button.id.split(":")[-1][:1] for button in buttons(spots)] == ["=", "=", ""]
    assert Press.parse(buttons(spots)[-1].id).verb is Verb.COMPOUNDS
    assert spots.title == "Added to no. 128. Which of these is it?"
    one = draw(
        "choose-area",
        SAMPLES[Notice.CHOOSE_AREA] | {"level": "spot", "whole": 0, "options": [{"id": 7, "name": "A"}]},
        "en",
    )
    assert one.title == "Added to no. 128. Is it here?"


def test_who_cannot_say_the_kind_leaves_it_to_the_desk():
    assert Verb.UNSURE in verbs(draw("choose-category", SAMPLES[Notice.CHOOSE_CATEGORY], "zh_CN"))


def test_proof_is_a_photo_from_a_unit_and_a_photo_or_a_sentence_from_the_grid():
    assert not draw("send-proof", case_facts(), "zh_CN").body
    assert "一句" in draw("send-proof", case_facts(held_by="grid_member"), "zh_CN").body


def test_choices_page_by_the_argument():
    card = draw("choose-unit", SAMPLES[Notice.CHOOSE_UNIT], "zh_CN")
    assert [Press.parse(button.id) for button in buttons(card)] == [
        Press(Verb.UNIT, 17, 3, "4"),
        Press(Verb.UNITS, 17, 3, "1"),
    ]
    assert draw("choose-unit", SAMPLES[Notice.CHOOSE_UNIT] | {"options": [], "pages": 1}, "zh_CN").body


def test_a_group_is_bound_to_what_was_chosen():
    card = draw("choose-bind-area", SAMPLES[Notice.CHOOSE_BIND_AREA], "zh_CN")
    assert Press.parse(buttons(card)[0].id) == Press(Verb.BIND, 2, 0, "residents.compound")


@pytest.mark.parametrize(
    ("what", "skips"), [("not-done", True), ("not-solved", True), ("pass-up", True), ("reword", False)]
)
def test_words_may_be_skipped_where_none_are_needed(what, skips):
    card = draw("send-words", case_facts(what=what), "zh_CN")
    assert bool(card.buttons) is skips


def test_the_urging_asks_before_it_blames():
    card = draw("urge", SAMPLES[Notice.URGE], "zh_CN")
    assert card.title == "128 号昨天到期。现在什么情况?"
    assert labels(card)[:3] == ["今天办", "要晚几天", "不归我们"]
    assert dict(card.fields)["社区用时"] == "10 分钟"
    assert dict(card.fields)["办理用时"] == "2 天 2 小时"


def test_reminders_say_how_much_is_left():
    assert draw("reminder", SAMPLES[Notice.REMINDER], "zh_CN").title == "还剩 4 小时:128 号,楼道堆物。"
    assert draw("reminder", SAMPLES[Notice.REMINDER], "en").title == "4 hours left: no. 128, Clutter in a stairwell."


@pytest.mark.parametrize("to", ["head", "leader", "desk", "street"])
def test_upward_it_is_a_reminder_and_nobody_is_blamed(to):
    card = draw("overdue", SAMPLES[Notice.OVERDUE] | {"to": to}, "zh_CN")
    assert card.title.startswith("提醒:128 号")
    assert WORDS not in plain_text(card)
    undecided = draw("overdue", case_facts(state="filed", to="desk", late=0), "zh_CN")
    assert undecided.title == "提醒:128 号还等着定给谁办。"


def test_the_reporter_hears_what_changed():
    facts = SAMPLES[Notice.CHANGED]
    assert draw("changed", facts, "zh_CN").title == "128 号要晚几天:等配件,预计明天前。"
    assert draw("changed", facts | {"reason": ""}, "zh_CN").title == "128 号要晚几天,预计明天前。"
    today = facts | {"due_at": facts["now"]}
    assert draw("changed", today, "zh_CN").title == "128 号要晚一些:等配件,最晚今天上午答复您。"
    assert draw("changed", facts | {"why": "resumed"}, "zh_CN").title == "128 号接着办了,最晚明天下午答复您。"
    assert draw("changed", facts | {"why": "unit"}, "zh_CN").title == "128 号已转春风物业,最晚明天下午答复您。"
    assert draw("changed", facts | {"why": "cancelled"}, "zh_CN").title.startswith("128 号社区已结束办理")
    assert draw("changed", facts | {"why": "reopened"}, "zh_CN").title.startswith("128 号重新办")


def test_sent_back_shows_what_was_handed_in():
    card = draw("sent-back", handled(state="accepted", by="reporter", words=""), "zh_CN")
    assert "居民说没解决" in card.title
    assert card.photos
    assert verbs(card)[0] is Verb.DONE
