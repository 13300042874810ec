"""首部: whom a regulation speaks to, and the day under it."""

from datetime import date

import pytest

from people.models import Post
from regulations.publishing import heading_of
from tests.seals import RULES, draft


@pytest.fixture
def page(office):
    page = draft(*RULES)
    page.addresses = list(Post.objects.filter(code="office-clerk"))
    page.signed_on = date(2026, 2, 20)
    page.save_revision().publish()
    return page


class TestTheHeadingPart:
    def test_keeps_posts_and_day_in_the_edition(self, page):
        heading = page.editions.get().heading

        assert heading["posts"] == [{"code": "office-clerk", "name": "办公室人员"}]
        assert heading["signed_on"] == "2026-02-20"

    def test_shows_them_to_readers(self, page, editor):
        said = editor.get("/regulations/seals/").content.decode()

        assert "对这些岗位说：办公室人员" in said
        assert "成文日期：2026年2月20日" in said

    def test_of_a_regulation_without_is_as_it_was(self, office):
        assert not {"posts", "signed_on"} & set(heading_of(draft(*RULES)))
