"""What the server knows: people, groups, messages as they stand now, and files."""

import itertools
import re
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from tests.botapi.rules import Refusal, Words, bad, check_photo, units

DATE = 1_767_225_600
"""Every message's date: nothing of ours may depend on it."""
LINKED = re.compile(r"(?P<bot_command>(?<!\S)/[A-Za-z0-9_]+(?:@\w+)?)|(?P<mention>(?<!\w)@[A-Za-z]\w{3,})")


class Call(NamedTuple):
    """One request that came in: a method as the client wrote it, its parameters, its files."""

    method: str
    values: dict[str, Any]
    files: dict[str, bytes]


class Document(NamedTuple):
    """A file that somebody sends as such."""

    name: str
    mime: str
    data: bytes


@dataclass(frozen=True)
class Shown:
    """A message as a phone shows it: text without tags, labels of buttons row by row."""

    message_id: int
    sender: int
    text: str
    buttons: list[list[str]]
    photo: bool
    reply_to: int | None
    thread: int | None = None
    voice: bool = False


@dataclass
class Person:
    """Somebody with a phone. ``started`` says whether the bot may write to them."""

    id: int
    name: str
    language: str
    started: bool = True
    blocked: bool = False
    takes_no_voices: bool = False

    def as_json(self) -> dict[str, Any]:
        """A ``User``."""
        return {"id": self.id, "is_bot": False, "first_name": self.name, "language_code": self.language}


@dataclass
class Group:
    """A group chat. ``moved_to`` is the supergroup that it became."""

    id: int
    title: str
    members: set[int]
    kicked: bool = False
    moved_to: int | None = None

    def as_json(self) -> dict[str, Any]:
        """A ``Chat``."""
        kind = "supergroup" if str(self.id).startswith("-100") else "group"
        return {"id": self.id, "type": kind, "title": self.title}


@dataclass
class Post:
    """A message. ``content`` holds its photo, document or location as the Bot API writes them."""

    message_id: int
    chat_id: int
    sender: dict[str, Any]
    words: Words
    content: dict[str, Any] = field(default_factory=dict)
    keyboard: list[list[dict[str, Any]]] = field(default_factory=list)
    reply_to: int | None = None
    thread: int | None = None
    edited: bool = False
    old: bool = False
    """Over two days: nobody may delete it any more."""

    @property
    def has_text(self) -> bool:
        """Whether its words are a text rather than a caption."""
        return not self.content

    def shown(self) -> Shown:
        """The message for a test to read."""
        labels = [[button["text"] for button in row] for row in self.keyboard]
        photo = "photo" in self.content
        return Shown(
            self.message_id,
            self.sender["id"],
            self.words.text,
            labels,
            photo,
            self.reply_to,
            self.thread,
            voice="voice" in self.content or "audio" in self.content,
        )


class World:
    """All state of the server but the updates that wait."""

    def __init__(self, me: dict[str, Any]) -> None:
        self.me = me
        self.people: dict[int, Person] = {}
        self.groups: dict[int, Group] = {}
        self.posts: dict[int, dict[int, Post]] = {}
        self.files: dict[str, bytes] = {}
        self.ids = itertools.count(1)

    def chat_json(self, chat_id: int) -> dict[str, Any]:
        """A ``Chat``."""
        if chat_id in self.groups:
            return self.groups[chat_id].as_json()
        person = self.people[chat_id]
        return {"id": person.id, "type": "private", "first_name": person.name}

    def reach(self, value: str) -> int:
        """The chat that a request names; a refusal when the bot may not write there."""
        chat_id = int(value) if re.fullmatch(r"-?\d+", value) else 0
        if group := self.groups.get(chat_id):
            _check_group(group)
        elif person := self.people.get(chat_id):
            _check_person(person)
        else:
            raise bad("chat not found" if value else "chat_id is empty")
        return chat_id

    def post(self, chat_id: int, sender: dict[str, Any], words: Words, **more: Any) -> Post:
        """A new message in a chat."""
        made = Post(next(self.ids), chat_id, sender, words, **more)
        self.posts.setdefault(chat_id, {})[made.message_id] = made
        return made

    def find(self, chat_id: int, message_id: int, missing: str) -> Post:
        """A message of a chat; a refusal with ``missing`` when there is none."""
        found = self.posts.get(chat_id, {}).get(message_id)
        if found is None:
            raise bad(missing)
        return found

    def keep_file(self, data: bytes) -> str:
        """The file id under which ``getFile`` gives the bytes."""
        file_id = f"AgAC{next(self.ids):06d}"
        self.files[file_id] = data
        return file_id

    def photo(self, data: bytes) -> dict[str, Any]:
        """Photo content: a thumbnail and the picture itself."""
        width, height = check_photo(data)
        small = {"width": max(1, width // 10), "height": max(1, height // 10)}
        return {
            "photo": [
                self.file_json(b"only a thumbnail") | small,
                self.file_json(data) | {"width": width, "height": height},
            ]
        }

    def sound(self, what: str, data: bytes, seconds: int) -> dict[str, Any]:
        """Voice or audio content."""
        return {what: self.file_json(data) | {"duration": seconds}}

    def file_json(self, data: bytes) -> dict[str, Any]:
        """What every file object has in common."""
        file_id = self.keep_file(data)
        return {"file_id": file_id, "file_unique_id": f"u{file_id}", "file_size": len(data)}

    def message_json(self, post: Post, *, with_reply: bool = True) -> dict[str, Any]:
        """A ``Message``."""
        message: dict[str, Any] = {
            "message_id": post.message_id, "date": DATE, "chat": self.chat_json(post.chat_id), "from": post.sender,
        } | post.content  # fmt: skip
        text, entities = ("text", "entities") if post.has_text else ("caption", "caption_entities")
        message |= {text: post.words.text} if post.words.text else {}
        message |= {entities: post.words.entities} if post.words.entities else {}
        message |= {"message_thread_id": post.thread, "is_topic_message": True} if post.thread else {}
        message |= {"edit_date": DATE + 1} if post.edited else {}
        message |= {"reply_markup": {"inline_keyboard": post.keyboard}} if post.keyboard else {}
        replied = self.posts[post.chat_id].get(post.reply_to or 0)
        if replied is not None and with_reply:
            message["reply_to_message"] = self.message_json(replied, with_reply=False)
        return message


def said(text: str) -> Words:
    """A person's words, with commands and mentions marked as Telegram marks them."""
    text = text.strip()
    found = [(match, match.lastgroup) for match in LINKED.finditer(text)]
    entities = [
        {"type": kind, "offset": units(text[: match.start()]), "length": units(match.group())} for match, kind in found
    ]
    return Words(text, entities)


def _check_group(group: Group) -> None:
    if group.moved_to is not None:
        why = "group chat was upgraded to a supergroup chat"
        raise Refusal(400, f"Bad Request: {why}", migrate_to=group.moved_to)
    if group.kicked:
        raise Refusal(403, "Forbidden: bot was kicked from the group chat")


def _check_person(person: Person) -> None:
    if person.blocked:
        raise Refusal(403, "Forbidden: bot was blocked by the user")
    if not person.started:
        raise Refusal(403, "Forbidden: bot can't initiate conversation with a user")
