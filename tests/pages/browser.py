"""A real browser before the chat page and the demo page."""

import http.client
import json
import time
from collections.abc import Callable
from typing import Any, TypeVar
from urllib.parse import urlsplit

from selenium import webdriver
from selenium.common.exceptions import StaleElementReferenceException
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webelement import WebElement

FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
    "--use-fake-device-for-media-stream",
    "--use-fake-ui-for-media-stream",
)
PATIENCE = 60.0
T = TypeVar("T")
PHONE = {"width": 390, "height": 844, "deviceScaleFactor": 1, "mobile": True}
DESKTOP = {"width": 1440, "height": 900, "deviceScaleFactor": 1, "mobile": False}
OFFLINE = {"offline": True, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1}
ONLINE = {"offline": False, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1}


class Page:
    """A browser with the verbs of somebody who looks at it, waits, clicks and types."""

    def __init__(self, driver: webdriver.Chrome) -> None:
        self.driver = driver

    def size(self, metrics: dict[str, Any]) -> None:
        self.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)

    def network(self, conditions: dict[str, Any]) -> None:
        self.driver.execute_cdp_cmd("Network.enable", {})
        self.driver.execute_cdp_cmd("Network.emulateNetworkConditions", conditions)

    def all(self, selector: str) -> list[WebElement]:
        return self.driver.find_elements(By.CSS_SELECTOR, selector)

    def texts(self, selector: str) -> list[str]:
        return [node.text for node in self.all(selector)]

    def until(self, look: Callable[[], T | None], what: str) -> T:
        """Look again until there is something; a node that was drawn anew meanwhile is looked for again."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            try:
                found = look()
            except StaleElementReferenceException:
                found = None
            if found:
                return found
            time.sleep(0.05)
        raise AssertionError(f"not seen within {PATIENCE} s: {what}")

    def one(self, selector: str) -> WebElement:
        return self.until(lambda: next((node for node in self.all(selector) if node.is_displayed()), None), selector)

    def press(self, selector: str) -> None:
        self.one(selector).click()

    def open_demo(self, url: str) -> None:
        self.driver.get(f"{url}/demo")
        self.until(lambda: len(self.all(".seat:not([aria-busy]) .talk:not(.closed)")) == 3, "three seats")

    def step(self, number: int) -> None:
        self.press(f"[data-step='{number}']")

    def is_ticked(self, number: int) -> bool:
        return bool(self.all(f".step.done [data-step='{number}']"))

    def pointed_at(self, step: int, verb: str) -> WebElement:
        """The card's button that a step of the strip leads to, once it is there."""

        def focused() -> WebElement | None:
            self.step(step)
            time.sleep(0.2)
            node = self.driver.switch_to.active_element
            return node if (node.get_attribute("data-button") or "").startswith(f"{verb}:") else None

        return self.until(focused, f"a button {verb}")

    def complaints(self) -> list[str]:
        """Policy violations and script errors, as the browser reports them."""
        said = [entry["message"] for entry in self.driver.get_log("browser")]  # type: ignore[no-untyped-call]
        return [line for line in said if "Content Security" in line or "Uncaught" in line]


def ask(url: str, method: str, path: str, token: str = "", body: dict[str, Any] | None = None) -> Any:
    """What a script that is a person does: one request to the chat API."""
    line = http.client.HTTPConnection(urlsplit(url).netloc, timeout=PATIENCE)
    headers = {"Content-Type": "application/json"} | ({"Authorization": f"Bearer {token}"} if token else {})
    try:
        line.request(method, path, json.dumps(body) if body is not None else None, headers)
        return json.loads(line.getresponse().read() or b"null")
    finally:
        line.close()
