"""A first password opens one door: that to a password of one's own."""

import pytest

from people.models import Person, User
from people.staffing.accounts import give_first_password, new_account


@pytest.fixture
def newcomer(db):
    """Somebody with a first password: (user, password)."""
    user, password = new_account("dingning")
    Person.objects.create(name="丁宁", phone="13900000002", user=user)
    return user, password


def sign_in(client, name, password):
    return client.post("/sign-in/", {"username": name, "password": password})


@pytest.mark.parametrize("name", ["dingning", "13900000002"])
def test_by_user_name_or_number(client, newcomer, name):
    assert sign_in(client, name, newcomer[1]).status_code == 302


def test_not_by_a_number_that_two_have(client, newcomer):
    Person.objects.create(name="丁静", phone="13900000002", user=User.objects.create_user("dj"))

    assert sign_in(client, "13900000002", newcomer[1]).status_code == 200


def test_everything_leads_to_choosing_a_password(client, newcomer):
    sign_in(client, "dingning", newcomer[1])

    for address in ("/", "/forms/", "/admin/", "/leaves/"):
        assert client.get(address)["Location"].startswith("/me/password/")
    chosen = {
        "old_password": newcomer[1],
        "new_password1": "my-own-desk-7",
        "new_password2": "my-own-desk-7",
    }
    answer = client.post("/me/password/", {**chosen, "next": "/forms/"})

    assert answer["Location"] == "/forms/"
    assert client.get("/forms/").status_code == 200
    newcomer[0].refresh_from_db()
    assert not newcomer[0].must_change_password


def test_it_is_not_led_away_to_another_site(client, newcomer):
    sign_in(client, "dingning", newcomer[1])
    chosen = {
        "old_password": newcomer[1],
        "new_password1": "my-own-desk-7",
        "new_password2": "my-own-desk-7",
    }

    assert (
        client.post("/me/password/", {**chosen, "next": "https://evil.example/"})["Location"] == "/"
    )


def test_who_is_not_active_stays_outside(client, newcomer):
    sign_in(client, "dingning", newcomer[1])
    Person.objects.update(active=False)

    assert client.get("/me/password/")["Location"].startswith("/sign-in/")
    assert sign_in(client, "dingning", newcomer[1]).status_code == 200


def test_a_new_first_password_ends_the_sessions(client, newcomer):
    sign_in(client, "dingning", newcomer[1])
    give_first_password(newcomer[0])

    assert client.get("/me/password/")["Location"].startswith("/sign-in/")
