"""What stands around matters: notifications, copies, who stands in, meetings, leaves by their days."""

from datetime import date, datetime
from typing import Annotated

from ninja import Schema
from pydantic import ConfigDict, Field

from ..limits import Day, Moment
from .basis import Basis
from .proceedings import Matter, Somebody

#: As it stands in the address of a form.
ShortName = Annotated[str, Field(max_length=60)]


class Notification(Schema):
    """One thing that the caller was told; `serial` is that of the matter, blank where it is none."""

    id: int
    kind: str
    kind_label: str
    sentence: str
    serial: str
    at: datetime
    read_at: datetime | None


class Read(Schema):
    """How many were marked as read with this call."""

    read: int


class Copy(Schema):
    """A matter that somebody sent to the caller for his information."""

    matter: Matter
    by: Somebody
    at: datetime


class Substitution(Schema):
    """Somebody acts for an absent one: in one post (`appointment`), or in everything (null)."""

    id: int
    absent: Somebody
    appointment: str | None
    substitute: Somebody
    starts: date
    ends: date
    forms: list[str]
    reason: str
    runs: bool


class SubstitutionIn(Schema):
    """Who acts for the caller; in one post where `post` and `unit` name it, else in everything."""

    model_config = ConfigDict(extra="forbid")

    substitute: str = Field(max_length=150, description="user name, as people/ gives it")
    post: str | None = Field(None, max_length=50, description="code of a post of the caller’s")
    unit: str | None = Field(None, max_length=50, description="code of the unit of that post")
    starts: Day
    ends: Day
    forms: list[ShortName] = Field([], max_length=60, description="none: all forms")
    reason: str = Field("", max_length=200)


class SubstitutionChange(Schema):
    """What changes; the rest stays. Of one that has begun only `ends` and `forms` do."""

    model_config = ConfigDict(extra="forbid")

    substitute: str | None = Field(None, max_length=150)
    post: str | None = Field(None, max_length=50)
    unit: str | None = Field(None, max_length=50)
    starts: Day | None = None
    ends: Day | None = None
    forms: list[ShortName] | None = Field(None, max_length=60)
    reason: str | None = Field(None, max_length=200)


class Arranged(Substitution):
    """A substitution as it is kept now, and what the caller should know about it."""

    notes: list[str]


class MeetingIn(Schema):
    """A meeting of the office whose minutes the caller keeps, or of one of its bodies."""

    model_config = ConfigDict(extra="forbid")

    name: str = Field(max_length=100)
    starts: Moment
    place: str = Field("", max_length=100)
    body: str | None = Field(None, max_length=50, description="code of a body; none: of the office")


class MeetingMove(Schema):
    """Another time; another place, where one is given."""

    model_config = ConfigDict(extra="forbid")

    starts: Moment
    place: str | None = Field(None, max_length=100)


class MeetingCalledOff(Schema):
    """Why it does not take place; all who were expected read it."""

    model_config = ConfigDict(extra="forbid")

    why: str = Field("", max_length=2000)


class Meeting(Schema):
    """A meeting that the caller's office has called; `id` is the answer `meeting` of a leave slip."""

    id: int
    name: str
    starts: datetime
    place: str
    unit: str
    unit_name: str
    body: str | None
    body_name: str | None
    cancelled: bool


class Leave(Schema):
    """A leave by its days; who came back early is away until the day before `back_on`."""

    serial: str
    title: str
    leave_type: str
    applicant: Somebody
    applicant_as: str
    unit: str
    unit_name: str
    first_day: date
    last_day: date
    days: float
    back_on: date | None
    state: str
    state_label: str
    links: dict[str, str]


class Taken(Schema):
    """Days of one kind of leave in a year; `bound` and `left` are null where no clause limits them."""

    leave_type: str
    days: float
    bound: float | None
    left: float | None
    basis: list[Basis]


class Balance(Schema):
    """One person's leaves of a year, those in approval counted too."""

    person: Somebody
    year: int
    taken: list[Taken]
