"""Two editors at once: the second is told, loses nothing, and chooses."""

import pytest

from people.models import User
from tests.regulations.posting import post
from tests.seals import RULES, draft


@pytest.fixture
def page(office):
    """A draft that the editor opened; meanwhile the administrator saved it."""
    page = draft(*RULES)
    page.save_revision(user=User.objects.get(username="policy-editor"))
    return page


def saved_meanwhile(page):
    opened = {
        "loaded_revision_id": str(page.latest_revision_id),
        "loaded_revision_created_at": page.latest_revision.created_at.isoformat(),
    }
    page.title = "另一位写的"
    page.save_revision(user=User.objects.get(username="admin"))
    return opened


@pytest.mark.slow
class TestTheSecondEditor:
    def test_is_told_who_saved_and_nothing_is_saved_over(self, editor, page):
        opened = saved_meanwhile(page)

        response = post(editor, page, title="我写的", **opened)

        said = response.content.decode()
        assert response.status_code == 200
        assert "保存过它" in said
        assert 'value="我写的"' in said or "我写的</textarea>" in said
        page.refresh_from_db()
        assert page.get_latest_revision_as_object().title == "另一位写的"

    def test_may_let_his_stand_and_the_other_text_is_kept(self, editor, page):
        opened = saved_meanwhile(page)

        chosen = {**opened, "save_over": str(page.latest_revision_id)}
        response = post(editor, page, title="我写的", **chosen)

        assert response.status_code == 302
        titles = [each.as_object().title for each in page.revisions.order_by("-pk")]
        assert titles[:2] == ["我写的", "另一位写的"]

    def test_is_told_again_while_he_has_not_chosen(self, editor, page):
        saved_meanwhile(page)

        response = post(editor, page, title="我写的", told_of_revision=str(page.latest_revision_id))

        assert response.status_code == 200

    def test_who_saw_the_latest_just_saves(self, editor, page):
        assert post(editor, page, title="我写的").status_code == 302
