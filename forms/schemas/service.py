"""What higher rooms ask of forms: the editions that may be filled in now."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.db.models import QuerySet

from queries import prepared

from .fields.base import Field, type_of
from .kinds import PART
from .models import FormEdition, FormPage
from .shown import under_sections
from .walking import every


def current_edition(slug: str) -> FormEdition | None:
    """The latest edition of a form that is published now (one query)."""
    found: FormEdition | None = _newest.first(slug)
    if found is not None:
        found.read_as_current = True
    return found


@prepared
def _newest(slug: str) -> QuerySet[FormEdition]:
    # What is long and kept compiled, or only other systems read.
    rows = FormEdition.objects.filter(slug=slug, form__live=True).defer("schema", "ui")
    return rows.order_by("-number")[:1]


def latest_edition(slug: str) -> FormEdition | None:
    """The latest edition of a form, although it may be offered no longer (one query)."""
    return FormEdition.objects.filter(slug=slug).order_by("-number").first()


def current_editions() -> list[FormEdition]:
    """The latest edition of every form that is published now (one query)."""
    rows = FormEdition.objects.filter(form__live=True).order_by("slug", "number")
    return list({edition.slug: edition for edition in rows}.values())


def withdrawn_choices(edition: FormEdition, answers: Mapping[str, Any]) -> dict[str, list[str]]:
    """Of answers to an earlier edition those options that the present one no longer offers, as sentences."""
    present = None if edition.read_as_current else current_edition(edition.slug)
    if present is None or present.number == edition.number:
        return {}
    return {
        met.path: [type_of(met.field).wrong_type(met.field, code)]
        for met in every(present.fields, answers)
        for code in _withdrawn(met.field, met.answers.get(met.field["key"]))
    }


def _withdrawn(field: Field, given: Any) -> list[str]:
    chosen = given if isinstance(given, list) else [given]
    options = field.get("options", ())
    return [each["value"] for each in options if each.get("withdrawn") and each["value"] in chosen]


def form_titles(slugs: set[str]) -> dict[str, str]:
    """What forms are called, by slug (one query; none for no slugs)."""
    return (
        dict(FormPage.objects.filter(slug__in=slugs).values_list("slug", "title")) if slugs else {}
    )


def offered_forms() -> list[FormPage]:
    """The forms that begin a matter, by title."""
    rows = FormPage.objects.live().filter(editions__isnull=False).exclude(kind=PART)
    return list(rows.distinct().order_by("title"))


def titles_offered(slugs: set[str]) -> dict[str, str]:
    """Of these forms those that begin a matter and may be filled in now, by slug (one query)."""
    rows = FormPage.objects.live().filter(slug__in=slugs).exclude(kind=PART)
    return dict(rows.order_by("title").values_list("slug", "title")) if slugs else {}


def facts_supplied(slugs: Iterable[str]) -> dict[str, set[str]]:
    """The facts that the answers of each published form may fill in, by slug (one query)."""
    return {slug: _facts_of(form.fields) for slug, form in _latest(slugs).items()}


def facts_sometimes_supplied(slugs: Iterable[str]) -> dict[str, set[str]]:
    """The facts that a form asks for, but not always or not of necessity, by slug (one query)."""
    return {
        slug: _facts_of(form.fields)
        - _facts_of(filter(is_always_answered, under_sections(form.fields)))
        for slug, form in _latest(slugs).items()
    }


def kinds_of_forms(slugs: Iterable[str]) -> dict[str, str]:
    """The kind of proceeding that each published form begins, by slug (one query)."""
    return {slug: form.kind for slug, form in _latest(slugs).items()}


def is_always_answered(field: Field) -> bool:
    """Whether nobody can hand a form in without answering a field."""
    return bool(field.get("required")) and not field.get("shown_when")


def forms_waiting(slugs: Iterable[str]) -> dict[str, FormEdition]:
    """Forms that were never published and are handed in for approval, as they would be (by slug)."""
    from .publishing import as_written

    new = FormPage.objects.filter(slug__in=set(slugs), live=False, editions__isnull=True)
    return {
        page.slug: as_written(page.get_latest_revision_as_object())
        for page in new
        if page.workflow_in_progress
    }


def _latest(slugs: Iterable[str]) -> dict[str, FormEdition]:
    """What each form asks now; of one that waits for its first approval, what it is to ask."""
    wanted = set(slugs)
    rows = FormEdition.objects.filter(slug__in=wanted, form__live=True).order_by("number")
    found = {edition.slug: edition for edition in rows.only("slug", "fields", "kind", "number")}
    return {**found, **(forms_waiting(wanted - set(found)) if wanted - set(found) else {})}


def _facts_of(fields: Iterable[Field]) -> set[str]:
    return {key for field in fields for key in type_of(field).binds(field)}
