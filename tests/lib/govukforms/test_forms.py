"""Forms as pages draw them."""

from html.parser import HTMLParser

import pytest
from django import forms
from django.template import engines

from lib.govukforms import DatePartsField, GovukForm, GovukSubmit
from tests.page_inspector import check

SUMMARY = "{% load crispy_forms_tags govuk %}{% govuk_error_summary form %}{% crispy form %}"
PAGE = '<!DOCTYPE html><html lang="en"><title>T</title><body>' + SUMMARY + "</body></html>"


class EveryForm(GovukForm):
    choice_hints = {"who": {"a": "The first"}}
    divide_before = {"who": "n"}
    reveals = {"who": {"a": ("mail", "story")}}
    error_names = {"mail": "your email address"}

    who = forms.ChoiceField(label="Who are you?", widget=forms.RadioSelect, choices=(("a", "A"), ("n", "Not sure")))
    mail = forms.EmailField(label="Email")
    story = forms.CharField(label="Story", widget=forms.Textarea, max_length=500, required=False)
    many = forms.MultipleChoiceField(label="Which?", widget=forms.CheckboxSelectMultiple, choices=(("1", "One"),))
    place = forms.ChoiceField(label="Place", choices=(("", "Choose"), ("x", "Exeter")))
    when = DatePartsField(label="When", called="the date")
    number = forms.IntegerField(label="How many", widget=forms.TextInput(attrs={"class": "govuk-input--width-3"}))
    word = forms.CharField(label="Password", widget=forms.PasswordInput)
    paper = forms.FileField(label="Notes", help_text="A PDF")
    agree = forms.BooleanField(label="I agree")
    secret = forms.CharField(widget=forms.HiddenInput, initial="x", required=False)


class OneQuestion(GovukForm):
    question_as_heading = True
    story = forms.CharField(label="What needs to change?", widget=forms.Textarea)


class Tags(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)

    def handle_starttag(self, tag, attrs) -> None:
        self.found.append((tag, dict(attrs)))

    def by_id(self, name: str) -> tuple[str, dict[str, str | None]]:
        return next((tag, attrs) for tag, attrs in self.found if attrs.get("id") == name)


def draw(form: forms.Form, template: str = SUMMARY) -> str:
    return engines["django"].from_string(template).render({"form": form, "csrf_token": "token"})


def links(form: forms.Form) -> list[str | None]:
    return [attrs["href"] for tag, attrs in Tags(draw(form)).found if tag == "a"]


def test_errors_say_what_to_do() -> None:
    form = EveryForm({"mail": "no", "number": "many"})

    assert {name: messages[0] for name, messages in form.errors.items()} == {
        "who": "Select an answer to “Who are you?”",
        "mail": "Enter your email address like name@example.com",
        "many": "Select an answer to “Which?”",
        "place": "Select place",
        "when": "Enter the date",
        "number": "Enter how many in figures",
        "word": "Enter password",
        "paper": "Enter notes",
        "agree": "Tick “I agree” to go on",
    }


def test_errors_an_author_wrote_are_kept() -> None:
    class Own(GovukForm):
        name = forms.CharField(error_messages={"required": "Tell us what to call you"})

    assert Own({}).errors["name"] == ["Tell us what to call you"]


def test_summary_links_lead_to_the_elements() -> None:
    found = links(EveryForm({"when_day": "1", "when_month": "2"}))

    names = ("who", "mail", "many", "place", "when_year", "number", "word", "paper", "agree")
    assert found == [f"#id_{name}" for name in names]
    tags = Tags(draw(EveryForm({"when_day": "1", "when_month": "2"})))
    assert {tags.by_id(str(href)[1:])[0] for href in found} == {"input", "select"}


@pytest.mark.parametrize("data", [None, {}])
def test_form_is_valid_html_with_labels(data: dict[str, str] | None) -> None:
    html = draw(EveryForm(data), PAGE.replace("<body>", "<body><h1>T</h1>"))

    check(html)


def test_checkboxes_are_checkboxes_and_radios_radios() -> None:
    tags = Tags(draw(EveryForm()))

    assert tags.by_id("id_who")[1]["type"] == "radio"
    assert tags.by_id("id_many")[1]["type"] == "checkbox"


def test_error_is_wired_to_its_field() -> None:
    described = Tags(draw(EveryForm({}))).by_id("id_mail")[1]["aria-describedby"]

    assert described == "id_mail-error"


def test_hint_and_choice_hint_are_wired() -> None:
    tags = Tags(draw(EveryForm()))

    assert tags.by_id("id_paper")[1]["aria-describedby"] == "id_paper-hint"
    assert tags.by_id("id_who")[1]["aria-describedby"] == "id_who-item-hint"


def test_revealed_fields_stand_once_inside_their_choice() -> None:
    html = draw(EveryForm())

    assert html.count('name="mail"') == 1
    assert html.index("conditional-id_who") < html.index('name="mail"') < html.index("Not sure")


def test_words_typed_come_back_equal() -> None:
    typed = "\n  First\n\n    second & <third>  \n"
    html = draw(EveryForm({"who": "a", "story": typed}))
    area = html[html.index("<textarea") :]
    text = area[area.index(">") + 1 : area.index("</textarea>")]

    # A browser drops the one line break that stands right after the tag.
    assert text == "\n" + typed.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def test_password_is_never_written_back() -> None:
    assert "hunter2" not in draw(EveryForm({"word": "hunter2"}))


def test_question_is_the_heading() -> None:
    html = draw(OneQuestion())

    assert [tag for tag, _ in Tags(html).found if tag in ("h1", "h2")] == ["h1"]
    assert "govuk-label--l" in html


def test_optional_fields_say_so_and_others_do_not() -> None:
    html = draw(EveryForm())

    assert "Story (optional)" in html
    assert "Email (optional)" not in html


def test_form_has_token_novalidate_and_one_press() -> None:
    tags = Tags(draw(EveryForm()))
    form = next(attrs for tag, attrs in tags.found if tag == "form")
    button = [attrs for tag, attrs in tags.found if tag == "button"][-1]

    assert (form["method"], "novalidate" in form, form["enctype"]) == ("post", True, "multipart/form-data")
    assert ("input", "csrfmiddlewaretoken") in [(tag, attrs.get("name")) for tag, attrs in tags.found]
    assert (button["type"], button["data-prevent-double-click"]) == ("submit", "true")


def test_get_form_has_no_token() -> None:
    class Search(GovukForm):
        form_method = "get"
        word = forms.CharField()

    assert "csrfmiddlewaretoken" not in draw(Search())


def test_whole_form_errors_lead_to_the_first_field() -> None:
    class Either(OneQuestion):
        def clean(self) -> None:
            raise forms.ValidationError("Enter what went well or what needs to change")

    html = draw(Either({"story": "x"}))

    assert '<a href="#id_story">Enter what went well or what needs to change</a>' in html


def test_second_button_is_named() -> None:
    html = GovukSubmit("Save", name="later", value="1", kind="secondary").html
    button = Tags(html).found[0][1]

    assert (button["name"], button["value"], button["class"]) == ("later", "1", "govuk-button govuk-button--secondary")


def test_summary_is_empty_when_all_is_well() -> None:
    assert "error-summary" not in draw(EveryForm())


def test_what_is_too_long_says_how_long_it_may_be_and_is():
    class Short(GovukForm):
        note = forms.CharField(label="100 % of it", max_length=5)

    assert Short({"note": "x" * 9}).errors["note"] == [
        "“100 % of it” must be 5 characters or fewer. You have written 9"
    ]
