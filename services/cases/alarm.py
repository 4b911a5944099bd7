"""是,现在有危险: the reporter's answer to a question about danger makes it an emergency at once."""

from models import Case, Move, Refusal, Refused, Right, allowed
from services.access import access_case
from services.act import Act
from services.cases.danger import answer_danger
from services.cases.questions import categorise
from services.directory import directory


async def confirm_danger(act: Act, case_id: int, key: str) -> Case:
    """It is now: numbers, alert and the emergency's own clock."""
    case = await access_case(act, case_id, Right.ANSWER)
    category = (await directory(act.session)).category(key)
    if category is None or not category.emergency:
        raise Refused(Refusal.UNKNOWN_BUTTON)
    if not allowed(Move.ASSIGN, case.state):
        raise Refused(Refusal.NOT_NOW, number=case.number)
    if category.id != case.category_id:
        await categorise(act, case, key)
        await answer_danger(act, case, reply_to="")
    return case
