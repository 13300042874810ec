"""办件: matters, their steps, the acts open to the caller, their traces."""

from datetime import date, datetime
from typing import Annotated, Any

from ninja import Schema
from pydantic import BaseModel, ConfigDict, Field, StrictInt

from ..limits import LONGEST_OPINION
from .basis import Basis, Verdict
from .forms import Answers, DueDate


class SubmissionIn(Schema):
    """Either the answers, or the id of a draft."""

    model_config = ConfigDict(extra="forbid")

    answers: Answers | None = None
    draft: str | None = None
    origin: str | None = Field(
        None, max_length=40, description="serial of the proceeding that it grows out of"
    )


class Somebody(Schema):
    """A person, by user name (if he signs in) and name."""

    user: str | None
    name: str


class Matter(Schema):
    """A proceeding in a list; `seen` is the number of its last trace."""

    serial: str
    number_label: str
    kind: str
    kind_label: str
    title: str
    state: str
    state_label: str
    final: bool
    seen: int
    submitted_at: datetime
    due_at: datetime | None
    ended_at: datetime | None
    links: dict[str, str]


class Member(Schema):
    """Somebody who sits in a body; `handle` is his user name, or # and a number if he does not sign in."""

    handle: str
    name: str


class OpenAct(Schema):
    """An act that the caller may do now; `data` are the texts that it may carry beside the opinion.

    Where it asks for `members`, these are who sits in the body today; the applicant, who stands
    aside, is none of them.
    """

    code: str
    label: str
    tone: str
    needs_opinion: bool
    data: list[str]
    members: list[Member]


class Step(Schema):
    """One row of the chain; `person` where it waits for somebody by name, `inserted` where no route put it.

    `id` is what `return` takes as `to_step`. Where several holders act (`mode` is `all` or
    `majority`), `agreed` and `against` count those who have.
    """

    id: int
    round: int
    order: int
    act: str
    mode: str
    post: str
    post_name: str
    unit: str
    unit_name: str
    status: str
    status_label: str
    since: datetime | None
    done_at: datetime | None
    done_by: Somebody | None
    on_behalf_of: str | None
    outcome: str
    agreed: int
    against: int
    trace: int | None
    hands_in: str
    optional: bool
    basis: list[Basis]
    note: str
    person: Somebody | None
    inserted: str
    due_at: datetime | None
    provisional: bool


class Part(Schema):
    """What somebody handed in within a proceeding, with a form of its own."""

    form: str
    title: str
    by: Somebody
    at: datetime
    answers: Answers


class Source(Schema):
    """Where an answer came from that the form came filled in with, and whether it was changed."""

    source: str = Field(serialization_alias="from")
    origin: str
    fact: str
    since: date | None
    changed: bool


class Proceeding(Matter):
    """One proceeding with its chain (of every round), what was answered and what the rules said.

    `parts` were handed in within it; `grew_out_of` and `grew_into` are serials of others.
    """

    form: str
    form_edition: int
    round: int
    applicant: Somebody
    applicant_as: str
    unit: str
    unit_name: str
    steps: list[Step]
    acts: list[OpenAct]
    verdicts: list[Verdict]
    due: list[DueDate]
    answers: Answers
    sources: dict[str, Source]
    parts: list[Part]
    grew_out_of: list[str]
    grew_into: list[str]


# Not the framework's Schema: that loses the keys that it does not declare.
class ActIn(BaseModel):
    """`seen` guards against acting on what has changed; further texts are what the act carries (its `data`)."""

    model_config = ConfigDict(extra="allow")

    seen: Annotated[StrictInt, Field(ge=0)] | None = None
    opinion: Annotated[str, Field(max_length=LONGEST_OPINION)] = ""
    answers: Answers | None = Field(
        default=None, description="for resubmit; else the earlier ones stay"
    )


class By(Somebody):
    """Who acted, in which capacity, for whom."""

    appointment: str
    on_behalf_of: str | None


class Trace(Schema):
    """The record of an act; `previous` and `digest` chain it to the one before."""

    number: int
    act: str
    act_label: str
    by: By
    at: datetime
    from_state: str = Field(serialization_alias="from")
    to_state: str = Field(serialization_alias="to")
    opinion: str
    data: dict[str, Any]
    basis: list[Basis]
    previous: str
    digest: str


class Waiting(Schema):
    """A step that waits for the caller; `act` is what is asked of him there, `lamp` how soon."""

    serial: str
    number_label: str
    kind: str
    title: str
    state: str
    state_label: str
    seen: int
    applicant: Somebody
    applicant_unit: str
    act: str
    order: int
    post: str
    post_name: str
    unit: str
    unit_name: str
    on_behalf_of: str | None
    since: datetime | None
    due_at: datetime | None
    lamp: str
    hands_in: str
    basis: list[Basis]
    links: dict[str, str]
