"""Both catalogues say the same things, every code has its words, and no word is left over."""

import re
from collections import Counter
from pathlib import Path

import pytest
from fluent.syntax import FluentParser, ast
from fluent.syntax.visitor import Visitor

import locales
from bot.gateways.telegram_menu import DIRECT, GROUP
from bot.ledger_book import CASES, REPORTERS, TIMELINE
from handlers import activities, planning
from locales import LOCALES, MissingWords, knows, language_of, say
from models.activities import CODE_WORDS, OFF_REASONS, ActivityState, Deed
from models.bulletins import BulletinKind
from models.canned import Moment
from models.cases import CaseStage, Looked, Question, Satisfaction
from models.categories import Measure
from models.chats import Purpose
from models.clues import ClueKind, ClueState
from models.gifts import Exchange
from models.moves import OPEN, Move, State
from models.papers import PaperKind
from models.people import Role, Shown
from models.points import Doubt, EntryKind, Span
from models.presses import Verb
from models.refusals import Refusal
from models.roster import Days
from models.sign_ups import Attendance, Reminding
from models.spot_checks import Listed
from models.together import Part
from models.wishes import ClaimState, WishState
from services.cases import handling, nudging
from services.day import TOPICS
from services.rating import SPANS
from services.rules.rates import Rate
from services.rules.skills import SKILLS, SLOTS
from services.rules.standard_limits import Unread
from views import batches, clues, history, ledger, wishes
from views.gift_book import SHEETS

ROOT = Path(locales.__file__).parent
HOUSE = ROOT.parent
SOURCES = [
    file.read_text()
    for floor in ("views", "handlers", "web", "services", "scheduler", "bot")
    for file in (HOUSE / floor).rglob("*.py")
]

LABELLED_BY_DATA = {
    Verb.DECLINE_WHY, Verb.MORE_TIME_WHY, Verb.RATE, Verb.CATEGORY, Verb.CONDITION, Verb.COMPOUND, Verb.AREA, Verb.UNIT,
    Verb.PASTE_LINE, Verb.PASTE_WHO, Verb.CLUE_KIND, Verb.CLUE_UNIT,
    Verb.RATES, Verb.BULLETIN_OUT, Verb.REVERSE, Verb.OBJECT_ENTRY,
    Verb.MARK, Verb.MARK_AS, Verb.NAMES, Verb.CLOSING_DROP, Verb.PHOTO_GONE, Verb.WHICH_ACTIVITY,
    Verb.LANGUAGE, Verb.CARD_PHONE, Verb.LINK_OF, Verb.INTRO_YARD, Verb.INTRO_BUILDING, Verb.INTRO_SHOWN,
    Verb.BIND, Verb.BIND_PURPOSE, Verb.APPOINT_WHOM, Verb.APPOINT_ROLE,
    Verb.APPOINT_PLACE, Verb.DISMISS_WHICH, Verb.TRANSFER_TO, Verb.TURN,
    Verb.DUTY_WHO, Verb.DUTY_DAYS, Verb.DUTY_PUT, Verb.JOINT, Verb.LEDGER, Verb.LEDGER_ONLY,
    Verb.BATCH_TICK, Verb.CANNED, Verb.CANNED_DROP, Verb.BATCH_DO, Verb.BATCH_UNITS,
    Verb.PAUSE_FOR, Verb.TICK, Verb.TICKED_DAYS, Verb.TICKED_WHY, Verb.WHICH, Verb.DUE,
    Verb.MONTHS_WORK, Verb.HELP_PAGE,
    Verb.ACTIVITY, Verb.PLAN_FROM, Verb.PLAN_EDIT, Verb.PLAN_SWITCH, Verb.CALL_OFF, Verb.PUT_OFF, Verb.REMIND_ME,
    Verb.GIFT, Verb.GIFT_CODE, Verb.GIFT_TAKE, Verb.GIFT_END,
    Verb.STREET_DOUBT, Verb.WISH, Verb.WISH_VISIT, Verb.WISH_RULE, Verb.WISH_GO, Verb.WISH_STAY, Verb.NEED_KIND,
    Verb.CAN_SWITCH, Verb.BLOCK,
    Verb.GUIDE_KIND, Verb.GUIDE_KINDS, Verb.GUIDE_PLACE, Verb.GUIDE_CHANGE, Verb.GUIDE_PIN, Verb.GUIDE_NEXT,
}  # fmt: skip
"""Buttons that carry the name of what is chosen."""

FAMILIES = {
    "role": set(Role),
    "purpose": set(Purpose),
    "state": set(State),
    "progress": set(State),
    "move": set(Move),
    "satisfaction": set(Satisfaction),
    "days": set(Days) | {"every-night"},
    "part": set(Part),
    "paper": set(PaperKind),
    "entry": set(EntryKind),
    "doubt": set(Doubt),
    "honour": {"leader", "top"},
    "certificate": {"leader", "top", "both", "text", "day"},
    "object-why": set(Doubt),
    "objection-how": {"no", "missing", "other"},
    "board-span": set(Span),
    "gift-sheet": set(SHEETS),
    "gift-column": {field for columns in SHEETS.values() for field, _ in columns},
    "exchange": set(Exchange),
    "board-off": {"staff", "hidden", "unchosen", "none"},
    "gift-back": {"cancelled", "lapsed", "body"},
    "gift-kept": {"new", "changed", "pictured", "shown", "counted", "ended"},
    "paper-ask": set(PaperKind) | {"soon"},
    "paper-sign": {"issuer", "receiver", "stamp"},
    "ask": set(Question),
    "refusal": set(Refusal),
    "done": set(Verb),
    "button": set(Verb) - LABELLED_BY_DATA,
    "decline": set(handling.DECLINE_REASONS),
    "time": set(handling.TIME_REASONS),
    "language": set(LOCALES),
    "limit": set(Measure),
    "stage": {*CaseStage, "open", "late"},
    "unread": set(Unread)
    | {"no-class-code", "no-matter-code", "no-matter", "no-condition", "no-limit", "bad-code"}
    | {"too-long-text", "twice"},
    "secrecy": {"private", "sealed"},
    "when": {"today", "tomorrow", "yesterday"},
    "day": {"today", "tomorrow", "yesterday"},
    "choose": {"building", "stair", "spot"},
    "changed": {"reopened", "cancelled", "merged", "parted", "paused", "resumed", "new"},
    "alike": set(OPEN) | {"ask", "since"},
    "due": {*TOPICS, "title"},
    "logged": {"title", "kind-later", "by", "at", "where", "as-last-time", "own-building"},
    "week": {"new", "closed", "returned", "late", "logged"},
    "went": {Verb.TAKE_ALL, Verb.TICKED_WHY, "others", "changed", "no-more-time"},
    "command": set(DIRECT) | set(GROUP),
    "shown": set(Shown),
    "looked": set(Looked),
    "transfer": {"whom", "nobody", "to", "sure", "taken", "waiting", "checks", "left"},
    "moment": set(Moment),
    "nudge": {nudging.RESIDENT, nudging.DESK},
    "drawn": {"fine", "doubt"},
    "guide": {"what", "where", "yard", "building", "stair", "spot", "pin", "photos", "check", "door", "leads"},
    "ledger": {*ledger.BUTTONS},
    "batch-do": set(batches.DEEDS),
    "batch-sure": set(batches.DEEDS),
    "batch-told": set(batches.DEEDS),
    "batched": set(batches.DEEDS),
    "ledger-sheet": {"cases", "timeline"},
    "ledger-column": {field.replace("_", "-") for field, _ in (*CASES, *REPORTERS, *TIMELINE)},
    "history": {"before", "next"},
    "history-poster": {"count", "heads", "came", "hours"},
    "history-sheet": set(history.SHEETS),
    "history-column": {key for columns in history.SHEETS.values() for key, _ in columns},
    "clue-kind": set(ClueKind),
    "clue-state": set(ClueState),
    "clue-told": set(ClueState),
    "clue-call": {*clues.NUMBERS},
    "guide-change": {"what", "where", "photos"},
    "deed": set(Deed),
    "activity": {state.replace("_", "-") for state in ActivityState} | {"opens", "off-body", "off-later-body", "stuck"},
    "plan-ask": {*planning.ANSWERS, *planning.OPERATIONS, "copy", planning.PHOTO},
    "plan-edit": {*planning.ANSWERS, *planning.OPERATIONS, "copy", "stop", planning.PHOTO},
    "plan-example": {*planning.ANSWERS, *planning.OPERATIONS, "copy"} - {"what", "bring", "captain", "cancel"},
    "switch": {setting.replace("_", "-") for setting in planning.SETTINGS},
    "activity-done": {*(what for _, what in planning.OPERATIONS.values())}
    | {"published", "changed", "template", "stopped", "dropped", "named", "called", "entered-late", "let", "closing"}
    | {"photo-out"},
    "mark": {*Attendance, "late-entry"},
    "tick": set(Attendance),
    "marked": {*Attendance, "open"},
    "checked": {"came", "late", "again", "left"},
    "off": {*OFF_REASONS, "later"},
    "remind": set(Reminding),
    "signed": {
        "seated",
        "queued",
        "left",
        "left-with",
        "left-guests",
        "asked",
        "asked-with",
        "confirmed",
        "ask-captain",
    },
    "entered": {"added", "moved", "removed"},
    "activities": {*activities.LISTS},
    "mine": {"seated", "offered", "queued"},
    "filed-for": {"author", "yours"},
    "street": {"list", *Listed},
    "street-said": {"doubted", "cleared", "held", "body"},
    "wish-is": set(WishState),
    "help-is": set(WishState),
    "wish-next": {"told", "done", "confirmed"},
    "help-next": {"open", "done", "confirmed", "unmet"},
    "wish-news": set(wishes.TELLINGS),
    "wish-ask": set(wishes.STEPS),
    "wish-example": {"new", "need"},
    "part-is": {state.replace("_", "-") for state in ClaimState},
    "claim": {ClaimState.WAITING, ClaimState.HELD, ClaimState.DONE, ClaimState.CONFIRMED},
    "skill": set(SKILLS),
    "slot": set(SLOTS),
    "rate": set(Rate),
    "bulletin": {*BulletinKind, "received", "closed", "logged", "open", "overdue"},
    "bulletin-is": {"draft", "approved", "published", "dropped", "lapsed"},
    "bulletin-answer": {"left-out", "published", "dropped", "lapsed"},
    "bulletin-write": {"words", "objection"},
    "rates-span": set(SPANS),
    "call-back": {*Satisfaction, "title", "body"},
    "called": {Shown.AUNTIE, Shown.UNCLE},
    "reporter": set(State) - {State.FILED, State.ASSIGNED, State.ACCEPTED},
}
"""Families whose members are made of a code; each code has its words."""

OPEN_FAMILIES = ("routed", "batch-why", "why", "heard", "import", "book")
"""Families whose codes are listed elsewhere, and may lack words."""

RESIDENTS_READ = ("reporter.ftl", "group.ftl", "answers.ftl", "danger.ftl", "questions.ftl", "buttons.ftl", "lists.ftl")
NEVER_TO_RESIDENTS = ("案件", "立案", "并案", "留观", "销号", "挂账", "督办", "通报", "接单", "退单", "结案", "申报单")
NEVER = ("案件", "立案", "并案", "留观", "接单", "退单", "督办", "通报", "红黑榜", "案卷")


class Variables(Visitor):
    """Collects the names of the facts that a message takes."""

    def __init__(self) -> None:
        self.names: set[str] = set()

    def visit_VariableReference(self, node: ast.VariableReference) -> None:  # noqa: N802 - the name fluent.syntax calls
        self.names.add(node.id.name)


def entries(locale: str, files: str = "*.ftl") -> list[ast.EntryType]:
    return [
        entry
        for file in sorted((ROOT / locale).glob(files))
        for entry in FluentParser().parse(file.read_text(encoding="utf-8")).body
    ]


def messages(locale: str, files: str = "*.ftl") -> dict[str, ast.Message]:
    return {entry.id.name: entry for entry in entries(locale, files) if isinstance(entry, ast.Message)}


def variables(message: ast.Message) -> set[str]:
    found = Variables()
    found.visit(message)
    return found.names


def texts(locale: str, files: str) -> str:
    return "\n".join(
        line
        for file in (ROOT / locale).glob(files)
        for line in file.read_text(encoding="utf-8").splitlines()
        if not line.startswith("#")
    )


@pytest.mark.parametrize("locale", LOCALES)
def test_a_catalogue_has_no_junk_and_says_everything_once(locale):
    parsed = entries(locale)
    assert not [entry.content for entry in parsed if isinstance(entry, ast.Junk)]
    counted = Counter(entry.id.name for entry in parsed if isinstance(entry, ast.Message))
    assert not [key for key, times in counted.items() if times > 1]


def test_both_languages_have_the_same_keys_with_the_same_facts():
    chinese, english = messages("zh_CN"), messages("en")
    assert chinese.keys() == english.keys()
    differing = {key for key in chinese if variables(chinese[key]) != variables(english[key])}
    assert not differing


@pytest.mark.parametrize(("family", "codes"), FAMILIES.items())
def test_every_code_has_its_words(family, codes):
    assert not [code for code in codes if not knows(f"{family}-{code}")]


def test_no_key_is_left_over():
    literal = {key for source in SOURCES for key in re.findall(r'"([a-z][\w-]*)"', source)}
    made = {f"{family}-{code}" for family, codes in FAMILIES.items() for code in codes}
    left = [key for key in messages("zh_CN") if key not in literal | made and not key.startswith(OPEN_FAMILIES)]
    assert not left


@pytest.mark.parametrize("word", NEVER_TO_RESIDENTS)
def test_residents_never_read_officialese(word):
    assert not [file for file in RESIDENTS_READ if word in texts("zh_CN", file)]


@pytest.mark.parametrize("word", NEVER)
def test_words_that_nobody_should_read(word):
    assert word not in texts("zh_CN", "*.ftl")


@pytest.mark.parametrize("key", sorted(key for key in messages("zh_CN", "buttons.ftl")))
def test_labels_fit_a_phone(key):
    label = say(key, "zh_CN", number=1280, days=3, role="", name="")
    assert len(label) <= 12


@pytest.mark.parametrize("locale", LOCALES)
def test_each_language_has_as_many_code_words_all_different(locale):
    words = [word.strip() for word in say("code-words", locale).split("|")]
    assert len(words) == len(set(words)) == CODE_WORDS
    assert all(word.isalnum() for word in words)


def test_numbers_are_names_not_amounts():
    assert "1280" in say("number", "en", number=1280)
    assert "1280" in say("number", "zh_CN", number=1280)


@pytest.mark.parametrize(("hours", "text"), [(1, "1 hour"), (2, "2 hours"), (21, "21 hours")])
def test_english_counts_right(hours, text):
    assert say("span-hours", "en", hours=hours) == text


def test_missing_words_are_noticed_and_fall_back():
    with pytest.warns(MissingWords):
        assert say("no-such-key", "en") == "no-such-key"
    with pytest.warns(MissingWords):
        assert say("number", "zh_CN") == "number"
    with pytest.warns(MissingWords):
        assert say("button-todo", "de") == say("button-todo", "zh_CN")


@pytest.mark.parametrize(
    ("code", "locale"),
    [
        ("zh-CN", "zh_CN"), ("zh_Hant", "zh_CN"), ("ZH", "zh_CN"), ("yue-HK", "zh_CN"), (None, "zh_CN"), ("", "zh_CN"),
        ("*", "zh_CN"), ("en", "en"), ("en-GB,en;q=0.9,zh;q=0.1", "en"), ("de-DE", "en"), ("fil", "en"),
        ("zh-CN,zh;q=0.9,en;q=0.8", "zh_CN"),
    ],
)  # fmt: skip
def test_language_of_a_platforms_code(code, locale):
    assert language_of(code) == locale


@pytest.mark.parametrize(
    ("key", "facts", "meant"),
    [
        ("danger-again", {"times": 1, "what": "gas"}, "Urgent, nobody is there yet (asked once): gas"),
        ("danger-again", {"times": 2, "what": "gas"}, "Urgent, nobody is there yet (asked 2 times): gas"),
        ("day-asked", {"days": 1}, "1 more day asked for"),
        ("bulletin-more", {"count": 1}, "1 more unit stands in the text."),
        ("gift-short", {"points": 1}, "1 point to go"),
        (
            "paste-counted",
            {"matters": 1, "receipts": 1, "rest": 1},
            "1 to report, 1 acknowledged, 1 other left alone",
        ),
    ],
)
def test_one_is_one_in_english(key, facts, meant):
    assert say(key, "en", **facts) == meant
