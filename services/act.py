"""Who does what, when, where, and in which transaction: the first argument of every verb."""

from dataclasses import dataclass, replace
from datetime import date, datetime, time

from sqlalchemy.ext.asyncio import AsyncSession

from models import Chat, Person
from services.town import TownRules


@dataclass(frozen=True)
class Act:
    """One act. ``person`` is null when time acts; ``now`` is town time; ``incoming_id`` is the event behind it.

    ``thread`` is the forum topic of ``chat`` in which it was said.
    """

    session: AsyncSession
    town: TownRules
    now: datetime
    person: Person | None = None
    chat: Chat | None = None
    incoming_id: int | None = None
    thread: str = ""
    heard_at: datetime | None = None
    """When the event was received, in town time; ``heard`` is that, or now when time acts."""

    def __post_init__(self) -> None:
        # Who is on duty is asked with a session alone, and depends on the town's working time.
        self.session.info["calendar"] = self.town.calendar

    @property
    def heard(self) -> datetime:
        """When what is acted upon came in."""
        return self.heard_at or self.now

    @property
    def today(self) -> date:
        """The town's day."""
        return self.now.astimezone(self.town.timezone).date()

    def midnight(self, day: date) -> datetime:
        """When this day of the town begins."""
        return datetime.combine(day, time(), self.town.timezone).astimezone(self.now.tzinfo)

    @property
    def somebody(self) -> Person:
        """The person who acts; only for verbs that people do."""
        assert self.person is not None
        return self.person

    def by(self, person: Person, chat: Chat | None) -> "Act":
        """The same act once it is known who does it."""
        return replace(self, person=person, chat=chat)
