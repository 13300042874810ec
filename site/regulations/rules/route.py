"""审批路线: who acts on a matter, in which order (D1-3.2, D1-3.10b)."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from calendars.work import DayUnit
from facts.conditions import Condition, Facts, all_hold
from facts.words import Words, joined

from .deadline import UNITS, so_many
from .kinds import Choice, FormSlug, PostCode, UnitCode, param, rule_kind


class Where(Choice):
    """In which unit a station's post is looked for, seen from the applicant's unit."""

    OWN_UNIT = "own_unit", gettext_lazy("in the applicant's unit")
    LEVEL_ABOVE = "level_above", gettext_lazy("one level above")
    NAMED_UNIT = "named_unit", gettext_lazy("in a named unit")
    NEAREST_UPWARD = "nearest_upward", gettext_lazy("nearest unit upward that has the post")
    IN_CHARGE = "in_charge", gettext_lazy("in charge of the applicant's unit")


class StationAct(Choice):
    """What is asked of the holder at a station."""

    OPINE = "opine", gettext_lazy("gives an opinion")
    APPROVE = "approve", gettext_lazy("approves")
    DELIBERATE = "deliberate", gettext_lazy("deliberates")
    REFER = "refer", gettext_lazy("decides on referral")
    FILE = "file", gettext_lazy("files")
    HANDLE = "handle", gettext_lazy("handles it or hands it up")
    RATE = "rate", gettext_lazy("rates")
    REVIEW = "review", gettext_lazy("looks it over")

    @property
    def decides(self) -> bool:
        """An opinion or a filing is not a decision; the chain goes on to who decides."""
        return self in (StationAct.APPROVE, StationAct.DELIBERATE, StationAct.REFER)

    @property
    def concludes(self) -> bool:
        """Whether a chain comes to a result there: a decision, a solution, a check."""
        return self.decides or self in (StationAct.HANDLE, StationAct.REVIEW)


#: What one may do to one's own matter: put it on file, and solve what one reported oneself.
ON_OWN_MATTER = frozenset({StationAct.FILE, StationAct.HANDLE})


class HolderMode(Choice):
    """Which of several holders of a post must act."""

    ANY = "any", gettext_lazy("any one of the holders")
    ALL = "all", gettext_lazy("all holders")
    MAJORITY = "majority", gettext_lazy("more than half of the holders")


#: What the time of a station is counted in; at once is no time to do anything in.
STATION_UNITS = {unit: UNITS[unit] for unit in UNITS if unit is not DayUnit.AT_ONCE}


class Place(Choice):
    """Whether a route is a chain of its own or is added behind every chain of the form."""

    MAIN = "main", gettext_lazy("a chain of its own")
    AFTER = "after", gettext_lazy("at the end of every chain of the form")


class Sequence(Choice):
    """How stations follow each other: all of them in turn, or until one of them solves it."""

    ALL = "all", gettext_lazy("all stations in turn")
    LADDER = "ladder", gettext_lazy("a ladder: each solves it or hands it up")


@dataclass(frozen=True)
class Station:
    """One stop of a route; stations with the same order number act side by side."""

    post: PostCode = param(gettext_lazy("post"))
    act: StationAct = param(gettext_lazy("act"), default=StationAct.APPROVE)
    order: int = param(gettext_lazy("order"), default=1)
    where: Where = param(gettext_lazy("where"), default=Where.NEAREST_UPWARD)
    unit: UnitCode | None = param(gettext_lazy("named unit"), default=None)
    holders: HolderMode = param(gettext_lazy("if several hold it"), default=HolderMode.ANY)
    hands_in: FormSlug | None = param(
        gettext_lazy("form handed in"),
        default=None,
        help_text=gettext_lazy("What is handed in at a station that rates."),
    )
    optional: bool = param(gettext_lazy("may be left out"), default=False)
    within: int | None = param(
        gettext_lazy("to be done within"),
        default=None,
        help_text=gettext_lazy("Of the time since it arrives; empty for no limit of its own."),
    )
    within_unit: DayUnit = param(
        gettext_lazy("counted in"), labels=STATION_UNITS, default=DayUnit.WORKING_DAYS
    )
    tell: PostCode | None = param(
        gettext_lazy("whom to tell when it is late"),
        default=None,
        help_text=gettext_lazy("Empty: whoever oversees the unit of the station."),
    )
    comes_back: bool = param(
        gettext_lazy("comes straight back"),
        default=False,
        help_text=gettext_lazy(
            "What this station returns comes straight back to it; otherwise the stations between act again."
        ),
    )

    def sentence(self, words: Words) -> str:
        """分管领导签注意见."""
        done = self._done(words)
        if not self.within:
            return done
        return _("%(done)s (within %(amount)s)") % {
            "done": done,
            "amount": so_many(self.within, self.within_unit),
        }

    def _done(self, words: Words) -> str:
        named = {"post": words.post(self.post), "act": self.act.label}
        if self.hands_in:
            return _("%(post)s hands in “%(form)s”") % {**named, "form": words.form(self.hands_in)}
        return _("%(post)s %(act)s") % named


@rule_kind("route")
@dataclass(frozen=True)
class Route:
    """Who acts, in which order, when the conditions hold."""

    form: FormSlug = param(gettext_lazy("form"))
    stations: tuple[Station, ...] = param(gettext_lazy("stations"))
    when: tuple[Condition, ...] = param(gettext_lazy("when all of this holds"), default=())
    place: Place = param(gettext_lazy("place"), default=Place.MAIN)
    sequence: Sequence = param(gettext_lazy("sequence"), default=Sequence.ALL)
    priority: int = param(
        gettext_lazy("priority"),
        default=0,
        help_text=gettext_lazy("The higher number wins when two routes apply."),
    )

    @property
    def is_ladder(self) -> bool:
        """Whether it ends with whoever solves the matter."""
        return self.sequence is Sequence.LADDER

    def applies(self, facts: Facts) -> bool:
        """Whether this route is for a matter with these facts."""
        return all_hold(self.when, facts)

    def sentence(self, words: Words) -> str:
        """The route as one sentence: 请假天数不超过 2 天的：分管领导审批。"""
        stops = self._stops(words)
        if self.place is Place.AFTER:
            return _("At the end of every %(form)s: %(stations)s.") % {
                "form": words.form(self.form),
                "stations": stops,
            }
        if not self.when:
            return _("%(stations)s.") % {"stations": stops}
        conditions = joined(row.sentence(words) for row in self.when)
        return _("When %(conditions)s: %(stations)s.") % {
            "conditions": conditions,
            "stations": stops,
        }

    def _stops(self, words: Words) -> str:
        if self.is_ladder:
            rungs = [words.post(each.post) for each in _in_order(self.stations)]
            return _("%(posts)s in turn: each solves it or hands it up") % {
                "posts": _(" → ").join(rungs)
            }
        return _(", then ").join(side_by_side(self.stations, words))


def _in_order(stations: tuple[Station, ...]) -> list[Station]:
    return sorted(stations, key=lambda each: each.order)


def side_by_side(stations: tuple[Station, ...], words: Words) -> list[str]:
    """The stations in their order, those of one number together."""
    by_order: dict[int, list[str]] = {}
    for station in _in_order(stations):
        by_order.setdefault(station.order, []).append(station.sentence(words))
    return [_(" and ").join(group) for group in by_order.values()]
