"""What the editor's screen shows beside the blocks: keys, what conditions may ask, findings."""

from typing import Any

from django.http import HttpRequest, JsonResponse
from django.views.decorators.http import require_POST

from .choosing import fields_to_choose
from .posted import Look, looked, page_for
from .showing_findings import places


@require_POST
def look(request: HttpRequest, page_id: int) -> JsonResponse:
    """The form as it stands, unsaved; nothing is saved."""
    return JsonResponse(as_told(looked(page_for(request, page_id), request.POST)))


def as_told(seen: Look) -> dict[str, Any]:
    """`{fields, findings}`; each finding with the id of its block."""
    at = places(seen.everything)
    ids = [child.id or "" for child in seen.everything]
    return {
        "fields": fields_to_choose(seen.everything),
        "findings": [
            {
                "level": each.level.value,
                "sentence": each.sentence,
                "block": ids[at[each.key]] if each.key in at else "",
            }
            for each in seen.findings
        ],
    }
