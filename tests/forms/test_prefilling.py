"""一表通: a form begins with what the office holds, as far as it still fits."""

from datetime import date
from decimal import Decimal

import pytest

from facts.held import Value, record
from facts.models import Fact
from forms.submissions.prefilling import offers, prefilled
from forms.submissions.sources import added, kept_sources, offered_before
from people.models import Person

from .conftest import edition_of

TODAY = date(2026, 6, 1)
SINCE = date(2026, 1, 1)


@pytest.fixture
def worker(db) -> Person:
    return Person.objects.create(name="李玥", phone="13800010001")


def keep(person, key, value, kind="text"):
    Fact.objects.get_or_create(key=key, defaults={"label": key, "type": kind, "owner": "人事档案"})
    record(person, [Value(key, value, SINCE)])


def field(key="q", fact="a.fact", **more):
    return {"type": "text", "key": key, "label": "问题", "fact": fact, **more}


def begins_with(person, *fields):
    return prefilled(offers(edition_of(list(fields)), person, on=TODAY))


class TestAnswers:
    @pytest.mark.parametrize(
        ("kind", "value", "more", "answer"),
        [
            ("text", "春和苑", {}, "春和苑"),
            ("number", Decimal("9.000"), {}, 9),
            ("number", Decimal("2.5"), {}, 2.5),
            ("date", date(2020, 2, 29), {}, "2020-02-29"),
            ("yes_no", True, {}, True),
            ("yes_no", False, {}, False),
            ("choice", "a", {"choices": {"a": "甲", "b": "乙"}}, "a"),
        ],
    )
    def test_are_of_the_fields_type(self, worker, kind, value, more, answer):
        keep(worker, "a.fact", value, kind)

        answers, sources = begins_with(worker, field(type=kind, **more))

        assert answers == {"q": answer}
        assert sources["q"] == {
            "from": "office", "name": "人事档案", "fact": "a.fact", "since": "2026-01-01",
            "answer": answer,
        }  # fmt: skip

    @pytest.mark.parametrize(
        ("kind", "value", "more"),
        [
            ("choice", "gone", {"choices": {"a": "甲"}}),
            ("number", Decimal(9), {"maximum": 5}),
            ("text", "太长了的一句话", {"max_length": 3}),
            ("date", date(2027, 1, 1), {"not_later": True}),
        ],
    )
    def test_that_would_be_refused_are_not_offered(self, worker, kind, value, more):
        keep(worker, "a.fact", value, kind)

        assert begins_with(worker, field(type=kind, **more)) == ({}, {})

    def test_of_a_withdrawn_option_are_not_offered(self, worker):
        keep(worker, "a.fact", "a", "choice")
        options = [{"value": "a", "label": "甲", "withdrawn": True}, {"value": "b", "label": "乙"}]

        assert begins_with(worker, field(type="choice", options=options)) == ({}, {})

    def test_of_a_range_of_days_are_never_offered(self, worker, leave_form):
        keep(worker, "leave.days", Decimal(3), "number")

        answers, _sources = prefilled(offers(leave_form, worker, on=TODAY))

        assert answers == {"phone": "13800010001"}


class TestAForm:
    def test_of_sixty_fields_takes_two_queries(self, worker, django_assert_num_queries):
        fields = [field(f"q{number}", f"a.fact{number}") for number in range(58)]
        for each in fields:
            keep(worker, each["fact"], "值")
        more = [field("unit", "applicant.unit"), field("name", "applicant.name")]
        form = edition_of([*fields, *more])

        with django_assert_num_queries(2):
            answers, _sources = prefilled(offers(form, worker, on=TODAY))

        assert len(answers) == 59

    def test_that_asks_nothing_known_begins_empty(self, worker):
        assert begins_with(worker, field(fact="")) == ({}, {})


class TestASubmission:
    form = edition_of(
        [field(), field("r"), field("hidden", shown_when=[{"field": "q", "op": "=", "value": "x"}])]
    )
    offered = {
        key: {"from": "office", "name": "", "fact": "a.fact", "since": None, "answer": "甲"}
        for key in ("q", "r", "hidden")
    }

    def test_keeps_where_from_and_whether_it_was_changed(self):
        kept = kept_sources(self.form, self.offered, {"q": "甲", "r": "乙"})

        assert {key: each["changed"] for key, each in kept.items()} == {"q": False, "r": True}
        assert "answer" not in kept["q"]

    def test_tells_an_emptied_answer_from_one_that_was_kept(self):
        assert kept_sources(self.form, self.offered, {"q": "甲"})["r"]["changed"]

    def test_handed_in_again_stays_changed(self):
        first = kept_sources(self.form, self.offered, {"q": "甲", "r": "乙"})
        again = kept_sources(
            self.form, offered_before(first, {"q": "甲", "r": "乙"}), {"q": "丙", "r": "乙"}
        )

        assert {key: each["changed"] for key, each in again.items()} == {"q": True, "r": True}


class TestARowOfAGroup:
    """What is held about a chosen household fills in its row, and goes with it."""

    form = edition_of(
        [
            {"type": "group", "key": "visits", "label": "走访", "fields": [
                field("household", ""), field("door")]},
        ]
    )  # fmt: skip
    source = {
        "from": "household", "name": "", "fact": "a.fact", "since": None, "of": "h1", "answer": "2-301",
    }  # fmt: skip

    def test_keeps_its_source_by_path(self):
        rows = [{"household": "h0"}, {"household": "h1", "door": "2-301"}]

        kept = kept_sources(self.form, {"visits.1.door": self.source}, {"visits": rows})

        assert not kept["visits.1.door"]["changed"]
        assert offered_before(kept, {"visits": rows})["visits.1.door"]["answer"] == "2-301"

    def test_about_another_household_by_now_has_none(self):
        rows = [{"household": "h2", "door": "5-1"}]

        assert kept_sources(self.form, {"visits.0.door": self.source}, {"visits": rows}) == {}

    def test_that_was_taken_out_is_forgotten(self):
        before = added({}, {"visits.0.door": self.source})

        assert added(before, {"visits.0.door": {}}) == {}
        assert offered_before(before, {})["visits.0.door"]["answer"] is None
