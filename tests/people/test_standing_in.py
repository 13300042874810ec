"""代理 through others: of a post or of a person, for some forms, in a row and in a circle."""

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext

from people.models import Person, Substitution
from people.service import Desk, hats, holders
from tests.people.conftest import TODAY


@pytest.fixture
def away(street):
    """Have 乙 take 甲's place in everything: `away("甲", "乙")`."""

    def put(absent: str, substitute: str, **more) -> Substitution:
        one, _new = Person.objects.get_or_create(name=absent)
        other, _new = Person.objects.get_or_create(name=substitute)
        dates = {"starts": TODAY, "ends": TODAY}
        return Substitution.objects.create(absent=one, substitute=other, **dates | more)

    return put


@pytest.fixture
def at_desk(street):
    """Names at the director's desk, and whether each finds that desk among his hats."""

    def names(form: str = "") -> list[str]:
        desk = Desk("office-director", street.street.pk)
        found = [each.person for each in holders(desk, TODAY, form)]
        for person in Person.objects.all():
            worn = any(
                hat.serves(post_code=desk.post_code, unit_id=desk.unit_id, form_slug=form)
                for hat in hats(person, TODAY)
            )
            assert worn == (person in found), person
        return [each.name for each in found]

    return names


class TestInAWholePersonsPlace:
    def test_one_acts_in_all_his_posts(self, street, appoint, away):
        appoint("甲", "office-director", street.street)
        appoint("甲", "office-clerk", street.street)
        away("甲", "乙")

        worn = hats(Person.objects.get(name="乙"), TODAY)

        assert [hat.post_code for hat in worn] == [
            "office-director",
            "office-clerk",
            "leaders-meeting",
        ]
        assert {hat.on_behalf_of.name for hat in worn} == {"甲"}

    def test_the_absent_one_may_act_all_the_same(self, street, appoint, away, at_desk):
        appoint("甲", "office-director", street.street)
        away("甲", "乙")

        assert at_desk() == ["甲", "乙"]


class TestASubstituteForASubstitute:
    """甲 is stood in for by 乙, who is away too."""

    @pytest.fixture(autouse=True)
    def held(self, street, appoint):
        return appoint("甲", "office-director", street.street)

    def test_acts_where_the_person_is_replaced_in_everything(self, held, stand_in, away, at_desk):
        stand_in("乙", held)
        away("乙", "丙")

        assert at_desk() == ["甲", "乙", "丙"]

    def test_acts_not_where_only_a_post_of_his_is(self, street, appoint, held, stand_in, at_desk):
        stand_in("乙", held)
        stand_in("丙", appoint("乙", "office-clerk", street.street))

        assert at_desk() == ["甲", "乙"]

    def test_acts_on_behalf_of_who_holds_the_post(self, held, stand_in, away):
        stand_in("乙", held)
        away("乙", "丙")

        (hat,) = hats(Person.objects.get(name="丙"), TODAY)

        assert hat.on_behalf_of.name == "甲"

    @pytest.mark.parametrize(
        ("form", "names"), [("leave", "甲乙丙"), ("seal", "甲乙"), ("case", "甲")]
    )
    def test_acts_for_the_forms_that_both_are_for(self, held, stand_in, away, at_desk, form, names):
        stand_in("乙", held, forms=["leave", "seal"])
        away("乙", "丙", forms=["leave"])

        assert at_desk(form) == list(names)

    def test_is_not_asked_for_by_somebody_who_has_left(self, held, stand_in, away, at_desk):
        stand_in("乙", held)
        away("乙", "丙")
        Person.objects.filter(name="乙").update(active=False)

        assert at_desk() == ["甲"]


class TestACircle:
    @pytest.mark.parametrize("size", [2, 3, 7])
    def test_ends_where_it_began_and_everybody_in_it_may_act(
        self, street, appoint, away, at_desk, size
    ):
        names = list("甲乙丙丁戊己庚"[:size])
        appoint("甲", "office-director", street.street)
        for absent, substitute in zip(names, [*names[1:], names[0]], strict=True):
            away(absent, substitute)

        assert at_desk() == names

    def test_among_others_does_not_keep_anybody_busy(self, street, appoint, away):
        appoint("甲", "office-director", street.street)
        for absent, substitute, forms in [
            ("甲", "乙", ["leave"]), ("乙", "丙", []), ("丙", "乙", ["leave", "seal"]), ("丙", "甲", []),
        ]:  # fmt: skip
            away(absent, substitute, forms=forms)

        with CaptureQueriesContext(
            connection,
        ) as captured:
            worn = hats(Person.objects.get(name="丙"), TODAY)

        assert {hat.forms for hat in worn} == {("leave",)}
        assert len(captured) <= 8


class TestWhatIsEntered:
    @pytest.mark.parametrize("whose", ["both", "neither"])
    def test_is_for_one_post_or_for_one_person(self, street, appoint, whose):
        held = appoint("甲", "office-director", street.street)
        chosen = {"appointment": held, "absent": held.person} if whose == "both" else {}
        other = Person.objects.create(name="乙")
        row = Substitution(substitute=other, starts=TODAY, ends=TODAY, **chosen)

        with pytest.raises(ValidationError) as refusal:
            row.clean()
        assert list(refusal.value.message_dict) == ["appointment"]

    def test_is_never_for_oneself(self, away):
        with pytest.raises(ValidationError) as refusal:
            away("甲", "甲").clean()
        assert list(refusal.value.message_dict) == ["substitute"]
