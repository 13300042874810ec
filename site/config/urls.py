"""Addresses: editors, documents, the API, and everything else the staff site."""

from importlib.util import find_spec

from django.urls import URLPattern, URLResolver, include, path
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

urlpatterns: list[URLPattern | URLResolver] = [
    path("admin/", include(wagtailadmin_urls)),
    path("documents/", include(wagtaildocs_urls)),
]

if find_spec("api") and find_spec("api.urls"):
    from api.urls import api

    urlpatterns += [path("api/v1/", api.urls)]

if find_spec("portal") and find_spec("portal.urls"):
    urlpatterns += [path("", include("portal.urls"))]
