"""The ground floor: tables, moves, rights, and the values that travel between floors. No I/O, no words for people."""

from models.activities import (
    ACTIVITY_MOVES,
    Activity,
    ActivityEvent,
    ActivityMove,
    ActivitySeries,
    ActivityState,
    ActivityTemplate,
    Attendance,
    Deed,
    Reminding,
    RosterName,
    SeatState,
    SignUp,
    Volunteer,
)
from models.areas import Area, Compound, Level, Outline
from models.assignments import Assignment, Ended
from models.base import metadata
from models.behalf import Behalf
from models.bulletins import Bulletin, BulletinKind
from models.canned import CannedReply, Moment
from models.card_jobs import CardJob, CardJobKind
from models.cards import Answer, Button, Card, File, Kind, Tone, Voice
from models.cases import Case, CaseEvent, CaseStage, Look, Looked, Question, Satisfaction, StageTime
from models.categories import Category, Condition, First, Measure, Responsibility, Sensitivity, TimeLimit
from models.chats import Chat, Purpose
from models.clues import Clue, ClueCredit, ClueKind, ClueLook, ClueState
from models.day_cards import DayCard, DayCardKind
from models.doors import Code, CodeKind, Export, Guess, JoinLink
from models.gatherings import Gathering
from models.gifts import TAKEN, Exchange, Gift, Redemption, StockTaking
from models.ledgers import Ledger, LedgerFile
from models.mail import Incoming, Lane, Outgoing, Posting
from models.moves import MOVES, OPEN, OVER, Move, State, after, allowed
from models.notices import Audience, Notice
from models.papers import Paper, PaperKind
from models.pastes import Nickname, Paste, PastedLine, PasteState
from models.people import Account, Appointment, Person, Role, Shown, Unit
from models.photos import Media, MediaCopy, Medium, Photo, PhotoState, Shot, Stage
from models.points import (
    ChainHead,
    ClosedMonth,
    Correction,
    Entry,
    EntryKind,
    PointRule,
    PointTotal,
    Purse,
    RuleGroup,
    SealedCredit,
    Span,
)
from models.presses import Press, Verb
from models.quoted import QuotedMessage
from models.refusals import Refusal, Refused
from models.rights import RIGHTS, Reach, Right, reaches
from models.rooms import Room, RoomEvent, RoomFile, RoomMember, RoomMessage, RoomSession, RoomUser
from models.roster import Days, Leave, Standby
from models.together import CaseUnit, Part
from models.town import Conversation, Counter, Marker, TownClock
from models.uploads import Upload, UploadState

__all__ = [
    "ACTIVITY_MOVES",
    "MOVES",
    "OPEN",
    "OVER",
    "RIGHTS",
    "TAKEN",
    "Account",
    "Activity",
    "ActivityEvent",
    "ActivityMove",
    "ActivitySeries",
    "ActivityState",
    "ActivityTemplate",
    "Answer",
    "Appointment",
    "Area",
    "Assignment",
    "Attendance",
    "Audience",
    "Behalf",
    "Bulletin",
    "BulletinKind",
    "Button",
    "CannedReply",
    "Card",
    "CardJob",
    "CardJobKind",
    "Case",
    "CaseEvent",
    "CaseStage",
    "CaseUnit",
    "Category",
    "ChainHead",
    "Chat",
    "ClosedMonth",
    "Clue",
    "ClueCredit",
    "ClueKind",
    "ClueLook",
    "ClueState",
    "Code",
    "CodeKind",
    "Compound",
    "Condition",
    "Conversation",
    "Correction",
    "Counter",
    "DayCard",
    "DayCardKind",
    "Days",
    "Deed",
    "Ended",
    "Entry",
    "EntryKind",
    "Exchange",
    "Export",
    "File",
    "First",
    "Gathering",
    "Gift",
    "Guess",
    "Incoming",
    "JoinLink",
    "Kind",
    "Lane",
    "Leave",
    "Ledger",
    "LedgerFile",
    "Level",
    "Look",
    "Looked",
    "Marker",
    "Measure",
    "Media",
    "MediaCopy",
    "Medium",
    "Moment",
    "Move",
    "Nickname",
    "Notice",
    "Outgoing",
    "Outline",
    "Paper",
    "PaperKind",
    "Part",
    "Paste",
    "PasteState",
    "PastedLine",
    "Person",
    "Photo",
    "PhotoState",
    "PointRule",
    "PointTotal",
    "Posting",
    "Press",
    "Purpose",
    "Purse",
    "Question",
    "QuotedMessage",
    "Reach",
    "Redemption",
    "Refusal",
    "Refused",
    "Reminding",
    "Responsibility",
    "Right",
    "Role",
    "Room",
    "RoomEvent",
    "RoomFile",
    "RoomMember",
    "RoomMessage",
    "RoomSession",
    "RoomUser",
    "RosterName",
    "RuleGroup",
    "Satisfaction",
    "SealedCredit",
    "SeatState",
    "Sensitivity",
    "Shot",
    "Shown",
    "SignUp",
    "Span",
    "Stage",
    "StageTime",
    "Standby",
    "State",
    "StockTaking",
    "TimeLimit",
    "Tone",
    "TownClock",
    "Unit",
    "Upload",
    "UploadState",
    "Verb",
    "Voice",
    "Volunteer",
    "after",
    "allowed",
    "metadata",
    "reaches",
]  # fmt: skip
