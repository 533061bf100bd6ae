"""The blocks that stand on every page."""

from django.db.models import TextChoices


class Block(TextChoices):
    """Where a contact point is shown."""

    TALK = "talk-to-a-person", "Talk to a person"
    SAFE = "stay-safe", "Stay safe"
    HELP = "help-and-advice", "Help and advice"
