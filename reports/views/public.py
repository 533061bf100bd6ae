"""What everybody may read: the archive, and each report in its four versions."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from reports import easy_words, selectors
from reports.enums import Version
from reports.selectors.choosing import CHOICE
from reports.words import ROUNDING

TEMPLATES = {
    Version.FAMILIES: "reports/report.html",
    Version.PARTNERS: "reports/partners.html",
    Version.EASY_READ: "reports/easy_read.html",
    Version.YOUNG_PEOPLE: "reports/young_people.html",
}


@login_not_required
@require_safe
def archive(request: HttpRequest) -> HttpResponse:
    """Show every published report, newest first."""
    return render(request, "reports/archive.html", {"reports": selectors.archive()})


@login_not_required
@require_safe
def promises(request: HttpRequest) -> HttpResponse:
    """Show what we promise and how it was kept, the misses too."""
    return render(request, "reports/promises.html", {"page": selectors.promises_page(), "rounding": ROUNDING})


@login_not_required
@require_safe
def report(request: HttpRequest, slug: str) -> HttpResponse:
    """Show a report as families read it."""
    return _version(request, slug, Version.FAMILIES)


@login_not_required
@require_safe
def edition(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Show an earlier edition of a report, or the latest at an address of its own. It never changes."""
    return _version(request, slug, Version.FAMILIES, number=number)


@login_not_required
@require_safe
def partners(request: HttpRequest, slug: str) -> HttpResponse:
    """Show a report in full, as partners read it."""
    return _version(request, slug, Version.PARTNERS)


@login_not_required
@require_safe
def easy_read(request: HttpRequest, slug: str) -> HttpResponse:
    """Show a report in Easy Read: a picture on the left, its words on the right."""
    return _version(request, slug, Version.EASY_READ, pictures=True)


@login_not_required
@require_safe
def easy_read_plain(request: HttpRequest, slug: str) -> HttpResponse:
    """Show the words of the Easy Read version without its pictures."""
    return _version(request, slug, Version.EASY_READ, pictures=False)


@login_not_required
@require_safe
def young_people(request: HttpRequest, slug: str) -> HttpResponse:
    """Show a report as young people read it, what they said first."""
    return _version(request, slug, Version.YOUNG_PEOPLE, pictures=True)


def _version(
    request: HttpRequest, slug: str, version: Version, *, number: int | None = None, pictures: bool = True
) -> HttpResponse:
    page = selectors.report_page(slug, reader=request.user, edition=number)
    context: dict[str, object] = {"page": page, "rounding": ROUNDING, "pictures": pictures}
    if version == Version.PARTNERS:
        context["choice"] = CHOICE
    if version == Version.EASY_READ:
        context["steps"] = easy_words.easy_read(page.content)
    if version == Version.YOUNG_PEOPLE:
        first, *rest = easy_words.young_people(page.content)
        context |= {"first": first, "steps": rest}
        context["feelings"] = easy_words.feelings(page.content)
    return render(request, TEMPLATES[version], {**context, "versions": selectors.versions_of(slug, current=version)})
