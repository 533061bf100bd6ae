"""What the public lists share: narrowing, searching, reading page by page."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic, Protocol, TypeVar

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from feedback.forms.filters import AnswerFilterForm, ExperienceFilterForm, SearchForm
from feedback.selectors import ages, answers, public, search
from feedback.selectors.lists import PAGE_SIZE, Filters, Page
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


@dataclass(frozen=True, slots=True)
class Group:
    """One kind in the search over everything; `list` is the address that shows all of it, empty for this page."""

    title: str
    all: str
    without: str
    template: str
    list: str = ""


GROUPS = {
    "answers": Group(
        "What the council answered", "Every answer that matches", "in the answers", "answer", "you_said_we_did"
    ),
    "themes": Group("Themes", "Every theme that matches", "in the themes", "theme"),
    "experiences": Group(
        "What people told us",
        "Everything people told us that matches",
        "in what people told us",
        "experience",
        "experiences",
    ),
    "small-wins": Group(
        "Small wins and thanks", "Every small win that matches", "in the small wins and thanks", "small_win"
    ),
}
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
    """Search everything that is published: a few of each kind and the way to all, or one kind page by page."""
    waiting = too_many(request)
    if waiting:
        return waiting
    form = SearchForm(request.GET)
    context: dict[str, Any] = {"form": form, "query": form.query(), "asked": form.search}  # reading it fills `search`
    if form.search:
        context |= _everywhere(form, request.GET.get("only", ""), request.GET.get("after", ""))
    return render(request, "feedback/search/search.html", context)


def _everywhere(form: SearchForm, only: str, after: str) -> dict[str, Any]:
    kind = only if only in GROUPS else ""
    size = PAGE_SIZE if kind else A_FEW
    found = search.find_everywhere(form.search, only=kind, after=after, exact=form.exact, size=size)
    query = _query(form, found.instead)
    context = {"found": found, "groups": _groups(found, query), "without": _without(found), "everywhere": query}
    context |= {"kind": kind, "after": after, "exact_href": f"?{form.query()}exact=yes"}
    return context | {"query": f"{query}only={kind}&"}


def _groups(found: search.Everywhere, query: str) -> list[dict[str, Any]]:
    """Return what was found by kind, each with the way to all of it."""
    return [
        {
            "title": GROUPS[kind].title,
            "all": GROUPS[kind].all,
            "template": f"feedback/search/{GROUPS[kind].template}.html",
            "page": page,
            "href": f"{reverse(GROUPS[kind].list)}?{query}" if GROUPS[kind].list else f"?{query}only={kind}",
        }
        for kind, page in found.found.items()
    ]


def _without(found: search.Everywhere) -> str:
    """Return where nothing was found, in words; empty where nothing was found at all."""
    empty = [GROUPS[kind].without for kind in GROUPS if kind not in found.found]
    return " or ".join(empty) if found.found else ""


def _listing(request: HttpRequest, form: ExperienceFilterForm, listed: Listed[Item]) -> dict[str, Any]:
    wanted, after = form.asked(), request.GET.get("after", "")
    filters = listed.age_kept(wanted, form.search)
    context = {"form": form, "filters": wanted, "after": after, "chosen": form.chosen()}
    context |= {"too_few": filters != wanted, "young_place": bool(wanted.place) and wanted.who.startswith("young-")}
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
