"""The files of a report that people take away, as the worker made them."""

from django.db import models
from django.db.models import Q

from lib import clock
from reports.enums import ReportFileName
from reports.models.reports import Report


class ReportFile(models.Model):
    """One file of a report. It is handed out only while `fingerprint` is that of what may be shown at that moment.

    So words that somebody takes back are in no file from that moment on, before the worker has made it anew.
    """

    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="files")
    name = models.CharField(max_length=20, choices=ReportFileName)
    fingerprint = models.CharField(max_length=64, help_text="SHA-256 of what the file shows and of how it is made")
    content = models.BinaryField()
    made_at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints = (
            models.UniqueConstraint(name="one_file_of_each_name", fields=("report", "name")),
            models.CheckConstraint(name="report_file_has_content", condition=~Q(content=b"")),
            models.CheckConstraint(
                name="report_file_name_is_known", condition=Q(name__in=[each.value for each in ReportFileName])
            ),
        )

    def __str__(self) -> str:
        return f"{self.name} of {self.report}"


class FilesFailure(models.Model):
    """Why the worker could not make every file of a report the last time that it tried. It goes once all are there."""

    report = models.OneToOneField(Report, on_delete=models.PROTECT, primary_key=True, related_name="files_failure")
    why = models.TextField(help_text="Which files, and the kind of fault; never a text of a person")
    at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints = (models.CheckConstraint(name="files_failure_says_why", condition=~Q(why="")),)

    def __str__(self) -> str:
        return f"Files of {self.report}"
