"""Leaving a trace: two inserts, one number once, one text for one digest."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from django.db import IntegrityError, transaction

import trail
from tests.trail.conftest import NOON
from trail.chain import trace_digest
from trail.models import Trace
from trail.service import verify


class TestATraceIsLeft:
    def test_with_two_inserts_and_nothing_read(self, leave_traces, django_assert_num_queries):
        with transaction.atomic(), django_assert_num_queries(2):
            leave_traces(count=1)

    def test_with_its_opinion_beside_it(self, leave_traces, django_assert_num_queries):
        leave_traces(count=2, data={"days": 5})

        with django_assert_num_queries(1):
            said = [
                (each.payload.opinion, each.payload.data) for each in trail.timeline("LV-2026-0001")
            ]

        assert said == [("同意 1", {"days": 5}), ("同意 2", {"days": 5})]

    @pytest.mark.parametrize("data", [None, {}])
    def test_with_one_insert_where_nothing_was_said(self, db, data, django_assert_num_queries):
        with transaction.atomic(), django_assert_num_queries(1):
            trail.append(stream="LV-1", act="submit", at=NOON, number=1, previous="", data=data)

        (each,) = trail.timeline("LV-1")
        assert (each.payload.opinion, each.payload.data) == ("", {})
        assert verify("LV-1").whole

    def test_chained_to_the_one_before(self, leave_traces):
        first, second, third = leave_traces()

        assert [first.previous, second.previous, third.previous] == [
            "",
            first.digest,
            second.digest,
        ]

    def test_but_not_twice_under_one_number(self, leave_traces):
        leave_traces(count=1)

        with pytest.raises(IntegrityError), transaction.atomic():
            leave_traces(count=1)

        assert Trace.objects.count() == 1

    def test_nor_as_a_later_one_without_the_one_before(self, db):
        with pytest.raises(ValueError, match="previous"):
            trail.append(stream="LV-2026-0001", act="submit", at=NOON, number=2, previous="")


class TestTheDigestSurvivesTheDatabase:
    """What was hashed in Python must hash alike when it comes back from either database."""

    @pytest.mark.parametrize(
        "said",
        [
            {"at": datetime(2026, 3, 1, 8, 30, 0, 1, tzinfo=ZoneInfo("Asia/Shanghai"))},
            {"at": datetime(2026, 3, 1, 0, 0, tzinfo=ZoneInfo("Asia/Shanghai"))},
            {"basis": [{"path": "三.2", "quote": "“两天以内”（含）"}]},
            {"basis": ({"path": "三.2"},)},
            {"data": {"days": 2.5, "sum": 1e22, "small": 1e-7, "whole": 3.0, "none": -0.0}},
            {"data": {"on": date(2026, 9, 14), "b": 1, "a": [None, True, {"z": 1, "y": 2}]}},
            {"data": {5: "a number as a key"}, "opinion": " 两端空格\r\n换行 "},
        ],
    )
    def test_whatever_was_said(self, leave_traces, said):
        leave_traces(count=1, **said)

        assert trail.verify("LV-2026-0001").fault == ""

    def test_and_depends_on_every_field(self, leave_traces):
        trace = leave_traces(count=1)[0]
        changed = {"stream": "X", "number": 9, "at": NOON.replace(second=1), "basis": [1]}
        texts = ["act", "actor", "actor_name", "appointment", "on_behalf", "from_state", "to_state"]
        changed |= dict.fromkeys([*texts, "payload_digest", "previous"], "another")
        digests = {trace.digest}
        for name, value in changed.items():
            kept = getattr(trace, name)
            setattr(trace, name, value)
            digests.add(trace_digest(trace))
            setattr(trace, name, kept)

        assert len(digests) == 1 + len(changed)
