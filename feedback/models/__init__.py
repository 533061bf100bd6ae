"""What people told us, what protects them, and what the council answered."""

from feedback.models.additions import Addition
from feedback.models.challenges import Challenge
from feedback.models.desk import Conflict, HandOver
from feedback.models.drafts import Draft
from feedback.models.editions import AnswerEdition, RemovedEdition
from feedback.models.equality import EqualityAnswers
from feedback.models.hearing_back import ImpactAnswer, ResponseUpdate, TrueForMeToo
from feedback.models.moderation import Decision, IdentifiabilityCheck, Proposal, PublishedVersion, Redaction
from feedback.models.reopening import LookAgain, Reopening
from feedback.models.reports_about_me import ReportAboutMe
from feedback.models.responses import AnswersTo, Response
from feedback.models.rollups import Counted, Recount, Rollup, WaitingRollup
from feedback.models.safeguarding import ConcernNote, SafeguardingConcern
from feedback.models.second_reader import AnswerReading, AskedToRead
from feedback.models.small_wins import SmallWin
from feedback.models.submissions import Submission
from feedback.models.themes import InTheme, Theme, ThemeTrueForMeToo
from feedback.models.voices import Batch, FeelingAbout, HelperEntry
from feedback.models.words import OriginalWords, ReceiptCode

__all__ = [
    "Addition",
    "AnswerEdition",
    "AnswerReading",
    "AnswersTo",
    "AskedToRead",
    "Batch",
    "Challenge",
    "ConcernNote",
    "Conflict",
    "Counted",
    "Decision",
    "Draft",
    "EqualityAnswers",
    "FeelingAbout",
    "HandOver",
    "HelperEntry",
    "IdentifiabilityCheck",
    "ImpactAnswer",
    "InTheme",
    "LookAgain",
    "OriginalWords",
    "Proposal",
    "PublishedVersion",
    "ReceiptCode",
    "Recount",
    "Redaction",
    "RemovedEdition",
    "Reopening",
    "ReportAboutMe",
    "Response",
    "ResponseUpdate",
    "Rollup",
    "SafeguardingConcern",
    "SmallWin",
    "Submission",
    "Theme",
    "ThemeTrueForMeToo",
    "TrueForMeToo",
    "WaitingRollup",
]
