"""到会人数和票数: whether enough members were there, and no more voted than may (D1-3.2d)."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _

from people.models import Person
from regulations.models import Edition

from .models import Step
from .refusal import Reason, Refusal


def counting(there: Sequence[Person], applicant: Person) -> list[Person]:
    """Those present who count and may vote: the applicant stands aside in his own matter (回避)."""
    return [each for each in there if each.pk != applicant.pk]


def check_quorum(step: Step, counted: int, sentence: str, key: str, **told: Any) -> None:
    """Refusal when fewer members count than the body decides with, naming the clause that has it decide."""
    if step.post.quorum and counted < step.post.quorum:
        message = sentence % {**counted_by(step), "there": counted, **told}
        raise Refusal(Reason.INVALID, message, errors={key: [message]})


def counted_by(step: Step) -> dict[str, Any]:
    """What a sentence about the members of a body says: the clause that has it decide, its name, how many."""
    basis = step.basis[0]
    rows = Edition.objects.filter(slug=basis["regulation"], number=basis["edition"])
    title = rows.values_list("title", flat=True).first() or basis["regulation"]
    told = {"title": title, "path": basis["path"]}
    return {**told, "body": step.post.name, "needed": step.post.quorum}


def check_votes(votes: int, there: Sequence[Person], applicant: Person) -> None:
    """Refusal when more votes were counted than members may vote."""
    voting = len(counting(there, applicant))
    if votes > voting:
        raise _too_many_votes(votes, voting, applicant if voting < len(there) else None)


def _too_many_votes(votes: int, voting: int, aside: Person | None) -> Refusal:
    told = {"votes": votes, "voting": voting, "name": aside.name if aside else ""}
    if aside:
        sentence = _(
            "%(votes)s votes were counted, but %(voting)s members may vote: it is the matter of "
            "%(name)s, who stands aside. Correct the figures."
        )
    else:
        sentence = _(
            "%(votes)s votes were counted, but %(voting)s members were there. Correct the figures."
        )
    return Refusal(Reason.INVALID, sentence % told, errors={"in_favour": [sentence % told]})
