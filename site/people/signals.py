"""What this room tells higher ones, inside the transaction in which it happened."""

from django.dispatch import Signal

#: Sent with `row` (a substitution), `what` (a `Told`), `by` (a person, or None) and `at`.
substitution_arranged = Signal()
