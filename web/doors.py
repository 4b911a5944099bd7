"""The ways in: a group's link, the personal link, a code that was said on the phone.

Looking (GET) never uses anything up: programs look at links too. Only a press (POST) of our own page does something.
"""

from collections.abc import Awaitable, Callable

from aiohttp import hdrs, web
from sqlalchemy.ext.asyncio import AsyncSession

from locales import say
from models import CodeKind, Notice, Person, Refusal, Refused, RoomUser, Shown
from services.codes import use_code
from services.introducing import introduce_newcomer
from services.joining import (
    LONGEST,
    Newcomer,
    group_of,
    homes_of,
    join_as_known,
    join_as_stranger,
    link_facts,
    name_of,
    person_of_user,
    user_of,
)
from services.outbox import tell
from services.people import direct_chats
from services.same_person import whoever
from services.sessions import Ticket
from services.web_people import give_page
from views.naming import shown_name
from web.keys import HOUSE, PACE
from web.pages import Html, door, fields_of, form, h
from web.reader import language
from web.visitors import address_of, comes_from_our_page, give_cookie, sign_in, signed_in

Who = Callable[[AsyncSession], Awaitable[RoomUser | None]]
FROM_ADDRESS = 30
"""Presses a minute from one address: a whole yard may scan a code behind one router."""
BY_LINK = 60


def routes() -> list[web.AbstractRouteDef]:
    """Looking and pressing."""
    return [
        web.get("/join/{token}", join_page),
        web.post("/join/{token}", join),
        web.get("/me/{token}", my_page),
        web.post("/me/{token}", enter),
        web.get("/restore", restore_page),
        web.post("/restore", restore),
    ]


def _check(request: web.Request, what: str = "") -> None:
    """Only our own page may press, and not too often."""
    if not comes_from_our_page(request):
        raise web.HTTPForbidden
    pace, now = request.app[PACE], request.app[HOUSE].real_now()
    pace.count("door", address_of(request), most=FROM_ADDRESS, now=now)
    if what:
        pace.count("link", what, most=BY_LINK, now=now)


async def join_page(request: web.Request) -> web.Response:
    """The group's name and what a newcomer is asked, once; who is signed in only presses."""
    locale, known = language(request), await signed_in(request)
    async with request.app[HOUSE].reading() as session:
        act = request.app[HOUSE].act(session)
        _, chat = await group_of(act, request.match_info["token"])
        homes = await homes_of(act, chat)
    title = say("join-title", locale, title=chat.title)
    if known is not None:
        return door(request, title, _hint("join-known", locale, name=known.user.name), _press(request, "join-button"))
    return door(request, title, _hint("join-hint", locale), _questions(request, homes))


def _hint(key: str, locale: str, **facts: str) -> Html:
    return h("p", say(key, locale, **facts))


def _press(request: web.Request, key: str, *fields: str) -> Html:
    return form(request, *fields, button=say(key, language(request)))


def _questions(request: web.Request, homes: list[tuple[int, str]]) -> Html:
    locale = language(request)
    asked: dict[str, str | bool] = {
        "required": True,
        "pattern": r".*\S.*",
        "maxlength": str(LONGEST),
    }
    name = h("input", name="name", autocomplete="name", type="text", **asked)
    nowhere = h("option", say("join-home-later", locale), value="")
    options = [h("option", label, value=str(number)) for number, label in homes]
    shown = [_choice(locale, way) for way in Shown]
    return _press(
        request,
        "join-button",
        h("label", h("span", say("join-name", locale)), name, class_="asked"),
        h("label", h("span", say("join-home", locale)), h("select", nowhere, *options, name="home"), class_="asked")
        if homes
        else "",
        h("fieldset", h("legend", say("join-shown", locale)), *shown, class_="asked"),
    )


def _choice(locale: str, way: Shown) -> Html:
    example = shown_name(say("shown-sample", locale), way, locale)
    radio = h("input", type="radio", name="shown", value=way.value, required=True)
    return h("label", radio, h("span", say(f"shown-{way.value}", locale, example=example)), class_="choice")


async def join(request: web.Request) -> web.StreamResponse:
    """In: as whoever is signed in here, else as somebody new."""
    token = request.match_info["token"]
    _check(request, token)
    known = await signed_in(request)
    if known is not None:
        async with request.app[HOUSE].transaction() as session:
            act = request.app[HOUSE].act(session)
            await join_as_known(act, token, known.user.id)
            await introduce_newcomer(act, await person_of_user(act, known.user.id))
        return _onward(request)
    newcomer = _newcomer(await fields_of(request), language(request))

    async def who(session: AsyncSession) -> RoomUser:
        return await join_as_stranger(request.app[HOUSE].act(session), token, newcomer)

    return await _through(request, who)


def _newcomer(told: dict[str, str], locale: str) -> Newcomer:
    home, shown = told.get("home", ""), told.get("shown", "")
    if home and not (home.isascii() and home.isdigit() and len(home) < 10):
        raise Refused(Refusal.UNKNOWN_PLACE)
    way = Shown(shown) if shown in set(Shown) else Shown.HIDDEN
    return Newcomer(name_of(told.get("name", "")), locale, int(home) if home else None, way)


async def _through(request: web.Request, who: Who) -> web.Response:
    ticket = await sign_in(request, who)
    assert ticket is not None
    return _onward(request, ticket)


def _onward(request: web.Request, ticket: Ticket | None = None) -> web.Response:
    """On to the chat page, with the cookie."""
    response = web.Response(status=303, headers={hdrs.LOCATION: "/chat"})
    if ticket is not None:
        give_cookie(request, response, ticket)
    return response


async def my_page(request: web.Request) -> web.StreamResponse:
    """One button; who is signed in already goes straight on."""
    locale, known = language(request), await signed_in(request)
    async with request.app[HOUSE].reading() as session:
        user = await user_of(request.app[HOUSE].act(session), request.match_info["token"])
    if known is not None and known.user.id == user.id:
        return _onward(request)
    title = say("me-door-title", locale, name=user.name)
    return door(request, title, _press(request, "me-door-button"), _hint("me-door-hint", locale))


async def enter(request: web.Request) -> web.StreamResponse:
    """In, as the person whose link it is: as often as they like."""
    _check(request)

    async def who(session: AsyncSession) -> RoomUser:
        return await user_of(request.app[HOUSE].act(session), request.match_info["token"])

    return await _through(request, who)


async def restore_page(request: web.Request) -> web.Response:
    """Where the code from the phone is written."""
    return _restore_page(request)


def _restore_page(request: web.Request, wrong: Html | None = None, status: int = 200) -> web.Response:
    locale = language(request)
    code = h(
        "input", name="code", required=True, inputmode="numeric", autocomplete="one-time-code", maxlength="12",
        type="text", class_="code", aria_label=say("restore-code", locale),
    )  # fmt: skip
    label = h("label", h("span", say("restore-code", locale)), code, class_="asked")
    body = (wrong or "", _hint("restore-hint", locale), _press(request, "restore-button", label))
    return door(request, say("restore-title", locale), *body, status=status)


async def restore(request: web.Request) -> web.StreamResponse:
    """In again, with a good code; a wrong one is counted, and the page says so."""
    _check(request)
    said = (await fields_of(request)).get("code", "")[:20]
    house, source = request.app[HOUSE], f"address:{address_of(request)}"

    async def who(session: AsyncSession) -> RoomUser | None:
        code = await use_code(house.act(session), CodeKind.RESTORE, said, source, house.real_now())
        if code is None:
            return None
        person = await whoever(session, code.person_id)
        await _tell_restored(request, session, person, code.made_by_id)
        return await give_page(house.act(session), person)

    ticket = await sign_in(request, who)
    if ticket is not None:
        return _onward(request, ticket)
    wrong = h("p", say("refusal-code-wrong", language(request)), role="alert", class_="wrong")
    return _restore_page(request, wrong, 400)


async def _tell_restored(request: web.Request, session: AsyncSession, person: Person, by: int) -> None:
    """Both read of it: whoever came back, with their link, and whoever said the code."""
    act = request.app[HOUSE].act(session)
    facts = link_facts(act, await give_page(act, person))
    await tell(act, (await direct_chats(session, [person.id])).values(), Notice.RESTORED, {**facts, "name": ""})
    chats = (await direct_chats(session, [by])).values()
    await tell(act, chats, Notice.RESTORED, {"name": person.name, "link": "", "row": 0})
