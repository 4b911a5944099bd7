"""What is copied to a group that no bot may enter."""

from datetime import timedelta

from tests.views.facts.cases import case_facts
from tests.views.facts.values import NOW
from views import phrases
from views.bridge import case_text, day_text
from views.sheet import Sheet


def test_a_copied_text_may_be_read_on_another_day_and_has_dates() -> None:
    group = {"group": "春风里", "now": NOW, "new": [case_facts()], "done": []}
    for locale, date in (("zh_CN", "12月2日 18:00 前"), ("en", "2 Dec 18:00")):
        for told in (
            case_text(Sheet(case_facts(), locale, phrases.TOWN)),
            day_text(Sheet(group, locale, phrases.TOWN)),
        ):
            assert date in told
            assert "明天" not in told
            assert "tomorrow" not in told


def test_what_is_put_off_has_its_date_too() -> None:
    soon = (phrases.moment(NOW) + timedelta(days=3)).isoformat()
    paused = Sheet(case_facts(state="paused", promised_at=soon), "zh_CN", phrases.TOWN)
    assert "12月4日" in case_text(paused)
