"""核对: all that was filled in, step by step as a person reads it, with what is still to be changed."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from forms.schemas.models import FormEdition

from .answered import Shown, answered_by_key
from .fields import Asked
from .steps import Step, Way


@dataclass(frozen=True)
class Sentence:
    """What is to be changed, and the field where."""

    text: str
    asked: Asked
    #: The step in which the field stands; None for a form of one page.
    step: Step | None = None


@dataclass(frozen=True)
class Reviewed:
    """One step: what was answered, and what is to be changed in it."""

    step: Step
    answers: Sequence[Shown]
    wrong: Sequence[Sentence]


def review(way: Way, edition: FormEdition, fields: Iterable[Asked]) -> list[Reviewed]:
    """Every step but the last look itself."""
    by_key = {each.field["key"]: each for each in fields}
    first = next(iter(by_key.values()))
    said = answered_by_key(edition, first.answers, first.shared.uploads(first.owner))
    return [_reviewed(step, by_key, said) for step in way.steps if not step.is_check]


def _reviewed(step: Step, by_key: Mapping[str, Asked], said: Mapping[str, Shown]) -> Reviewed:
    keys = [each["key"] for each in step.fields]
    answers = [said[key] for key in keys if key in said]
    return Reviewed(step, answers, list(_sentences([by_key[key] for key in keys], step)))


def marked(way: Way, problems: Iterable[str]) -> frozenset[str]:
    """The numbers of the steps in which something is to be changed, as far as one has come."""
    steps = filter(None, map(way.step_of, problems))
    return frozenset(
        each.number for each in steps if way.here.is_check or each.place < way.here.place
    )


def wrong(fields: Iterable[Asked]) -> list[Asked]:
    """The fields in which something is to be changed, also in the rows of groups."""
    return [each for each in every(fields) if each.sentences]


def every(fields: Iterable[Asked]) -> Iterator[Asked]:
    """The fields, and after each group those of its rows."""
    for each in fields:
        yield each
        if each.field["type"] == "group":
            for row in each.group.rows:
                yield from row.fields


def by_path(fields: Iterable[Asked]) -> Iterator[tuple[str, Asked]]:
    """The same with the paths of their answers, whatever numbers the page gave its rows."""
    for each in fields:
        yield each.key, each
        if each.field["type"] == "group":
            for row in each.group.rows:
                for inner in row.fields:
                    yield f"{each.key}.{row.place - 1}.{inner.key}", inner


def _sentences(fields: Iterable[Asked], step: Step) -> Iterator[Sentence]:
    for each in every(fields):
        for text in each.sentences:
            yield Sentence(text, each, step)
