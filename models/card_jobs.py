"""What is drawn or fetched for contact cards and join links after the commit."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import Index, text
from sqlmodel import Field

from models.base import Row, choice


class CardJobKind(StrEnum):
    """A portrait, a gift's or an activity's photo to fetch, a contact card, a join link or a month to draw."""

    PORTRAIT = "portrait"
    CARD = "card"
    JOIN = "join"
    GIFT = "gift"
    EVIDENCE = "evidence"
    TITLE = "title"
    MONTH = "month"


class CardJob(Row, table=True):
    """One picture that is wanted: about a person, a join link, a gift or an activity, owed to a chat.

    ``try_at`` is real time.
    """

    __tablename__ = "card_jobs"
    __table_args__ = (
        Index(
            "ix_card_jobs_wanted", "id", sqlite_where=text("done_at IS NULL"), postgresql_where=text("done_at IS NULL")
        ),
    )

    id: int = Field(default=None, primary_key=True)
    kind: CardJobKind = choice(CardJobKind)
    chat_id: int = Field(foreign_key="chats.id")
    person_id: int = Field(foreign_key="people.id")
    join_link_id: int | None = Field(default=None, foreign_key="join_links.id")
    gift_id: int | None = Field(default=None, foreign_key="gifts.id")
    activity_id: int | None = Field(default=None, foreign_key="activities.id")
    source: str = ""
    """The platform's file id of a photo, or the month that is drawn."""
    at: datetime
    attempts: int = 0
    try_at: datetime | None = None
    done_at: datetime | None = None
