"""What a comparator can be about: who lives here, beside who told us."""

from django.db.models import TextChoices


class Subject(TextChoices):
    """One way of looking at who lives here."""

    DISTRICT = "district", "Part of Devon"
    AGE = "age", "Age and stage"
    SUPPORT = "support", "EHC plan or SEN support"
    SETTING = "setting", "Where they learn"
    DISABILITY = "disability", "Disability"
    ETHNICITY = "ethnicity", "Ethnic group"
    LANGUAGE = "language", "Main language"
