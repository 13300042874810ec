"""The registry of rule kinds: each is declared once, as a frozen dataclass of its parameters."""

from collections.abc import Callable, Mapping
from dataclasses import field
from enum import StrEnum
from functools import cache
from typing import Any, NewType, Protocol, Self, TypeVar

from django.utils.functional import Promise
from pydantic import TypeAdapter, ValidationError

from facts.words import Words

FormSlug = NewType("FormSlug", str)
FactKey = NewType("FactKey", str)
PostCode = NewType("PostCode", str)
UnitCode = NewType("UnitCode", str)
ActCode = NewType("ActCode", str)


class Choice(StrEnum):
    """One of several codes, each with the words that the editor sees."""

    label: str | Promise

    def __new__(cls, code: str, label: str | Promise = "") -> Self:
        """A member is its code; members of different choices may share one."""
        member = str.__new__(cls, code)
        member._value_ = code
        member.label = label
        return member


class Rule(Protocol):
    """What every rule kind can do: read itself aloud."""

    def sentence(self, words: Words) -> str: ...


R = TypeVar("R")
_kinds: dict[str, type[Any]] = {}


class RuleNotUnderstood(ValueError):
    """Parameters that do not make a rule; `problems` are (path, message) pairs, `path` the clause's."""

    path = ""

    def __init__(self, kind: str, problems: list[tuple[str, str]]) -> None:
        super().__init__(f"{kind}: {problems}")
        self.kind = kind
        self.problems = problems


def rule_kind(code: str) -> Callable[[type[R]], type[R]]:
    """Register a dataclass as the rule kind `code`; LookupError when the code is taken."""

    def register(cls: type[R]) -> type[R]:
        if code in _kinds:
            raise LookupError(f"rule kind {code} is declared twice")
        _kinds[code] = cls
        cls.kind = code  # type: ignore[attr-defined]
        cls.__pydantic_config__ = {"extra": "forbid"}  # type: ignore[attr-defined]
        return cls

    return register


def param(
    label: str | Promise,
    *,
    help_text: str | Promise = "",
    labels: Mapping[Any, str | Promise] | None = None,
    **options: Any,
) -> Any:
    """A parameter of a rule kind: a dataclass field with the words that the editor sees.

    `labels` are those of an enum from a lower room, whose members carry none.
    """
    metadata = {"label": label, "help_text": help_text, "labels": labels}
    return field(metadata=metadata, **options)


def kinds() -> Mapping[str, type[Any]]:
    """All registered kinds by code."""
    return dict(_kinds)


def build(kind: str, parameters: Mapping[str, Any]) -> Any:
    """A rule from stored parameters; RuleNotUnderstood names each parameter that does not fit."""
    if kind not in _kinds:
        raise RuleNotUnderstood(kind, [("kind", kind)])
    try:
        return _adapter(kind).validate_python(parameters)
    except ValidationError as error:
        problems = [(".".join(map(str, each["loc"])), each["msg"]) for each in error.errors()]
        raise RuleNotUnderstood(kind, problems) from error


@cache
def _adapter(kind: str) -> TypeAdapter[Any]:
    # Making one takes longer than reading a whole regulation with it.
    return TypeAdapter(_kinds[kind])
