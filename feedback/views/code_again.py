"""The half hour with the code ended while somebody wrote: ask for the code once more, and lose no word."""

from collections.abc import Callable
from functools import wraps

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from feedback.forms.your_feedback import WRONG_CODE, CodeForm
from feedback.selectors.receipts import hash_of_code
from feedback.selectors.status import has_feedback
from feedback.selectors.writer import mine
from feedback.views.your_feedback import WRONG_CODES, code_hash_given, hold_code
from lib import limits

View = Callable[..., HttpResponse]
PAGE = "feedback/your_feedback/code_again.html"
NOT_CARRIED = ("csrfmiddlewaretoken", "code")


def keeps_what_was_typed(view: View) -> View:
    """Let a page that needs the code ask for it where it is missing, and carry what was sent until it is given.

    Nothing is sent in between: the code may belong to something else that they told us, so they look at it first.
    """

    @wraps(view)
    def asking(request: HttpRequest, *args: str, **kwargs: str) -> HttpResponse:
        if request.method != "POST" or code_hash_given(request):
            return view(request, *args, **kwargs)
        return _give_code(request) if "code" in request.POST else _page(request, CodeForm())

    return asking


def _give_code(request: HttpRequest) -> HttpResponse:
    source, form = limits.source_of(request), CodeForm(request.POST)
    if limits.over(WRONG_CODES, source):
        return _page(request, CodeForm(), too_many=True, status=429)
    if form.is_valid():
        code_hash = hash_of_code(form.cleaned_data["code"])
        if has_feedback(code_hash):
            return _look_at_it(request, code_hash)
        limits.count(WRONG_CODES, source)
        form.add_error("code", WRONG_CODE)
    return _page(request, form)


def _look_at_it(request: HttpRequest, code_hash: str) -> HttpResponse:
    response = _page(request, None, mine=mine(code_hash))
    hold_code(response, code_hash)
    return response


def _page(request: HttpRequest, form: CodeForm | None, status: int = 200, **context: object) -> HttpResponse:
    lists = request.POST.lists()
    typed = [(name, str(value)) for name, values in lists for value in values if name not in NOT_CARRIED]
    context |= {
        "form": form,
        "typed": typed,
        "address": request.path,
        "words": [text for _, text in typed if " " in text],
    }
    return render(request, PAGE, context, status=status)
