"""A journey as data: which questions there are, in which order, and when one may be passed over."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from django.urls import reverse

from feedback.answers import PRIVACY_VERSION, Answers, Progress
from feedback.enums import Speaker
from feedback.forms.tell_us import SendForm, StepForm, WordsField
from feedback.selectors.summary import Answered

CHECK = "check"


@dataclass(frozen=True, slots=True)
class Step:
    """One page of a journey.

    `only_if` says when it is asked at all, `enough` whether what was answered will do, `then` names the step that
    follows even when only this one answer was changed. What is not `counted` is not promised as a question.
    """

    slug: str
    form: type[StepForm]
    template: str = "feedback/tell_us/question.html"
    why: str = ""
    who: str = ""
    necessary: bool = False
    counted: bool = True
    then: str = ""
    only_if: Callable[[Progress], bool] = lambda _progress: True
    enough: Callable[[Progress], bool] = lambda _progress: True

    def is_missing(self, progress: Progress) -> bool:
        """Return whether nothing can be sent before this is answered."""
        if not (self.necessary and self.only_if(progress)):
            return False
        return self.slug not in progress.done or not self.enough(progress)


@dataclass(frozen=True, slots=True, kw_only=True)
class Journey:
    """One way to tell us. `templates` is the folder of its start, check and sent pages.

    Where `speaker` is None a question asks who speaks. `held_as` names its cookie, so that a parent and a child at one
    tablet never open each other's words; journeys that share it are versions of one another. Where a draft is not
    kept, it ends with the browser (CY-02).
    """

    slug: str
    caption: str
    speaker: Speaker | None
    steps: tuple[Step, ...]
    summary: Callable[[Progress], tuple[Answered, ...]]
    templates: str = "feedback/tell_us"
    held_as: str = ""
    keeps_draft: bool = True
    pictures: bool = False
    other_version: str = ""
    privacy_version: str = PRIVACY_VERSION
    send_form: type[SendForm] = SendForm
    finish: Callable[[Answers], Answers] = lambda answers: answers

    @property
    def questions(self) -> int:
        """Return how many questions the start page promises."""
        return len([step for step in self.steps if step.counted])

    @property
    def pages(self) -> int:
        """Return how many pages there are with the start, the check and the receipt."""
        return self.questions + 3

    def page_number(self, step: Step) -> int:
        """Return which page of the journey a question is; 0 for one that is not counted."""
        counted = [each for each in self.steps if each.counted]
        return counted.index(step) + 2 if step.counted else 0

    @property
    def headings(self) -> dict[str, str]:
        """Return what each question for words is called here, by step."""
        texts = [(step.slug, field) for step in self.steps for field in step.form.base_fields.values()]
        return {slug: str(field.label).rstrip("?") for slug, field in texts if isinstance(field, WordsField)}

    @property
    def start_href(self) -> str:
        """Return the address of the first page."""
        return reverse("tell_us_start", args=[self.slug])

    @property
    def check_href(self) -> str:
        """Return the address of the page where the answers are checked."""
        return reverse("tell_us_check", args=[self.slug])

    def template(self, page: str) -> str:
        """Return the template of the start, check or sent page."""
        return f"{self.templates}/{page}.html"

    def href(self, step: Step) -> str:
        """Return the address of a question."""
        return reverse("tell_us_step", args=[self.slug, step.slug])

    def step(self, slug: str) -> Step | None:
        """Return the step at an address, or None when there is none."""
        return next((step for step in self.steps if step.slug == slug), None)

    def answers(self, progress: Progress) -> Answers:
        """Return what is sent: the answers of a draft as this journey's speaker."""
        return self.finish(replace(progress.answers, speaker=self.speaker or progress.answers.speaker))

    def first_missing(self, progress: Progress, *, before: Step | None = None) -> Step | None:
        """Return the first necessary step without an answer (that comes before another), or None."""
        earlier = self.steps[: self.steps.index(before)] if before else self.steps
        return next((step for step in earlier if step.is_missing(progress)), None)

    def go_on_href(self, progress: Progress) -> str:
        """Return the address where somebody goes on with a draft."""
        missing = self.first_missing(progress)
        return self.href(missing) if missing else self.check_href

    def after(self, step: Step, progress: Progress, *, changing: bool) -> str:
        """Return the address that follows an answer; `changing`: only this one was changed after the check."""
        later = self.steps[self.steps.index(step) + 1 :]
        if changing:
            later = tuple(other for other in later if other.slug == step.then)
        following = next((other for other in later if other.only_if(progress)), None)
        if missing := self.first_missing(progress, before=following):
            return self.href(missing)
        return (self.href(following) + ("?change" if changing else "")) if following else self.check_href

    def back_from(self, step: Step, progress: Progress, *, changing: bool) -> str:
        """Return the address of the page before a step."""
        if changing:
            return self.check_href
        earlier = [other for other in self.steps[: self.steps.index(step)] if other.only_if(progress)]
        return self.href(earlier[-1]) if earlier else self.start_href

    def last_href(self, progress: Progress) -> str:
        """Return the address of the last question that was asked."""
        return self.href([step for step in self.steps if step.only_if(progress)][-1])
