"""What only the demo has: people to play, one stream for all panes, a clock that moves."""

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest

from bot.database import Database
from models import (
    Account,
    Appointment,
    Area,
    Level,
    Person,
    Role,
)  # fmt: skip
from tests.chat.door import NOW, Door, form, opened


@pytest.mark.parametrize("path", ["/demo", "/demo/people", "/demo/events", "/demo/clock", "/demo/samples"])
async def test_outside_the_demo_its_routes_do_not_exist(door: Door, path: str) -> None:
    assert (await door.client.get(path)).status == 404


@pytest.fixture
async def demo(sqlite_database: Database, tmp_path: Path) -> AsyncIterator[Door]:
    async with opened(sqlite_database, tmp_path, demo=True) as door:
        async with sqlite_database.transaction() as session:
            grid = Area(key="g", level=Level.GRID, name="Grid 1")
            session.add(grid)
            await session.flush()
            for name, home in (("li", grid.id), ("wang", None), ("zhao", None)):
                person = Person(key=name, name=name.title(), met_at=NOW, home_area_id=home)
                session.add(person)
                await session.flush()
                session.add(Account(platform="web", external_id=str(door.ids[name]), person_id=person.id))
                past = NOW - timedelta(days=9)
                if name != "zhao":
                    session.add(Appointment(person_id=person.id, role=Role.GRID_MEMBER, area_id=grid.id, since=past))
                else:
                    session.add(
                        Appointment(person_id=person.id, role=Role.DESK, area_id=grid.id, since=past, until=past)
                    )
        yield door


async def test_the_demo_tells_who_can_be_played(demo: Door) -> None:
    async with demo.client.get("/demo/people") as response:
        assert await response.json() == [
            {"id": "1", "name": "Li", "roles": ["resident", "grid_member"], "token": "demo-li"},
            {"id": "2", "name": "Wang", "roles": ["grid_member"], "token": "demo-wang"},
            {"id": "3", "name": "Zhao", "roles": [], "token": "demo-zhao"},
        ]
    assert (await demo.get("li", "me"))["demo"] is True


async def test_one_stream_serves_all_panes_and_resumes(demo: Door) -> None:
    async with demo.stream("li", path="demo/events") as stream:
        mark, kind, hello = await stream.next()
        assert (mark, kind, hello) == ("1-0.2-0.3-0", "hello", {"users": ["1", "2", "3"]})
        await demo.says("li", "one")
        told = [await stream.next() for _ in range(2)]
        assert [(mark, data["user"]) for mark, _, data in told] == [("1-1.2-0.3-0", "1"), ("1-1.2-1.3-0", "2")]
    async with demo.stream("li", path="demo/events", Last_Event_ID="1-1.2-0.3-0") as stream:
        await stream.next()
        assert (await stream.next())[2]["user"] == "2"


async def test_the_demo_clock_moves(demo: Door) -> None:
    async with demo.client.get("/demo/clock") as response:
        face = await response.json()
        assert face == {
            "now": NOW.isoformat(),
            "next": (NOW + timedelta(minutes=7)).isoformat(),
            "timezone": "Asia/Shanghai",
        }
    for body, later in [({"advance": "PT43H"}, timedelta(hours=43)), ({"to": "next"}, timedelta(minutes=7)),
                        ({"advance": "P1DT2H3M4S"}, timedelta(days=1, hours=2, minutes=3, seconds=4))]:  # fmt: skip
        before = demo.clock.town
        async with demo.client.post("/demo/clock", json=body) as response:
            assert (response.status, (await response.json())["now"]) == (200, (before + later).isoformat())
    for bad in (
        {"advance": "PT"},
        {"advance": "P"},
        {"advance": "-PT1H"},
        {"advance": "PT0H"},
        {"advance": "P999W"},
        {"advance": 7},
        {"to": "past"},
        {},
    ):
        assert (await demo.client.post("/demo/clock", json=bad)).status == 400
    headers = {"Origin": "https://elsewhere.example"}
    assert (await demo.client.post("/demo/clock", json={"to": "next"}, headers=headers)).status == 403


async def test_the_demo_has_pictures_to_attach(demo: Door) -> None:
    async with demo.client.get("/demo/samples") as response:
        samples = await response.json()
    assert len(samples) == 14
    async with demo.client.get(samples[0]["url"]) as response:
        assert response.content_type == "image/jpeg"
        assert (await demo.post("li", form(await response.read())))[0] == 201
    assert (await demo.client.get("/demo/samples/nothing.jpg")).status == 404
