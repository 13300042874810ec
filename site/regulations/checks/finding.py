"""What a check tells an editor."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Finding:
    """One thing that keeps a regulation from being published: where, what, what to do."""

    path: str
    sentence: str

    def __str__(self) -> str:
        return f"{self.path}：{self.sentence}" if self.path else self.sentence
