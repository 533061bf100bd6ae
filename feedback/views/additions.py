"""What is added to a published answer, before it is: change it, see it as families will, publish it, or delete it."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.enums import Permission
from accounts.permissions import StaffRequest, needs
from feedback.forms.responding import DiscardForm, SeenForm
from feedback.forms.updates import form_of
from feedback.models import Addition
from feedback.selectors import additions as selectors
from feedback.selectors import answers
from feedback.selectors.published_hints import noticed
from feedback.selectors.reading_age import reading_ages
from feedback.selectors.second_reader import needs_another
from feedback.services import additions as services
from feedback.services.responding import AnswerRefused, ChangedMeanwhile
from lib.codes import new_token

form_page = require_http_methods(["GET", "HEAD", "POST"])


@needs(Permission.RESPOND)
@form_page
def change(request: StaffRequest, reference: str) -> HttpResponse:
    """Say it in other words. When somebody else was quicker, say who and when and keep what was typed."""
    addition, answer = _found(reference)
    initial = {name: getattr(addition, name) for name in ("progress", "text", "due_on")}
    initial |= {"seen_version": addition.version, "key": new_token()}
    form, theirs = form_of(answer, addition.kind, request.POST or None, initial=initial), None
    if form.is_valid():
        seen, words = form.cleaned_data["seen_version"] or 0, services.AdditionWords(**form.words())
        try:
            services.change_addition(addition=addition, by=request.user, seen_version=seen, words=words)
            return redirect("addition_preview", addition.reference)
        except ChangedMeanwhile as changed:
            theirs = selectors.as_read(addition)
            form.saw(addition.version)
            form.add_error(None, f"{changed}. Your words are still here. Compare them, then save again")
        except AnswerRefused as refused:
            form.add_error(None, str(refused))
    context = {"form": form, "answer": answer, "theirs": theirs, "to_add": selectors.as_read(addition)}
    return render(request, "feedback/responding/addition.html", context)


@needs(Permission.RESPOND)
@require_safe
def preview(request: StaffRequest, reference: str) -> HttpResponse:
    """Show it as families will read it, with the button that publishes it; once published, show the answer."""
    published = selectors.published_addition(reference)
    if published:
        return redirect("answer", published)
    addition, answer = _found(reference)
    return _preview(request, addition, answer, SeenForm())


@needs(Permission.RESPOND)
@require_POST
def publish(request: StaffRequest, reference: str) -> HttpResponse:
    """Publish it."""
    published = selectors.published_addition(reference, by=request.user)
    if published:  # the same press again
        return redirect("answer", published)
    addition, answer = _found(reference)
    form = SeenForm(request.POST)
    try:
        services.publish_addition(addition=addition, by=request.user, seen_version=form.seen())
    except AnswerRefused as refused:
        form.add_error(None, str(refused))
        return _preview(request, addition, answer, form)
    messages.success(request, "It is published. Everybody can read it now.")
    return redirect("answer", answer.reference)


@needs(Permission.RESPOND)
@form_page
def discard(request: StaffRequest, reference: str) -> HttpResponse:
    """Ask once, then delete what is not published."""
    addition, answer = _found(reference)
    form = DiscardForm(request.POST or None, initial={"seen_version": addition.version})
    if form.is_valid():
        try:
            services.discard_addition(addition=addition, by=request.user, seen_version=form.seen())
        except AnswerRefused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, "The draft is deleted.")
            return redirect("published_answers")
    context = {"form": form, "answer": answer, "to_add": selectors.as_read(addition)}
    return render(request, "feedback/responding/addition_discard.html", context)


def _found(reference: str) -> tuple[Addition, answers.Answer]:
    addition = selectors.addition(reference)
    answer = answers.answer(addition.response.reference) if addition else None
    if addition is None or answer is None:
        raise Http404
    return addition, answer


def _preview(request: StaffRequest, addition: Addition, answer: answers.Answer, form: SeenForm) -> HttpResponse:
    to_add = selectors.as_read(addition)
    said, children = (to_add.text, "") if to_add.update else ("", to_add.text)
    context = {
        "form": form,
        "answer": answer,
        "to_add": to_add,
        "noticed": noticed({to_add.title: to_add.text}),
        "ages": reading_ages(answer=said, child_version=children),
        "blocks": needs_another(addition, reader=request.user),
    }
    return render(request, "feedback/responding/addition_preview.html", context)
