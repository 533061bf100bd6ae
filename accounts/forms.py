"""The sign-in forms: allauth's own, in our words, without placeholders that vanish as one types."""

from typing import Any

from allauth.account import forms as allauth_forms

from lib.govukforms.errors import word_errors


class SignInForm(allauth_forms.LoginForm):
    """E-mail and password."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"].label = "Email address"
        self.fields["password"].help_text = ""
        self.fields.pop("remember", None)
        for field in self.fields.values():
            field.widget.attrs.pop("placeholder", None)
        word_errors(self.fields, {"login": "your email address", "password": "your password"})


class SignInCodeForm(allauth_forms.RequestLoginCodeForm):
    """The address that a sign-in code goes to."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["email"].label = "Email address"
        self.fields["email"].widget.attrs.pop("placeholder", None)
        word_errors(self.fields, {"email": "your email address"})
