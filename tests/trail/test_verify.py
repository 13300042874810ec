"""Verifying finds whatever was done to the log behind the database's back."""

import pytest
from django.core.management import CommandError, call_command

from trail import verify
from trail.heads import Head, register_heads
from trail.models import Payload, Trace

STREAM = "LV-2026-0001"


class TestAStreamIsVerified:
    def test_and_found_whole(self, leave_traces):
        leave_traces()

        found = verify(STREAM)

        assert (found.whole, found.traces, found.fault) == (True, 3, "")

    def test_in_one_query(self, leave_traces, django_assert_num_queries):
        leave_traces(count=9)

        with django_assert_num_queries(1):
            verify(STREAM)

    def test_but_not_when_there_is_none(self, db):
        assert not verify("LV-1999-0001").whole

    @pytest.mark.parametrize(
        ("tampering", "number"),
        [
            (lambda: Trace.objects.filter(number=2).update(actor="8"), "2"),
            (lambda: Trace.objects.filter(number=2).update(basis=[{"path": "三.9"}]), "2"),
            (lambda: Trace.objects.filter(number=3).update(previous="0" * 64), "3"),
            (lambda: Payload.objects.filter(trace__number=1).update(opinion="不同意"), "1"),
            (lambda: Payload.objects.filter(trace__number=3)._raw_delete("default"), "3"),
            (lambda: _remove(number=2), "2"),
            (lambda: _remove(number=1), "1"),
        ],
    )
    def test_and_names_the_trace_that_was_touched(
        self, leave_traces, lifted_triggers, tampering, number
    ):
        leave_traces()
        with lifted_triggers():
            tampering()

        found = verify(STREAM)

        assert not found.whole
        assert STREAM in found.fault
        assert number in found.fault.removeprefix(STREAM)


@pytest.mark.usefixtures("remembered")
class TestVerifyLog:
    def test_counts_what_is_whole(self, leave_traces, remembered, capsys):
        for stream in ("A", "B"):
            remembered.append(_head(leave_traces(stream)[-1]))

        call_command("verify_log")

        assert "2" in capsys.readouterr().out

    def test_says_a_sentence_per_broken_stream(self, leave_traces, lifted_triggers, capsys):
        for stream in ("A", "B", "C"):
            leave_traces(stream)
        with lifted_triggers():
            Trace.objects.filter(stream__in="AC").update(act="reject")

        with pytest.raises(CommandError) as refusal:
            call_command("verify_log")

        lines = capsys.readouterr().err.splitlines()
        assert [line[0] for line in lines] == ["A", "C"]
        assert refusal.value.returncode == 1

    def test_looks_at_the_named_streams_alone(self, leave_traces, lifted_triggers, capsys):
        leave_traces("A")
        leave_traces("B")
        with lifted_triggers():
            Trace.objects.filter(stream="A").update(act="reject")

        call_command("verify_log", "B")

        assert "1" in capsys.readouterr().out

    def test_asks_no_more_for_more_streams(
        self, leave_traces, remembered, django_assert_num_queries
    ):
        for number in range(20):
            remembered.append(_head(leave_traces(f"S{number}", count=2)[-1]))

        with django_assert_num_queries(2):
            call_command("verify_log")


class TestATailCutOff:
    """A chain without its last traces is whole in itself: only the matter knows of them."""

    def test_is_found(self, leave_traces, lifted_triggers, remembered, capsys):
        remembered.append(_head(leave_traces()[-1]))
        with lifted_triggers():
            _remove(number=3)

        with pytest.raises(CommandError):
            call_command("verify_log")

        assert STREAM in capsys.readouterr().err

    def test_is_found_when_the_whole_stream_is_gone(self, db, remembered, capsys):
        remembered.append(Head(STREAM, 3, "f" * 64))

        with pytest.raises(CommandError):
            call_command("verify_log")

        assert STREAM in capsys.readouterr().err

    def test_so_is_a_trace_that_the_matter_does_not_know(self, leave_traces, remembered):
        remembered.append(_head(leave_traces()[1]))

        with pytest.raises(CommandError):
            call_command("verify_log", STREAM)

    def test_so_is_a_last_trace_of_another_digest(self, leave_traces, remembered):
        remembered.append(_head(leave_traces()[-1])._replace(digest="f" * 64))

        with pytest.raises(CommandError):
            call_command("verify_log")

    def test_but_not_an_act_that_came_in_between(self, leave_traces, monkeypatch):
        _first, second, third = leave_traces()
        readings = iter([[_head(second)], [_head(third)]])
        monkeypatch.setattr("trail.heads._sources", [lambda: next(readings)])

        call_command("verify_log")


def test_heads_are_registered_once(remembered):
    def source() -> list[Head]:
        return []

    register_heads(source)

    with pytest.raises(ValueError, match="already"):
        register_heads(source)


def _head(trace: Trace) -> Head:
    return Head(trace.stream, trace.number, trace.digest)


def _remove(*, number: int) -> None:
    Payload.objects.filter(trace__number=number)._raw_delete("default")
    Trace.objects.filter(number=number)._raw_delete("default")
