"""Facts of records that the software looks up: meetings from which somebody had leave (D1-3.2i, C097)."""

from collections.abc import Iterable, Mapping

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from facts.dictionary import Declared, declare
from regulations.rules.limit import Tally
from regulations.rules.verdict import Counted
from workflows.chains.models import Meeting

PERSON, EXCUSED = "finding.person", "finding.excused"


def declare_record_facts() -> None:
    """Add them to the dictionary."""
    label = gettext_lazy("meetings of the day from which the person had leave")
    declare(Declared(EXCUSED, label, "number", gettext_lazy("sittings")))


def tally(meetings: Iterable[Meeting]) -> Mapping[str, Tally]:
    """What a record about somebody counts: he had leave, so he was not absent from it."""
    things = tuple(Counted(f"meeting:{each.pk}", each.called) for each in meetings)
    advice = _("Who has leave from a meeting counts as on leave there. Correct what was found.")
    return {EXCUSED: Tally(things, advice)} if things else {}
