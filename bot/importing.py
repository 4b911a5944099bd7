"""``python -m bot import FILE``: a community file into the database, all of it or nothing."""

import asyncio
import os
import sys
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col, select

from bot.app import doors_of
from bot.clock import load_ahead, real_now
from bot.config import Config
from bot.database import Database
from bot.standing import bring_up
from bot.stopped import Stopped
from bot.workbook.reader import Reader, is_book
from bot.workbook.writing import write_book
from locales import LOCALES, language_of, say
from models import Person
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
    with_map,
    write_community,
    write_map,
)
from services.daily import schedule_posts
from services.joining import link_facts, revoke
from services.points.weekly import schedule_boards
from services.rules.standards import table_text, tsv_rows
from services.town import TownRules
from services.uploads import MAPS, TABLES, read
from services.web_people import give_page
from views.mistakes import told_mistake
from views.standards import told_standards


class _DryRun(Exception):
    """Ends the transaction of a dry run."""


async def import_file(config: Config, file: Path, *, dry_run: bool) -> int:
    """Read and apply ``file``; 0 when it went well, 1 when it has mistakes: then nothing was changed."""
    found = None
    try:
        content = await asyncio.to_thread(file.read_bytes)
        if is_book(content) or file.suffix.lower() in TABLES:
            found = await Reader().text(content)
        text = found.text if found else table_text(content)
        done = await _bring_in(config, read(text), dry_run=dry_run)
    except OSError as error:
        raise Stopped(f"{file}: {error.strerror}.") from None
    except UnicodeDecodeError:
        raise Stopped(f"{file} is not UTF-8 text: save it as UTF-8.") from None
    except CommunityErrors as errors:
        for problem in (found.located(errors) if found else errors).problems:
            print("\n".join(told_mistake(problem.told, language) for language in LOCALES), file=sys.stderr)
        return 1
    _tell(done, dry_run=dry_run)
    return 0


async def export_file(config: Config, file: Path, language: str, *, phones: bool) -> int:
    """Write the town as it stands into ``file``: a workbook, a community file in TOML, or a map of its places."""
    _check_name(file)
    database = Database(config.database.url.get_secret_value())
    try:
        async with database.reading() as session:
            now = real_now() + await load_ahead(session)
            zone = config.town_rules().timezone
            community = await present_community(session, now=now, timezone=zone, phones=phones)
    finally:
        await database.dispose()
    if file.suffix.lower() == ".toml":
        content = write_community(community).encode()
    elif file.suffix.lower() in MAPS:
        content = write_map(community).encode()
    else:
        content = await asyncio.to_thread(write_book, community, language)
    return await _keep(file, content)


async def template_file(file: Path, language: str) -> int:
    """Write an empty workbook into ``file``."""
    _check_name(file)
    return await _keep(file, await asyncio.to_thread(write_book, Community(), language))


def _check_name(file: Path) -> None:
    if file.suffix.lower() not in {".xlsx", ".toml", *MAPS}:
        raise Stopped(f"{file}: give it a name that ends with .xlsx.")


async def _keep(file: Path, content: bytes) -> int:
    """People's phones may stand in it: only its owner may read it, and nothing is written over."""
    try:
        await asyncio.to_thread(_write_new, file, content)
    except FileExistsError:
        raise Stopped(f"{file} is there already: choose another name, or move it away.") from None
    except OSError as error:
        raise Stopped(f"{file}: {error.strerror}.") from None
    print(file)
    return 0


def _write_new(file: Path, content: bytes) -> None:
    with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as out:
        out.write(content)


async def _bring_in(config: Config, found: Community | str, *, dry_run: bool) -> Summary | Outcome:
    """A community, or the text of a map or of a city's table of standards."""
    url = config.database.url.get_secret_value()
    await bring_up(url)
    database = Database(url)
    done: Summary | Outcome = Summary()
    rules = config.town_rules()
    try:
        async with database.transaction() as session:
            now = real_now() + await load_ahead(session)
            done = await _apply(session, found, now, rules)
            if dry_run:
                raise _DryRun
    except _DryRun:
        pass
    finally:
        await database.dispose()
    return done


async def _apply(session: AsyncSession, found: Community | str, now: datetime, rules: TownRules) -> Summary | Outcome:
    if isinstance(found, str) and looks_like_map(found):
        found = with_map(found, await present_community(session, now=now, timezone=rules.timezone))
    if isinstance(found, str):
        return await apply_standards(session, tsv_rows(found), now=now, timezone=rules.timezone)
    bot_name = say("bot-name", "zh_CN")
    summary = await apply_community(session, found, now=now, timezone=rules.timezone, bot_name=bot_name)
    await schedule_posts(Act(session, rules, now))
    await schedule_boards(Act(session, rules, now))
    return summary


def _tell(done: Summary | Outcome, *, dry_run: bool) -> None:
    print("Dry run: this would happen, nothing was changed." if dry_run else "Imported.")
    if isinstance(done, Outcome):
        print(*told_standards(done.told, language_of(os.environ.get("LANG", ""))), sep="\n")
        return
    for table, tally in done.tables.items():
        print(
            f"  {table}: {tally.created} new, {tally.changed} changed, {tally.ended} ended, {tally.unchanged} unchanged"
        )


async def personal_link(config: Config, key: str) -> str:
    """A new personal link for the person with this key; earlier links of theirs end, and so do their sessions."""
    database = Database(config.database.url.get_secret_value())
    rules = replace(config.town_rules(), doors=doors_of(config))
    try:
        async with database.transaction() as session:
            person = (await session.execute(select(Person).where(col(Person.key) == key))).scalar_one_or_none()
            if person is None:
                raise Stopped(f"Nobody has the key {key}: see [[people]] in the community file.")
            act = Act(session, rules, real_now() + await load_ahead(session))
            user = await give_page(act, person)
            await revoke(act, user)
            return str(link_facts(act, user)["link"])
    finally:
        await database.dispose()
