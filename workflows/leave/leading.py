"""What a leave leads to: pay and what else follows (D1-3.5 to 3.7), days without an approved slip (D1-3.1b)."""

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from django.utils.timezone import localdate

from regulations.in_force import bindings
from regulations.rules.verdict import Verdict
from workflows.chains.circumstances import Circumstances

from .earning import on_record
from .following import follows_said
from .late import late_said, overstayed_said
from .paying import pay_said
from .spans import Span, asked_span, halved, span_of, taken_of

if TYPE_CHECKING:
    from .models import Leave


def asked_for(about: Circumstances, others: Sequence[Span], *, sums: bool) -> list[Verdict]:
    """Of a slip that is being filled in, beside the other leaves of its applicant; `sums` tells amounts."""
    form = about.edition.slug
    span = asked_span(about)
    rules = bindings(about.appointment.unit, about.on)
    known = on_record(about.applicant, on=about.on, sums=sums, form=form)
    late = late_said(span.first, about.on, rules)
    paid = pay_said(span, others, found=rules, known=known)
    follows = follows_said(
        span, others, found=rules, summed=known.summed, posts=lambda: about.posts
    )
    return [*late, *paid, *follows]


def handed_in(leave: "Leave", others: Sequence[Span], at: datetime, *, sums: bool) -> list[Verdict]:
    """Of a slip that was handed in; once the office has said what an absence was, it is asked no more."""
    asked_on = localdate(leave.submitted_at)
    rules = bindings(leave.unit, asked_on)
    form = leave.form_edition.slug
    known = on_record(leave.applicant, on=localdate(at), sums=sums, form=form)
    late = []
    if not leave.absence:
        late += late_said(leave.first_day, asked_on, rules)
        late += overstayed_said(leave.last_day, leave.back_on, others, rules)
    taken = taken_of(leave)
    own = span_of(taken, halved([taken]))
    paid = pay_said(own, others, found=rules, known=known)
    follows = follows_said(
        own, others, found=rules, summed=known.summed, posts=lambda: _posts_of(leave)
    )
    return [*late, *paid, *follows]


def _posts_of(leave: "Leave") -> frozenset[str]:
    return frozenset({leave.appointment.post.code})
