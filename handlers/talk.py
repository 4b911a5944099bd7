"""What a handler knows about the moment: who spoke, where, with which photos, in which transaction."""

from dataclasses import dataclass, field

from models import CaseEvent, Chat, Person, Refusal, Refused, Shot
from services.act import Act
from services.cases import Past, unreported
from services.cases.photos import MOST
from services.people import Sender, enter_chat, meet


@dataclass
class Talk:
    """One message or press. ``act`` holds person and chat as far as we know them already."""

    act: Act
    sender: Sender
    chat_external_id: str
    chat_title: str
    direct: bool
    bot_name: str
    shots: tuple[Shot, ...] = ()
    message: str = ""
    """The platform's id of the message that was sent, or of the card that was pressed."""
    area_id: int | None = None
    """A place picked from the list that came with the message."""
    told: CaseEvent | None = None
    """What an earlier part of the same album, or the message before it was edited, told about a case."""
    invitation: str = ""
    """The link by which somebody who speaks in a group starts a direct chat, where a platform asks for that."""
    past: Past | None = None
    """What was said here before, for whoever asks."""
    answering: bool = False
    """Whether these words were taken for the answer to what somebody had been asked."""
    _entered: Act | None = field(default=None, repr=False)

    @property
    def language(self) -> str:
        """The language of whoever spoke."""
        return self.act.person.language if self.act.person else self.sender.language

    async def settled(self) -> Act:
        """The act of a person and a chat that are written down, on the first meeting too."""
        if self._entered is None:
            person = self.act.person or await meet(self.act.session, self.sender, self.act.now)
            chat = self.act.chat or await self._enter(person)
            self._entered = self.act.by(person, chat)
        return self._entered

    async def group(self) -> Chat:
        """The group, written down, and nobody of it."""
        return self.act.chat or await self._enter(None)

    async def _enter(self, person: Person | None) -> Chat:
        return await enter_chat(
            self.act.session,
            self.sender.platform,
            self.chat_external_id,
            direct_to=person if self.direct else None,
            title=self.chat_title,
            language=person.language if person else self.sender.language,
        )

    async def shots_with_earlier(self) -> tuple[Shot, ...]:
        """The photos of this message; in a group also those that its sender sent just before, bare and unreported.

        WeChat has taught people to send photos first and words afterwards; a direct chat files the photos at once.
        """
        if self.direct or self.past is None:
            return self.shots
        return (*await unreported(await self.settled(), await self.past.photos()), *self.shots)[-MOST:]

    async def known(self) -> Act:
        """The act of somebody we know already; a stranger is refused kindly."""
        if self.act.person is None:
            raise Refused(Refusal.NOT_FOR_STRANGERS)
        return await self.settled()

    async def private(self) -> Act:
        """The same in a direct chat: what is not for a group's eyes is refused there."""
        act = await self.known()
        if not self.direct:
            raise Refused(Refusal.NOT_HERE)
        return act
