"""A new kind of request needs a form and a regulation, and no code (design section 7)."""

from datetime import date

import pytest

from forms.schemas.service import current_edition
from tests.plugins.matters import acts, chain
from tests.seals import ANSWERS, RULES, clause, limit, published, route, station
from trail.service import verify
from workflows.applications.models import Application
from workflows.chains.models import Proceeding
from workflows.chains.service import Reason, Refusal, explain, specific


@pytest.fixture
def seals(office):
    """The office has a form and a regulation for sealing."""
    return published(*RULES)


class TestAskingForASeal:
    def test_runs_through_to_closed(self, seals, ask_seal, do):
        matter = ask_seal(20)
        assert chain(matter) == [
            ("office-director", "opine", "current"),
            ("party-secretary", "approve", "ahead"),
            ("office-clerk", "file", "ahead"),
        ]

        do(matter, "opine", "office-director")
        assert do(matter, "approve", "party-secretary").state == "approved"
        matter = do(matter, "file", "office-clerk")

        assert (matter.state, matter.final) == ("closed", True)
        assert acts(matter) == ["submit", "opine", "approve", "file"]
        assert verify(matter.serial).whole

    def test_follows_its_bands(self, seals, ask_seal):
        assert chain(ask_seal(10))[0] == ("office-director", "approve", "current")
        assert chain(ask_seal(11))[0] == ("office-director", "opine", "current")

    def test_is_an_application_with_a_series_of_its_own(self, seals, ask_seal):
        matter = ask_seal()

        assert type(specific(Proceeding.objects.get(pk=matter.pk))) is Application
        assert (matter.serial, matter.kind, matter.title) == (
            "SQ-2026-0001",
            "application",
            "用印申请",
        )
        assert matter.submissions[-1].answers["subject"] == "居民议事会决议"

    @pytest.mark.parametrize(
        ("code", "user", "ends"),
        [("reject", "office-director", "rejected"), ("withdraw", "grid-worker", "withdrawn")],
    )
    def test_may_end_early(self, seals, ask_seal, do, code, user, ends):
        assert do(ask_seal(), code, user).state == ends

    def test_knows_nothing_of_coming_back(self, seals, ask_seal, do, refused):
        matter = ask_seal()

        with refused(Reason.STATE, "report_back"):
            do(matter, "report_back", "grid-worker")

    def test_does_not_mix_with_leave(self, seals, ask_seal, ask_leave):
        assert chain(ask_leave(1))[0][0] == "deputy-leader"
        assert chain(ask_seal(1))[0][0] == "office-director"


class TestTwoFilingStations:
    def test_close_the_matter_at_the_last(self, office, ask_seal, do):
        both = [station("office-clerk", "file"), station("finance-clerk", "file")]
        published(
            clause("办事处主任批。", route()), clause("两处备查。", route(by=both, place="after"))
        )
        matter = do(ask_seal(), "approve", "office-director")

        assert do(matter, "file", "finance-clerk").state == "approved"
        assert do(matter, "file", "office-clerk").state == "closed"


class TestNoFilingStation:
    def test_ends_it_with_the_last_consent(self, office, ask_seal, do):
        published(clause("办事处主任批。", route()))

        matter = do(ask_seal(), "approve", "office-director")

        assert (matter.state, matter.final) == ("closed", True)


class TestWithoutARoute:
    def test_it_is_said_that_nobody_decides(self, office, ask_seal, refused):
        from tests.seals import make_form

        make_form()

        with refused(Reason.NOT_MET, "用印申请"):
            ask_seal()


class TestALimitOnHowOftenItIsAskedFor:
    """At most twice a month; what was withdrawn does not count."""

    @pytest.fixture
    def seals(self, office):
        often = limit(fact="", bound=2, per="month")
        return published(*RULES, clause("每人每月用印不超过 2 次。", often))

    def test_refuses_the_third(self, seals, ask_seal):
        ask_seal(on=date(2026, 3, 2))
        ask_seal(on=date(2026, 3, 3))

        with pytest.raises(Refusal, match="已经 2 次"):
            ask_seal(on=date(2026, 3, 4))

    def test_begins_anew_with_the_month(self, seals, ask_seal):
        ask_seal(on=date(2026, 3, 30))
        ask_seal(on=date(2026, 3, 31))

        assert ask_seal(on=date(2026, 4, 1)).state == "in_approval"

    def test_does_not_count_what_was_withdrawn(self, seals, ask_seal, do):
        ask_seal(on=date(2026, 3, 2))
        do(ask_seal(on=date(2026, 3, 3)), "withdraw", "grid-worker")

        assert ask_seal(on=date(2026, 3, 4)).state == "in_approval"

    def test_says_so_before_it_is_handed_in(self, seals, ask_seal, person):
        ask_seal(on=date(2026, 3, 2))
        told = explain(
            current_edition("seal"), ANSWERS, applicant=person("grid-worker"), on=date(2026, 3, 2)
        )

        (verdict,) = [each for each in told.considered.verdicts if each.kind == "limit"]
        assert "已用 1 次" in verdict.sentence


class TestAList:
    def test_says_what_it_is_about(self, seals, ask_seal):
        assert ask_seal(20).summary == "公章 · 份数 20 · 居民议事会决议"
