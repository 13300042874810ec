"""What was handed in since a matter was sealed before."""

from forms.submissions.models import Submission

from .matter import Matter


def new_submissions(matter: Matter) -> list[Submission]:
    """What was handed in since it was sealed before: all of it where it never was."""
    if matter.sealed is None:
        return list(matter.handed_in)
    since = matter.new_traces[0].at if matter.new_traces else None
    return [each for each in matter.handed_in if since and each.at >= since]
