from collections.abc import Callable
from typing import Any

from django.test import Client


class TestTheSlip:
    def test_is_printed_at_any_time(
        self, visit: Callable[..., Client], asked: Callable[..., Any]
    ) -> None:
        answer = visit("grid-worker").get(f"/p/{asked().serial}/slip.pdf")

        assert answer["Content-Type"] == "application/pdf"
        assert answer.content.startswith(b"%PDF")

    def test_is_not_there_for_those_whom_it_does_not_concern(
        self, visit: Callable[..., Client], asked: Callable[..., Any]
    ) -> None:
        matter = asked()

        for paper in ("slip", "dossier"):
            assert visit("grid-worker-2").get(f"/p/{matter.serial}/{paper}.pdf").status_code == 404


class TestTheDossier:
    def test_that_is_not_sealed_yet_says_so(
        self, visit: Callable[..., Client], asked: Callable[..., Any], done: Callable[..., Any]
    ) -> None:
        matter = done(asked(), "withdraw", "grid-worker")

        answer = visit("grid-worker").get(f"/p/{matter.serial}/dossier.pdf")

        assert answer.status_code == 404
        assert "portal/no_dossier.html" in [each.name for each in answer.templates]
