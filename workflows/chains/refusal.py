"""A refused act: one exception, with a sentence for the user; nothing has changed."""

from collections.abc import Mapping, Sequence
from enum import StrEnum

from regulations.rules.verdict import Verdict


class Reason(StrEnum):
    """Why an act was refused; the API answers each with its own status code."""

    INVALID = "invalid"  # answers that the form does not accept
    NOT_MET = "not_met"  # a rule refuses
    NOT_ALLOWED = "not_allowed"  # somebody without the right
    STATE = "state"  # not in this state, or not any more
    STALE = "stale"  # decided from an old tab
    REPEATED = "repeated"  # the same key with other content


class Refusal(Exception):
    """`errors` are sentences by answer key, `verdicts` those that refuse."""

    def __init__(
        self,
        reason: Reason,
        sentence: str,
        *,
        errors: Mapping[str, Sequence[str]] | None = None,
        verdicts: Sequence[Verdict] = (),
    ) -> None:
        super().__init__(sentence)
        self.reason = reason
        self.sentence = sentence
        self.errors = dict(errors or {})
        self.verdicts = list(verdicts)
