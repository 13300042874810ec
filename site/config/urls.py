"""Addresses: editors, documents, the API, and everything else the staff site."""

from django.urls import include, path
from wagtail.admin import urls as wagtailadmin_urls

from api.urls import api
from portal.views.editors import EditorsCatalogue

urlpatterns = [
    # Before Wagtail's own, at the same address.
    path("admin/jsi18n/", EditorsCatalogue.as_view()),
    path("admin/", include(wagtailadmin_urls)),
    path("api/v1/", api.urls),
    path("", include("dossiers.urls")),
    path("", include("portal.urls")),
]
