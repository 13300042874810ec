"""Editing the form of cases."""

from collections.abc import Callable

import pytest

from forms.schemas.models import FormPage


@pytest.fixture
def withdraw_category(office: None) -> Callable[[str], None]:
    """The next edition of the form no longer offers a category."""

    def withdrawing(code: str) -> None:
        page = FormPage.objects.get(slug="case")
        field = next(each for each in page.fields if each.value["key"] == "category")
        option = next(each for each in field.value["options"] if each["value"] == code)
        option["withdrawn"] = True
        page.save_revision().publish()

    return withdrawing
