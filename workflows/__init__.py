"""Workflows: what happens to a matter once it is handed in."""
