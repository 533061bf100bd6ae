"""The questions to parent carers."""

from feedback.enums import Speaker
from feedback.forms import tell_us as forms
from feedback.selectors.summary import parent_carer_answers
from feedback.views.tell_us.journey import Journey, Step
from feedback.views.tell_us.steps import CORNERSTONES, NAMES, one_child, what_needs_to_change, what_went_well

TWO_READERS = "The person who reads it first, as you chose. Others see it only after that person has made it safe."
PLACE_SEEN = (
    "Once your words are published, everyone can see the part of Devon next to them. The age is never next to them: "
    "people can only choose an age to read about where 10 or more of you told us. Where a child learns stays with the "
    "people who read it first. Everyone else sees only totals of many families."
)

STEPS: tuple[Step, ...] = (
    Step(
        "who-reads-this",
        forms.ReadersForm,
        template="feedback/tell_us/who_reads_this.html",
        why="These are your words. You decide whose eyes they come to first.",
        necessary=True,
    ),
    what_went_well(
        forms.ValuedForm,
        why="What works for one family can be kept, and can be done for others.",
        who=TWO_READERS,
    ),
    what_needs_to_change(
        forms.NeedsChangeForm,
        why="The people who run the services need to know what to do differently.",
        who=TWO_READERS,
    ),
    NAMES,
    CORNERSTONES,
    *one_child(who=TWO_READERS),
    Step(
        "about",
        forms.AboutForm,
        template="feedback/tell_us/about.html",
        why="It shows whether some places or ages are left out. We never ask for your address.",
        who=PLACE_SEEN,
    ),
    Step(
        "quotes",
        forms.QuotesForm,
        why="A few true words often move people more than a number does.",
        who="If you say yes: anyone who reads a report. We do not have your name, so it cannot be there.",
        necessary=True,
    ),
)
PARENT_CARER = Journey(
    slug="parent-carer",
    caption="Tell us: parent carers",
    speaker=Speaker.PARENT_CARER,
    steps=STEPS,
    summary=parent_carer_answers,
)
