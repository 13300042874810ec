"""Who keeps accounts gives new first passwords in his units, and nowhere else."""

import pytest

from people.models import Post, User


@pytest.fixture
def clerk(visit):
    """The office clerk, who keeps accounts."""
    Post.objects.filter(code="office-clerk").update(keeps_accounts=True)
    return visit("office-clerk")


def pk(user_name):
    return User.objects.get(username=user_name).person.pk


def test_the_new_password_is_shown_once_and_works(clerk, client):
    page = clerk.post(f"/accounts/{pk('grid-worker')}/password/").content.decode()
    password = page.split('<code class="bf-num">')[1].split("<")[0]

    assert client.login(username="grid-worker", password=password)
    assert User.objects.get(username="grid-worker").must_change_password


def test_people_are_found_by_name_number_or_user_name(clerk):
    assert "grid-worker-2" in clerk.get("/accounts/?q=grid-worker-2").content.decode()
    assert "没有" in clerk.get("/accounts/?q=nobody-at-all").content.decode()


@pytest.mark.parametrize("user_name", ["admin", "policy-editor", "township-leader", "office-clerk"])
def test_who_is_elsewhere_may_do_more_or_is_himself_is_not_his(clerk, user_name):
    assert clerk.post(f"/accounts/{pk(user_name)}/password/").status_code == 404


def test_others_keep_no_accounts(visit):
    assert visit("grid-worker").get("/accounts/").status_code == 403
    assert (
        visit("deputy-leader").post(f"/accounts/{pk('grid-worker')}/password/").status_code == 403
    )
