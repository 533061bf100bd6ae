"""Notes on a report before everybody reads it: the forum's, and the one that it brings from young people."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from accounts.enums import Permission
from accounts.permissions import StaffRequest, needs
from lib.states import WrongState
from reports import selectors, services
from reports.enums import CommentBy, ReportState
from reports.forms import NoteForm
from reports.models import Note
from reports.permissions import may_write_note

_BOTH = (Permission.COMMENT_ON_REPORTS, Permission.EDIT_REPORTS)


@needs(*_BOTH)
@require_safe
def to_comment(request: StaffRequest) -> HttpResponse:
    """Show the reports that are out for comment, and which notes are there."""
    return render(request, "reports/to_comment.html", {"drafts": selectors.drafts(request.user)})


@needs(*_BOTH)
@require_http_methods(["GET", "HEAD", "POST"])
def note(request: StaffRequest, slug: str, group: str) -> HttpResponse:
    """Write down what a group says about a report."""
    report, by_group = selectors.by_slug(slug), _group(group)
    may_write_note(request.user, by_group)
    if report.state != ReportState.COMMENTING and request.method != "POST":
        raise Http404
    stands = selectors.standing_note(report, by_group)
    form = NoteForm(request.POST or None, initial=_said(stands))
    if request.method == "POST" and form.is_valid():
        said = {name: form.cleaned_data[name] for name in ("words", "signed")}
        try:
            services.add_note(report=report, by_group=by_group, by=request.user, instead_of=form.seen_note, **said)
            messages.success(request, f"We keep the note: {by_group.label}. It is printed with the report.")
            return redirect("reports-to-comment")
        except WrongState as refusal:
            form.add_error(None, str(refusal))
        except services.OtherNote as refusal:
            form.add_error(None, str(refusal))
            form.saw(refusal.note)
            stands = refusal.note
    context = {
        "form": form,
        "stands": stands,
        "report_words": selectors.words_of(report),
        "group": by_group,
        "slug": slug,
    }
    return render(request, "reports/note_form.html", context)


def _said(note: Note | None) -> dict[str, object]:
    """Return what the form shows of the note that stands."""
    if note is None:
        return {}
    return {"words": note.words, "says_nothing": note.says_nothing, "signed": note.signed, "seen": note.pk}


def _group(group: str) -> CommentBy:
    if group not in CommentBy.values:
        raise Http404
    return CommentBy(group)
