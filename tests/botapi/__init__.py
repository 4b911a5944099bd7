"""A Bot API server on the loopback: what Telegram takes, what it refuses, and people who speak through it."""

from tests.botapi.rules import Refusal
from tests.botapi.server import BotApiServer
from tests.botapi.world import Call, Document, Shown

__all__ = ["BotApiServer", "Call", "Document", "Refusal", "Shown"]
