"""What somebody has begun to tell us and not sent: sealed, so that nobody but they can read it."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from lib import clock
from lib.personal import Personal


class Draft(models.Model):
    """An unsent answer. The key to it is in the writer's browser; the database has only a hash of that.

    Whoever asked for a code can open it in another browser: the code opens `sealed_token`, and that opens the words.
    """

    PERSONAL: ClassVar = (
        Personal(
            ("sealed", "sealed_token", "code_hash"),
            what="Answers not sent yet (sealed with a key that only the writer’s browser or code has)",
            who="The writer",
            why="So that nothing typed is lost",
            kept=(
                "The council’s days after the last change (28); a young person’s until they stop or close the "
                "browser, then unreadable"
            ),
        ),
    )

    token_hash = models.CharField(max_length=64, primary_key=True)
    sealed = models.BinaryField()
    code_hash = models.CharField(max_length=64, unique=True, null=True, blank=True)
    sealed_token = models.BinaryField(null=True, blank=True)
    brief = models.BooleanField(
        default=False, help_text="A young person's: its key ends with their browser, so it is deleted within two days"
    )
    touched_on = models.DateField(default=clock.today, help_text="The day only: an hour could point to a person")

    class Meta:
        indexes = (models.Index(fields=("touched_on",)),)
        constraints = (
            models.CheckConstraint(
                condition=Q(code_hash=None, sealed_token=None) | Q(code_hash__isnull=False, sealed_token__isnull=False),
                name="a_code_opens_something",
            ),
        )

    def __str__(self) -> str:
        return "A draft"
