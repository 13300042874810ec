"""One row of 待办: what waits, for whom, since and until when. Plain values, since a page draws twenty."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from typing import Any

from django.utils.translation import gettext as _

from people.service import Hat

from .days import moment_text
from .deciding import button_of, limit_said, why_to_open
from .due import Due, due_said, own_due
from .words import named, waits_for

#: Field of a row -> where it stands, seen from a step.
COLUMNS: Mapping[str, str] = {
    "step": "pk",
    "act": "act",
    "status": "status",
    "post": "post__name",
    "since": "since",
    "basis": "basis",
    "hands_in": "hands_in",
    "own_due_at": "due_at",
    "speaks_at": "speaks_at",
    "said": "said",
    "provisional": "provisional",
    "serial": "proceeding__serial",
    "kind": "proceeding__kind",
    "state": "proceeding__state",
    "title": "proceeding__title",
    "summary": "proceeding__summary",
    "verdicts": "proceeding__verdicts",
    "due_at": "proceeding__due_at",
    "warn_at": "proceeding__warn_at",
    "seen": "proceeding__seen",
    "applicant": "proceeding__applicant__name",
    "is_there": "proceeding__applicant__active",
    "sent_as": "proceeding__appointment__post__name",
    "sent_from": "proceeding__appointment__unit__name",
}


@dataclass(frozen=True)
class Waiting:
    """One thing to do: a step with its matter, and the hat in which to do it."""

    hat: Hat | None
    now: datetime
    today: date
    step: int
    act: str
    status: str
    post: str
    since: datetime
    basis: list[dict[str, Any]]
    hands_in: str
    own_due_at: datetime | None
    speaks_at: datetime | None
    said: str
    provisional: bool
    serial: str
    kind: str
    state: str
    title: str
    summary: str
    verdicts: list[dict[str, Any]]
    due_at: datetime | None
    warn_at: datetime | None
    seen: int
    applicant: str
    is_there: bool
    sent_as: str
    sent_from: str

    @property
    def waits(self) -> str:
        """What is asked for: 审批, 签注意见."""
        return waits_for(self.act, self.state)

    @property
    def whose(self) -> str:
        """The applicant, and whether he has left."""
        return named(self.applicant, there=self.is_there)

    @property
    def arrived(self) -> str:
        """Since when."""
        return moment_text(self.since, self.today)

    @property
    def stood_in(self) -> bool:
        """Whether it is done in the place of somebody absent."""
        return self.hat is not None and self.hat.on_behalf_of is not None

    @property
    def for_body(self) -> bool:
        """Whether it is done for a body whose decisions one records."""
        return self.hat is not None and self.hat.post_code != self.hat.appointment.post.code

    @property
    def seat(self) -> str:
        """As what it is done."""
        if self.hat is None:
            return self.post
        own = self.hat.appointment.post.name
        if self.hat.on_behalf_of:
            told = {"post": own, "person": self.hat.on_behalf_of.name}
            return _("in place of %(post)s %(person)s") % told
        if self.for_body:
            return _("%(post)s, recording for %(body)s") % {"post": own, "body": self.post}
        return self.post

    @cached_property
    def due(self) -> Due | None:
        """What is due first: the step, where its station has a time of its own, or the matter."""
        current = self.status == "current"
        times = self.own_due_at, self.speaks_at, self.said
        own = (
            own_due(*times, self.now, self.today, provisional=self.provisional) if current else None
        )
        whole = None
        if self.act != "file":
            matter = self.kind, self.state, self.due_at, self.warn_at
            whole = due_said(*matter, self.now, self.today)
        sooner = (
            whole is None or self.due_at is None or (self.own_due_at or self.due_at) <= self.due_at
        )
        return own if own and sooner else whole

    @property
    def tone(self) -> str:
        """How soon: late, soon or ok."""
        return self.due.tone if self.due else "ok"

    @cached_property
    def key(self) -> str:
        """By what it is ticked: which matter, which act, what was seen of it."""
        return f"{self.serial}~{self.act}~{self.seen}"

    @cached_property
    def button(self) -> str:
        """What may be done with it in the list; blank where it has to be opened."""
        return button_of(self)

    @cached_property
    def why_to_open(self) -> str:
        """Why it has to be opened."""
        return why_to_open(self)

    @cached_property
    def limit_said(self) -> str:
        """The nearest limit in a sentence."""
        return limit_said(self)
