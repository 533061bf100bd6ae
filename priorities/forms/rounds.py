"""The form of a round: what it asks, of whom, and until when."""

from datetime import date, datetime, time
from typing import Any

from django import forms
from django.utils import timezone

from lib import clock
from lib.govukforms.dates import DatePartsField
from lib.govukforms.forms import GovukForm
from priorities.models import StarRound
from priorities.models.rounds import MOST_STARS_EACH
from priorities.selectors.marker import marker_of

WRONG_TIME = "Enter a time like 17:00"
MOST_YEARS = 2  # until a round closes
YES_NO = (("yes", "Yes"), ("no", "No, partner organisations only"))


class TimeField(forms.TimeField):
    """A time of the day on the clock in Devon."""

    def __init__(self, **kwargs: Any) -> None:
        box = forms.TimeInput(format="%H:%M", attrs={"class": "govuk-input--width-5", "inputmode": "text"})
        errors = {"required": WRONG_TIME, "invalid": WRONG_TIME}
        super().__init__(widget=box, input_formats=("%H:%M", "%H.%M", "%H%M"), error_messages=errors, **kwargs)


class NumberField(forms.IntegerField):
    """A small whole number in a narrow box."""

    def __init__(self, *, most: int, **kwargs: Any) -> None:
        box = forms.TextInput(attrs={"class": "govuk-input--width-2", "inputmode": "numeric"})
        wrong = f"Enter a whole number from 1 to {most}"
        errors = {"required": wrong, "invalid": wrong, "min_value": wrong, "max_value": wrong}
        super().__init__(min_value=1, max_value=most, widget=box, error_messages=errors, **kwargs)


class _RoundBefore(forms.ModelChoiceField):  # type: ignore[type-arg]  # Django has no generics at run time
    def label_from_instance(self, obj: Any) -> str:
        return str(obj.name)


class RoundForm(GovukForm):
    """What a round asks, of whom, and until when."""

    submit_text = "Save and go on"
    name = forms.CharField(
        label="What is this round called?",
        max_length=150,
        help_text="People see it, and it becomes the address. For example: Autumn 2027.",
    )
    question = forms.CharField(
        label="What do you ask everybody?",
        max_length=200,
        help_text="One question in plain words. It stands very large on the big screen.",
    )
    opens_on = DatePartsField(label="The day on which it opens", called="the day on which it opens")
    opens_time = TimeField(label="The time at which it opens", help_text="The time in Devon, like 09:00.")
    closes_on = DatePartsField(label="The day on which it closes", called="the day on which it closes")
    closes_time = TimeField(
        label="The time at which it closes", help_text="Nothing counts after this second. It closes by itself."
    )
    stars_each = NumberField(label="How many stars does each organisation have?", most=MOST_STARS_EACH, initial=5)
    threshold = NumberField(
        label="With how many stars is a priority on the focus list?",
        most=MOST_STARS_EACH,
        initial=3,
        help_text="All others stay visible too.",
    )
    with_families = forms.ChoiceField(
        label="Do families choose too?",
        choices=YES_NO,
        widget=forms.RadioSelect,
        initial="yes",
        help_text="Parent carers and young people each choose one, with a code. We count them apart from the stars.",
        error_messages={"required": "Select yes or no"},
    )
    previous = _RoundBefore(
        label="Which round came before it?",
        queryset=StarRound.objects.none(),
        to_field_name="slug",
        required=False,
        empty_label="None",
        help_text="You can carry its priorities over. The result says what has moved since.",
    )
    about = forms.CharField(
        label="How does it work?",
        widget=forms.Textarea(attrs={"rows": 5}),
        max_length=2000,
        required=False,
        help_text="In plain words, for everybody who takes part.",
    )
    seen = forms.CharField(widget=forms.HiddenInput, required=False, max_length=64)

    def __init__(self, *args: Any, earlier: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["previous"].queryset = earlier  # type: ignore[attr-defined]

    def clean_with_families(self) -> bool:
        """Return whether families choose too."""
        return bool(self.cleaned_data["with_families"] == "yes")

    def clean(self) -> dict[str, Any]:
        """Put days and times together, and refuse a round that closes before it opens or is over already."""
        found = super().clean() or {}
        found["opens_at"] = _moment(found.get("opens_on"), found.get("opens_time"))
        found["closes_at"] = _moment(found.get("closes_on"), found.get("closes_time"))
        if found["closes_at"]:
            self._refuse_times(found["opens_at"], found["closes_at"])
        return found

    def wanted(self) -> dict[str, Any]:
        """Return what the round shall ask, by the names of its fields; only for a valid form."""
        names = ("name", "question", "opens_at", "closes_at", "stars_each", "threshold")
        return {name: self.cleaned_data[name] for name in (*names, "with_families", "previous", "about")}

    def saw(self, star_round: StarRound) -> None:
        """Hold a newer marker, so that the next press saves over it knowingly."""
        self.data = {**self.data.dict(), "seen": marker_of(star_round)}  # type: ignore[attr-defined]

    def _refuse_times(self, opens_at: datetime | None, closes_at: datetime) -> None:
        if closes_at <= clock.now():
            self.add_error("closes_on", "Enter a day and a time of closing that are still to come")
        elif closes_at.year > clock.today().year + MOST_YEARS:
            self.add_error("closes_on", f"Enter a day of closing within {MOST_YEARS} years")
        elif opens_at and closes_at <= opens_at:
            self.add_error("closes_on", "Enter a day and a time of closing that are later than the opening")


def initial_of_round(star_round: StarRound) -> dict[str, Any]:
    """Return what the form shows for a round."""
    said = {name: getattr(star_round, name) for name in ("name", "question", "stars_each", "threshold", "about")}
    families = "yes" if star_round.with_families else "no"
    before = star_round.previous.slug if star_round.previous else ""
    opens, closes = _parts("opens", star_round.opens_at), _parts("closes", star_round.closes_at)
    return {**said, **opens, **closes, "with_families": families, "previous": before, "seen": marker_of(star_round)}


def _moment(day: date | None, at: time | None) -> datetime | None:
    return timezone.make_aware(datetime.combine(day, at)) if day and at else None


def _parts(name: str, moment: datetime | None) -> dict[str, Any]:
    if moment is None:
        return {}
    local = timezone.localtime(moment)
    return {f"{name}_on": local.date(), f"{name}_time": local.time()}
