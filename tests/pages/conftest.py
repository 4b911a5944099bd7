"""One browser for each file of tests, and a clean page for each test."""

import os
import shutil
from collections.abc import Iterator
from contextlib import suppress

import pytest
from selenium import webdriver
from selenium.common.exceptions import WebDriverException
from selenium.webdriver.chrome.service import Service

from tests.pages.browser import DESKTOP, FLAGS, ONLINE, PATIENCE, Page


def _chromium() -> tuple[str, str]:
    browser, steering = shutil.which("chromium"), shutil.which("chromedriver")
    if browser and steering:
        return browser, steering
    if os.environ.get("BROWSER") == "required":
        pytest.fail("chromium and chromedriver are required here and not installed")
    pytest.skip("chromium or chromedriver is not installed")


@pytest.fixture(scope="module")
def driver(tmp_path_factory: pytest.TempPathFactory) -> Iterator[webdriver.Chrome]:
    browser, steering = _chromium()
    options = webdriver.ChromeOptions()
    options.binary_location = browser
    for flag in FLAGS:
        options.add_argument(flag)
    options.add_argument("--accept-lang=zh-CN")
    options.add_argument(f"--user-data-dir={tmp_path_factory.mktemp('chromium')}")
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    chrome = webdriver.Chrome(options=options, service=Service(steering))
    chrome.set_script_timeout(PATIENCE)
    yield chrome
    chrome.quit()


@pytest.fixture
def page(driver: webdriver.Chrome) -> Iterator[Page]:
    page = Page(driver)
    page.size(DESKTOP)
    yield page
    page.network(ONLINE)
    complaints = page.complaints()
    _forget_everything(driver)
    assert complaints == []


def _forget_everything(driver: webdriver.Chrome) -> None:
    with suppress(WebDriverException):  # the last page may be no page of ours
        driver.execute_script("sessionStorage.clear(); localStorage.clear()")
    driver.delete_all_cookies()
    driver.get("about:blank")
