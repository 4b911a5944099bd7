"""What a service says no with: a code and facts, never a sentence.

Refused
└── the one exception that ends a verb kindly: it rolls the change back, and the person reads
    the sentence ``refusal-<code>`` of the catalogue in their own language.
"""

from enum import StrEnum
from typing import Any


class Refusal(StrEnum):
    """Every reason for which the bot says no. Each has one sentence in each catalogue."""

    NOTHING_SAID = "nothing-said"
    TOO_LONG = "too-long"
    MESSAGE_TOO_LONG = "message-too-long"
    TOO_MANY_PHOTOS = "too-many-photos"
    REPORTED_BEFORE = "reported-before"
    NOT_A_NEIGHBOUR = "not-a-neighbour"
    PHOTOS_ENOUGH = "photos-enough"
    PHOTO_TOO_LARGE = "photo-too-large"
    NOT_A_PHOTO = "not-a-photo"
    BROKEN_PHOTO = "broken-photo"
    NOT_A_VOICE = "not-a-voice"
    BROKEN_VOICE = "broken-voice"
    SILENT_VOICE = "silent-voice"
    VOICE_TOO_LONG = "voice-too-long"
    ONE_VOICE = "one-voice"
    TOO_FAST = "too-fast"
    WHICH_NUMBER = "which-number"
    NO_SUCH_CASE = "no-such-case"
    NOT_YOURS = "not-yours"
    NOT_FOR_STRANGERS = "not-for-strangers"
    NO_LONGER_APPOINTED = "no-longer-appointed"
    STALE = "stale"
    TAKEN = "taken"
    UNKNOWN_BUTTON = "unknown-button"
    NOT_NOW = "not-now"
    HANDLER_CANNOT_VERIFY = "handler-cannot-verify"
    NO_UNIT = "no-unit"
    NOT_FOR_UNITS = "not-for-units"
    NOBODY_ABOVE = "nobody-above"
    TOO_LATE = "too-late"
    NO_MORE_TIME = "no-more-time"
    NEED_PHOTO = "need-photo"
    UNKNOWN_PLACE = "unknown-place"
    NOT_HERE = "not-here"
    NOT_YOUR_GRID = "not-your-grid"
    CARD_OVER = "card-over"
    NONE_TICKED = "none-ticked"
    NOT_A_FILE = "not-a-file"
    FILE_IN_DIRECT = "file-in-direct"
    SAVE_AS_XLSX = "save-as-xlsx"
    NOBODY_NAMED = "nobody-named"
    NOBODY_CALLED = "nobody-called"
    OUTRANKED = "outranked"
    NOT_APPOINTED = "not-appointed"
    DATE_PAST = "date-past"
    LINK_GONE = "link-gone"
    LINK_FULL = "link-full"
    MY_LINK_GONE = "my-link-gone"
    NO_CARD = "no-card"
    CARD_GONE = "card-gone"
    NO_NAME = "no-name"
    NO_PAGE = "no-page"
    NO_LINK_FOR_GROUP = "no-link-for-group"
    CODE_WRONG = "code-wrong"
    TOO_MANY_CODES = "too-many-codes"
    SAME_ALREADY = "same-already"
    TWO_REGISTERED = "two-registered"
    NOTHING_PASTED = "nothing-pasted"
    PASTE_TOO_LONG = "paste-too-long"
    NO_GROUP_OF_YOURS = "no-group-of-yours"
    OVER = "over"
    ALREADY_HARD = "already-hard"
    NEEDS_ANOTHER = "needs-another"
    NOT_PROPOSED = "not-proposed"
    NOT_HARD = "not-hard"
    SAY_WHY = "say-why"
    NOBODY_IN_UNIT = "nobody-in-unit"
    NO_LEAD_YET = "no-lead-yet"
    UNIT_TWICE = "unit-twice"
    NOBODY_BELOW = "nobody-below"
    UNKNOWN_COLLEAGUE = "unknown-colleague"
    SEVERAL_COLLEAGUES = "several-colleagues"
    UNREADABLE_DUTY = "unreadable-duty"
    UNREADABLE_LEAVE = "unreadable-leave"
    DUTY_TWICE = "duty-twice"
    LEAVE_OVER = "leave-over"
    LEAVE_TWICE = "leave-twice"
    STANDS_IN_FOR_SELF = "stands-in-for-self"
    STAND_IN_AWAY = "stand-in-away"
    NOT_ON_LEAVE = "not-on-leave"


class Refused(Exception):
    """A verb was refused; nothing changed. ``facts`` fill the sentence's places."""

    def __init__(self, refusal: Refusal, **facts: Any) -> None:
        super().__init__(refusal.value)
        self.refusal = refusal
        self.facts = facts
