"""Which forms ask for which facts, for the dictionary; which of them name a post."""

from collections.abc import Iterable, Iterator
from datetime import date

from django.db.models import OuterRef, QuerySet, Subquery
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from facts.usage import Use, Users, by_fact
from facts.words import joined

from .fields.base import Field, type_of
from .models import FormEdition


def asked_now(on: date) -> dict[str, list[Use]]:
    """By fact the forms whose present edition asks for it (one query)."""
    return by_fact(pair for edition in _present() for pair in _uses(edition))


def posts_named(code: str, on: date) -> Iterator[str]:
    """The person fields of the present forms that are limited to the holders of a post."""
    return _limited_to(code, _present())


def codes_kept(code: str) -> Iterator[str]:
    """The same of any edition of a form: what is handed in anew is asked as it was."""
    rows = FormEdition.objects.filter(fields__icontains=f'"{code}"').order_by("title")
    return _limited_to(code, rows.only("form_id", "title", "fields").iterator())


def _limited_to(code: str, editions: Iterable[FormEdition]) -> Iterator[str]:
    for edition in editions:
        fields = (
            each for field in edition.fields for each in (field, *type_of(field).inner(field))
        )
        for field in fields:
            if code in (field.get("posts") or ()):
                words = {"form": edition.title, "field": field["label"]}
                yield _("form “%(form)s”, field “%(field)s”") % words


def _present() -> QuerySet[FormEdition]:
    """The present edition of each form (one query)."""
    newest = FormEdition.objects.filter(form=OuterRef("form")).order_by("-number").values("pk")[:1]
    rows = FormEdition.objects.filter(form__live=True, pk=Subquery(newest)).order_by("title")
    return rows.only("form_id", "title", "fields")


def asked_ever(key: str) -> bool:
    """Whether any edition of any form asked for a fact."""
    rows = FormEdition.objects.filter(fields__icontains=f'"{key}"').only("fields")
    return any(key in _labels(edition.fields) for edition in rows.iterator())


def _uses(edition: FormEdition) -> Iterator[tuple[str, Use]]:
    url = reverse("wagtailadmin_pages:edit", args=[edition.form_id])
    for key, labels in _labels(edition.fields).items():
        yield key, Use(edition.title, joined(labels), url)


def _labels(fields: Iterable[Field]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for field in fields:
        for each in (field, *type_of(field).inner(field)):
            for key in type_of(each).binds(each):
                found.setdefault(key, []).append(str(each.get("label", key)))
    return found


FORMS = Users("forms", gettext_lazy("forms that ask for it"), asked_now, asked_ever)
