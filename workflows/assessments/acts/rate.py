"""评定: one rater hands in his form (D1-4.1, D1-4.2)."""

from collections.abc import Iterator, Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from forms.submissions.facts import facts_of
from regulations.compiling import RuleInForce
from workflows.chains.acts import Matter, register_act
from workflows.chains.acts.base import Capacity
from workflows.chains.acts.step_act import StepAct, seat
from workflows.chains.course import complete
from workflows.chains.models import Step
from workflows.chains.parts import hand_in_part
from workflows.chains.refusal import Reason, Refusal

from ..grading import rules_of
from ..models import Assessment


class Rate(StepAct):
    """Hand in the form of one's station; who has several says which (`form`)."""

    code = "rate"
    label = gettext_lazy("Hand in the rating")
    done_label = gettext_lazy("handed in a rating")
    transitions = ("collect",)
    station_acts = frozenset({"rate"})
    data_keys = ("form",)
    tone = "primary"

    def capacity(self, matter: Matter) -> Capacity | None:
        return next(self._seats(matter), None)

    def run(self, matter: Matter, capacity: Capacity) -> str:
        step = capacity.step
        assert step is not None
        part = hand_in_part(matter, step)
        matter.data = {"form": step.hands_in, "title": part.edition.title}
        _check_votes(rules_of(matter.proceeding), facts_of(part.edition, part.answers))
        complete(matter, step, capacity, outcome=self.code)
        return "collect"

    def _seats(self, matter: Matter) -> Iterator[Capacity]:
        for step in matter.current_steps():
            if self._is_asked(matter, step) and (found := seat(matter, step)):
                yield found

    def _is_asked(self, matter: Matter, step: Step) -> bool:
        asked = matter.data.get("form")
        mine = step.act in self.station_acts and not matter.mine
        return mine and (not asked or asked == step.hands_in) and matter.by.pk not in step.agreed


def _check_votes(rules: list[RuleInForce], facts: Mapping[str, Any]) -> None:
    """Of no votes there is no rating (reading of D1-4.D3)."""
    for each in rules:
        for indicator in each.rule.indicators:
            votes = [facts.get(key) for key in indicator.share_of]
            if votes and all(each == 0 for each in votes):
                sentence = _(
                    "Clause %(path)s rates by votes, and there is none: without votes there is no "
                    "rating. Hand it in once somebody has voted; nothing was changed."
                )
                raise Refusal(Reason.NOT_MET, sentence % {"path": each.basis.path})


register_act(Rate, kind=Assessment.kind_code)
