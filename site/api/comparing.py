"""GET regulations/{slug}/compare: what differs between two editions, clause by clause."""

from typing import Annotated

from ninja import Query, Router

from regulations import comparing
from regulations.models import Edition
from regulations.written import of_edition

from .auth import CallerRequest
from .handlers import not_found
from .regulations import edition_shape
from .shapes.comparing import ClauseChange, Comparison, HeadingChange, RuleChange, Span

router = Router(tags=["regulations"])
#: A number, or another regulation's slug and number: `patrols.2`.
SIDE = r"^([-a-zA-Z0-9_]+\.)?[0-9]{1,6}$"


@router.get("/{slug:slug}/compare", response=Comparison, url_name="compare")
def compare(
    request: CallerRequest,
    slug: str,
    before: Annotated[str, Query(alias="from", pattern=SIDE)],
    after: Annotated[str, Query(alias="to", pattern=SIDE)],
    unchanged: bool = False,
) -> Comparison:
    """Two editions, of one regulation or of two (`to=other-slug.2`); what stayed is left out unless asked for."""
    old, new = _edition(slug, before), _edition(slug, after)
    found = comparing.compare(of_edition(old), of_edition(new))
    changes = [each for each in found.clauses if unchanged or each.kind != comparing.Kind.SAME]
    return Comparison(
        before=edition_shape(old),
        after=edition_shape(new),
        same=found.same,
        counts={kind.value: count for kind, count in found.counts.items()},
        heading=[
            HeadingChange(name=each.name, before=each.before, after=each.after)
            for each in found.heading
        ],
        clauses=[_clause(each) for each in changes],
    )


def _edition(slug: str, asked: str) -> Edition:
    named, _dot, number = asked.rpartition(".")
    rows = Edition.objects.filter(slug=named or slug, number=int(number)).defer("words")
    found = rows.prefetch_related("binds").first()
    if found is None:
        raise not_found()
    return found


def _clause(change: comparing.ClauseChange) -> ClauseChange:
    return ClauseChange(
        id=change.clause["id"],
        change=change.kind.value,
        moved=change.moved,
        path_before=change.before["path"] if change.before else None,
        path=change.after["path"] if change.after else None,
        title=_spans(change.title),
        text=_spans(change.text),
        table=_spans(change.table),
        note=_spans(change.note),
        rules=[_rule(each) for each in change.rules],
    )


def _rule(change: comparing.RuleChange) -> RuleChange:
    return RuleChange(
        change=change.kind.value,
        kind=change.rule_kind,
        before=change.before,
        after=change.after,
    )


def _spans(found: tuple[comparing.Span, ...]) -> list[Span]:
    return [Span(op=each.op.value, text=each.text) for each in found]
