"""What only leave knows: reporting back, cancelling, correcting, withdrawing, and absences without a slip."""

from . import absence, cancel, correct, report_back, return_, withdraw  # noqa: F401  # importing registers
