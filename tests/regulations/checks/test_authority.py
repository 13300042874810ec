"""DM-1: it says who issues it, and somebody other than its author publishes it."""

import pytest
from django.contrib.auth.models import Group
from wagtail.models import GroupPagePermission

from people.models import User
from regulations.checks import Property
from tests.regulations.checks.told import heeded, heeded_of, only
from tests.seals import RULES, draft

pytestmark = pytest.mark.usefixtures("seal_form")


def approving(user_name: str, page):
    """What is said when somebody saved the draft last."""
    page.save_revision(user=User.objects.get(username=user_name))
    page.refresh_from_db()
    return heeded_of(page, Property.AUTHORITY)


class TestTheHeading:
    def test_names_the_issuer(self):
        assert "发布单位" in only(*RULES, issuer=" ")

    def test_should_have_a_number(self):
        (said,) = heeded(Property.AUTHORITY, *RULES)

        assert "文号" in said


class TestApproving:
    def test_somebody_elses_text_needs_no_word(self):
        assert (
            approving("policy-editor", draft(*RULES, document_number="云街办发〔2026〕9号")) == []
        )

    def test_ones_own_text_is_pointed_out(self):
        page = draft(*RULES, document_number="云街办发〔2026〕9号")
        (said,) = approving("policy-approver", page)

        assert "请让别人来审核" in said

    def test_is_up_to_nobody_when_no_group_has_the_right(self):
        GroupPagePermission.objects.filter(permission__codename="publish_page").delete()
        (said,) = approving("policy-editor", draft(*RULES, document_number="1号"))

        assert "除了管理员" in said

    def test_counts_rights_on_the_shelf_and_people_in_the_group(self):
        Group.objects.get(name="policy-approver").user_set.clear()
        Group.objects.get(name="administrator").user_set.clear()

        assert approving("policy-editor", draft(*RULES, document_number="1号")) != []
