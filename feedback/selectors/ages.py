"""Narrowing by age, only where it points to nobody: what it finds must be ten public experiences or more.

The rule is decision 9. Counted with everything else that was asked for, words too: else a rare word with an age would
tell the age of one child.
"""

from dataclasses import replace

from feedback.models import Submission
from feedback.selectors import answers, public
from feedback.selectors.lists import Filters
from feedback.selectors.search import Asked, words_in_answers, words_in_experiences

FEWEST = 10  # public experiences


def kept_for_experiences(filters: Filters, asked: Asked) -> Filters:
    """Return the filters for a list of experiences, without the age where fewer than FEWEST would be shown."""
    if not filters.phase:
        return filters
    found = public.narrowed(filters)
    found = words_in_experiences(found, asked) if asked else found
    return _kept(filters, found.count())


def kept_for_answers(filters: Filters, asked: Asked) -> Filters:
    """Return the filters for a list of answers, without the age where those answer fewer than FEWEST experiences."""
    if not filters.phase:
        return filters
    found = answers.narrowed(filters)
    found = words_in_answers(found, asked) if asked else found
    answered = Submission.objects.published().filter(public.publicly_matching(answers.about(filters)))
    return _kept(filters, answered.filter(responses__in=found.order_by().values("pk")).distinct().count())


def _kept(filters: Filters, found: int) -> Filters:
    return filters if found >= FEWEST else replace(filters, phase="")
