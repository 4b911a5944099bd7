"""People, their accounts on platforms, and what they are appointed to."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlmodel import col

from models import Account, Appointment, Person, Role
from services.community.problems import CommunityErrors, Problem, Wrong
from services.community.schema import AppointmentEntry, Community, PersonEntry
from services.community.work import Work, id_of
from services.once import insert_many
from services.same_person import merge

_TELEGRAM = (col(Account.platform) == "telegram",)
Post = tuple[int, Role, int | None, int | None]
"""person id, role, area id, unit id"""


async def put_people(work: Work, community: Community) -> None:
    """Write the people; somebody who left the file stays as a person without appointments."""
    found = await work.keyed(Person)
    named = {entry.telegram for entry in community.people if entry.telegram}
    accounts = {
        row.external_id: row for row in await work.all(Account, *_TELEGRAM, col(Account.external_id).in_(named))
    }
    holders = {row.person_id for row in accounts.values()}
    met = {row.id: row for row in await work.all(Person, col(Person.id).in_(holders), col(Person.key).is_(None))}
    new: list[PersonEntry] = []
    for entry in community.people:
        account = accounts.get(entry.telegram or "")
        known = found.get(entry.key) or (met.get(account.person_id) if account else None)
        if known is None:
            new.append(entry)
        else:
            work.people[entry.key] = _put_person(work, entry, known)
    await _meet(work, new)
    await _put_accounts(work, [entry for entry in community.people if entry.telegram], accounts)
    await work.session.flush()


async def _meet(work: Work, entries: Sequence[PersonEntry]) -> None:
    """Write down those whom nobody knew: there may be a thousand, so in few statements."""
    met = {"met_at": work.now}
    rows = [_values(entry) | _home(work, entry) | met | {"language": entry.language} for entry in entries]
    ids = await insert_many(work.session, Person, rows)
    for person in await work.all(Person, col(Person.id).in_(ids)):
        work.people[str(person.key)] = person
    work.summary.of("people").created += len(ids)


def _put_person(work: Work, entry: PersonEntry, row: Person) -> Person:
    """A language that the person has chosen, home and phone when the file is silent, stay as they are."""
    values = _values(entry) | (_home(work, entry) if entry.home is not None else {})
    if not entry.phone:
        del values["phone"]
    return work.put("people", Person, row, **values)


def _values(entry: PersonEntry) -> dict[str, Any]:
    return {"key": entry.key, "name": entry.name, "phone": entry.phone}


def _home(work: Work, entry: PersonEntry) -> dict[str, Any]:
    return {"home_area_id": id_of(work.areas, entry.home)}


async def _put_accounts(work: Work, entries: Sequence[PersonEntry], taken: dict[str, Account]) -> None:
    """Tie Telegram accounts to their people; another account of theirs there is theirs no longer."""
    ids = {work.people[entry.key].id for entry in entries}
    held: dict[int, list[Account]] = {}
    for row in await work.all(Account, *_TELEGRAM, col(Account.person_id).in_(ids)):
        held.setdefault(row.person_id, []).append(row)
    for entry in entries:
        for old in held.get(work.people[entry.key].id, ()):
            if old.external_id != entry.telegram:
                await work.session.delete(old)
                work.summary.of("accounts").ended += 1
        await _put_account(work, entry, taken.get(str(entry.telegram)))


async def _put_account(work: Work, entry: PersonEntry, taken: Account | None) -> None:
    person = work.people[entry.key]
    if taken is None or taken.person_id == person.id:
        values = {"platform": "telegram", "external_id": entry.telegram, "person_id": person.id}
        work.put("accounts", Account, taken, **values)
    else:
        await _merge(work, entry, taken)


async def _merge(work: Work, entry: PersonEntry, taken: Account) -> None:
    """Whoever the bot had met under this account turns out to be the person of the file."""
    other = await work.session.get_one(Person, taken.person_id)
    if other.key is not None:
        facts = {"given": taken.external_id, "other": other.key}
        raise CommunityErrors([Problem("people", entry.key, "telegram", Wrong.ACCOUNT_TAKEN, facts)])
    work.summary.of("accounts").changed += 1
    await merge(work.session, other, work.people[entry.key])


async def put_appointments(work: Work, community: Community) -> list[Appointment]:
    """Appoint whom the file appoints and end what it no longer names; the appointments that hold now."""
    wanted = _wanted(work, community)
    holding = {_post(row): row for row in await held_now(work)}
    for post, until in wanted.items():
        _appoint(work, post, until, holding)
    for post, row in holding.items():
        if post not in wanted:
            row.until = work.now
            work.summary.of("appointments").ended += 1
    await work.session.flush()
    return await held_now(work)


def _wanted(work: Work, community: Community) -> dict[Post, datetime | None]:
    return {
        _wanted_post(work, entry, held): work.moment(held.until)
        for entry in community.people
        for held in entry.appointments
    }


def _wanted_post(work: Work, entry: PersonEntry, held: AppointmentEntry) -> Post:
    return work.people[entry.key].id, held.role, id_of(work.areas, held.area), id_of(work.units, held.unit)


def _post(row: Appointment) -> Post:
    return row.person_id, row.role, row.area_id, row.unit_id


async def held_now(work: Work) -> list[Appointment]:
    """Appointments of people whom a file has named and that have not ended."""
    named = {person.id for person in (await work.keyed(Person)).values()}
    rows = await work.all(Appointment)
    return [row for row in rows if row.person_id in named and (row.until is None or row.until > work.now)]


def _appoint(work: Work, post: Post, until: datetime | None, holding: dict[Post, Appointment]) -> None:
    row = holding.get(post)
    if row is not None:
        work.put("appointments", Appointment, row, until=until)
    elif until is None or until > work.now:
        person, role, area, unit = post
        values = {"person_id": person, "role": role, "area_id": area, "unit_id": unit}
        work.put("appointments", Appointment, None, **values, since=work.now, until=until)
