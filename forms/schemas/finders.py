"""What higher rooms know against a form: no route serves it, say."""

from collections.abc import Callable, Iterable, Sequence

from .fields import Field
from .finding import Finding

#: What another room finds: of the fields, the kind and the slug of a form.
Finder = Callable[[Sequence[Field], str, str], Iterable[Finding]]

_finders: list[Finder] = []


def add_finder(finder: Finder) -> None:
    """Let a higher room say what it knows against a form."""
    _finders.append(finder)


def found_elsewhere(fields: Sequence[Field], kind: str, slug: str) -> list[Finding]:
    """All that they say."""
    return [each for finder in _finders for each in finder(fields, kind, slug)]
