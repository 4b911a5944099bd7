"""``python -m bot cases FILE.xlsx --person KEY [WORDS]``: the ledger as a workbook, with the rights of somebody named.

It is what 台账 导出 sends: whoever is named is who had it, and each look stands in their name.
"""

import asyncio
from dataclasses import replace
from pathlib import Path
from typing import Any

from sqlmodel import col, select

from bot.app import doors_of
from bot.bell import Bell
from bot.clock import TownClock, load_ahead
from bot.config import Config
from bot.database import Database
from bot.ledger_files import LedgerFiles
from bot.stopped import Stopped
from bot.workbook.tables import Tables
from models import Area, LedgerFile, Person, Refused
from services.act import Act
from services.ledger import ask
from services.ledger_files import want_file
from services.media import MediaStore
from services.people import direct_chats


async def export_cases(
    config: Config, file: Path, key: str, words: str, *, community: str = "", reporters: bool = False
) -> int:
    """Write it into ``file``, which must not be there yet; how many cases stand in it, 0 and no file for none."""
    if file.suffix.lower() != ".xlsx":
        raise Stopped(f"{file}: give it a name that ends with .xlsx.")
    if await asyncio.to_thread(file.exists):
        raise Stopped(f"{file} is there already: choose another name, or move it away.")
    if not await asyncio.to_thread(file.parent.is_dir):
        raise Stopped(f"{file}: there is no such folder.")
    database = Database(config.database.url.get_secret_value())
    town = replace(config.town_rules(), doors=doors_of(config))
    try:
        async with database.transaction() as session:
            clock = TownClock(ahead=await load_ahead(session))
            wanted = await _wanted(Act(session, town, clock.now()), clock, key, words, community, reporters=reporters)
        files = LedgerFiles(database, clock, Bell(), town, MediaStore(config.data / "media"), file.parent, Tables())
        return await files.write(wanted, file)
    except OSError as error:
        raise Stopped(f"{file}: {error.strerror or error}.") from None
    finally:
        await database.dispose()


async def _wanted(act: Act, clock: TownClock, key: str, words: str, community: str, *, reporters: bool) -> LedgerFile:
    """Written down as done, so that a house that runs beside does not write it, too."""
    person = (await act.session.execute(select(Person).where(col(Person.key) == key))).scalar_one_or_none()
    if person is None:
        raise Stopped(f"Nobody has the key {key}: see [[people]] in the community file.")
    chat = (await direct_chats(act.session, [person.id])).get(person.id)
    if chat is None:
        raise Stopped(f"{key} has no chat with the bot yet: it is written down for them, so let them say hello first.")
    act = act.by(person, chat)
    ledger = await ask(act, words)
    if community:
        ledger.asked = ledger.asked | {"under": [await _area(act, community)]}
    try:
        row = await want_file(act, ledger, clock.real_now(), reporters=reporters)
    except Refused:
        what = "who reported" if reporters else "the ledger of others"
        raise Stopped(f"{key} may not read {what}: name somebody of the desk or the street.") from None
    row.made_at = clock.real_now()
    return row


async def _area(act: Act, key: str) -> Any:
    found = (await act.session.execute(select(Area.id).where(col(Area.key) == key))).scalar_one_or_none()
    if found is None:
        raise Stopped(f"No area has the key {key}: see [[areas]] in the community file.")
    return found
