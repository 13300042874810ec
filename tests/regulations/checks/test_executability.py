"""What an editor is told before publishing: the clause, what is wrong, what to do (DM-4)."""

import json
from datetime import date

import pytest

from forms.schemas.building.drafting import draft_form
from forms.schemas.publishing import frozen_fields
from people.models import Appointment, Post, User
from regulations.checks import Property, find
from tests.regulations.checks.told import again, heeded, must, only
from tests.seals import (
    FILED,
    FORM,
    OVER_TEN,
    RULES,
    UP_TO_TEN,
    clause,
    draft,
    limit,
    make_form,
    published,
    route,
    station,
    when,
)

pytestmark = pytest.mark.usefixtures("office")


class TestARegulationThatHoldsTogether:
    def test_gives_no_finding(self):
        assert must(*RULES) == []

    def test_nor_does_one_of_clauses_without_rules(self):
        assert must(clause("印章由专人保管。")) == []


class TestBands:
    def test_with_a_hole_name_a_case(self):
        said = only(UP_TO_TEN, FILED)

        assert said.startswith("一：")
        assert "用印申请" in said
        assert "份数 11 份" in said

    def test_that_overlap_name_both_clauses(self):
        said = only(UP_TO_TEN, clause("十份及以上的也批。", route(when("seal.copies", ">=", 10))))

        assert said.startswith(("一、二：", "一, 二："))
        assert "份数 10 份" in said

    def test_that_are_all_behind_leave_everything_open(self):
        assert only(FILED)


class TestAStation:
    @pytest.mark.parametrize(
        ("stop", "mentions"),
        [
            (station("seal-keeper"), "seal-keeper"),
            (station("office-director", where="named_unit"), "办事处主任"),
            (station("office-director", where="named_unit", unit="moon"), "办事处主任"),
            (station("office-director", where="named_unit", unit="grid-1"), "办事处主任"),
        ],
        ids=["unknown post", "no unit", "unknown unit", "not held there"],
    )
    def test_where_nobody_could_act_is_named(self, stop, mentions):
        said = only(clause("都批。", route(by=[stop])))

        assert said.startswith("一：")
        assert mentions in said

    def test_of_a_post_that_nobody_holds_any_more_is_named(self):
        Appointment.objects.filter(post__code="office-director").update(ends=date(2026, 2, 28))

        assert "办事处主任" in only(clause("都批。", route()))

    def test_of_a_body_needs_somebody_to_record_its_decisions(self):
        meeting = clause("领导会议研究。", route(by=[station("leaders-meeting", "deliberate")]))
        assert must(meeting) == []

        Appointment.objects.filter(post__code="office-clerk").update(ends=date(2026, 1, 31))
        assert "领导会议" in str(next(each for each in find(again()) if each.stops))

    def test_of_a_body_needs_as_many_members_as_it_decides_with(self):
        meeting = clause("领导会议研究。", route(by=[station("leaders-meeting", "deliberate")]))
        assert heeded(Property.EXECUTABILITY, meeting) == []

        Post.objects.filter(code="leaders-meeting").update(quorum=5)
        said = str(next(each for each in find(again()) if each.stops))
        for each in ("领导会议", "5", "4"):
            assert each in said

    def test_of_a_body_in_a_named_unit_counts_those_there(self):
        stop = station("leaders-meeting", "deliberate", where="named_unit", unit="street")
        assert must(clause("领导会议研究。", route(by=[stop]))) == []

        Post.objects.filter(code="leaders-meeting").update(quorum=5)
        assert "领导会议" in str(next(each for each in find(again()) if each.stops))

    def test_of_a_body_that_needs_all_its_members_is_to_be_heeded(self):
        Post.objects.filter(code="leaders-meeting").update(quorum=4)
        meeting = clause("领导会议研究。", route(by=[station("leaders-meeting", "deliberate")]))

        (said,) = heeded(Property.EXECUTABILITY, meeting)
        assert "回避" in said

    def test_may_be_missing_altogether_which_is_said(self):
        assert only(clause("都批。", route(by=[]))).startswith("一：")


class TestTheOrderOfActs:
    """A chain comes to a decision, then to the file; anything else would strand the matter."""

    @pytest.mark.parametrize(
        "stops",
        [
            [station("office-director", "opine")],
            [station("office-clerk", "file"), station("office-director", order=2)],
            [station("office-director"), station("party-secretary", "opine", order=2)],
            [station("office-director"), station("party-secretary", "opine")],
        ],
        ids=["nobody decides", "filed first", "opinion afterwards", "opinion beside the decision"],
    )
    def test_that_could_not_end_is_refused(self, stops):
        assert only(clause("都批。", route(by=stops))).startswith("一：")

    def test_counts_the_routes_placed_behind(self):
        behind = route(by=[station("party-secretary", "opine")], place="after")

        assert must(clause("都批。", route()), clause("还要签注意见。", behind))


class TestWhatRulesAskAbout:
    @pytest.mark.parametrize(
        ("row", "mentions"),
        [
            (when("seal.colour", "=", "red"), "seal.colour"),
            (when("leave.days", ">", 2), "请假天数"),
            (when("seal.copies", ">", "很多"), "很多"),
            (when("seal.copies", ">"), "份数"),
            (when("seal.kind", "=", "wax"), "contract"),
            (when("seal.kind", "in", ["office", "wax"]), "wax"),
            (when("seal.kind", ">", "office"), "印章"),
            (when("seal.needed_on", "<", "月底"), "月底"),
            (when("seal.urgent", "=", "perhaps"), "perhaps"),
            (when("applicant.post", "=", "emperor"), "emperor"),
        ],
    )
    def test_is_there_and_of_the_right_type(self, row, mentions):
        said = only(clause("都批。", route(row)))

        assert said.startswith("一：")
        assert mentions in said

    def test_is_checked_in_exceptions_and_measures_too(self):
        excepted = limit(except_when=[[when("seal.kind", "=", "wax")]])

        assert "wax" in only(clause("最多 100 份。", excepted))
        assert "请假天数" in only(clause("最多。", limit(fact="leave.days")), slug="b")

    def test_may_be_what_the_office_holds_about_the_applicant(self):
        seniors = route(when("applicant.years_of_service", ">=", 10), priority=1)

        assert must(clause("都批。", route()), clause("老同志也批。", seniors)) == []

    def test_belongs_to_a_published_form(self):
        assert "stamps" in only(clause("都批。", route(form="stamps")))

    def test_is_supplied_by_the_form_as_it_is_now(self):
        make_form(fields=[each for each in FORM["fields"] if each["key"] != "copies"])

        assert all("份数" in finding.sentence for finding in must(UP_TO_TEN, OVER_TEN))


class TestQuotes:
    def test_stand_in_the_clause_word_for_word(self):
        said = only(clause("办事处主任批。", route(quote="办事处主任审批")))

        assert said.startswith("一：")
        assert "办事处主任审批" in said


class TestTheDayItTakesForce:
    def test_is_not_before_that_of_an_earlier_edition(self):
        page = published()
        page.in_force_from = date(2026, 2, 1)

        (finding,) = [each for each in find(page) if each.stops]

        assert "2026-02-01" in finding.sentence
        assert "2026-03-01" in finding.sentence


class TestARuleThatIsIncomplete:
    def test_is_named_by_its_clause(self):
        page = draft(UP_TO_TEN, OVER_TEN, FILED)
        raw = list(page.clauses.raw_data)
        raw[1]["value"]["rules"][0]["value"]["form"] = ""
        page.clauses = raw

        (finding,) = find(page)

        assert finding.path == "二"
        assert "form" in finding.sentence


def test_a_post_added_later_is_known_to_the_bands():
    Post.objects.create(code="seal-keeper", name="管章员")
    keeper = route(when("applicant.post", "=", "seal-keeper"))

    assert "管章员" in only(clause("管章员的申请，主任批。", keeper), clause("都批。", route()))


class TestAFormThatWaitsForApproval:
    """Form and regulation are handed in together; the form is published first."""

    @pytest.fixture
    def waiting(self):
        editor = User.objects.get(username="policy-editor")
        fields = frozen_fields(make_form().fields)
        page = draft_form(
            title="用印申请", slug="seal-2", kind="application", fields=fields, by=editor
        )
        page.get_workflow().start(page, editor)

    def of_it(self, *clauses):
        """The clauses with the form that waits in the place of the other."""
        return json.loads(json.dumps(clauses).replace('"seal"', '"seal-2"'))

    def test_is_said_once_and_does_not_keep_it_from_being_handed_in(self, waiting):
        (found,) = must(*self.of_it(*RULES))

        assert found.waits
        assert "“用印申请”正在等待审核" in str(found)

    def test_lets_bands_be_looked_at_all_the_same(self, waiting):
        assert [each for each in must(*self.of_it(UP_TO_TEN, FILED)) if not each.waits]


class TestALimitOnHowOften:
    def test_is_counted_over_a_time(self):
        said = only(*RULES, clause("用印不超过 4 次。", limit(fact="", bound=4, per="one")))

        assert "按月或按年" in said


class TestAFormWithoutAnyRoute:
    def test_is_to_be_heeded_at_its_limit(self):
        (said,) = [
            str(each)
            for each in find(draft(clause("用印不超过 100 份。", limit())))
            if "由谁审批" in each.sentence
        ]
        assert said.startswith("一：")
