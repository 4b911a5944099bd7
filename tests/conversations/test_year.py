"""Some weeks of a community under a clock that does not sleep: every rung once, at its time, missed in the dark."""

from pathlib import Path

from tests.conftest import NewDatabase
from tests.town.building import web_town
from tests.year import SOME_WEEKS, live


async def test_every_rung_once_and_at_its_time(database_url: NewDatabase, tmp_path: Path) -> None:
    url = database_url("sqlite", template="town")
    lived = await live(lambda: web_town(url, tmp_path), SOME_WEEKS, 400)
    assert lived.wrong == []
    assert lived.rungs > 400
    assert lived.missed
