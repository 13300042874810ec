from collections.abc import Callable

from django.test import Client

from office.demo import PASSWORD


class TestSignIn:
    def test_leads_on_to_the_page_that_was_asked_for(self, office: None) -> None:
        client = Client()
        asked = client.get("/forms/leave/")
        assert asked.url == "/sign-in/?next=/forms/leave/"

        answer = client.post(
            asked.url,
            {"username": "grid-worker", "password": PASSWORD, "next": "/forms/leave/"},
        )

        assert (answer.status_code, answer.url) == (302, "/forms/leave/")

    def test_never_leads_to_another_site(self, office: None) -> None:
        credentials = {"username": "grid-worker", "password": PASSWORD}

        answer = Client().post("/sign-in/", credentials | {"next": "https://example.org/"})

        assert answer.url == "/"

    def test_keeps_the_name_when_the_password_is_wrong(self, office: None) -> None:
        answer = Client().post("/sign-in/", {"username": "grid-worker", "password": "x"})

        assert answer.status_code == 200
        assert 'value="grid-worker"' in answer.content.decode()
        assert 'role="alert"' in answer.content.decode()

    def test_offers_the_editors_side_to_editors_only(self, office: None) -> None:
        def signed_in(name: str) -> Client:
            client = Client()
            client.post("/sign-in/", {"username": name, "password": PASSWORD})
            return client

        assert "/admin/" in signed_in("admin").get("/me/").content.decode()
        assert "/admin/" not in signed_in("grid-worker").get("/me/").content.decode()


class TestSignOut:
    def test_takes_more_than_a_link(self, visit: Callable[..., Client]) -> None:
        client = visit("grid-worker")

        assert client.get("/sign-out/").status_code == 405
        assert client.get("/me/").status_code == 200
        assert client.post("/sign-out/").url == "/sign-in/"
        assert client.get("/me/").status_code == 302


class TestAnAccountWithoutAPerson:
    def test_is_told_what_to_do(self, visit: Callable[..., Client], person: Callable) -> None:
        person("grid-worker").__class__.objects.filter(user__username="grid-worker").update(
            user=None
        )

        answer = visit("grid-worker").get("/")

        assert answer.status_code == 403
        assert "portal/no_person.html" in [each.name for each in answer.templates]
