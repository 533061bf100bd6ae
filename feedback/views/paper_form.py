"""The form on paper: the questions of the web, to print, fill in with a pen and post (PP-11)."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from authority.selectors import settings
from contact.enums import Format, Purpose, Way
from feedback.forms import printing
from feedback.forms.entering import PAPER
from feedback.views.sheets import SHEETS
from lib import codes

USUAL = "parent-carer"
LARGE = "large"


@login_not_required
@require_safe
def paper_form(request: HttpRequest) -> HttpResponse:
    """Show a form to print. Each printing has its own reference, which is kept only once the form is entered."""
    sheet = SHEETS.get(request.GET.get("for", ""), SHEETS[USUAL])
    form = sheet.form()
    context = {
        "sheet": sheet,
        "sheets": SHEETS.values(),
        "large": request.GET.get("print") == LARGE,
        "reference": codes.new_reference(PAPER),
        "questions": printing.questions(form),
        "facts": printing.facts(form),
        "ways": Way.labels,
        "formats": Format.labels,
        "purposes": Purpose.labels,
        "council": settings(),
    }
    return render(request, "feedback/paper/form.html", context)
