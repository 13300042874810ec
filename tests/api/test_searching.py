"""GET proceedings/?q=…: the same search as on the staff site, page by page."""

from collections.abc import Callable

import pytest

from .conftest import Api

Calling = Callable[[str], Api]


def serials(answer: dict) -> list[str]:
    """The serials of a page."""
    return [each["serial"] for each in answer["items"]]


class TestSearching:
    @pytest.mark.parametrize(
        ("given", "finds"),
        [
            ({"q": "房屋修缮"}, True),
            ({"q": "请假〔2026〕0001号"}, True),
            ({"q": "修", "kind": "leave", "state": "open", "unit": "grid-1"}, True),
            ({"from": "2026-09-14", "to": "2026-09-14"}, True),
            ({"unit": "community-1"}, True),
            ({"q": "卫星云图"}, False),
            ({"q": "%\x00😀'\""}, False),
            ({"state": "ended"}, False),
            ({"from": "2026-09-15"}, False),
            ({"to": "2026-09-13"}, False),
            ({"unit": "grid-2"}, False),
        ],
    )
    def test_finds_what_fits(
        self, api: Calling, asked: Callable[..., str], given: dict, finds: bool
    ) -> None:
        serial = asked()
        found = api("grid-worker").get("proceedings/", **given).json()
        assert serials(found) == ([serial] if finds else [])
        assert found["next"] is None

    def test_finds_nothing_of_others(self, api: Calling, asked: Callable[..., str]) -> None:
        asked()
        assert serials(api("grid-worker-2").get("proceedings/", q="房屋修缮").json()) == []

    def test_goes_on_behind_the_last_row(self, api: Calling, asked: Callable[..., str]) -> None:
        made = [asked(leave_type="sick") for _each in range(5)]
        leader, met, mark = api("deputy-leader"), [], {}
        while mark is not None:
            page = leader.get("proceedings/", q="修缮", limit=2, **mark).json()
            met += serials(page)
            mark = {"after": page["next"]} if page["next"] else None
        assert met == made[::-1]

    @pytest.mark.parametrize(
        ("name", "given"),
        [
            ("q", "修" * 201),
            ("unit", "没有的机构"),
            ("state", "x"),
            ("from", "14.9."),
            ("to", "2026-13-01"),
        ],
    )
    def test_says_what_is_amiss(self, api: Calling, name: str, given: str) -> None:
        answer = api("grid-worker").get("proceedings/", **{name: given})
        assert answer.status_code == 422
        assert name in answer.json()["errors"]

    @pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
    def test_bears_the_ends_of_the_calendar(self, api: Calling, day: str) -> None:
        answer = api("grid-worker").get("proceedings/", **{"from": day, "to": day})
        assert answer.status_code == 200
