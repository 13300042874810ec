"""An account needs a user name and a password; the name is the person's."""

import pytest

from people.models import User

PASSWORD = "a-long-enough-one"


@pytest.fixture
def forms(db):
    from people.admin import users

    return users


def test_an_account_needs_no_mail_address(forms):
    form = forms.AccountCreationForm(
        {"username": "new-colleague", "password1": PASSWORD, "password2": PASSWORD}
    )

    assert form.is_valid(), form.errors
    assert form.save().check_password(PASSWORD)


def test_nor_when_it_is_changed(forms):
    user = User.objects.create_user("colleague", password=PASSWORD)
    form = forms.AccountEditForm({"username": "colleague-2", "is_active": True}, instance=user)

    assert form.is_valid(), form.errors
    form.save()
    assert User.objects.get().check_password(PASSWORD)


def test_the_screens_use_these_forms(forms):
    viewset = forms.AccountViewSet("accounts")

    assert viewset.get_form_class() is forms.AccountCreationForm
    assert viewset.get_form_class(for_update=True) is forms.AccountEditForm
