"""Forms: what they ask, what the office holds already, what handing in would lead to."""

from datetime import date, datetime
from typing import Any

from ninja import Schema
from pydantic import ConfigDict, Field

from ..limits import Day
from .basis import Basis, Verdict
from .problem import Errors

#: Answers by key; what each may be says the form's schema.
Answers = dict[str, Any]


class FormItem(Schema):
    """A form that may be filled in."""

    slug: str
    title: str
    kind: str
    edition: int
    intro: str
    links: dict[str, str]


class Form(FormItem):
    """`schema` is JSON Schema 2020-12 of the answers; `ui` has order, widgets, help and bindings."""

    answers_schema: dict[str, Any] = Field(serialization_alias="schema")
    ui: dict[str, Any]
    digest: str


class Explain(Schema):
    """Answers, complete or not; whose they would be, and on which day."""

    model_config = ConfigDict(extra="forbid")

    answers: Answers
    applicant: str | None = Field(None, max_length=150, description="a user name; else the caller")
    on: Day | None = Field(None, description="the day of handing in; else today")
    origin: str | None = Field(
        None, max_length=40, description="serial of the proceeding that it grows out of"
    )


class Holder(Schema):
    """Somebody who may act at a step, himself or for somebody absent."""

    user: str | None
    name: str
    substitute_for: str | None = None


class PlannedStep(Schema):
    """One row of the chain to come; `note` says why it is passed over, if it is."""

    order: int
    act: str
    mode: str
    post: str
    post_name: str
    unit: str
    unit_name: str
    people: list[Holder]
    basis: list[Basis]
    note: str
    hands_in: str = Field("", description="the form handed in there, at a step that rates")
    optional: bool = False


class DueDate(Schema):
    """By when something must be done: `at` is missing until the act that it counts from is done.

    `kept_by` are the acts that keep it; `lamp` is ok, soon (to be heeded) or late;
    `provisional` (暂定): the holidays of that year are not published yet.
    """

    from_act: str = Field(serialization_alias="from")
    starts: datetime | None
    at: datetime | None
    warn_at: datetime | None
    provisional: bool
    sentence: str
    basis: list[Basis]
    kept_by: list[str]
    stopped_at: datetime | None
    stopped_by: str
    lamp: str
    late_days: int


class Explained(Schema):
    """`errors` are sentences about the answers; with wrong answers the rules are not asked."""

    accepted: bool
    verdicts: list[Verdict]
    chain: list[PlannedStep]
    passed_over: list[PlannedStep]
    due: list[DueDate]
    errors: Errors


class HeldValue(Schema):
    """A value that the office holds: of a fact, since when (if that is known), and where from.

    `origin` is the code of `from`: office, earlier (an earlier form of the caller's), person,
    appointment, calendar, household, resident, matter.
    """

    key: str | None = Field(
        description="the answer it fills in, if the form asks for it and would take it"
    )
    fact: str
    label: str
    value: Any
    unit: str
    source: str = Field(serialization_alias="from")
    origin: str
    since: date | None


class Prefill(Schema):
    """`answers` are ready to be used; `items` say where each came from."""

    form: str
    edition: int
    answers: Answers
    items: list[HeldValue]
