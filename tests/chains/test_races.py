"""Several at once at one matter: one of them happens, the others are told why not, nothing is doubled."""

from datetime import datetime, timedelta

import pytest

from forms.schemas.service import current_edition
from office.loading.regulations import clause_blocks
from people.models import Person, Substitution
from portal.deciding import decide
from regulations.models import RegulationPage
from tests.plugins.matters import ASKED_ON, SHANGHAI, morning
from tests.seals import ANSWERS, FILED, clause, published, route, station
from workflows.chains.models import Proceeding, Step
from workflows.chains.service import Reason, submit
from workflows.chains.sweeping import sweep

from .racing import again, at_once, count, in_order, refused

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]
TIMED = route(by=[station("office-director", within=1, within_unit="working_days")])


@pytest.fixture(autouse=True)
def _regulation(office):
    published(clause("主任一日内批。", TIMED), FILED)


@pytest.fixture
def instead(person):
    """Two substitutes for the office director."""
    for each in ("finance-clerk", "department"):
        Substitution.objects.create(
            absent=person("office-director"), substitute=person(each),
            starts=ASKED_ON, ends=ASKED_ON + timedelta(days=3),
        )  # fmt: skip


class TestOfTwoThatDecide:
    def test_one_does_whether_he_agrees_or_not(self, ask_seal, do):
        for _time in again():
            matter = ask_seal()
            results = at_once(
                lambda m=matter: do(m, "approve", "office-director"),
                lambda m=matter: do(m, "reject", "office-director", opinion="不妥。"),
            )
            assert refused(results) == 1
            assert count(matter, "approve", "reject") == 1
            found = Proceeding.objects.get(pk=matter.pk)
            in_order(matter, current=1 if found.state == "approved" else 0)

    def test_one_of_two_substitutes_does(self, ask_seal, do, instead):
        for _time in again():
            matter = ask_seal()
            results = at_once(
                lambda m=matter: do(m, "approve", "finance-clerk"),
                lambda m=matter: do(m, "approve", "department"),
                lambda m=matter: do(m, "approve", "office-director"),
            )
            assert refused(results) == 2
            assert count(matter, "approve") == 1
            assert in_order(matter, current=1).state == "approved"

    def test_one_does_from_the_list_or_from_the_page(self, ask_seal, do, person):
        for _time in again():
            matter = ask_seal()
            picked = [f"{matter.serial}~approve~{matter.seen}"]
            director = person("office-director")
            said, result = at_once(
                lambda p=picked, d=director: decide(p, by=d, at=morning()),
                lambda m=matter: do(m, "approve", "office-director", seen=m.seen),
            )
            assert bool(said[0].refused) != bool(refused([result]))
            assert count(matter, "approve") == 1
            in_order(matter, current=1)


class TestAgainstWhoDecides:
    @pytest.mark.parametrize(
        ("other", "by", "data"),
        [
            ("withdraw", "grid-worker", {}),
            ("hand_over", "office-director", {"to": "finance-clerk"}),
            ("return", "office-director", {}),
        ],
    )
    def test_another_act_happens_or_he_decides(self, ask_seal, do, other, by, data):
        for _time in again():
            matter = ask_seal()
            results = at_once(
                lambda m=matter: do(m, "approve", "office-director", seen=m.seen),
                lambda m=matter: do(m, other, by, data=data),
            )
            assert refused(results) == 1
            assert count(matter, "approve", other) == 1
            waits = count(matter, "approve", "hand_over")
            in_order(matter, current=waits)

    @pytest.mark.parametrize(
        ("other", "by"), [("withdraw", "grid-worker"), ("return", "office-director")]
    )
    def test_from_an_old_page_is_refused_with_what_happened(self, ask_seal, do, other, by):
        matter = ask_seal()
        do(matter, other, by, opinion="再看看。")

        (result,) = at_once(lambda: do(matter, "approve", "office-director", seen=matter.seen))
        assert result.reason in (Reason.STALE, Reason.STATE)
        assert matter.title in result.sentence
        in_order(matter, current=0)

    def test_the_sweep_says_its_word_before_him_or_not_at_all(self, ask_seal, do):
        due = datetime(2026, 3, 4, 1, 0, tzinfo=SHANGHAI)
        for _time in again():
            matter = ask_seal()
            at_once(
                lambda m=matter: do(m, "approve", "office-director", on=due.date()),
                lambda: sweep(now=due),
            )
            assert count(matter, "approve") == 1
            assert count(matter, "chase") <= 1
            in_order(matter, current=1)

    def test_two_sweeps_say_one_word(self, ask_seal):
        due = datetime(2026, 3, 4, 1, 0, tzinfo=SHANGHAI)
        for _time in again():
            matters = [ask_seal() for _each in range(3)]
            said = at_once(lambda: sweep(now=due), lambda: sweep(now=due))
            assert sum(said) == len(matters)
            for matter in matters:
                assert count(matter, "chase") == 1
                in_order(matter, current=1)


class TestHandingIn:
    def test_twice_with_one_key_makes_one_matter(self, person):
        edition, me = current_edition("seal"), person("grid-worker")
        for time in again():

            def handed_in(key=f"k{time}") -> Proceeding:
                return submit(edition, ANSWERS, by=me, at=morning(), key=key)

            results = at_once(handed_in, handed_in, handed_in)
            assert refused(results) == 0
            assert len({each.pk for each in results}) == 1
            in_order(results[0], current=1)
            assert Proceeding.objects.count() == time + 1

    def test_while_its_route_is_published_goes_by_one_of_the_two(self, person):
        page = RegulationPage.objects.get(slug="seals")
        me = Person.objects.get(pk=person("grid-worker").pk)
        for time in again():
            post = ("finance-clerk", "office-director")[time % 2]
            route_ = route(by=[station(post)])
            page.clauses = clause_blocks(
                {"slug": "seals", "clauses": [clause(f"{time}：{post}", route_), FILED]}
            )
            revision = page.save_revision()
            matter, _published = at_once(
                lambda: submit(current_edition("seal"), ANSWERS, by=me, at=morning()),
                revision.publish,
            )
            (kept,) = matter.kept_editions.select_related("edition").exclude(edition__slug="x")
            step = Step.objects.get(proceeding=matter, status="current")
            assert step.basis[0]["edition"] == kept.edition.number
            in_order(matter, current=1)
