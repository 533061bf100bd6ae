"""How every form about an action is answered: taken, or shown again with what was typed and why not."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from accounts.permissions import StaffRequest
from commitments.forms.fields import StepForm
from commitments.models import Action
from commitments.services.refusals import ActionChanged, ActionRefused
from lib.states import WrongState


def data_of(request: StaffRequest) -> object:
    """Return what was sent, or None where a page is only looked at."""
    return request.POST if request.method == "POST" else None


def answer(
    request: StaffRequest, *, action: Action, form: StepForm, heading: str, take: Callable[[], object], done: str
) -> HttpResponse:
    """Take a step and go back to the action, or show the form again with all that was typed."""
    if form.is_valid() and taken(form, take, action):
        messages.success(request, done)
        return redirect("action_at_desk", action.slug)
    context = {"form": form, "heading": heading, "action": action}
    return render(request, "commitments/desk/step.html", context)


def taken(form: StepForm, take: Callable[[], object], action: Action | None = None) -> bool:
    """Take a step; a refusal is said on the form."""
    try:
        take()
    except ActionChanged as error:
        form.add_error(None, str(error))
        if action:
            action.refresh_from_db(fields=("version",))
            form.saw(action.version)
    except (ActionRefused, WrongState) as error:
        form.add_error(None, str(error))
    return form.is_valid()
