"""What the documents name exists: links, files, code, dependencies; both READMEs say the same."""

import re
import tomllib
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
DECISIONS = ROOT / "docs" / "decisions"
READMES = (ROOT / "README.md", ROOT / "README.zh-CN.md")
PAGES = sorted([*READMES, ROOT / "CHANGELOG.md", *(ROOT / "docs").rglob("*.md")])
ABOUT_CODE = [ROOT / "docs" / "architecture.md", ROOT / "docs" / "glossary.md", *sorted(DECISIONS.glob("0*.md"))]

LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)|<img src=\"([^\"]+)\"")
FENCE = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)
TICKED = re.compile(r"`([^`\n]+)`")
FILE = re.compile(r"\.?[\w.-]+(/[\w.-]+)*(/|\.(py|md|toml|ftl|lock|js|html|css|mako)|/run)")
NAME = re.compile(r"[A-Za-z_]\w*(\.[A-Za-z_]\w*)*(\(\))?")
NOT_OURS = {"config.toml", "community.toml", "linli.db", "data/", "media/"}
"""What an operator writes, or what a running house makes."""


def _title(page: Path) -> str:
    return str(page.relative_to(ROOT))


def _anchors(page: Path) -> set[str]:
    headings = re.findall(r"^#+ (.+)$", FENCE.sub("", page.read_text("utf-8")), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def _ticked(page: Path) -> set[str]:
    return set(TICKED.findall(FENCE.sub("", page.read_text("utf-8"))))


@cache
def _words_of_the_code() -> frozenset[str]:
    floors = ("bot", "handlers", "locales", "models", "scheduler", "services", "views", "web")
    files = [file for floor in floors for end in ("py", "ftl") for file in (ROOT / floor).rglob(f"*.{end}")]
    files += [ROOT / "config.example.toml", ROOT / "pyproject.toml"]
    return frozenset(word for file in files for word in re.findall(r"\w+", file.read_text("utf-8")))


@pytest.mark.parametrize("page", PAGES, ids=_title)
def test_every_link_leads_somewhere(page: Path) -> None:
    found = [first or second for first, second in LINK.findall(FENCE.sub("", page.read_text("utf-8")))]
    for target in found:
        if target.startswith("https://"):
            continue
        path, _, anchor = target.partition("#")
        there = (page.parent / path).resolve() if path else page
        assert there.exists(), target
        assert not anchor or anchor in _anchors(there), target


@pytest.mark.parametrize("page", PAGES, ids=_title)
def test_every_file_that_is_named_exists(page: Path) -> None:
    named = {text for text in _ticked(page) if FILE.fullmatch(text)} - NOT_OURS
    assert sorted(text for text in named if not (ROOT / text).exists()) == []


@pytest.mark.parametrize("page", ABOUT_CODE, ids=_title)
def test_every_name_of_the_code_is_in_the_code(page: Path) -> None:
    named = {text for text in _ticked(page) if NAME.fullmatch(text) and not FILE.fullmatch(text)}
    parts = {text: set(re.findall(r"\w+", text)) for text in named}
    assert sorted(text for text, words in parts.items() if words - _words_of_the_code()) == []


def test_every_page_is_in_the_index() -> None:
    index = (ROOT / "docs" / "README.md").read_text("utf-8") + (DECISIONS / "README.md").read_text("utf-8")
    pages = [page for page in (ROOT / "docs").rglob("*.md") if page.parent.name + page.name != "docsREADME.md"]
    assert [page.name for page in pages if f"({page.name})" not in index and page.name != "README.md"] == []


def test_decisions_are_numbered_without_gaps() -> None:
    numbers = [int(page.name[:4]) for page in sorted(DECISIONS.glob("0*.md"))]
    assert numbers == list(range(1, len(numbers) + 1))


@pytest.mark.parametrize("readme", READMES, ids=_title)
def test_the_readme_tells_what_every_dependency_is_for(readme: Path) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    wanted = project["dependencies"] + project["optional-dependencies"]["test"]
    names = {re.match(r"[\w.-]+", line)[0] for line in wanted}  # type: ignore[index]
    tables = re.findall(
        r"^\| (?:package|包) \|.*\n\|---\|---\|\n((?:\|.*\n)+)", readme.read_text("utf-8"), re.MULTILINE
    )
    told = re.findall(r"^\| ([\w.-]+) \| [^|]+ \|$", "".join(tables), re.MULTILINE)
    assert sorted(told) == sorted(names)


def test_both_readmes_have_the_same_shape() -> None:
    def shape(text: str) -> list[str]:
        return re.findall(r"^(#+ |\||\d\. |- \*\*|```|!\[|<img)", text, re.MULTILINE)

    english, chinese = (readme.read_text("utf-8") for readme in READMES)
    assert shape(english) == shape(chinese)
