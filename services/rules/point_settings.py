"""What a town says about its points: how long a gift waits to be fetched."""

from dataclasses import dataclass


@dataclass(frozen=True)
class PointSettings:
    """One object for the whole house. ``fetch_days``: so many days a reserved gift waits, until the desk closes."""

    fetch_days: int = 7
