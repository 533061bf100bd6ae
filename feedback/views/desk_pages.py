"""Pages that several steps at the desk end in."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from accounts.permissions import StaffRequest
from feedback.enums import RedactionReason, Verdict
from feedback.forms.desk import DecisionForm, TakeOutForm
from feedback.models import Decision, Submission
from feedback.redaction import Mark
from feedback.selectors import desk, marking
from feedback.selectors.challenges import wrote_it
from feedback.selectors.desk import DeskItem
from feedback.selectors.how_it_came import how_it_came
from feedback.selectors.trail import Trail, read_trail
from feedback.selectors.two_people import in_words, why_two_people
from feedback.services.moderation import Claimed, DecidedAlready, decided_already, pressed_before
from feedback.services.reading import Words
from feedback.views.taking_out import Asked, asked

TYPED = {"note": "Your note", "phrase": "Words to take out"}


def work(
    request: StaffRequest,
    item: DeskItem,
    words: Words,
    *,
    form: DecisionForm,
    marks: Sequence[Mark] = (),
    trail: Trail | None = None,
    told: str = "",
    left: Asked | None = None,
    status: int = 200,
) -> HttpResponse:
    """Show the story and everything to protect it with.

    `told` says what the last step did, `left` what is ticked and typed still: all of it where no step took it out.
    """
    trail, left = trail or read_trail(request.POST), asked(request) if left is None else left
    typed = {"hints": left.hints, "phrase": left.phrase, "reason": request.POST.get("reason", RedactionReason.NAME)}
    context = {
        "trail": trail,
        "item": item,
        "form": form,
        "marks": marking.write_marks(marks),
        "stories": marking.stories(words.texts, marks),
        "lines": marking.lines(words.texts, marks),
        "take_out": TakeOutForm(initial=typed, offered=marking.offered(words.texts, marks, trail.left)),
        "told": told,
        "came": how_it_came(item.submission),
        "sent_back": desk.sent_back(item.submission),
        "because": in_words(why_two_people(item.submission, texts=words.texts, marks=marks)),
        "wrote_it": wrote_it(item.submission),
        "given": desk.given_to(request.user, item.submission),
    }
    return render(request, "feedback/moderation/item.html", context, status=status)


@dataclass(frozen=True, slots=True)
class Press:
    """A button: the verdicts that it can lead to, what it says when it worked, and where it leads then."""

    verdicts: tuple[Verdict, ...]
    words: Callable[[Decision], str]
    to: str = "moderation"


def pressed_or_decided(request: StaffRequest, submission: Submission, press: Press) -> HttpResponse:
    """Answer a press on what is decided already: their own second press like the first, else who was quicker."""
    typed = request.POST.get("seen_version", "")
    seen = int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 10 else 0
    made = pressed_before(submission, by=request.user, seen_version=seen, verdicts=press.verdicts)
    if made is None:
        return decided(request, submission.reference, decided_already(submission))
    return done(request, made, press)


def done(request: StaffRequest, made: Decision, press: Press) -> HttpResponse:
    """Say that it worked, and go on."""
    messages.success(request, press.words(made))
    return redirect(press.to)


def decided(request: StaffRequest, reference: str, decision: DecidedAlready) -> HttpResponse:
    """Tell who was quicker and when, and give back what this person typed. Status 409."""
    context = {"reference": reference, "decision": decision, "typed": _typed(request)}
    return render(request, "feedback/moderation/decided.html", context, status=409)


def claimed(request: StaffRequest, reference: str, held: Claimed) -> HttpResponse:
    """Tell who reads it now and until when, and give back what this person typed. Status 409."""
    return _held(request, reference, held.by_name, held.until)


def not_taken(request: StaffRequest, item: DeskItem) -> HttpResponse:
    """Tell that this person has not taken an item, or who has, and give back what they typed; no word of the story.

    Status 409.
    """
    return _held(request, item.reference, item.held_by, item.held_until)


def _held(request: StaffRequest, reference: str, by: str, until: datetime | None) -> HttpResponse:
    context = {"reference": reference, "held_by": by, "held_until": until, "typed": _typed(request)}
    return render(request, "feedback/moderation/held.html", context, status=409)


def _typed(request: StaffRequest) -> list[tuple[str, str]]:
    return [(label, request.POST[name]) for name, label in TYPED.items() if request.POST.get(name)]
