"""Drafts and uploads."""

from datetime import datetime
from uuid import UUID

from ninja import Schema
from pydantic import ConfigDict, Field

from .forms import Answers
from .problem import Errors


class DraftIn(Schema):
    """Answers so far, to the form with this slug."""

    model_config = ConfigDict(extra="forbid")

    form: str
    answers: Answers


class DraftItem(Schema):
    """A draft in a list."""

    id: UUID
    form: str
    title: str
    edition: int
    proceeding: str | None
    saved_at: datetime
    links: dict[str, str]


class Draft(Schema):
    """A saved draft; `errors` are what it still lacks, by its own edition of the form.

    `undo` is when the state was saved that undoing brings back; null when there is none.
    """

    id: UUID
    form: str
    edition: int
    newest_edition: int | None
    proceeding: str | None
    answers: Answers
    errors: Errors
    saved_at: datetime
    undo: datetime | None


class ForField(Schema):
    """The field for which a file is sent."""

    form: str = Field("", max_length=255, pattern=r"^[-a-zA-Z0-9_]*$")
    field: str = Field("", max_length=255)


class TakenPlace(Schema):
    """Where a picture was taken, in degrees; according to the `picture` or the `device`."""

    lat: float
    lng: float
    accuracy: float | None = None
    source: str


class Upload(Schema):
    """A file as it is kept (pictures are painted anew); its id goes into the answer of a field."""

    id: UUID
    name: str
    media_type: str
    size: int
    sha256: str
    taken_at: datetime | None
    place: TakenPlace | None
