"""导出: a form as one readable file."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from ..models import FormEdition
from ..publishing import as_written
from .files import as_text
from .posted import page_for


def export(request: HttpRequest, page_id: int) -> HttpResponse:
    """The latest draft, or an edition (`?edition=2`), as a file to be imported elsewhere."""
    page = page_for(request, page_id)
    number = request.GET.get("edition", "")
    if number.isdecimal():
        rows = FormEdition.objects.filter(form_id=page.pk)
        form = get_object_or_404(rows, number=int(number[:9]))
    else:
        form = as_written(page)
    response = HttpResponse(as_text(form), content_type="application/json; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{form.slug}.json"'
    return response
