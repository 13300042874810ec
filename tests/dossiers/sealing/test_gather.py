"""What is gathered for a dossier or slip."""

import hashlib
import json

import pytest

from dossiers.gather import dossier_contents
from dossiers.gathering.matter import read_matter
from dossiers.gathering.properties import NotFitToSeal
from dossiers.numbering import number_for
from dossiers.service import slip
from tests.dossiers.printed import Printed
from tests.dossiers.sealing.leaves import ADVICE, WHOLE
from trail import triggers
from trail.chain import CHAINED_FIELDS, digest_of
from trail.models import Trace

TWENTY_DAYS = {"last_day": "2026-10-03"}
LONGER = (
    ("deliberate", "office-clerk", 3, "一致同意。"),
    ("file", "office-clerk", 3, ""),
    ("report_back", "grid-worker", 30, ""),
)


@pytest.fixture
def contents(leave):
    ended = leave()
    return dossier_contents(read_matter(ended), number_for(ended))


class TestTheChain:
    """Each station with who decided, in which words, under which clause."""

    def test_stations_name_the_person_the_opinion_and_the_clause(self, contents):
        first = contents.stations[0]
        (signed,) = first.signed

        assert (first.post_name, signed.person_name) == ("分管领导", "宋祎")
        assert (signed.opinion, first.basis_path) == (ADVICE, "三.2")

    def test_a_meeting_brings_its_day_and_those_present(self, leave):
        ended = leave(LONGER, **TWENTY_DAYS)

        assert "2026年9月3日" in read_and_gather(ended).stations[0].signed[0].opinion


def read_and_gather(ended):
    return dossier_contents(read_matter(ended), number_for(ended))


class TestTheClauses:
    """Quoted whole, as the kept edition has them, the deciding words marked."""

    def test_each_clause_is_quoted_once_in_the_order_of_the_regulation(self, contents):
        assert [clause.path for clause in contents.clauses] == ["三.2", "三.10"]

    def test_the_words_that_decided_are_marked_and_the_others_not(self, contents):
        marked = [
            passage.text
            for paragraph in contents.clauses[0].paragraphs()
            for passage in paragraph
            if passage.decides
        ]
        assert marked[0] == "超过 2 天、不超过 7 天（含 7 天），分管领导签注意见，办事处主任批"
        assert "不超过 2 天（含 2 天），分管领导批" not in marked


class TestTheRecord:
    """The matter as data: another program can check it without the database."""

    def test_the_chain_of_the_log_can_be_recomputed_from_it(self, contents):
        previous = ""
        for trace in json.loads(contents.data)["traces"]:
            assert trace["previous"] == previous
            previous = digest_of({name: trace[name] for name in CHAINED_FIELDS})
            assert trace["digest"] == previous

    def test_equal_rows_give_equal_data(self, leave):
        ended = leave()
        first, second = read_and_gather(ended), read_and_gather(ended)

        assert first.data_digest() == second.data_digest() == hashlib.sha256(first.data).hexdigest()

    def test_it_keeps_what_only_this_kind_of_matter_has(self, contents):
        own = json.loads(contents.data)["proceeding"]["of_kind"]

        assert (own["days"], own["back_on"]) == ("5.0", "2026-09-19")

    def test_it_says_what_the_form_asked_and_held_against_each_other(self, leave):
        matter = read_matter(leave())
        edition = matter.proceeding.form_edition
        edition.checks = [{"left": "last_day", "op": ">=", "right": "first_day"}]
        data = json.loads(dossier_contents(matter, number_for(matter.proceeding)).data)

        assert data["version"] == 4
        assert data["form"]["fields"] == edition.fields
        assert data["form"]["checks"] == edition.checks


class TestTheFourProperties:
    """DA/T 70-2018: what is not genuine or not complete is not sealed."""

    def test_they_are_said_in_words(self, contents):
        assert len(contents.checks) == 4
        assert all(check.passed and check.sentence for check in contents.checks)

    def test_a_changed_log_is_refused(self, leave):
        from django.db import connection

        ended = leave()
        triggers.lift(connection)
        Trace.objects.filter(stream=ended.serial, number=2).update(actor_name="别人")
        triggers.install(connection)

        with pytest.raises(NotFitToSeal, match=ended.serial):
            read_and_gather(ended)


class TestQueries:
    """Constant, however long the matter was."""

    @pytest.mark.parametrize(
        ("acts", "answers"), [(WHOLE, {}), (LONGER, TWENTY_DAYS)], ids=["5 days", "20 days"]
    )
    def test_reading_takes_seven_and_checking_none(
        self, leave, acts, answers, django_assert_num_queries
    ):
        ended = leave(acts, **answers)
        item = number_for(ended)

        with django_assert_num_queries(7):
            dossier_contents(read_matter(ended), item)


class TestTheSlip:
    """At any time, on one page."""

    @pytest.mark.parametrize("done", [0, 1, 3, 4])
    def test_it_is_one_page_before_and_after_the_decision(self, leave, done):
        printed = Printed(slip(leave(WHOLE[:done])))

        assert len(printed.texts) == 1
        assert ("孟昇" in printed.text) == (done > 1)
