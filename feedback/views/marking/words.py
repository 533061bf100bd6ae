"""Take words out, put them back, undo, leave them in."""

from django.http import HttpResponse

from accounts.permissions import StaffRequest
from feedback.redaction import BadMark, Mark
from feedback.selectors import desk, marking
from feedback.selectors.trail import read_trail
from feedback.services.reading import Words
from feedback.views import desk_pages, taking_out
from feedback.views.marking.steps import as_typed, step, trail_after


@step
def take_out(request: StaffRequest, item: desk.DeskItem, words: Words, marks: list[Mark]) -> HttpResponse:
    """Mark the words that were ticked, typed or selected."""
    taken = taking_out.take_out(request, words, marks)
    trail = trail_after(request, marks, taken.marks)
    return desk_pages.work(
        request, item, words, form=as_typed(request), marks=taken.marks, trail=trail, told=taken.told, left=taken.left
    )


@step
def put_back(request: StaffRequest, item: desk.DeskItem, words: Words, marks: list[Mark]) -> HttpResponse:
    """Leave words in after all."""
    wanted = request.POST.get("mark", "")
    kept = [mark for mark in marks if marking.write_mark(mark) != wanted]
    told = "We put the words back." if len(kept) < len(marks) else ""
    trail = trail_after(request, marks, kept)
    return desk_pages.work(request, item, words, form=as_typed(request), marks=kept, trail=trail, told=told)


@step
def undo(request: StaffRequest, item: desk.DeskItem, words: Words, marks: list[Mark]) -> HttpResponse:
    """Undo the last step: the words stand as they stood before it."""
    trail, told = read_trail(request.POST), "There is nothing to undo."
    if trail.steps:
        try:
            marks, told = marking.read_marks(trail.steps[-1], words.texts), "We undid your last step."
        except BadMark as bad:
            told = str(bad)
        trail = trail.undone()
    return desk_pages.work(request, item, words, form=as_typed(request), marks=marks, trail=trail, told=told)


@step
def leave_in(request: StaffRequest, item: desk.DeskItem, words: Words, marks: list[Mark]) -> HttpResponse:
    """Leave in what a hint found: it is not offered again on this page. The preview shows it once more."""
    trail = read_trail(request.POST)
    found = {code for code, _words in marking.offered(words.texts, marks, trail.left)}
    fine = tuple(code for code in request.POST.getlist("hints") if code in found)
    told = "We leave them in." if fine else "Tick the words to leave in first."
    return desk_pages.work(
        request, item, words, form=as_typed(request), marks=marks, trail=trail.leaving(fine), told=told
    )


@step
def edit(request: StaffRequest, item: desk.DeskItem, words: Words, marks: list[Mark]) -> HttpResponse:
    """Come back from the preview with everything as it was."""
    return desk_pages.work(request, item, words, form=as_typed(request), marks=marks)
