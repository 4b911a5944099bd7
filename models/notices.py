"""Everything the bot can say: one code per notice, with the facts it is drawn from.

Facts are plain JSON values, cut to what this reader may see when the notice was owed. Times are ISO 8601
in UTC. ``names`` is ``{"zh_CN": …, "en": …}``. *case* stands for the facts of ``services.facts.case_facts``:

``case`` (row id), ``number``, ``version``, ``state``, ``sensitivity``, ``category`` (names or null), ``place`` (text,
"" when unknown), ``held_by`` (role or null), ``unit`` (names or null), ``routed`` (code), ``officer`` (name or ""),
``filed_at``, ``assigned_at``, ``accepted_at``, ``accept_due_at``, ``due_at``, ``handled_at``, ``closed_at``,
``promised_at``, ``paused_at`` (times or null), ``words``, ``before``, ``after``, ``pair`` (lists of photo hashes; the
pair is both in one picture), ``contact`` (``{"name", "phone", "role"}`` or null), ``question`` (place, category or
null), ``choices`` (list of ``{"key", "names"}``), ``has_home`` (bool), ``asked`` (``{"days", "why"}`` or null),
``confirmed`` (bool), ``satisfaction`` (or null), ``extensions`` (int), ``reopened`` (int), ``last`` (``{"move",
"reason", "words"}``), ``now``, ``gone`` (true when the reader no longer handles it: number only, no buttons).
"""

from enum import StrEnum


class Audience(StrEnum):
    """Whom the facts of a case are cut for, and so which buttons its card has."""

    REPORTER = "reporter"
    """The reporter's own card, in their direct chat."""
    GROUP = "group"
    """The answer in the group where it was reported: no words, no photo; the open question's buttons."""
    TEAM = "team"
    """A work or unit group: no words, no photo, the holder's first button."""
    HOLDER = "holder"
    """Whoever has to act (``held_by`` says in which role): place, photos, words without names."""
    VERIFIER = "verifier"
    """The grid member who looks whether it is really done."""
    DESK = "desk"
    """Desk or street: everything but the reporter's name, and the buttons that steer."""
    OUTCOME = "outcome"
    """The reporter's result: before and after, then solved or not, then how content."""


class Notice(StrEnum):
    """Cards and toasts. Those of the second block are one-line toasts or short answers."""

    CASE = "case"
    """*case*, ``audience``: the live card of a case."""
    CHANGED = "changed"
    """*case*, ``why`` (unit, date, reopened): to the reporter, only when unit or date changed."""
    REMINDER = "reminder"
    """*case*, ``left`` (seconds): to the holder, before the limit."""
    ACCEPT_REMINDER = "accept-reminder"
    """*case*: to the holder, who has not answered within the acceptance limit."""
    URGE = "urge"
    """*case*, ``desk_seconds``, ``unit_seconds``: to the holder, at the limit; asks before it blames."""
    OVERDUE = "overdue"
    """*case*, ``to`` (head, leader, desk, street), ``late`` (seconds): privately upward."""
    VERIFY_REMINDER = "verify-reminder"
    """*case*: nobody has looked yet whether it is done."""
    TIME_ASKED = "time-asked"
    """*case*, ``by`` (name): to the desk, buttons grant and refuse."""
    TIME_GRANTED = "time-granted"
    """*case*: to the holder."""
    TIME_REFUSED = "time-refused"
    """*case*: to the holder."""
    RETURNED = "returned"
    """*case*, ``by``, ``reason`` (code): to the desk, with units to choose from."""
    SENT_BACK = "sent-back"
    """*case*, ``by`` (verifier, reporter), ``words``: to the holder: not done yet."""
    ADDED = "added"
    """*case*, ``words``, ``photos`` (hashes): to the holder: the reporter added something."""
    DANGER_ALERT = "danger-alert"
    """*case*, ``numbers``: to desk, street and grid leader at once."""
    DANGER_ANSWER = "danger-answer"
    """``numbers`` (phone numbers to dial), ``contact``: to whoever reported danger, before anything else."""
    DAILY = "daily"
    """``lines`` (list of *case* cut for GROUP): a residents' group at 18:00, only if something changed."""
    GATHERED = "gathered"
    """``notices`` (list of ``{"notice", "facts"}``): one list instead of more than five cards."""

    HELP = "help"
    """``name``, ``roles`` (list), ``rights`` (list), ``group`` (bool)."""
    START = "start"
    """``name``, ``roles``, ``rights``, ``contact``: the direct chat's front door."""
    ME = "me"
    """``name``, ``roles`` (list of ``{"role", "where"}``), ``home``, ``language``, ``account`` (its number on a
    platform that is not ours, for the community file, or "")."""
    MY_GRID = "my-grid"
    """``contact`` or null, ``grid``, ``leader`` (contact or null)."""
    LANGUAGE = "language"
    """``language``: now speaking it; buttons for both."""
    STATUS = "status"
    """*case*, ``timeline`` (list of ``{"at", "move", "reason", "missed"}``)."""
    TODO = "todo"
    """``lines`` (list of *case* plus ``why``), ``page``, ``pages``, ``total``."""
    MINE = "mine"
    """``lines``, ``page``, ``pages``, ``total``."""
    NO_CASE_YET = "no-case-yet"
    """What to write to report something."""
    CHOOSE_COMPOUND = "choose-compound"
    """*case*, ``options`` (list of ``{"id", "name"}``)."""
    CHOOSE_AREA = "choose-area"
    """*case*, ``options`` (list of ``{"id", "name"}``), ``level`` (building or stair), ``whole`` (id or 0)."""
    CHOOSE_CATEGORY = "choose-category"
    """*case*, ``options`` (list of ``{"key", "names"}``), ``page``, ``pages``."""
    CHOOSE_UNIT = "choose-unit"
    """*case*, ``options`` (list of ``{"id", "names"}``), ``page``, ``pages``."""
    CHOOSE_DAYS = "choose-days"
    """*case*, ``options`` (list of int): how many days more."""
    CHOOSE_TIME_WHY = "choose-time-why"
    """*case*, ``days``, ``options`` (list of reason codes)."""
    CHOOSE_DECLINE_WHY = "choose-decline-why"
    """*case*, ``options`` (list of reason codes)."""
    SEND_PIN = "send-pin"
    """*case*: please send the place."""
    SEND_PROOF = "send-proof"
    """*case*: please send a photo of the result."""
    SEND_WORDS = "send-words"
    """*case*, ``what`` (not-done, not-solved, reword, pass-up): please write it in one message, or press skip."""
    CHOOSE_BIND_PURPOSE = "choose-bind-purpose"
    """``title``, ``options`` (list of purposes)."""
    CHOOSE_BIND_AREA = "choose-bind-area"
    """``title``, ``purpose``, ``options`` (list of ``{"id", "name", "kind"}``)."""
    BOUND = "bound"
    """``title``, ``purpose``, ``where``."""
    IDENTITY = "identity"
    """*case*, ``name``, ``phone``, ``home``: the look is logged, and the card says so."""

    PHOTO_LOST = "photo-lost"
    """``number``, ``refusal`` (code): a photo could not be fetched or opened, to whoever sent it."""
    GOT_IT = "got-it"
    """``number``: attached to your report."""
    PRIVATE_RECEIPT = "private-receipt"
    """Nothing else: the group reads only that it was received and is handled in private."""
    DONE_TOAST = "done-toast"
    """``verb`` (a Verb), ``number``: the press took effect; one short sentence per verb."""
    REFUSAL = "refusal"
    """``refusal`` (code) and its own facts."""
