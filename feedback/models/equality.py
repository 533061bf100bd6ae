"""Who answers, in totals: joined to no story, no code and no person."""

import uuid
from typing import ClassVar

from django.db import models

from feedback.enums import Speaker
from lib.personal import Personal
from lib.sealed_field import SealedTextField


class EqualityAnswers(models.Model):
    """What somebody said about themselves, for the equality duty (Equality Act 2010, section 149).

    `once` is a hash of the secret in the writer's browser, which we do not keep: the same form sent twice is one
    row, and nobody, with every key and the whole database, can join a row to a story. Its number is random and it
    carries a month, not a day.
    """

    PERSONAL: ClassVar = (
        Personal(
            (
                "age",
                "sex",
                "ethnic_group",
                "disability",
                "religion",
                "sexual_orientation",
                "main_language",
                "own_words",
            ),
            what="Who answers (own words sealed), joined to no story, code or person",
            who="Nobody; totals through disclosure control",
            why="The equality duty (Equality Act 2010, section 149): whom we have not heard from",
            kept="As the council’s schedule says; nobody can be found by it",
        ),
        Personal(
            ("once",),
            what="A hash of a secret that we do not keep",
            who="Nobody",
            why="One form counts once",
            kept="As above",
        ),
    )

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    once = models.CharField(max_length=64, unique=True)
    speaker = models.CharField(max_length=20, choices=Speaker)
    month = models.DateField(help_text="The first day of the month")
    age = models.CharField(max_length=20, blank=True)
    sex = models.CharField(max_length=20, blank=True)
    ethnic_group = models.CharField(max_length=20, blank=True)
    disability = models.CharField(max_length=20, blank=True)
    religion = models.CharField(max_length=20, blank=True)
    sexual_orientation = models.CharField(max_length=20, blank=True)
    main_language = models.CharField(max_length=20, blank=True)
    own_words = SealedTextField(help_text="Their own words for any of it, sealed, as JSON")

    class Meta:
        verbose_name_plural = "equality answers"

    def __str__(self) -> str:
        return "Equality answers"
