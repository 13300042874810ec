"""The catalogue: looked up by archivists, verified by anyone, changed by nobody."""

import pytest
from django.core.management import CommandError, call_command

from dossiers.keeping import put
from dossiers.sealing import seal_matter
from dossiers.service import sealed, verify_digest, verify_file

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
        page = client.get("/admin/dossiers/", {"q": dossier.proceeding.serial})
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
        assert sealed(dossier.proceeding) == dossier
