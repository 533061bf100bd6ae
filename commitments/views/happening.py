"""What happens with an action: an update, a note, a step on the way, a figure."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.views.decorators.http import require_http_methods

from accounts.enums import Permission
from accounts.permissions import StaffRequest, needs
from commitments.enums import ENDED
from commitments.forms.steps import (
    ChangeMeasureForm,
    DroppedForm,
    MeasureForm,
    MilestoneForm,
    NoteForm,
    ReachedForm,
    ReadingForm,
    UpdateForm,
)
from commitments.selectors.desk import action_of, measure_of, milestone_of
from commitments.selectors.whole import number_in_words
from commitments.services import trouble, updates
from commitments.views.steps import answer, data_of

FORM = ["GET", "HEAD", "POST"]


@needs(Permission.EDIT_ACTIONS, Permission.ACCEPT_ACTION)
@require_http_methods(FORM)
def update(request: StaffRequest, slug: str) -> HttpResponse:
    """Say what happened, and how far the action is."""
    action = action_of(request.user, slug)
    first = {"seen": action.version, "delivery": action.delivery}
    form = UpdateForm(data_of(request), now=action.delivery, initial=first)

    def take() -> None:
        said = _without_seen(form.cleaned_data)
        updates.post_update(action=action, by=request.user, seen_version=form.seen_version, **said)

    done = "Posted. Everybody can read it now."
    return answer(request, action=action, form=form, heading="What happened?", take=take, done=done)


@needs(Permission.EDIT_ACTIONS)
@require_http_methods(FORM)
def note(request: StaffRequest, slug: str) -> HttpResponse:
    """Say why an action is late or in trouble: only the officer who answers for it."""
    action = action_of(request.user, slug)
    if action.officer_id != request.user.pk:
        raise PermissionDenied
    form = NoteForm(data_of(request), has_ended=action.delivery in ENDED, initial={"seen": action.version})

    def take() -> None:
        said = _without_seen(form.cleaned_data)
        trouble.write_note(action=action, by=request.user, seen_version=form.seen_version, **said)

    done = "Saved. The next report tells it in your words."
    return answer(request, action=action, form=form, heading="Why does it take longer?", take=take, done=done)


@needs(Permission.EDIT_ACTIONS)
@require_http_methods(FORM)
def milestone(request: StaffRequest, slug: str) -> HttpResponse:
    """Add a step on the way."""
    action = action_of(request.user, slug)
    form = MilestoneForm(data_of(request))

    def take() -> None:
        updates.set_milestone(action=action, by=request.user, **_without_seen(form.cleaned_data))

    return answer(request, action=action, form=form, heading="A step on the way", take=take, done="Saved.")


@needs(Permission.EDIT_ACTIONS, Permission.ACCEPT_ACTION)
@require_http_methods(FORM)
def reached(request: StaffRequest, slug: str, pk: int) -> HttpResponse:
    """Say on which day a step was reached."""
    action = action_of(request.user, slug)
    step, form = milestone_of(action, pk), ReachedForm(data_of(request))

    def take() -> None:
        updates.reach_milestone(milestone=step, by=request.user, on=form.cleaned_data["on"])

    return answer(request, action=action, form=form, heading=f"Reached: {step.title}", take=take, done="Saved.")


@needs(Permission.EDIT_ACTIONS)
@require_http_methods(FORM)
def dropped(request: StaffRequest, slug: str, pk: int) -> HttpResponse:
    """Say that a step is no longer planned, and why."""
    action = action_of(request.user, slug)
    step, form = milestone_of(action, pk), DroppedForm(data_of(request))

    def take() -> None:
        updates.drop_milestone(milestone=step, by=request.user, why=form.cleaned_data["why"])

    heading = f"No longer planned: {step.title}"
    return answer(request, action=action, form=form, heading=heading, take=take, done="Saved.")


@needs(Permission.EDIT_ACTIONS)
@require_http_methods(FORM)
def measure(request: StaffRequest, slug: str) -> HttpResponse:
    """Add a figure by which we can tell how the action goes."""
    action = action_of(request.user, slug)
    form = MeasureForm(data_of(request))

    def take() -> None:
        updates.add_measure(action=action, by=request.user, **_without_seen(form.cleaned_data))

    return answer(request, action=action, form=form, heading="A figure to watch", take=take, done="Saved.")


@needs(Permission.EDIT_ACTIONS)
@require_http_methods(FORM)
def change_figure(request: StaffRequest, slug: str, pk: int) -> HttpResponse:
    """Put right what a figure says."""
    action = action_of(request.user, slug)
    watched = measure_of(action, pk)
    now = {name: getattr(watched, name) for name in ("unit", "aim", "target", "target_on", "source")}
    form = ChangeMeasureForm(data_of(request), initial={**now, "target": number_in_words(watched.target)})

    def take() -> None:
        updates.change_measure(measure=watched, by=request.user, **_without_seen(form.cleaned_data))

    done = "Saved. Everybody can read what changed."
    return answer(request, action=action, form=form, heading=f"Change: {watched.title}", take=take, done=done)


@needs(Permission.EDIT_ACTIONS)
@require_http_methods(FORM)
def reading(request: StaffRequest, slug: str, pk: int) -> HttpResponse:
    """Write down what a measure was on a day."""
    action = action_of(request.user, slug)
    watched, form = measure_of(action, pk), ReadingForm(data_of(request))

    def take() -> None:
        updates.take_reading(measure=watched, by=request.user, **_without_seen(form.cleaned_data))

    return answer(request, action=action, form=form, heading=f"Measured: {watched.title}", take=take, done="Saved.")


def _without_seen(said: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in said.items() if name != "seen"}
