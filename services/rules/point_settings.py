"""What a town says about its points: when a month is posted and objected to, how long a gift waits to be fetched."""

from dataclasses import dataclass
from datetime import time


@dataclass(frozen=True)
class PointSettings:
    """One object for the whole house. A month is ``posted_at`` on the first working day; ``objection_days`` and
    ``answer_days`` are working days. ``fetch_days``: so many days a reserved gift waits, until the desk closes."""

    posted_at: time = time(9)
    objection_days: int = 3
    answer_days: int = 3
    fetch_days: int = 7
