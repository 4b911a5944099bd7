"""A stretch of a plain WeChat group: taken in, read after the commit, reported by one press on its summary.

Somebody named there whom we know is the reporter. Whom we don't know stays a name on the case (``Behalf``, as with
代报): whoever pasted is the reporter and takes the answers. Either way they stand in the timeline as who told it.
"""

from services.pasting.answering import answer_who, answer_words, skip_question, switch_matter
from services.pasting.known import nicknames_of
from services.pasting.reporting import file_paste
from services.pasting.sifting import sift
from services.pasting.summary import paste_facts, settle_paste
from services.pasting.taking_in import (
    add_text,
    choose_group,
    close_paste,
    drop_paste,
    groups_of,
    next_wanted,
    open_paste,
)

__all__ = [
    "add_text",
    "answer_who",
    "answer_words",
    "choose_group",
    "close_paste",
    "drop_paste",
    "file_paste",
    "groups_of",
    "next_wanted",
    "nicknames_of",
    "open_paste",
    "paste_facts",
    "settle_paste",
    "sift",
    "skip_question",
    "switch_matter",
]
