"""How a limit is written: ``30min``, ``4h`` and ``2d`` run day and night, ``4wh`` and ``2wd`` in working time."""

import re
from typing import Any, NamedTuple

from pydantic_core import PydanticCustomError

from models import Measure
from services.community.problems import Wrong, nearest

MEASURES = {
    "min": Measure.NATURAL_MINUTES,
    "h": Measure.NATURAL_HOURS,
    "d": Measure.NATURAL_DAYS,
    "wh": Measure.WORKING_HOURS,
    "wd": Measure.WORKING_DAYS,
}
LONGEST = {"min": 60 * 24 * 30, "h": 24 * 366, "d": 366, "wh": 8 * 250, "wd": 250}
"""About a year, in each measure: a case may be put off for a year at most."""

_WRITTEN = re.compile(r"\s*([+-]?[0-9]{1,9})\s*([^\W\d_]+)\s*", re.ASCII)


class Limit(NamedTuple):
    """An amount of one measure of time."""

    amount: int
    measure: Measure


def limit_of(text: Any) -> Limit:
    """The limit that ``text`` writes; raises the problem's code as a validation error."""
    written = _WRITTEN.fullmatch(text) if isinstance(text, str) else None
    if written is None:
        raise PydanticCustomError(Wrong.BAD_LIMIT.value, "limit", {"given": str(text)})
    amount, measure = int(written[1]), written[2]
    if measure not in MEASURES:
        facts = {"given": text, "measure": measure, "near": nearest(measure, MEASURES)}
        raise PydanticCustomError(Wrong.UNKNOWN_MEASURE.value, "measure", facts)
    if amount <= 0:
        raise PydanticCustomError(Wrong.LIMIT_NOT_POSITIVE.value, "amount", {"given": text})
    if amount > LONGEST[measure]:
        longest = f"{LONGEST[measure]}{measure}"
        raise PydanticCustomError(Wrong.LIMIT_TOO_LONG.value, "amount", {"given": text, "longest": longest})
    return Limit(amount, MEASURES[measure])
