"""Addresses of the staff site."""

from django.urls import path

from .views import (
    comparing,
    confirming,
    coverage,
    files,
    filling,
    growing,
    home,
    me,
    minutes,
    papers,
    places,
    proceeding,
    regulations,
    search,
    signing,
)

app_name = "portal"

urlpatterns = [
    path("", home.home, name="home"),
    path("sign-in/", signing.SignIn.as_view(), name="login"),
    path("sign-out/", signing.SignOut.as_view(), name="logout"),
    path("me/", me.me, name="me"),
    path("sent/", home.sent, name="sent"),
    path("search/", search.search, name="search"),
    path("forms/", filling.choose, name="forms"),
    path("forms/<slug:slug>/", filling.fill, name="fill"),
    path("drafts/<uuid:draft>/discard/", filling.discard, name="discard"),
    path("minutes/", minutes.minutes, name="minutes"),
    path("places.json", places.landmarks, name="landmarks"),
    path("files/", files.upload, name="upload"),
    path("files/<uuid:pk>/", files.download, name="file"),
    path("p/<str:serial>/", proceeding.proceeding, name="proceeding"),
    path("p/<str:serial>/again/", filling.fill_again, name="fill_again"),
    path("p/<str:serial>/hand-in/<slug:slug>/", filling.hand_in_part, name="hand_in_part"),
    path("p/<str:serial>/become/<slug:slug>/", growing.grow_into, name="grow"),
    path("p/<str:serial>/slip.pdf", papers.slip, name="slip"),
    path("p/<str:serial>/dossier.pdf", papers.dossier, name="dossier"),
    path("regulations/", regulations.shelf, name="regulations"),
    path("regulations/coverage/", coverage.coverage, name="coverage"),
    path("regulations/<slug:slug>/", regulations.regulation, name="regulation"),
    path("readers/", confirming.all_readers, name="all_readers"),
    path("regulations/<slug:slug>/confirm/", confirming.confirm_reading, name="confirm"),
    path("regulations/<slug:slug>/readers/", confirming.readers_of, name="readers"),
    path("regulations/<slug:slug>/readers.xlsx", confirming.readers_sheet, name="readers_sheet"),
    path("regulations/<slug:slug>/print.pdf", papers.regulation, name="print"),
    path("regulations/<slug:slug>/compare/", comparing.compare_editions, name="compare"),
    path("regulations/<slug:slug>/clauses/<uuid:clause>/", regulations.clause, name="clause"),
]
