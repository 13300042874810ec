"""The log can be read on the editors' side, and nothing more."""

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission

from trail.models import Trace

LIST = "/admin/trail/trace/"


@pytest.fixture
def auditor(client, db):
    user = get_user_model().objects.create_user("auditor")
    allowed = ["access_admin", "view_trace"]
    user.user_permissions.set(Permission.objects.filter(codename__in=allowed))
    client.force_login(user)
    return client


class TestTheListOfTraces:
    def test_shows_and_searches_them(self, auditor, leave_traces):
        leave_traces(actor_name="孟昇")

        for query in ("", "?q=LV-2026", "?act=opine"):
            assert "孟昇" in auditor.get(LIST + query).content.decode()

    def test_shows_one_in_full(self, auditor, leave_traces):
        trace = leave_traces()[-1]

        assert trace.digest in auditor.get(f"{LIST}inspect/{trace.pk}/").content.decode()

    def test_offers_no_way_to_change_them(self, admin_client, leave_traces):
        trace = leave_traces()[-1]

        for way in ("create/", f"edit/{trace.pk}/", f"delete/{trace.pk}/"):
            assert admin_client.get(LIST + way).status_code != 200
            assert admin_client.post(LIST + way).status_code != 200

        assert Trace.objects.count() == 3
