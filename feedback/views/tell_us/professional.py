"""The questions to people who work with families (PP-01)."""

from feedback.enums import Speaker, Voice
from feedback.forms import tell_us as forms
from feedback.selectors.summaries_of_others import professional_answers
from feedback.views.tell_us.journey import Journey, Step
from feedback.views.tell_us.steps import CORNERSTONES, NAMES, what_needs_to_change, what_went_well

AFTER_IT_IS_SAFE = "The person who reads it first, as you choose at the end. Others see it only after it was made safe."
ONLY_TOTALS = "Nobody sees your answer. We only ever show totals of many people, never of one team."

STEPS: tuple[Step, ...] = (
    Step(
        "for-whom",
        forms.ForWhomForm,
        why="Families’ voices and yours both matter. We never mix them up, so we ask whose this is.",
        who="It shows beside your words that somebody who works with families wrote them.",
        necessary=True,
        then="for-a-family",
    ),
    Step(
        "for-a-family",
        forms.GoOnForm,
        template="feedback/tell_us/professional/for_a_family.html",
        necessary=True,
        counted=False,
        only_if=lambda progress: progress.answers.voice is Voice.ON_BEHALF,
        enough=lambda progress: progress.answers.voice is not Voice.ON_BEHALF,
    ),
    what_went_well(
        forms.HelpsForm,
        why="What lets you do good work can be kept, and can be done elsewhere.",
        who=AFTER_IT_IS_SAFE,
    ),
    what_needs_to_change(
        forms.GetsInTheWayForm,
        why="You see from inside why things get stuck. Those who decide need to know.",
        who=AFTER_IT_IS_SAFE,
    ),
    NAMES,
    CORNERSTONES,
    Step(
        "how-you-are",
        forms.WellbeingForm,
        why="Families are helped better by people who are well. Partners in Devon asked us to keep an eye on it.",
        who=f"{ONLY_TOTALS} The person who reads your words does not see it.",
    ),
    Step(
        "your-work",
        forms.WorkplaceForm,
        template="feedback/tell_us/professional/your_work.html",
        why="It shows whether some places or services are left out. We never ask for your employer’s name.",
        who="The people who read what you send see the place. Everyone else sees only totals.",
    ),
    Step(
        "who-reads-this",
        forms.ReadersAndQuotesForm,
        template="feedback/tell_us/readers_and_quotes.html",
        why="These are your words. You decide whose eyes they come to first, and whether we may quote them.",
        necessary=True,
    ),
)
PROFESSIONAL = Journey(
    slug="professional",
    caption="Tell us: people who work with families",
    speaker=Speaker.PROFESSIONAL,
    steps=STEPS,
    summary=professional_answers,
    templates="feedback/tell_us/professional",
    held_as="professional",
)
