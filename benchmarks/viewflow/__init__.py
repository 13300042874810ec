"""Viewflow: the same leave slip and chain as that library's own manual would have one write it."""
