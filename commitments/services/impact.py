"""Somebody looks at what an action changed for families."""

from django.db import transaction

from accounts.enums import Permission
from accounts.models import User
from accounts.permissions import require
from commitments.enums import IMPACT_STATES, Impact
from commitments.models import Action, ImpactCheck
from commitments.models.steps import SMALLEST_BASE
from commitments.selectors.families import FamiliesSaid
from commitments.services.refusals import ActionRefused
from commitments.services.steps import is_second_press, keep, lock, refuse_if_changed

NOT_SHOWN = (
    "Write how anyone can tell, or choose a report in which enough families answered. "
    "Without that we cannot say that it is better for families."
)


@transaction.atomic
def check_impact(
    *,
    action: Action,
    by: User,
    seen_version: int,
    impact: str,
    evidence: str = "",
    families: FamiliesSaid | None = None,
) -> ImpactCheck:
    """Say what an action changed for families. “Better” needs evidence, or a published number of families (LA-10).

    A second press of the same returns the first. Raises PermissionDenied, ValueError for an unknown impact,
    ActionRefused, ActionChanged.
    """
    require(by, Permission.EDIT_ACTIONS)
    after, current = Impact(impact), lock(action)
    last = current.checks.order_by("-pk").first()
    report = families.report if families else ""
    said = (last.impact, last.evidence, last.report, last.by_id) if last else None
    if last and is_second_press(current, seen_version) and said == (after, evidence, report, by.pk):
        return last
    refuse_if_changed(current, seen_version)
    _refuse_unless_shown(after, evidence, families)
    if after != current.impact:
        IMPACT_STATES.check(current.impact, after)
    check = ImpactCheck.objects.create(action=current, impact=after, evidence=evidence, by=by, **_of(families))
    current.impact = after
    keep(current, by=by)
    return check


def _of(families: FamiliesSaid | None) -> dict[str, object]:
    return {"report": families.report, "base": families.base, "said": families.said} if families else {}


def _refuse_unless_shown(after: Impact, evidence: str, families: FamiliesSaid | None) -> None:
    if families and families.base < SMALLEST_BASE:
        raise ActionRefused("Too few families answered in that report. Choose another, or write how anyone can tell.")
    if after == Impact.BETTER and not evidence.strip() and families is None:
        raise ActionRefused(NOT_SHOWN)
