"""Every address of the portal, room by room."""

from allauth.account.decorators import secure_admin_login
from django.contrib import admin
from django.urls import URLPattern, URLResolver, include, path

handler404 = "devon_coproduction.outage.not_found"
admin.autodiscover()
admin.site.login = secure_admin_login(admin.site.login)  # type: ignore[method-assign]
admin.site.site_header = "Devon SEND co-production: administration"


def administration() -> tuple[list[URLPattern | URLResolver], str, str]:
    """Return the administration's addresses without “view on site”: it would look into any table by its number."""
    addresses, app, name = admin.site.urls
    return [each for each in addresses if getattr(each, "name", "") != "view_on_site"], app, name


urlpatterns = [
    path("", include("contact.urls")),
    path("", include("duty.urls")),
    path("", include("pages.urls")),
    path("", include("feedback.urls")),
    path("", include("cornerstones.urls")),
    path("", include("priorities.urls")),
    path("", include("commitments.urls")),
    path("", include("reflection.urls")),
    path("", include("statements.urls")),
    path("", include("population.urls")),
    path("", include("outreach.urls")),
    path("", include("reports.urls")),
    path("", include("dashboards.urls")),
    path("account/", include("allauth.urls")),
    path("admin/", administration()),
]
