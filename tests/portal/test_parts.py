"""Parts that every page rests on."""

import re
from pathlib import Path

import pytest
from django.conf import settings

from portal.icons import ICONS
from portal.paging import Page, _position
from portal.verdicts import _bar
from regulations.numbering import printed as printed_mark

TEMPLATES = [
    path
    for folder in ("portal", "schemas", "trail", "regulations")
    for path in sorted((Path(settings.BASE_DIR) / "templates" / folder).rglob("*.html"))
]


class TestIcons:
    def test_are_all_in_the_sprite(self) -> None:
        drawn = (Path(settings.BASE_DIR) / "static/portal/icons.svg").read_text()
        named = {
            name
            for path in TEMPLATES
            for name in re.findall(r'{% icon "([^"]+)" %}', path.read_text())
        }

        assert named <= set(ICONS)
        assert set(re.findall(r'symbol id="([^"]+)"', drawn)) == set(ICONS)


class TestPages:
    @pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
    def test_carry_neither_scripts_nor_styles_of_their_own(self, path: Path) -> None:
        text = path.read_text()

        assert not re.search(r"\sstyle=|\son[a-z]+=|javascript:", text)
        assert not re.search(r"<script(?! src=)", text)


class TestTheBarOfALimit:
    def test_ends_at_the_bound(self) -> None:
        bar = _bar({"before": 12.0, "now": 5.0, "bound": 60.0, "left": 43.0})

        assert (bar.before, bar.now, bar.left, bar.over) == ("12", "5", "43", "")
        assert (bar.used_length, bar.now_length) == ("20.00", "8.33")

    def test_ends_at_the_sum_beyond_the_bound(self) -> None:
        bar = _bar({"before": 55.0, "now": 6.5, "bound": 60.0, "left": 0.0})

        assert (bar.left, bar.over) == ("", "1.5")
        assert float(bar.used_length) + float(bar.now_length) == pytest.approx(100, abs=0.02)


class TestMarks:
    @pytest.mark.parametrize(
        ("mark", "level", "style", "printed"),
        [
            ("三", 1, "cn", "三、"),
            ("引言", 1, "cn", "引言"),
            ("2", 2, "cn", "2"),
            ("第一章", 1, "articles", "第一章"),
        ],
    )
    def test_are_printed_as_offices_do(
        self, mark: str, level: int, style: str, printed: str
    ) -> None:
        assert printed_mark(mark, level, style) == printed


class TestAKey:
    @pytest.mark.parametrize("given", ["", "x", "2026-09-14", "~3", "2026-09-14T09:00:00+08:00~x"])
    def test_that_is_none_is_no_position(self, given: str) -> None:
        assert _position(given) is None

    def test_stays_with_the_page(self) -> None:
        assert Page([1, 2], "k").mapped(str) == Page(["1", "2"], "k")
