"""The question pages: one view for every step of the table."""

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from authority.selectors import settings
from feedback.forms.tell_us import StepForm
from feedback.selectors.gentle_check import marked_texts
from feedback.services import drafting
from feedback.views.tell_us import steps
from feedback.views.tell_us.browser import Held, forget, held, hold_draft
from lib.govukforms.look import label_text

NUMBER_OF_QUESTIONS = len([step for step in steps.STEPS if step.slug not in ("names", "other-help")])


@login_not_required
@require_safe
def start(request: HttpRequest) -> HttpResponse:
    """Say what this is, how long it takes and who reads it; offer to go on with a draft."""
    draft = held(request)
    go_on = steps.first_missing(draft.progress)
    context = {
        "first_href": steps.STEPS[0].href,
        "begun": bool(draft.progress.done),
        "go_on_href": go_on.href if go_on else reverse("tell_us_check"),
        "questions": NUMBER_OF_QUESTIONS,
        "council": settings(),
        "draft": draft.token,
    }
    return render(request, "feedback/tell_us/start.html", context)


@login_not_required
@require_POST
def clear(request: HttpRequest) -> HttpResponse:
    """Delete the draft, here and in the browser."""
    drafting.discard(token=held(request).token)
    response = redirect("tell_us_start")
    forget(response)
    return response


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def question(request: HttpRequest, slug: str) -> HttpResponse:
    """Ask one question, keep the answer, go on to what follows."""
    step = steps.by_slug(slug)
    if step is None:
        raise Http404
    draft = held(request)
    typed = request.POST if request.method == "POST" else None
    form = step.form(typed, progress=draft.progress, step=slug, token=draft.token)
    if request.method == "POST" and form.is_valid():
        return _keep(request, step, form, draft)
    missing = steps.first_missing(draft.progress, before=step)
    if missing and request.method != "POST":
        return redirect(missing.href)
    return _ask(request, step, form, draft)


def _keep(request: HttpRequest, step: steps.Step, form: StepForm, draft: Held) -> HttpResponse:
    token, progress = drafting.keep_answer(token=draft.token, step=step.slug, changes=form.changes())
    response = redirect(steps.after(step, progress, changing="change" in request.GET))
    hold_draft(response, token=token, days=settings().draft_days)
    return response


def _ask(request: HttpRequest, step: steps.Step, form: StepForm, draft: Held) -> HttpResponse:
    council = settings()
    changing = "change" in request.GET
    context = {
        "form": form,
        "question": label_text(form.visible_fields()[0]) if form.visible_fields() else "",
        "changing": changing,
        "journey": "Tell us: parent carers",
        "back_href": steps.back_from(step, draft.progress, changing=changing),
        "why_we_ask": step.why,
        "who_will_see": step.who,
        "saved": saved_words(council.draft_days),
        "council": council,
        "marked": marked_texts(draft.progress) if step.slug == "names" else (),
    }
    return render(request, step.template, context)


def saved_words(days: int) -> str:
    """Return what we promise about an unsent draft."""
    kept = "1 day" if days == 1 else f"{days} days"
    return (
        f"Saved as you go. We keep your answers for {kept} after your last one, and only this browser can open them. "
        "Nobody reads them until you send them."
    )
