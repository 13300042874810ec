"""What the editor's screen posts: one field of state for each clause that was not opened."""

import json
from typing import Any

from django.urls import reverse


def states(page: Any) -> dict[str, str]:
    """The clauses of a page as the screen posts them when nobody opened one."""
    block = page.clauses.stream_block
    sent = block.get_form_state(page.clauses)
    fields = {"clauses-count": str(len(sent))}
    for number, each in enumerate(sent):
        at = f"clauses-{number}"
        fields |= {
            f"{at}-deleted": "",
            f"{at}-order": str(number),
            f"{at}-type": each["type"],
            f"{at}-id": each["id"],
            f"{at}-value-state": json.dumps(each["value"]),
        }
    return fields


def changed(fields: dict[str, str], number: int, **values: Any) -> dict[str, str]:
    """The same with another value in one clause."""
    name = f"clauses-{number}-value-state"
    return {**fields, name: json.dumps({**json.loads(fields[name]), **values})}


def look(client: Any, page: Any, fields: dict[str, str] | None = None, **more: str) -> Any:
    """Ask how the page reads as it stands on the screen."""
    asked = {"title": page.title, "numbering": page.numbering, **(fields or states(page)), **more}
    asked.setdefault("in_force_from", page.in_force_from.isoformat())
    for name in ("slug", "issuer"):
        asked.setdefault(name, getattr(page, name))
    data = {**asked, "binds": [unit.pk for unit in page.binds.all()]}
    return client.post(reverse("regulation_look", args=[page.pk]), data)
