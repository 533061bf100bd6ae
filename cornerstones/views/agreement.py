"""Partners put the mark of their organisation beside words they agree with, and take it back (PP-06)."""

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.enums import Permission
from accounts.permissions import StaffRequest, needs
from cornerstones.forms.understanding import PhraseForm
from cornerstones.models import Statement
from cornerstones.selectors import agreement as selectors
from cornerstones.services import marking as services
from cornerstones.services.refusals import WordsNotThere


@require_safe
@needs(Permission.VOTE)
def agreement(request: StaffRequest, slug: str = "") -> HttpResponse:
    """Show the statements of an event, with the marks of one's own organisation and of others."""
    context = {"page": selectors.marking_page(request.user, slug), "own": request.user.organisation}
    return render(request, "cornerstones/agreement/marks.html", context)


@require_POST
@needs(Permission.VOTE)
def agree(request: StaffRequest, number: int) -> HttpResponse:
    """Put the mark beside words that somebody agreed with before."""
    statement, form = selectors.statement_to_mark(number), PhraseForm(request.POST)
    try:
        if form.is_valid():
            services.agree(statement=statement, phrase=form.cleaned_data["phrase"], by=request.user)
        else:
            messages.error(request, "We did not understand which words you agree with. Please press the button again.")
    except WordsNotThere:
        messages.error(request, "The words have changed meanwhile. Read them again, then press the button.")
    return _back(statement)


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.VOTE)
def other_words(request: StaffRequest, number: int) -> HttpResponse:
    """Ask which other words of a statement the organisation agrees with."""
    statement = selectors.statement_to_mark(number)
    form = PhraseForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            services.agree(statement=statement, phrase=form.cleaned_data["phrase"], by=request.user)
        except WordsNotThere as refusal:
            form.add_error("phrase", str(refusal))
        else:
            return _back(statement)
    context = {"form": form, "statement": statement, "own": request.user.organisation}
    return render(request, "cornerstones/agreement/words.html", context)


@require_POST
@needs(Permission.VOTE)
def take_back(request: StaffRequest, number: int) -> HttpResponse:
    """Take a mark of one's own organisation back."""
    mark = selectors.own_mark(request.user, number)
    services.take_back_mark(mark=mark, by=request.user)
    return _back(mark.statement)


def _back(statement: Statement) -> HttpResponse:
    page = reverse("agreement_at", args=(statement.event.slug,))
    return HttpResponseRedirect(f"{page}#statement-{statement.pk}")
