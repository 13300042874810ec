"""What this room tells higher ones, inside the transaction in which it happened."""

from django.dispatch import Signal

#: Sent with `row` (a substitution), `what` (a `Told`), `by` (a person, or None) and `at`.
substitution_arranged = Signal()

#: Sent with `person` (who is no longer active) and `at`.
person_left = Signal()
