"""What people told us, what protects them, and what the council answered."""

from feedback.models.drafts import Draft
from feedback.models.equality import EqualityAnswers
from feedback.models.hearing_back import ImpactAnswer, ResponseUpdate, TrueForMeToo
from feedback.models.moderation import Decision, IdentifiabilityCheck, Proposal, PublishedVersion, Redaction
from feedback.models.reports_about_me import ReportAboutMe
from feedback.models.responses import Response
from feedback.models.safeguarding import SafeguardingConcern
from feedback.models.submissions import Submission
from feedback.models.voices import Batch, FeelingAbout, HelperEntry
from feedback.models.words import OriginalWords, ReceiptCode

__all__ = [
    "Batch",
    "Decision",
    "Draft",
    "EqualityAnswers",
    "FeelingAbout",
    "HelperEntry",
    "IdentifiabilityCheck",
    "ImpactAnswer",
    "OriginalWords",
    "Proposal",
    "PublishedVersion",
    "ReceiptCode",
    "Redaction",
    "ReportAboutMe",
    "Response",
    "ResponseUpdate",
    "SafeguardingConcern",
    "Submission",
    "TrueForMeToo",
]
