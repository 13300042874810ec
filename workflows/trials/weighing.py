"""A chunk of past matters under the rules that they had, and under the draft."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from facts.models import Fact
from facts.words import joined
from people.models import Appointment, Unit
from people.service import appointments_of, declared_periods, period_among, running_then
from regulations.compiling import RuleInForce
from regulations.in_force import Binding, RulesConflict, rules_for
from workflows.chains.circumstances import Circumstances, Said, put_together, said_by
from workflows.chains.considering import Judged, conflict_verdict, judge, staff

from .comparing import Difference, Outcome, differences, same_stations
from .drafting import DRAFT_NUMBER, in_place, rules_of
from .models import Against, Trial
from .past.ahead import ReadAhead, Scope
from .past.editions import Editions, nearest
from .past.held import read_held
from .past.matters import Past, forms_of
from .unsaid import Known, asked_for, new_among, unanswered

#: The rules about one form; a conflict instead of them where they contradict each other.
Laid = list[RuleInForce] | RulesConflict


@dataclass(frozen=True)
class Weighed:
    """One matter, and what would have been otherwise; or why that cannot be said."""

    past: Past
    #: What its form was called.
    form: str
    differences: Sequence[Difference] = ()
    reasons: Sequence[str] = ()
    newly_refused: bool = False
    newly_allowed: bool = False


@dataclass(frozen=True)
class _Asked:
    """A matter with what its answers say and the rules of both sides."""

    past: Past
    said: Said
    before: Laid
    after: Laid


class Scales:
    """What one trial holds every matter against; made once for each time that it is taken up."""

    def __init__(self, trial: Trial) -> None:
        self.trial = trial
        self.editions = Editions()
        self.forms = forms_of(trial.forms)
        self._rules = rules_of(trial)
        self._binds = {unit.path: unit.depth for unit in trial.binds.all()}
        self._in_place: dict[int, Binding] = {}
        self._laid: dict[Any, Laid] = {}
        self._news: dict[tuple[int, int], list[RuleInForce]] = {}
        facts = Fact.objects.values_list("key", "label", "by_system")
        self._labels = {key: label for key, label, _own in facts}
        self._by_system = {key for key, _label, own in facts if own}
        self._asked = {pk: asked_for(edition) for pk, edition in self.forms.items()}
        self._titles = {
            (each.slug, each.number): f"{each.title} {each.label}" for each in self.editions
        } | {(trial.slug, DRAFT_NUMBER): _("%(title)s, draft") % {"title": trial.title}}

    def weigh(self, chunk: Sequence[Past]) -> Iterator[Weighed]:
        """Each matter of a chunk; a fixed number of queries for all of them."""
        asked = self._ask(chunk)
        scope = _scope(asked, self.forms)
        ahead = ReadAhead(scope)
        held = read_held(
            scope.persons,
            _summed(asked),
            min(each.said.since for each in asked),
            max(each.said.until for each in asked),
            scope.last,
        )
        declared = declared_periods(
            min(each.said.days[0] for each in asked), max(each.said.days[1] for each in asked)
        )
        for each in asked:
            past, said = each.past, each.said
            period = period_among(declared, said.appointment.unit, *said.days)
            about = put_together(
                self.forms[past.form],
                past.answers,
                past.applicant,
                at=past.at,
                said=said,
                held=held.about(past, summed=said.summed, since=said.since, on=past.on),
                period=period.name if period else None,
            )
            yield self._weigh(each, about, ahead)

    def _weigh(self, each: _Asked, about: Circumstances, ahead: ReadAhead) -> Weighed:
        try:
            before, after = self._outcomes(each, about, ahead)
        except ValueError as error:
            return Weighed(each.past, about.edition.title, reasons=[_does_not_fit(error)])
        known = Known(about.facts, self._asked[each.past.form], self._by_system)
        if lacking := unanswered(self._new(each.before, each.after), after.judged, known):
            reason = self._not_asked(about.edition.title, lacking)
            return Weighed(each.past, about.edition.title, reasons=[reason])
        return Weighed(
            each.past,
            about.edition.title,
            differences(before, after, self._titles),
            newly_refused=after.refused and not before.refused,
            newly_allowed=before.refused and not after.refused,
        )

    def _outcomes(
        self, each: _Asked, about: Circumstances, ahead: ReadAhead
    ) -> tuple[Outcome, Outcome]:
        judged = [
            _judged(side, about, each.past.serial, ahead) for side in (each.before, each.after)
        ]
        if same_stations(*judged):
            before, after = (Outcome(side, _only(side.problem)) for side in judged)
            return before, after
        before, after = (Outcome(side, *staff(side, about, sources=ahead)) for side in judged)
        return before, after

    def _ask(self, chunk: Sequence[Past]) -> list[_Asked]:
        days = [each.on for each in chunk]
        appointments = appointments_of({each.applicant.pk for each in chunk}, min(days), max(days))
        asked = []
        for past in chunk:
            edition = self.forms[past.form]
            posts = _posts_then(past, appointments.get(past.applicant.pk, ()))
            said = said_by(edition, past.answers, posts, past.on)
            before, after = self._bindings(past, said.appointment.unit)
            asked.append(
                _Asked(
                    past,
                    said,
                    self._rules_for(before, edition.slug),
                    self._rules_for(after, edition.slug),
                )
            )
        return asked

    def _bindings(self, past: Past, unit: Unit) -> tuple[list[Binding], list[Binding]]:
        """What binds a matter, with the regulation's own edition and with the draft in its place."""
        own, today = self.trial.page_id, self.trial.against == Against.TODAY
        day = self._today if today else past.on
        kept = [] if today else self.editions.kept(past.kept)
        at_hand = {each.edition.regulation_id for each in kept}
        others = [each for each in kept if each.edition.regulation_id != own]
        others += self.editions.on(unit, day, but={own, *at_hand})
        mine = [each for each in kept if each.edition.regulation_id == own]
        mine = mine or self.editions.of(own, unit, day)
        replaced = set(self.trial.replaces)
        left = [each for each in others if each.edition.regulation_id not in replaced]
        depth = nearest(self._binds, unit)
        drafted = [] if depth is None else [self._drafted(depth)]
        return [*others, *mine], [*left, *drafted]

    def _drafted(self, depth: int) -> Binding:
        if depth not in self._in_place:
            self._in_place[depth] = in_place(self.trial, depth, self._rules)
        return self._in_place[depth]

    @property
    def _today(self) -> Any:
        return self.trial.asked_on

    def _rules_for(self, found: Sequence[Binding], form: str) -> Laid:
        """The rules of some editions about a form; few combinations come up, again and again."""
        key = form, tuple((each.edition.pk, each.depth) for each in found)
        if key not in self._laid:
            try:
                self._laid[key] = rules_for(found, form)
            except RulesConflict as conflict:
                self._laid[key] = conflict
        return self._laid[key]

    def _new(self, before: Laid, after: Laid) -> list[RuleInForce]:
        """The rules of one set that are not in another; the few pairs that come up are kept."""
        key = id(before), id(after)
        if key not in self._news:
            old = before if isinstance(before, list) else []
            self._news[key] = new_among(after if isinstance(after, list) else [], old)
        return self._news[key]

    def _not_asked(self, form: str, lacking: Sequence[str]) -> str:
        sentence = _(
            "The draft asks about %(facts)s, which “%(form)s” did not ask for then: "
            "what it would have meant cannot be said."
        )
        labels = joined(f"“{self._labels.get(key, key)}”" for key in lacking)
        return sentence % {"facts": labels, "form": form}


def _posts_then(past: Past, held: Sequence[Appointment]) -> list[Appointment]:
    """The one as whose holder it was handed in, then the others that he had then."""
    others = (each for each in running_then(held, past.on) if each.pk != past.appointment.pk)
    return [past.appointment, *others]


def _judged(laid: Laid, about: Circumstances, serial: str, ahead: ReadAhead) -> Judged:
    if isinstance(laid, RulesConflict):
        return Judged(laid.rules, (), (), (), conflict_verdict(laid.rules), (), None)
    return judge(laid, about, stream=serial, sources=ahead)


def _only(problem: Any) -> tuple[Any, ...]:
    return () if problem is None else (problem,)


def _rules_among(asked: Sequence[_Asked]) -> Iterator[RuleInForce]:
    """Every rule that comes up in a chunk, once a set."""
    sets = {id(side): side for each in asked for side in (each.before, each.after)}
    for laid in sets.values():
        yield from laid if isinstance(laid, list) else ()


def _summed(asked: Sequence[_Asked]) -> set[str]:
    """The facts that limits measure: no others are added up."""
    limits = (rule.rule for rule in _rules_among(asked) if rule.kind == "limit")
    return {limit.fact for limit in limits if limit.fact}


def _scope(asked: Sequence[_Asked], forms: Any) -> Scope:
    stations = [
        station
        for rule in _rules_among(asked)
        if rule.kind == "route"
        for station in rule.rule.stations
    ]
    days = [each.past.on for each in asked]
    return Scope(
        persons=frozenset(each.past.applicant.pk for each in asked),
        units=tuple({each.said.appointment.unit_id: each.said.appointment.unit for each in asked}.values()),
        posts=frozenset(each.post for each in stations),
        named_units=frozenset(each.unit for each in stations if each.unit),
        forms=frozenset(forms[each.past.form].slug for each in asked),
        first=min(days),
        last=max(days),
        days=(min(each.said.days[0] for each in asked), max(each.said.days[1] for each in asked)),
    )  # fmt: skip


def _does_not_fit(error: ValueError) -> str:
    return _("An answer does not fit what the rules compare it with (%(what)s).") % {"what": error}
