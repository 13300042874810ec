"""请假一览: who is away when, what is left of each limit, and the register of slips."""
