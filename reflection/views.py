"""A setting looks at itself: its list, its task list, one cornerstone at a time, and two dates side by side."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.enums import Permission
from accounts.permissions import StaffRequest, needs
from lib.states import WrongState
from reflection import selectors, services
from reflection.enums import ReflectionState
from reflection.forms import CornerstoneForm, initial_of
from reflection.models import Reflection, SelfStatement

Statements = tuple[SelfStatement, ...]


@needs(Permission.REFLECT)
@require_safe
def reflections(request: StaffRequest) -> HttpResponse:
    """Show what this is, the one that is open, and those that are finished."""
    done = selectors.finished(request.user)
    context = {"done": done, "open": selectors.open_one(request.user), "own": request.user.organisation}
    return render(request, "reflection/list.html", context | {"two": done[:2] if len(done) > 1 else ()})


@needs(Permission.REFLECT)
@require_POST
def begin(request: StaffRequest) -> HttpResponse:
    """Begin, or go on with what is open."""
    if request.user.organisation_id is None:
        return redirect("reflections")
    return redirect("reflection", services.begin(by=request.user).pk)


@needs(Permission.REFLECT)
@require_safe
def reflection(request: StaffRequest, number: int) -> HttpResponse:
    """Show the task list of an open one, or all that was said in a finished one."""
    found = _found(request, number)
    if found.state == ReflectionState.FINISHED:
        earlier = [each for each in selectors.finished(request.user) if each.pk != found.pk]
        context = {"reflection": found, "parts": selectors.parts(found), "others": earlier}
        return render(request, "reflection/finished.html", context)
    tasks = selectors.tasks(found)
    ready = all(task.is_done for task in tasks)
    return render(request, "reflection/tasks.html", {"reflection": found, "tasks": tasks, "ready": ready})


@needs(Permission.REFLECT)
@require_http_methods(["GET", "HEAD", "POST"])
def cornerstone(request: StaffRequest, number: int, slug: str) -> HttpResponse:
    """Ask about one cornerstone, with what families say about it beside the questions."""
    found, statements = _found(request, number), selectors.statements_of(slug)
    if not statements or found.state == ReflectionState.FINISHED:
        raise Http404
    form = _form(request, found, statements)
    if form.is_valid():
        try:
            services.say(
                reflection=found, by=request.user, heard=_heard(form), seen_version=form.cleaned_data["seen_version"]
            )
        except services.ChangedMeanwhile as changed:
            form = _again(request, found, statements, str(changed))
        else:
            return _next(request, found, slug)
    context = {"reflection": found, "form": form, "stone": statements[0].cornerstone}
    status = 409 if form.non_field_errors() else 200
    return render(
        request, "reflection/cornerstone.html", context | {"families": selectors.families_say(slug)}, status=status
    )


@needs(Permission.REFLECT)
@require_POST
def finish(request: StaffRequest, number: int) -> HttpResponse:
    """Finish it, or say what is left."""
    found = _found(request, number)
    try:
        services.finish(reflection=found, by=request.user)
    except services.NotAllSaid as left:
        messages.error(request, str(left))
    except WrongState:
        pass  # pressed twice: it is finished
    else:
        messages.success(request, "It is finished. Nothing in it changes any more.")
    return redirect("reflection", number)


@needs(Permission.REFLECT)
@require_http_methods(["GET", "HEAD", "POST"])
def discard(request: StaffRequest, number: int) -> HttpResponse:
    """Ask once more, then delete one that is not finished."""
    found = _found(request, number)
    if found.state == ReflectionState.FINISHED:
        raise Http404
    if request.method != "POST":
        return render(request, "reflection/discard.html", {"reflection": found})
    services.discard(reflection=found, by=request.user)
    messages.success(request, "It is deleted.")
    return redirect("reflections")


@needs(Permission.REFLECT)
@require_safe
def compare(request: StaffRequest, earlier: int, later: int) -> HttpResponse:
    """Show two finished ones side by side."""
    found = selectors.comparison(_found(request, earlier), _found(request, later))
    if found is None or earlier == later:
        raise Http404
    return render(request, "reflection/compare.html", {"found": found})


def _found(request: StaffRequest, number: int) -> Reflection:
    found = selectors.own(request.user, number)
    if found is None:
        raise Http404
    return found


def _form(request: StaffRequest, found: Reflection, statements: Statements) -> CornerstoneForm:
    if request.method == "POST":
        return CornerstoneForm(request.POST, statements=statements)
    initial = initial_of(statements, selectors.said_of(found), found.version)
    return CornerstoneForm(initial=initial, statements=statements)


def _heard(form: CornerstoneForm) -> dict[int, services.Heard]:
    return {key: services.Heard(*said) for key, said in form.heard.items()}


def _again(request: StaffRequest, found: Reflection, statements: Statements, why: str) -> CornerstoneForm:
    """Return the form with what was typed, ready to be saved over what a colleague said."""
    now = _found(request, found.pk)
    typed = request.POST.copy()
    typed["seen_version"] = str(now.version)
    form = CornerstoneForm(typed, statements=statements)
    form.add_error(None, why)
    return form


def _next(request: StaffRequest, found: Reflection, slug: str) -> HttpResponse:
    """Go on to the next cornerstone that is not done, or back to the list."""
    tasks = selectors.tasks(found)
    here = next((place for place, task in enumerate(tasks) if task.slug == slug), len(tasks))
    left = [task.slug for task in tasks[here + 1 :] if not task.is_done]
    messages.success(request, "Saved.")
    return redirect("reflection_cornerstone", found.pk, left[0]) if left else redirect("reflection", found.pk)
