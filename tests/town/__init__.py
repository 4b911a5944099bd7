"""A town to test in: the whole application with a clock that the test moves and people who talk."""

from tests.town.town import COMBINATIONS, Seen, Town

__all__ = ["COMBINATIONS", "Seen", "Town"]
