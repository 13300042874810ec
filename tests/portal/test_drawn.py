"""What is drawn once for many shows nobody what is another's, and nothing that has changed since."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.template import Context, Template
from django.template.loader import render_to_string
from django.test import Client
from django.urls import clear_script_prefix, reverse, set_script_prefix
from django.utils.safestring import mark_safe
from django.utils.translation import get_language, override

from people.models import Appointment
from portal.addresses import clause_page, inbox_page, matter_page, regulation_page
from portal.days import day_text
from portal.drawn import Rows, _drawn, _pattern, drawn
from portal.search import kind_choices, state_choices
from portal.templatetags.portal import state_of
from workflows.chains.models import Proceeding

from .conftest import MONDAY, Clock

Visit = Callable[..., Client]
MENU: dict[str, Any] = {"here": "sent", "person": True, "bodies": False, "opens_admin": False}


@pytest.fixture(autouse=True)
def drawn_anew() -> Iterator[None]:
    """Begin with nothing kept, and leave nothing behind."""
    for each in (_drawn, _pattern):
        each.cache_clear()
    yield
    for each in (_drawn, _pattern):
        each.cache_clear()


@pytest.fixture
def below() -> Iterator[str]:
    """The site, not at the root of its host."""
    set_script_prefix("/banfa/")
    yield "/banfa/"
    clear_script_prefix()


class TestTheMenu:
    def test_is_ones_own(self, visit: Visit) -> None:
        leader, worker = visit("deputy-leader"), visit("grid-worker")
        pages = [client.get("/sent/").content.decode() for client in (leader, worker, leader)]

        assert [("宋祎" in page, "陆燚" in page) for page in pages] == [
            (True, False), (False, True), (True, False)
        ]  # fmt: skip

    def test_shows_the_badge_of_the_moment(self, visit: Visit, asked: Any, done: Any) -> None:
        client = visit("deputy-leader")
        before = client.get("/sent/").content.decode()
        matter = asked()
        waiting = client.get("/sent/").content.decode()
        done(matter, "approve", "deputy-leader")
        after = client.get("/sent/").content.decode()

        assert [page.count(">1</b>") for page in (before, waiting, after)] == [0, 2, 0]

    def test_offers_minutes_only_while_one_records_for_a_body(
        self, visit: Visit, person: Any, clock: Clock
    ) -> None:
        clerk, worker = visit("office-clerk"), visit("grid-worker")
        address = f'href="{reverse("portal:minutes")}"'
        assert address in clerk.get("/sent/").content.decode()
        assert address not in worker.get("/sent/").content.decode()

        held = Appointment.objects.filter(person=person("office-clerk"))
        held.update(ends=MONDAY.date() - timedelta(days=1))

        assert address not in clerk.get("/sent/").content.decode()

    def test_takes_away_the_editors_side_at_once(self, visit: Visit) -> None:
        client = visit("policy-editor")
        address = f'href="{reverse("wagtailadmin_home")}"'
        shown = []
        for opens in (True, False):
            session = client.session
            session["opens_admin"] = opens
            session.save()
            shown.append(address in client.get("/sent/").content.decode())

        assert shown == [True, False]

    def test_marks_the_page_that_one_is_on(self, visit: Visit) -> None:
        client = visit("deputy-leader")
        for name in ("sent", "forms", "sent", "search"):
            address = reverse(f"portal:{name}")
            page = client.get(address).content.decode()

            assert f'class="bf-nav" href="{address}" aria-current="page"' in page
            assert page.split('class="bf-tabs"')[0].count('aria-current="page"') == 1


class TestWhatIsKept:
    def test_is_said_in_the_language_of_the_moment(self) -> None:
        said = []
        for language in ("zh-hans", "en", "zh-hans"):
            with override(language):
                said.append(drawn("portal/_menu_links.html", **MENU))

        assert said[0] == said[2] != said[1]
        assert "我发起的" in said[0]
        assert "Sent by me" in said[1]

    def test_leads_to_where_the_site_lies(self, below: str) -> None:
        inside = drawn("portal/_menu_links.html", **MENU)
        clear_script_prefix()
        outside = drawn("portal/_menu_links.html", **MENU)

        assert f'href="{below}sent/"' in inside
        assert 'href="/sent/"' in outside

    def test_sees_no_request(self, rf: Any) -> None:
        # Whatever a template asks for besides what it was called with is not there.
        assert "request" not in str(drawn("portal/_menu_tabs.html", here="{{ request }}"))

    def test_is_bounded(self) -> None:
        assert _drawn.cache_info().maxsize
        assert _pattern.cache_info().maxsize

    def test_of_a_state_is_escaped_and_in_its_words(self) -> None:
        matter = Proceeding(kind="nothing known", state="in_approval")
        matter.__dict__["state"] = "<b>"

        assert "&lt;b&gt;" in state_of(matter)
        assert "<b>" not in state_of(matter)


class TestRows:
    """Those that look alike are drawn once, and filled in each with its own texts."""

    SLIP: dict[str, str] = {"address": "/p/1/", "title": "事假", "summary": "2 天"}

    def test_are_what_their_template_draws(self) -> None:
        template = "portal/leaves/_slip.html"
        texts = {"address": "/p/1/?a=1&b=2", "title": "<b>'100%' %(title)s</b>", "summary": '"'}
        for decided in (True, False):
            plain = render_to_string(template, {**texts, "decided": decided})

            assert Rows(template).row(texts, decided=decided) == plain.strip()

    def test_are_drawn_once_for_all_that_look_alike(self) -> None:
        rows = Rows("portal/leaves/_slip.html")
        for number in range(9):
            rows.row({**self.SLIP, "title": f"{number}"}, decided=number > 4)

        assert _pattern.cache_info().misses == 2

    def test_without_a_text_are_drawn_without_what_stands_around_it(self) -> None:
        texts = dict.fromkeys(
            ("key", "address", "title", "unit", "sent_as", "name", "seat", "waits", "when"), "x"
        )
        rows = Rows("portal/_item.html")

        assert "· 2 天</div>" in rows.row({**texts, "summary": "2 天"})
        assert '</a>\n    <div class="sub">x</div>' in rows.row({**texts, "summary": ""})

    def test_leave_markup_that_is_safe_as_it_is(self) -> None:
        row = Rows("portal/leaves/_day.html").row({"day": mark_safe("<i>1</i>"), "mark": "<i>"})

        assert row == '<span class="&lt;i&gt;"><i>1</i></span>'

    def test_are_in_the_language_of_the_moment(self) -> None:
        said = []
        for language in ("zh-hans", "en", "zh-hans"):
            with override(language):
                rows = Rows("portal/leaves/_slip.html")
                said.append(rows.row(self.SLIP, decided=False))

        assert said[0] == said[2] != said[1]

    def test_of_a_template_that_changes_a_text_are_refused(self, settings: Any) -> None:
        loaders = [("django.template.loaders.locmem.Loader", {"row.html": "{{ title|upper }}"})]
        settings.TEMPLATES = [
            {
                "BACKEND": "django.template.backends.django.DjangoTemplates",
                "OPTIONS": {"loaders": loaders},
            }
        ]
        with pytest.raises(ValueError, match=r"row\.html"):
            Rows("row.html").row({"title": "x"})


class TestWords:
    def test_of_days_kinds_and_states_are_in_the_language_of_the_moment(self) -> None:
        said = []
        for language in ("zh-hans", "en", "zh-hans"):
            with override(language):
                day = day_text(MONDAY.date(), MONDAY.date())
                said.append((day, dict(kind_choices())["leave"], dict(state_choices())["open"]))

        assert said[0] == said[2] == ("9月14日", "请假", "未了结")
        assert not {*said[0]} & {*said[1]}


class TestAddresses:
    """They are those that `reverse` writes."""

    SERIALS = ("QJ-2026-0001", "a b", "请假-1", "x&y='z'", '"<>"', "%", "?#", "~:@!$()*+,;")

    def test_of_matters_and_regulations(self) -> None:
        for serial in self.SERIALS:
            assert matter_page(serial) == reverse("portal:proceeding", args=[serial])
        assert regulation_page("leave") == reverse("portal:regulation", args=["leave"])
        basis = {"regulation": "leave", "edition": 3, "clause": "a-b"}
        assert clause_page(basis) == f"{regulation_page('leave')}?edition=3#a-b"

    def test_follow_the_site(self, below: str) -> None:
        inside = inbox_page(), matter_page("QJ-2026-0001")
        clear_script_prefix()

        assert inside == (below, f"{below}p/QJ-2026-0001/")
        assert (inbox_page(), matter_page("QJ-2026-0001")) == ("/", "/p/QJ-2026-0001/")


class TestIcons:
    def test_one_that_is_named_is_the_one_that_is_chosen(self) -> None:
        named = Template('{% load portal %}{% icon "check" %}').render(Context())
        chosen = Template("{% load portal %}{% icon name %}").render(Context({"name": "check"}))

        assert named == chosen
        assert "icons.svg#check" in named

    def test_one_that_is_not_in_the_sprite_is_refused(self) -> None:
        with pytest.raises(LookupError, match="nothing"):
            Template('{% load portal %}{% icon "nothing" %}')
        with pytest.raises(LookupError, match="nothing"):
            Template("{% load portal %}{% icon name %}").render(Context({"name": "nothing"}))


class TestTheLanguageOfAVisit:
    @pytest.mark.parametrize("language", ["zh-hans", "en"])
    def test_stays_what_it_was(self, visit: Visit, language: str) -> None:
        client = visit("deputy-leader")
        with override(language):
            page = client.get("/").content.decode()

            assert get_language() == language
        assert f'<html lang="{language}"' in page
