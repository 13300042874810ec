"""The findings as a table to take away, read line by line."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from tables import Table

from .models import Trial
from .saying import labels

AT_ONCE = 500


def table_of(trial: Trial) -> Table:
    """What the table is called, and its columns: serial and post, no names."""
    headings = (
        _("serial number"),
        _("form"),
        _("handed in on"),
        _("post of the applicant"),
        _("what differs"),
        _("as it was"),
        _("with the draft"),
        _("clauses it rested on"),
        _("clauses of the draft"),
    )
    name = _("Trial run of %(title)s %(day)s") % {"title": trial.title, "day": trial.asked_on}
    return Table(name, headings)


def lines_of(trial: Trial) -> Iterator[list[str]]:
    """A line for each difference."""
    called = labels()
    for each in trial.findings.order_by("submitted_on", "pk").iterator(chunk_size=AT_ONCE):
        own = [each.serial, each.form, each.submitted_on.isoformat(), each.post]
        yield from (
            [
                *own,
                called[one["what"]],
                one["before"],
                one["after"],
                _clauses(one["before_clauses"]),
                _clauses(one["after_clauses"]),
            ]
            for one in each.differences
        )
        if each.reasons:
            yield [*own, called["unsaid"], "", " ".join(each.reasons), "", ""]


def _clauses(cited: list[dict[str, str]]) -> str:
    return "\n".join(f"{each['title']} {each['path']}：{each['sentence']}" for each in cited)
