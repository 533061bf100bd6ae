"""The journey as data: which questions there are, in which order, and when one may be passed over."""

from collections.abc import Callable
from dataclasses import dataclass

from django.urls import reverse

from feedback.answers import Progress
from feedback.enums import AboutOneChild
from feedback.forms import tell_us as forms
from feedback.selectors.gentle_check import finds_something

CHECK = "check"
TWO_READERS = "The person who reads it first, as you chose. Others see it only after that person has made it safe."
ONLY_TOTALS = "The people who read what you send. Everyone else sees only totals of many families."


@dataclass(frozen=True, slots=True)
class Step:
    """One page of the journey."""

    slug: str
    form: type[forms.StepForm]
    template: str = "feedback/tell_us/question.html"
    why: str = ""
    who: str = ""
    necessary: bool = False
    only_if: Callable[[Progress], bool] = lambda _progress: True

    @property
    def href(self) -> str:
        """Return the address of the page."""
        return reverse("tell_us_step", args=[self.slug])

    def is_missing(self, progress: Progress) -> bool:
        """Return whether nothing can be sent before this is answered."""
        if not self.necessary:
            return False
        return self.slug not in progress.done or (self.slug == WORDS and not progress.answers.says_something)


WORDS = "what-needs-to-change"
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
    ),
    Step(
        WORDS,
        forms.NeedsChangeForm,
        template="feedback/tell_us/words.html",
        why="The people who run the services need to know what to do differently.",
        who=TWO_READERS,
        necessary=True,
    ),
    Step("names", forms.NamesForm, template="feedback/tell_us/names.html", only_if=finds_something),
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
    ),
    Step(
        "other-help",
        forms.GoOnForm,
        template="feedback/tell_us/other_help.html",
        only_if=lambda progress: progress.answers.about_one_child in (AboutOneChild.YES, AboutOneChild.BOTH),
    ),
    Step(
        "about",
        forms.AboutForm,
        template="feedback/tell_us/about.html",
        why="It shows whether some places or ages are left out. We never ask for your address.",
        who=ONLY_TOTALS,
    ),
    Step(
        "quotes",
        forms.QuotesForm,
        why="A few true words often move people more than a number does.",
        who="If you say yes: anyone who reads a report. We do not have your name, so it cannot be there.",
        necessary=True,
    ),
)
# After some answers a page follows even when only that one answer was changed.
FOLLOWED_BY = {"what-went-well": "names", WORDS: "names", "one-child": "other-help"}


def by_slug(slug: str) -> Step | None:
    """Return the step at an address, or None when there is none."""
    return next((step for step in STEPS if step.slug == slug), None)


def first_missing(progress: Progress, *, before: Step | None = None) -> Step | None:
    """Return the first necessary step without an answer (that comes before another), or None."""
    earlier = STEPS[: STEPS.index(before)] if before else STEPS
    return next((step for step in earlier if step.is_missing(progress)), None)


def after(step: Step, progress: Progress, *, changing: bool) -> str:
    """Return the address that follows an answer; `changing` means that only this one was changed after the check."""
    later = STEPS[STEPS.index(step) + 1 :]
    if changing:
        later = tuple(other for other in later if other.slug == FOLLOWED_BY.get(step.slug))
    following = next((other for other in later if other.only_if(progress)), None)
    if missing := first_missing(progress, before=following):
        return missing.href
    return (following.href + ("?change" if changing else "")) if following else reverse("tell_us_check")


def back_from(step: Step, progress: Progress, *, changing: bool) -> str:
    """Return the address of the page before a step."""
    if changing:
        return reverse("tell_us_check")
    earlier = [other for other in STEPS[: STEPS.index(step)] if other.only_if(progress)]
    return earlier[-1].href if earlier else reverse("tell_us_start")
