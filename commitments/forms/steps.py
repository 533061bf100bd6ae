"""Forms of what happens with an action."""

from typing import Any

from django import forms

from commitments.enums import DELIVERY_STATES, Aim, Delivery, Impact
from commitments.forms.fields import DayThatWas, DayToCome, StepForm, Words
from lib.govukforms.dates import DatePartsField

WRONG_FIGURE = "Enter a figure like 72 or 4.5"


class UpdateForm(StepForm):
    """What happened, and how far the action is now."""

    submit_text = "Post the update"
    words = Words(label="What happened?", help_text="In plain words. Everybody can read it. Name no person.")
    delivery = forms.ChoiceField(label="How far is it now?", widget=forms.RadioSelect)
    evidence = Words(label="How can anyone tell?", required=False, rows=2)
    evidence_link = forms.URLField(
        label="A page that shows it",
        required=False,
        max_length=500,
        assume_scheme="https",
        help_text="It begins with https://",
        error_messages={"invalid": "Enter an address like https://www.devon.gov.uk/page"},
    )

    def __init__(self, *args: Any, now: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        after = [now, *DELIVERY_STATES.allowed_from(now)]
        choices = [(each, Delivery(each).label) for each in after]
        self.fields["delivery"].choices = choices  # type: ignore[attr-defined]  # a field of choices

    def clean_evidence_link(self) -> str:
        """Return the address. Raises ValidationError for one that is not safe."""
        found = str(self.cleaned_data["evidence_link"])
        if found and not found.startswith("https://"):
            raise forms.ValidationError("Enter an address that begins with https://")
        return found


class NoteForm(StepForm):
    """Why an action is late or in trouble."""

    submit_text = "Save the note"
    why = Words(label="Why is it late or in trouble?", help_text="Everybody can read it. Name no person.")
    doing = Words(label="What do we do about it?")
    new_day = DayToCome(label="By when will it be done?", called="the new day")

    def __init__(self, *args: Any, has_ended: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if has_ended:
            self.fields["why"].label = "Why was it late or in trouble?"
            self.fields["doing"].label = "What did we do about it?"
            del self.fields["new_day"]


class MilestoneForm(StepForm):
    """A step on the way."""

    submit_text = "Add the step"
    title = forms.CharField(label="Which step?", max_length=200, help_text="Its words and its day stay as they are.")
    due_on = DayToCome(label="By when?", called="the day of the step")


class ReachedForm(StepForm):
    """On which day a step was reached."""

    on = DayThatWas(label="On which day was it reached?", called="the day on which it was reached")


class DroppedForm(StepForm):
    """Why a step is no longer planned."""

    why = forms.CharField(
        label="Why is it no longer planned?", max_length=500, help_text="Everybody can read it. Name no person."
    )


class _Figure(forms.DecimalField):
    def __init__(self, **kwargs: Any) -> None:
        box = forms.TextInput(attrs={"class": "govuk-input--width-5", "inputmode": "decimal"})
        codes = ("required", "invalid", "max_digits", "max_decimal_places", "max_whole_digits", "min_value")
        errors = dict.fromkeys(codes, WRONG_FIGURE)
        super().__init__(max_digits=12, decimal_places=2, min_value=0, widget=box, error_messages=errors, **kwargs)


class MeasureForm(StepForm):
    """A figure of the council's own, and where it should be."""

    submit_text = "Add the figure"
    title = forms.CharField(
        label="What is measured?",
        max_length=200,
        help_text="A figure of our own work. Never how many families said something: that comes from our reports.",
    )
    unit = forms.CharField(label="In what?", max_length=60, help_text="In words, like “working days”.")
    aim = forms.ChoiceField(label="Which way should it go?", choices=Aim.choices, widget=forms.RadioSelect)
    target = _Figure(label="Where should it be?")
    target_on = DatePartsField(label="By when?", called="the day of the target", required=False)
    source = forms.CharField(label="Where does the figure come from?", max_length=200)


class ChangeMeasureForm(MeasureForm):
    """What a figure says, put right; its name stays."""

    submit_text = "Save the figure"
    title = None  # type: ignore[assignment]  # Django takes the field away
    why = Words(label="Why is it changed?", help_text="Everybody reads this, with what the figure said before.", rows=2)


class ReadingForm(StepForm):
    """What a measure was on a day."""

    on = DayThatWas(label="On which day?", called="the day")
    value = _Figure(label="What was it?")


class ImpactForm(StepForm):
    """What an action changed for families, and how we know."""

    impact = forms.ChoiceField(
        label="What did it change for families?", choices=Impact.choices, widget=forms.RadioSelect
    )
    evidence = Words(
        label="How can anyone tell?",
        required=False,
        help_text="“Better” needs this, or a report in which families said so. Everybody can read it.",
    )
    report = forms.ChoiceField(
        label="In which report did families say it?",
        required=False,
        help_text="The report says what families answered about all our answers, not about this action alone.",
    )

    def __init__(self, *args: Any, reports: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["report"].choices = (("", "None"), *reports)  # type: ignore[attr-defined]  # a field of choices
        if not reports:
            del self.fields["report"]
