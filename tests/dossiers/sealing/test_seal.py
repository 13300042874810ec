"""封卷: each finished matter is sealed once, and what is sealed says everything."""

import json
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django_tasks_db.models import DBTaskResult
from PIL import Image

from dossiers import sealing
from dossiers.gather import dossier_contents
from dossiers.gathering.matter import read_matter
from dossiers.gathering.properties import NotFitToSeal
from dossiers.models import Dossier, DossierIsSealed
from dossiers.numbering import number_for
from dossiers.render import render_dossier
from dossiers.sealing import NotSealable, seal_matter
from forms.submissions.models import Upload
from forms.submissions.uploading import take_in
from tests.dossiers.printed import Printed
from tests.dossiers.sealing.leaves import REJECTED, RETURNED, WHOLE, on
from workflows.chains.models import Proceeding
from workflows.chains.service import perform


def picture(colour: str) -> bytes:
    out = BytesIO()
    Image.new("RGB", (40, 60), colour).save(out, "PNG")
    return out.getvalue()


def no_paper(_contents):
    raise OSError("no paper")


class TestALeaveFromAskingToReportingBack:
    """D1-3.2b: opined on, approved, filed, reported back; then the archivist opens a sealed file."""

    @pytest.fixture
    def printed(self, leave):
        with seal_matter(leave().serial).open() as sealed:
            return Printed(sealed.read())

    def test_it_quotes_the_clause_and_the_opinions_on_two_pages(self, printed):
        assert len(printed.texts) == 2
        assert "超过2天、不超过7天（含7天），分管领导签注意见，办事处主任批" in printed.text
        assert "请第2网格网格员代为巡查" in printed.text
        assert "请假条不论哪种，都交到办事处办公室备查" in printed.text

    def test_the_record_lies_in_it_as_data(self, printed):
        ((name, (relation, content)),) = printed.files().items()
        record = json.loads(content)

        assert (name, relation) == ("QJ-2026-0001.json", "/Data")
        assert record["submissions"][0]["answers"]["reason"] == "老家房屋修缮，需本人到场。"
        assert [trace["act"] for trace in record["traces"]][-1] == "report_back"


class TestWhatTheOfficeFoundOutOnceItHadEnded:
    """D1-3.1b: back two days late and sealed; what the days were is said afterwards, and supplements it."""

    LATE = (*WHOLE[:3], ("report_back", "grid-worker", 23, ""))
    ANSWER = {"opinion": "电话核实，在医院。", "data": {"absence": "excused"}}

    def test_stands_in_a_supplement_of_its_day(self, leave, person):
        first = seal_matter(leave(self.LATE).serial)
        matter = first.extents.get().proceeding
        perform(matter, "note_absence", by=person("office-clerk"), at=on(25), **self.ANSWER)

        second = seal_matter(matter.serial)
        with second.open() as sealed:
            printed = Printed(sealed.read())
        record = json.loads(next(iter(printed.files().values()))[1])
        assert [trace["act"] for trace in record["traces"]] == ["note_absence"]
        assert "补卷" in printed.text
        assert "电话核实，在医院。" in printed.text
        assert "2026年9月25日" in printed.text


class TestSealedOnce:
    """Whoever asks, and however often."""

    pytestmark = pytest.mark.usefixtures("quick_press")

    def test_the_act_that_ends_a_matter_enqueues_its_sealing(self, leave):
        ended = leave()

        tasks = DBTaskResult.objects.filter(task_path="dossiers.tasks.seal")
        assert [task.args_kwargs["args"] for task in tasks] == [[ended.serial]]

    def test_nothing_is_enqueued_while_it_goes_on(self, leave):
        leave(WHOLE[:3])

        assert not DBTaskResult.objects.filter(task_path="dossiers.tasks.seal").exists()

    def test_the_second_sealing_finds_the_first(self, leave):
        serial = leave().serial

        assert seal_matter(serial) == seal_matter(serial)
        assert Dossier.objects.count() == 1

    def test_a_matter_under_way_is_not_sealed(self, leave):
        with pytest.raises(NotSealable):
            seal_matter(leave(WHOLE[:2]).serial)

    def test_a_matter_that_moved_while_it_was_printed_is_not_sealed(self, leave, monkeypatch):
        ended = leave()

        quick_press = sealing.render_dossier

        def slow_press(contents):
            Proceeding.objects.filter(pk=ended.pk).update(seen=99)
            return quick_press(contents)

        monkeypatch.setattr(sealing, "render_dossier", slow_press)
        with pytest.raises(NotSealable):
            seal_matter(ended.serial)
        assert not Dossier.objects.exists()

    def test_a_sealed_dossier_is_never_changed(self, leave):
        dossier = seal_matter(leave().serial)

        for change in (dossier.save, dossier.delete, Dossier.objects.all().delete):
            with pytest.raises(DossierIsSealed):
                change()


class TestArchiveNumbers:
    """DA/T 22-2015: fonds-category·year-retention-office-item, the items without gaps."""

    pytestmark = pytest.mark.usefixtures("quick_press")

    def test_items_are_counted_by_year(self, leave):
        numbers = [seal_matter(leave().serial).archive_number for _time in range(2)]

        assert numbers == ["0001-WS·2026-D30-BGS-0001", "0001-WS·2026-D30-BGS-0002"]

    def test_a_number_given_before_a_failure_is_used_afterwards(self, leave, monkeypatch):
        first, second = leave(), leave()
        with monkeypatch.context() as broken:
            broken.setattr(sealing, "render_dossier", no_paper)
            with pytest.raises(OSError, match="no paper"):
                seal_matter(first.serial)

        assert seal_matter(second.serial).archive_number.endswith("-0002")
        assert seal_matter(first.serial).archive_number.endswith("-0001")


class TestTheSameBytes:
    """What is sealed can be made again, and compared."""

    def test_the_same_rows_give_the_same_bytes(self, leave):
        ended = leave()
        sealed = seal_matter(ended.serial)

        again = dossier_contents(read_matter(ended), number_for(ended))
        with sealed.open() as file:
            assert render_dossier(again) == file.read()


class TestHowItEnded:
    """Not every matter is approved at the first time of asking."""

    def test_a_returned_one_carries_the_earlier_submission(self, leave):
        ended = leave((*RETURNED, *((act, by, day + 2, word) for act, by, day, word in WHOLE)))

        contents = dossier_contents(read_matter(ended), number_for(ended))
        assert [form.round for form in contents.earlier] == [1]
        assert "请写明由谁代班。" in [trace.opinion for trace in contents.traces]

    def test_a_rejected_one_is_sealed_without_the_steps_that_were_not_needed(self, leave):
        ended = leave(REJECTED)

        contents = dossier_contents(read_matter(ended), number_for(ended))
        said = [each.opinion for station in contents.stations for each in station.signed]
        assert said == ["不同意。", "人手不够。"]


class TestAttachments:
    """What was handed in is kept as it was, also under equal names."""

    @pytest.fixture
    def ended(self, leave, person):
        files = [
            take_in(SimpleUploadedFile("证明.png", picture(colour)), owner=person("grid-worker"))
            for colour in ("white", "black")
        ]
        return leave(proof=[str(file.pk) for file in files])

    def test_two_files_of_one_name_are_both_kept(self, ended):
        with seal_matter(ended.serial).open() as sealed:
            files = Printed(sealed.read()).files()

        assert files["证明.png"][1] == picture("white")
        assert files["证明（2）.png"][1] == picture("black")

    def test_a_file_that_was_changed_keeps_the_matter_from_being_sealed(self, ended):
        content = Upload.objects.filter(stream=ended.serial)[0].content
        content.storage.delete(content.name)

        with pytest.raises(NotFitToSeal, match="证明"):
            seal_matter(ended.serial)
        assert not Dossier.objects.exists()
