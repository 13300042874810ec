"""A table is read as offices write it; what is no table is refused with a sentence."""

from io import BytesIO
from zipfile import ZipFile

import pytest

from people.staffing.reading import NotATable, read_table

from .tables import GRID, HEADINGS, THREE, workbook


def read(file):
    return read_table(file, file.getbuffer().nbytes)


class TestATable:
    def test_is_read_by_its_headings_wherever_they_stand(self):
        rows = read(workbook(THREE, above=2))

        assert [row.get("name") for row in rows] == ["苏青", "丁宁", "韩梅"]
        assert rows[0].number == 4

    def test_may_name_its_columns_otherwise_and_in_another_order(self):
        file = workbook(
            [["网格员", "丁宁", 13900000002, "第1网格"]], ["职务", "姓 名", "联系电话", "部门"]
        )
        (row,) = read(file)

        assert row.cells == {
            "post": "网格员",
            "name": "丁宁",
            "phone": "13900000002",
            "unit": "第1网格",
        }

    def test_leaves_blank_rows_out(self):
        assert len(read(workbook([GRID, [None] * 8, GRID]))) == 2


def packed(**parts: bytes) -> BytesIO:
    file = BytesIO()
    with ZipFile(file, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    file.seek(0)
    return file


class TestWhatIsNoTable:
    @pytest.mark.parametrize(
        "file",
        [
            BytesIO(b""),
            BytesIO(b"MZ not a table"),
            packed(x=b"1"),
            workbook([]),
            workbook(THREE, ["甲", "乙"]),
        ],
        ids=["empty", "a program", "another archive", "no rows", "other headings"],
    )
    def test_is_refused_with_a_sentence(self, file):
        with pytest.raises(NotATable) as refused:
            read(file)
        assert str(refused.value).endswith("。")

    def test_may_not_be_too_large(self, monkeypatch):
        with pytest.raises(NotATable):
            read_table(workbook(THREE), 10**9)
        monkeypatch.setattr("people.staffing.reading.MOST_UNPACKED", 100)
        with pytest.raises(NotATable):
            read(workbook(THREE))
        monkeypatch.undo()
        monkeypatch.setattr("people.staffing.reading.MOST_ROWS", 3)
        with pytest.raises(NotATable):
            read(workbook([GRID] * 5, HEADINGS))
