"""Every clause is carried out by something, or is text that only has to be known (DM-2)."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _

from ..coverage import Standing, provisions
from .finding import Finding, Property, heed


def find(clauses: list[dict[str, Any]]) -> Iterator[Finding]:
    """Clauses that nothing serves, with their number first."""
    told = provisions(clauses)
    idle = [clause for clause, standing in told if standing is Standing.OPEN]
    if not clauses:
        yield heed(Property.COMPLETENESS, _("The regulation has no clause yet. Write one."))
    if not idle:
        return
    count = _("%(open)s of %(all)s clauses neither have a rule nor are marked as text to be known.")
    yield heed(Property.COMPLETENESS, count % {"open": len(idle), "all": len(told)})
    sentence = _(
        "Nothing carries this clause out. Give it a rule (a form or ledger that proves it will "
        "do), or mark it as text to be known."
    )
    for clause in idle:
        yield heed(Property.COMPLETENESS, sentence, clause["path"], clause["id"])
