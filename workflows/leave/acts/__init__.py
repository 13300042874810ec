"""What only leave knows: reporting back, cancelling, correcting, and absences without a slip."""

from . import absence, cancel, correct, report_back, return_  # noqa: F401  # importing registers
