"""How somebody wants to hear from us, as a form. Nothing is ticked or chosen before."""

from collections.abc import Callable
from typing import Any, ClassVar

from django import forms

from contact.enums import Format, Purpose, Way
from contact.reach import CannotReach, email_address, postal_address, uk_mobile, uk_number
from contact.selectors.details import Wanted
from lib.govukforms import GovukForm

# The field under each way, how it is checked, and what to do when nobody can be reached there.
REACH: dict[str, tuple[str, Callable[[str], str], str]] = {
    Way.EMAIL: ("email", email_address, "Enter your e-mail address like name@example.com"),
    Way.TEXT: (
        "text_number",
        uk_mobile,
        "Enter a UK mobile number like 07700 900123. If you have no mobile, choose a call or a letter",
    ),
    Way.PHONE: ("phone_number", uk_number, "Enter a UK phone number like 01392 380434"),
    Way.LETTER: (
        "address",
        postal_address,
        "Enter your address, one part on each line, with the UK postcode on the last line. Use 2 to 6 lines",
    ),
}
NAME_OF = {Way.PHONE: "phone_name", Way.LETTER: "letter_name"}
NAME_NEEDED = "Enter the name that we write on the envelope"
LANGUAGE_NEEDED = "Enter the language that you read best"


def _line(label: str, *, hint: str = "", kind: str = "", auto: str = "", longest: int = 254) -> forms.CharField:
    widget = forms.EmailInput() if kind == "email" else forms.TextInput()
    if kind == "tel":
        widget.input_type = "tel"
    widget.attrs |= {"autocomplete": auto} if auto else {}
    too_long = f"{label} must be {longest} characters or fewer"
    return forms.CharField(
        label=label,
        help_text=hint,
        widget=widget,
        required=False,
        max_length=longest,
        error_messages={"max_length": too_long},
    )


class HearBackForm(GovukForm):
    """The way, the form they can read best, and one tick for each thing that we may use it for."""

    submit_text = "Save how to reach me"
    mark_optional: ClassVar[bool] = False
    label_size: ClassVar[str] = "m"
    reveals = {
        "way": {
            Way.EMAIL: ("email",),
            Way.TEXT: ("text_number",),
            Way.PHONE: ("phone_number", "phone_name"),
            Way.LETTER: ("letter_name", "address"),
        },
        "copy_format": {Format.OTHER_LANGUAGE: ("language",)},
    }

    way = forms.ChoiceField(
        label="How shall we tell you?",
        help_text="Choose one. We keep only what you write under your choice.",
        choices=Way.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Select how we shall tell you. If you want no messages, choose “No thank you”"},
    )
    email = _line("Your e-mail address", kind="email", auto="email")
    text_number = _line("Your mobile number", kind="tel", auto="tel", hint="For example, 07700 900123", longest=60)
    phone_number = _line("Your phone number", kind="tel", auto="tel", hint="For example, 01392 380434", longest=60)
    phone_name = _line("Who shall we ask for?", hint="You can leave this empty.", auto="name", longest=80)
    letter_name = _line("The name for the envelope", auto="name", longest=80)
    address = forms.CharField(
        label="Your address",
        help_text="One part on each line, with the postcode on the last line.",
        widget=forms.Textarea(attrs={"rows": 5, "autocomplete": "street-address"}),
        required=False,
    )
    purposes = forms.MultipleChoiceField(
        label="What may we use it for?",
        help_text="Tick only what you want. You can change this at any time.",
        choices=Purpose.choices,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Tick at least one thing that we may use it for. Or choose “No thank you”"},
    )
    copy_format = forms.ChoiceField(
        label="What can you read best?",
        help_text="You can leave this out.",
        choices=Format.choices,
        widget=forms.RadioSelect,
        required=False,
    )
    language = _line("Which language?", longest=40)

    def clean(self) -> dict[str, Any]:
        """Look only at what stands under the choices; the rest is let go."""
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("way"):
            self._check_reach(cleaned, Way(cleaned["way"]))
        if cleaned.get("copy_format") != Format.OTHER_LANGUAGE:
            self.errors.pop("language", None)
        elif not cleaned.get("language"):
            self._ask("language", LANGUAGE_NEEDED)
        return cleaned

    def wanted(self) -> Wanted:
        """Return what was chosen; only what belongs to the choice."""
        given = self.cleaned_data
        way = Way(given["way"])
        return Wanted(
            way=way,
            to=given[REACH[way][0]],
            purposes=frozenset(Purpose(one) for one in given["purposes"]),
            name=given[NAME_OF[way]] if way in NAME_OF else "",
            copy_format=Format(given["copy_format"] or Format.STANDARD),
            language=given.get("language", ""),
        )

    def _check_reach(self, cleaned: dict[str, Any], way: Way) -> None:
        name, check, what_to_do = REACH[way]
        try:
            cleaned[name] = check(cleaned.get(name, ""))
        except CannotReach:
            self._ask(name, what_to_do)
        if way == Way.LETTER and not cleaned.get("letter_name"):
            self._ask("letter_name", NAME_NEEDED)
        hidden = {field for field, _check, _words in REACH.values()} | {*NAME_OF.values()}
        for other in hidden - {name, NAME_OF.get(way, "")}:
            self.errors.pop(other, None)

    def _ask(self, name: str, what_to_do: str) -> None:
        if name not in self.errors:
            self.add_error(name, what_to_do)


def initial_of(kept: Wanted) -> dict[str, Any]:
    """Return what the form shows of what we hold."""
    shown = {
        "way": kept.way,
        REACH[kept.way][0]: kept.shown,
        "purposes": list(kept.purposes),
        "copy_format": kept.copy_format,
        "language": kept.language,
    }
    return shown | ({NAME_OF[kept.way]: kept.name} if kept.way in NAME_OF else {})
