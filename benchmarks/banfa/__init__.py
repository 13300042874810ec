"""Banfa as one side of a comparison, with the demo office and many slips waiting in it."""
