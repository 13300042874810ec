"""数据来源: which answers came filled in, from where and since when, and whether somebody changed them."""

from collections.abc import Mapping
from typing import Any

from forms.schemas.fields import Answers
from forms.schemas.fields.base import type_of
from forms.schemas.models import FormEdition
from forms.schemas.shown import shown_fields

from .prefilling import Sources

KEPT = ("from", "name", "fact", "since")


def kept_sources(edition: FormEdition, offered: Mapping[str, Any], answers: Answers) -> Sources:
    """What a submission keeps of what was offered: of the fields shown, with whether they were changed."""
    if not offered:
        return {}
    shown = {
        key for field in shown_fields(edition.fields, answers) for key in type_of(field).keys(field)
    }
    return {
        key: {
            **{name: source.get(name) for name in KEPT},
            "changed": bool(source.get("changed")) or answers.get(key) != source["answer"],
        }
        for key, source in offered.items()
        if key in shown
    }


def offered_before(sources: Mapping[str, Any], answers: Answers) -> Sources:
    """The sources of what was handed in, as if it were offered once more: for handing in again."""
    return {key: {**source, "answer": answers.get(key)} for key, source in sources.items()}
