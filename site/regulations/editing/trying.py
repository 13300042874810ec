"""One case tried on the form as it stands, unsaved: who would decide, what would be too much."""

from typing import Any

from django.http import HttpRequest, JsonResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from ..checks.conditions import comparable
from ..standing import Standing
from ..trying import answer, as_json, given, of_form, sheets, tried
from .look import compiled, looked, page_for
from .posted import page_as_posted

#: How what is filled in on the sheet is told from the page's own fields.
FORM = "try-form"
VALUE = "try-value-"


@require_POST
def try_out(request: HttpRequest, page_id: int) -> JsonResponse:
    """`{route, limits, deadlines, problems}`, all in sentences; nothing is saved."""
    page = page_for(request, page_id)
    standing = compiled(looked(page_as_posted(page, request.POST)))
    typed = {
        name.removeprefix(VALUE): value
        for name, value in request.POST.items()
        if name.startswith(VALUE)
    }
    return JsonResponse(_tried(standing, request.POST.get(FORM, ""), typed))


def _tried(page: Standing | None, form: str, typed: dict[str, Any]) -> dict[str, Any]:
    sheet = next((each for each in sheets(page) if each.form == form), None) if page else None
    if page is None or sheet is None:
        sentence = _("No rule that is complete speaks of this form now. Choose another.")
        return {"problems": [sentence]}
    facts, problems = given(sheet, typed)
    if problems:
        return {"problems": problems}
    rules = comparable(of_form(tried(page.rules), form), page.words)
    return {**as_json(answer(rules, sheet, facts, page.words)), "problems": []}
