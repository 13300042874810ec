"""Answers as a dossier prints them: words, names of files, small pictures with when and where."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from facts.holding import where_from
from forms.schemas.fields.base import type_of
from forms.schemas.showing import Cell, Said, Table, shown_in_full
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
    for said in shown_in_full(submission.edition, submission.answers, submission.names):
        papers = found.get(said.field["key"], [])
        sketches = tuple(_sketches(papers, uploads))
        if said.table is not None:
            yield replace(_rows(said, said.table, uploads), sketches=sketches)
            continue
        value = "\n".join(filter(None, (said.text, *_names(papers, uploads))))
        if value or sketches:
            source = submission.sources.get(said.field["key"])
            told = _source(source) if source else ""
            yield FormRow(said.field["label"], value, said.field["type"], told, sketches=sketches)


def _rows(said: Said, table: Table, uploads: dict[str, Upload]) -> FormRow:
    """A group: a line for each of its rows, numbered; pictures stand below."""
    shown = [each for each in table.columns if each["type"] not in BESIDE]
    lines = (
        (str(number), *(_cell(cell, uploads) for cell in row if cell.field in shown))
        for number, row in enumerate(table.rows, 1)
    )
    columns = (_("No."), *(each["label"] for each in shown))
    return FormRow(
        said.field["label"], said.text, said.field["type"], columns=columns, rows=tuple(lines)
    )


def _cell(cell: Cell, uploads: dict[str, Upload]) -> str:
    ids = type_of(cell.field).uploads(cell.field, cell.answers)
    return cell.text or "\n".join(uploads[each].name if each in uploads else each for each in ids)


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


def _source(source: Mapping[str, Any]) -> str:
    """（取自 人事档案 2026-01-01）: the day only where one is known."""
    named_in = {"where": where_from(source["from"], source["name"]), "since": source["since"]}
    if source["changed"]:
        if source["since"]:
            return _("(not as in %(where)s, %(since)s)") % named_in
        return _("(not as in %(where)s)") % named_in
    if source["since"]:
        return _("(from %(where)s, %(since)s)") % named_in
    return _("(from %(where)s)") % named_in
