"""One rule read out, or what is still missing in words."""

from collections.abc import Iterator
from dataclasses import dataclass, field, fields, is_dataclass
from typing import Any, get_args, get_type_hints

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from wagtail.blocks.list_block import ListBlockValidationError
from wagtail.blocks.struct_block import StructBlockValidationError

from facts.words import Words

from ..compiling import frozen_rule
from ..rules.kinds import RuleNotUnderstood, kinds


@dataclass(frozen=True)
class Reading:
    """A rule as it is written just now: its sentence, or what is missing; true when it is whole."""

    label: str
    sentence: str = ""
    missing: list[str] = field(default_factory=list)
    value: Any = None

    def __bool__(self) -> bool:
        return bool(self.sentence)

    def as_dict(self) -> dict[str, Any]:
        """What the screen shows of it."""
        return {"sentence": self.sentence, "missing": self.missing}


def read_rule(rule: Any, words: Words) -> Reading:
    """How a rule block reads; a rule that cannot be read says what it lacks."""
    label = str(rule.block.label)
    try:
        value = rule.block.clean(rule.value)
        sentence = frozen_rule(rule.block_type, value, words)["sentence"]
    except ValidationError as error:
        return Reading(label, missing=list(_in_words(rule.block, error, [])))
    except RuleNotUnderstood as error:
        return Reading(label, missing=[_problem(rule.block_type, *each) for each in error.problems])
    return Reading(label, sentence, value=value)


def _in_words(block: Any, error: ValidationError, at: list[str]) -> Iterator[str]:
    """A block's errors, each with the labels that lead to it."""
    match error:
        case StructBlockValidationError():
            for name, inner in error.block_errors.items():
                child = block.child_blocks[name]
                yield from _in_words(child, inner, [*at, str(child.label)])
        case ListBlockValidationError():
            for number, inner in _numbered(error.block_errors):
                yield from _in_words(block.child_block, inner, [*at, str(number + 1)])
        case _:
            yield _sentence(at, " ".join(error.messages))


def _numbered(errors: Any) -> list[tuple[int, ValidationError]]:
    pairs = errors.items() if isinstance(errors, dict) else enumerate(errors or [])
    return [(number, each) for number, each in pairs if each]


def _sentence(at: list[str], said: str) -> str:
    return _("“%(field)s”: %(said)s") % {"field": " ".join(at), "said": said}


def _problem(kind: str, where: str, said: str) -> str:
    """What the rule itself does not understand, by the label of the parameter."""
    labels, cls = [], kinds().get(kind)
    for part in where.split("."):
        if part.isdigit():
            labels.append(str(int(part) + 1))
        elif is_dataclass(cls):
            found = {each.name: each for each in fields(cls)}.get(part)
            labels.append(str(found.metadata.get("label", part)) if found else part)
            cls = _inner(cls, part)
    return _("“%(field)s” is not filled in as the rule needs it. Fill it in.") % {
        "field": " ".join(labels) or said
    }


def _inner(cls: Any, name: str) -> Any:
    hint = get_type_hints(cls).get(name)
    return next((each for each in [hint, *get_args(hint)] if is_dataclass(each)), None)
