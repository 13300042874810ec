"""The floor: a leave slip in bare Django, with as little code as the job needs."""
