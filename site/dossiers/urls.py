"""The address that stands on paper."""

from django.urls import path

from .views import verify

app_name = "dossiers"

urlpatterns = [path("verify/<slug:digest>/", verify, name="verify")]
