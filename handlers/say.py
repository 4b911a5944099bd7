"""Answers that many conversations give."""

from typing import Any

from handlers.talk import Talk
from models import Answer, Audience, Case, Looked, Notice, State, Verb
from services.act import Act
from services.cases import asks_which, note_look
from services.cases.hard import tried
from services.facts import case_facts


def done(verb: Verb, case: Case) -> Answer:
    """The press took effect: one short sentence."""
    return Answer(Notice.DONE_TOAST, {"verb": verb.value, "number": case.number}, toast=True)


def handed_in(case: Case, verb: Verb = Verb.DONE) -> Verb:
    """What is said when proof came: others may still have their part to do."""
    return verb if case.state is State.HANDLED else Verb.PART_DONE


async def placed(act: Act, talk: Talk, case: Case) -> Answer:
    """What is said when somebody told where it is; where that may be several places, which of them."""
    if not asks_which(case):
        return Answer(Notice.GOT_IT, {"number": case.number})
    facts = await case_facts(act, case, Audience.REPORTER if talk.direct else Audience.GROUP)
    return Answer(Notice.CHOOSE_AREA, facts | {"options": facts["spots"], "level": "spot", "whole": 0})


async def about(act: Act, talk: Talk, case: Case, notice: Notice, audience: Audience, **more: Any) -> Answer:
    """A card about the case; in a group it is cut as for the group."""
    fit = audience if talk.direct else Audience.TEAM
    return Answer(notice, {**await case_facts(act, case, fit), **more})


async def together(act: Act, case: Case) -> Answer:
    """Of a hard case: what was tried, who leads, who helps, and what the street can do now."""
    await note_look(act, case, Looked.MATTER)
    steps = await tried(act, [case])
    return Answer(Notice.HARD_TOGETHER, {**await case_facts(act, case, Audience.DESK), "tried": steps[case.id]})
