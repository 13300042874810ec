"""The log of the matter, a row per act."""

from django.utils.translation import gettext as _

from facts.words import joined
from trail.models import Trace

from ..contents import TraceRow
from .matter import Matter
from .words import done_label, said

#: Acts that begin a round, and those that change nothing about how it ends.
BEGINNINGS = frozenset({"submit", "resubmit"})
OPINIONS = frozenset({"opine"})


def trace_rows(matter: Matter) -> tuple[TraceRow, ...]:
    """Every trace, with who left it under which post."""
    return tuple(
        TraceRow(
            number=trace.number,
            at=trace.at,
            who=_who(trace),
            act_label=done_label(trace.act),
            opinion=said(trace.payload),
            basis_paths=tuple(dict.fromkeys(basis["path"] for basis in trace.basis)),
            digest=trace.digest,
        )
        for trace in matter.traces
    )


def result(matter: Matter) -> str:
    """How it ended: what was done in the last round, or the state where nothing was."""
    begun = max(
        (index for index, trace in enumerate(matter.traces) if trace.act in BEGINNINGS), default=0
    )
    after = [trace.act for trace in matter.traces[begun + 1 :] if trace.act not in OPINIONS]
    done = joined(map(done_label, dict.fromkeys(after)))
    return done or str(matter.proceeding.state_label)


def _who(trace: Trace) -> str:
    post = trace.appointment.split(" · ", maxsplit=1)[0]
    words = {"person": trace.actor_name, "holder": trace.on_behalf}
    name = _("%(person)s, for %(holder)s") % words if trace.on_behalf else trace.actor_name
    return "　".join(filter(None, (name, post)))
