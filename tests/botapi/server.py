"""The server itself, and the verbs by which a test makes people speak."""

import asyncio
import time
from collections import defaultdict, deque
from collections.abc import Callable
from typing import Any, Self

from aiohttp import web

from tests.botapi.limits import Limits
from tests.botapi.methods import Methods
from tests.botapi.rules import Refusal, bad
from tests.botapi.updates import Pulse, Updates
from tests.botapi.wire import Parameters, read_parameters
from tests.botapi.world import DATE, Call, Document, Group, Person, Post, Shown, World, said

TOKEN = "42:TEST-token"
ANONYMOUS = {"id": 1087968824, "is_bot": True, "first_name": "Group", "username": "GroupAnonymousBot"}
BOT = {"id": 42, "is_bot": True, "first_name": "邻里", "username": "linli_test_bot"}
UPLOAD = 60_000_000


class BotApiServer:
    """A Bot API on 127.0.0.1: ``async with BotApiServer() as server``, then ``server.url`` and ``server.token``.

    ``limits`` is how fast it may be written to, by the clock ``seconds``.
    ``calls`` is every request, ``breaches`` every refusal that wasn't asked for by ``say_next``.
    """

    def __init__(self, token: str = TOKEN, *, seconds: Callable[[], float] = time.monotonic) -> None:
        self.token = token
        self.url = ""
        self.world = World(BOT)
        self.calls: list[Call] = []
        self.breaches: list[tuple[str, Refusal]] = []
        self.limits = Limits(seconds)
        self._pulse = Pulse()
        self._updates = Updates(self._pulse)
        self._methods = Methods(self.world, self._answered)
        self._presses: dict[str, asyncio.Future[str | None]] = {}
        self._failures: defaultdict[str, deque[Refusal]] = defaultdict(deque)
        app = web.Application(client_max_size=UPLOAD)
        app.router.add_route("*", "/{path:.*}", self._handle)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=1.0)

    async def __aenter__(self) -> Self:
        await self.start()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.stop()

    async def start(self) -> None:
        """Listen on a free port."""
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", 0)
        await site.start()
        self.url = f"http://127.0.0.1:{self._runner.addresses[0][1]}"

    async def stop(self) -> None:
        """Let held polls go and close."""
        self._updates.close()
        for press in self._presses.values():
            press.cancel()
        await self._runner.cleanup()

    # People and groups

    def add_person(self, id: int, name: str, language: str = "zh-hans", *, started: bool = True) -> int:  # noqa: A002
        """Somebody with a phone; ``started`` says whether the bot may write first. Their id is their direct chat's."""
        self.world.people[id] = Person(id, name, language, started)
        return id

    def add_group(self, id: int, title: str, members: tuple[int, ...] | list[int] = ()) -> int:  # noqa: A002
        """A group (a supergroup when the id starts with -100) with the bot in it."""
        self.world.groups[id] = Group(id, title, set(members))
        return id

    def adds_bot(self, person: int, group: int) -> None:
        """A member brings the bot in (again)."""
        self.world.groups[group].kicked = False
        self._membership(person, group, "member", "left")

    def blocks(self, person: int) -> None:
        """The person blocks the bot."""
        self.world.people[person].blocked = True
        self._membership(person, person, "kicked")

    def removes_bot(self, person: int, group: int) -> None:
        """A member throws the bot out of the group."""
        self.world.groups[group].kicked = True
        self._membership(person, group, "kicked")

    def upgrades(self, group: int, to: int, *, announced: bool = False) -> None:
        """The group becomes a supergroup with another id: who writes to it is told, and ``announced`` tells in both."""
        old = self.world.groups[group]
        old.moved_to = to
        self.add_group(to, old.title, tuple(old.members))
        if announced:
            self._announces(group, {"migrate_to_chat_id": to})
            self._announces(to, {"migrate_from_chat_id": group})

    def _announces(self, group: int, news: dict[str, Any]) -> None:
        post = self.world.post(group, ANONYMOUS, said(""), content=news)
        self._updates.add("message", self.world.message_json(post) | {"sender_chat": self.world.chat_json(group)})

    # What they say and do

    def says(
        self,
        person: int,
        chat: int,
        text: str = "",
        *,
        photo: bytes | None = None,
        document: Document | None = None,
        voice: bytes | None = None,
        seconds: int = 3,
        location: tuple[float, float] | None = None,
        reply_to: int | None = None,
        thread: int | None = None,
        album: str | None = None,
    ) -> int:
        """A message to the bot (``text`` is the caption of a photo or document); its id. Nothing is awaited.

        ``seconds`` is how long Telegram says that a ``voice`` is. ``thread`` is the forum
        topic, ``album`` the id that its parts share.
        """
        speaker = self._speaker(person, chat)
        content = self.world.photo(photo) if photo is not None else _place(location)
        if document is not None:
            file = self.world.file_json(document.data)
            content = {"document": file | {"file_name": document.name, "mime_type": document.mime}}
        if voice is not None:
            content = {"voice": self.world.file_json(voice) | {"duration": seconds, "mime_type": "audio/ogg"}}
        content |= {"media_group_id": album} if album else {}
        post = self.world.post(chat, speaker.as_json(), said(text), content=content, reply_to=reply_to, thread=thread)
        self._updates.add("message", self.world.message_json(post))
        return post.message_id

    def rewords(self, person: int, chat: int, message_id: int, text: str) -> None:
        """The person edits a message of theirs."""
        self._speaker(person, chat)
        post = self.world.posts[chat][message_id]
        post.words, post.edited = said(text), True
        self._updates.add("edited_message", self.world.message_json(post))

    def gives(self, kind: str, body: Any) -> int:
        """A raw update of whatever shape; its number."""
        return self._updates.add(kind, body)

    def begins_press(
        self, person: int, chat: int, message_id: int, button: str, *, forged: bool = False
    ) -> asyncio.Future[str | None]:
        """A press of the button with this label or data; the future of its toast. ``forged`` sends any data."""
        speaker = self._speaker(person, chat)
        post = self.world.posts[chat][message_id]
        data = button if forged else _data(post, button)
        query = f"{next(self.world.ids):018d}"
        press: asyncio.Future[str | None] = asyncio.get_running_loop().create_future()
        self._presses[query] = press
        self._methods.queries.add(query)
        self._updates.add("callback_query", {
            "id": query, "from": speaker.as_json(), "message": self.world.message_json(post),
            "chat_instance": f"instance{chat}", "data": data,
        })  # fmt: skip
        return press

    async def presses(
        self, person: int, chat: int, message_id: int, button: str, *, forged: bool = False, seconds: float = 10.0
    ) -> str | None:
        """Press and wait for the answer: the toast's text, ``None`` for an answer without one; ``TimeoutError``."""
        return await asyncio.wait_for(self.begins_press(person, chat, message_id, button, forged=forged), seconds)

    def expires_presses(self) -> None:
        """Make every press so far too old to be answered."""
        self._methods.queries.clear()

    # What a test sees

    def shown(self, chat: int, *, everybody: bool = False) -> list[Shown]:
        """The bot's messages in a chat (or everybody's) as they are shown now, oldest first."""
        posts = self.world.posts.get(chat, {}).values()
        return [post.shown() for post in posts if everybody or post.sender["id"] == BOT["id"]]

    def commands(self, scope: str = "default", language: str = "") -> list[dict[str, str]]:
        """The commands that the bot registered."""
        return self._methods.commands.get((scope, language), [])

    @property
    def webhook(self) -> dict[str, Any]:
        """What ``setWebhook`` was called with last; empty when there is none."""
        return self._methods.webhook

    def could_not_call(self, why: str, date: int, *, pending: int = 0) -> None:
        """What ``getWebhookInfo`` says from now on of the last call that failed."""
        trouble = {"last_error_date": date, "last_error_message": why, "pending_update_count": pending}
        self._methods.webhook_trouble = trouble

    def waiting(self) -> list[dict[str, Any]]:
        """Updates that the bot has not confirmed."""
        return self._updates.waiting

    async def taken(self, seconds: float = 10.0) -> None:
        """Wait until the bot has confirmed every update."""
        await self.until(lambda: not self._updates.waiting, seconds)

    async def until(self, condition: Callable[[], object], seconds: float = 10.0) -> None:
        """Wait until the condition holds, looked at after every call and update; ``TimeoutError``."""
        await self._pulse.until(condition, seconds)

    def say_next(
        self, method: str, error_code: int, description: str = "", retry_after: int | None = None, *, times: int = 1
    ) -> None:
        """Answer the next ``times`` calls of a method with an error and do nothing else."""
        refusal = Refusal(error_code, description or f"Error {error_code}", retry_after=retry_after)
        self._failures[method.lower()].extend([refusal] * times)

    # HTTP

    async def _handle(self, request: web.Request) -> web.StreamResponse:
        parts = request.path.split("/")
        if parts[1] == "file" and parts[2] == f"bot{self.token}":
            return self._file(parts[-1])
        method = parts[-1]
        try:
            if parts[1] != f"bot{self.token}":
                raise Refusal(401, "Unauthorized")
            answer = {"ok": True, "result": await self._call(method, await read_parameters(request))}
        except Refusal as refusal:
            return web.json_response(refusal.as_answer(), status=refusal.code)
        finally:
            self._pulse.beat()
        return web.json_response(answer)

    async def _call(self, method: str, given: Parameters) -> Any:
        self.calls.append(Call(method, given.values, given.files))
        failures = self._failures[method.lower()]
        if failures:
            raise failures.popleft()
        try:
            if method.lower() == "getupdates":
                return await self._get_updates(given)
            self.limits.check(method.lower(), given.text("chat_id"))
            return self._methods.call(method, given)
        except Refusal as refusal:
            self.breaches.append((method, refusal))
            raise

    async def _get_updates(self, given: Parameters) -> list[dict[str, Any]]:
        allowed = given.object("allowed_updates")
        if allowed is not None and not isinstance(allowed, list):
            raise bad("allowed_updates must be an Array of String")
        return await self._updates.take(
            given.number("offset", 0), given.number("limit", 100), min(given.number("timeout", 0), 50), allowed
        )

    def _file(self, name: str) -> web.Response:
        data = self.world.files.get(name.removesuffix(".jpg"))
        return web.Response(status=404) if data is None else web.Response(body=data)

    def _answered(self, query: str, toast: str | None) -> None:
        press = self._presses[query]
        if not press.done():
            press.set_result(toast)

    def _speaker(self, person: int, chat: int) -> Person:
        speaker = self.world.people[person]
        if chat in self.world.groups and person not in self.world.groups[chat].members:
            raise LookupError(f"{speaker.name} is not in {chat}")
        if chat == person:
            speaker.started, speaker.blocked = True, False
        return speaker

    def _membership(self, person: int, chat: int, status: str, before: str = "member") -> None:
        until = {"until_date": 0} if status == "kicked" else {}
        self._updates.add("my_chat_member", {
            "chat": self.world.chat_json(chat), "from": self.world.people[person].as_json(), "date": DATE,
            "old_chat_member": {"status": before, "user": BOT},
            "new_chat_member": {"status": status, "user": BOT} | until,
        })  # fmt: skip


def _place(location: tuple[float, float] | None) -> dict[str, Any]:
    return {} if location is None else {"location": {"latitude": location[0], "longitude": location[1]}}


def _data(post: Post, wanted: str) -> str:
    buttons = [button for row in post.keyboard for button in row if "callback_data" in button]
    for button in buttons:
        if wanted in (button["text"], button["callback_data"]):
            return str(button["callback_data"])
    raise LookupError(f"no button {wanted!r} among {[button['text'] for button in buttons]}")
