"""The responder's desk: what waits, write an answer, see it as families will, publish."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.enums import Permission
from accounts.models import User
from accounts.permissions import StaffRequest, needs
from feedback.enums import ResponseState
from feedback.forms.filters import FilterForm
from feedback.forms.responding import AnswerForm, DiscardForm, SeenForm, begun_from, initial_of
from feedback.models import Response
from feedback.selectors import answers
from feedback.selectors import responding as selectors
from feedback.selectors.additions import additions_waiting
from feedback.selectors.published_hints import noticed_in_answer
from feedback.selectors.reading_age import ReadingAge, reading_ages
from feedback.selectors.reopening import open_again
from feedback.selectors.second_reader import asked_of, second_reader
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
        "open_again": open_again(),
        "to_read": asked_of(request.user),
        "to_add": additions_waiting(),
    }
    return render(request, "feedback/responding/list.html", context)


@needs(Permission.RESPOND)
@form_page
def new_answer(request: StaffRequest, *, only_look: bool = False) -> HttpResponse:
    """Write one answer to the experiences that the address names; or only look at the reading age of what is typed."""
    chosen = selectors.public_submissions(request.GET.getlist("experience")[:MOST_TOGETHER])
    if not chosen and request.method != "POST":
        return redirect(f"{reverse('responding')}?chosen=none")
    theme = theme_to_answer(request.GET.get("theme", ""))
    form = AnswerForm(request.POST or None, initial={"key": services.new_reference(), **begun_from(theme)})
    asked = request.GET.copy()
    asked.setlist("experience", [one.reference for one in chosen])
    at_home(form, reverse("new_answer"), asked.urlencode(), only_look=only_look)
    if form.is_valid() and not only_look:
        try:
            words, key = ResponseWords(**form.words()), form.cleaned_data["key"]
            made = services.draft_response(by=request.user, experiences=chosen, words=words, reference=key, theme=theme)
            return redirect("answer_preview", made.reference)
        except (AnswerRefused, WrongState) as refused:
            form.add_error(None, str(refused))
    shown = selectors.experiences_in_order(chosen)
    context = {"form": form, "experiences": shown, "theme": theme, "ages": ages_in(form)}
    return render(request, "feedback/responding/write.html", context)


@needs(Permission.RESPOND)
@form_page
def change_answer(request: StaffRequest, reference: str, *, only_look: bool = False) -> HttpResponse:
    """Change a draft. When somebody else was quicker, say who and when and keep what was typed."""
    draft = found_draft(reference)
    if draft.state != ResponseState.DRAFT and request.method != "POST":
        return redirect("answer", draft.reference)
    if draft.corrects_id:
        return redirect("correction", draft.reference)
    chosen, theirs = selectors.public_submissions_of(draft), None
    form = AnswerForm(request.POST or None, initial=initial_of(draft))
    at_home(form, reverse("change_answer", args=[draft.reference]), only_look=only_look)
    if form.is_valid() and not only_look:
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
    context = {"form": form, "draft": draft, "experiences": experiences, "theirs": theirs, "ages": ages_in(form)}
    return render(request, "feedback/responding/write.html", context)


@needs(Permission.RESPOND)
@require_safe
def answer_preview(request: StaffRequest, reference: str) -> HttpResponse:
    """Show a draft as families will read it, with the button that publishes it."""
    draft = found_draft(reference)
    if draft.state != ResponseState.DRAFT:
        return redirect("answer", draft.reference)
    if draft.corrects_id:
        return redirect("correction_preview", draft.reference)
    return _preview(request, draft, SeenForm())


@needs(Permission.RESPOND)
@require_POST
def publish_answer(request: StaffRequest, reference: str) -> HttpResponse:
    """Publish a draft."""
    draft, form = found_draft(reference), SeenForm(request.POST)
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
    draft = found_draft(reference)
    if draft.state != ResponseState.DRAFT:
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
    context = {"form": form, "answer": answers.preview(draft), "corrects": draft.corrects_id}
    return render(request, "feedback/responding/discard.html", context)


def found_draft(reference: str) -> Response:
    """Return the answer with this reference, draft or not. Raises Http404."""
    found = selectors.response(reference)
    if found is None:
        raise Http404
    return found


def at_home(form: AnswerForm, href: str, query: str = "", *, only_look: bool) -> None:
    """Tell a form where it is saved and where its reading age is looked at; what is only looked at shows no faults."""
    tail = f"?{query}" if query else ""
    form.save_href, form.check_href = f"{href}{tail}", f"{href}reading-age/{tail}"
    if only_look:
        form.leave_unchecked()


def ages_in(form: AnswerForm) -> tuple[ReadingAge, ...]:
    """Return the reading age of what a form holds now."""
    said = form.text_of("said", "answer", "evidence", "why_cannot", "why_disagree")
    return reading_ages(answer=said, child_version=form.text_of("child_version"))


def _save(request: StaffRequest, draft: Response, form: AnswerForm) -> Response:
    return services.change_response(
        response=draft,
        by=request.user,
        seen_version=form.cleaned_data["seen_version"] or 0,
        words=ResponseWords(**form.words()),
        experiences=selectors.public_submissions_of(draft),
    )


def _preview(request: StaffRequest, draft: Response, form: SeenForm) -> HttpResponse:
    context = preview_of(draft, reader=request.user)
    return render(request, "feedback/responding/preview.html", {**context, "form": form})


def preview_of(draft: Response, *, reader: User) -> dict[str, Any]:
    """Return what every preview of a draft shows beside its words."""
    answer = answers.preview(draft)
    words = "\n".join(part for part in (answer.said, answer.answer, answer.reason, answer.evidence) if part)
    return {
        "answer": answer,
        "version": draft.version,
        "ages": reading_ages(answer=words, child_version=answer.child_version),
        "noticed": noticed_in_answer(answer, why=draft.correction_reason),
        "reader": second_reader(draft, reader=reader),
        "on_it": draft.assigned_to,
    }
