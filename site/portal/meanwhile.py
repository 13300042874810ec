"""What happened to a form while it was filled in: published anew, or no longer offered."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render

from forms.schemas.fields import Answers
from forms.schemas.models import FormEdition
from forms.schemas.showing import shown_answers
from forms.schemas.validation import validate

from .answered import answered
from .filling import Filling
from .uploaded import texts, uploads_of


def left_behind(before: FormEdition, after: FormEdition, answers: Answers, on: Any) -> list[Any]:
    """(label, text) of the answers that the newer edition does not ask for or does not take."""
    _cleaned, problems = validate(after, answers, on=on)
    refused = {path.partition(".")[0] for path in problems}
    return [
        (field["label"], text)
        for field, text in shown_answers(before, answers)
        if text and field["key"] in refused | _gone(before, after)
    ]


def _gone(before: FormEdition, after: FormEdition) -> set[str]:
    """The keys of fields that are asked no longer, or asked as something else."""
    asked = {field["key"]: field["type"] for field in after.fields}
    return {field["key"] for field in before.fields if asked.get(field["key"]) != field["type"]}


def withdrawn(request: Any, filling: Filling) -> HttpResponse:
    """The form is not offered any more: what was filled in is kept, and shown to be copied."""
    if request.method == "POST":
        filling.read(request.POST, None if _typing(request) else request.FILES)
        filling.save()
    uploads = uploads_of(texts(filling.answers), filling.person)
    context = {
        "filling": filling,
        "visitor": request.visitor,
        "answers": answered(
            filling.edition, filling.answers, {str(each.pk): each for each in uploads}
        ),
    }
    if not _typing(request):
        return render(request, "portal/fill/withdrawn.html", context, status=410)
    response = render(request, "portal/fill/_withdrawn.html", context)
    response["HX-Retarget"], response["HX-Reswap"] = "#news", "innerHTML"
    return response


def no_longer_offered(request: Any, edition: FormEdition) -> HttpResponse:
    """Who comes by an old link learns that it is no mistake of his."""
    return render(request, "portal/fill/not_offered.html", {"edition": edition}, status=410)


def _typing(request: Any) -> bool:
    return bool(request.headers.get("HX-Request"))
