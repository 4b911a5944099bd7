"""The short form of ``make torture``: the real process is killed while people report and press on two platforms."""

from pathlib import Path

from benchmarks.torture import torture


async def test_killed_again_and_again_nothing_is_lost_and_nothing_unmarked_doubles(tmp_path: Path) -> None:
    result = await torture(tmp_path, events=40, kills=2, seed=7, say=lambda _: None)
    assert result.wrong == []
    assert (result.kills, result.reports + result.presses) == (2, 40)
    assert result.web_doubles == 0
    assert result.telegram_doubles <= result.marked_doubtful
