"""“This says something about me”: one step, and it is hidden until a person has looked (PR-12)."""

import pgtrigger
from django.db import models
from django.db.models import Q

from accounts.models import User
from feedback.enums import REPORT_STATES, ReportState
from feedback.models.responses import Response
from feedback.models.role_rules import ONLY_ITS_DESK_LOOKS
from feedback.models.small_wins import SmallWin
from feedback.models.submissions import Submission
from feedback.models.themes import Theme
from lib import clock


def _one_of(*texts: str) -> Q:
    """Return the condition that exactly one of these is there."""
    found = Q()
    for text in texts:
        found |= Q(**{f"{other}__isnull": other != text for other in texts})
    return found


class ReportAboutMe(models.Model):
    """Somebody says that a published text shows who they are, or says something wrong about them."""

    submission = models.ForeignKey(
        Submission, on_delete=models.CASCADE, null=True, blank=True, related_name="reports_about_me"
    )
    response = models.ForeignKey(
        Response, on_delete=models.CASCADE, null=True, blank=True, related_name="reports_about_me"
    )
    theme = models.ForeignKey(Theme, on_delete=models.CASCADE, null=True, blank=True, related_name="reports_about_me")
    small_win = models.ForeignKey(
        SmallWin, on_delete=models.CASCADE, null=True, blank=True, related_name="reports_about_me"
    )
    report_key = models.CharField(max_length=64, unique=True, help_text="One form makes one report")
    hides = models.BooleanField(default=True, help_text="It is hidden until a person has looked")
    made_on = models.DateField(default=clock.today, help_text="The day only")
    state = models.CharField(max_length=15, choices=ReportState, default=ReportState.OPEN)
    looked_at_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    looked_at = models.DateTimeField(null=True, blank=True)
    note = models.TextField(blank=True, help_text="Why it was taken down or put back")

    class Meta:
        ordering = ("made_on", "pk")
        verbose_name_plural = "reports about me"
        indexes = (
            models.Index(fields=("submission",), condition=Q(state="open"), name="open_reports_about_me"),
            models.Index(fields=("response",), condition=Q(state="open"), name="open_reports_on_answers"),
            models.Index(fields=("theme",), name="reports_on_themes", condition=Q(theme__isnull=False)),
            models.Index(fields=("small_win",), name="reports_on_small_wins", condition=Q(small_win__isnull=False)),
        )
        constraints = (
            models.CheckConstraint(
                condition=_one_of("submission", "response", "theme", "small_win"),
                name="a_report_is_about_one_text",
            ),
            models.CheckConstraint(
                condition=Q(state=ReportState.OPEN) | Q(looked_at_by__isnull=False, looked_at__isnull=False),
                name="looked_at_by_somebody",
            ),
        )
        triggers = (
            pgtrigger.FSM(name="report_about_me_states", field="state", transitions=REPORT_STATES.fsm()),
            pgtrigger.ReadOnly(
                name="report_about_me_is_kept",
                fields=["submission", "response", "theme", "small_win", "report_key", "made_on"],
            ),
            pgtrigger.Protect(name="report_about_me_stays", operation=pgtrigger.Delete),
            pgtrigger.Trigger(
                name="only_its_desk_looks",
                when=pgtrigger.Before,
                operation=pgtrigger.Update,
                func=ONLY_ITS_DESK_LOOKS,
            ),
        )

    def __str__(self) -> str:
        return "A report about me"
