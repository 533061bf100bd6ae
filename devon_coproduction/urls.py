"""Every address of the portal, room by room."""

from allauth.account.decorators import secure_admin_login
from django.contrib import admin
from django.urls import include, path

admin.autodiscover()
admin.site.login = secure_admin_login(admin.site.login)  # type: ignore[method-assign]
admin.site.site_header = "Devon SEND co-production: administration"

urlpatterns = [
    path("", include("pages.urls")),
    path("", include("feedback.urls")),
    path("", include("cornerstones.urls")),
    path("", include("priorities.urls")),
    path("", include("commitments.urls")),
    path("", include("reports.urls")),
    path("", include("dashboards.urls")),
    path("account/", include("allauth.urls")),
    path("admin/", admin.site.urls),
]
