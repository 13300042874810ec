"""Each worked case about leave, its limits and its pay stands among the examples that go to their end."""

from pathlib import Path

import pytest

from office.loading.files import read

FOLDER = Path(__file__).parent
#: Where a slip is handed in for real; the tables of pay and consequences ask rules alone.
TO_THEIR_END = ("*.yaml", "absences/*.yaml", "leave_pay/*.yaml")
ROUTES = (
    1, 2, 4, 5, 7, 8, 10, 11, 13, 14, 16, 17, 19, 20, 22, 23, 25, 26, 28, 29, 31, 32, 34, 35, 37,
    38, 40, 41, 43, 44,
)  # fmt: skip
LIMITS = (46, 47, 49, 50)
PAY = (52, 53, 55, 56, 58, 59, 61, 62, 64, 65, 67, 68, 70, 71, 73, 74)


def written() -> list[str]:
    """The numbers of the cases, as often as they are written."""
    files = [path for pattern in TO_THEIR_END for path in sorted(FOLDER.glob(pattern))]
    return [case["case"] for path in files for case in read(path)]


@pytest.mark.parametrize("numbers", [ROUTES, LIMITS, PAY], ids=["routes", "limits", "pay"])
def test_every_worked_case_goes_to_its_end(numbers):
    missing = {f"C{number:03}" for number in numbers} - set(written())

    assert not missing


def test_no_number_is_written_twice():
    found = written()

    assert sorted(found) == sorted(set(found))
