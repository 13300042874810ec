"""Every shown field of a form with its answers, also inside the rows of groups."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from .fields import Answers, Field
from .fields.base import type_of
from .fields.group import rows_of
from .shown import Fields, Visible, are_same, kept, must_be_answered, shown_among


class Met(NamedTuple):
    """A field where it stands: `path` names its answer in the whole (households.0.name)."""

    path: str
    field: Field
    answers: Answers
    #: Whether it may not stay empty, as it stands here.
    required: bool

    @property
    def prefix(self) -> str:
        """What stands before the keys of its scope: blank, or households.0. with its dot."""
        return self.path[: len(self.path) - len(self.field["key"])]


def every(fields: Iterable[Field], answers: Answers) -> Iterable[Met]:
    """The shown fields in the order of the form; a group stands before its rows."""
    if not isinstance(fields, Fields) or fields.has_rows:
        return _every(fields, answers)
    last = fields.last_met
    if last is None or not are_same(last[0], answers):
        # Of the answers as they are now: whoever asks may change his afterwards.
        known = kept(answers)
        last = fields.last_met = (known, list(_every(fields, known)))
    return last[1]


def _every(fields: Iterable[Field], answers: Answers) -> Iterator[Met]:
    for field, visible in _shown(fields, answers, {}):
        yield Met(field["key"], field, answers, must_be_answered(field, visible))
        inner = type_of(field).inner(field)
        for index, row in enumerate(rows_of(field, answers) if inner else ()):
            for each, seen in _shown(inner, row, visible):
                path = f"{field['key']}.{index}.{each['key']}"
                yield Met(path, each, row, must_be_answered(each, seen))


def _shown(
    fields: Iterable[Field], answers: Answers, around: Visible
) -> Iterator[tuple[Field, Visible]]:
    """Each shown field, with all that conditions may ask about once the whole scope is read."""
    if isinstance(fields, Fields) and not around:
        shown, visible = fields.shown(answers)
    else:
        visible = dict(around)
        shown = list(shown_among(fields, answers, visible))
    for field in shown:
        yield field, visible
