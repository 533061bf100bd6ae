"""Asking to be rung, and the contact team's page for it."""

from typing import Any

from django import forms

from contact import reach
from contact.enums import CallBy, Way
from contact.forms.fields import AddressField, KeyField, LineField, PhoneField
from contact.wanted import CHANNELS, CallWanted
from lib.govukforms import GovukForm
from lib.govukforms.honeypot import HoneypotMixin

LONGEST_SUMMARY = 5_000
HELPS = (
    ("an interpreter", "An interpreter"),
    ("British Sign Language", "British Sign Language (BSL)"),
    ("more time", "More time, and short words"),
    ("a text first", "A text first, so that I know it is you"),
)
IN_WRITING = {
    Way.EMAIL: "Yes, by e-mail",
    Way.TEXT: "Yes, by text to this number",
    Way.LETTER: "Yes, by letter",
}
NO_WRITING = "none"
WRITTEN = (*((way.value, words) for way, words in IN_WRITING.items()), (NO_WRITING, "No, thank you"))
STAFF_WRITTEN = (*((way.value, way.label) for way in IN_WRITING), (NO_WRITING, "No"))
FIELD_OF_WAY: dict[str, str] = {Way.EMAIL: "summary_email", Way.LETTER: "summary_address"}
WRONG_EMAIL = "Enter the e-mail address for what we write down, like name@example.com"
WRONG_MOBILE = "Enter a UK mobile phone number for a text. It begins with 07."
WRONG_ADDRESS = "Enter the postal address line by line, with the postcode on the last line"
LONGEST_TEXT_MESSAGE = 700  # GOV.UK Notify takes 918 characters, and our own words need some
# How each way in writing is checked, and what to do where nothing can reach somebody there.
CHECKED = {
    Way.EMAIL: (reach.email_address, WRONG_EMAIL),
    Way.TEXT: (reach.uk_mobile, WRONG_MOBILE),
    Way.LETTER: (reach.postal_address, WRONG_ADDRESS),
}


class CallBackForm(HoneypotMixin, GovukForm):
    """Only the name and the number are necessary, and nobody is asked what it is about (ALL-04)."""

    submit_text = "Ask us to get in touch"
    is_young = False
    reveals = {"summary_way": {str(way): (name,) for way, name in FIELD_OF_WAY.items()}}
    key = KeyField()
    name = LineField(
        most=100,
        autocomplete="name",
        label="Your name",
        help_text="A first name is enough.",
        error_messages={"required": "Enter a name that we can call you by"},
    )
    number = PhoneField(
        label="Your phone number",
        help_text="We use it for this and nothing else.",
        error_messages={"required": "Enter a phone number, so that we can reach you"},
    )
    call_by = forms.ChoiceField(
        label="How shall we reach you?",
        choices=CallBy,
        widget=forms.RadioSelect,
        error_messages={"required": "Select how we shall reach you"},
    )
    good_time = LineField(
        most=200, required=False, label="When is a good time?", help_text="Such as “after 4pm” or “not on a Wednesday”."
    )
    helps = forms.MultipleChoiceField(
        label="What would help you to talk?", choices=HELPS, required=False, widget=forms.CheckboxSelectMultiple
    )
    needs = LineField(
        most=300,
        required=False,
        label="Which language, or what else would help?",
        help_text="You do not need to tell us what it is about. We ask when we talk.",
    )
    summary_way = forms.ChoiceField(
        label="Shall we send you in writing what we said?",
        choices=WRITTEN,
        initial=NO_WRITING,
        required=False,
        widget=forms.RadioSelect,
        help_text="After our talk we write down what was said and what happens next.",
    )
    summary_email = LineField(most=254, autocomplete="email", required=False, label="Your e-mail address")
    summary_address = AddressField(
        label="Your postal address", help_text="With the postcode on the last line.", required=False
    )
    young = forms.BooleanField(label="I am a child or young person (we ring you before the grown-ups)", required=False)

    def clean(self) -> dict[str, Any]:
        """Refuse a text to a landline, and a summary in writing that could not reach them."""
        found = super().clean() or {}
        if found.get("call_by") == CallBy.TEXT and "number" in found and not _reaches(Way.TEXT, found["number"]):
            self.add_error("number", WRONG_MOBILE)
        way = found.get("summary_way", "")
        name = FIELD_OF_WAY.get(way, "number")
        if way in CHECKED and name not in self.errors and not _reaches(way, found.get(name, "")):
            self.add_error(name, CHECKED[Way(way)][1])
        return found

    @property
    def wanted(self) -> CallWanted:
        """What the person wants; only for a valid form."""
        given = self.cleaned_data
        way = given["summary_way"] if given["summary_way"] in CHANNELS else ""
        needs = [*given["helps"], *([given["needs"]] if given["needs"] else [])]
        return CallWanted(
            name=given["name"],
            number=given["number"],
            call_by=CallBy(given["call_by"]),
            good_time=given["good_time"],
            needs="; ".join(needs),
            young=self.is_young or given["young"],
            summary_way=way,
            summary_to=CHECKED[Way(way)][0](given[FIELD_OF_WAY.get(way, "number")]) if way else "",
        )


class YoungCallBackForm(CallBackForm):
    """The same in words for children."""

    submit_text = "Ask us to talk to you"
    is_young = True

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["young"]
        self.fields["name"].help_text = "Your first name is enough."
        self.fields["number"].help_text = "It can be your own, or a grown-up’s. Ask them first."
        self.fields["good_time"].help_text = "Such as “after school”."
        self.fields["needs"].help_text = "You do not have to say what it is about."
        self.fields["summary_way"].help_text = "Then you can look at it again later."


class FinishForm(GovukForm):
    """What was said and what happens next, and whether the person gets it in writing."""

    error_names = {"summary": "what was said and what happens next"}
    seen_version = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=2**31 - 1)
    summary = forms.CharField(
        label="What was said, and what happens next",
        help_text="Write it to the person: “You told us …. We will …, by Friday.” They are sent exactly these words.",
        max_length=LONGEST_SUMMARY,
        widget=forms.Textarea(attrs={"rows": 8, "dir": "auto"}),
        error_messages={
            "required": "Write what was said and what happens next",
            "max_length": "What was said must be 5,000 characters or fewer",
        },
    )
    summary_way = forms.ChoiceField(
        label="Do they want it in writing?", choices=STAFF_WRITTEN, initial=NO_WRITING, widget=forms.RadioSelect
    )
    summary_to = LineField(
        most=300,
        required=False,
        widget=forms.Textarea,
        label="Where to",
        help_text="Their e-mail address, number or postal address. Read it back to them.",
    )

    def clean(self) -> dict[str, Any]:
        """Refuse a summary in writing that could not reach them, or is too long for a text."""
        found = super().clean() or {}
        way = found.get("summary_way", "")
        if way in CHECKED and "summary_to" in found and not _reaches(way, found["summary_to"]):
            self.add_error("summary_to", CHECKED[Way(way)][1])
        if way == Way.TEXT and len(found.get("summary", "")) > LONGEST_TEXT_MESSAGE:
            self.add_error(
                "summary", f"A text holds {LONGEST_TEXT_MESSAGE} characters. Write it shorter, or send it otherwise"
            )
        return found

    @property
    def summed_up(self) -> dict[str, str]:
        """What the service takes; only for a valid form."""
        given = self.cleaned_data
        way = given["summary_way"] if given["summary_way"] in CHANNELS else ""
        place = CHECKED[Way(way)][0](given["summary_to"]) if way else ""
        return {"summary": given["summary"], "summary_way": way, "summary_to": place}


class SeenForm(forms.Form):
    """A button of the contact team: it says which version of the request was on the page."""

    seen_version = forms.IntegerField(min_value=0, max_value=2**31 - 1)


def _reaches(way: str, place: str) -> bool:
    try:
        CHECKED[Way(way)][0](place)
    except reach.CannotReach:
        return False
    return True
