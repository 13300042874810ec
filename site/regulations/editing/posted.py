"""The page as the editor's form has it just now, in memory only."""

from datetime import date
from typing import Any

from django.core.exceptions import BadRequest
from django.utils.datastructures import MultiValueDict

from people.models import Post, Unit

from ..models import RegulationPage
from ..models.change import Change
from ..numbering import STYLES

TEXTS = (
    "title",
    "slug",
    "issuer",
    "document_number",
    "basis",
    "purpose",
    "scope",
    "serves",
    "reason",
)
#: So many figures a key in the database has at most.
LONGEST_KEY = 18


def page_as_posted(page: RegulationPage, data: Any) -> RegulationPage:
    """Whatever can be read of the form stands in the page; the rest is as it was.

    BadRequest for clauses that no screen of ours sends.
    """
    for name in TEXTS:
        if name in data:
            setattr(page, name, data[name].strip())
    if data.get("numbering") in STYLES:
        page.numbering = data["numbering"]
    if data.get("change") in Change.values:
        page.change = data["change"]
    page.in_force_from = _day(data.get("in_force_from", "")) or page.in_force_from
    if "binds" in data or "title" in data:
        page.binds = list(Unit.objects.filter(pk__in=_keys(data, "binds")))
        page.replaces = list(RegulationPage.objects.filter(pk__in=_keys(data, "replaces")))
        page.addresses = list(Post.objects.filter(pk__in=_keys(data, "addresses")))
    if "clauses-count" in data:
        page.clauses = _clauses(data)
    return page


def _clauses(data: Any) -> Any:
    block = RegulationPage._meta.get_field("clauses").stream_block
    try:
        return block.value_from_datadict(data, MultiValueDict(), "clauses")
    except (KeyError, ValueError) as error:
        raise BadRequest from error


def _keys(data: Any, name: str) -> list[int]:
    return [
        int(each) for each in data.getlist(name) if each.isdecimal() and len(each) <= LONGEST_KEY
    ]


def _day(typed: str) -> date | None:
    try:
        return date.fromisoformat(typed)
    except ValueError:
        return None
