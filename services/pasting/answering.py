"""On the summary: matters are left out, and what is asked is answered or left open."""

from typing import Any

from models import Paste, PasteState, Refusal, Refused
from services.act import Act
from services.pasting.known import people_named
from services.pasting.sifting import home_in
from services.pasting.taking_in import access_paste
from services.rules.pasted import bare_name
from services.understanding import understanding


def _change(paste: Paste, **found: Any) -> None:
    """Another summary: the buttons of the one before don't hold any more."""
    paste.found = {**paste.found, **found}
    paste.version += 1


async def switch_matter(act: Act, paste_id: int, version: int, number: int) -> Paste:
    """Leave a matter out, or take it in again."""
    paste = await access_paste(act, paste_id, PasteState.READY, version)
    matters = [dict(matter) for matter in paste.found["matters"]]
    if not 0 <= number < len(matters):
        raise Refused(Refusal.UNKNOWN_BUTTON)
    matters[number]["off"] = not matters[number]["off"]
    _change(paste, matters=matters)
    return paste


async def answer_who(act: Act, paste_id: int, version: int, person_id: int) -> Paste:
    """It is this one of those who may be meant."""
    paste = await access_paste(act, paste_id, PasteState.READY, version)
    question = _open_question(paste, "who")
    if question is None or person_id not in {option["id"] for option in question["options"]}:
        raise Refused(Refusal.UNKNOWN_BUTTON)
    return _answered(paste, question, person=person_id)


async def answer_words(act: Act, paste_id: int, words: str) -> Paste:
    """A place in words, or a name with or without a phone."""
    paste = await access_paste(act, paste_id, PasteState.READY)
    question = paste.found["questions"][0] if paste.found["questions"] else None
    if question is None:
        raise Refused(Refusal.STALE)
    if question["kind"] == "place":
        area = home_in(words, await understanding(act.session), paste.compound_id or 0)
        if area is None:
            raise Refused(Refusal.UNKNOWN_PLACE)
        return _answered(paste, question, area=area)
    name, phone = _name_and_phone(words)
    known = await people_named(act, paste, name)
    if len(known) == 1:
        return _answered(paste, question, person=known[0].id)
    return _answered(paste, question, called={"name": name, "phone": phone})


def _name_and_phone(words: str) -> tuple[str, str]:
    phone = "".join(sign for sign in words if sign.isascii() and (sign.isdigit() or sign in "+-"))[:20]
    name = bare_name("".join(sign for sign in words if not sign.isdigit() and sign not in "+-,,、").strip())
    if not name:
        raise Refused(Refusal.NOTHING_SAID)
    return name, phone


async def skip_question(act: Act, paste_id: int, version: int) -> Paste:
    """Leave it open: the nickname is name enough, the desk finds the place."""
    paste = await access_paste(act, paste_id, PasteState.READY, version)
    if not paste.found["questions"]:
        raise Refused(Refusal.STALE)
    _change(paste, questions=paste.found["questions"][1:])
    return paste


def _open_question(paste: Paste, kind: str) -> dict[str, Any] | None:
    questions = paste.found["questions"]
    return questions[0] if questions and questions[0]["kind"] == kind else None


def _answered(paste: Paste, question: dict[str, Any], **known: Any) -> Paste:
    """Write the answer down; who somebody is holds for everything they said."""
    matters = [dict(matter) for matter in paste.found["matters"]]
    meant = matters[question["matter"]]
    for matter in matters:
        if matter is meant or ("area" not in known and matter["who"] == meant["who"]):
            matter.update(known)
    _change(paste, matters=matters, questions=paste.found["questions"][1:])
    return paste
