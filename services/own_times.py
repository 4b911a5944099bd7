"""What 我的 says of somebody's own time: when on duty next, until when on leave, for whom they stand in."""

from collections.abc import Collection
from datetime import datetime, timedelta
from typing import Any

from models import Person
from services.act import Act
from services.directory import Directory, directory
from services.duty import name_of
from services.facts import iso
from services.roster import acts_for
from services.rules.roster import Away, Post, Stretch, stretches
from services.same_person import ids_of_person

AHEAD = timedelta(days=35)
"""So far the next duty is looked for: a line of every kind of day comes round in it, also after a long holiday."""
MOST = 4


async def own_times(act: Act) -> dict[str, Any]:
    """``duty``, ``leave``, ``stands_in`` and ``now`` as ``Notice.ME`` lists them; without a roster nothing is read."""
    known = await directory(act.session)
    if not known.has_roster:
        return {"duty": [], "leave": None, "stands_in": [], "now": iso(act.now)}
    people = await ids_of_person(act.session, act.somebody)
    ahead = sorted(_next_of_each(act, known, people), key=lambda one: one[1].start)[:MOST]
    return {
        "duty": [await _duty(act, post, stretch) for post, stretch in ahead],
        "leave": await _leave(act, known, people),
        "stands_in": [await _stands_in(act, one) for one in _absent(act, known, people)[:MOST]],
        "now": iso(act.now),
    }


def _next_of_each(act: Act, known: Directory, people: Collection[int]) -> list[tuple[Post, Stretch]]:
    """Each post at which one of ``people`` is on duty, themselves or for somebody on leave, with the first stretch."""
    found = []
    end = act.now + AHEAD
    for post, shifts in known.lines.items():
        lasting = [shift for shift in shifts if shift.until is None or shift.until > act.now]
        ahead = stretches(lasting, act.now, end, act.town.calendar, known.away) if lasting else []
        mine = next((place for place, one in enumerate(ahead) if not set(people).isdisjoint(one.people)), None)
        if mine is not None:
            found.append((post, _whole(ahead[mine:], people)))
    return found


def _whole(ahead: list[Stretch], people: Collection[int]) -> Stretch:
    """One duty to its end, also where a colleague comes or goes meanwhile."""
    first, end = ahead[0], ahead[0].end
    for one in ahead[1:]:
        if set(people).isdisjoint(one.people):
            break
        end = one.end
    return Stretch(first.start, end, first.people)


async def _duty(act: Act, post: Post, stretch: Stretch) -> dict[str, Any]:
    where = {"role": post.role.value, "where": await name_of(act, post)}
    end = stretch.end if stretch.end < act.now + AHEAD else None
    return {**where, "start": iso(stretch.start), "end": iso(end), "on": stretch.start <= act.now}


async def _leave(act: Act, known: Directory, people: Collection[int]) -> dict[str, Any] | None:
    """The leave that is on, else the next one."""
    ahead = sorted((one for one in known.away if one.person in people and one.until > act.now), key=_begin)
    if not ahead:
        return None
    stand_in = await act.session.get(Person, ahead[0].stand_in) if ahead[0].stand_in else None
    return _span(act, ahead[0]) | {"stand_in": stand_in.name if stand_in else ""}


def _begin(one: Away) -> datetime:
    return one.since


def _absent(act: Act, known: Directory, people: Collection[int]) -> list[Away]:
    """Leaves in which one of ``people`` stands in, named there or (now) because who was named is away as well."""
    now = set(acts_for(known, people, act.now))
    return sorted(
        (
            one
            for one in known.away
            if one.until > act.now and (one.stand_in in people or (one.person in now and one.since <= act.now))
        ),
        key=_begin,
    )


async def _stands_in(act: Act, one: Away) -> dict[str, Any]:
    return _span(act, one) | {"name": (await act.session.get_one(Person, one.person)).name}


def _span(act: Act, one: Away) -> dict[str, Any]:
    last = one.until - timedelta(seconds=1)
    return {"first": iso(one.since), "last": iso(last), "on": one.since <= act.now}
