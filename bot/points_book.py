"""``python -m bot ledger``: the points' ledger written into a file, proved, and compared with what is kept beside it.

A file is lines of text: the first says whose it is, each other one has an entry's hash and, behind a space, what that
hash seals on top of the one before. It is proved without a database, without the house and without a network.
"""

import asyncio
import json
import os
from collections.abc import AsyncIterator, Iterator, Mapping, Sequence
from contextlib import asynccontextmanager
from pathlib import Path

from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col, select

from bot.clock import TownClock, load_ahead
from bot.config import Config
from bot.database import Database
from bot.stopped import Stopped
from models import Area, ChainHead
from services.points.proof import links, prove
from services.points.rebuilding import Difference, differences, hold_ledgers, put_right
from services.points.tallies import Miscount, miscounts, recount
from services.rules.points import GENESIS, Broken, Link, Proof

HEAD_LEAST = 16
"""So much of a posted hash has to be given: less could be made to fit."""
_SQLITE = b"SQLite format 3\x00"
_WHY = {
    "gap": "it is not there",
    "previous": "it does not stand on the entry before it",
    "hash": "its content is not what its hash seals",
    "posted": "its hash is not the one that was posted",
    "credit": "the credit behind it is not what it commits to",
}


def posted_heads(given: Sequence[str]) -> dict[int, str]:
    """``128:9f3c…`` as it stands on a notice → {128: "9f3c…"}."""
    found = {}
    for one in given:
        number, _, digest = one.replace(" ", "").lower().partition(":")
        fits = len(digest) >= HEAD_LEAST and set(digest) <= set("0123456789abcdef")
        if not (number.isascii() and number.isdigit() and fits):
            raise Stopped(f"{one}: write a head as NUMBER:HASH, with at least {HEAD_LEAST} characters of the hash.")
        found[int(number)] = digest
    return found


async def verify_file(file: Path, posted: Mapping[int, str]) -> bool:
    """Prove an exported file, and tell; whether all of it fits."""
    try:
        with file.open(encoding="utf-8") as lines:
            name, found = await asyncio.to_thread(_prove_lines, file, lines, posted)
    except (OSError, UnicodeDecodeError) as error:
        raise Stopped(f"{file}: {getattr(error, 'strerror', None) or 'this is no exported ledger'}.") from None
    return _tell(name, found)


def is_database(file: Path) -> bool:
    """Whether this is a SQLite database rather than an exported ledger."""
    try:
        with file.open("rb") as opened:
            return opened.read(len(_SQLITE)) == _SQLITE
    except OSError as error:
        raise Stopped(f"{file}: {error.strerror}.") from None


def _prove_lines(file: Path, lines: Iterator[str], posted: Mapping[int, str]) -> tuple[str, Proof | Broken]:
    community_id, name = _header(file, next(lines, ""))
    proof = Proof(community_id, posted)
    for line in lines:
        broken = proof.broken_by(_link(line, proof, community_id))
        if broken:
            return name, broken
    return name, proof.missing() or proof


def _header(file: Path, line: str) -> tuple[int, str]:
    try:
        told = json.loads(line)
        if told["ledger"] == GENESIS:
            return int(told["community"]), str(told["name"])
    except (ValueError, TypeError, KeyError):
        pass
    raise Stopped(f"{file}: this is no exported ledger.")


def _link(line: str, proof: Proof, community_id: int) -> Link:
    """The line as it claims to be; one that is no entry of this community is a gap."""
    digest, _, sealed = line.rstrip("\n").partition(" ")
    try:
        community, number = json.loads(sealed)[:2]
    except (ValueError, TypeError):
        return Link(0, "", "", "")
    return Link(number if community == community_id else 0, proof.hash, digest, sealed)


async def verify_database(url: str, key: str, posted: Mapping[int, str]) -> bool:
    """Prove the chain of each community, or of one, and tell; whether all of them fit."""
    fits = True
    async with _opened(url) as (session, _):
        areas = await _with_entries(session, key)
        if not areas:
            print("No points are recorded yet: there is nothing to prove.")
        if posted and len(areas) > 1:
            raise Stopped("There are several communities: say whose head that is, with --community KEY.")
        for area in areas:
            fits &= _tell(area.name, await prove(session, area.id, posted))
    return fits


def _tell(name: str, found: Proof | Broken) -> bool:
    if isinstance(found, Broken):
        print(f"{name}: entry {found.number} does not fit: {_WHY[found.why]}.")
        return False
    print(f"{name}: all {found.number} entries fit. Head: {found.number}:{found.hash}")
    return True


async def export_points(config: Config, file: Path, key: str) -> None:
    """Write a community's chain into ``file``, which must not be there yet."""
    async with _opened(config.database.url.get_secret_value()) as (session, _):
        areas = await _with_entries(session, key)
        if not areas:
            raise Stopped("No points are recorded yet: there is nothing to export.")
        if len(areas) != 1:
            raise Stopped("There are several communities: say which, with --community KEY.")
        (area,) = areas
        head = json.dumps({"ledger": GENESIS, "community": area.id, "name": area.name}, ensure_ascii=False)
        try:
            flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL
            with open(os.open(file, flags, 0o600), "w", encoding="utf-8") as out:  # noqa: PTH123, ASYNC230
                out.write(head + "\n")
                async for link in links(session, area.id):
                    out.write(f"{link.hash} {link.line}\n")
        except FileExistsError:
            raise Stopped(f"{file} is there already: choose another name, or move it away.") from None
        except OSError as error:
            raise Stopped(f"{file}: {error.strerror}.") from None
    print(f"{file}: the ledger of {area.name}.")


async def rebuild(config: Config, *, check: bool) -> bool:
    """Compare what is kept with the sum of entries, and put it right unless it is only checked; whether it was."""
    zone = config.town_rules().timezone
    async with _opened(config.database.url.get_secret_value(), write=not check) as (session, clock):
        if not check:
            await hold_ledgers(session)
        found = [one async for one in differences(session, zone)]
        if not check:
            await put_right(session, found, zone, clock.now().astimezone(zone).date())
        wrong = [one async for one in miscounts(session)]
        if not check:
            for one in wrong:
                await recount(session, one)
    _tell_differences(found, wrong)
    count = len(found) + len(wrong)
    told = "All that is kept is the sum of entries." if not count else f"{count} differences."
    print(told if check or not count else f"{told[:-1]} were put right.")
    return not count


def _tell_differences(found: Sequence[Difference], wrong: Sequence[Miscount]) -> None:
    for one in found:
        what = "to spend" if one.span is None else f"{one.span} {one.key}".strip()
        print(f"person {one.person_id}, area {one.area_id}, {what}: {one.kept} is kept, the entries say {one.summed}")
    for board in wrong:
        print(f"area {board.area_id}, {board.span} {board.key}: its people are not counted as they stand")


@asynccontextmanager
async def _opened(url: str, *, write: bool = False) -> AsyncIterator[tuple[AsyncSession, TownClock]]:
    database = Database(url)
    try:
        async with database.transaction() if write else database.reading() as session:
            if not (write or database.one_writer):  # as it is at one moment, while the house goes on
                await session.connection(execution_options={"isolation_level": "REPEATABLE READ"})
            yield session, TownClock(ahead=await load_ahead(session))
    finally:
        await database.dispose()


async def _with_entries(session: AsyncSession, key: str) -> Sequence[Area]:
    """Communities whose chain has entries, or the one that is named."""
    query = select(Area).join(ChainHead, col(ChainHead.community_id) == col(Area.id)).order_by(col(Area.id))
    areas = (await session.execute(query.where(col(Area.key) == key) if key else query)).scalars().all()
    if key and not areas:
        raise Stopped(f"No community with points has the key {key}: see [[areas]] in the community file.")
    return areas
