"""Lines of cases, everything that a list shows of them in one query."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import aliased
from sqlmodel import col

from models import Area, Case, Category, Compound, Level, Person, Unit
from services.act import Act
from services.facts import iso, names
from services.rules.walking import Stop, natural, walk


@dataclass(frozen=True)
class Line:
    """A case with what stands around it."""

    case: Case
    area: Area
    parent: Area | None
    compound: Compound | None
    category: Category | None
    unit: Unit | None
    officer: Person | None

    @property
    def building(self) -> Area | None:
        """The building it is at, if that is known."""
        if not self.case.placed:
            return None
        if self.area.level is Level.STAIR:
            return self.parent
        return self.area if self.area.level is Level.BUILDING else None

    @property
    def stair(self) -> str:
        """The stair's name, "" when only the building is known."""
        return self.area.name if self.case.placed and self.area.level is Level.STAIR else ""

    @property
    def ground(self) -> str:
        """Compound and building: what the lines are grouped by."""
        building = self.building
        parts = [self.compound.name if self.compound else "", building.name if building else ""]
        return " ".join(filter(None, parts))

    @property
    def stop(self) -> Stop:
        """Where one goes for it; what has no building lies where its compound does."""
        building = self.building
        if building is not None:
            return Stop(building.id, self.ground, building.lat, building.lon)
        place = self.compound
        return Stop(-place.id if place else 0, self.ground, place.lat if place else None, place.lon if place else None)

    def facts(self, act: Act) -> dict[str, Any]:
        """Plain values, as ``models.notices`` lists them under *line*."""
        case = self.case
        return {
            "case": case.id,
            "number": case.number,
            "version": case.version,
            "state": case.state.value,
            "category": names(self.category),
            "place": " ".join(filter(None, [self.ground])) + self.stair,
            "stair": self.stair,
            "due_at": iso(case.due_at),
            "unit": names(self.unit),
            "held_by": case.held_by.value if case.held_by else None,
            "officer": self.officer.name if self.officer else "",
            "asked": case.asked_days,
            "at": iso(case.logged_at or case.filed_at),
            "now": iso(act.now),
        }


async def lines_where(
    act: Act, *where: ColumnElement[bool], order: Sequence[Any], offset: int = 0, most: int | None = None
) -> list[Line]:
    """The cases that fit ``where``; the query joins ``areas`` by the case's area."""
    parent = aliased(Area)
    query = (
        select(Case, Area, parent, Compound, Category, Unit, Person)
        .join(Area, col(Area.id) == col(Case.area_id))
        .outerjoin(parent, col(parent.id) == col(Area.parent_id))
        .outerjoin(Compound, col(Compound.id) == col(Case.compound_id))
        .outerjoin(Category, col(Category.id) == col(Case.category_id))
        .outerjoin(Unit, col(Unit.id) == col(Case.unit_id))
        .outerjoin(Person, col(Person.id) == col(Case.officer_id))
        .where(*where)
        .order_by(*order)
        .offset(offset)
    )
    rows = (await act.session.execute(query.limit(most) if most is not None else query)).all()
    return [Line(*row) for row in rows]


def in_walking_order(lines: Sequence[Line]) -> list[Line]:
    """By building as one walks, within a building by stair and number."""
    stops = {line.stop.id: line.stop for line in lines}
    place = {stop: number for number, stop in enumerate(walk(stops.values()))}
    return sorted(lines, key=lambda line: (place[line.stop.id], natural(line.stair), line.case.number))


def pages_of(total: int, size: int, page: int) -> tuple[int, int]:
    """The page that there is, and how many there are."""
    pages = max(1, -(-total // size))
    return min(max(page, 1), pages), pages


def local_midnight(act: Act, days: int = 0) -> datetime:
    """The beginning of the town's day, some days on."""
    return act.midnight(act.today + timedelta(days=days))
