"""What may come next in a game, how often, and with what."""

from typing import Any

from hypothesis import strategies as st

from .asking import asked

USERS = (
    "grid-worker", "grid-worker-2", "grid-head", "service-station", "service-centre",
    "community-secretary", "deputy-leader", "deputy-leader-2", "office-director",
    "party-secretary", "office-clerk", "office-clerk-2", "finance-clerk", "department",
    "hr-bureau", "org-department", "district-command",
)  # fmt: skip
POSTS = ("deputy-leader", "office-director", "office-clerk", "finance-clerk", "service-centre")
CHANGES = (
    "somebody_leaves_or_comes_back", "somebody_stands_in", "a_substitution_ends",
    "somebody_is_appointed", "somebody_is_dismissed", "the_route_is_published_anew",
)  # fmt: skip
MOST_MATTERS = 3

users, posts = st.sampled_from(USERS), st.sampled_from(POSTS)
which, nth = st.integers(0, MOST_MATTERS - 1), st.integers(0, 9)
changed = {"one": users, "other": users, "nth": nth, "post": posts}
#: What may come next: how often among a hundred, and with what.
COMMANDS: dict[str, tuple[int, dict[str, Any]]] = {
    "hand_in": (12, {"by": users, "what": asked, "twice": st.booleans()}),
    "go_on_from_a_leave": (2, {"which": which, "days": st.integers(1, 9)}),
    "act": (18, {"which": which, "code": st.integers(0, 99), "by": users, "other": users,
                 "nth": nth, "seen": st.integers(0, 3)}),
    "act_as_one_may": (46, {"which": which, "choice": st.integers(0, 200), "other": users,
                            "nth": nth}),
    "a_meeting_is_recorded": (2, {"by": users, "about": users}),
    "time_passes": (8, {"hours": st.sampled_from([1, 5, 24, 72, 200])}),
    **dict.fromkeys(CHANGES, (2, changed)),
}  # fmt: skip
often = [name for name, (share, _given) in COMMANDS.items() for _each in range(share)]
commands = st.sampled_from(often).flatmap(
    lambda name: st.tuples(st.just(name), st.fixed_dictionaries(COMMANDS[name][1]))
)
