"""What stands around matters: notifications, copies, who stands in, meetings, leaves by their days."""

from datetime import date, datetime

from ninja import Schema

from .basis import Basis
from .proceedings import Matter, Somebody


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
