"""The ways in, in a real browser: by a group's link into the chat, and back again with the digits from the phone."""

import re
import time
from typing import Any

import pytest

from tests.pages.browser import PHONE, Page, ask

pytestmark = pytest.mark.browser


def told(url: str, words: str, looked_for: str) -> str:
    """What the grid member reads after saying ``words``, as far as it matches."""
    token = next(one["token"] for one in ask(url, "GET", "/demo/people") if one["name"] == "李小满")
    room = next(one["id"] for one in ask(url, "GET", "/chat/api/rooms", token) if one["kind"] == "direct")
    ask(url, "POST", f"/chat/api/rooms/{room}/messages", token, {"text": words})
    for _ in range(100):
        messages: list[dict[str, Any]] = ask(url, "GET", f"/chat/api/rooms/{room}/messages", token)
        found = [match[0] for one in messages if (match := re.search(looked_for, str(one["card"])))]
        if found:
            return str(found[-1])
        time.sleep(0.1)
    raise AssertionError(f"nothing like {looked_for}")


def test_a_neighbour_comes_in_by_the_groups_link_and_back_with_six_digits(page: Page, demo_url: str) -> None:
    page.size(PHONE)
    page.driver.get(demo_url + told(demo_url, "入群码", r"/join/[\w-]+"))
    page.press("select[name='home'] option:nth-child(4)")
    page.press("input[value='masked']")
    page.one("input[name='name']").send_keys("   ")
    page.press("button[type='submit']")
    page.one("input[name='name']").clear()
    page.one("input[name='name']").send_keys("高小满")
    page.press("button[type='submit']")
    page.until(lambda: "春风里邻里群" in page.driver.find_element("tag name", "main").text, "the group in the list")

    page.driver.delete_all_cookies()
    page.driver.get(f"{demo_url}/restore")
    code = told(demo_url, "找回 高小满", r"\d{3} \d{3}")
    page.one("input.code").send_keys("000 000" if code != "000 000" else "111 111")
    page.press("button[type='submit']")
    assert "数字不对" in page.one(".wrong").text
    page.one("input.code").send_keys(code)
    page.press("button[type='submit']")
    page.until(lambda: "春风里邻里群" in page.driver.find_element("tag name", "main").text, "the group again")
