"""Preview what families would see, then publish it."""

from django.http import Http404, HttpResponse
from django.shortcuts import render

from accounts.permissions import StaffRequest
from feedback.enums import WhyTwoPeople
from feedback.forms.desk import DecisionForm
from feedback.models import Decision
from feedback.redaction import Mark
from feedback.selectors import desk, marking
from feedback.selectors.gentle_check import marked_words
from feedback.selectors.how_it_came import beside_the_words
from feedback.selectors.two_people import in_words, why_two_people
from feedback.selectors.warnings import before_publishing
from feedback.services import moderation
from feedback.services.moderation import Claimed, ConcernOpen, DecidedAlready, NothingLeft
from feedback.services.reading import Words
from feedback.views import desk_pages, taking_out
from feedback.views.marking.steps import PUBLISH, as_typed, step, too_late, trail_after
from lib.states import WrongState


@step
def preview(request: StaffRequest, item: desk.DeskItem, words: Words, marks: list[Mark]) -> HttpResponse:
    """Show exactly what families would see, and the answers, before anything is published.

    Words that were ticked, typed or selected and not taken out yet are taken out first, and the page says so: nobody
    publishes a name that they had marked. Where that fails nothing is previewed.
    """
    form, taken = DecisionForm(request.POST), taking_out.Taken(marks)
    if taking_out.is_marked(request):
        taken = taking_out.take_out(request, words, marks)
    trail, marks = trail_after(request, marks, taken.marks), taken.marks
    if taken.failed or not form.is_valid():
        told = f"{taken.told} {taking_out.NOT_YET}" if taken.failed else taken.told
        form = as_typed(request) if taken.failed else form
        return desk_pages.work(request, item, words, form=form, marks=marks, trail=trail, told=told, left=taken.left)
    published = {str(story.field): story.published for story in marking.stories(words.texts, marks)}
    context = {
        "item": item,
        "form": form,
        "told": taken.told,
        "experience": {**published, "edited": bool(marks), **beside_the_words(item.submission)},
        "still_marked": marked_words(published.get("valued", ""), published.get("needs_change", "")),
        "carried": [*_carried(form, marks), *trail.fields],
        "stories": marking.stories(words.texts, marks),
        "warning": before_publishing(item.submission, request.user, edited=bool(marks)),
        "because": in_words(_why(item, form, words, marks)),
    }
    return render(request, "feedback/moderation/preview.html", context)


@step
def publish(request: StaffRequest, item: desk.DeskItem, words: Words, marks: list[Mark]) -> HttpResponse:
    """Publish what the preview showed."""
    form = DecisionForm(request.POST)
    if not form.is_valid():
        return desk_pages.work(request, item, words, form=form, marks=marks)
    try:
        made = _publish(request, item, form, marks)
    except DecidedAlready:
        return too_late(request, item.reference)
    except Claimed as held:
        return desk_pages.claimed(request, item.reference, held)
    except NothingLeft as nothing:
        return desk_pages.work(request, item, words, form=form, marks=marks, told=str(nothing))
    except (ConcernOpen, WrongState):
        raise Http404 from None
    return desk_pages.done(request, made, PUBLISH)


def _publish(request: StaffRequest, item: desk.DeskItem, form: DecisionForm, marks: list[Mark]) -> Decision:
    given = {name: form.cleaned_data[name] for name in ("seen_version", "statutory_class", "note")}
    made = moderation.publish(submission=item.submission, by=request.user, redactions=marks, check=form.check, **given)
    return made.decision


def _why(item: desk.DeskItem, form: DecisionForm, words: Words, marks: list[Mark]) -> tuple[WhyTwoPeople, ...]:
    small = form.check.names_small_place
    return why_two_people(item.submission, texts=words.texts, marks=marks, names_small_place=small)


def _carried(form: DecisionForm, marks: list[Mark]) -> list[tuple[str, str]]:
    """Return the fields that the preview carries on, as (name, value)."""
    values = {name: str(value) for name, value in form.cleaned_data.items()} | {"marks": marking.write_marks(marks)}
    return list(values.items())
