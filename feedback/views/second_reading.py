"""A second reader, and who is on which draft."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from accounts.enums import Permission
from accounts.permissions import StaffRequest, needs
from feedback.enums import ResponseState
from feedback.forms.answer_desk import AskReaderForm, AssignForm, ReadingForm
from feedback.selectors import responding as selectors
from feedback.selectors.earlier import changes_of, links_changed_by
from feedback.selectors.second_reader import colleagues
from feedback.services import second_reading as services
from feedback.services.responding import AnswerRefused
from feedback.views.responding import found_draft, preview_of
from lib.codes import new_token

form_page = require_http_methods(["GET", "HEAD", "POST"])


@needs(Permission.RESPOND)
@require_safe
def drafts(request: StaffRequest) -> HttpResponse:
    """Show who is on which draft: everybody's, one's own, or one colleague's."""
    who = request.GET.get("who", "")
    people = [request.user, *colleagues(request.user)]
    chosen = next((one for one in people if str(one.pk) == who), None)
    context = {"drafts": selectors.draft_answers(chosen), "people": people, "chosen": chosen}
    return render(request, "feedback/responding/all_drafts.html", context)


@needs(Permission.RESPOND)
@form_page
def ask_reader(request: StaffRequest, reference: str) -> HttpResponse:
    """Ask a colleague to read a draft before it is published."""
    draft = found_draft(reference)
    if draft.state != ResponseState.DRAFT:
        return redirect("answer", draft.reference)
    form = AskReaderForm(request.POST or None, people=colleagues(request.user), initial={"seen_version": draft.version})
    if form.is_valid():
        try:
            wish = services.ask_to_read(
                draft=draft, by=request.user, to=form.chosen(), seen_version=form.cleaned_data["seen_version"]
            )
        except AnswerRefused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, f"We have asked {wish.to.name} to read it.")
            return redirect("answer_preview", draft.reference)
    return render(request, "feedback/responding/ask_reader.html", {"form": form, "draft": draft})


@needs(Permission.RESPOND)
@form_page
def read_draft(request: StaffRequest, reference: str) -> HttpResponse:
    """Read a colleague's draft, and agree or say what should change."""
    draft = found_draft(reference)
    if draft.state != ResponseState.DRAFT:
        return redirect("answer", draft.reference)
    initial = {"seen_version": draft.version, "key": new_token()}
    form = ReadingForm(request.POST or None, initial=initial)
    if form.is_valid():
        try:
            services.say_of_draft(draft=draft, by=request.user, **form.cleaned_data)
        except AnswerRefused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, "Thank you. Your colleague is told that you have read it.")
            return redirect("answer_preview", draft.reference)
    context = preview_of(draft, reader=request.user)
    more = {"form": form, "changes": changes_of(draft), "links": links_changed_by(draft), "draft": draft}
    return render(request, "feedback/responding/read.html", {**context, **more})


@needs(Permission.RESPOND)
@form_page
def assign(request: StaffRequest, reference: str) -> HttpResponse:
    """Say who is on a draft."""
    draft = found_draft(reference)
    if draft.state != ResponseState.DRAFT:
        return redirect("answer", draft.reference)
    people = [request.user, *colleagues(request.user)]
    initial = {"seen_version": draft.version, "colleague": draft.assigned_to_id}
    form = AssignForm(request.POST or None, people=people, initial=initial)
    if form.is_valid():
        try:
            done = services.assign_draft(draft=draft, by=request.user, to=form.chosen())
        except AnswerRefused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, f"{done.assigned_to} is on this draft now.")
            return redirect("answer_drafts")
    return render(request, "feedback/responding/assign.html", {"form": form, "draft": draft})
