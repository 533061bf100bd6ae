"""Did an action help? Here, because what families said comes from published reports."""

from django.http import HttpResponse
from django.views.decorators.http import require_http_methods

from accounts.enums import Permission
from accounts.permissions import StaffRequest, needs
from commitments.forms.steps import ImpactForm
from commitments.selectors.desk import action_of
from commitments.services.impact import check_impact
from commitments.views.steps import answer, data_of
from reports.selectors.families_said import families_said


@needs(Permission.EDIT_ACTIONS)
@require_http_methods(["GET", "HEAD", "POST"])
def helped(request: StaffRequest, slug: str) -> HttpResponse:
    """Say what an action changed for families, with how we know."""
    action, said = action_of(request.user, slug), families_said()
    form = ImpactForm(
        data_of(request),
        reports=[(each.report, each.said) for each in said.values()],
        initial={"seen": action.version, "impact": action.impact},
    )

    def take() -> None:
        told = form.cleaned_data
        check_impact(
            action=action,
            by=request.user,
            seen_version=form.seen_version,
            impact=told["impact"],
            evidence=told["evidence"],
            families=said.get(told.get("report", "")),
        )

    done = "Saved. Everybody can read it now."
    return answer(request, action=action, form=form, heading="Did it help?", take=take, done=done)
