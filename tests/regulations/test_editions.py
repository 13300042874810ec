"""A published edition is never changed, neither that of a regulation nor that of a form."""

import pytest
from django.db.models import ProtectedError

from forms.schemas.models import FormEdition
from forms.schemas.models.edition import FormEditionIsFrozen
from regulations.models import Edition
from regulations.models.edition import EditionIsFrozen

pytestmark = pytest.mark.usefixtures("office")

each_kind = pytest.mark.parametrize(
    ("model", "refusal"),
    [(Edition, EditionIsFrozen), (FormEdition, FormEditionIsFrozen)],
    ids=["regulation", "form"],
)


@each_kind
class TestAPublishedEdition:
    def test_is_not_saved_again(self, model, refusal):
        edition = model.objects.first()
        edition.title = "另一个名称"

        with pytest.raises(refusal):
            edition.save()

        assert model.objects.get(pk=edition.pk).title != "另一个名称"

    def test_is_not_deleted(self, model, refusal):
        with pytest.raises(refusal):
            model.objects.first().delete()
        with pytest.raises(refusal):
            model.objects.all().delete()

        assert model.objects.exists()

    def test_is_not_updated_in_bulk(self, model, refusal):
        with pytest.raises(refusal):
            model.objects.update(title="另一个名称")
        with pytest.raises(refusal):
            model.objects.bulk_update(model.objects.all(), ["title"])

    def test_keeps_its_page_from_being_deleted(self, model, refusal):
        edition = model.objects.first()
        page = edition.regulation if model is Edition else edition.form

        with pytest.raises(ProtectedError):
            page.delete()


class TestAnEdition:
    def test_finds_a_clause_by_its_stable_id(self):
        edition = Edition.objects.get(slug="community-grid-workers")
        third = next(each for each in edition.clauses if each["path"] == "三.2")

        assert edition.clause(third["id"]) == third
        assert edition.clause("nowhere") is None

    def test_is_in_force_from_its_day_on(self):
        edition = Edition.objects.get(slug="community-grid-workers")

        assert edition.is_in_force(edition.in_force_from)
        assert not edition.is_in_force(edition.in_force_from.replace(year=2025))
