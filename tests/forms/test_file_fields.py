"""Fields for files: what they take stands in the schema and in the part for the screen."""

import pytest
from django.http import QueryDict

from forms.schemas.limits import limits_of
from forms.schemas.paths import field_at
from forms.schemas.validation import read, validate
from forms.submissions.named import ids_named, without_files, without_upload
from tests.forms.conftest import edition_of
from tests.plugins.matters import ASKED_ON

ONE, TWO, THREE = (f"0000000{n}-0000-4000-8000-000000000000" for n in (1, 2, 3))
VISIT = edition_of(
    [
        {"type": "text", "key": "door", "label": "门牌"},
        {"type": "file", "key": "papers", "label": "材料", "accepts": ["pdf", "word"], "most": 2},
        {"type": "signature", "key": "signed", "label": "签名"},
        {"type": "group", "key": "homes", "label": "户", "fields": [
            {"type": "text", "key": "name", "label": "户主"},
            {"type": "photo", "key": "photos", "label": "照片", "megabytes": 3}]},
    ]
)  # fmt: skip


def problems(answers):
    return validate(VISIT, answers, on=ASKED_ON)[1]


class TestTheSchema:
    def test_counts_files_and_names_one_signature(self):
        properties = VISIT.schema["properties"]

        assert properties["papers"]["maxItems"] == 2
        assert properties["signed"] == {"title": "签名", "type": "string", "format": "uuid"}

    def test_leaves_kinds_and_sizes_to_the_screen(self):
        papers = next(each for each in VISIT.ui["fields"] if each["key"] == "papers")

        assert papers["accept"][0] == "application/pdf"
        assert (len(papers["accept"]), papers["max_bytes"], papers["most"]) == (2, 10 * 1024**2, 2)

    @pytest.mark.parametrize(
        ("answers", "path"),
        [
            ({"papers": [ONE, TWO, THREE]}, "papers"),
            ({"papers": [ONE, ONE]}, "papers"),
            ({"papers": ONE}, "papers"),
            ({"papers": ["x"]}, "papers"),
            ({"signed": [ONE]}, "signed"),
        ],
    )
    def test_refuses_with_a_sentence(self, answers, path):
        assert [path] == list(problems(answers))

    def test_is_content_with_what_fits(self):
        assert not problems({"papers": [ONE], "signed": TWO, "homes": [{"photos": [THREE]}]})


class TestReading:
    def test_takes_each_once_and_the_last_signature(self):
        data = QueryDict(mutable=True)
        data.setlist("papers", [ONE, ONE, TWO])
        data.setlist("signed", [ONE, TWO])
        data.setlist("homes.0.photos", [THREE])

        assert read(VISIT, data) == {
            "papers": [ONE, TWO], "signed": TWO, "homes": [{"photos": [THREE]}],
        }  # fmt: skip


class TestNaming:
    ANSWERS = {
        "door": ONE[:4], "papers": [ONE], "signed": TWO,
        "homes": [{"name": "李玥", "photos": [THREE]}, {"name": "王喆"}],
    }  # fmt: skip

    def test_finds_them_in_rows_too(self):
        assert ids_named(VISIT, self.ANSWERS) == {ONE, TWO, THREE}

    def test_takes_one_out_wherever_it_stands(self):
        left = self.ANSWERS
        for each in (ONE, TWO, THREE):
            left = without_upload(left, each)

        assert left == {"door": "0000", "homes": [{"name": "李玥"}, {"name": "王喆"}]}

    def test_compares_what_was_answered_without_them(self):
        assert without_files(VISIT.fields, self.ANSWERS) == {
            "door": "0000", "homes": [{"name": "李玥"}, {"name": "王喆"}],
        }  # fmt: skip

    @pytest.mark.parametrize(
        ("path", "key"),
        [
            ("papers", "papers"), ("homes.7.photos", "photos"), ("homes", "homes"),
            ("homes.x.photos", None), ("homes.0", None), ("door.0.x", None), ("", None),
        ],
    )  # fmt: skip
    def test_knows_the_field_at_a_path(self, path, key):
        found = field_at(VISIT.fields, path)

        assert (found and found["key"]) == key

    def test_never_takes_more_than_the_site(self, settings):
        settings.UPLOAD_MEGABYTES = 2

        assert limits_of(VISIT.fields[1]).most_bytes == 2 * 1024**2
