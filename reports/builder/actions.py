"""What was done in a period: every action as it stood at the period's end, so that a second run says the same.

Actions are acts of the council and its partners, so their numbers are exact. What ended before the period, and was not
looked at in it, was told in an earlier report.
"""

from collections import Counter
from collections.abc import Iterable
from typing import Any

from django.db.models import prefetch_related_objects

from authority.selectors import settings
from commitments.enums import ENDED, Delivery, Impact
from commitments.models import Measure, Milestone
from commitments.selectors.as_at import Stood, stood_at
from commitments.selectors.whole import newest_by_day, number_in_words
from reports.periods import Period

KEPT, REACHED_LATE, MISSED, DROPPED = "kept", "late", "missed", "dropped"


def actions(period: Period) -> dict[str, Any]:
    """Return the actions of a period as plain data, by the day they were due, with how many there are of each state."""
    stood = [one for one in stood_at(period.moments[1], on=period.end) if _belongs(one, period)]
    prefetch_related_objects([one.action for one in stood], "milestones", "measures__readings")
    council = settings().authority_name
    return {
        "items": [_item(one, period, council) for one in stood],
        "delivery": _counts((one.delivery for one in stood), Delivery),
        "impact": _counts((one.impact for one in stood), Impact),
        "late": sum(one.late for one in stood),
        "done_not_known": sum((one.delivery, one.impact) == (Delivery.DONE, Impact.NOT_KNOWN) for one in stood),
    }


def _belongs(one: Stood, period: Period) -> bool:
    if one.delivery not in ENDED or one.since >= period.moments[0]:
        return True
    return one.check is not None and one.check.at >= period.moments[0]


def _counts(found: Iterable[str], states: type[Delivery] | type[Impact]) -> dict[str, int]:
    counted = Counter(found)
    return {str(each): counted[each] for each in states}


def _item(one: Stood, period: Period, council: str) -> dict[str, Any]:
    words = one.words
    return {
        "slug": one.action.slug,
        "title": words.title,
        "lead": words.lead.name if words.lead else council,
        "lead_role": words.lead_role,
        "success": words.success,
        "cornerstone": {"slug": words.cornerstone.slug, "name": words.cornerstone.name},
        "commitment": words.commitment.title if words.commitment else "",
        "area_of_weakness": str(words.area_of_weakness or ""),
        "due_on": words.due_on.isoformat(),
        "first_due_on": one.action.first_due.isoformat(),
        "delivery": str(one.delivery),
        "late": one.late,
        "impact": str(one.impact),
        "impact_evidence": one.check.evidence if one.check else "",
        "families_said": one.check.said if one.check else "",
        "update": one.update.words if one.update else "",
        "note": _note(one),
        "milestones": [_milestone(each, period) for each in one.action.milestones.all() if _was_there(each, period)],
        "measures": [_measure(each, period) for each in one.action.measures.all() if _was_there(each, period)],
    }


def _note(one: Stood) -> dict[str, str] | None:
    note = one.note
    return {"why": note.why, "doing": note.doing, "new_day": note.new_day.isoformat()} if note else None


def _was_there(each: Milestone | Measure, period: Period) -> bool:
    return each.made_at < period.moments[1]


def _milestone(each: Milestone, period: Period) -> dict[str, str]:
    is_settled = each.marked_at is not None and each.marked_at < period.moments[1]
    told = {"title": each.title, "due_on": each.due_on.isoformat()}
    if is_settled and each.dropped_why:
        return {**told, "fate": DROPPED, "why": each.dropped_why}
    reached = each.reached_on if is_settled else None
    fate = (KEPT if reached <= each.due_on else REACHED_LATE) if reached else ""
    missed = MISSED if not reached and each.due_on <= period.end else ""
    return {**told, "fate": fate or missed}


def _measure(each: Measure, period: Period) -> dict[str, Any]:
    after = period.moments[1]
    readings = newest_by_day([one for one in each.readings.all() if one.at < after])
    return {
        "title": each.title,
        "unit": each.unit,
        "aim": each.aim,
        "target": number_in_words(each.target),
        "target_on": each.target_on.isoformat() if each.target_on else "",
        "source": each.source,
        "readings": [{"on": one.on.isoformat(), "value": number_in_words(one.value)} for one in readings],
    }
