"""A form with every kind of field, for the gallery of components."""

from typing import ClassVar

from django import forms

from lib.govukforms import DatePartsField, GovukForm, GovukSubmit


class EveryFieldForm(GovukForm):
    submit_text = "Send what you have told us"
    choice_hints: ClassVar = {"who": {"young": "Up to your 26th birthday"}}
    divide_before: ClassVar = {"who": "unsure"}
    reveals: ClassVar = {"answer": {"email": ("email",), "phone": ("phone",)}}
    error_names: ClassVar = {"email": "your email address", "phone": "your phone number", "answer": "how to reach you"}

    story = forms.CharField(
        label="What went well?",
        help_text="Leave out names, and anything that would show who your child is.",
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=4000,
        required=False,
    )
    who = forms.ChoiceField(
        label="Who are you?",
        widget=forms.RadioSelect,
        choices=(
            ("parent", "A parent carer"),
            ("young", "A child or young person"),
            ("unsure", "I would rather not say"),
        ),
    )
    answer = forms.ChoiceField(
        label="How can we answer you?",
        widget=forms.RadioSelect,
        choices=(("email", "By email"), ("phone", "By phone"), ("none", "I do not need an answer")),
    )
    email = forms.EmailField(
        label="Your email address", required=False, widget=forms.EmailInput(attrs={"autocomplete": "email"})
    )
    phone = forms.CharField(label="Your phone number", required=False, widget=forms.TextInput(attrs={"type": "tel"}))
    stones = forms.MultipleChoiceField(
        label="What is it about?",
        help_text="Choose all that fit.",
        widget=forms.CheckboxSelectMultiple,
        required=False,
        choices=(("welcome-and-care", "Feeling welcome and cared for"), ("communicate", "Being told what is going on")),
    )
    district = forms.ChoiceField(
        label="Where do you live?", choices=(("", "Choose a place"), ("exeter", "Exeter"), ("torridge", "Torridge"))
    )
    happened = DatePartsField(label="When did it happen?", called="the date it happened", help_text="Like 27 3 2026")
    password = forms.CharField(label="Password", widget=forms.PasswordInput)
    notes = forms.FileField(label="Upload the notes", required=False)
    agree = forms.BooleanField(label="I have read who will see this")

    @property
    def buttons(self) -> tuple[GovukSubmit, ...]:
        return GovukSubmit(self.submit_text), GovukSubmit("Save for later", name="later", value="1", kind="secondary")


class OneQuestionForm(GovukForm):
    question_as_heading = True
    mark_optional = False
    error_names: ClassVar = {"story": "what went well or what needs to change"}

    story = forms.CharField(
        label="What needs to change?",
        help_text="Leave out names, and anything that would show who your child is.",
        widget=forms.Textarea(attrs={"rows": 8}),
        max_length=4000,
    )
