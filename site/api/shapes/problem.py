"""The shape of every error (RFC 9457)."""

from ninja import Schema

from .basis import Verdict

#: Sentences by key of what was sent; "" stands for the whole of it.
Errors = dict[str, list[str]]


class ProblemShape(Schema):
    """`detail` is a sentence for the user; `type` tells programs what happened."""

    type: str
    title: str
    status: int
    detail: str
    errors: Errors | None = None
    verdicts: list[Verdict] | None = None
