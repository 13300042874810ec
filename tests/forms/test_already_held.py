"""Nothing asked that the office already holds: said to the editor, who may publish all the same."""

from typing import Any

import pytest

from forms.schemas.finding import Level
from forms.schemas.findings import found_held
from forms.schemas.held import Entry, already_held, plain
from forms.schemas.models import FormPage
from forms.schemas.publishing import findings_of

PHONE = Entry("applicant.phone", "本人电话", "text", True)
TITLE = Entry("case.title", "事件标题", "text", False)
YEARS = Entry("applicant.years_of_service", "工作年限", "number", True)
DAYS = Entry("leave.days", "请假天数", "number", True)


def field(**more: Any) -> dict[str, Any]:
    return {"type": "text", "key": "q", "label": "电话", **more}


def told(*fields: dict[str, Any]) -> list[str]:
    return [each.sentence for each in already_held(fields, [PHONE, TITLE, YEARS, DAYS])]


class TestAFieldThatIsNotBound:
    def test_is_pointed_to_the_fact_of_its_name(self) -> None:
        (sentence,) = told(field())

        assert "applicant.phone" in sentence

    def test_is_pointed_to_it_where_the_office_does_not_hold_it_too(self) -> None:
        (sentence,) = told(field(label="事件标题："))

        assert "case.title" in sentence

    def test_of_another_type_is_left_alone(self) -> None:
        assert told(field(type="number")) == []
        assert told(field(type="file", label="本人电话")) == []

    def test_of_another_name_is_left_alone(self) -> None:
        assert told(field(label="对方电话")) == []

    @pytest.mark.parametrize("label", ["电话", "本人电话", "您的电话：", " 电话 *", "本人的电话"])
    def test_may_be_called_a_little_differently(self, label: str) -> None:
        assert plain(label) == "电话"


class TestAFieldThatIsBound:
    def test_comes_filled_in_and_needs_no_word(self) -> None:
        assert told(field(fact="applicant.phone")) == []

    def test_in_a_row_of_a_group_cannot_come_filled_in(self) -> None:
        rows = field(
            type="group", key="g", label="同行的人", fields=[field(fact="applicant.phone")]
        )

        (sentence,) = told(rows)

        assert "本人电话" in sentence

    def test_that_takes_several_answers_cannot_come_filled_in(self) -> None:
        keys = {f"{part}_key": part for part in ("first", "last", "starts", "ends")}
        days = field(type="half_day_range", label="起止", fact="leave.days", **keys)

        assert len(told(days)) == 1


class TestFindings:
    def test_are_among_all_that_is_said_before_publishing(self, office: None) -> None:
        page = FormPage.objects.get(slug="seal-request")
        page.fields = [("text", {"label": "本人电话", "key": "tel", "shown_when": []})]

        (said,) = [each for each in findings_of(page) if "applicant.phone" in each.sentence]

        assert (said.level, said.key) == (Level.HEED, "tel")

    def test_take_the_same_queries_however_many_fields(
        self, office: None, django_assert_num_queries: Any
    ) -> None:
        with django_assert_num_queries(3):
            found_held([field(key=f"q{number}") for number in range(60)], "application", "x")
