"""Dossiers as printed: each is set once and read by many tests."""

from collections.abc import Callable

import pytest

from dossiers.contents import Contents
from dossiers.render import render_dossier, render_slip
from tests.dossiers import matters
from tests.dossiers.printed import Printed

Print = Callable[[Contents], Printed]


@pytest.fixture(scope="session")
def printed() -> Print:
    """Print a dossier."""
    return lambda contents: Printed(render_dossier(contents))


@pytest.fixture(scope="session")
def printed_slip() -> Print:
    """Print a slip."""
    return lambda contents: Printed(render_slip(contents))


@pytest.fixture(scope="session")
def short_dossier(printed: Print) -> Printed:
    """Five days of leave, as printed."""
    return printed(matters.leave_of_five_days())


@pytest.fixture(scope="session")
def long_dossier(printed: Print) -> Printed:
    """Forty-five days of sick leave, as printed."""
    return printed(matters.sick_leave_of_45_days())


@pytest.fixture(scope="session")
def hard_dossier(printed: Print) -> Printed:
    """What is hard to print, as printed."""
    return printed(matters.leave_that_is_hard_to_print())


@pytest.fixture(scope="session")
def hard_slip(printed_slip: Print) -> Printed:
    """The slip of what is hard to print."""
    return printed_slip(matters.leave_that_is_hard_to_print())


@pytest.fixture(scope="session")
def slip_under_way(printed_slip: Print) -> Printed:
    """The slip of a matter that is still going on."""
    return printed_slip(matters.leave_under_way())
