"""Everything the bot can say: one code per notice, with the facts it is drawn from.

Facts are plain JSON values, cut to what this reader may see when the notice was owed. Times are ISO 8601
in UTC. ``names`` is ``{"zh_CN": …, "en": …}``. *case* stands for the facts of ``services.facts.case_facts``:

``case`` (row id), ``number``, ``version``, ``state``, ``sensitivity``, ``category`` (names or null), ``place`` (text,
"" when unknown), ``public_place`` (the same without the stair), ``held_by`` (role or null),
``unit`` (names or null), ``routed`` (code), ``officer`` (name or ""),
``filed_at``, ``assigned_at``, ``accepted_at``, ``accept_due_at``, ``due_at``, ``handled_at``, ``closed_at``,
``promised_at``, ``told_at`` (what the reporter reads as ``due_at``), ``paused_at`` (times or null), ``words``,
``before``, ``after``, ``pair`` (lists of photo hashes; the
pair is both in one picture), ``voices`` (list of ``{"sha", "seconds"}``: those that this reader may hear),
``unwritten`` (how many voices nobody has written down yet), ``contact`` (``{"name", "phone", "role"}`` or null),
``question`` (place, category or null), ``choices`` (list of ``{"key", "names"}``), ``has_home`` (bool),
``returned`` (int), ``pause_why`` (words, for whoever sees more than a group),
``called`` (``{"name", "phone"}`` of whom it was filed for, to who filed it, or null),
``stages`` (for desk and street: list of ``{"stage", "since", "due_at", "ended_at"}``, the open one without an end),
``condition`` (``{"name", "closing"}`` of what was found, or null), ``conditions`` (how many its category has),
``asked`` (``{"days", "why", "due_at", "told_at"}``: the limit's end if it is granted, null when it has ended, and the
date that the reporter would read; or null), ``confirmed`` (bool), ``satisfaction`` (or null), ``extensions`` (int),
``people`` (int: how many reported it), ``merged_into`` (number of the case it is handled with, or 0: its reporter reads
that one's course), ``alike`` (for its reporter: list of ``{"case", "number", "category", "place", "state",
"filed_at"}``), ``also`` (for staff: list of ``{"number", "words"}`` of what was merged into it),
``needs`` (list of photo, words, visit: what its category demands before it is closed),
``exempt`` (bool: its being late does not count),
``second`` (``{"since", "until"}`` of a second handling, ``until`` null once it is done, or null),
``nudged`` (int: how often its reporters asked how it stands), ``reopened`` (int),
``hard`` (for staff: ``{"since"}`` of a hard case, or null), ``parts`` (for staff: list of ``{"names", "part",
"done"}``, the units that work on it together),
``signer`` (for staff, while it waits to be signed: ``{"name", "role"}``, or null),
``notes`` (for staff: list of ``{"at", "by", "words"}``, the newest last),
``joined`` (what joined it last, for its reporter: a row id, or 0), ``logged``, ``placed`` (bools),
``last`` (``{"move", "reason", "words"}``), ``now``,
``gone`` (true when the reader no longer handles it: number only, no buttons).

*activity* stands for ``services.activities.facts.plain_facts``: ``activity`` (its number), ``version``, ``state``,
``deed``, ``series``, ``now``, ``title``, ``what``, ``bring``, ``place``, ``capacity``, ``minimum``, ``taken``,
``points``, ``min_age``, ``guardian``, ``skill``, ``locals_only``, ``guests``, ``strict``, ``hard``, ``reason``,
``picture`` (list of a hash, or empty), ``map`` (a link, or ""), and the
times ``starts_at``, ``ends_at``, ``opens_at``, ``closes_at``, ``leave_until``.

*wish* stands for ``services.wishes.facts.plain_facts``: ``wish`` (its number), ``version``, ``kind``, ``state``,
``words``, ``wanted``, ``points``, ``visit``, ``skill``, ``slots``, ``for_other``, ``yard``, ``now``.
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
    JOINT = "joint"
    """A unit that helps another: the matter without the reporter, words and photos to add, its own part."""
    DESK = "desk"
    """Desk or street: everything but the reporter's name, and the buttons that steer."""
    LOGGER = "logger"
    """What somebody of the grid solved on the spot and logged: for them, their leader, the desk."""
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
    NUDGED = "nudged"
    """*case*, ``asked_by`` (resident, desk): to the holder and the desk: somebody asks how it stands."""
    REPLY = "reply"
    """*case*, ``reply`` (words): to whoever reported it, from those who handle it."""
    CANNED = "canned"
    """``replies`` (list of ``{"id", "moment", "category" (names or null), "words"}``): what the desk keeps."""
    SIGN_ASKED = "sign-asked"
    """*case*, ``who`` (``{"name", "role"}``), ``nobody`` (bool: nobody is there who could): please sign it off."""
    TIME_ASKED = "time-asked"
    """*case*, ``by`` (name): to the desk, buttons grant and refuse."""
    TIME_GRANTED = "time-granted"
    """*case*: to the holder."""
    TIME_REFUSED = "time-refused"
    """*case*: to the holder."""
    PUT_OFF = "put-off"
    """*case*, ``why`` (words): to the holder: the desk has put it off until ``promised_at``."""
    RETURNED = "returned"
    """*case*, ``by``, ``reason`` (code): to the desk, with units to choose from."""
    SENT_BACK = "sent-back"
    """*case*, ``by`` (verifier, reporter), ``words``: to the holder: not done yet."""
    ADDED = "added"
    """*case*, ``words``, ``photos`` (hashes), ``spoken`` (bool): to the holder: something was added or written down."""
    CALL_BACK = "call-back"
    """*case*: to its reporter, once, the working day after closing: solved, and how well?"""
    DANGER_ALERT = "danger-alert"
    """*case*, ``numbers``, ``times`` (how often it was asked before), ``discreet`` (bool: cut to kind and place, for
    whom the matter itself is sealed): to desk, street and grid leader, and again until somebody is there."""
    DANGER_ANSWER = "danger-answer"
    """``numbers`` (phone numbers to dial), ``contact``: to whoever reported danger, before anything else."""
    DANGER_ASK = "danger-ask"
    """*case*, ``numbers``, ``key``, ``names`` (of the category): words of danger that may mean a drill or the past."""
    ON_SITE = "on-site"
    ALARM_OFF = "alarm-off"
    """``number``, ``name`` ("" for the reporter), ``role``: somebody is there."""
    DAILY = "daily"
    """``lines`` (list of *case* cut for GROUP): a residents' group at 18:00, only if something changed."""
    DAY_WORK = "day-work"
    """``card``, ``total``, ``page``, ``pages``, ``fresh`` (how many nobody took), ``own`` (how many the unit leads),
    ``groups`` (list of ``{"place", "lines"}``; a *line* has ``case``, ``number``, ``version``, ``state``, ``category``,
    ``place``, ``stair``, ``at``, ``due_at``, ``unit``, ``held_by``, ``officer``, ``asked``, ``now``; here also
    ``mine``, ``ticked``, ``helps``), ``step`` ("", tick, days, why), ``ticked`` (how many), ``days``, ``options``,
    ``now``: a worker's morning, live."""
    DAY_OVERVIEW = "day-overview"
    """``card``, ``total``, ``topics`` (list of ``{"topic", "count"}``), ``whom`` (list of ``{"unit", "role",
    "count"}``), ``week`` (name → ``[last, before]``, or null), ``activities`` (list of ``{"activity", "title"}``:
    nobody has said who came), ``now``: desk and leaders, in the morning."""
    DAY_KINDS = "day-kinds"
    """``card``, ``total``, ``page``, ``pages``, ``lines`` (list of *line* with ``words``, ``choices``), ``now``: the
    categories that are missing, in the evening, live."""
    DAY_LOGGED = "day-logged"
    """``card``, ``total``, ``page``, ``pages``, ``lines`` (list of *line* with ``looked``, ``said`` (fine, doubt, "")),
    ``draws`` (list of ``{"seed", "numbers"}``), ``now``: what was logged, to the grid's leader, live."""
    DRAWN = "drawn"
    """*case*, ``card`` (row id), ``seed``, ``place_of``, ``of``: one of what was drawn: all right, or a question?"""
    LOOKED_INTO = "looked-into"
    """*case*, ``by``, ``verdict`` (fine, doubt), ``why`` (words): to whoever logged it, what the leader said of it."""
    DESK_DAILY = "desk-daily"
    """``groups`` (list of ``{"id", "name", "text"}``), ``day`` (ISO): to the desk once a day, one ready text for each
    group; a text's facts are ``new`` and ``done`` (lists of *case* cut for GROUP) and their counts."""
    PLEASE_TELL = "please-tell"
    """*case*: to the grid member: the reporter has not seen the result after a day."""
    GATHERED = "gathered"
    """``notices`` (list of ``{"notice", "facts"}``): one list instead of more than five cards."""

    STREET_LIST = "street-list"
    """``list`` (row id), ``seed``, ``day``, ``lines`` (list of *activity* with ``what_for`` (published, closed),
    ``drawn``, ``area``, ``names``: of those that were drawn; of many instead ``roster``: a link), ``now``: a work
    group's list of the day."""
    STREET_CHECKED = "street-checked"
    """``by``, ``doubted`` (numbers), ``day``, ``now``: somebody has looked at the list."""
    STREET_SAID = "street-said"
    """*activity*, ``about`` (doubted, cleared; held: to those whose points these are), ``by``, ``why``: to whoever runs
    it, and to the desk."""
    WISH = "wish"
    """*wish*, ``audience`` (group, desk, own, leader), ``count`` (how many have it in hand), ``people`` (list of
    ``{"how", "name"}``; for those who deal with them also ``claim``, ``state``, ``home``); for the desk ``name``,
    ``where``, ``phone``, ``told_by``, ``rule`` (names or null), ``reason``; for its own reader ``part`` (wisher, or how
    their claim stands), ``until``, ``arranged``, ``partner`` (bool: they don't go alone), while it is in their
    hands ``name``, ``where``, ``phone``, ``leader`` (``{"name", "phone"}`` of who comes along the first time, or null);
    or ``gone`` (true): it is not theirs to read. Live."""
    WISH_NEWS = "wish-news"
    """``wish``, ``version``, ``kind``, ``what``, ``name`` or ``names`` (who), ``words``, ``points``: one sentence."""
    WISH_ASK = "wish-ask"
    """``step`` (new, words, count, reject, thank, need), ``wish`` (or 0): please write it in one message."""
    WISH_RULES = "wish-rules"
    """``wish``, ``version``, ``options`` (list of ``{"key", "names", "points"}``): what is it worth?"""
    WISHES = "wishes"
    """``area``, ``lines`` (list of *wish*), ``own`` (the same with ``told``), ``check`` (list of *wish*: what waits for
    the desk), ``private`` (bool), ``now``."""
    NEED_KIND = "need-kind"
    """``options`` (list of skills), ``words`` (or ""): with what do you need help?"""
    CAN = "can"
    """``can`` (list of ``{"skill", "slots"}``), ``others`` (list of skills): what somebody can do for neighbours."""
    BLOCKS = "blocks"
    """``people`` (list of ``{"id", "name", "blocked"}``): with whom they want to be brought together no more."""
    MY_SERVICE = "my-service"
    """``activities`` (how many this year), ``minutes`` (of them), ``wishes``, ``helps``, ``month``, ``year``,
    ``spendable`` (points), ``coming`` (list of *activity*), ``held`` (list of *wish*), ``now``: to a volunteer."""

    RESULTS_IN = "results-in"
    """``number``, ``came``, ``missing``, ``own`` (bool: the captain has no points of it yet)."""
    MARKED = "marked"
    """``number``, ``attendance`` ("" when a mark was taken back): a toast."""
    CHECKED_IN = "checked-in"
    """*activity*, ``result`` (came, late, again, left), ``place``, ``minutes`` (of who left)."""
    AWARD_ASK = "award-ask"
    """``rule`` (row id), ``names`` (of the rule), ``points``, ``why``, ``deed``, ``people`` (list of ``{"id", "name",
    "home"}``): a button for each of this name."""
    AWARDED = "awarded"
    """``name``, ``names`` (of the rule), ``points``, ``why``, ``again`` (recorded before), ``second`` (it waits for
    a second person): to whoever recorded it."""
    POINTS_MINE = "points-mine"
    """``spendable``, ``until`` (ISO day, or null), ``totals`` (span → points), ``place``
    (of the year, or null), ``entries`` (list of ``{"kind", "points", "on", "rule", "why", "late"}``, the newest
    first), ``posted`` (the month's list that is open to objections, or 0): to their owner."""
    POINTS_TOLD = "points-told"
    """``entries`` (list of ``{"points", "rule", "why", "kind"}``), ``sum``, ``spendable``, ``year``, ``life``: to each
    in the evening, once."""
    POINTS_DAY = "points-day"
    """``area``, ``lines`` (list of ``{"name": [how, name], "points"}``), ``sum``, ``day``: to the volunteers' group."""
    REVERSE_WHICH = "reverse-which"
    """``options`` (list of *point entry*: ``{"id", "name", "on", "rule", "points", "why", "kind"}``): which one?"""
    REVERSE_WHY = "reverse-why"
    """``entry`` (*point entry*): what is wrong with it?"""
    CORRECTION_ASK = "correction-ask"
    """``correction`` (row id), ``name``, ``entry`` (*point entry*, null for one that is missing), ``on``, ``rule``
    (names), ``points`` (0: nothing in its place), ``why``, ``by``, ``new`` (bool: nothing is corrected, it is many
    points given by hand): to a second person of desk or street."""
    CORRECTION_ASKED = "correction-asked"
    """The same, to whoever proposed it."""
    CORRECTION_DONE = "correction-done"
    """The same and ``agreed`` (bool), ``second``: to both."""
    RULE_ASK = "rule-ask"
    """``rule`` (row id), ``names``, ``points``, ``area``, ``by``: to the street: shall it hold?"""
    RULE_ASKED = "rule-asked"
    """The same, to whoever proposed it."""
    RULE_DECIDED = "rule-decided"
    """The same, ``agreed`` (bool), ``second``: to both."""
    QUARTER = "quarter"
    """``area``, ``quarter`` (2026-Q4), ``number``, ``hash``, ``link`` (or ""): to the street's organisation office."""
    YEAR = "year"
    """``area``, ``year``, ``top``, ``percent``, ``held_back`` (leaders who stand on no list), ``link`` (or ""): to the
    street's organisation office."""
    YEAR_ASK = "year-ask"
    """``area``, ``year``, ``points``: to a leader who has the points to be named and stands on no list."""
    MONTH_POSTED = "month-posted"
    """The facts of BOARD_WEEK for a month, ``posted`` (row id), ``area``, ``month`` (2026-11), ``people``, ``points``,
    ``number``, ``hash`` (where the chain stood), ``until``, ``link`` (to the whole list, or ""), ``top`` (how
    many are named at the end of the year, 0 while that is far), ``now``: to the volunteers' groups."""
    MONTH_PRINT = "month-print"
    """``area``, ``month``, ``until``, ``link`` (or ""), ``now``: to the desk: the list to be printed."""
    MONTH_CLOSED = "month-closed"
    """``area``, ``month``, ``corrected`` (entries), ``number``, ``hash``: to the volunteers' groups."""
    OBJECT_WHICH = "object-which"
    """``posted`` (row id), ``area``, ``month``, ``options`` (list of *point entry*), ``until``, ``now``: to whoever
    says that points are wrong: which?"""
    OBJECT_WHY = "object-why"
    """``about`` (own, missing, other), ``entry`` (*point entry* or null): please write what is wrong."""
    OBJECTION_TAKEN = "objection-taken"
    """``answer_by``, ``now``: to whoever objected."""
    OBJECTION = "objection"
    """``objection`` (row id), ``area``, ``month``, ``about``, ``entry`` (or null), ``name`` (whose points they are, ""
    for somebody else's), ``words``, ``answer_by``, ``late`` (bool), ``now``: to the desk."""
    OBJECTION_HOW = "objection-how"
    """``what`` (no, missing, other): please write it."""
    OBJECTION_ANSWER = "objection-answer"
    """``area``, ``month``, ``entry`` (or null), ``upheld`` (bool), ``answer``: to whoever objected."""
    BOARD = "board"
    """``area``, ``area_id``, ``span``, ``key``, ``offset``, ``page`` (lines on one), ``people``, ``old`` (bool: not
    the period of now), ``lines`` (list of ``{"place", "name": [how, name], "tag" (what tells two apart, or ""),
    "points"}``), ``mine`` (``{"place", "points"}`` or null)."""
    BOARD_WEEK = "board-week"
    """The same of last week, each line with ``moved`` (places up, or null: new on it), ``first``, ``last`` (ISO days),
    ``sum``, ``everybody`` (points and people, on lists or not), ``before`` (points of the week before), ``newcomers``
    (``{"names", "count"}``), ``grids`` (list of *grid*: ``{"id", "name", "points", "people"}``), ``photo``."""
    BOARD_MINE = "board-mine"
    """``place``, ``points``, ``gap`` (to who stands above, or 0); or ``place`` 0 and ``why`` (staff, hidden, none)."""
    BOARD_GRIDS = "board-grids"
    """``area``, ``span``, ``key``, ``old``, ``grids`` (list of *grid*), ``now``."""

    HELP = "help"
    """``name``, ``roles`` (list), ``rights`` (list), ``group`` (bool)."""
    START = "start"
    """``name``, ``roles``, ``rights``, ``contact``: the direct chat's front door."""
    ME = "me"
    """``name``, ``roles`` (list of ``{"role", "where"}``), ``home``, ``shown``, ``language``, ``account`` (its number
    on a platform that is not ours, for the community file, or ""), ``duty`` (list of ``{"role", "where", "start",
    "end", "on"}``: when on duty next, ``end`` null where none is near), ``leave`` (null, or ``{"first", "last",
    "stand_in", "on"}``), ``stands_in`` (list of ``{"name", "first", "last", "on"}``), ``now``."""
    MY_GRID = "my-grid"
    """``contact`` or null, ``grid``, ``leader`` (contact or null),
    ``card`` (``duties``, ``photo``, ``link``; or null)."""
    LANGUAGE = "language"
    """``language``: now speaking it; buttons for both."""
    STATUS = "status"
    """*case*, ``timeline`` (list of ``{"at", "move", "reason", "missed", "names", "words"}``)."""
    TODO = "todo"
    """``lines`` (list of *case* plus ``why``), ``page``, ``pages``, ``total``, ``to_tell`` (how many to be told)."""
    DUE = "due"
    """``topic``, ``lines`` (list of *line*, on ``agree`` with ``by``, ``since``, ``why``), ``page``, ``pages``,
    ``total``, ``now``: the cases behind one line."""
    WENT = "went"
    """``verb``, ``went`` (how many), ``others`` (list of ``{"name", "numbers"}``), ``refused`` (list of ``{"refusal",
    "numbers"}``): what became of several at once."""
    WHICH_DONE = "which-done"
    """``lines`` (list of *line*), ``activities`` (list of ``{"activity", "title"}``): a photo came from whoever has
    them in hand, or is in them; of which one is it, or is it new?"""
    TO_TELL = "to-tell"
    """``lines`` (list of *case* cut for GROUP plus ``name``, ``phone``), ``page``, ``pages``, ``total``: the looks are
    logged."""
    MINE = "mine"
    """``lines``, ``page``, ``pages``, ``total``."""
    WELCOME = "welcome"
    """``title``: the bot was added to a group; once."""
    HOW_PRIVATE = "how-private"
    """``link``: how somebody who reported in a group gets answers of their own; once."""
    THANKED = "thanked"
    """Nothing: a kind word for a kind word."""
    NO_CASE_YET = "no-case-yet"
    """What to write to report something."""
    CHOOSE_COMPOUND = "choose-compound"
    """*case*, ``options`` (list of ``{"id", "name"}``)."""
    CHOOSE_AREA = "choose-area"
    """*case*, ``options`` (list of ``{"id", "name"}``), ``level`` (building, stair; spot: it may be each of these),
    ``whole`` (id or 0)."""
    CHOOSE_CATEGORY = "choose-category"
    """*case*, ``options`` (list of ``{"key", "names"}``), ``page``, ``pages``."""
    CHOOSE_CONDITION = "choose-condition"
    """*case*, ``options`` (list of ``{"id", "name", "limit"}``), ``page``, ``pages``: ``limit`` is ``{"amount",
    "measure"}``."""
    CHOOSE_UNIT = "choose-unit"
    """*case*, ``options`` (list of ``{"id", "names"}``), ``page``, ``pages``."""
    CHOOSE_PAUSE = "choose-pause"
    """*case*, ``options`` (list of int): for how many days is it put off?"""
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
    SEND_LOG = "send-log"
    """Nothing else: please send what you solved, a photo or a sentence."""
    SEND_WORDS = "send-words"
    """*case*, ``what`` (not-done, not-solved, reword, write-out, pass-up, return …), ``canned`` (list of ``{"id",
    "words"}``, or absent): please write it in one message, press one that is kept, or skip."""
    CHOOSE_BIND_PURPOSE = "choose-bind-purpose"
    """``title``, ``options`` (list of purposes)."""
    CHOOSE_BIND_AREA = "choose-bind-area"
    """``title``, ``purpose``, ``options`` (list of ``{"id", "name", "kind"}``)."""
    BOUND = "bound"
    """``title``, ``purpose``, ``where``."""
    SETUP = "setup"
    """``step`` (street, communities, ready), ``street``: the first administrator's walk."""
    APPOINT_ROLE = "appoint-role"
    """``person`` (row id), ``name``, ``options`` (list of roles), ``day`` (until when: 20261231, or "")."""
    APPOINT_PLACE = "appoint-place"
    """``person``, ``name``, ``role``, ``day``, ``options`` (list of ``{"id", "name"}``)."""
    APPOINT_WHOM = "appoint-whom"
    """``options`` (list of ``{"id", "name"}``), ``told`` (what is known besides, as a button carries it)."""
    APPOINT_SURE = "appoint-sure"
    """``person``, ``name``, ``role``, ``place`` (row id), ``where``, ``day``, ``days`` (ends to choose from)."""
    POST_GIVEN = "post-given"
    """``name``, ``role``, ``where``, ``day``, ``by``: to whoever was appointed."""
    DISMISS_WHICH = "dismiss-which"
    """``options`` (list of ``{"post", "name", "role", "where"}``)."""
    DISMISS_SURE = "dismiss-sure"
    """``post`` (row id), ``name``, ``role``, ``where``."""
    DISMISSED = "dismissed"
    """The same, ``person``, ``lines`` (list of *case*): what they had in hand, ``options`` (``{"id", "name"}`` each):
    to whom it could go."""
    POST_ENDED = "post-ended"
    """The same as DISMISS_SURE, ``by``: to whoever held it."""
    APPOINTED = "appointed"
    """``name``, ``role``, ``where``, ``day``."""
    TRANSFER_WHOM = "transfer-whom"
    """``person`` (row id), ``name``, ``options`` (list of ``{"id", "name"}``): who goes on with their work?"""
    TRANSFER_SURE = "transfer-sure"
    """``person``, ``name``, ``successor`` (row id), ``to``, ``by``, ``total``, ``taken``, ``waiting``, ``checks``
    (counts), ``left`` (numbers that can't go), ``lines`` (the first, list of *case*): shall it go?"""
    TRANSFERRED = "transferred"
    """The same: it went."""
    TAKEN_OVER = "taken-over"
    """The same, to whoever goes on: one card for all of it."""
    HANDED_ON = "handed-on"
    """The same, to whoever had it."""
    FILE_TAKEN = "file-taken"
    """Nothing else: the community file will be read in a moment."""
    FILE_CHECKED = "file-checked"
    """``upload`` (row id), ``tables`` (list of ``{"table", "created", "changed", "ended"}``): what would change.
    ``standards`` of a city's table instead: null, or ``{"rows", "imported", "changed", "known", "categories", "unread"
    (list of {"row", "text", "why"}), "others"}``."""
    FILE_WRONG = "file-wrong"
    """``problems`` (``{"where", "code", "facts", "place"}`` each, the first twenty), ``count``."""
    FILE_APPLIED = "file-applied"
    """``tables``, ``standards`` as above: brought in."""
    INTRODUCE = "introduce"
    """``name``, ``home`` (or ""), ``shown`` (a code or ""), ``how``: asked (``first``) once, changed (``own``) at any
    time."""
    INTRO_ASK = "intro-ask"
    """``what`` (name, yard, building), ``options`` (list of ``{"id", "name"}``), ``verb`` (of their buttons)."""
    INTRO_SHOWN = "intro-shown"
    """The same facts as INTRODUCE: how shall the name be shown?"""
    MY_CARD = "my-card"
    """``name``, ``role``, ``where``, ``phone`` (as shown), ``known`` (the number), ``phone_shown``, ``duties``,
    ``photo`` (hash or ""), ``link`` (the page to print, or ""): one's own contact card."""
    CARD_SEND = "card-send"
    """``what`` (duties or photo): please send it."""
    CARD_PICTURE = "card-picture"
    """``name``, ``photo`` (hash): a contact card as a picture, to be forwarded."""
    MY_LINK = "my-link"
    """``link``, ``new`` (bool), ``row``: the reader's own way into the chat page."""
    JOIN_LINK = "join-link"
    """``row`` (of the link), ``title``, ``link``, ``joined`` (int), ``manage`` (bool: its buttons)."""
    JOIN_PICTURE = "join-picture"
    """``title``, ``photo`` (hash): the link as a QR code, to be forwarded."""
    CHOOSE_JOIN = "choose-join"
    """``options`` (list of ``{"id", "name"}``): which group's link?"""
    JOIN_REVOKED = "join-revoked"
    """``title``: the link has ended."""
    JOIN_HELP = "join-help"
    """``title`` and ``link`` (of the group's standing link, "" for none), ``contact``, ``group`` (bool: asked in a
    group), ``bot`` (link to the bot where that says something, or ""): how to bring a neighbour in."""
    PAPER_DRAFT = "paper-draft"
    """*case* with ``paper`` (row id), ``kind`` (rectify or urge), ``community``, ``year``, ``serial`` (null for a
    draft), ``to`` (names of the unit), ``basis``, ``until`` (time or null), ``issued_at``, ``issuer``, ``paper_place``,
    ``matter``, ``said``, ``link``; ``out``: those of the case that are issued already, each with the same."""
    PAPER = "paper"
    """The same without ``out``: to the unit, and to whoever issued it."""
    EXPORT = "export"
    """``link``, ``phones`` (bool: they stand in it), ``may`` (bool: the reader may have them): a workbook."""
    LINKS = "links"
    """``groups`` (list of ``{"id", "title", "joined", "since"}``: links into groups that stand), ``options`` (list of
    ``{"id", "name"}``: whose own link is meant?) and ``now``."""
    LINK_OF = "link-of"
    """``row`` (of the person), ``name``, ``browsers`` (int), ``last`` (moment or null), ``now``: their own link."""
    LINK_ENDED = "link-ended"
    """``name`` (whose link, "" for themselves), ``by`` (who ended it)."""
    RESTORE_WHO = "restore-who"
    """``options`` (list of ``{"id", "name"}``): who wants to come back? None: say a name."""
    RESTORE_CODE = "restore-code"
    """``name``, ``code``, ``link``: what to say on the phone."""
    RESTORED = "restored"
    """``name`` ("" for whoever came back), ``link``, ``row``."""
    LINK_CODE = "link-code"
    """``code``: to be written in the other account; "" says how it is done."""
    LINKED = "linked"
    """Nothing else: two accounts are one person."""
    LOOKS = "looks"
    """``number``, ``lines`` (list of ``{"at", "role", "what", "name"}``, the name "" for the reporter), ``more``."""
    DUTY_BOARD = "duty-board"
    """``places`` (list of ``{"post", "role", "where", "on", "there", "usual", "week", "empty", "away", "lines"}``:
    codes, names, stretches ``{"start", "end", "names"}``, lines ``{"id", "name", "days", "opens", "closes"}``)
    and ``now``."""
    DUTY_WHO = "duty-who"
    """``options`` (list of ``{"post", "person", "name", "role", "where"}``), ``told`` (what a button carries on)."""
    DUTY_DAYS = "duty-days"
    """``post``, ``person``, ``name``, ``where``: on which days?"""
    DUTY_UNTIL = "duty-until"
    """``post``, ``person``, ``name``, ``where``, ``told``, ``options`` (list of 20261231 or ""): until when?"""
    DUTY_SET = "duty-set"
    """``name``, ``role``, ``where``, ``days``, ``opens``, ``closes`` (minutes), ``first``, ``last`` (times or null),
    ``line`` (row id or 0), ``ended`` (bool), ``now``: put on duty, or taken off again."""
    ON_DUTY = "on-duty"
    """The same and ``by``: to whoever was put on duty."""
    MERGE_SURE = "merge-sure"
    """*case*, ``others`` (list of *case*), ``total`` (how many people reported them): shall they be one?"""
    PART_SURE = "part-sure"
    """*case*: shall it be a case of its own again?"""
    HARD_ASKED = "hard-asked"
    """*case*, ``by``, ``why`` (words): to grid leader or desk: do you say so too that it is a hard case?"""
    HARD_PROPOSED = "hard-proposed"
    """``number``: a toast: the other side has been asked."""
    HARD_REFUSED = "hard-refused"
    """*case*, ``by``: to whoever proposed it: once more below first."""
    HARD_BACK = "hard-back"
    """*case*, ``words``: to the grid leader: the street sent it back with this instruction."""
    HARD_LIST = "hard-list"
    """``lines`` (list of *case* plus ``tried``, a list of ``{"move", "reason", "to", "unit"}``, and ``coordinates``),
    ``page``, ``pages``, ``total``: the street's list."""
    LEDGER = "ledger"
    """``row`` (of the question), ``asked`` (``stand``, ``span``, ``first``, ``last``, ``units`` (names), ``places``,
    ``terms``), ``lines`` (list of *case*), ``newer``, ``older`` (case ids to go on from, or 0), ``now``, ``may_batch``
    (bool: whether the reader may do several at once)."""
    BATCH = "batch"
    """``row`` (of the question), ``lines`` (list of *case* plus ``chosen``), ``total`` (chosen), ``does`` (close,
    assign, nudge, hard, cancel or ""), ``to`` (names of a unit or null), ``unit_id``, ``able`` (int), ``unable``
    (numbers), ``went`` (int), ``refused`` (list of ``{"refusal", "numbers"}``): which ones, and what with them?"""
    BATCH_UNIT = "batch-unit"
    """``row``, ``options`` (list of ``{"id", "names"}``), ``page``, ``pages``: to which unit?"""
    BATCH_SURE = "batch-sure"
    """The same as BATCH: is it right so?"""
    BATCHED = "batched"
    """The same: what became of it."""
    GIFTS = "gifts"
    """``area``, ``spendable``, ``reserved`` (list of *redemption*), ``gifts`` (list of *gift*), ``now``: what the
    reader can exchange points for. A *gift* is ``{"id", "gift" (names), "points", "left", "most", "since", "until" (ISO
    days or null), "photo", "why" (the refusal that taking it would meet, or "")}``."""
    GIFT = "gift"
    """*gift*, ``spendable``, ``turn``, ``now``: one gift, before it is taken."""
    GIFT_CODE = "gift-code"
    """*redemption*: ``redemption`` (row id), ``gift`` (names), ``photo``, ``points``, ``code``, ``until``, ``area``,
    ``link`` (to the page with the QR code, or ""), ``spendable``, ``now``: reserved; this is the code."""
    GIFT_SOON = "gift-soon"
    """*redemption*: it still waits, and soon goes back."""
    GIFT_CHECK = "gift-check"
    """*redemption*, ``name`` (whose it is): to the desk that was told the code, before it hands over."""
    GIFT_HANDED = "gift-handed"
    """``gift``, ``name``, ``points``, ``left``: handed over; to the desk."""
    GIFT_THANKS = "gift-thanks"
    """``gift``, ``points``, ``spendable``: fetched; to whoever has it now."""
    GIFT_BACK = "gift-back"
    """``gift``, ``points``, ``spendable``, ``how`` (cancelled, lapsed): the points are back."""
    GIFT_SHELF = "gift-shelf"
    """``area``, ``gifts`` (list of *gift* with ``reserved``, ``handed``), ``now``: the desk's list."""
    GIFT_BOOK = "gift-book"
    """``file`` (row id, or 0), ``link`` (or ""), ``count``: who exchanged what, what is there, what was counted."""
    GIFT_KEPT = "gift-kept"
    """*gift*, ``reserved``, ``handed``, ``how`` (new, changed, shown, counted, ended), ``expected``, ``counted`` (or
    null): what the desk did with one."""
    LEDGER_WANTED = "ledger-wanted"
    """Nothing else: the workbook is being written and comes in a moment."""
    LEDGER_FILE = "ledger-file"
    """``file`` (row id, 0 for none), ``row`` (of the question), ``count`` (cases; null: it could not be written),
    ``link`` (or ""), ``reporters`` (bool: they stand in it), ``may`` (bool: the reader may have them): a workbook."""
    RATES = "rates"
    """``first``, ``last`` (days), ``whole`` (bool: more than one's own unit), ``units`` (list of ``{"unit", "names",
    "place" (0 for none), "tally", "rates" (code → [part, of]), "low" (codes below their floor)}``), ``desks`` (list of
    ``{"name", "decided", "in_time", "median" (seconds or null), "ended", "misdirected"}``), ``least`` and ``now``."""
    BULLETIN = "bulletin"
    """``bulletin`` (row id), ``kind``, ``area``, ``decides`` (desk or street), ``first``, ``last`` (days),
    ``counts`` (name → [now, before]), ``kinds`` (list of ``{"names", "count"}``), ``units`` (as in RATES, and ``red``),
    ``oldest`` (list of ``{"number", "category", "public_place", "state", "days"}``), ``words``, ``photo`` (hash or ""),
    ``least``, ``floors`` (code → percent), ``publish_at``, ``now``: to the work group, by somebody's press."""
    BULLETIN_DRAFT = "bulletin-draft"
    """``gone``, or the same, ``standing`` (draft, approved, published, dropped, lapsed), ``waits`` (bool: it might be
    out by now), ``objections`` (list of ``{"unit", "names", "why"}``), ``out`` (names of units taken out): to desk or
    street."""
    BULLETIN_LINE = "bulletin-line"
    """As BULLETIN with one unit and no list, ``standing``, ``waits`` and ``left_out`` (bool): to that unit, a working
    day before."""
    BULLETIN_OBJECTION = "bulletin-objection"
    """``bulletin``, ``kind``, ``area``, ``decides``, ``first``, ``last``, one of ``units``, ``least``, ``floors``,
    ``why``, ``standing``, ``now``: to desk or street."""
    BULLETIN_ANSWER = "bulletin-answer"
    """``kind``, ``area``, ``decides``, ``first``, ``last``, ``became`` (left-out, published, dropped,
    lapsed), ``now``: to a unit that objected."""
    BULLETIN_WRITE = "bulletin-write"
    """``what`` (words, objection), ``decides``: please write it."""
    EXEMPTED = "exempted"
    """``number``, ``case``, ``version``, ``why``: its being late does not count against the unit."""
    HARD_TOGETHER = "hard-together"
    """*case*, ``tried``: the street's card of one hard case."""
    CHOOSE_JOINT = "choose-joint"
    """*case*, ``options``, ``page``, ``pages`` as ``CHOOSE_UNIT``: who helps?"""
    PART_DONE = "part-done"
    """*case*, ``by`` (a unit's name): to the leading unit and the street."""
    LEAVE = "leave"
    """``name`` (who is away, "" for the reader), ``first``, ``last`` (times), ``stand_in`` (name or ""), ``places``
    (``{"post", "role", "names"}``), ``leave`` (row id), ``now``."""
    LEAVE_SURE = "leave-sure"
    """``person``, ``name``, ``first``, ``last``, ``stand_in``, ``places``, ``told`` (what the button carries), ``now``:
    shall it be written down that somebody else is away?"""
    LEAVE_ENTERED = "leave-entered"
    """``by``, ``first``, ``last``, ``stand_in``, ``places``, ``now``: to whoever is away, by somebody else."""
    LEAVE_ENDED = "leave-ended"
    """``name``, ``by`` (one of them ""): not away after all; to whoever undid it, and to the person."""
    STAND_IN_OVER = "stand-in-over"
    """``name``: to whoever stood in: they are back, or not away after all."""
    STANDS_IN = "stands-in"
    """``name``, ``first``, ``last``, ``now``: to whoever stands in."""
    BACK = "back"
    """Nothing but ``now``: no longer on leave."""
    IDENTITY = "identity"
    """*case*, ``name``, ``phone``, ``home``, ``own_words``, ``filed_by`` (who filed it for them, or ""), ``viewer``
    (who looks): the look is logged; it says so."""

    COPY_TEXT = "copy-text"
    """*case* cut for GROUP, or a text of the day (``group``, ``day``, ``new``, ``done``): the plain text, to copy."""
    SEND_PASTE = "send-paste"
    """``paste`` (row id), ``group`` (name or ""), ``options`` (list of ``{"id", "name"}``), ``lines`` (int so far)."""
    PASTE_TAKEN = "paste-taken"
    """Nothing else: what was pasted will be read in a moment."""
    PASTE_FOUND = "paste-found"
    """``paste``, ``version``, ``group``, ``matters`` (list of ``{"who", "place", "category" (names or null), "words",
    "off", "also", "emergency"}``), ``receipts``, ``rest``, ``before``, ``more`` (counts), ``question`` (null, or
    ``{"kind" (who, place), "about", "matter", "options"}``)."""
    PASTE_FILED = "paste-filed"
    """``numbers`` (list), ``twice`` (how many others had been reported meanwhile)."""

    ACTIVITY = "activity"
    """*activity*, ``audience`` (group, team, own, organiser), ``area``, ``leader`` (``{"name", "phone", "role"}``),
    ``seats`` and ``queue`` (lists of *name*), ``queued`` (int), ``compact`` (bool: too many names for a card),
    ``calendar``, ``roster`` (links or ""): the live card of an activity. A *name* is ``{"how" (a ``Shown``), "name"
    (only what that takes), "guest", "guardian", "age", "phone", "offered", "asked", "n", "row", "seated", "attendance"
    (for staff, or ""), "late_entry"}``. For its captain also ``phase`` (before, on, over), ``word``, ``qr`` (link),
    ``ticks`` (what a press on a name says), ``checked`` and ``open`` (counts), ``page``, ``pages``, ``first``."""
    PLAN_ASK = "plan-ask"
    """``step``: one question of the guided way to an activity, or of something that is done with one; ``row`` and
    ``version`` of that one, or 0."""
    PLAN_CHECK = "plan-check"
    """*activity*, ``area``, ``leader``, ``repeat`` (RRULE or ""), ``groups`` (titles): is it right so?"""
    PLAN_MORE = "plan-more"
    """The same: what else can be said of it."""
    ACTIVITY_DONE = "activity-done"
    """``what`` (a code), ``number``, ``name``: something was done with an activity, in one sentence."""
    ACTIVITY_CHANGED = "activity-changed"
    """*activity*, ``changed`` (columns), ``before`` (start), ``why``, ``ask`` (bool: do you still come?), ``to``
    (*names* that a group reads it for): to whoever is in or waits."""
    ACTIVITY_OFF = "activity-off"
    """*activity*, ``to``: cancelled or postponed, with its ``reason``."""
    ACTIVITIES = "activities"
    """``span`` (list, week, next-week, mine), ``lines`` (list of *activity* with ``mine`` (a seat's state or "") and
    ``place_of``), ``organises`` (bool), ``feed`` (link or ""), ``now``."""
    MONTHS_WORK = "months-work"
    """``area`` (name), ``month`` (2026-11), ``count``, ``off`` (called off), ``heads``, ``came``, ``seats``,
    ``minutes``, ``areas`` (list of ``{"name", "times", "came", "minutes"}``, empty for one), ``lines`` (list of
    ``{"activity", "title", "starts_at", "came", "seats", "minutes"}``), ``more``, ``before`` and ``next`` (months or
    ""), ``link`` (the workbook, or ""), ``now``."""
    MONTH_PICTURE = "month-picture"
    """``area`` (name), ``month`` (2026-11), ``count``, ``came``, ``heads``, ``minutes``, ``photo`` (hash)."""
    TEMPLATES = "templates"
    """``options`` (list of ``{"id", "name"}``)."""
    SIGNED = "signed"
    """*activity*, ``result`` (seated, queued, left, asked, confirmed, ask-captain), ``place``, ``count``, ``waiting``,
    ``names`` (of guests), ``guests_only`` (bool: only they leave), ``warn`` (title of what overlaps, or ""),
    ``captain`` (whose word is needed first)."""
    GUEST_ASK = "guest-ask"
    """*activity*: whom do you sign up?"""
    SEAT_OFFERED = "seat-offered"
    """*activity*, ``until``, ``count``, ``to``: a seat is free; do you take it?"""
    SEAT_LAPSED = "seat-lapsed"
    """*activity*, ``to``: nobody answered the offer; the next one has it."""
    ENTERED = "entered"
    """*activity*, ``by`` (name), ``what`` (added, moved, removed), ``why``, ``to``; added: ``result``, ``place``."""
    ACTIVITY_SOON = "activity-soon"
    """*activity*, ``leader``, ``ask`` (bool: another time is not answered yet), ``to``: to whoever is in, before it."""
    ACTIVITY_SHORT = "activity-short"
    """*activity*, ``needed``, ``leader``, ``link`` (or ""): people are missing; to its captain, with a call to copy."""
    HELP_WANTED = "help-wanted"
    """The same: the call in the volunteers' group."""
    MISSED = "missed"
    """*activity*, ``times``, ``to``: to whoever signed up and was missing too often, alone."""
    LET_COME = "let-come"
    """*activity*, ``name``, ``person`` (row id): may they come? To its captain."""
    VOLUNTEER = "volunteer"
    """``skills`` (list of words), ``birth`` (year or null): what activities know of the reader."""
    PHOTOS_ASK = "photos-ask"
    """``number``, ``title``: send the photos of this activity."""
    PHOTOS_KEPT = "photos-kept"
    """``number``, ``title``, ``count`` (that came now), ``all``."""
    CLOSING_CHECK = "closing-check"
    """*activity*, ``photos`` (list of ``{"id", "sha"}``), ``came``, ``hours``, ``children`` (names), ``posted`` (bool):
    the closing post, for its captain alone."""
    CLOSING = "closing"
    """The same with ``photos`` as a list of hashes and nobody's name: in the volunteers' group. Live."""
    PHOTO_OUT = "photo-out"
    """*activity*, ``photos`` (list of ``{"id", "sha"}``): which of those that are posted is to be taken out?"""
    REMINDERS = "reminders"
    """``chosen`` (both, evening, hours, never): when one wants to be reminded."""
    MY_CALENDAR = "my-calendar"
    """``link``: the secret address of one's own calendar."""
    ROSTER_TEXT = "roster-text"
    """*activity*, ``seats``, ``queue`` (lists of *name*), ``link`` (or ""): the roster as 接龙, to be copied."""
    ROSTER_READ = "roster-read"
    """The same, ``fresh``, ``queued`` (of these), ``known`` (counts),
    ``unknown``, ``off`` (nicknames): what a pasted 接龙 brought."""

    GUIDE = "guide"
    """``step`` (what, where, yard, building, stair, pin, photos, check), ``version`` (of the card), ``options``,
    ``page``, ``pages``, ``whole`` (id or 0), ``has_home``, ``category`` (names or null), ``words``, ``place``,
    ``pinned``, ``photos`` (how many), ``spoken``, ``discreet``: a step of the guided way to report."""
    GUIDE_DOOR = "guide-door"
    """Nothing else: the guided way begins with this button, in the direct chat of whoever asked in a group."""
    GUIDE_LEADS = "guide-leads"
    """``link`` (or ""): to the group, that it goes on in a direct chat."""
    CLUE_DOOR = "clue-door"
    """``contact`` (the community police, or null), ``hearing`` (list of roles that hear clues here), ``unkept`` (bool:
    something was just said, and nothing of it was kept): a clue about a place, or about somebody?"""
    CLUE_PERSON = "clue-person"
    """``contact``: clues about persons are not taken here; whom to ring."""
    CLUE_WRITE = "clue-write"
    """``kind`` (a ClueKind), ``only_words`` (bool: a picture or a voice came, and was not kept): please write it."""
    CLUE_TAKEN = "clue-taken"
    """``code``: it arrived; the code is the only way to its outcome."""
    CLUE_FOLLOWED = "clue-followed"
    """``kind``, ``state``, ``unit`` (names or null), ``points`` (credited just now, or 0), ``total`` (of the reader's
    credits for clues): to whoever said the code."""
    CLUE_NEWS = "clue-news"
    """``clue`` (row id): there is one to be looked at; nothing of it."""
    CLUE = "clue"
    """``clue`` (row id), ``version``, ``kind``, ``state``, ``day`` (ISO), ``community`` (name), ``unit`` (names or
    null), ``words``, ``passes`` (bool: the reader may give it to a unit); or ``gone`` (true): the reader no longer may
    read it. Live."""
    CLUES = "clues"
    """``lines`` (list of ``{"clue", "kind", "state", "day"}``): what waits, to who hears clues."""
    CLUE_UNITS = "clue-units"
    """``clue``, ``version``, ``options`` (list of ``{"id", "names"}``), ``page``, ``pages``."""
    CLUE_PRIVATELY = "clue-privately"
    """``link`` (or ""): in a group, that a clue is said in a direct chat; nothing of it was kept."""
    FILED_FOR = "filed-for"
    """``how`` (author, yours), ``number``, ``by``, ``title``: what somebody said in a group was reported by a
    neighbour's answer; to whoever said it, or (we don't know who did) to the neighbour."""
    PHOTO_LOST = "photo-lost"
    """``number``, ``refusal`` (code): a photo or voice could not be fetched or opened, to whoever sent it."""
    GOT_IT = "got-it"
    """``number``, ``case``, ``joined`` (row ids, or absent): attached to your report; what joined can be split off."""
    PRIVATE_RECEIPT = "private-receipt"
    """Nothing else: the group reads only that it was received and is handled in private."""
    DONE_TOAST = "done-toast"
    """``verb`` (a Verb), ``number``, ``again`` (bool, of a rating: it is handled a second time): the press took effect;
    one short sentence per verb."""
    REFUSAL = "refusal"
    """``refusal`` (code) and its own facts."""


UNKEPT = frozenset({Notice.CLUE_DOOR, Notice.CLUE_PERSON, Notice.CLUE_WRITE, Notice.CLUE_TAKEN, Notice.CLUE_FOLLOWED})
"""What leaves the outbox as soon as it is sent, and no log line names: nobody is to read there who told what."""
