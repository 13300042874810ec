"""A draft form made of what a file, a table or a rule says; nothing is published."""

from collections.abc import Iterable
from typing import Any

from ..addresses import free_address
from ..fields import Field
from ..models import FormIndex, FormPage
from .keys import settle
from .thawing import thawed, thawed_checks


def draft_form(
    *,
    title: str,
    kind: str,
    fields: Iterable[Field],
    by: Any,
    checks: Iterable[Any] = (),
    slug: str = "",
    intro: str = "",
) -> FormPage:
    """A new page on the shelf that is not live; its address is a free one, whatever was wished."""
    shelf = FormIndex.objects.get()
    page = FormPage(title=title, kind=kind, intro=intro, live=False)
    page.slug = free_slug(slug, shelf) if slug else free_address(title, shelf, "form")
    page.fields = thawed(fields)
    page.checks = thawed_checks(checks)
    settle(page.fields, {})
    page.owner = by
    shelf.add_child(instance=page)
    page.save_revision(user=by, log_action=True)
    return page


def free_slug(slug: str, shelf: FormIndex) -> str:
    """The slug itself, or with a figure behind it where another form has it."""
    taken = set(shelf.get_children().values_list("slug", flat=True))
    return next(
        each
        for each in (slug, *(f"{slug}-{n}" for n in range(2, len(taken) + 3)))
        if each not in taken
    )
