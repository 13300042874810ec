"""The catalogue: looked up by archivists, verified by anyone, changed by nobody."""

from datetime import date
from urllib.parse import urlsplit

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.urls import resolve

from dossiers.gather import dossier_contents, slip_contents
from dossiers.gathering.matter import read_matter
from dossiers.keeping import put
from dossiers.links import verify_url
from dossiers.numbering import number_for
from dossiers.sealing import seal_matter, seal_month
from dossiers.service import sealed, verify_digest, verify_file
from tests.dossiers.sealing import courses
from trail import triggers
from trail.models import Trace

pytestmark = pytest.mark.usefixtures("quick_press")


@pytest.fixture
def dossier(leave):
    return seal_matter(leave().serial)


def bytes_of(dossier):
    with dossier.open() as sealed_file:
        return sealed_file.read()


class TestLookingUp:
    """By the matter, by the bytes, by a digest."""

    def test_a_matter_finds_its_dossier(self, leave):
        ended = leave()
        assert sealed(ended) is None

        assert seal_matter(ended.serial) == sealed(ended)

    def test_the_bytes_find_it_and_other_bytes_find_nothing(self, dossier):
        content = bytes_of(dossier)

        assert verify_file(content) == dossier
        assert verify_file(content + b" ") is None

    def test_every_digest_on_paper_finds_it(self, dossier):
        digests = [dossier.sha256, dossier.sm3, dossier.data_sha256]

        assert {verify_digest(digest) for digest in digests} == {dossier}
        assert verify_digest("") is None


class TestThePageThatThePaperLeadsTo:
    """Anybody who holds the paper may ask; it says nothing about persons."""

    def test_the_code_on_the_dossier_leads_to_it(self, leave, client):
        ended = leave()
        seal_matter(ended.serial)
        code = dossier_contents(read_matter(ended), number_for(ended)).verify_url

        page = client.get(urlsplit(code).path)
        assert page.context["intact"]
        assert ended.applicant.name not in page.content.decode()

    def test_the_code_on_the_slip_leads_to_the_matter(self, leave):
        under_way = leave(())
        code = slip_contents(read_matter(under_way)).verify_url

        assert resolve(urlsplit(code).path).kwargs == {"serial": under_way.serial}

    def test_a_file_that_is_not_whole_any_more_is_told(self, dossier, client):
        put(dossier.file.storage, dossier.file.name, b"something else")

        assert not client.get(verify_url(dossier.data_sha256)).context["intact"]

    def test_an_unknown_digest_is_not_found(self, client, db):
        assert client.get(verify_url("0" * 64)).status_code == 404


class TestSupplementsAndVolumes:
    """They stand in the catalogue and can be checked like any other."""

    @pytest.fixture
    def supplement(self, person):
        case = courses.case(person)
        seal_matter(case.serial)
        return seal_matter(courses.gone_on(person, case, courses.REOPENED).serial)

    @pytest.fixture
    def volume(self, person):
        courses.september(person)
        return seal_month(person("grid-worker").pk, date(2026, 9, 1), on=date(2026, 10, 1))

    def test_the_page_of_a_part_names_the_others_and_no_person(self, supplement, client):
        page = client.get(verify_url(supplement.data_sha256)).content.decode()

        assert all(number in page for number in supplement.family)
        assert supplement.responsible not in page

    def test_the_page_of_a_volume_names_no_person(self, volume, client):
        page = client.get(verify_url(volume.data_sha256))

        assert page.context["intact"]
        assert volume.responsible not in page.content.decode()

    def test_the_archivist_finds_a_volume_by_any_record_in_it(self, volume, client, person):
        client.force_login(person("archivist").user)
        page = client.get("/admin/dossiers/", {"q": "JL-2026-0002"}).content.decode()

        assert page.count(f"/admin/dossier-files/{volume.pk}/") == 1
        assert "合卷" in page

    def test_a_log_that_is_not_what_was_sealed_is_named(self, volume, capsys):
        triggers.lift(connection)
        Trace.objects.filter(stream="JL-2026-0002", number=2).update(digest="0" * 64)
        triggers.install(connection)

        with pytest.raises(CommandError):
            call_command("verify_dossiers")
        assert "JL-2026-0002" in capsys.readouterr().err


class TestVerifyingTheFiles:
    """`manage.py verify_dossiers` exits with 1 and a sentence for each broken one."""

    def path(self, dossier):
        return dossier.file.storage.path(dossier.file.name)

    def test_whole_files_pass(self, dossier, capsys):
        call_command("verify_dossiers")

        assert capsys.readouterr().err == ""

    def test_a_changed_file_is_named(self, dossier, capsys):
        put(dossier.file.storage, dossier.file.name, b"something else")

        with pytest.raises(CommandError):
            call_command("verify_dossiers")
        assert dossier.archive_number in capsys.readouterr().err

    def test_a_lost_file_is_named(self, dossier, capsys):
        dossier.file.storage.delete(dossier.file.name)

        with pytest.raises(CommandError):
            call_command("verify_dossiers")
        assert dossier.file.name in capsys.readouterr().err


class TestTheListOfTheArchivist:
    """On the editors' side: to read, for archivists, auditors and administrators."""

    def signed_in(self, client, person, name):
        client.force_login(person(name).user)
        return client

    @pytest.mark.parametrize("name", ["archivist", "auditor", "admin"])
    def test_they_find_it_and_open_the_file(self, dossier, client, person, name):
        client = self.signed_in(client, person, name)
        page = client.get("/admin/dossiers/", {"q": dossier.item.proceeding.serial})
        file = client.get(f"/admin/dossier-files/{dossier.pk}/")

        assert dossier.archive_number in page.content.decode()
        assert b"".join(file.streaming_content) == bytes_of(dossier)

    @pytest.mark.parametrize("name", ["grid-worker", "policy-editor"])
    @pytest.mark.parametrize("address", ["dossiers/", "dossier-files/{}/"])
    def test_others_do_not(self, dossier, client, person, name, address):
        client = self.signed_in(client, person, name)

        assert client.get("/admin/" + address.format(dossier.pk)).status_code == 302

    @pytest.mark.parametrize("verb", ["create/", "edit/{}/", "delete/{}/"])
    def test_nobody_changes_it(self, dossier, client, person, verb):
        client = self.signed_in(client, person, "admin")

        assert client.post(f"/admin/dossiers/{verb.format(dossier.pk)}").status_code == 302
        assert sealed(dossier.item.proceeding) == dossier
