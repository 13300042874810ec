"""A form as the editor's screen has it just now, in memory only."""

from dataclasses import dataclass
from typing import Any

from django.core.exceptions import BadRequest, PermissionDenied, ValidationError
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext as _
from wagtail.blocks import StreamValue

from ..finding import Finding
from ..kinds import kind_choices
from ..models import FormIndex, FormPage
from ..publishing import findings_of
from .errors import by_setting
from .keeping import settle_page

TEXTS = ("title", "slug", "intro")


@dataclass(frozen=True)
class Look:
    """A page as posted: all its blocks, those that are complete, and what is said of the others."""

    page: FormPage
    everything: StreamValue
    incomplete: list[Finding]

    @property
    def findings(self) -> list[Finding]:
        """What is not complete, or else what keeps the whole from being published."""
        return self.incomplete or findings_of(self.page)


def page_for(request: HttpRequest, page_id: int) -> FormPage:
    """The latest draft of a form that the caller may edit; a new one has no id yet."""
    if not page_id:
        if may_add(request.user):
            return FormPage()
        raise PermissionDenied
    page = get_object_or_404(FormPage, id=page_id)
    if not page.permissions_for_user(request.user).can_edit():
        raise PermissionDenied
    draft: FormPage = page.get_latest_revision_as_object()
    return draft


def may_add(user: Any) -> bool:
    """Whether somebody may put forms on the shelf."""
    shelf = FormIndex.objects.first()
    return shelf is not None and bool(shelf.permissions_for_user(user).can_add_subpage())


def looked(page: FormPage, data: Any) -> Look:
    """Whatever can be read of what was posted stands in the page; BadRequest for what no screen sends."""
    for name in TEXTS:
        if name in data:
            setattr(page, name, data[name].strip())
    if data.get("kind") in dict(kind_choices()):
        page.kind = data["kind"]
    stream = _stream(data, "fields") if "fields-count" in data else page.fields
    checks = _stream(data, "checks") if "checks-count" in data else page.checks
    settle_page(page, stream)
    page.fields, incomplete = _complete(stream)
    page.checks, open_rows = _complete(checks)
    return Look(page, stream, [*incomplete, *open_rows])


def _stream(data: Any, name: str) -> StreamValue:
    block = FormPage._meta.get_field(name).stream_block
    try:
        return block.value_from_datadict(data, MultiValueDict(), name)
    except (KeyError, ValueError) as error:
        raise BadRequest from error


def _complete(stream: StreamValue) -> tuple[StreamValue, list[Finding]]:
    """The blocks that are complete, each looked at by itself, and a finding for each other."""
    sound, found = [], []
    for child in stream:
        try:
            sound.append((child.block_type, child.block.clean(child.value), child.id))
        except ValidationError as error:
            sentence = _("“%(label)s” is not complete yet. %(missing)s")
            named = {
                "label": child.value.get("label") or child.block.label,
                "missing": "；".join(by_setting(error, child.block)),
            }
            found.append(Finding(sentence % named, key=child.value.get("key") or ""))
    return StreamValue(stream.stream_block, sound), found
