"""The methods of the Bot API that the bot uses, strict where Telegram is strict."""

import re
from collections.abc import Callable
from typing import Any

from tests.botapi.rules import Refusal, Words, bad, check_sound, read_keyboard, read_words
from tests.botapi.wire import Parameters
from tests.botapi.world import Post, World

TEXT = 4096
CAPTION = 1024
TOAST = 200
ALBUM = range(2, 11)
UNCHANGED = (
    "message is not modified: specified new message content and reply markup are exactly the same as a current "
    "content and reply markup of the message"
)
EXPIRED = "query is too old and response timeout expired or query ID is invalid"


class Methods:
    """Everything but ``getUpdates``. ``answered`` is told the query and the toast of each answered press."""

    def __init__(self, world: World, answered: Callable[[str, str | None], None]) -> None:
        self.world = world
        self.queries: set[str] = set()
        self.commands: dict[tuple[str, str], list[dict[str, str]]] = {}
        self.webhook: dict[str, Any] = {}
        self.webhook_trouble: dict[str, Any] = {}
        self._answered = answered
        self._methods: dict[str, Callable[[Parameters], Any]] = {
            method.__name__.replace("_", ""): method
            for method in (
                self.get_me, self.send_message, self.send_photo, self.send_voice, self.send_audio, self.send_document,
                self.send_media_group, self.send_chat_action,
                self.edit_message_text, self.edit_message_caption, self.edit_message_media,
                self.edit_message_reply_markup, self.delete_message, self.answer_callback_query, self.get_file,
                self.get_chat,
                self.get_chat_member, self.set_my_commands, self.set_webhook, self.delete_webhook,
                self.get_webhook_info,
            )
        }  # fmt: skip

    def call(self, name: str, given: Parameters) -> Any:
        """The result of the method ``name`` in any case."""
        method = self._methods.get(name.lower())
        if method is None:
            raise Refusal(404, "Not Found: method not found")
        return method(given)

    def get_me(self, given: Parameters) -> Any:
        return self.world.me | {
            "can_join_groups": True, "can_read_all_group_messages": False, "supports_inline_queries": False,
        }  # fmt: skip

    def send_message(self, given: Parameters) -> Any:
        chat_id = self.world.reach(given.text("chat_id"))
        return self._send(given, chat_id, _text(given), {})

    def send_photo(self, given: Parameters) -> Any:
        chat_id = self.world.reach(given.text("chat_id"))
        content = self._photo(given, given.text("photo"), "photo")
        return self._send(given, chat_id, _caption(given), content)

    def send_voice(self, given: Parameters) -> Any:
        chat_id = self.world.reach(given.text("chat_id"))
        if chat_id in self.world.people and self.world.people[chat_id].takes_no_voices:
            raise bad("VOICE_MESSAGES_FORBIDDEN")
        return self._send(given, chat_id, _caption(given), self._sound(given, "voice"))

    def send_audio(self, given: Parameters) -> Any:
        chat_id = self.world.reach(given.text("chat_id"))
        return self._send(given, chat_id, _caption(given), self._sound(given, "audio"))

    def send_document(self, given: Parameters) -> Any:
        chat_id = self.world.reach(given.text("chat_id"))
        sent = given.files.get("document")
        if sent is None:
            raise bad("there is no document in the request")
        return self._send(given, chat_id, _caption(given), {"document": self.world.file_json(sent)})

    def send_media_group(self, given: Parameters) -> Any:
        chat_id = self.world.reach(given.text("chat_id"))
        media = given.object("media")
        if not isinstance(media, list) or len(media) not in ALBUM:
            raise bad("an album must have 2 to 10 items")
        parts = [self._media(given, item) for item in media]
        reply_to = self._reply_to(given, chat_id)
        posts = [
            self.world.post(chat_id, self.world.me, words, content=content, reply_to=reply_to, thread=_thread(given))
            for words, content in parts
        ]
        group = {"media_group_id": str(posts[0].message_id)}
        for post in posts:
            post.content |= group
        return [self.world.message_json(post) for post in posts]

    def send_chat_action(self, given: Parameters) -> Any:
        self.world.reach(given.text("chat_id"))
        if given.text("action") not in ("typing", "upload_photo", "upload_document", "find_location"):
            raise bad("wrong parameter action in request")
        return True

    def edit_message_text(self, given: Parameters) -> Any:
        post = self._to_edit(given)
        if not post.has_text:
            raise bad("there is no text in the message to edit")
        return self._edit(post, given, _text(given), post.content)

    def edit_message_caption(self, given: Parameters) -> Any:
        post = self._to_edit(given)
        if post.has_text:
            raise bad("there is no caption in the message to edit")
        return self._edit(post, given, _caption(given), post.content)

    def edit_message_media(self, given: Parameters) -> Any:
        post = self._to_edit(given)
        words, content = self._media(given, given.object("media"))
        return self._edit(post, given, words, content)

    def edit_message_reply_markup(self, given: Parameters) -> Any:
        post = self._to_edit(given)
        return self._edit(post, given, post.words, post.content)

    def delete_message(self, given: Parameters) -> Any:
        chat_id = self.world.reach(given.text("chat_id"))
        post = self.world.find(chat_id, given.number("message_id"), "message to delete not found")
        if post.old or post.sender["id"] != self.world.me["id"]:
            raise bad("message can't be deleted for everyone")
        del self.world.posts[chat_id][post.message_id]
        return True

    def answer_callback_query(self, given: Parameters) -> Any:
        query = given.text("callback_query_id")
        if query not in self.queries:
            raise bad(EXPIRED)
        text = given.text("text")
        if len(text.encode("utf-16-le")) // 2 > TOAST:
            raise bad("MESSAGE_TOO_LONG")
        self._answered(query, text or None)
        return True

    def get_file(self, given: Parameters) -> Any:
        file_id = given.text("file_id")
        data = self.world.files.get(file_id)
        if data is None:
            raise bad("invalid file_id")
        if len(data) > 20_000_000:
            raise bad("file is too big")
        unique = {"file_id": file_id, "file_unique_id": f"u{file_id}", "file_size": len(data)}
        return unique | {"file_path": f"photos/{file_id}.jpg"}

    def get_chat(self, given: Parameters) -> Any:
        chat = self.world.chat_json(self.world.reach(given.text("chat_id")))
        gifts = ("unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription", "gifts_from_channels")
        return chat | {
            "accent_color_id": 0, "max_reaction_count": 11, "accepted_gift_types": dict.fromkeys(gifts, False),
        }  # fmt: skip

    def get_chat_member(self, given: Parameters) -> Any:
        chat_id = self.world.reach(given.text("chat_id"))
        user_id = given.number("user_id")
        if user_id == self.world.me["id"]:
            return {"status": "member", "user": self.world.me}
        person = self.world.people.get(user_id)
        if person is None:
            raise bad("PARTICIPANT_ID_INVALID")
        group = self.world.groups.get(chat_id)
        inside = user_id in group.members if group else user_id == chat_id
        return {"status": "member" if inside else "left", "user": person.as_json()}

    def set_my_commands(self, given: Parameters) -> Any:
        commands = given.object("commands")
        if not isinstance(commands, list) or len(commands) > 100:
            raise bad("can't parse commands: expected an Array of at most 100")
        for command in commands:
            if not re.fullmatch(r"[a-z0-9_]{1,32}", str(command.get("command", ""))):
                raise bad("BOT_COMMAND_INVALID")
            if not 1 <= len(str(command.get("description", ""))) <= 256:
                raise bad("BOT_COMMAND_DESCRIPTION_INVALID")
        scope = (given.object("scope") or {}).get("type", "default")
        self.commands[scope, given.text("language_code")] = commands
        return True

    def set_webhook(self, given: Parameters) -> Any:
        if not given.text("url").startswith("https://"):
            raise bad("bad webhook: An HTTPS URL must be provided for webhook")
        if not re.fullmatch(r"[A-Za-z0-9_-]{1,256}", given.text("secret_token")):
            raise bad("secret token contains unallowed characters")
        self.webhook = dict(given.values)
        return True

    def get_webhook_info(self, given: Parameters) -> Any:
        known = {"url": self.webhook.get("url", ""), "has_custom_certificate": False, "pending_update_count": 0}
        return known | self.webhook_trouble

    def delete_webhook(self, given: Parameters) -> Any:
        self.webhook = {}
        return True

    def _send(self, given: Parameters, chat_id: int, words: Words, content: dict[str, Any]) -> Any:
        keyboard = read_keyboard(given.object("reply_markup"))
        reply_to = self._reply_to(given, chat_id)
        more = {"keyboard": keyboard, "reply_to": reply_to, "thread": _thread(given)}
        sent = self.world.post(chat_id, self.world.me, words, content=content, **more)
        return self.world.message_json(sent)

    def _edit(self, post: Post, given: Parameters, words: Words, content: dict[str, Any]) -> Any:
        """An edit without a keyboard takes the keyboard away."""
        keyboard = read_keyboard(given.object("reply_markup"))
        if (words, content, keyboard) == (post.words, post.content, post.keyboard):
            raise bad(UNCHANGED)
        post.words, post.content, post.keyboard, post.edited = words, content, keyboard, True
        return self.world.message_json(post)

    def _to_edit(self, given: Parameters) -> Post:
        chat_id = self.world.reach(given.text("chat_id"))
        post = self.world.find(chat_id, given.number("message_id"), "message to edit not found")
        if post.sender["id"] != self.world.me["id"]:
            raise bad("message can't be edited")
        return post

    def _reply_to(self, given: Parameters, chat_id: int) -> int | None:
        wanted = given.object("reply_parameters") or {}
        number = int(wanted.get("message_id") or given.number("reply_to_message_id", 0))
        lenient = wanted.get("allow_sending_without_reply") or given.flag("allow_sending_without_reply")
        if not number:
            return None
        if number in self.world.posts.get(chat_id, {}):
            return number
        if not lenient:
            raise bad("message to be replied not found")
        return None

    def _media(self, given: Parameters, item: Any) -> tuple[Words, dict[str, Any]]:
        if not isinstance(item, dict) or item.get("type") != "photo":
            raise bad('can\'t parse InputMedia: field "type" must be "photo" (this server knows photos only)')
        content = self._photo(given, str(item.get("media") or ""), "media")
        return _caption(Parameters(item)), content

    def _photo(self, given: Parameters, value: str, name: str) -> dict[str, Any]:
        found = given.file(value, name)
        if isinstance(found, bytes):
            return self.world.photo(found)
        if not found:
            raise bad(f"there is no {name} in the request")
        if found not in self.world.files:
            raise bad("wrong file identifier/HTTP URL specified")
        return self.world.photo(self.world.files[found])

    def _sound(self, given: Parameters, what: str) -> dict[str, Any]:
        found = given.file(given.text(what), what)
        if not found:
            raise bad(f"there is no {what} in the request")
        if isinstance(found, str) and found not in self.world.files:
            raise bad("wrong file identifier/HTTP URL specified")
        data = found if isinstance(found, bytes) else self.world.files[found]
        check_sound(data)
        return self.world.sound(what, data, given.number("duration", 0))


def _thread(given: Parameters) -> int | None:
    return given.number("message_thread_id", 0) or None


def _text(given: Parameters) -> Words:
    words = read_words(given.text("text"), given.text("parse_mode"), TEXT, "message is too long")
    if not words.text:
        raise bad("text must be non-empty" if given.text("text") else "message text is empty")
    return words


def _caption(given: Parameters) -> Words:
    return read_words(given.text("caption"), given.text("parse_mode"), CAPTION, "message caption is too long")
