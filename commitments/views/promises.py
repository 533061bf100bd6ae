"""What the council has promised, and the focus list that partners handed to it."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from accounts.enums import Permission
from accounts.permissions import StaffRequest, needs
from commitments.forms.promises import PromisesForm, first_seen
from commitments.selectors import choice, focus
from commitments.selectors import promises as selectors
from commitments.services import promises as services


@login_not_required
@require_safe
def promises(request: HttpRequest) -> HttpResponse:
    """Show every promise with a day, the earliest first."""
    after = request.GET.get("after", "")
    context = {"page": selectors.promises(after), "after": after, "query": ""}
    return render(request, "commitments/promises.html", context | {"focus": None if after else focus.handed_over()})


@needs(Permission.RESPOND)
@require_safe
def focus_list(request: StaffRequest) -> HttpResponse:
    """Show what partners want first, and which of it has no promise yet."""
    return render(request, "commitments/focus_list.html", {"focus": focus.handed_over()})


@needs(Permission.RESPOND)
@require_http_methods(["GET", "HEAD", "POST"])
def promises_for(request: StaffRequest, slug: str) -> HttpResponse:
    """Say which promises are about one priority."""
    item = focus.one_handed_over(slug)
    if item is None:
        raise Http404
    offered = choice.choice_for(item)
    form = PromisesForm(request.POST if request.method == "POST" else None, choice=offered, initial=first_seen(offered))
    if form.is_valid() and _chosen(request, form, slug):
        messages.success(request, "Saved. Everybody can read it on the page “What we have promised”.")
        return redirect("focus_list")
    meanwhile = focus.one_handed_over(slug) if form.non_field_errors() else None
    return render(request, "commitments/promises_for.html", {"item": item, "form": form, "meanwhile": meanwhile})


def _chosen(request: StaffRequest, form: PromisesForm, slug: str) -> bool:
    """Save what is ticked; a refusal is said on the form, with all that was ticked still so."""
    wanted, seen = form.references, form.seen_references
    try:
        services.choose_promises(slug=slug, by=request.user, references=wanted, seen=seen)
    except services.NoSuchPromise as error:
        form.add_error("another", str(error))
    except services.ChosenMeanwhile as error:
        form.add_error(None, str(error))
        form.saw(choice.joined_with(slug))
    except services.NotOnTheList:
        raise Http404 from None
    return form.is_valid()
