"""Pictures that are wanted for contact cards and join links: rows now, drawn after the commit."""

from models import CardJob, CardJobKind, JoinLink
from services.act import Act
from services.wakes import wake


async def want_join_picture(act: Act, link: JoinLink) -> None:
    """Let the link be drawn as a QR code for this chat."""
    assert act.chat is not None
    act.session.add(
        CardJob(kind=CardJobKind.JOIN, chat_id=act.chat.id, person_id=act.somebody.id, join_link_id=link.id, at=act.now)
    )
    await act.session.flush()
    wake(act.session, "card jobs")
