"""合卷: records are sealed by person and month, each in one volume."""

import json
from datetime import date, datetime

import pytest
from django.db import IntegrityError, transaction
from django_tasks_db.models import DBTaskResult

from dossiers import sealing
from dossiers.gathering.matter import read_matters
from dossiers.models import ArchiveItem, Dossier, Extent
from dossiers.numbering import number_for_month
from dossiers.render import render_dossier
from dossiers.sealing import NotSealable, seal_matter, seal_month
from dossiers.service import may_open, sealed
from dossiers.sweeping import sweep
from dossiers.verifying import verify_all
from dossiers.volumes import gathered, loose, volume_contents
from tests.dossiers.printed import Printed
from tests.dossiers.sealing import courses
from workflows.chains.models import Proceeding

SEPTEMBER, OCTOBER = date(2026, 9, 1), date(2026, 10, 1)


@pytest.fixture
def me(person):
    return person("grid-worker")


def seal(me, month=SEPTEMBER, on=OCTOBER):
    return seal_month(me.pk, month, on=on)


def printed(dossier):
    with dossier.open() as file:
        return Printed(file.read())


def sealings():
    return [
        task.args_kwargs["args"]
        for task in DBTaskResult.objects.filter(task_path="dossiers.tasks.seal_month")
    ]


@pytest.mark.usefixtures("quick_press")
class TestWhen:
    """Once the month is over and every record in it has been checked."""

    def test_a_record_is_not_sealed_alone(self, person):
        (record,) = courses.september(person, [1])

        assert not DBTaskResult.objects.filter(task_path="dossiers.tasks.seal").exists()
        with pytest.raises(NotSealable):
            seal_matter(record.serial)

    def test_not_before_the_month_is_over(self, person, me):
        courses.september(person)
        with pytest.raises(NotSealable):
            seal(me, on=date(2026, 9, 30))

        assert [sweep(now=courses.on(30)), sealings()] == [0, []]

    def test_then_the_sweep_finds_it_once(self, person, me):
        courses.september(person)

        assert [sweep(now=courses.on(1, 10)), sweep(now=courses.on(1, 10))] == [1, 0]
        assert sealings() == [[me.pk, "2026-09-01"]]

    def test_one_that_is_not_checked_yet_holds_up_the_others(self, person, me):
        courses.september(person)
        late = courses.diary(person, date(2026, 9, 28))
        assert sweep(now=courses.on(2, 10)) == 0
        with pytest.raises(NotSealable):
            seal(me)

        courses.check(person, late, date(2026, 10, 3))
        assert sweep(now=courses.on(3, 10)) == 1

    def test_each_person_and_month_has_a_volume_of_its_own(self, person, me):
        courses.september(person)
        courses.september(person, by="grid-worker-2", checker="grid-head-2")
        courses.diary(person, date(2026, 10, 9), checked=date(2026, 10, 10))

        sweep(now=courses.on(2, 11))
        months = [(me.pk, "2026-09-01"), (me.pk, "2026-10-01")]
        others = [(person("grid-worker-2").pk, "2026-09-01")]
        assert sorted(map(tuple, sealings())) == sorted(months + others)

    def test_how_much_it_asks_does_not_grow(self, person, django_assert_num_queries):
        courses.september(person, range(1, 8))
        DBTaskResult.objects.all().delete()

        with django_assert_num_queries(6):
            sweep(now=courses.on(30))


@pytest.mark.usefixtures("quick_press")
class TestSealedOnce:
    """Whoever asks, and however often."""

    def test_the_second_sealing_finds_the_first(self, person, me):
        courses.september(person)

        assert seal(me) == seal(me)
        assert Dossier.objects.count() == 1

    def test_every_record_finds_it(self, person, me):
        records = courses.september(person)
        volume = seal(me)

        assert {sealed(record) for record in records} == {volume}
        assert loose(me.pk, SEPTEMBER) == []

    def test_its_number_is_of_the_year_of_the_records(self, person, me):
        courses.diary(person, date(2026, 12, 30), checked=date(2027, 1, 4))

        volume = seal(me, date(2026, 12, 1), date(2027, 1, 5))
        assert (volume.archive_number, volume.year) == ("0001-WS·2026-D30-BGS-0001", 2026)

    def test_no_record_is_bound_twice(self, person, me):
        courses.september(person)
        seal(me)
        other = seal_matter(courses.seal_request(person).serial)

        record = Extent.objects.filter(bound=True)[0]
        again = Extent(dossier=other, proceeding=record.proceeding, first=9, last=9, bound=True)
        with pytest.raises(IntegrityError), transaction.atomic():
            again.save()

    def test_a_number_is_of_a_matter_or_of_a_month_and_never_of_both(self, person, me):
        (record,) = courses.september(person, [1])

        with pytest.raises(IntegrityError), transaction.atomic():
            ArchiveItem.objects.create(archive_number="x", proceeding=record, person=me)

    def test_a_record_that_moved_while_it_was_printed_is_not_sealed(self, person, me, monkeypatch):
        courses.september(person)
        press = sealing.render_dossier

        def slow_press(contents):
            Proceeding.objects.filter(applicant=me).update(seen=99)
            return press(contents)

        monkeypatch.setattr(sealing, "render_dossier", slow_press)
        with pytest.raises(NotSealable):
            seal(me)
        assert not Dossier.objects.exists()


class TestASupplement:
    """Records of a month that come later make a further volume."""

    @pytest.fixture
    def volumes(self, person, me):
        courses.september(person)
        first = seal(me)
        courses.diary(person, date(2026, 9, 29), checked=date(2026, 10, 12))
        return first, seal(me, on=date(2026, 10, 13))

    def test_it_holds_the_late_ones_and_names_the_first(self, volumes):
        first, second = volumes

        assert [extent.proceeding.serial for extent in second.extents.all()] == ["JL-2026-0004"]
        text = printed(second).text
        assert "记录合卷（补卷）" in text
        assert first.archive_number in text

    def test_each_is_whole(self, volumes):
        assert [finding.fault for finding in verify_all()] == ["", ""]
        assert [volume.form_label for volume in volumes] == ["合卷", "补卷"]


class TestWhatItSays:
    """Cover, catalogue, each record with who checked it, the clauses once, the trail of each."""

    @pytest.fixture
    def volume(self, person, me):
        courses.september(person, range(1, 5))
        return seal(me)

    def test_the_cover_says_whose_and_of_which_month(self, volume):
        cover = printed(volume).texts[0]

        assert all(
            each in cover
            for each in ("记录合卷", "陆燚", "2026年9月", "春和社区第1网格", "4 篇", "10 小时")
        )

    def test_each_record_is_there_with_who_checked_it(self, volume):
        text = printed(volume).text

        assert all(f"{day}．民情日记（2026年9月{day}日）" in text for day in range(1, 5))
        assert text.count("看过，写得清楚。") == 2 * 4  # at its station, and in its log
        assert text.count("魏长河") >= 2 * 4

    def test_the_clause_is_quoted_once(self, volume):
        assert printed(volume).text.count("网格工作的各种档案要建得齐全") == 1

    def test_the_data_of_all_records_lie_in_it(self, volume):
        ((name, (relation, content)),) = printed(volume).files().items()
        record = json.loads(content)

        assert (name, relation) == (f"{volume.archive_number}.json", "/Data")
        assert (record["format"], record["month"]) == ("banfa-volume", "2026-09")
        assert [each["proceeding"]["serial"] for each in record["records"]] == [
            f"JL-2026-000{number}" for number in range(1, 5)
        ]
        assert len(record["editions"]) == 1

    def test_the_same_rows_give_the_same_bytes(self, volume):
        again = volume_contents(gathered(volume), volume.item)

        assert render_dossier(again) == printed(volume).content

    def test_its_queries_do_not_grow_with_the_records(self, person, me, django_assert_num_queries):
        courses.september(person, range(1, 8))
        rows, item = loose(me.pk, SEPTEMBER), number_for_month(me, SEPTEMBER)

        with django_assert_num_queries(8):
            volume_contents(read_matters(rows), item)


@pytest.mark.usefixtures("quick_press")
class TestWhoMayOpenIt:
    """Only who may see every record in it: a volume is not cut up."""

    ON = date(2026, 10, 5)

    @pytest.fixture
    def volume(self, person, me):
        courses.september(person)
        return seal(me)

    def opens(self, person, name, volume):
        sees = Proceeding.objects.visible_to(person(name), on=self.ON)
        return may_open(volume, sees)

    @pytest.mark.parametrize(
        "name", ["grid-worker", "grid-head", "office-director", "archivist", "auditor", "admin"]
    )
    def test_those_who_see_all_of_it_do(self, person, volume, name):
        assert self.opens(person, name, volume)

    def test_others_do_not(self, person, volume):
        assert not self.opens(person, "grid-worker-2", volume)

    def test_who_checked_only_some_of_it_does_not(self, person, me, volume):
        # As if somebody had stood in on one day: the station remembers who acted.
        step = volume.extents.first().proceeding.steps.get()
        step.done_by = person("grid-worker-2")
        step.save()

        assert sees_one(person("grid-worker-2"), step.proceeding, self.ON)
        assert not self.opens(person, "grid-worker-2", volume)


def sees_one(who, proceeding, on):
    return Proceeding.objects.visible_to(who, on=on).filter(pk=proceeding.pk).exists()


class TestLongAnswers:
    """A record longer than a page goes on overleaf."""

    def test_nothing_is_lost(self, person, me):
        visited = "\n".join(f"{number}号楼" for number in range(1, 121))
        courses.september(person, [1], visited=visited)
        dossier = printed(seal(me))

        assert all(f"{number}号楼" in dossier.text for number in (1, 60, 120))
        assert dossier.characters_beyond_the_edge() == []


def test_the_day_of_the_file_is_the_end_of_the_month(person, me, quick_press):
    """However late it is sealed, so that sealing again gives the same bytes."""
    records = courses.september(person)
    seal(me, on=date(2027, 3, 1))

    ends = {Proceeding.objects.get(pk=record.pk).ended_at for record in records}
    contents = volume_contents(gathered(Dossier.objects.get()), ArchiveItem.objects.get())
    assert contents.closing_note.filed_on == OCTOBER
    assert contents.closed == max(ends) < datetime(2026, 9, 30, tzinfo=courses.SHANGHAI)
