"""The log of the matter, a row per act."""

from typing import Any

from django.utils.translation import gettext as _

from facts.words import joined
from trail.models import Trace
from workflows.chains.acts import act_of
from workflows.chains.kinds import births

from ..contents import TraceRow
from .matter import Matter
from .words import done_in, said

#: Beside the birth of a matter, what begins a round; and what changes nothing about how it ends.
AGAIN = "resubmit"
OPINIONS = frozenset({"opine"})


def trace_rows(matter: Matter) -> tuple[TraceRow, ...]:
    """Every trace that was not sealed before, with who left it under which post."""
    return tuple(
        TraceRow(
            number=trace.number,
            at=trace.at,
            who=who(trace),
            act_label=done_in(matter.proceeding, trace.act),
            opinion=said(trace.payload),
            basis_paths=tuple(dict.fromkeys(basis["path"] for basis in trace.basis)),
            digest=trace.digest,
        )
        for trace in matter.new_traces
    )


def result(matter: Matter) -> str:
    """How it ended: what was done in the last round, or the state where nothing was."""
    begun = last_birth(matter)
    after = [
        trace.act
        for trace in matter.new_traces
        if trace.number > begun
        and trace.act not in OPINIONS
        and not _only_counted(matter.proceeding, trace)
        and not _on_the_way(matter.proceeding, trace.act)
    ]
    done = joined(done_in(matter.proceeding, act) for act in dict.fromkeys(after))
    return done or str(matter.proceeding.state_label)


def _only_counted(proceeding: Any, trace: Trace) -> bool:
    """Whether it was one no of several, and the matter went on."""
    act = act_of(proceeding, trace.act)
    return getattr(act, "against", False) and trace.from_state == trace.to_state


def _on_the_way(proceeding: Any, code: str) -> bool:
    """Whether an act only told somebody, or rearranged who acts."""
    act = act_of(proceeding, code)
    return act is not None and (act.only_tells or act.rare)


def last_birth(matter: Matter) -> int:
    """The number of the trace with which the last round began."""
    begins = {*births(), AGAIN}
    return max((trace.number for trace in matter.traces if trace.act in begins), default=0)


def post_of(trace: Trace) -> str:
    """The post under which an act was done."""
    return trace.appointment.split(" · ", maxsplit=1)[0]


def who(trace: Trace) -> str:
    """The person who acted, for whom, and under which post."""
    words = {"person": trace.actor_name, "holder": trace.on_behalf}
    name = _("%(person)s, for %(holder)s") % words if trace.on_behalf else trace.actor_name
    return "　".join(filter(None, (name, post_of(trace))))
