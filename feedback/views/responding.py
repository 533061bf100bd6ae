"""The responder's desk: what waits, write an answer, see it as families will, publish."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.enums import Permission
from accounts.permissions import StaffRequest, needs
from feedback.enums import ResponseState
from feedback.forms.filters import FilterForm
from feedback.forms.responding import AnswerForm, DiscardForm, SeenForm, begun_from, initial_of
from feedback.models import Response
from feedback.selectors import answers
from feedback.selectors import responding as selectors
from feedback.selectors.themes.waiting import theme_to_answer
from feedback.services import responding as services
from feedback.services.responding import AnswerRefused, ChangedMeanwhile, ResponseWords
from lib.states import WrongState

MOST_TOGETHER = 50  # experiences in one answer
form_page = require_http_methods(["GET", "HEAD", "POST"])


@needs(Permission.RESPOND)
@require_safe
def responding(request: StaffRequest) -> HttpResponse:
    """Show what waits for an answer, oldest first, and the drafts."""
    form = FilterForm(request.GET)
    filters, after = form.asked(), request.GET.get("after", "")
    context = {
        "form": form,
        "page": selectors.waiting_for_an_answer(filters, after),
        "drafts": selectors.draft_answers(),
        "filters": filters,
        "after": after,
        "query": form.query(),
        "none_chosen": "chosen" in request.GET,
    }
    return render(request, "feedback/responding/list.html", context)


@needs(Permission.RESPOND)
@form_page
def new_answer(request: StaffRequest) -> HttpResponse:
    """Write one answer to the experiences that the address names."""
    chosen = selectors.public_submissions(request.GET.getlist("experience")[:MOST_TOGETHER])
    if not chosen and request.method != "POST":
        return redirect(f"{reverse('responding')}?chosen=none")
    theme = theme_to_answer(request.GET.get("theme", ""))
    form = AnswerForm(request.POST or None, initial={"key": services.new_reference(), **begun_from(theme)})
    if form.is_valid():
        try:
            words, key = ResponseWords(**form.words()), form.cleaned_data["key"]
            made = services.draft_response(by=request.user, experiences=chosen, words=words, reference=key, theme=theme)
            return redirect("answer_preview", made.reference)
        except AnswerRefused as refused:
            form.add_error(None, str(refused))
    context = {"form": form, "experiences": selectors.experiences_in_order(chosen), "theme": theme}
    return render(request, "feedback/responding/write.html", context)


@needs(Permission.RESPOND)
@form_page
def change_answer(request: StaffRequest, reference: str) -> HttpResponse:
    """Change a draft. When somebody else was quicker, say who and when and keep what was typed."""
    draft = _found(reference)
    if draft.state == ResponseState.PUBLISHED and request.method != "POST":
        return redirect("answer", draft.reference)
    chosen, theirs = selectors.public_submissions_of(draft), None
    form = AnswerForm(request.POST or None, initial=initial_of(draft))
    if form.is_valid():
        try:
            _save(request, draft, form)
            return redirect("answer_preview", draft.reference)
        except ChangedMeanwhile as changed:
            theirs = answers.preview(draft)
            form.saw(draft.version)
            form.add_error(None, f"{changed}. Your words are still here. Compare them, then save again")
        except (AnswerRefused, WrongState) as refused:
            form.add_error(None, str(refused))
    experiences = selectors.experiences_in_order(chosen)
    context = {"form": form, "draft": draft, "experiences": experiences, "theirs": theirs}
    return render(request, "feedback/responding/write.html", context)


@needs(Permission.RESPOND)
@require_safe
def answer_preview(request: StaffRequest, reference: str) -> HttpResponse:
    """Show a draft as families will read it, with the button that publishes it."""
    draft = _found(reference)
    if draft.state == ResponseState.PUBLISHED:
        return redirect("answer", draft.reference)
    return _preview(request, draft, SeenForm())


@needs(Permission.RESPOND)
@require_POST
def publish_answer(request: StaffRequest, reference: str) -> HttpResponse:
    """Publish a draft."""
    draft, form = _found(reference), SeenForm(request.POST)
    try:
        services.publish_response(response=draft, by=request.user, seen_version=form.seen())
    except (AnswerRefused, WrongState) as refused:
        form.add_error(None, str(refused))
        return _preview(request, draft, form)
    messages.success(request, "The answer is published. Everybody can read it now.")
    return redirect("answer", draft.reference)


@needs(Permission.RESPOND)
@form_page
def discard_answer(request: StaffRequest, reference: str) -> HttpResponse:
    """Ask once, then delete a draft."""
    draft = _found(reference)
    if draft.state == ResponseState.PUBLISHED:
        return redirect("answer", draft.reference)
    form = DiscardForm(request.POST or None, initial={"seen_version": draft.version})
    if form.is_valid():
        try:
            services.discard_draft(response=draft, by=request.user, seen_version=form.seen())
        except (AnswerRefused, WrongState) as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, "The draft is deleted.")
            return redirect("responding")
    return render(request, "feedback/responding/discard.html", {"form": form, "answer": answers.preview(draft)})


def _found(reference: str) -> Response:
    found = selectors.response(reference)
    if found is None:
        raise Http404
    return found


def _save(request: StaffRequest, draft: Response, form: AnswerForm) -> Response:
    return services.change_response(
        response=draft,
        by=request.user,
        seen_version=form.cleaned_data["seen_version"] or 0,
        words=ResponseWords(**form.words()),
        experiences=selectors.public_submissions_of(draft),
    )


def _preview(request: StaffRequest, draft: Response, form: SeenForm) -> HttpResponse:
    context = {"form": form, "answer": answers.preview(draft), "version": draft.version}
    return render(request, "feedback/responding/preview.html", context)
