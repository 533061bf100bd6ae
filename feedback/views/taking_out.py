"""What a moderator ticked, typed or selected on the page of an item, and which words of the story that takes out."""

from dataclasses import dataclass, field

from accounts.permissions import StaffRequest
from feedback.enums import RedactionReason
from feedback.forms.desk import TakeOutForm
from feedback.redaction import BadMark, Mark, merge
from feedback.selectors import marking
from feedback.services.reading import Words

NOT_YET = "You marked these words and they are not taken out yet, so we do not show what families would see."


@dataclass(frozen=True, slots=True)
class Asked:
    """What is ticked and typed and no step has taken out yet; the page shows it again."""

    hints: tuple[str, ...] = ()
    phrase: str = ""

    def __bool__(self) -> bool:
        return bool(self.hints or self.phrase.strip())


@dataclass(frozen=True, slots=True)
class Taken:
    """All marks after taking words out, what to tell, and what could not be taken out."""

    marks: list[Mark]
    told: str = ""
    left: Asked = field(default_factory=Asked)
    failed: bool = False


def asked(request: StaffRequest) -> Asked:
    """Return what the page has ticked and typed."""
    return Asked(tuple(request.POST.getlist("hints")), request.POST.get("phrase", ""))


def is_marked(request: StaffRequest) -> bool:
    """Say whether words are ticked, typed or selected that no step has taken out yet."""
    return bool(asked(request) or request.POST.get("selected", ""))


def take_out(request: StaffRequest, words: Words, marks: list[Mark]) -> Taken:
    """Take out what was ticked, typed or selected; what cannot be found stays on the page, and `failed` says so."""
    form, wanted = TakeOutForm(request.POST, offered=marking.offered(words.texts, marks)), asked(request)
    if not form.is_valid():
        return Taken(marks, str(next(iter(form.errors.values()))[0]), wanted, failed=True)
    try:
        found = _of_phrase(form, words)
        more = [*_pointed_at(request, form, words), *found]
        lost = "" if found else wanted.phrase.strip()
        return Taken(merge([*marks, *more]), _told(more, lost), Asked(phrase=lost), failed=bool(lost or not more))
    except BadMark as bad:
        return Taken(marks, str(bad), wanted, failed=True)


def _of_phrase(form: TakeOutForm, words: Words) -> list[Mark]:
    reason = RedactionReason(form.cleaned_data["reason"])
    return marking.marks_of_phrase(form.cleaned_data["phrase"], reason, words.texts)


def _pointed_at(request: StaffRequest, form: TakeOutForm, words: Words) -> list[Mark]:
    """Return the marks for ticked hints and a selected place ("valued:3:9")."""
    marks = [marking.read_mark(code, words.texts) for code in form.cleaned_data.get("hints", ())]
    selected, reason = request.POST.get("selected", ""), form.cleaned_data["reason"]
    return [*marks, marking.read_mark(f"{selected}:{reason}", words.texts)] if selected else marks


def _told(marks: list[Mark], lost: str) -> str:
    taken = "We took out 1 place." if len(marks) == 1 else f"We took out {len(marks)} places."
    missing = f"We could not find “{lost[:80]}” in the story. Check how it is written there."
    said = " ".join(part for part, holds in ((taken, marks), (missing, lost)) if holds)
    return said or "Tick, type or select the words to take out first."
