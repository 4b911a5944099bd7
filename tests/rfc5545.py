"""A strict reader of iCalendar, written from RFC 5545 and knowing nothing of the library that writes ours."""

import re
from dataclasses import dataclass, field

_LINE = re.compile(
    r"(?P<name>[A-Za-z0-9-]+)(?P<params>(?:;[A-Za-z0-9-]+=(?:\"[^\"]*\"|[^\";:,]*)(?:,[^\";:,]*)*)*):(?P<value>.*)",
    re.DOTALL,
)
_UTC = re.compile(r"\d{8}T\d{6}Z")
_ONCE = {"UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY", "STATUS", "SEQUENCE", "LOCATION", "DESCRIPTION", "GEO"}
_STATUS = {"TENTATIVE", "CONFIRMED", "CANCELLED"}


@dataclass
class Component:
    """A component with its properties, texts read back, and what is inside it."""

    name: str
    properties: list[tuple[str, str]] = field(default_factory=list)
    inside: list["Component"] = field(default_factory=list)

    def one(self, name: str) -> str:
        """The value of a property that must be there once."""
        values = [value for found, value in self.properties if found == name]
        assert len(values) == 1, (name, values)
        return values[0]


def read(content: bytes) -> Component:
    """The calendar; ``AssertionError`` for whatever the standard does not allow."""
    assert content.endswith(b"\r\n")
    for line in content[:-2].split(b"\r\n"):
        assert len(line) <= 75, "a line is longer than 75 octets"
        assert b"\n" not in line
        assert b"\r" not in line
    unfolded = content.decode("utf-8").replace("\r\n ", "").replace("\r\n\t", "")
    root = _nested(unfolded.split("\r\n")[:-1])
    assert root.name == "VCALENDAR"
    assert root.one("VERSION") == "2.0"
    assert root.one("PRODID")
    for event in root.inside:
        _check_event(event)
    uids = [event.one("UID") for event in root.inside]
    assert len(uids) == len(set(uids))
    return root


def _nested(lines: list[str]) -> Component:
    stack: list[Component] = []
    root: Component | None = None
    for line in lines:
        found = _LINE.fullmatch(line)
        assert found is not None, line
        name, value = found["name"].upper(), found["value"]
        if name == "BEGIN":
            stack.append(Component(value))
        elif name == "END":
            done = stack.pop()
            assert done.name == value
            if stack:
                stack[-1].inside.append(done)
            else:
                assert root is None
                root = done
        else:
            stack[-1].properties.append(
                (name, _text(value) if name in {"SUMMARY", "LOCATION", "DESCRIPTION"} else value)
            )
    assert root is not None
    assert not stack
    return root


def _text(value: str) -> str:
    assert not re.search(r"(?<!\\)(?:\\\\)*[,;]", value), f"not escaped: {value}"
    assert not re.search(r"(?<!\\)(?:\\\\)*\\[^\\;,nN]", value), f"no such escape: {value}"
    return re.sub(r"\\(.)", lambda found: "\n" if found[1] in "nN" else found[1], value)


def _check_event(event: Component) -> None:
    assert event.name == "VEVENT"
    names = [name for name, _ in event.properties]
    assert not [name for name in names if name in _ONCE and names.count(name) > 1]
    for name in ("DTSTAMP", "DTSTART", "DTEND"):
        assert _UTC.fullmatch(event.one(name)), name
    assert event.one("DTSTART") < event.one("DTEND")
    assert event.one("STATUS") in _STATUS
    assert event.one("SEQUENCE").isdecimal()
