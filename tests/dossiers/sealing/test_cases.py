"""事件: all that was said at each rung, by when, what it grew out of; and what comes after a reopening."""

import json
from datetime import date

import pytest
from django_tasks_db.models import DBTaskResult

from dossiers.gather import dossier_contents, slip_contents
from dossiers.gathering.matter import read_matter
from dossiers.models import Dossier
from dossiers.numbering import number_for
from dossiers.render import render_dossier
from dossiers.sealing import seal_matter, seal_month
from dossiers.service import dossiers_of, sealed
from dossiers.sweeping import sweep
from dossiers.verifying import verify_all
from tests.dossiers.printed import Printed
from tests.dossiers.sealing import courses
from trail.chain import CHAINED_FIELDS, digest_of


def gathered(matter):
    return dossier_contents(read_matter(matter), number_for(matter))


def gathered_slip(matter):
    return slip_contents(read_matter(matter))


def bytes_of(dossier):
    with dossier.open() as file:
        return file.read()


def printed(dossier):
    return Printed(bytes_of(dossier))


class TestTheRungs:
    """D4-4.4: found, solved, brought back; each rung says all that was done there."""

    def rungs(self, matter):
        return [
            (each.post_name, [signed.opinion for signed in each.signed])
            for each in gathered(matter).stations
        ]

    def test_one_person_may_do_everything_at_one_rung(self, person):
        said = [opinion for _act, _by, _day, opinion in courses.PLAIN]

        assert self.rungs(courses.case(person)) == [("网格员", said)]

    def test_each_rung_has_what_was_done_while_the_case_was_there(self, person):
        assert self.rungs(courses.case(person, courses.UP_THE_LADDER)) == [
            ("网格员", ["已到现场看过。", "网格里没有材料。"]),
            ("网格长", ["联系了物业。", "物业不管，请服务站协调。"]),
            (
                "服务站",
                ["约了排水公司。", "排水公司已备料。", "换了新井盖。", "电话告知反映人。", ""],
            ),
        ]

    def test_that_all_of_it_was_done_in_one_moment_mixes_nothing_up(self, person):
        at_once = [(act, by, 2, opinion) for act, by, _day, opinion in courses.UP_THE_LADDER]
        rungs = self.rungs(courses.case(person, at_once))

        assert [len(said) for _post, said in rungs] == [2, 2, 5]

    def test_a_reopening_stands_between_what_came_before_it_and_after(self, person):
        reopened_before_closing = (*courses.PLAIN[:3], *courses.REOPENED)
        rungs = self.rungs(courses.case(person, reopened_before_closing))

        assert [len(said) for _post, said in rungs] == [3, 1, 4]
        assert rungs[1] == ("网格员", ["井盖又松了。"])


class TestDueDates:
    """D5-3: the sentence, its clause, and whether it was kept."""

    def lines(self, person, day):
        acts = [(act, "feedback-worker", day, opinion) for act, _by, _day, opinion in courses.PLAIN]
        case = courses.case(person, acts, by="feedback-worker", handled_by="community")
        return gathered(case)

    def test_one_that_was_kept_says_so(self, person):
        (line,) = self.lines(person, 2).due

        assert (line.outcome, line.in_time, line.basis_path) == ("按时", True, "三.1")

    def test_one_that_was_missed_says_by_how_many_days(self, person):
        (line,) = self.lines(person, 5).due

        assert (line.outcome, line.in_time) == ("超期 3 天", False)

    def test_its_clause_is_quoted(self, person):
        uses = {clause.path: clause.used_for for clause in self.lines(person, 2).clauses}

        assert uses["三.1"] == ("定时限",)

    def test_one_beyond_the_published_holidays_is_provisional(self, person):
        case = courses.case(person, (), by="feedback-worker", handled_by="special")
        case.due = [each | {"provisional": True} for each in case.due]
        case.save()

        (line,) = gathered_slip(case).due
        assert line.sentence.endswith("（暂定）")


class TestLinks:
    """D4-4.5: a problem in a diary becomes a case; each names the other."""

    @pytest.fixture
    def family(self, person):
        found = {"found": True, "problems": "楼道堆物。", "handling": "转事件。"}
        record = courses.diary(person, date(2026, 9, 1), checked=date(2026, 9, 2), **found)
        case = courses.grown(person, record)
        return record, courses.gone_on(
            person, case, [(a, b, 6, o) for a, b, _d, o in courses.PLAIN]
        )

    def test_the_case_names_what_it_grew_out_of(self, family):
        record, case = family
        contents = gathered(case)

        assert contents.links == (f"由 {record.serial}“{record.title}”转来",)
        assert json.loads(contents.data)["links"][0]["serial"] == record.serial

    def test_the_slip_of_the_record_names_the_case(self, family):
        record, case = family

        assert gathered_slip(record).links == (f"转出 {case.serial}“{case.title}”",)

    def test_the_volume_of_the_record_names_it_too(self, family):
        record, case = family
        volume = seal_month(record.applicant_id, date(2026, 9, 1), on=date(2026, 10, 1))

        assert f"转出{case.serial}" in printed(volume).text


class TestASupplement:
    """A case that was closed, sealed, reopened and closed again: what was sealed stays as it was."""

    @pytest.fixture
    def first(self, person):
        return seal_matter(courses.case(person).serial)

    @pytest.fixture
    def second(self, person, first):
        case = first.extents.get().proceeding
        courses.gone_on(person, case, courses.REOPENED)
        return seal_matter(case.serial)

    def test_the_first_dossier_stays_byte_for_byte(self, person, first):
        before = bytes_of(first)
        courses.gone_on(person, first.item.proceeding, courses.REOPENED)
        seal_matter(first.item.proceeding.serial)

        again = Dossier.objects.get(pk=first.pk)
        assert (bytes_of(again), again.sha256) == (before, first.sha256)

    def test_it_has_a_number_of_its_own_and_names_what_it_supplements(self, first, second):
        assert second.archive_number != first.archive_number
        text = printed(second).text
        assert "事件办件卷宗（补卷）" in text
        assert f"{first.archive_number}，从记录第6条起" in text

    def test_it_holds_what_came_after_and_nothing_twice(self, first, second):
        record = json.loads(next(iter(printed(second).files().values()))[1])

        assert record["supplements"] == {
            "archive_number": first.archive_number,
            "sha256": first.sha256,
            "first": 6,
        }
        assert record["traces"][0]["act"] == "reopen"
        assert record["submissions"] == []

    def test_its_log_goes_on_from_that_of_the_first(self, first, second):
        previous = first.extents.get().digest
        for trace in json.loads(next(iter(printed(second).files().values()))[1])["traces"]:
            assert trace["previous"] == previous
            previous = digest_of({name: trace[name] for name in CHAINED_FIELDS})

    def test_it_is_made_once_and_comes_out_the_same_again(self, second):
        case = second.item.proceeding
        assert seal_matter(case.serial) == second
        matter = read_matter(case, case.extents.order_by("first").first())
        assert render_dossier(dossier_contents(matter, second.item)) == bytes_of(second)

    def test_both_are_found_and_both_are_whole(self, first, second):
        case = second.item.proceeding

        assert dossiers_of(case) == [first, second]
        assert (sealed(case), sealed(case, 2), sealed(case, 3)) == (first, second, None)
        assert [finding.fault for finding in verify_all()] == ["", ""]

    def test_while_it_is_under_way_again_the_first_is_still_whole(self, person, first):
        courses.gone_on(person, first.item.proceeding, courses.REOPENED[:2])

        assert [finding.fault for finding in verify_all()] == [""]

    @pytest.mark.usefixtures("quick_press")
    def test_the_sweep_finds_it(self, person, first):
        courses.gone_on(person, first.item.proceeding, courses.REOPENED)
        DBTaskResult.objects.all().delete()

        assert sweep(now=courses.on(20)) == 1


class TestAPlainOne:
    """Reported, accepted, resolved, answered, closed: two pages."""

    def test_two_pages_hold_it(self, person):
        pages = printed(seal_matter(courses.case(person).serial)).texts

        assert len(pages) == 2
        assert "当面告知反映人" in pages[0]

    def test_two_pages_hold_a_seal_request(self, person):
        assert len(printed(seal_matter(courses.seal_request(person).serial)).texts) == 2
