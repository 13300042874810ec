"""Four addresses."""

from django.urls import path

from . import views

urlpatterns = [
    path("submit/", views.submit),
    path("approve/<int:pk>/", views.approve),
    path("inbox/", views.inbox),
    path("export.csv", views.export),
]
