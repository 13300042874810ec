"""Answers as a dossier prints them: words, names of files, small pictures with when and where."""

from collections.abc import Iterator

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from forms.schemas.showing import shown_answers
from forms.submissions.models import Submission, Upload
from forms.submissions.named import Named, named

from ..contents import FormRow, Sketch
from .files import attached
from .matter import Matter

BESIDE = frozenset({"photo", "signature"})


def answered_rows(matter: Matter, submission: Submission) -> Iterator[FormRow]:
    """What was answered, in the order of the form."""
    uploads = {str(upload.pk): upload for upload in matter.uploads}
    found: dict[str, list[Named]] = {}
    for each in named(submission.edition, submission.answers):
        found.setdefault(each.path.partition(".")[0], []).append(each)
    for field, text in shown_answers(submission.edition, submission.answers, submission.names):
        papers = found.get(field["key"], [])
        names = "\n".join(_names(papers, uploads))
        value = "\n".join(filter(None, (text, names)))
        sketches = tuple(_sketches(papers, uploads))
        if value or sketches:
            yield FormRow(field["label"], value, field["type"], sketches)


def _names(papers: list[Named], uploads: dict[str, Upload]) -> Iterator[str]:
    for paper in papers:
        if paper.field["type"] not in BESIDE:
            yield from (uploads[each].name if each in uploads else each for each in paper.ids)


def _sketches(papers: list[Named], uploads: dict[str, Upload]) -> Iterator[Sketch]:
    for paper in papers:
        kind = paper.field["type"]
        for each in paper.ids if kind in BESIDE else ():
            if each in uploads:
                words = [_row(paper.path), *(_taken(uploads[each]) if kind == "photo" else ())]
                yield Sketch(attached(uploads[each], kind), "\n".join(filter(None, words)))


def _row(path: str) -> str:
    _key, _dot, rest = path.partition(".")
    number = int(rest.partition(".")[0]) + 1 if rest else 0
    return _("No. %(n)s") % {"n": number} if number else ""


def _taken(upload: Upload) -> Iterator[str]:
    if upload.taken_at:
        yield date_format(localtime(upload.taken_at), "SHORT_DATETIME_FORMAT")
    if place := upload.place:
        yield f"{place['lat']:.5f}, {place['lng']:.5f}"
