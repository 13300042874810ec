"""数据来源: which answers came filled in, from where and since when, and whether somebody changed them.

Sources stand under the paths of their answers (households.0.door in a row of a group). One about
a household or resident says which (`of`): where another is chosen by now, it means nothing.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from forms.schemas.fields import Answers
from forms.schemas.fields.base import type_of
from forms.schemas.models import FormEdition
from forms.schemas.walking import every

from .prefilling import Sources

KEPT = ("from", "name", "fact", "since")


def kept_sources(edition: FormEdition, offered: Mapping[str, Any], answers: Answers) -> Sources:
    """What a submission keeps of what was offered: of the fields shown, with whether they were changed."""
    if not offered:
        return {}
    return {
        path: {
            **{name: offered[path].get(name) for name in KEPT},
            "changed": is_changed(offered[path], scope.get(key)),
        }
        for path, key, scope in _places(edition, answers)
        if path in offered and concerns(offered[path], scope)
    }


def offered_before(sources: Mapping[str, Any], answers: Answers) -> Sources:
    """The sources of what was handed in, as if it were offered once more: for handing in again."""
    return {path: {**source, "answer": _answer(answers, path)} for path, source in sources.items()}


def added(sources: Mapping[str, Any], more: Mapping[str, Any]) -> Sources:
    """The sources with what came filled in since; a blank one says that its answer was taken out again."""
    return {path: source for path, source in {**sources, **more}.items() if source}


def is_changed(source: Mapping[str, Any], answer: Any) -> bool:
    """Whether another answer stands where this one was offered, now or the time before."""
    return bool(source.get("changed")) or answer != source["answer"]


def concerns(source: Mapping[str, Any], scope: Answers) -> bool:
    """Whether whom it is about is still the one chosen there."""
    return "of" not in source or source["of"] in scope.values()


def _places(edition: FormEdition, answers: Answers) -> Iterator[tuple[str, str, Answers]]:
    for met in every(edition.fields, answers):
        for key in type_of(met.field).keys(met.field):
            yield met.prefix + key, key, met.answers


def _answer(answers: Any, path: str) -> Any:
    """The answer at a path; None where there is none."""
    for part in path.split("."):
        if isinstance(answers, list):
            answers = answers[int(part)] if part.isdecimal() and int(part) < len(answers) else None
        else:
            answers = answers.get(part) if isinstance(answers, Mapping) else None
    return answers
