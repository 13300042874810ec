"""考核: what raters handed in, score and grade, and the clauses that they rest on (D1-4)."""

import json

import pytest

from dossiers.gather import dossier_contents
from dossiers.gathering.matter import read_matter
from dossiers.gathering.properties import NotFitToSeal
from dossiers.numbering import number_for
from dossiers.sealing import seal_matter
from forms.submissions.models import Submission
from tests.dossiers.printed import Printed
from tests.dossiers.sealing import courses


@pytest.fixture
def ended(person):
    return courses.assessment(person)


@pytest.fixture
def contents(ended):
    return dossier_contents(read_matter(ended), number_for(ended))


class TestTheParts:
    """D1-4.1, D1-4.2: each rater's form is a form of its own, with who handed it in."""

    def test_each_is_printed_with_whoever_handed_it_in(self, contents):
        assert [(part.title, part.by) for part in contents.parts] == [
            ("社区综合评定", "杜赟　社区书记"),
            ("群众测评计票", "杜赟　社区书记"),
            ("平台考核结果", "苏晓燕　乡（街）服务中心"),
        ]

    def test_they_lie_in_the_record_apart_from_the_rounds(self, contents):
        record = json.loads(contents.data)

        assert [part["part"] for part in record["parts"]] == [
            "community-evaluation", "residents-ballots", "platform-result",
        ]  # fmt: skip
        assert [each["round"] for each in record["submissions"]] == [1]

    def test_one_that_is_gone_is_missed(self, ended):
        Submission.objects.get(stream=ended.serial, part="platform-result").delete()

        with pytest.raises(NotFitToSeal, match="platform-result"):
            dossier_contents(read_matter(ended), number_for(ended))


class TestScoreAndGrade:
    """D1-4.E1: they stand out, and say on which clause they rest."""

    def test_they_stand_apart_from_the_other_verdicts(self, contents):
        assert [(each.title, each.basis_path) for each in contents.grades] == [
            ("综合得分 91 分：优秀", "四.8")
        ]
        assert all("得分" not in each.title for each in contents.verdicts)

    def test_every_clause_cited_is_quoted(self, contents):
        assert [clause.path for clause in contents.clauses] == ["四.3", "四.7", "四.8"]


class TestTheStations:
    """An appeal stands where it was made; what the office did before and after is told apart."""

    def test_the_appeal_stands_between(self, contents):
        rows = [(each.post_name, len(each.signed)) for each in contents.stations]

        assert rows == [
            ("社区书记", 1), ("社区书记", 1), ("乡（街）服务中心", 1),
            ("办事处主任", 2), ("网格员", 1), ("办事处主任", 2),
        ]  # fmt: skip

    def test_the_birth_of_it_is_called_what_it_is(self, contents):
        assert contents.traces[0].act_label == "发起"


class TestThePages:
    """Cover, catalogue, form, parts, clauses, log."""

    def test_the_catalogue_leads_to_each_part(self, ended):
        with seal_matter(ended.serial).open() as file:
            printed = Printed(file.read())

        assert all(
            title in printed.texts[1] for title in ("社区综合评定", "群众测评计票", "平台考核结果")
        )
        assert "被考核人" in printed.text
