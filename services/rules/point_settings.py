"""What a town says about its points: months and objections, the week's board, how long a gift waits."""

from dataclasses import dataclass
from datetime import time


@dataclass(frozen=True)
class PointSettings:
    """One object for the whole house. A month is ``posted_at`` on the first working day; ``objection_days`` and
    ``answer_days`` are working days. ``fetch_days``: so many days a reserved gift waits, until the desk closes.

    ``board_area``: whose board a volunteers' group reads (street, community, grid), with so many lines
    (``board_length``), on which day (``board_weekday``, 1 is Monday) and when.
    """

    posted_at: time = time(9)
    objection_days: int = 3
    answer_days: int = 3
    fetch_days: int = 7
    office: str = ""
    """The key of the unit that gets each quarter: the street's organisation office. None: the street."""
    board_weekday: int = 1
    board_at: time = time(9)
    board_area: str = "community"
    board_length: int = 20
