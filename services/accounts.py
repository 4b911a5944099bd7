"""One person may have accounts on several platforms: a code made on one side and said on the other makes them one."""

from datetime import datetime

from models import Account, CodeKind, Person, Refusal, Refused
from services.act import Act
from services.codes import heard_at, make_code, use_code
from services.people import Sender
from services.points.totals import unite
from services.same_person import merge, whoever


async def code_for_me(act: Act, real_now: datetime) -> str:
    """Six digits for the acting person's other account."""
    return await make_code(act, CodeKind.LINK, act.somebody, real_now)


async def link_account(act: Act, sender: Sender, said: str) -> bool:
    """Make ``sender``'s account one of whoever made the code; ``False`` for a wrong code, which is counted.

    A history that the account has already stays as it is: its person points at the one who remains.
    """
    source = f"{sender.platform}:{sender.external_id}"
    code = await use_code(act, CodeKind.LINK, said, source, await heard_at(act))
    if code is None:
        return False
    maker = await whoever(act.session, code.person_id)
    if act.person is None:
        await _add(act, sender, maker)
    else:
        await _unite(act, act.person, maker)
    return True


async def _add(act: Act, sender: Sender, maker: Person) -> None:
    act.session.add(Account(platform=sender.platform, external_id=sender.external_id, person_id=maker.id))
    await act.session.flush()


async def _unite(act: Act, here: Person, maker: Person) -> None:
    """Whom the community has registered remains; two of those are two people until the desk says otherwise."""
    if here.id == maker.id:
        raise Refused(Refusal.SAME_ALREADY)
    if here.key is not None and maker.key is not None:
        raise Refused(Refusal.TWO_REGISTERED)
    remains, other = (here, maker) if here.key is not None else (maker, here)
    await merge(act.session, other, remains)
    await unite(act.session, other, remains)
