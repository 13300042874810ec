"""Addresses below the editors' side."""

from django.urls import path

from . import views

app_name = "trials"
urlpatterns = [
    path("of/<int:page>/", views.overview, name="overview"),
    path("<int:pk>/", views.trial_page, name="trial"),
    path("<int:pk>/progress/", views.progress, name="progress"),
    path("<int:pk>/stop/", views.stop_trial, name="stop"),
    path("<int:pk>/table.xlsx", views.take_away, {"kind": "xlsx"}, name="xlsx"),
    path("<int:pk>/table.csv", views.take_away, {"kind": "csv"}, name="csv"),
]
