"""Questions that several journeys ask in the same words."""

from collections.abc import Callable

from feedback.answers import Progress
from feedback.enums import AboutOneChild
from feedback.forms import tell_us as forms
from feedback.selectors.gentle_check import finds_something
from feedback.views.tell_us.journey import Step

ONE_CHILD = (AboutOneChild.YES, AboutOneChild.BOTH)
NAMES = Step("names", forms.NamesForm, template="feedback/tell_us/names.html", only_if=finds_something, counted=False)
CORNERSTONES = Step(
    "cornerstones",
    forms.CornerstonesForm,
    why="Families and services in Devon agreed on four things that matter. We sort by them what people tell us.",
    who="Everyone can see this once what you told us is published.",
)


def what_went_well(form: type[forms.StepForm], *, why: str, who: str, template: str = "words.html") -> Step:
    """Return the page for what went well; names in it are pointed out on the next one."""
    return Step("what-went-well", form, template=f"feedback/tell_us/{template}", why=why, who=who, then="names")


def what_needs_to_change(form: type[forms.StepForm], *, why: str, who: str, template: str = "words.html") -> Step:
    """Return the page for what needs to change: one of the two texts has to say something."""
    return Step(
        "what-needs-to-change",
        form,
        template=f"feedback/tell_us/{template}",
        why=why,
        who=who,
        necessary=True,
        enough=lambda progress: progress.answers.says_something,
        then="names",
    )


def one_child(*, who: str, only_if: Callable[[Progress], bool] = lambda _progress: True) -> tuple[Step, Step]:
    """Return the question whether it is about one child's help, and the page of other ways to get that help."""
    question = Step(
        "one-child",
        forms.OneChildForm,
        why="If it is about one child’s help, other ways may get that child help faster. We will show you those.",
        who=who,
        necessary=True,
        then="other-help",
        only_if=only_if,
    )
    other_help = Step(
        "other-help",
        forms.GoOnForm,
        template="feedback/tell_us/other_help.html",
        only_if=lambda progress: only_if(progress) and progress.answers.about_one_child in ONE_CHILD,
        counted=False,
    )
    return question, other_help
