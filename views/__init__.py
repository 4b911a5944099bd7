"""What is shown: facts and a locale in, cards out. No session, no platform, no clock of its own."""

from collections.abc import Callable, Mapping
from typing import Any
from zoneinfo import ZoneInfo

from models.cards import Card
from models.notices import Audience, Notice
from views import (
    activities,
    answers,
    batches,
    bridge,
    bulletins,
    buttons,
    canned,
    clues,
    contact_card,
    corrections,
    danger,
    day,
    desk,
    doors,
    exporting,
    gifts,
    group,
    guide,
    hard,
    holder,
    introducing,
    ledger,
    lists,
    logbook,
    looks,
    on_the_day,
    papers,
    pasting,
    points,
    posts,
    questions,
    rates,
    reporter,
    roster,
    setup,
    signing,
    tell,
    transferring,
    verifier,
    wishes,
)
from views.phrases import TOWN
from views.sheet import Sheet

MOST_GATHERED = 20
MOST_SHOWN = 4

View = Callable[[Sheet], Card]

CASE_VIEWS: dict[Audience, View] = {
    Audience.REPORTER: reporter.reporters_card,
    Audience.GROUP: group.groups_card,
    Audience.TEAM: group.teams_card,
    Audience.HOLDER: holder.holders_card,
    Audience.VERIFIER: verifier.verifiers_card,
    Audience.JOINT: hard.helpers_card,
    Audience.DESK: desk.desks_card,
    Audience.LOGGER: logbook.loggers_card,
    Audience.OUTCOME: reporter.outcome,
}


def draw(notice: str, facts: Mapping[str, Any], locale: str, *, timezone: ZoneInfo = TOWN) -> Card:
    """The card that says ``notice`` with ``facts`` in ``locale``; ``ValueError`` for an unknown notice."""
    sheet = Sheet(facts, locale, timezone)
    return bridge.with_copy(Notice(notice), sheet, VIEWS[Notice(notice)](sheet))


def toast_text(notice: str, facts: Mapping[str, Any], locale: str) -> str:
    """The one line of a toast: the title of the card that the notice would be."""
    return draw(notice, facts, locale).title


def plain_text(card: Card) -> str:
    """A card as lines of text: title, fields, body."""
    fields = (f"{label}: {text}" for label, text in card.fields)
    return "\n".join([card.title, *fields, *filter(None, [card.body, card.block])])


def case_card(sheet: Sheet) -> Card:
    """The live card of a case, for the audience its facts were cut for."""
    if sheet.get("gone"):
        return Card(title=sheet.say("holder-gone", number=sheet.number))
    return CASE_VIEWS[Audience(sheet["audience"])](sheet)


def gathered(sheet: Sheet) -> Card:
    """One list instead of many cards: each notice's first line, the most urgent first."""
    told = sorted((_told(sheet, one) for one in sheet["notices"]), key=_urgency)
    more = len(told) - MOST_GATHERED
    texts = [card.title for _, card in told[:MOST_GATHERED]]
    texts += [sheet.say("gathered-more", count=more)] if more > 0 else []
    shown = {about.number: buttons.show(about) for about, _ in told if about.get("case")}
    return Card(
        title=sheet.say("gathered-title", count=len(told)),
        body="\n".join(texts),
        buttons=buttons.in_rows(list(shown.values())[:MOST_SHOWN]),
    )


def _told(sheet: Sheet, one: Mapping[str, Any]) -> tuple[Sheet, Card]:
    about = sheet.of(one["facts"])
    return about, VIEWS[Notice(one["notice"])](about)


def _urgency(told: tuple[Sheet, Card]) -> tuple[bool, str]:
    due = told[0].get("due_at")
    return due is None, due or ""


VIEWS: dict[Notice, View] = {
    Notice.CASE: case_card,
    Notice.CHANGED: reporter.changed,
    Notice.CALL_BACK: reporter.call_back,
    Notice.REMINDER: holder.reminder,
    Notice.ACCEPT_REMINDER: holder.accept_reminder,
    Notice.URGE: holder.urge,
    Notice.OVERDUE: holder.overdue,
    Notice.VERIFY_REMINDER: verifier.verify_reminder,
    Notice.NUDGED: holder.nudged,
    Notice.SIGN_ASKED: verifier.sign_asked,
    Notice.REPLY: reporter.replied,
    Notice.CANNED: canned.canned,
    Notice.TIME_ASKED: desk.time_asked,
    Notice.TIME_GRANTED: holder.time_granted,
    Notice.TIME_REFUSED: holder.time_refused,
    Notice.MERGE_SURE: desk.merge_sure,
    Notice.PART_SURE: desk.part_sure,
    Notice.RETURNED: desk.returned,
    Notice.SENT_BACK: holder.sent_back,
    Notice.ADDED: holder.added,
    Notice.DANGER_ALERT: danger.danger_alert,
    Notice.DANGER_ASK: danger.danger_ask,
    Notice.ON_SITE: danger.on_site,
    Notice.DANGER_ANSWER: danger.danger_answer,
    Notice.DAILY: lists.daily,
    Notice.DAY_WORK: day.work,
    Notice.DAY_OVERVIEW: day.overview,
    Notice.DAY_KINDS: day.kinds,
    Notice.DRAWN: day.drawn,
    Notice.LOOKED_INTO: day.looked_into,
    Notice.DAY_LOGGED: day.logged,
    Notice.DESK_DAILY: bridge.desk_daily,
    Notice.PLEASE_TELL: tell.please_tell,
    Notice.GATHERED: gathered,
    Notice.HELP: answers.help_,
    Notice.START: answers.start,
    Notice.ME: answers.me,
    Notice.MY_GRID: answers.my_grid,
    Notice.LANGUAGE: answers.language,
    Notice.STATUS: lists.status,
    Notice.TODO: lists.todo,
    Notice.DUE: day.due,
    Notice.WENT: day.went,
    Notice.WHICH_DONE: day.which_done,
    Notice.TO_TELL: tell.to_tell,
    Notice.MINE: lists.mine,
    Notice.WELCOME: answers.welcome,
    Notice.HOW_PRIVATE: answers.how_private,
    Notice.NO_CASE_YET: answers.no_case_yet,
    Notice.CHOOSE_COMPOUND: questions.choose_compound,
    Notice.CHOOSE_AREA: questions.choose_area,
    Notice.CHOOSE_CATEGORY: questions.choose_category,
    Notice.CHOOSE_CONDITION: questions.choose_condition,
    Notice.CHOOSE_UNIT: questions.choose_unit,
    Notice.CHOOSE_PAUSE: questions.choose_pause,
    Notice.CHOOSE_DAYS: questions.choose_days,
    Notice.CHOOSE_TIME_WHY: questions.choose_time_why,
    Notice.CHOOSE_DECLINE_WHY: questions.choose_decline_why,
    Notice.SEND_PIN: questions.send_pin,
    Notice.SEND_PROOF: questions.send_proof,
    Notice.SEND_LOG: logbook.send_log,
    Notice.SEND_WORDS: questions.send_words,
    Notice.CHOOSE_BIND_PURPOSE: questions.choose_bind_purpose,
    Notice.CHOOSE_BIND_AREA: questions.choose_bind_area,
    Notice.BOUND: answers.bound,
    Notice.SETUP: setup.step,
    Notice.APPOINT_WHOM: posts.appoint_whom,
    Notice.APPOINT_ROLE: posts.appoint_role,
    Notice.APPOINT_PLACE: posts.appoint_place,
    Notice.APPOINT_SURE: posts.appoint_sure,
    Notice.APPOINTED: posts.appointed,
    Notice.POST_GIVEN: posts.post_given,
    Notice.DISMISS_WHICH: posts.dismiss_which,
    Notice.DISMISS_SURE: posts.dismiss_sure,
    Notice.DISMISSED: posts.dismissed,
    Notice.TRANSFER_WHOM: transferring.transfer_whom,
    Notice.TRANSFER_SURE: transferring.transfer_sure,
    Notice.TRANSFERRED: transferring.transferred,
    Notice.TAKEN_OVER: transferring.taken_over,
    Notice.HANDED_ON: transferring.handed_on,
    Notice.POST_ENDED: posts.post_ended,
    Notice.FILE_TAKEN: setup.file_taken,
    Notice.FILE_CHECKED: setup.file_checked,
    Notice.FILE_WRONG: setup.file_wrong,
    Notice.FILE_APPLIED: setup.file_applied,
    Notice.INTRODUCE: introducing.introduce,
    Notice.INTRO_ASK: introducing.ask,
    Notice.INTRO_SHOWN: introducing.ways,
    Notice.MY_CARD: contact_card.my_card,
    Notice.CARD_SEND: contact_card.send,
    Notice.CARD_PICTURE: contact_card.picture,
    Notice.MY_LINK: doors.my_link,
    Notice.JOIN_LINK: doors.join_link,
    Notice.JOIN_PICTURE: doors.join_picture,
    Notice.CHOOSE_JOIN: doors.choose_join,
    Notice.JOIN_REVOKED: doors.join_revoked,
    Notice.JOIN_HELP: doors.join_help,
    Notice.PAPER_DRAFT: papers.draft,
    Notice.PAPER: papers.issued,
    Notice.RESULTS_IN: activities.results_in,
    Notice.MISSING_TOAST: activities.missing_toast,
    Notice.AWARD_ASK: points.award_ask,
    Notice.GIFTS: gifts.gifts,
    Notice.GIFT: gifts.gift,
    Notice.GIFT_CODE: gifts.code,
    Notice.GIFT_CHECK: gifts.check,
    Notice.GIFT_HANDED: gifts.handed,
    Notice.GIFT_THANKS: gifts.thanks,
    Notice.GIFT_BACK: gifts.back,
    Notice.GIFT_SHELF: gifts.shelf,
    Notice.GIFT_KEPT: gifts.kept,
    Notice.AWARDED: points.awarded,
    Notice.POINTS_MINE: points.mine,
    Notice.POINTS_TOLD: points.told,
    Notice.POINTS_DAY: points.day,
    Notice.REVERSE_WHICH: corrections.which,
    Notice.REVERSE_WHY: corrections.why,
    Notice.CORRECTION_ASK: corrections.ask,
    Notice.CORRECTION_ASKED: corrections.asked,
    Notice.CORRECTION_DONE: corrections.done,
    Notice.BOARD: points.board,
    Notice.BOARD_WEEK: points.week,
    Notice.EXPORT: exporting.export,
    Notice.LINKS: doors.links,
    Notice.LINK_OF: doors.link_of,
    Notice.LINK_ENDED: doors.link_ended,
    Notice.RESTORE_WHO: doors.restore_who,
    Notice.RESTORE_CODE: doors.restore_code,
    Notice.RESTORED: doors.restored,
    Notice.LINK_CODE: doors.link_code,
    Notice.LINKED: doors.linked,
    Notice.DUTY_BOARD: roster.board,
    Notice.DUTY_WHO: roster.who,
    Notice.DUTY_DAYS: roster.which_days,
    Notice.DUTY_UNTIL: roster.until,
    Notice.DUTY_SET: roster.settled,
    Notice.ON_DUTY: roster.on_duty,
    Notice.HARD_ASKED: hard.asked,
    Notice.HARD_PROPOSED: hard.proposed,
    Notice.HARD_REFUSED: hard.refused,
    Notice.HARD_BACK: hard.sent_back,
    Notice.HARD_LIST: hard.listed,
    Notice.BATCH: batches.batch,
    Notice.BATCH_UNIT: batches.batch_unit,
    Notice.BATCH_SURE: batches.batch_sure,
    Notice.BATCHED: batches.batched,
    Notice.LEDGER: ledger.ledger,
    Notice.LEDGER_WANTED: ledger.wanted,
    Notice.LEDGER_FILE: ledger.file,
    Notice.RATES: rates.rates,
    Notice.EXEMPTED: rates.exempted,
    Notice.BULLETIN: bulletins.bulletin,
    Notice.BULLETIN_DRAFT: bulletins.draft,
    Notice.BULLETIN_LINE: bulletins.line,
    Notice.BULLETIN_OBJECTION: bulletins.objection,
    Notice.BULLETIN_WRITE: bulletins.write,
    Notice.HARD_TOGETHER: hard.coordinated,
    Notice.CHOOSE_JOINT: hard.choose_joint,
    Notice.PART_DONE: hard.part_done,
    Notice.LEAVE: roster.leave,
    Notice.LEAVE_SURE: roster.leave_sure,
    Notice.LEAVE_ENTERED: roster.leave_entered,
    Notice.LEAVE_ENDED: roster.leave_ended,
    Notice.STAND_IN_OVER: roster.stand_in_over,
    Notice.STANDS_IN: roster.stands_in,
    Notice.BACK: roster.back,
    Notice.IDENTITY: desk.identity,
    Notice.COPY_TEXT: bridge.copy_text,
    Notice.SEND_PASTE: pasting.send_paste,
    Notice.PASTE_TAKEN: pasting.paste_taken,
    Notice.PASTE_FOUND: pasting.paste_found,
    Notice.PASTE_FILED: pasting.paste_filed,
    Notice.LOOKS: looks.looks,
    Notice.ACTIVITY: activities.activity,
    Notice.PLAN_ASK: activities.ask,
    Notice.PLAN_CHECK: activities.check,
    Notice.PLAN_MORE: activities.more,
    Notice.ACTIVITY_DONE: activities.done,
    Notice.ACTIVITY_CHANGED: activities.changed,
    Notice.ACTIVITY_OFF: activities.off,
    Notice.TEMPLATES: activities.templates,
    Notice.ACTIVITIES: signing.activities,
    Notice.SIGNED: signing.signed,
    Notice.GUEST_ASK: signing.guest_ask,
    Notice.SEAT_OFFERED: signing.offered,
    Notice.SEAT_LAPSED: signing.lapsed,
    Notice.ENTERED: signing.entered,
    Notice.ROSTER_TEXT: signing.roster_text,
    Notice.ROSTER_READ: signing.roster_read,
    Notice.ACTIVITY_SOON: on_the_day.soon,
    Notice.ACTIVITY_SHORT: on_the_day.short,
    Notice.HELP_WANTED: on_the_day.wanted,
    Notice.REMINDERS: on_the_day.reminders,
    Notice.MY_CALENDAR: signing.my_calendar,
    Notice.WISH: wishes.wish,
    Notice.WISH_NEWS: wishes.news,
    Notice.WISH_ASK: wishes.ask,
    Notice.WISH_RULES: wishes.rules,
    Notice.WISHES: wishes.listed,
    Notice.NEED_KIND: wishes.need_kind,
    Notice.CAN: wishes.can,
    Notice.BLOCKS: wishes.blocks,
    Notice.MY_SERVICE: wishes.service,
    Notice.GUIDE: guide.step,
    Notice.GUIDE_DOOR: guide.door,
    Notice.GUIDE_LEADS: guide.leads,
    Notice.CLUE_DOOR: clues.door,
    Notice.CLUE_PERSON: clues.about_a_person,
    Notice.CLUE_WRITE: clues.write,
    Notice.CLUE_TAKEN: clues.taken,
    Notice.CLUE_FOLLOWED: clues.followed,
    Notice.CLUE_NEWS: clues.news,
    Notice.CLUE: clues.clue,
    Notice.CLUES: clues.waiting,
    Notice.CLUE_UNITS: clues.units,
    Notice.CLUE_PRIVATELY: clues.privately,
    Notice.FILED_FOR: answers.filed_for,
    Notice.PHOTO_LOST: answers.photo_lost,
    Notice.GOT_IT: answers.got_it,
    Notice.PRIVATE_RECEIPT: group.private_receipt,
    Notice.DONE_TOAST: answers.done_toast,
    Notice.REFUSAL: answers.refusal,
}
