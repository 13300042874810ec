"""What a receiver answered."""

from dataclasses import dataclass

LONGEST_ANSWER = 500


@dataclass(frozen=True)
class Answer:
    """A status of HTTP, if there is one, and the beginning of what was said."""

    status: int | None
    text: str

    @classmethod
    def of(cls, text: object, status: int | None = None) -> "Answer":
        """With a text short enough to be kept."""
        return cls(status, str(text).replace("\x00", "")[:LONGEST_ANSWER])


class NotDelivered(Exception):
    """It did not arrive; `final` when a further attempt would be of no use."""

    def __init__(self, answer: Answer, *, final: bool = False) -> None:
        super().__init__(answer.text)
        self.answer = answer
        self.final = final
