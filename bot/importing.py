"""``python -m bot import FILE``: a community file into the database, all of it or nothing."""

import asyncio
import sys
from dataclasses import replace
from pathlib import Path

from sqlmodel import col, select

from bot.app import doors_of
from bot.clock import load_ahead, real_now
from bot.config import Config
from bot.database import Database
from bot.migrate import upgrade
from bot.stopped import Stopped
from locales import say
from models import Person
from services.act import Act
from services.community import (
    Community,
    CommunityErrors,
    Problem,
    Summary,
    apply_community,
    read_community,
)
from services.daily import schedule_posts
from services.joining import link_facts, revoke
from services.web_people import give_page


class _DryRun(Exception):
    """Ends the transaction of a dry run."""


async def import_file(config: Config, file: Path, *, dry_run: bool) -> int:
    """Read and apply ``file``; 0 when it went well, 1 when it has mistakes: then nothing was changed."""
    try:
        community = read_community(await asyncio.to_thread(file.read_text, encoding="utf-8"))
        summary = await _apply(config, community, dry_run=dry_run)
    except OSError as error:
        raise Stopped(f"{file}: {error.strerror}.") from None
    except UnicodeDecodeError:
        raise Stopped(f"{file} is not UTF-8 text: save it as UTF-8.") from None
    except CommunityErrors as errors:
        for problem in errors.problems:
            print(_sentence(problem), file=sys.stderr)
        return 1
    _tell(summary, dry_run=dry_run)
    return 0


def _sentence(problem: Problem) -> str:
    words = (say(f"import-{problem.code}", locale, **problem.facts) for locale in ("zh_CN", "en"))
    return f"{problem.where}: " + " / ".join(words)


async def _apply(config: Config, community: Community, *, dry_run: bool) -> Summary:
    url = config.database.url.get_secret_value()
    await upgrade(url)
    database = Database(url)
    summary = Summary()
    rules = config.town_rules()
    try:
        async with database.transaction() as session:
            now = real_now() + await load_ahead(session)
            summary = await apply_community(
                session, community, now=now, timezone=rules.timezone, bot_name=say("bot-name", "zh_CN")
            )
            await schedule_posts(Act(session, rules, now))
            if dry_run:
                raise _DryRun
    except _DryRun:
        pass
    finally:
        await database.dispose()
    return summary


def _tell(summary: Summary, *, dry_run: bool) -> None:
    print("Dry run: this would happen, nothing was changed." if dry_run else "Imported.")
    for table, tally in summary.tables.items():
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
            user = await give_page(session, person)
            await revoke(act, user)
            return str(link_facts(act, user)["link"])
    finally:
        await database.dispose()
