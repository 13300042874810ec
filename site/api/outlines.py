"""POST regulations/outline: what an import would make of a text."""

from ninja import Router

from .auth import CallerRequest
from .shapes import regulations as shapes

router = Router(tags=["regulations"])


@router.post("/outline", response=shapes.Outlined, url_name="outline", exclude_none=True)
def outline_text(
    request: CallerRequest, payload: shapes.OutlineIn, suggest: bool = False
) -> shapes.Outlined:
    """The regulations that a text holds, with their clauses, levels and paths. Nothing is saved.

    `doubts` say what was not understood. `same_as` is the title of an earlier regulation of
    the text that says the same, `same_as_number` its place from 0, `share` how much of it.
    With `suggest` each clause has the rules that its words seem to lay down; what repeats an
    earlier regulation, or is left out, has none.
    """
    # What outlines texts and offers rules for them is fetched when somebody asks for it.
    from .outlining import outlined

    return outlined(payload.text, suggest=suggest)
