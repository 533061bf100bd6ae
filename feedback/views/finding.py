"""What the public lists share: narrowing, searching, reading page by page."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic, Protocol, TypeVar

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from feedback.enums import Speaker
from feedback.forms.filters import AnswerFilterForm, ExperienceFilterForm, SearchForm
from feedback.selectors import ages, answers, public, search
from feedback.selectors.lists import Filters, Page
from lib import limits

SEARCHES = limits.Limit("search", tries=120, seconds=60)
A_FEW = 5
Item = TypeVar("Item")


class Finds(Protocol[Item]):
    """A selector that finds by words."""

    def __call__(
        self, asked: search.Asked, filters: Filters, after: str = "", *, exact: bool = False
    ) -> search.Found[Item]: ...


@dataclass(frozen=True)
class Listed(Generic[Item]):
    """What a list reads: all of it, by words, and whether an age may narrow it."""

    everything: Callable[[Filters, str], Page[Item]]
    find: Finds[Item]
    age_kept: Callable[[Filters, search.Asked], Filters]


EXPERIENCES = Listed(public.experiences, search.find_experiences, ages.kept_for_experiences)
ANSWERS = Listed(answers.you_said_we_did, search.find_answers, ages.kept_for_answers)


def experience_list(request: HttpRequest) -> dict[str, Any]:
    """Return what the list of experiences shows for this address."""
    return _listing(request, ExperienceFilterForm(request.GET), EXPERIENCES)


def answer_list(request: HttpRequest) -> dict[str, Any]:
    """Return what the list of answers shows for this address."""
    return _listing(request, AnswerFilterForm(request.GET), ANSWERS)


def too_many(request: HttpRequest) -> HttpResponse | None:
    """Count a search; return a page that says to wait where there were very many, with the lists still open."""
    if not request.GET.get("q"):
        return None
    source = limits.source_of(request)
    if limits.over(SEARCHES, source):
        return render(request, "feedback/search/too_many.html", status=429)
    limits.count(SEARCHES, source)
    return None


@login_not_required
@require_safe
def search_all(request: HttpRequest) -> HttpResponse:
    """Search experiences and answers together: a few of each, and the way to all."""
    waiting = too_many(request)
    if waiting:
        return waiting
    form = SearchForm(request.GET)
    context: dict[str, Any] = {"form": form, "query": form.query(), "asked": form.search}
    context["exact_href"] = f"?{form.query()}exact=yes"
    if form.search:
        context |= {"experiences": _few(search.find_experiences, form), "answers": _few(search.find_answers, form)}
    return render(request, "feedback/search/search.html", context)


def _few(find: Callable[..., search.Found[Any]], form: SearchForm) -> dict[str, Any]:
    found = find(form.search, Filters(), exact=form.exact, size=A_FEW)
    return {"found": found, "query": _query(form, found.instead)}


def _listing(request: HttpRequest, form: ExperienceFilterForm, listed: Listed[Item]) -> dict[str, Any]:
    wanted, after = form.asked(), request.GET.get("after", "")
    filters = listed.age_kept(wanted, form.search)
    context = {"form": form, "filters": wanted, "after": after, "chosen": form.chosen()}
    context |= {"too_few": filters != wanted, "young_place": bool(wanted.place) and wanted.who == Speaker.YOUNG_PERSON}
    if not form.search:
        return context | {"page": listed.everything(filters, after), "query": form.query()}
    found = listed.find(form.search, filters, after, exact=form.exact)
    return context | {
        "page": found.page,
        "found": found,
        "asked": form.search,
        "exact_href": f"?{form.query()}exact=yes",
        "query": _query(form, found.instead),
    }


def _query(form: SearchForm, instead: str) -> str:
    return form.query(q=instead) if instead else form.query()
