"""Whose matter it is when somebody on the staff reports it for a caller or visitor (代报)."""

from sqlmodel import Field

from models.base import Row


class Behalf(Row, table=True):
    """One a case: who filed it and takes the answers, and what the one it is for is called and how they are reached.

    Whoever is known to us is the reporter themselves and has no such row: nobody becomes a person by being named.
    """

    __tablename__ = "behalves"

    case_id: int = Field(primary_key=True, foreign_key="cases.id")
    person_id: int = Field(foreign_key="people.id", index=True)
    name: str = ""
    phone: str = ""
