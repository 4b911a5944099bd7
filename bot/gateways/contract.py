"""What a gateway is: it stores events, draws and sends cards, and fails in exactly two ways.

GatewayError
├── RetryLater(after)   the platform is busy or away: the chat waits ``after`` seconds
└── Unreachable         this chat will never take it (bot removed, blocked, chat gone): not retried
    └── Moved(to)       the group lives on under another number
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol, TypeGuard, TypeVar, cast, runtime_checkable

from aiogram.types import Update
from sqlalchemy.ext.asyncio import AsyncSession

from models import Card, Chat, Incoming, Shot
from services.cases import Past


@dataclass(frozen=True)
class Received:
    """A stored event, decoded: what aiogram's dispatcher is fed with."""

    update: Update
    shots: tuple[Shot, ...] = ()
    thread: str = ""
    """The forum topic in which it was said."""
    earlier: tuple[int, ...] = ()
    """Incoming rows that it belongs to: other parts of its album, or what an edit was before."""
    before: tuple[Shot, ...] = ()
    """The photos of those other parts."""
    door: str = ""
    """What stands before the bot's name in a link to a direct chat, where people have to open one themselves."""
    past: Past | None = None
    """What was said around it."""


class GatewayError(Exception):
    """A platform did not take what we sent."""


class RetryLater(GatewayError):
    """Try this chat again after ``after`` seconds; ``doubtful`` when it may have been shown all the same."""

    def __init__(self, after: float, why: str, *, doubtful: bool = False) -> None:
        super().__init__(why)
        self.after = after
        self.doubtful = doubtful


class Unreachable(GatewayError):
    """This chat takes nothing from us any more."""


class Moved(Unreachable):
    """The group lives on under the number ``to``."""

    def __init__(self, to: int, why: str) -> None:
        super().__init__(why)
        self.to = to


class Gateway(Protocol):
    """Every gateway reads and starts alike."""

    platform: str

    async def start(self) -> None:
        """Begin to take events; returns once the gateway listens."""

    async def stop(self) -> None:
        """Stop taking events and let what is under way end."""

    async def decode(self, session: AsyncSession, incoming: Incoming) -> Received | None:
        """The update that a stored event means; ``None`` for what the bot never answers. Database only."""


@runtime_checkable
class LocalGateway(Gateway, Protocol):
    """A gateway whose sending is an insert: it happens in the transaction that marks the row as sent."""

    async def post(self, session: AsyncSession, chat: Chat, card: Card, *, reply_to: str) -> str:
        """Show ``card``; the message's id."""

    async def redraw(self, session: AsyncSession, chat: Chat, message: str, card: Card) -> None:
        """Show ``card`` in place of what ``message`` showed."""

    async def unbutton(self, session: AsyncSession, message: str) -> None:
        """The question is answered: the card has no buttons any more."""


@runtime_checkable
class PressAnswering(Protocol):
    """A platform that shows toasts itself."""

    async def answer_press(self, incoming: Incoming, text: str) -> None:
        """Show a toast to whoever pressed, as far as the platform still takes it."""


@runtime_checkable
class Stripping(Protocol):
    """A platform that shows cards over the network and can take the buttons off one."""

    async def strip(self, chat: str, message: str) -> None:
        """The question is answered: the card has no buttons any more."""


@runtime_checkable
class Fetching(Protocol):
    """A platform that keeps what people sent until we fetch it."""

    async def fetch(self, file_id: str) -> bytes:
        """The bytes of a photo or file that somebody sent. Raises ``RetryLater`` or ``Unreachable``."""


class RemoteGateway(Gateway, PressAnswering, Fetching, Protocol):
    """A gateway that sends over the network, with no transaction open."""

    async def send(self, chat: Chat, card: Card, *, reply_to: str, thread: str) -> str:
        """Show ``card`` in the chat's topic ``thread``; the message's id. Raises ``RetryLater`` or ``Unreachable``."""

    async def edit(self, chat: Chat, message: str, card: Card) -> None:
        """Show ``card`` in place of what ``message`` showed; nothing when it is gone or unchanged."""


Offer = TypeVar("Offer")
_offered: dict[tuple[type, object], bool] = {}


def offers(gateway: object, what: Callable[..., Offer]) -> TypeGuard[Offer]:
    """``isinstance``, asked once of each class: Python looks every member of a protocol up anew each time."""
    asked = type(gateway), what
    if asked not in _offered:
        _offered[asked] = isinstance(gateway, cast("type", what))
    return _offered[asked]
