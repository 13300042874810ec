"""What the editor's browser posts: the page's own form, with its blocks as the screen sends them."""

from typing import Any

from django.test import Client
from django.urls import reverse
from wagtail import blocks
from wagtail.test.utils.form_data import querydict_from_html


def edit_url(page: Any) -> str:
    """Where the page is edited."""
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def post(client: Client, page: Any, action: str = "", **changed: Any) -> Any:
    """Open the page in the editor, change it, and press a button (`action-publish`; else save)."""
    opened = client.get(edit_url(page)).content.decode()
    data = querydict_from_html(opened, form_id="page-edit-form").copy()
    for name in ("clauses", "fields", "checks"):
        if hasattr(page, name) and name not in changed:
            stream = getattr(page, name)
            for key, value in posted(stream.stream_block, stream, name).items():
                data.setlist(key, value if isinstance(value, list) else [value])
    for name, value in changed.items():
        data[name] = value
    if action:
        data[action] = "1"
    return client.post(edit_url(page), dict(data.lists()))


def posted(block: Any, value: Any, prefix: str) -> dict[str, Any]:
    """A block's value as form fields, named as Wagtail's editor names them."""
    match block:
        case blocks.StreamBlock() | blocks.ListBlock():
            return _children(block, value, prefix)
        case blocks.StructBlock():
            found: dict[str, Any] = {}
            for name, child in block.child_blocks.items():
                found |= posted(child, value.get(name), f"{prefix}-{name}")
            return found
        case blocks.MultipleChoiceBlock():
            return {prefix: list(value)} if value else {}
        case blocks.BooleanBlock():
            return {prefix: "on"} if value else {}
        case _:
            return {prefix: "" if value is None else str(value)}


def _children(block: Any, value: Any, prefix: str) -> dict[str, Any]:
    children = list(value.bound_blocks) if isinstance(block, blocks.ListBlock) else list(value)
    found: dict[str, Any] = {f"{prefix}-count": str(len(children))}
    for number, child in enumerate(children):
        at = f"{prefix}-{number}"
        found |= {f"{at}-deleted": "", f"{at}-order": str(number), f"{at}-id": child.id or ""}
        if isinstance(block, blocks.StreamBlock):
            found[f"{at}-type"] = child.block_type
        found |= posted(child.block, child.value, f"{at}-value")
    return found
