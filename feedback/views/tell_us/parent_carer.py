"""The questions to parent carers."""

from feedback.enums import AboutOneChild, Speaker
from feedback.forms import tell_us as forms
from feedback.selectors.gentle_check import finds_something
from feedback.selectors.summary import parent_carer_answers
from feedback.views.tell_us.journey import Journey, Step

TWO_READERS = "The person who reads it first, as you chose. Others see it only after that person has made it safe."
PLACE_AND_AGE = (
    "Once your words are published, everyone can see the part of Devon and the age group. "
    "Where a child learns stays with the people who read it first. Everyone else sees only totals of many families."
)

STEPS: tuple[Step, ...] = (
    Step(
        "who-reads-this",
        forms.ReadersForm,
        template="feedback/tell_us/who_reads_this.html",
        why="These are your words. You decide whose eyes they come to first.",
        necessary=True,
    ),
    Step(
        "what-went-well",
        forms.ValuedForm,
        template="feedback/tell_us/words.html",
        why="What works for one family can be kept, and can be done for others.",
        who=TWO_READERS,
        then="names",
    ),
    Step(
        "what-needs-to-change",
        forms.NeedsChangeForm,
        template="feedback/tell_us/words.html",
        why="The people who run the services need to know what to do differently.",
        who=TWO_READERS,
        necessary=True,
        enough=lambda progress: progress.answers.says_something,
        then="names",
    ),
    Step("names", forms.NamesForm, template="feedback/tell_us/names.html", only_if=finds_something, counted=False),
    Step(
        "cornerstones",
        forms.CornerstonesForm,
        why="Families and services in Devon agreed on four things that matter. We sort by them what people tell us.",
        who="Everyone can see this once what you told us is published.",
    ),
    Step(
        "one-child",
        forms.OneChildForm,
        why="If it is about one child's help, other ways may get that child help faster. We will show you those.",
        who=TWO_READERS,
        necessary=True,
        then="other-help",
    ),
    Step(
        "other-help",
        forms.GoOnForm,
        template="feedback/tell_us/other_help.html",
        only_if=lambda progress: progress.answers.about_one_child in (AboutOneChild.YES, AboutOneChild.BOTH),
        counted=False,
    ),
    Step(
        "about",
        forms.AboutForm,
        template="feedback/tell_us/about.html",
        why="It shows whether some places or ages are left out. We never ask for your address.",
        who=PLACE_AND_AGE,
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
