"""From a community to rows: matched by key, so that the same file twice changes nothing."""

from collections.abc import Mapping
from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col, select

from models import Account, Person
from services import rooms
from services.community.duties import put_roster
from services.community.gifts import put_gifts, put_openings
from services.community.groups import WEB, put_chats, put_web_people
from services.community.matters import put_categories, put_responsibilities
from services.community.places import put_areas, put_compounds, put_units
from services.community.point_rules import put_point_rules
from services.community.schema import Community
from services.community.staff import put_appointments, put_people
from services.community.work import Summary, Work

CHINA = ZoneInfo("Asia/Shanghai")


async def apply_community(
    session: AsyncSession, community: Community, *, now: datetime, timezone: ZoneInfo = CHINA, bot_name: str = "Linli"
) -> Summary:
    """Bring the database in line with ``community``; what was done is counted table by table.

    ``bot_name`` is how the bot is called on the chat page. All of it stands in the caller's transaction.
    Nothing that cases point at is deleted: appointments
    end, categories retire, limits get a new version. Raises ``CommunityErrors`` for what only the
    database can know (a group that moved, an account of somebody else): the caller rolls back.
    """
    work = Work(session, now, timezone)
    await put_units(work, community)
    await put_compounds(work, community)
    await put_areas(work, community)
    await put_people(work, community)
    held = await put_appointments(work, community)
    await put_roster(work, community)
    await put_categories(work, community)
    await put_responsibilities(work, community)
    await put_point_rules(work, community)
    await put_gifts(work, community)
    await put_openings(work, community)
    users = await put_web_people(work, bot_name)
    await put_chats(work, community, users, held)
    return work.summary


async def give_tokens(session: AsyncSession, tokens: Mapping[str, str]) -> None:
    """Set the chat-page tokens of people by key; earlier ones end. Raises ``KeyError`` for somebody unknown."""
    query = (
        select(Person.key, Account.external_id)
        .join(Account, col(Account.person_id) == col(Person.id))
        .where(col(Person.key).in_(tokens), col(Account.platform) == WEB)
    )
    users = {key: int(user) for key, user in (await session.execute(query)).all()}
    for key, token in tokens.items():
        await rooms.give_token(session, users[key], token)
