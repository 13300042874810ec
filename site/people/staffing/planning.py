"""What a staff table would do: made out of its rows and of what is there already; nothing is written."""

from collections.abc import Sequence
from datetime import date

from people.models import Person, Post, Unit

from .leavers import find_leavers, parted
from .looking_over import doubles, gaps
from .plan import Plan
from .reading import Row
from .seats import new_posts, seat
from .units import units_of


def plan_of(rows: Sequence[Row], *, today: date, asker: Person | None = None) -> Plan:
    """Look every row over; a fixed number of queries. Who asks does not put himself out."""
    plan = Plan()
    rows, leaving = parted(rows)
    plan.findings += [*gaps(rows), *doubles(rows)]
    units = {each.name: each for each in Unit.objects.order_by("-path")}
    posts = {each.name: each for each in Post.objects.all()}
    plan.units = list(units_of(rows, units, plan))
    plan.new_posts = new_posts(rows, posts, plan)
    seat(rows, plan, posts, units, today)
    find_leavers(leaving, plan, asker)
    plan.findings.sort(key=lambda each: (not each.must, each.row))
    return plan
