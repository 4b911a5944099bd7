"""What strangers send and nobody can use. It knows nothing of the models, so that the child process starts at once."""

from typing import Any


class Unfit(Exception):
    """A picture or a voice that can't be taken. ``why`` is the value of a ``models.Refusal``, with its ``facts``."""

    def __init__(self, why: str, **facts: Any) -> None:
        super().__init__(why)
        self.why = why
        self.facts = facts
