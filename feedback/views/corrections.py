"""Correct a published answer: begin, write, see it as families will, publish. What stood before stays readable."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.enums import Permission
from accounts.permissions import StaffRequest, needs
from feedback.enums import ResponseState
from feedback.forms.answer_desk import BeginCorrectionForm, CorrectionForm
from feedback.forms.removing import RemoveEditionForm
from feedback.forms.responding import SeenForm, initial_of
from feedback.models import Response, Submission
from feedback.selectors import answers
from feedback.selectors import responding as selectors
from feedback.selectors.answer_editions import days_promised
from feedback.selectors.earlier import changes_of, earlier_version, earlier_versions, links_changed_by
from feedback.services import editions as services
from feedback.services.responding import AnswerRefused, ChangedMeanwhile, ResponseWords, change_response
from feedback.views.responding import ages_in, at_home, found_draft, preview_of
from lib.states import WrongState

form_page = require_http_methods(["GET", "HEAD", "POST"])


@needs(Permission.RESPOND)
@form_page
def correct(request: StaffRequest, reference: str) -> HttpResponse:
    """Say what correcting means, and begin it or go on with the one that somebody has begun."""
    response, answer = found_draft(reference), answers.answer(reference)
    if answer is None:
        raise Http404
    form = BeginCorrectionForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            draft = services.begin_correction(response=response, by=request.user)
            return redirect("correction", draft.reference)
        except AnswerRefused as refused:
            form.add_error(None, str(refused))
    begun = selectors.correction_of(response)
    context = {"form": form, "answer": answer, "begun": begun, "earlier": earlier_versions(reference)}
    return render(request, "feedback/responding/correct.html", context)


@needs(Permission.RESPOND)
@form_page
def correction(request: StaffRequest, reference: str, *, only_look: bool = False) -> HttpResponse:
    """Write the correction. When somebody else was quicker, say who and when and keep what was typed."""
    draft = _correction(reference)
    if draft.state != ResponseState.DRAFT and draft.corrects:
        return redirect("answer", draft.corrects.reference)
    form, theirs = _form(request, draft), None
    at_home(form, reverse("correction", args=[draft.reference]), only_look=only_look)
    if form.is_valid() and not only_look:
        try:
            _save(request, draft, form)
            return redirect("correction_preview", draft.reference)
        except ChangedMeanwhile as changed:
            theirs = answers.preview(draft)
            form.saw(draft.version)
            form.add_error(None, f"{changed}. Your words are still here. Compare them, then save again")
        except (AnswerRefused, WrongState) as refused:
            form.add_error(None, str(refused))
    experiences = selectors.experiences_in_order(selectors.public_submissions_of(draft))
    context = {"form": form, "draft": draft, "experiences": experiences, "theirs": theirs, "ages": ages_in(form)}
    return render(request, "feedback/responding/correction.html", context)


@needs(Permission.RESPOND)
@require_safe
def correction_preview(request: StaffRequest, reference: str) -> HttpResponse:
    """Show the correction as families will read it, and what it changes."""
    draft = _correction(reference)
    if draft.state != ResponseState.DRAFT and draft.corrects:
        return redirect("answer", draft.corrects.reference)
    return _preview(request, draft, SeenForm())


@needs(Permission.RESPOND)
@require_POST
def publish_correction(request: StaffRequest, reference: str) -> HttpResponse:
    """Publish the correction as the newest version of the answer."""
    draft, form = _correction(reference), SeenForm(request.POST)
    try:
        answer = services.publish_correction(draft=draft, by=request.user, seen_version=form.seen())
    except (AnswerRefused, WrongState) as refused:
        form.add_error(None, str(refused))
        return _preview(request, draft, form)
    messages.success(request, "The correction is published. Everybody can also read what stood before.")
    return redirect("answer", answer.reference)


@needs(Permission.RESPOND)
@form_page
def remove_edition(request: StaffRequest, reference: str, edition: int) -> HttpResponse:
    """Ask why, then show one earlier version no more."""
    page = earlier_version(reference, edition)
    if page is None:
        raise Http404
    if page.about.removed_on:
        return redirect(page.about.href)
    form = RemoveEditionForm(request.POST or None)
    if form.is_valid():
        try:
            services.remove_edition(
                answer=found_draft(reference), edition=edition, by=request.user, reason=form.cleaned_data["reason"]
            )
        except AnswerRefused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, "The words of this version are removed. Everybody can read when and why.")
            return redirect(page.about.href)
    return render(request, "feedback/responding/remove_edition.html", {"form": form, "page": page})


def _correction(reference: str) -> Response:
    draft = found_draft(reference)
    if not draft.corrects_id:
        raise Http404
    return draft


def _form(request: StaffRequest, draft: Response) -> CorrectionForm:
    chosen = selectors.public_submissions_of(draft)
    public = selectors.experiences_in_order(chosen)
    initial = {**initial_of(draft), "keeps": [one.reference for one in public]}
    form = CorrectionForm(request.POST or None, initial=initial, experiences=public)
    form.days_that_may_have_passed = days_promised(draft.corrects)
    return form


def _save(request: StaffRequest, draft: Response, form: CorrectionForm) -> None:
    added = form.cleaned_data["adds"]
    found = selectors.public_submissions(added)
    if len(found) < len(set(added)):
        raise AnswerRefused("Check the references that you added. One of them is not public")
    change_response(
        response=draft,
        by=request.user,
        seen_version=form.cleaned_data["seen_version"] or 0,
        words=ResponseWords(**form.words()),
        experiences=_answered_by(draft, form.cleaned_data.get("keeps", []), found),
    )


def _answered_by(draft: Response, kept: list[str], added: list[Submission]) -> list[Submission]:
    """Return what the correction answers: what was kept and added, and what is not public just now."""
    hidden = selectors.submissions_not_public_of(draft)
    return [*{one.pk: one for one in (*selectors.public_submissions(kept), *added, *hidden)}.values()]


def _preview(request: StaffRequest, draft: Response, form: SeenForm) -> HttpResponse:
    context = preview_of(draft, reader=request.user)
    more = {
        "form": form,
        "changes": changes_of(draft),
        "links": links_changed_by(draft),
        "reason": draft.correction_reason,
        "corrects": draft.corrects,
    }
    return render(request, "feedback/responding/correction_preview.html", {**context, **more})
