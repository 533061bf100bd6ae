"""What everybody may read: the list of annual statements, each statement and its versions and files."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from lib.downloads import csv_response
from statements.selectors import files, pages


@login_not_required
@require_safe
def archive(request: HttpRequest) -> HttpResponse:
    """Show every published statement, newest first, and say loudly when the next one is late."""
    return render(request, "statements/archive.html", {"archive": pages.archive()})


@login_not_required
@require_safe
def statement(request: HttpRequest, slug: str) -> HttpResponse:
    """Show a statement, page by page: every comment, with its answer. `?all=1` shows them all on one."""
    page = pages.statement_page(slug, reader=request.user, sheet=_sheet(request))
    return render(request, "statements/statement.html", {"page": page})


@login_not_required
@require_safe
def edition(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Show one edition of a statement, also one that was corrected since."""
    page = pages.statement_page(slug, reader=request.user, number=number, sheet=_sheet(request))
    return render(request, "statements/statement.html", {"page": page})


@login_not_required
@require_safe
def comment(request: HttpRequest, slug: str, anchor: str) -> HttpResponse:
    """Lead to one comment in the newest edition, on whatever page it stands: its address for ever."""
    sheet = pages.sheet_of(slug, anchor, reader=request.user)
    return redirect(f"{reverse('statement', args=[slug])}?page={sheet}#comment-{anchor}")


@login_not_required
@require_safe
def easy_read(request: HttpRequest, slug: str) -> HttpResponse:
    """Show a statement in Easy Read."""
    page = pages.statement_page(slug, reader=request.user, sheet="1")
    return render(request, "statements/easy_read.html", {"page": page})


@login_not_required
@require_safe
def young_people(request: HttpRequest, slug: str) -> HttpResponse:
    """Show a statement as it is told to children and young people."""
    page = pages.statement_page(slug, reader=request.user, sheet="1")
    return render(request, "statements/young_people.html", {"page": page})


@login_not_required
@require_safe
def as_csv(request: HttpRequest, slug: str) -> HttpResponseBase:
    """Give a statement as a table."""
    page = pages.statement_page(slug, reader=request.user)
    return csv_response(f"annual-statement-{slug}", files.COLUMNS, files.rows(page))


@login_not_required
@require_safe
def as_json(request: HttpRequest, slug: str) -> HttpResponse:
    """Give a statement as data."""
    page = pages.statement_page(slug, reader=request.user)
    response = JsonResponse(files.as_json(page), json_dumps_params={"ensure_ascii": False, "indent": 1})
    response.headers["Content-Disposition"] = f'attachment; filename="annual-statement-{slug}.json"'
    return response


def _sheet(request: HttpRequest) -> str | None:
    return None if request.GET.get("all") else request.GET.get("page", "1")
