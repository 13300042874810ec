"""Demo users exist only in demo data, and production refuses them (design section 10)."""

import pytest
from django.contrib.auth import authenticate
from django.core.checks import run_checks

from people.backends import OfficeBackend, may_sign_in
from people.models import Person, User
from people.service import person_of

BACKEND = "people.backends.OfficeBackend"


@pytest.fixture
def demo_user(db, settings):
    settings.AUTHENTICATION_BACKENDS = [BACKEND]
    return User.objects.create_user("grid-worker", password="open-door", is_demo=True)


def sign_in():
    return authenticate(username="grid-worker", password="open-door")


class TestADemoUser:
    def test_signs_in_where_it_is_allowed(self, demo_user, settings):
        settings.ALLOW_DEMO_USERS = True

        assert sign_in() == demo_user

    def test_is_refused_where_it_is_not(self, demo_user, settings):
        settings.ALLOW_DEMO_USERS = False

        assert sign_in() is None
        assert not may_sign_in(demo_user)

    def test_is_refused_where_nothing_is_said(self, demo_user, settings):
        settings.ALLOW_DEMO_USERS = True
        del settings.ALLOW_DEMO_USERS

        assert sign_in() is None

    def test_is_signed_out_when_the_office_goes_into_production(
        self, demo_user, settings, client, rf
    ):
        settings.ALLOW_DEMO_USERS = True
        client.force_login(demo_user, backend=BACKEND)
        settings.ALLOW_DEMO_USERS = False

        assert "_auth_user_id" in client.session
        assert client.get("/admin/").status_code == 302

    def test_comes_with_the_person_in_one_query(
        self, demo_user, settings, django_assert_num_queries
    ):
        settings.ALLOW_DEMO_USERS = True
        person = Person.objects.create(name="甲", user=demo_user)

        with django_assert_num_queries(1):
            assert person_of(OfficeBackend().get_user(demo_user.pk)) == person
        assert OfficeBackend().get_user(0) is None

    def test_who_is_a_real_colleague_signs_in_anywhere(self, demo_user, settings):
        settings.ALLOW_DEMO_USERS = False
        demo_user.is_demo = False
        demo_user.save()

        assert sign_in() == demo_user


class TestTheDeploymentCheck:
    def found(self):
        checked = run_checks(
            tags=["security"], include_deployment_checks=True, databases=["default"]
        )
        return [each.id for each in checked if each.id.startswith("people.")]

    def test_finds_demo_users(self, demo_user, settings):
        settings.ALLOW_DEMO_USERS = False

        assert self.found() == ["people.E001"]

    def test_is_content_without_them(self, db, settings):
        settings.ALLOW_DEMO_USERS = False

        assert self.found() == []

    def test_is_content_where_they_are_allowed(self, demo_user, settings):
        settings.ALLOW_DEMO_USERS = True

        assert self.found() == []


def test_a_visitor_is_nobody(demo_user):
    from django.contrib.auth.models import AnonymousUser

    assert person_of(AnonymousUser()) is None
    assert person_of(demo_user) is None
