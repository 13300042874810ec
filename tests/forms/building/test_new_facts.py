"""A fact made of a field, so that rules can ask about it, without a key that somebody thinks up."""

from decimal import Decimal
from typing import Any

import pytest

from facts.models import Fact
from forms.schemas.blocks.keys import NEW_FACT
from forms.schemas.building.drafting import draft_form
from forms.schemas.models import FormPage
from forms.schemas.publishing import findings_of, frozen_fields, settle_facts
from people.models import User

pytestmark = pytest.mark.usefixtures("office")

WHERE = {
    "type": "choice", "key": "where", "label": "去向", "fact": NEW_FACT,
    "options": [{"value": "near", "label": "区内"}, {"value": "far", "label": "区外"}],
}  # fmt: skip
FAR = {
    "type": "number", "key": "far", "label": "往返里程", "unit": "公里", "minimum": "1",
    "fact": NEW_FACT,
}  # fmt: skip


def form(*fields: dict[str, Any]) -> FormPage:
    admin = User.objects.get(username="admin")
    return draft_form(title="用车申请", kind="application", fields=fields, by=admin)


class TestAFactAskedForBesideAField:
    def test_is_called_as_the_field_is_and_knows_its_options(self) -> None:
        page = form(WHERE)
        settle_facts(page)

        fact = Fact.objects.get(key="yong_che_shen_qing.where")
        assert (fact.label, fact.type) == ("去向", "choice")
        assert fact.choices == {"near": "区内", "far": "区外"}
        assert frozen_fields(page.fields)[0]["fact"] == fact.key

    def test_counts_in_the_measure_of_the_field(self) -> None:
        settle_facts(form(FAR))

        fact = Fact.objects.get(key="yong_che_shen_qing.far")
        assert (fact.type, fact.unit, fact.minimum) == ("number", "公里", Decimal(1))

    def test_is_no_fact_before_the_form_is_handed_in(self) -> None:
        assert "fact" not in frozen_fields(form(WHERE).fields)[0]

    def test_is_the_same_when_it_is_asked_for_again(self) -> None:
        settle_facts(form(WHERE))
        settle_facts(form(WHERE))

        assert Fact.objects.filter(key__startswith="yong_che_shen_qing").count() == 1

    def test_bears_the_title_of_the_form_where_another_is_called_so(self) -> None:
        settle_facts(form({**FAR, "label": "请假天数"}))

        assert Fact.objects.get(key="yong_che_shen_qing.far").label == "用车申请：请假天数"

    def test_cannot_be_made_of_what_stands_in_rows(self) -> None:
        group = {"type": "group", "key": "people", "label": "同行的人", "fields": [FAR]}

        (found,) = [each for each in findings_of(form(group)) if each.stops]
        assert "往返里程" in str(found)
        assert "同行的人" in str(found)


class TestAnOptionAddedLater:
    def test_can_be_asked_about_by_rules(self) -> None:
        settle_facts(form(WHERE))
        further = {"value": "abroad", "label": "市外"}

        key = "yong_che_shen_qing.where"
        settle_facts(form({**WHERE, "fact": key, "options": [*WHERE["options"], further]}))
        assert Fact.objects.get(key=key).choices == {
            "near": "区内", "far": "区外", "abroad": "市外",
        }  # fmt: skip
