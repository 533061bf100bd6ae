"""The question pages: one view for every step of every journey."""

from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from authority.selectors import settings
from feedback.forms.tell_us import SAVE, StepForm
from feedback.selectors.gentle_check import marked_texts
from feedback.services import drafting
from feedback.views.tell_us.browser import Held, forget, held, hold_draft
from feedback.views.tell_us.journey import Journey, Step
from feedback.views.tell_us.journeys import journey_at
from lib import codes
from lib.govukforms.look import label_text


@login_not_required
@require_safe
def start(request: HttpRequest, journey: str) -> HttpResponse:
    """Say what this is, how long it takes and who reads it; offer to go on with a draft."""
    way = journey_at(journey)
    draft = held(request, way)
    context = {
        "way": way,
        "first_href": way.href(way.steps[0]),
        "begun": bool(draft.progress.done),
        "go_on_href": way.go_on_href(draft.progress),
        "questions": way.questions,
        "council": settings(),
        "draft": draft.token,
    }
    return render(request, way.template("start"), context)


@login_not_required
@require_POST
def clear(request: HttpRequest, journey: str) -> HttpResponse:
    """Delete the draft, here and in the browser."""
    way = journey_at(journey)
    drafting.discard(token=held(request, way).token)
    response = redirect(way.start_href) if way.keeps_draft else redirect("tell_us_stopped", way.slug)
    forget(response, way)
    return response


@login_not_required
@require_safe
def stopped(request: HttpRequest, journey: str) -> HttpResponse:
    """Say that somebody stopped, and that nothing was kept (CY-02). Raises Http404 where drafts are kept."""
    way = journey_at(journey)
    if way.keeps_draft:
        raise Http404
    return render(request, way.template("stopped"), {"way": way})


@login_not_required
@require_safe
def saved(request: HttpRequest, journey: str) -> HttpResponse:
    """Show the code that opens the draft in any browser."""
    way = journey_at(journey)
    draft = held(request, way)
    if not (way.keeps_draft and draft.progress.done):
        return redirect(way.start_href)
    code = codes.show(codes.derive_code(draft.token))
    context = {"way": way, "code": code, "groups": code.split("-"), "go_on_href": way.go_on_href(draft.progress)}
    return render(request, "feedback/tell_us/saved.html", {**context, "council": settings(), "draft": draft.token})


@login_not_required
@require_POST
def close(_request: HttpRequest, journey: str) -> HttpResponse:
    """Leave nothing in this browser; the draft stays for whoever has the code."""
    response = redirect("your_feedback_left")
    forget(response, journey_at(journey))
    return response


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def question(request: HttpRequest, journey: str, slug: str) -> HttpResponse:
    """Ask one question, keep the answer, go on to what follows."""
    way = journey_at(journey)
    step = way.step(slug)
    if step is None:
        raise Http404
    draft = held(request, way)
    typed = request.POST if request.method == "POST" else None
    form = step.form(typed, progress=draft.progress, step=slug, token=draft.token)
    if request.method == "POST" and form.is_valid():
        return _keep(request, way, step, form, draft)
    if request.method == "POST" and form.only_saves and draft.progress.done:
        return _save(draft.token, way)
    missing = way.first_missing(draft.progress, before=step)
    if missing and request.method != "POST":
        return redirect(way.href(missing))
    return render(request, step.template, _page(request, way, step, form, draft))


def _keep(request: HttpRequest, way: Journey, step: Step, form: StepForm, draft: Held) -> HttpResponse:
    token, progress = drafting.keep_answer(
        token=draft.token, step=step.slug, changes=form.changes(), journey=way.slug, brief=not way.keeps_draft
    )
    if SAVE in request.POST and way.keeps_draft:
        return _save(token, way)
    response = redirect(way.after(step, progress, changing="change" in request.GET))
    hold_draft(response, way, token=token, days=settings().draft_days)
    return response


def _save(token: str, way: Journey) -> HttpResponse:
    drafting.give_code(token=token)
    response = redirect("tell_us_saved", way.slug)
    hold_draft(response, way, token=token, days=settings().draft_days)
    return response


def _page(request: HttpRequest, way: Journey, step: Step, form: StepForm, draft: Held) -> dict[str, Any]:
    council = settings()
    changing = "change" in request.GET
    form.may_save = way.keeps_draft
    return {
        "form": form,
        "way": way,
        "step": step,
        "question": label_text(form.visible_fields()[0]) if form.visible_fields() else "",
        "page_number": way.page_number(step),
        "draft": draft.token,
        "changing": changing,
        "journey": way.caption,
        "back_href": way.back_from(step, draft.progress, changing=changing),
        "why_we_ask": step.why,
        "who_will_see": step.who,
        "saved": saved_words(council.draft_days) if way.keeps_draft else "",
        "council": council,
        "marked": marked_texts(draft.progress, way.headings) if step.slug == "names" else (),
    }


def saved_words(days: int) -> str:
    """Return what we promise about an unsent draft."""
    kept = "1 day" if days == 1 else f"{days} days"
    return (
        f"Saved as you go. We keep your answers for {kept} after your last one. Only this browser can open them, or "
        "the code you get when you save. Nobody reads them until you send them."
    )
