"""From a corrected outline to draft pages: unpublished, with clauses whose ids stay the same."""

from datetime import date
from typing import Any
from uuid import uuid4

from anyascii import anyascii
from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify
from wagtail.models import Page

from ..models import RegulationIndex, RegulationPage
from .editing import DEEPEST, LONGEST_TITLE
from .state import RegulationState, Shown, State, shown

LONGEST_SLUG = 60
OF_HEADING = ("issuer", "document_number", "basis", "purpose", "scope")


class NothingToSave(Exception):
    """Every regulation of the outline is left out, saved already, or has no title."""


@transaction.atomic
def save_drafts(state: State, *, by: Any) -> list[RegulationPage]:
    """A draft page for every regulation that is kept and not saved yet; all of them or none."""
    shelf = RegulationIndex.objects.get()
    waiting = [each for each in state["regulations"] if not each["out"] and not each["page"]]
    if not waiting or any(not each["title"].strip() for each in waiting):
        raise NothingToSave
    pages = []
    for regulation in waiting:
        page = _draft(regulation, shelf, by)
        regulation["page"] = page.pk
        pages.append(page)
    return pages


def _draft(regulation: RegulationState, shelf: RegulationIndex, by: Any) -> RegulationPage:
    heading = regulation["heading"]
    page = RegulationPage(
        title=regulation["title"].strip(),
        slug=_free_slug(regulation["title"], shelf),
        numbering=regulation["numbering"],
        in_force_from=_day(heading.get("in_force_from", "")),
        clauses=[_block(each) for each in shown(regulation) if not each.clause["out"]],
        live=False,
        owner=by,
        **{name: _fitting(name, heading.get(name, "")) for name in OF_HEADING},
    )
    shelf.add_child(instance=page)
    # What a draft still lacks is asked for when it is handed to the approver.
    page.save_revision(user=by, clean=False, log_action="wagtail.create")
    return page


def _block(found: Shown) -> dict[str, Any]:
    clause = found.clause
    deep = clause["level"] > DEEPEST
    fits = len(clause["title"]) <= LONGEST_TITLE
    return {
        "type": "clause",
        "id": clause["id"],
        "value": {
            "level": str(min(clause["level"], DEEPEST)),
            # Below the last level the mark would be that of the level above.
            "number": found.mark[:20] if deep else clause["label"],
            "title": clause["title"] if fits else "",
            "text": clause["text"] if fits else found.words,
            "known": clause["known"],
            "note": "",
            "sources": [],
            "rules": [],
        },
    }


def _fitting(name: str, words: str) -> str:
    return words[: RegulationPage._meta.get_field(name).max_length or None]


def _day(written: str) -> date:
    return date.fromisoformat(written) if written else timezone.localdate()


def _free_slug(title: str, shelf: RegulationIndex) -> str:
    """An address in Latin letters, made from the sounds of the title."""
    sounds = slugify(" ".join(anyascii(char) for char in title))[:LONGEST_SLUG].strip("-")
    base = sounds or f"regulation-{uuid4().hex[:8]}"
    taken = set(
        Page.objects.child_of(shelf).filter(slug__startswith=base).values_list("slug", flat=True)
    )
    return next(
        slug
        for slug in (base, *(f"{base}-{number}" for number in range(2, len(taken) + 3)))
        if slug not in taken
    )
