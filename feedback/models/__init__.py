"""What people told us, what protects them, and what the council answered."""

from feedback.models.drafts import Draft
from feedback.models.moderation import Decision, IdentifiabilityCheck, PublishedVersion, Redaction
from feedback.models.responses import Response
from feedback.models.safeguarding import SafeguardingConcern
from feedback.models.submissions import OriginalWords, ReceiptCode, Submission

__all__ = [
    "Decision",
    "Draft",
    "IdentifiabilityCheck",
    "OriginalWords",
    "PublishedVersion",
    "ReceiptCode",
    "Redaction",
    "Response",
    "SafeguardingConcern",
    "Submission",
]
