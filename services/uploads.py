"""Community files sent in a chat: wanted, tried, brought in by a press."""

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import or_
from sqlmodel import col, select

from models import Notice, Refusal, Refused, Right, Upload, UploadState
from services.access import may_anywhere, require
from services.act import Act
from services.community import (
    Community,
    CommunityErrors,
    Outcome,
    Summary,
    apply_community,
    apply_standards,
    looks_like_map,
    present_community,
    read_community,
    with_map,
)
from services.daily import schedule_posts
from services.outbox import tell
from services.people import direct_chats
from services.points.weekly import schedule_boards
from services.rules.standards import looks_like_table, tsv_rows
from services.same_person import ids_of_person
from services.setup import settle_in
from services.wakes import wake

LARGEST = 1_000_000
"""Bytes of a community file."""
LARGEST_BOOK = 5_000_000
"""Bytes of a workbook."""
TABLES = (".xlsx", ".xlsm", ".xlsb", ".xls", ".et", ".ods", ".csv")
"""Endings of what spreadsheet programs write; the first is the one we read."""
STANDARDS = ".tsv"
"""How a city's table of standards ends that is text."""
MAPS = (".geojson", ".json")
"""How a map with outlines and points ends."""
TRIES = 6
MOST_TOLD = 20


async def want(act: Act, source: str, name: str, size: int) -> Upload:
    """Write down that a file is to be fetched; only for whoever may set the town up."""
    await require(act, Right.SET_UP)
    _check(name.lower(), size)
    assert act.chat is not None
    upload = Upload(person_id=act.somebody.id, chat_id=act.chat.id, source=source, state=UploadState.WANTED, at=act.now)
    act.session.add(upload)
    await act.session.flush()
    wake(act.session, "uploads")
    return upload


async def may_send(act: Act) -> bool:
    """Whether the acting person may send a file at all."""
    return await may_anywhere(act, Right.SET_UP)


def _check(name: str, size: int) -> None:
    if name.endswith(TABLES[1:]):
        raise Refused(Refusal.SAVE_AS_XLSX)
    if not name.endswith((".toml", STANDARDS, *MAPS, TABLES[0])) or size > (
        LARGEST_BOOK if name.endswith(TABLES[0]) else LARGEST
    ):
        raise Refused(Refusal.NOT_A_FILE)


async def next_wanted(act: Act, real_now: datetime) -> Upload | None:
    """The oldest file that is to be fetched now."""
    due = or_(col(Upload.try_at).is_(None), col(Upload.try_at) <= real_now)
    query = select(Upload).where(col(Upload.state) == UploadState.WANTED, due).order_by(col(Upload.id)).limit(1)
    return (await act.session.execute(query)).scalar_one_or_none()


async def apply(act: Act, community: Community, bot_name: str) -> Summary:
    """Bring the community in; raises ``CommunityErrors``: the caller rolls back."""
    summary = await apply_community(act.session, community, now=act.now, timezone=act.town.timezone, bot_name=bot_name)
    await schedule_posts(act)
    await schedule_boards(act)
    await settle_in(act)
    return summary


def read(text: str) -> Community | str:
    """The community of a community file; a map or a table of standards stays text until the town is at hand."""
    return text if looks_like_map(text) or looks_like_table(text) else read_community(text)


async def bring_in(act: Act, found: Community | str, bot_name: str) -> Summary | Outcome:
    """Bring in a community, or the text of a map or of a city's table of standards."""
    if isinstance(found, str) and looks_like_map(found):
        present = await present_community(act.session, now=act.now, timezone=act.town.timezone)
        return await apply(act, with_map(found, present), bot_name)
    if isinstance(found, str):
        return await apply_standards(act.session, tsv_rows(found), now=act.now, timezone=act.town.timezone)
    return await apply(act, found, bot_name)


async def tried(act: Act, upload_id: int, text: str, found: Summary | Outcome | CommunityErrors) -> None:
    """Owe the sender what the file would change, or its mistakes."""
    upload = await act.session.get_one(Upload, upload_id)
    if isinstance(found, CommunityErrors):
        upload.state = UploadState.REFUSED
        told = [one.told for one in found.problems[:MOST_TOLD]]
        await _tell(act, upload, Notice.FILE_WRONG, {"problems": told, "count": len(found.problems)})
        return
    upload.state, upload.text = UploadState.READY, text
    await _tell(act, upload, Notice.FILE_CHECKED, {"upload": upload.id, **facts_of(found)})


async def unusable(act: Act, upload_id: int) -> None:
    """Owe the sender that this was no community file."""
    upload = await act.session.get_one(Upload, upload_id)
    upload.state = UploadState.REFUSED
    await _tell(act, upload, Notice.REFUSAL, {"refusal": Refusal.NOT_A_FILE.value})


async def later(act: Act, upload_id: int, real_now: datetime, after: float) -> None:
    """Try to fetch it again after ``after`` seconds, six times in all."""
    upload = await act.session.get_one(Upload, upload_id)
    upload.attempts += 1
    upload.try_at = real_now + timedelta(seconds=after)
    if upload.attempts >= TRIES:
        await unusable(act, upload_id)


async def confirm(act: Act, upload_id: int, bot_name: str) -> Summary | Outcome:
    """Bring a tried file in, once, for the person who sent it."""
    await require(act, Right.SET_UP)
    query = select(Upload).where(col(Upload.id) == upload_id).with_for_update()
    upload = (await act.session.execute(query)).scalar_one_or_none()
    if upload is None or upload.person_id not in await ids_of_person(act.session, act.somebody):
        raise Refused(Refusal.UNKNOWN_BUTTON)
    if upload.state is not UploadState.READY:
        raise Refused(Refusal.STALE)
    try:
        summary = await bring_in(act, read(upload.text), bot_name)
    except CommunityErrors:
        raise Refused(Refusal.STALE) from None
    upload.state, upload.text = UploadState.APPLIED, ""
    return summary


def facts_of(found: Summary | Outcome) -> dict[str, Any]:
    """What a file changed, or would: table by table, or for a table of standards row by row."""
    if isinstance(found, Summary):
        return {"tables": tables_of(found), "standards": None}
    told = found.told
    return {"tables": [], "standards": told | {"unread": told["unread"][:MOST_TOLD], "others": len(found.unread)}}


def tables_of(summary: Summary) -> list[dict[str, Any]]:
    """What changed, table by table; tables that stay as they are are left out."""
    return [
        {"table": table, "created": tally.created, "changed": tally.changed, "ended": tally.ended}
        for table, tally in summary.tables.items()
        if tally.created or tally.changed or tally.ended
    ]


async def _tell(act: Act, upload: Upload, notice: Notice, facts: dict[str, Any]) -> None:
    chats = await direct_chats(act.session, [upload.person_id])
    await tell(act, chats.values(), notice, facts)
