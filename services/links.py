"""Links that stand: into the groups that one looks after, and people's own, which the desk may end."""

from typing import Any

from sqlmodel import col, select

from models import JoinLink, Notice, Right, RoomSession
from services.act import Act
from services.joining import groups_to_invite, revoke
from services.outbox import tell
from services.people import direct_chats
from services.restoring import access_person
from services.web_people import web_users


async def links_into(act: Act) -> list[dict[str, Any]]:
    """The links into the acting person's groups that have not ended."""
    groups = {group.id: group for group in await groups_to_invite(act)}
    standing = col(JoinLink.chat_id).in_(groups), col(JoinLink.revoked_at).is_(None)
    rows = (await act.session.execute(select(JoinLink).where(*standing).order_by(col(JoinLink.id)))).scalars()
    return [
        {
            "id": row.chat_id,
            "title": groups[row.chat_id].title,
            "joined": row.joined,
            "since": row.made_at.isoformat(),
        }
        for row in rows
    ]


async def link_of(act: Act, person_id: int) -> dict[str, Any]:
    """Who is signed in with somebody's own link, as far as numbers go: never where or with what."""
    person = await access_person(act, person_id, Right.END_LINK)
    users = [user.id for user in await web_users(act.session, person)]
    renewed = select(RoomSession.renewed_at).where(col(RoomSession.user_id).in_(users))
    seen = list((await act.session.execute(renewed)).scalars())
    last = max(seen).isoformat() if seen else None
    return {"row": person.id, "name": person.name, "browsers": len(seen), "last": last, "now": act.now.isoformat()}


async def end_link(act: Act, person_id: int) -> str:
    """End somebody's own link and every session opened with it; they read who did it. Whose it was."""
    person = await access_person(act, person_id, Right.END_LINK)
    for user in await web_users(act.session, person):
        await revoke(act, user)
    chats = (await direct_chats(act.session, [person.id])).values()
    await tell(act, chats, Notice.LINK_ENDED, {"name": "", "by": act.somebody.name})
    return person.name
