"""Which edition of each regulation is the one of a day, whomever it binds."""

from datetime import date

from django.db.models import OuterRef, QuerySet, Subquery

from .models import ENDINGS, Edition, RegulationPage


def current(on: date) -> QuerySet[Edition]:
    """The latest begun edition of each regulation, less those that have ended.

    It is looked up regulation by regulation: how many older editions there are costs nothing.
    """
    begun = Edition.objects.filter(regulation=OuterRef("pk"), in_force_from__lte=on)
    latest = begun.order_by("-in_force_from", "-number").values("pk")[:1]
    keys = RegulationPage.objects.order_by().annotate(latest=Subquery(latest)).values("latest")
    return Edition.objects.filter(pk__in=keys).exclude(change__in=ENDINGS)


def coming(on: date) -> QuerySet[Edition]:
    """Editions that are published and not in force yet, the next first."""
    return Edition.objects.filter(in_force_from__gt=on).order_by("in_force_from", "number")
