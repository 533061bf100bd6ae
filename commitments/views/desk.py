"""The desk of actions: what waits, one action with its steps, a new one, other words."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.enums import Permission
from accounts.permissions import StaffRequest, needs
from commitments.forms.action import ActionForm, initial_of_action
from commitments.selectors import desk as selectors
from commitments.selectors.offers import offers_for
from commitments.services import actions
from commitments.views.steps import answer, data_of, taken
from lib.codes import new_token

FORM = ["GET", "HEAD", "POST"]


@needs(Permission.EDIT_ACTIONS, Permission.ACCEPT_ACTION)
@require_safe
def desk(request: StaffRequest) -> HttpResponse:
    """Show the actions that this person may speak about, and what they wait for."""
    return render(request, "commitments/desk/list.html", {"desk": selectors.desk(request.user)})


@needs(Permission.EDIT_ACTIONS, Permission.ACCEPT_ACTION)
@require_safe
def one(request: StaffRequest, slug: str) -> HttpResponse:
    """Show one action with what can be done."""
    found = selectors.one_at_desk(request.user, slug)
    context = {"at_desk": found, "action": found.whole, "line": found.whole.line}
    return render(request, "commitments/desk/one.html", context)


@needs(Permission.EDIT_ACTIONS)
@require_http_methods(FORM)
def new(request: StaffRequest) -> HttpResponse:
    """Write a new action down."""
    form = ActionForm(data_of(request), offers=offers_for(), initial={"token": new_token()})
    made = []
    if form.is_valid():

        def take() -> None:
            token = form.cleaned_data["token"] or new_token()
            made.append(actions.make_action(by=request.user, wording=form.wording(), token=token))

        if taken(form, take):
            messages.success(request, "Saved. Everybody can read it now.")
            return redirect("action_at_desk", made[0].slug)
    return render(request, "commitments/desk/step.html", {"form": form, "heading": "A new action"})


@needs(Permission.EDIT_ACTIONS)
@require_http_methods(FORM)
def change(request: StaffRequest, slug: str) -> HttpResponse:
    """Change the words of an action; the words before are kept."""
    action = selectors.action_of(request.user, slug)
    form = ActionForm(data_of(request), offers=offers_for(action), action=action, initial=initial_of_action(action))
    return answer(
        request,
        action=action,
        form=form,
        heading="Change the words",
        take=lambda: actions.change_action(
            action=action, by=request.user, seen_version=form.seen_version, wording=form.wording()
        ),
        done="Saved. The words before are kept.",
    )


@needs(Permission.EDIT_ACTIONS, Permission.ACCEPT_ACTION)
@require_POST
def accept(request: StaffRequest, slug: str) -> HttpResponse:
    """Accept an action for one's organisation; the service refuses everybody else."""
    action = selectors.action_of(request.user, slug)
    actions.accept_action(action=action, by=request.user)
    messages.success(request, "Thank you. Everybody can read that your organisation has accepted it.")
    return redirect("action_at_desk", slug)
