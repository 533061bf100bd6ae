"""How somebody wants to hear from us, once more with the code: the half hour was over before they had finished."""

from contact.forms.details import HearBackForm
from feedback.forms.your_feedback import CodeForm

TOO_MANY = (
    "Wait an hour and enter your code again. There were too many wrong codes from this connection. "
    "Or talk to a person now: the numbers are on this page"
)


class HearBackOnceMoreForm(HearBackForm):
    """The same questions, below the code."""

    code = CodeForm.base_fields["code"]
    field_order = ("code",)
