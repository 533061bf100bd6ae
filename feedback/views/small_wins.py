"""Small wins and thanks: the public page, and the desk where they are written, published and taken back."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.enums import Permission
from accounts.permissions import StaffRequest, needs
from feedback.enums import SmallWinState
from feedback.forms.about_me import AboutMeForm
from feedback.forms.responding import SeenForm
from feedback.forms.small_wins import SmallWinForm, initial_of_win
from feedback.models import SmallWin
from feedback.selectors import small_wins as selectors
from feedback.selectors.published_hints import noticed
from feedback.selectors.reading_age import reading_age_of
from feedback.selectors.responding import public_submissions
from feedback.selectors.second_reader import needs_another
from feedback.services import small_wins as services
from feedback.services.responding import AnswerRefused
from lib.codes import new_token
from lib.states import WrongState

form_page = require_http_methods(["GET", "HEAD", "POST"])


@login_not_required
@require_safe
def small_wins(request: HttpRequest) -> HttpResponse:
    """Show small wins and thanks, newest first, apart from answers and promises."""
    after = request.GET.get("after", "")
    about_me = AboutMeForm(initial={"key": new_token()})
    context = {"page": selectors.small_wins(after), "after": after, "query": "", "about_me": about_me}
    return render(request, "feedback/you_said_we_did/small_wins.html", context)


@needs(Permission.RESPOND)
@require_safe
def desk(request: StaffRequest) -> HttpResponse:
    """Show the drafts, and what is published, to go on with or take back."""
    after = request.GET.get("after", "")
    context = {"page": selectors.small_wins(after), "after": after, "query": ""}
    context |= {"drafts": selectors.draft_small_wins(), "held": selectors.held_small_wins()}
    return render(request, "feedback/responding/small_wins.html", context)


@needs(Permission.RESPOND)
@form_page
def new(request: StaffRequest) -> HttpResponse:
    """Write a new one."""
    form = SmallWinForm(request.POST or None, initial={"key": new_token()})
    if form.is_valid():
        try:
            key = form.cleaned_data["key"] or new_token()
            made = services.draft_small_win(by=request.user, words=_words(form), key=key)
            return redirect("small_win_preview", made.reference)
        except AnswerRefused as refused:
            form.add_error(None, str(refused))
    return render(request, "feedback/responding/small_win.html", {"form": form})


@needs(Permission.RESPOND)
@form_page
def change(request: StaffRequest, reference: str) -> HttpResponse:
    """Change a draft; what was typed stays when somebody else was quicker."""
    win = _draft(reference)
    form = SmallWinForm(request.POST or None, initial=initial_of_win(win))
    if form.is_valid():
        try:
            seen = form.cleaned_data["seen_version"] or 0
            services.change_small_win(win=win, by=request.user, seen_version=seen, words=_words(form))
            return redirect("small_win_preview", win.reference)
        except (AnswerRefused, WrongState) as refused:
            form.add_error(None, str(refused))
    return render(request, "feedback/responding/small_win.html", {"form": form, "win": win})


@needs(Permission.RESPOND)
@require_safe
def preview(request: StaffRequest, reference: str) -> HttpResponse:
    """Show a draft as families will read it."""
    return _preview(request, _draft(reference), SeenForm())


@needs(Permission.RESPOND)
@require_POST
def publish(request: StaffRequest, reference: str) -> HttpResponse:
    """Publish a draft."""
    win, form = _found(reference), SeenForm(request.POST)
    try:
        services.publish_small_win(win=win, by=request.user, seen_version=form.seen())
    except (AnswerRefused, WrongState) as refused:
        form.add_error(None, str(refused))
        return _preview(request, win, form)
    messages.success(request, "It is published. Everybody can read it now.")
    return redirect("small_wins")


@needs(Permission.RESPOND)
@form_page
def take_back(request: StaffRequest, reference: str) -> HttpResponse:
    """Ask once, then take a published one from public view, or delete a draft."""
    win = _found(reference)
    if win.state == SmallWinState.TAKEN_BACK:
        return redirect("small_wins_desk")
    form = SeenForm(request.POST or None, initial={"seen_version": win.version})
    if form.is_valid():
        try:
            _take_away(request, win, form.seen())
        except (AnswerRefused, WrongState) as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, "It is gone from the website.")
            return redirect("small_wins_desk")
    context = {"form": form, "win": selectors.small_win_as_read(win), "draft": win.state == SmallWinState.DRAFT}
    return render(request, "feedback/responding/small_win_take_back.html", context)


def _take_away(request: StaffRequest, win: SmallWin, seen: int) -> None:
    if win.state == SmallWinState.DRAFT:
        services.discard_small_win(win=win, by=request.user, seen_version=seen)
    else:
        services.take_back_small_win(win=win, by=request.user)


def _found(reference: str) -> SmallWin:
    found = selectors.small_win(reference)
    if found is None:
        raise Http404
    return found


def _draft(reference: str) -> SmallWin:
    found = _found(reference)
    if found.state != SmallWinState.DRAFT or selectors.is_held(found):
        raise Http404
    return found


def _words(form: SmallWinForm) -> services.SmallWinWords:
    given = form.cleaned_data
    found = public_submissions(given["experiences"])
    if len(found) < len(set(given["experiences"])):
        raise AnswerRefused("Check the references. One of them is not public")
    return services.SmallWinWords(given["kind"], given["text"], given["cornerstone"], found)


def _preview(request: StaffRequest, win: SmallWin, form: SeenForm) -> HttpResponse:
    shown = selectors.small_win_as_read(win)
    said = "What you want to say"
    context = {
        "form": form,
        "win": shown,
        "version": win.version,
        "blocks": needs_another(win, reader=request.user),
        "noticed": noticed({said: shown.text}),
        "ages": reading_age_of(said, shown.text),
    }
    return render(request, "feedback/responding/small_win_preview.html", context)
