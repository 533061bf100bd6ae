"""What somebody has begun to tell us and not sent: sealed, so that nobody but they can read it."""

from django.db import models

from lib import clock


class Draft(models.Model):
    """An unsent answer. The key to it is in the writer's browser; the database has only a hash of that."""

    token_hash = models.CharField(max_length=64, primary_key=True)
    sealed = models.BinaryField()
    touched_on = models.DateField(default=clock.today, help_text="The day only: an hour could point to a person")

    class Meta:
        indexes = (models.Index(fields=("touched_on",)),)

    def __str__(self) -> str:
        return "A draft"
