"""The contact card (联系卡) of somebody who looks after people: name, phone, duties, picture, as they chose."""

from collections.abc import Sequence
from typing import Any

from sqlmodel import col, select

from models import (
    Activity,
    Appointment,
    Area,
    CardJob,
    CardJobKind,
    Gift,
    JoinLink,
    Person,
    Refusal,
    Refused,
    Role,
    Shot,
)
from services.access import standings
from services.act import Act
from services.codes import heard_at
from services.joining import JOIN, groups_to_invite, link_into
from services.people import active
from services.rules.words import clean
from services.same_person import own, whoever
from services.wakes import wake

CARD = "card"
LONGEST = 120
WITH_CARD = (Role.GRID_MEMBER, Role.GRID_LEADER, Role.BUILDING_LEADER, Role.DESK)
"""Who has a card; the first of these posts stands on it."""


async def post_of(act: Act, person: Person) -> tuple[Role, Area] | None:
    """The post that stands on somebody's card; none when they hold none today."""
    query = (
        select(Appointment.role, Area)
        .join(Area, col(Area.id) == col(Appointment.area_id))
        .where(own(Appointment.person_id, person.id), col(Appointment.role).in_(WITH_CARD), *active(act.now))  # type: ignore[arg-type]
        .order_by(col(Appointment.id))
    )
    rows: list[tuple[Role, Area]] = [(Role(row[0]), row[1]) for row in (await act.session.execute(query)).all()]
    return min(rows, key=lambda row: WITH_CARD.index(row[0])) if rows else None


def phone_of(person: Person) -> str:
    """The phone number as far as its owner shows it."""
    return person.phone if person.phone_shown else ""


async def card_of(act: Act, person: Person) -> dict[str, Any]:
    """What stands on the card; refuses for somebody who holds no post any more."""
    post = await post_of(act, person)
    if post is None:
        raise Refused(Refusal.CARD_GONE)
    return {
        "name": person.name,
        "role": post[0].value,
        "where": post[1].name,
        "phone": phone_of(person),
        "duties": person.duties,
        "photo": person.portrait_sha or "",
        "link": act.town.doors.link(CARD, person.id),
    }


async def groups_on(act: Act, person: Person) -> list[tuple[str, str]]:
    """(title, link) of the groups that one may join by this card."""
    theirs = act.by(person, None)
    held = await standings(act.session, person, act.now)
    if not any(
        standing.role in (Role.GRID_MEMBER, Role.GRID_LEADER, Role.DESK) and not standing.over for standing in held
    ):
        return []
    groups = {chat.id: chat for chat in await groups_to_invite(theirs)}
    query = select(JoinLink).where(col(JoinLink.chat_id).in_(groups), col(JoinLink.revoked_at).is_(None))
    links = {link.chat_id: link for link in (await act.session.execute(query.order_by(col(JoinLink.id)))).scalars()}
    doors = act.town.doors
    return [(groups[number].title, doors.link(JOIN, link.id)) for number, link in sorted(links.items())]


async def card_behind(act: Act, token: str) -> Person:
    """Whose card a link leads to."""
    numbers = act.town.doors.opened(CARD, token)
    if not numbers or len(numbers) != 1 or await act.session.get(Person, numbers[0]) is None:
        raise Refused(Refusal.CARD_GONE)
    return await whoever(act.session, numbers[0])


async def my_card(act: Act) -> dict[str, Any]:
    """The acting person's own card, with a link into each of their groups; only for who holds such a post."""
    if await post_of(act, act.somebody) is None:
        raise Refused(Refusal.NO_CARD)
    await _links(act)
    return await card_of(act, act.somebody) | {"phone_shown": act.somebody.phone_shown, "known": act.somebody.phone}


async def _links(act: Act) -> None:
    """A card without a way in would be a poster for nothing: make the links that are missing."""
    try:
        groups = await groups_to_invite(act) if act.town.doors.front else []
    except Refused:
        return  # a building leader has a card, and lets nobody in
    for chat in groups:
        await link_into(act, chat, await heard_at(act))


async def show_phone(act: Act, *, shown: bool) -> dict[str, Any]:
    """Whether the phone number stands on cards."""
    act.somebody.phone_shown = shown
    return await my_card(act)


async def set_duties(act: Act, words: str) -> dict[str, Any]:
    """What one may come to this person for."""
    text = clean(words)
    if len(text) > LONGEST:
        raise Refused(Refusal.WRITE_SHORTER, most=LONGEST)
    act.somebody.duties = text
    return await my_card(act)


async def set_portrait(act: Act, shots: Sequence[Shot]) -> dict[str, Any] | None:
    """The person's picture; ``None`` when its platform still keeps it: the card follows when it is here."""
    facts = await my_card(act)
    if not shots:
        raise Refused(Refusal.NOT_A_PHOTO)
    if shots[0].sha is None:
        await want(act, CardJobKind.PORTRAIT, source=shots[0].file_id)
        return None
    act.somebody.portrait_sha = shots[0].sha
    return facts | {"photo": shots[0].sha}


async def want(
    act: Act,
    kind: CardJobKind,
    *,
    source: str = "",
    link: JoinLink | None = None,
    gift: Gift | None = None,
    activity: Activity | None = None,
) -> None:
    """Let a picture be fetched or drawn after the commit, for this chat."""
    assert act.chat is not None
    act.session.add(
        CardJob(
            kind=kind,
            chat_id=act.chat.id,
            person_id=act.somebody.id,
            join_link_id=link.id if link else None,
            gift_id=gift.id if gift else None,
            activity_id=activity.id if activity else None,
            source=source,
            at=act.now,
        )
    )
    await act.session.flush()
    wake(act.session, "card jobs")
