"""Clauses of other regulations that a text refers to, as they are in force now."""

from collections.abc import Iterable, Mapping

from .models.edition import Edition


def paths_elsewhere(wanted: Iterable[tuple[str, str]]) -> Mapping[tuple[str, str], tuple[str, str]]:
    """(title, path) by (slug, clause id), of the latest edition of each regulation (one query)."""
    slugs = {slug for slug, _clause in wanted}
    if not slugs:
        return {}
    latest: dict[str, Edition] = {}
    for edition in Edition.objects.filter(slug__in=slugs).order_by("number"):
        latest[edition.slug] = edition
    return {
        (edition.slug, clause["id"]): (edition.title, clause["path"])
        for edition in latest.values()
        for clause in edition.clauses
    }
