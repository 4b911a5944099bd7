"""When something is next due, as a piece of SQL: the agenda asks for all of them in one statement."""

from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, ScalarSelect
from sqlmodel import col, select


def earliest(column: Any, *where: ColumnElement[bool]) -> ScalarSelect[datetime]:
    """The first moment in ``column`` among the rows that fit ``where``; an index on the column answers it."""
    query = select(col(column)).where(col(column).is_not(None), *where).order_by(col(column)).limit(1)
    return query.scalar_subquery()
