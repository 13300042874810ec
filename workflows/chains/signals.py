"""What lower rooms tell higher ones, inside the act's transaction."""

from django.dispatch import Signal

#: Sent after every act with `proceeding` and `trace`; receivers enqueue, they never change the matter.
acted = Signal()
