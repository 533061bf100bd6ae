"""The questions to somebody who helps another person to tell us, or tells us for them (PP-10).

Whoever types, it is the person who speaks: a professional who writes for a family makes a family's submission. So it
belongs to what the council has to publish (regulation 56(1) and (2) of the SEND Regulations 2014), with the helper,
the day and the consent recorded beside it.
"""

from dataclasses import replace

from feedback.answers import Answers, HelperFacts, Progress
from feedback.enums import Speaker
from feedback.forms import tell_us as forms
from feedback.forms.tell_us import someone_else as helpers
from feedback.selectors.summaries_of_others import someone_else_answers
from feedback.views.tell_us.journey import Journey, Step
from feedback.views.tell_us.steps import CORNERSTONES, NAMES, one_child, what_needs_to_change, what_went_well

AFTER_IT_IS_SAFE = (
    "The person who reads it first, as they choose at the end. Others see it only after it was made safe."
)
WITH_THE_WORDS = "The people who read what you send. Everyone sees beside the words that they were told to a helper."
PLACE_SEEN = (
    "Once the words are published, everyone can see a parent carer’s part of Devon next to them, never a young "
    "person’s. The age is never next to them: people can only choose an age to read about where 10 or more told us. "
    "The people who read it first see the rest. Everyone else sees only totals of many families."
)


def is_parent(progress: Progress) -> bool:
    """Say whether the person who is helped is a parent carer."""
    return progress.answers.speaker is Speaker.PARENT_CARER


def consent_fits(progress: Progress) -> bool:
    """Say whether those who may consent for this voice did, and the helper can be who they say."""
    answers = progress.answers
    possible = [value for value, _label in helpers.helpers_of(answers)]
    return answers.helper.consent in helpers.consents_for(answers) and answers.helper.helper in possible


def as_the_person(answers: Answers) -> Answers:
    """Return the answers as the person's who is helped, without what only the other kind of person is asked."""
    facts: HelperFacts = replace(answers.helper, paper_reference="")
    if answers.speaker is Speaker.YOUNG_PERSON:
        return replace(answers, helper=facts, about_one_child=None, phase=None, setting=None)
    return replace(answers, helper=facts, age_band=None, company=None)


STEPS: tuple[Step, ...] = (
    Step(
        "who",
        helpers.WhoForm,
        template="feedback/tell_us/someone_else/who.html",
        why="It is their voice, so we count it as theirs. Somebody spoken for is never counted as speaking themselves.",
        who=WITH_THE_WORDS,
        necessary=True,
        then="how-you-heard",
    ),
    Step(
        "how-you-heard",
        helpers.HowHeardForm,
        template="feedback/tell_us/someone_else/how_you_heard.html",
        why="Nobody should be spoken for without knowing it. And a person’s own words and a note about them are both "
        "good, but they are not the same.",
        who=WITH_THE_WORDS,
        necessary=True,
        enough=consent_fits,
    ),
    what_went_well(
        forms.ValuedForm,
        template="someone_else/words.html",
        why="What works for one person can be kept, and can be done for others.",
        who=AFTER_IT_IS_SAFE,
    ),
    what_needs_to_change(
        forms.NeedsChangeForm,
        template="someone_else/words.html",
        why="The people who run the services need to know what to do differently.",
        who=AFTER_IT_IS_SAFE,
    ),
    NAMES,
    CORNERSTONES,
    *one_child(who=AFTER_IT_IS_SAFE, only_if=is_parent),
    Step(
        "about-them",
        helpers.AboutThemForm,
        template="feedback/tell_us/someone_else/about_them.html",
        why="It shows whether some places or ages are left out. We never ask for an address.",
        who=PLACE_SEEN,
    ),
    Step(
        "who-reads-this",
        helpers.TheirReadersAndQuotesForm,
        template="feedback/tell_us/readers_and_quotes.html",
        why="These are their words. They decide whose eyes they come to first, and whether we may quote them.",
        necessary=True,
    ),
)
SOMEONE_ELSE = Journey(
    slug="someone-else",
    caption="Tell us for someone else",
    speaker=None,
    steps=STEPS,
    summary=someone_else_answers,
    templates="feedback/tell_us/someone_else",
    held_as="someone-else",
    finish=as_the_person,
)
