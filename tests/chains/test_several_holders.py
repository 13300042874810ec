"""几人办理: any one of the holders, all of them, or more than half; how many have agreed is on record."""

import pytest

from people.models import Appointment, Post, Unit
from tests.plugins.matters import ASKED_ON
from tests.seals import clause, published, route, station
from trail.models import Trace
from workflows.chains.models import Step
from workflows.chains.service import Reason
from workflows.chains.stranded import Why, stranded


@pytest.fixture
def three_directors(person, ask_seal):
    """A request that three directors of the office decide, as its station says."""

    def ask(mode: str):
        for user in ("finance-clerk", "department"):
            Appointment.objects.create(
                person=person(user), post=Post.objects.get(code="office-director"),
                unit=Unit.objects.get(code="street"), starts=ASKED_ON,
            )  # fmt: skip
        published(clause("主任批。", route(by=[station("office-director", holders=mode)])))
        return ask_seal()

    return ask


def votes_of(matter) -> list[tuple[str, str, str]]:
    rows = Trace.objects.filter(stream=matter.serial).exclude(act="submit").order_by("number")
    data = [each.payload.data for each in rows.select_related("words")]
    return [(each["yes"], each["no"], each["of"]) for each in data]


class TestMoreThanHalf:
    def test_ends_it_before_the_last_has_acted(self, three_directors, do):
        matter = three_directors("majority")

        assert do(matter, "approve", "office-director").state == "in_approval"
        assert do(matter, "approve", "finance-clerk").state == "closed"
        assert votes_of(matter) == [("1", "0", "3"), ("2", "0", "3")]

    def test_is_not_hindered_by_one_who_is_against(self, three_directors, do):
        matter = three_directors("majority")

        assert do(matter, "reject", "department", opinion="不必盖章。").state == "in_approval"
        do(matter, "approve", "office-director")
        assert do(matter, "approve", "finance-clerk").state == "closed"

    def test_is_refused_once_no_majority_is_left(self, three_directors, do):
        matter = three_directors("majority")
        do(matter, "reject", "department", opinion="不必盖章。")

        assert do(matter, "reject", "office-director", opinion="不必。").state == "rejected"
        assert votes_of(matter) == [("0", "1", "3"), ("0", "2", "3")]

    def test_counts_everybody_once(self, three_directors, do, refused):
        matter = three_directors("majority")
        do(matter, "reject", "department", opinion="不必盖章。")

        for act in ("approve", "reject"):
            with refused(Reason.NOT_ALLOWED):
                do(matter, act, "department", opinion="再来一次。")

    def test_goes_on_to_wait_when_who_was_against_leaves(self, three_directors, do, person):
        matter = three_directors("majority")
        do(matter, "reject", "department", opinion="不必盖章。")
        Appointment.objects.filter(person=person("department")).delete()
        do(matter, "approve", "office-director")

        assert do(matter, "approve", "finance-clerk").state == "closed"

    def test_that_only_departures_settle_is_shown_to_the_administrator(
        self, three_directors, do, person
    ):
        """One is for it, one against; the third leaves: no majority is left, and nobody to say so."""
        matter = three_directors("majority")
        do(matter, "approve", "office-director")
        do(matter, "reject", "department", opinion="不必盖章。")
        Appointment.objects.filter(
            person=person("finance-clerk"), post__code="office-director"
        ).delete()

        assert [each.why for each in stranded(ASKED_ON)] == [Why.AGREED]
        assert do(matter, "reject", "department", opinion="仍不同意。").state == "rejected"


class TestAllOfThem:
    def test_are_needed(self, three_directors, do):
        matter = three_directors("all")
        states = [
            do(matter, "approve", user).state
            for user in ("office-director", "finance-clerk", "department")
        ]

        assert states == ["in_approval", "in_approval", "closed"]

    def test_one_who_rejects_ends_it(self, three_directors, do):
        matter = three_directors("all")
        do(matter, "approve", "office-director")

        assert do(matter, "reject", "finance-clerk", opinion="不同意。").state == "rejected"
        assert Step.objects.get(proceeding=matter).outcome == "reject"


def test_one_of_several_is_counted_nowhere(three_directors, do):
    matter = do(three_directors("any"), "approve", "office-director")

    assert matter.state == "closed"
    assert Trace.objects.get(stream=matter.serial, act="approve").payload.data == {}
