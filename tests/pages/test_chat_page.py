"""The chat page and the demo page in a real browser, against the whole application."""

import secrets
import time
from datetime import datetime
from typing import Any
from urllib.parse import quote
from zoneinfo import ZoneInfo

import pytest
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.remote.webelement import WebElement

from tests.pages.browser import OFFLINE, ONLINE, PHONE, Page, ask

pytestmark = pytest.mark.browser

LOSE_ONE_ANSWER = """
const real = window.fetch;
window.fetch = async function (path, options) {
  const answer = await real(path, options);
  if (options && options.method === "POST" && /messages$/.test(path)) {
    window.fetch = real;
    throw new TypeError("the answer was lost on the way");
  }
  return answer;
};
"""
SMALL = """
return Array.from(document.querySelectorAll("button, a[href], select, textarea"))
  .filter(node => node.offsetParent !== null && node.getBoundingClientRect().height < 48)
  .map(node => node.outerHTML.slice(0, 120));
"""
LATEST = """
return Array.from(document.querySelectorAll(".seat"))
  .map(seat => Array.from(seat.querySelectorAll(".item .card, .item .bubble")).slice(-5).map(node => node.innerText));
"""
WORDS_OF_BOTH = "return [Object.keys(Linli.words.tables.zh).sort(), Object.keys(Linli.words.tables.en).sort()]"

LONG_POSTER = """
    const card = document.createElement("article");
    card.className = "card picture";
    card.innerHTML = '<div class="photos photos-1"><button class="photo"><img></button></div>';
    const image = card.querySelector("img");
    document.querySelector(".log").append(card);
    const { maxHeight } = getComputedStyle(image);
    return [maxHeight, image.getBoundingClientRect().width];
"""
"""A picture to be read: what keeps it short, and how wide it is."""


def _people_of(url: str, page: Page) -> dict[str, dict[str, Any]]:
    """Seat name → the person who sits there."""
    people = {person["id"]: person for person in ask(url, "GET", "/demo/people")}
    return {
        seat: people[page.one(f"#seat-{seat} .switcher").get_property("value")] for seat in ("resident", "unit", "desk")
    }


def _groups(url: str, token: str) -> list[str]:
    return [room["id"] for room in ask(url, "GET", "/chat/api/rooms", token) if room["kind"] == "residents"]


def _play_three_steps(page: Page) -> str:
    """The id of the message whose card the unit accepted."""
    page.step(1)
    page.until(lambda: page.is_ticked(1), "step 1 ticked")
    accept = page.pointed_at(2, "accept")
    message = accept.find_element(By.XPATH, "./ancestor::*[@data-message]").get_attribute("data-message")
    accept.click()
    page.until(lambda: page.is_ticked(2), "step 2 ticked")
    page.step(3)
    page.until(lambda: page.is_ticked(3), "step 3 ticked")
    assert message
    return message


def test_three_steps_are_played_and_the_card_changes_in_place(page: Page, demo_url: str) -> None:
    page.open_demo(demo_url)
    before = page.one(".clock-time").text
    message = _play_three_steps(page)
    item = f"#seat-unit [data-message='{message}']"
    page.until(lambda: not page.all(f"{item} [data-button^='accept:']"), "the accepted card without 我们来办")
    assert page.pointed_at(4, "done").is_displayed()
    assert page.one(".clock-time").text != before


def _latest(page: Page) -> list[list[str]]:
    """The last five cards and bubbles of each seat."""
    said: list[list[str]] = page.driver.execute_script(LATEST)
    return said


def _settled(page: Page) -> list[list[str]]:
    """The same, once nothing has changed for three seconds: cards are redrawn after two."""

    def look() -> list[list[str]] | None:
        before = _latest(page)
        time.sleep(3)
        return before if _latest(page) == before else None

    return page.until(look, "panes that have come to rest")


def test_a_reload_shows_the_same(page: Page, demo_url: str) -> None:
    page.open_demo(demo_url)
    _play_three_steps(page)
    shown, steps = _settled(page), page.texts(".step.done")
    page.driver.refresh()
    page.until(lambda: len(page.all(".seat:not([aria-busy]) .talk:not(.closed)")) == 3, "three seats again")
    assert _settled(page) == shown
    assert page.texts(".step.done") == steps


def _words(text: str) -> str:
    """A sentence that nobody has said before, so that it can be counted."""
    return f"{text} {secrets.token_hex(3)}"


def test_offline_and_back_neither_loses_nor_doubles(page: Page, demo_url: str) -> None:
    page.open_demo(demo_url)
    people = _people_of(demo_url, page)
    token = people["resident"]["token"]
    room = page.one("#seat-resident [aria-current]").get_attribute("data-room")
    others = (person["token"] for person in ask(demo_url, "GET", "/demo/people") if person["token"] != token)
    neighbour = next(other for other in others if room in _groups(demo_url, other))

    mine, theirs = _words("断网时说的一句"), _words("断网时邻居说的一句")
    page.network(OFFLINE)
    page.until(lambda: page.all("#seat-resident .line-state:not([hidden])"), "the line is down")
    page.one("#seat-resident textarea").send_keys(mine, Keys.ENTER)
    page.until(lambda: page.all("#seat-resident .letter.waiting"), "the waiting message")
    ask(demo_url, "POST", f"/chat/api/rooms/{room}/messages", neighbour, {"text": theirs})
    page.network(ONLINE)

    page.until(lambda: {mine, theirs} <= set(page.texts("#seat-resident [data-message] .text")), "both messages")
    page.until(lambda: not page.all("#seat-resident .letter"), "nothing on its way")
    said = page.texts("#seat-resident .item .text")
    stored = [message["text"] for message in ask(demo_url, "GET", f"/chat/api/rooms/{room}/messages", token)]
    for words in (mine, theirs):
        assert (said.count(words), stored.count(words)) == (1, 1)


def test_a_lost_answer_does_not_double_the_message(page: Page, demo_url: str) -> None:
    page.open_demo(demo_url)
    words = _words("答复丢了的一句")
    page.driver.execute_script(LOSE_ONE_ANSWER)
    page.one("#seat-resident textarea").send_keys(words, Keys.ENTER)
    page.until(lambda: words in page.texts("#seat-resident [data-message] .text"), "the message stored")
    page.until(lambda: not page.all("#seat-resident .letter"), "nothing on its way")
    assert page.texts("#seat-resident .item .text").count(words) == 1


def _tab_to(page: Page, selector: str) -> WebElement:
    for _ in range(200):
        node = page.driver.switch_to.active_element
        if node in page.all(selector):
            return node
        ActionChains(page.driver).send_keys(Keys.TAB).perform()
    raise AssertionError(f"Tab never reached {selector}")


def _back_tab(page: Page) -> None:
    ActionChains(page.driver).key_down(Keys.SHIFT).send_keys(Keys.TAB).key_up(Keys.SHIFT).perform()


def _sign_in(page: Page, url: str, role: str = "resident") -> None:
    person = next(person for person in ask(url, "GET", "/demo/people") if role in person["roles"])
    page.driver.get(f"{url}/chat#token={person['token']}")
    page.one(".room")


def test_the_keyboard_is_enough(page: Page, demo_url: str) -> None:
    _sign_in(page, demo_url)
    assert page.driver.execute_script("return location.hash") == ""  # the personal link is not left lying about
    _tab_to(page, ".room[data-room]").send_keys(Keys.ENTER)
    page.until(lambda: page.driver.switch_to.active_element == page.one(".composer textarea"), "ready to write")
    _tab_to(page, ".skip").send_keys(Keys.ENTER)
    assert page.driver.switch_to.active_element == page.one(".composer textarea")
    _back_tab(page)
    pin = page.driver.switch_to.active_element
    pin.send_keys(Keys.ENTER)
    page.one("[role='dialog'] .place-option")
    page.driver.switch_to.active_element.send_keys(Keys.ESCAPE)
    assert not page.all("[role='dialog']")
    assert page.driver.switch_to.active_element == pin
    words = _words("用键盘说一句")
    _tab_to(page, ".composer textarea").send_keys(words, Keys.ENTER)
    page.until(lambda: words in page.texts("[data-message] .text"), "what was typed")
    assert page.driver.switch_to.active_element == page.one(".composer textarea")


PLAYED = """
const done = arguments[arguments.length - 1];
const audio = Array.from(document.querySelectorAll(".voice audio")).pop();
audio.muted = true;
audio.addEventListener("timeupdate", () => { if (audio.currentTime > 0.1) done(audio.duration); });
audio.addEventListener("error", () => done("error " + audio.error.message));
audio.play().catch(error => done(String(error)));
"""


def _open_direct(page: Page) -> None:
    page.press(".room .face-direct")


def test_a_voice_is_recorded_played_back_sent_and_heard_by_the_desk(page: Page, own_demo_url: str) -> None:
    _sign_in(page, own_demo_url)
    _open_direct(page)
    page.press(".composer .microphone")
    page.until(lambda: page.one(".record-time").text.startswith("0:01"), "a second of it")
    page.press(".record-bar [data-word-label='record-discard']")
    assert not page.one(".composer").find_elements(By.CSS_SELECTOR, ".voice")
    page.press(".composer .microphone")
    page.until(lambda: page.one(".record-time").text.startswith("0:02"), "two seconds of it")
    page.press(".record-stop")
    page.one(".composer .voice audio")
    assert page.driver.execute_async_script(PLAYED) != 0
    page.press(".composer .send")
    player = page.one("[data-message] .voice audio")
    assert "/chat/api/voices/" in str(player.get_attribute("src"))
    assert page.one("[data-message] .voice-length").text == "2 秒"
    assert 1.5 < page.driver.execute_async_script(PLAYED) < 3.5
    page.until(lambda: any("编号" in title for title in page.texts(".card-title")), "its number")
    _tab_to(page, "[data-message] .voice audio")
    _sign_in(page, own_demo_url, "desk")
    _open_direct(page)
    page.one(".card .voices audio")
    page.one("[data-button^='write-out:']")


def test_where_nothing_can_be_recorded_the_button_says_why(page: Page, demo_url: str) -> None:
    _sign_in(page, demo_url)
    _open_direct(page)
    page.driver.execute_script("Object.defineProperty(window, 'isSecureContext', { value: false })")
    page.press(".composer .microphone")
    page.until(lambda: "不是加密连接" in page.one(".toast").text, "why")
    assert not page.one(".composer").find_elements(By.CSS_SELECTOR, ".record-bar:not([hidden])")


def test_a_place_is_picked_step_by_step(page: Page, demo_url: str) -> None:
    _sign_in(page, demo_url)
    page.press(".room")
    page.press(".composer [data-word-label='add-place']")
    names = []
    while page.all("[role='dialog']"):
        options = page.until(lambda: page.all("[role='dialog'] .place-option:not(.whole)"), "places")
        names.append(options[0].text)
        options[0].click()
    assert page.one(".composer .chip").text == " ".join(names)
    page.press(".composer .send")
    page.until(lambda: page.all(".mine[data-message] .place"), "the place as a message")


@pytest.mark.parametrize("path", ["/demo", "/chat"])
def test_a_phone_scrolls_down_only_and_every_button_is_48_px(page: Page, demo_url: str, path: str) -> None:
    page.size(PHONE)
    if path == "/demo":
        page.driver.get(f"{demo_url}/demo")
        page.one("#seat-resident .composer textarea")
    else:
        _sign_in(page, demo_url)
        assert page.driver.execute_script(SMALL) == []
        page.press(".room")
    words = _words("手机上说一句")
    page.one(".composer textarea").send_keys(words, Keys.ENTER)
    page.until(lambda: words in page.texts("[data-message] .text"), "the message")
    width = page.driver.execute_script("return [document.documentElement.scrollWidth, document.body.scrollWidth]")
    assert max(width) <= PHONE["width"]
    assert page.driver.execute_script("return document.querySelector('.log').scrollWidth") <= PHONE["width"]
    assert page.driver.execute_script(SMALL) == []
    size = page.one(".composer textarea").value_of_css_property("font-size")
    assert float(size.removesuffix("px")) >= 18
    short, wide = page.driver.execute_script(LONG_POSTER)
    assert (short, wide >= 0.75 * PHONE["width"]) == (
        "none",
        True,
    )  # a quarter's bulletin is three times as long as wide


def test_with_large_letters_one_sees_what_one_types(page: Page, demo_url: str) -> None:
    page.size(PHONE | {"width": 277, "height": 600})  # 360 pixels at 130 %
    _sign_in(page, demo_url)
    page.press(".room")
    box, bar = (page.one(f".composer{part}").size["width"] for part in (" textarea", "-bar"))
    assert box == bar


def test_a_phones_back_button_returns_to_the_rooms(page: Page, demo_url: str) -> None:
    page.size(PHONE)
    _sign_in(page, demo_url)
    page.press(".room")
    page.one(".composer textarea")
    page.driver.back()
    page.one(".room")
    assert not page.all(".composer")[0].is_displayed()


def test_the_language_switches_in_place_and_is_kept(page: Page, demo_url: str) -> None:
    page.open_demo(demo_url)
    assert page.one("html").get_attribute("lang") == "zh-CN"
    chinese, english = page.driver.execute_script(WORDS_OF_BOTH)
    assert chinese == english
    page.press(".language")
    assert page.one("html").get_attribute("lang") == "en"
    assert page.one("#seat-resident textarea").get_attribute("placeholder") == "Message…"
    page.driver.refresh()
    page.until(lambda: page.texts(".clock-button")[:1] == ["+1 hour"], "English after a reload")


def test_without_a_link_the_page_says_how_to_get_in(page: Page, demo_url: str) -> None:
    page.driver.get(f"{demo_url}/chat")
    assert page.one(".welcome h1").text
    assert page.one(".welcome a").get_attribute("href") == f"{demo_url}/demo"


A_DAY_AHEAD = """
const Real = Date;
window.Date = class extends Real {
  constructor(...given) { if (given.length) super(...given); else super(Real.now() + 86400000); }
  static now() { return Real.now() + 86400000; }
};
"""


def test_a_device_whose_clock_is_off_by_a_day_shows_the_towns_days(page: Page, demo_url: str) -> None:
    off = {"source": A_DAY_AHEAD}
    added = page.driver.execute_cdp_cmd("Page.addScriptToEvaluateOnNewDocument", off)
    try:
        _sign_in(page, demo_url, "desk")
        words = _words("钟慢了一天")
        page.press(".room[data-room]")
        page.one(".composer textarea").send_keys(words, Keys.ENTER)
        page.until(lambda: words in page.texts("[data-message] .text"), "what was said")
        assert page.texts(".day")[-1] == "今天"
        town = ask(demo_url, "GET", "/demo/clock")["now"]
        ahead = page.driver.execute_script("return Linli.time.now() - new Date(arguments[0])", town)
        assert abs(ahead) < 60_000
        mark = page.driver.execute_script("return decodeURIComponent(document.querySelector('.marked').style.cssText)")
        today = datetime.fromisoformat(town).astimezone(ZoneInfo("Asia/Shanghai"))
        assert f"{today.year}-{today.month}-{today.day}" in mark
    finally:
        page.driver.execute_cdp_cmd("Page.removeScriptToEvaluateOnNewDocument", added)


UNDER = """
const frame = arguments[0].getBoundingClientRect();
return document.elementFromPoint(frame.left + frame.width / 2, frame.top + frame.height / 2).closest(".log") !== null;
"""


def test_staff_see_their_name_faintly_over_what_is_not_everybodys(page: Page, demo_url: str) -> None:
    page.open_demo(demo_url)
    name = _people_of(demo_url, page)["desk"]["name"]
    frame = page.one("#seat-desk .log-frame.marked")
    mark = page.driver.execute_script("return getComputedStyle(arguments[0], '::after').backgroundImage", frame)
    assert quote(name) in mark
    assert page.driver.execute_script(UNDER, frame)
    assert not page.all("#seat-resident .log-frame.marked")
