"""What higher rooms ask of forms: the editions that may be filled in now."""

from .models import FormEdition, FormPage


def current_edition(slug: str) -> FormEdition | None:
    """The latest edition of a form that is published now (one query)."""
    rows = FormEdition.objects.filter(slug=slug, form__live=True).order_by("-number")
    return rows.first()


def offered_forms() -> list[FormPage]:
    """The forms that may be filled in, by title."""
    return list(FormPage.objects.live().filter(editions__isnull=False).distinct().order_by("title"))
