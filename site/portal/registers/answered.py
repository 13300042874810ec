"""What was filled in for a matter, as a column of it: a register reads rows and answers by one statement."""

import json
from typing import Any, NamedTuple

from django.db.models import OuterRef, Subquery, TextField, Value
from django.db.models.functions import Concat

from forms.submissions.models import Submission
from tables.read import as_text


class Answered(NamedTuple):
    """The answers of a round, the names of what was picked, and the edition that was answered."""

    answers: dict[str, Any]
    names: dict[str, dict[str, str]]
    edition: int

    @classmethod
    def read(cls, text: str | None) -> "Answered | None":
        """What such a column says; None for a matter without answers."""
        return cls(*json.loads(text)) if text else None


def last_answers() -> Subquery:
    """A column of matters: what was handed in in the latest round, as `Answered` reads it."""
    rounds = Submission.objects.filter(stream=OuterRef("serial"), part="").order_by("-round")
    # One text: each column would be another subquery, and find the row once more.
    told = Concat(
        Value("["), as_text("answers"),
        Value(","), as_text("names"),
        Value(","), as_text("edition_id"),
        Value("]"),
        output_field=TextField(),
    )  # fmt: skip
    return Subquery(rounds.values_list(told)[:1])
