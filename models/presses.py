"""What a button carries: a verb, the row it is about, the row's version when it was drawn, an argument.

Packed it is ``verb:id:version:argument`` in at most 64 bytes, because that is all Telegram takes.
The version makes a stale button, a double press and two officers at once one mechanism.
"""

from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

LONGEST = 64
DIGITS = 9
"""What fits into an id; a longer number is forged."""


class Verb(StrEnum):
    """Every button there is."""

    ACCEPT = "accept"
    TAKE = "take"
    DECLINE = "decline"
    DECLINE_WHY = "decline-why"
    TODAY = "today"
    MORE_TIME = "more-time"
    MORE_TIME_DAYS = "more-days"
    MORE_TIME_WHY = "more-why"
    DONE = "done"
    SOLVED_HERE = "solved-here"
    TO_UNIT = "to-unit"
    PASS_UP = "pass-up"  # noqa: S105  # a level up, no password
    REALLY_DONE = "really-done"
    NOT_DONE = "not-done"
    SOLVED = "solved"
    NOT_SOLVED = "not-solved"
    RATE = "rate"
    SPLIT = "split"
    SAME = "same"
    NOT_SAME = "not-same"
    MERGE = "merge"
    PART = "part"
    REPLY = "reply"
    CANNED = "canned"
    CANNED_DROP = "canned-drop"
    SIGN = "sign"
    SIGN_NOT = "sign-not"
    NUDGE = "nudge"
    NOTE = "note"
    WRONG = "wrong"
    CATEGORY = "category"
    CATEGORIES = "categories"
    UNSURE = "unsure"
    CONDITIONS = "conditions"
    CONDITION = "condition"
    HOME = "home"
    COMPOUNDS = "compounds"
    COMPOUND = "compound"
    AREA = "area"
    PIN = "pin"
    UNITS = "units"
    UNIT = "unit"
    GRANT = "grant"
    REFUSE = "refuse"
    PAUSE = "pause"
    PAUSE_FOR = "pause-for"
    RESUME = "resume"
    CLOSE = "close"
    CANCEL = "cancel"
    REPORTER = "reporter"
    LOOKS = "looks"
    REWORD = "reword"
    WRITE_OUT = "write-out"
    SHOW = "show"
    TODO = "todo"
    MINE = "mine"
    LANGUAGE = "language"
    BIND = "bind"
    BIND_PURPOSE = "bind-to"
    START_REPORT = "report"
    GUIDE = "guide"
    GUIDE_KIND = "guide-kind"
    GUIDE_KINDS = "guide-kinds"
    GUIDE_PLACE = "guide-at"
    GUIDE_PIN = "guide-pin"
    GUIDE_PHOTO = "guide-photo"
    GUIDE_NEXT = "guide-next"
    GUIDE_CHANGE = "guide-change"
    GUIDE_SEND = "guide-send"
    GUIDE_STOP = "guide-stop"
    LOG = "log"
    ALL_CAME = "all-came"
    MISSING = "missing"
    AWARD = "award"
    POINTS = "points"
    REVERSE = "reverse"
    CORRECTION_YES = "correction-yes"
    CORRECTION_NO = "correction-no"
    BOARD = "board"
    DRAW_LOGGED = "draw"
    DRAWN_FINE = "drawn-fine"
    DRAWN_DOUBT = "drawn-doubt"
    TURN = "turn"
    TAKE_ALL = "take-all"
    NOT_TODAY = "not-today"
    TICK = "tick"
    TICKED = "ticked"
    TICKED_DAYS = "ticked-days"
    TICKED_WHY = "ticked-why"
    NEVER_MIND = "never-mind"
    WHICH = "which"
    WHICH_NEW = "which-new"
    DUE = "due"
    MY_GRID = "my-grid"
    CARD_PHONE = "card-phone"
    CARD_DUTIES = "card-duties"
    CARD_PHOTO = "card-photo"
    CARD_PICTURE = "card-picture"
    INTRO_NAME = "intro-name"
    INTRO_HOME = "intro-home"
    INTRO_YARD = "intro-yard"
    INTRO_BUILDING = "intro-at"
    INTRO_HOW = "intro-how"
    INTRO_SHOWN = "intro-shown"
    LINK_RENEW = "link-new"
    JOIN_SHOW = "join"
    JOIN_RENEW = "join-new"
    JOIN_REVOKE = "join-end"
    RESTORE = "restore"
    EXPORT_PHONES = "export-phones"
    PAPER = "paper"
    LINK_OF = "link-of"
    LINK_END = "link-end"
    APPOINT_WHOM = "appoint-whom"
    APPOINT_ROLE = "appoint-to"
    APPOINT_PLACE = "appoint-at"
    APPOINT = "appoint"
    DISMISS_WHICH = "dismiss-of"
    DISMISS = "dismiss"
    TRANSFER = "transfer"
    TRANSFER_TO = "transfer-to"
    HARD = "hard"
    NOT_HARD = "not-hard"
    HARD_LIST = "hard-list"
    JOINTS = "joints"
    JOINT = "joint"
    PART_DONE = "part-done"
    SEND_DOWN = "send-down"
    DUTY = "duty"
    DUTY_WHO = "duty-who"
    DUTY_DAYS = "duty-days"
    DUTY_PUT = "duty-put"
    DUTY_OFF = "duty-off"
    BACK = "back"
    LEAVE_FOR = "leave-for"
    LEAVE_OFF = "leave-off"
    IMPORT = "import"
    COPY = "copy"
    COPY_DAY = "copy-day"
    PASTE = "paste"
    PASTED = "pasted"
    PASTE_FILE = "paste-file"
    PASTE_LINE = "paste-line"
    PASTE_WHO = "paste-who"
    PASTE_SKIP = "paste-skip"
    PASTE_DROP = "paste-drop"
    LEDGER = "ledger"
    LEDGER_ONLY = "ledger-only"
    ON_SITE = "on-site"
    DANGER_NOW = "danger-now"
    DANGER_NOT = "danger-not"
    LEDGER_EXPORT = "ledger-export"
    CLUE = "clue"
    CLUE_KIND = "clue-kind"
    CLUE_PERSON = "clue-person"
    CLUE_STOP = "clue-stop"
    CLUE_OPEN = "clue-open"
    CLUE_TAKE = "clue-take"
    CLUE_TRUE = "clue-true"
    CLUE_UNTRUE = "clue-untrue"
    CLUE_UNITS = "clue-units"
    CLUE_UNIT = "clue-unit"
    CLUE_ERASE = "clue-erase"
    SIGN_UP = "sign-up"
    SIGN_OTHER = "sign-other"
    SIGN_OFF = "sign-off"
    SEAT_TAKE = "seat-take"
    SEAT_PASS = "seat-pass"  # noqa: S105  # the next one gets the seat, no password
    STILL_COMING = "still-coming"
    NOT_COMING = "not-coming"
    ACTIVITY = "activity"
    MANAGE = "manage"
    PLAN_NEW = "plan-new"
    PLAN_FROM = "plan-from"
    PLAN_EDIT = "plan-edit"
    PLAN_MORE = "plan-more"
    PLAN_SWITCH = "plan-switch"
    PLAN_OUT = "plan-out"
    PLAN_DROP = "plan-drop"
    CALL_OFF = "call-off"
    PUT_OFF = "put-off"
    CALL_HELP = "call-help"
    REMINDERS = "reminders"
    REMIND_ME = "remind-me"
    ROSTER_TEXT = "roster-text"
    RATES = "rates"
    FEED_NEW = "feed-new"
    BATCH = "batch"
    BATCH_TICK = "batch-tick"
    BATCH_DO = "batch-do"
    BATCH_UNITS = "batch-units"
    BATCH_SURE = "batch-sure"
    BULLETIN = "bulletin"
    BULLETIN_SEND = "bulletin-send"
    BULLETIN_WORDS = "bulletin-words"
    BULLETIN_OUT = "bulletin-out"
    BULLETIN_DROP = "bulletin-drop"
    BULLETIN_OBJECT = "bulletin-object"
    TELL = "tell"
    TOLD = "told"


_VERBS = frozenset(Verb)


@dataclass(frozen=True)
class Press:
    """One press, unpacked."""

    verb: Verb
    id: int = 0
    version: int = 0
    argument: str = ""

    @property
    def number(self) -> int:
        """The argument as an id or a page; 0 when it is none."""
        return _number(self.argument) or 0

    def pack(self) -> str:
        """The text a button carries; raises ``ValueError`` when it would not fit."""
        text = f"{self.verb}:{self.id}:{self.version}:{self.argument}"
        if len(text.encode()) > LONGEST:
            raise ValueError(f"a button may carry {LONGEST} bytes, {text!r} is longer")
        return text

    @classmethod
    @lru_cache(maxsize=64)  # every filter of every conversation asks for the same press
    def parse(cls, text: str) -> "Press | None":
        """The press that ``text`` packs, or ``None`` for anything forged or out of date."""
        parts = text.split(":", 3)
        if len(parts) != 4 or parts[0] not in _VERBS:
            return None
        row, version = _number(parts[1]), _number(parts[2])
        if row is None or version is None:
            return None
        return cls(Verb(parts[0]), row, version, parts[3])


def _number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) <= DIGITS else None
