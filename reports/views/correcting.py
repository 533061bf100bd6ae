"""Corrections of a published report by its editor."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from accounts.enums import Permission
from accounts.permissions import StaffRequest, needs
from reports import selectors, services
from reports.enums import Part
from reports.forms import CorrectionForm


@needs(Permission.EDIT_REPORTS)
@require_safe
def choose(request: StaffRequest, slug: str) -> HttpResponse:
    """Show every text that may be corrected."""
    return render(request, "reports/correctable.html", {"page": selectors.correctable(slug)})


@needs(Permission.EDIT_REPORTS)
@require_http_methods(["GET", "HEAD", "POST"])
def correct(request: StaffRequest, slug: str, part: str, item: str, field: str) -> HttpResponse:
    """Ask how a text should read and why, and make the next edition."""
    report, text, edition = selectors.text_to_correct(slug, part=part, item=item, field=field)
    form = CorrectionForm(request.POST or None, initial={"after": text.now, "edition": edition})
    if request.method == "POST" and form.is_valid():
        try:
            made = services.correct(
                report=report, part=Part(part), item=item, field=field, by=request.user,
                after=form.cleaned_data["after"], why=form.cleaned_data["why"],
                seen_edition=form.cleaned_data["edition"],
            )  # fmt: skip
            messages.success(request, f"Edition {made.edition} is published. It says what changed and why.")
            return redirect("report", slug=slug)
        except services.WrongCorrection as refusal:
            form.add_error(None, str(refusal))
    context = {"form": form, "text": text, "report_words": selectors.words_of(report), "slug": slug}
    return render(request, "reports/correct.html", context)
