"""A post that a rule or a form names by its code stays; the sentence says where it is named."""

from datetime import timedelta

import pytest
from django.db import transaction
from django.db.models import ProtectedError
from django.urls import reverse

from forms.schemas.models import FormIndex
from office.loading.forms import load_form
from office.loading.regulations import clause_blocks
from people.models import Appointment, Post, Unit
from people.naming import places, why_it_stays
from tests.plugins.matters import ASKED_ON
from tests.seals import clause, draft, limit, make_form, published, route, station, when


@pytest.fixture
def lawyer(office):
    return Post.objects.create(code="lawyer", name="法律顾问")


@pytest.fixture
def publish(lawyer, person):
    """Publish clauses while somebody holds the post; then nothing but the rules name it."""

    def make(*rules, **heading):
        held = Appointment.objects.create(
            person=person("department"), post=lawyer, unit=Unit.objects.get(code="street"),
            starts=ASKED_ON - timedelta(days=900),
        )  # fmt: skip
        page = published(clause("主任批，法律顾问参与。", *rules), **heading)
        held.delete()
        return page

    return make


def rules_of(name):
    """Rules that name the post in each way in which a rule can."""
    stations = [station("lawyer", "opine"), station("office-director", order=2)]
    told = station("office-director", within=2, within_unit="working_days", tell="lawyer")
    return {
        "station": [route(by=stations)],
        "told": [route(by=[told])],
        "deadline": [route(), {"kind": "deadline", "form": "seal", "starts_with": "submit",
                               "stops_with": ["approve"], "amount": 5, "tell": "lawyer"}],
        "condition": [route(), limit(when=[when("applicant.post", "=", "lawyer")])],
        "one of": [route(), limit(when=[when("applicant.post", "in", "grid-worker, lawyer")])],
        "duty": [route(), {"kind": "duty", "post": ["lawyer"], "form": "seal", "amount": 1,
                           "per": "month"}],
    }[name]  # fmt: skip


class TestAPostThatARuleNames:
    @pytest.mark.parametrize("how", ["station", "told", "deadline", "condition", "one of", "duty"])
    def test_is_named_in_its_clause(self, lawyer, publish, how):
        assert places(lawyer, ASKED_ON) == []
        publish(*rules_of(how))

        assert places(lawyer, ASKED_ON) == ["《用印管理办法》一"]

    def test_stays_however_it_is_deleted(self, lawyer, publish):
        publish(*rules_of("station"))

        for delete in (lawyer.delete, Post.objects.filter(code="lawyer").delete):
            with pytest.raises(ProtectedError, match="《用印管理办法》一"), transaction.atomic():
                delete()

    def test_is_named_by_an_edition_that_is_yet_to_come(self, lawyer, publish):
        publish(*rules_of("station"), in_force_from=ASKED_ON + timedelta(days=300))

        assert why_it_stays(lawyer, ASKED_ON)

    def test_goes_while_only_a_draft_names_it(self, lawyer):
        draft(clause("主任批。", *rules_of("station")))

        lawyer.delete()
        assert not Post.objects.filter(code="lawyer").exists()

    def test_stays_while_a_matter_keeps_the_edition_that_named_it(self, lawyer, publish, ask_seal):
        page = publish(*rules_of("condition"))
        matter = ask_seal()
        row = {"slug": "seals", "clauses": [clause("主任批。", route())]}
        page.clauses, page.in_force_from = clause_blocks(row), ASKED_ON
        page.save_revision().publish()

        assert why_it_stays(lawyer, ASKED_ON)
        type(matter).objects.filter(pk=matter.pk).update(final=True)
        assert not why_it_stays(lawyer, ASKED_ON)


class TestAPostToWhichAFormIsLimited:
    @pytest.mark.parametrize("inside", [False, True])
    def test_is_named_with_form_and_field(self, lawyer, inside):
        make_form()
        field = {"type": "person", "key": "checker", "label": "审核人", "posts": ["lawyer"]}
        group = {"type": "group", "key": "rows", "label": "各项", "fields": [field]}
        row = {"slug": "contract", "title": "合同登记", "kind": "application",
               "fields": [group if inside else field]}  # fmt: skip
        load_form(row, FormIndex.objects.get())

        (place,) = places(lawyer, ASKED_ON)
        assert "合同登记" in place
        assert "审核人" in place


class TestTheScreen:
    def test_says_where_it_is_named_and_deletes_nothing(self, client, person, lawyer, publish):
        publish(*rules_of("station"))
        client.force_login(person("admin").user)
        address = reverse("post:delete", args=[lawyer.pk])

        page = client.post(address, follow=True).content.decode()

        assert "《用印管理办法》一" in page
        assert Post.objects.filter(code="lawyer").exists()

    def test_deletes_one_that_nothing_names(self, client, person, lawyer):
        client.force_login(person("admin").user)
        client.post(reverse("post:delete", args=[lawyer.pk]))

        assert not Post.objects.filter(code="lawyer").exists()


class TestTheCode:
    @pytest.fixture
    def change(self, client, person):
        """Save a post in the editors' side with other words; the page, as text."""
        client.force_login(person("admin").user)

        def save(post: Post, **typed) -> str:
            row = {"name": post.name, "code": post.code, "order": post.order} | typed
            return client.post(
                reverse("post:edit", args=[post.pk]), row, follow=True
            ).content.decode()

        return save

    def test_of_a_post_that_nothing_names_may_be_changed(self, lawyer, change):
        change(lawyer, code="counsel")

        assert Post.objects.get(pk=lawyer.pk).code == "counsel"

    @pytest.mark.parametrize("how", ["station", "told", "deadline", "condition", "one of", "duty"])
    def test_that_a_published_rule_names_stays(self, lawyer, publish, change, how):
        publish(*rules_of(how))

        page = change(lawyer, code="counsel", name="法律顾问室")

        assert "《用印管理办法》一" in page
        assert Post.objects.get(pk=lawyer.pk).code == "lawyer"

    def test_stays_also_when_only_a_former_edition_names_it(self, lawyer, publish, change):
        page = publish(*rules_of("station"))
        row = {"slug": "seals", "clauses": [clause("主任批。", route())]}
        page.clauses, page.in_force_from = clause_blocks(row), ASKED_ON
        page.save_revision().publish()
        assert not why_it_stays(lawyer, ASKED_ON)

        assert "《用印管理办法》一" in change(lawyer, code="counsel")
        assert Post.objects.get(pk=lawyer.pk).code == "lawyer"

    def test_that_a_chain_goes_through_stays(self, lawyer, change, ask_leave):
        leave = ask_leave(5)
        leave.steps.filter(order=1).update(post=lawyer)

        assert leave.serial in change(lawyer, code="counsel")
        assert Post.objects.get(pk=lawyer.pk).code == "lawyer"

    def test_stays_while_the_name_changes(self, lawyer, publish, change):
        publish(*rules_of("station"))
        change(lawyer, name="法律顾问室")

        assert Post.objects.get(pk=lawyer.pk).name == "法律顾问室"

    def test_to_which_a_form_is_limited_stays(self, lawyer, change):
        make_form()
        field = {"type": "person", "key": "checker", "label": "审核人", "posts": ["lawyer"]}
        row = {"slug": "contract", "title": "合同登记", "kind": "application", "fields": [field]}
        load_form(row, FormIndex.objects.get())

        page = change(lawyer, code="counsel")
        assert "合同登记" in page
        assert "审核人" in page
